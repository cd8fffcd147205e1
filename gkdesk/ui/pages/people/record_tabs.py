"""The tabs that are made of lists: log, plan, language and work, papers, net."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from gkdesk.services.clients import fields
from gkdesk.text.ids import ClientId
from gkdesk.text.wording.records import number_words
from gkdesk.ui.pages.people import part_forms as forms
from gkdesk.ui.pages.people.case_lists import (
    education_list,
    note_list,
    permit_list,
    phase_list,
)
from gkdesk.ui.pages.people.case_texts import SECOND_PERMIT, holding_permits
from gkdesk.ui.pages.people.client_forms import german_form
from gkdesk.ui.pages.people.detail_tab import DetailTab
from gkdesk.ui.pages.people.note_line import NoteLine
from gkdesk.ui.pages.people.part_lists import (
    finish_follow_up,
    finish_step,
    part_kit,
    part_list,
    save_lead,
    step_form_for,
)
from gkdesk.ui.pages.people.passed_on import PassedOnCard
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.row_text import RowText, joined, span
from gkdesk.ui.widgets import Card, IconText, Role

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

NOTE = "note"


class LogTab(DetailTab):
    """Verlauf: the one-line entry, follow-ups, everything that was."""

    part: ClassVar[str] = "log"
    title: ClassVar[str] = "Verlauf"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.note = NoteLine(context)
        card = Card("Neue Gesprächsnotiz")
        card.body.addWidget(self.note)
        kit = part_kit(context, lookup, fields.FollowUp, forms.follow_up_form)
        self.follow_ups: RecordList[fields.FollowUp] = RecordList(
            context,
            dataclasses.replace(
                kit, done=partial(finish_follow_up, context), done_name="Wiedervorlage erledigt"
            ),
        )
        self.contacts = part_list(context, lookup, fields.ContactEntry, forms.contact_entry_form)
        self.notes = note_list(context, lookup)
        self.phases = phase_list(context, lookup)
        self.body.addWidget(card)
        self.body.addWidget(self.add_list("follow_ups", self.follow_ups))
        self.body.addWidget(self.add_list("contacts", self.contacts))
        self.body.addWidget(self.add_list("notes", self.notes))
        self.body.addWidget(self.add_list("phases", self.phases))
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self.note.show_client(client.id)
        self.follow_ups.show_rows(client.id, client.follow_ups)
        self.contacts.show_rows(client.id, client.contacts)
        self.notes.show_rows(client.id, client.notes)
        self.phases.show_rows(client.id, client.phases)

    def keep_drafts(self) -> None:
        super().keep_drafts()
        self.note.keep_draft()

    def focused_field(self) -> tuple[str, int]:
        cursor = self.note.cursor_place()
        return (NOTE, cursor) if cursor >= 0 else super().focused_field()

    def focus_field(self, path: str, cursor: int = -1) -> None:
        if path == NOTE:
            self.note.focus(cursor)
        else:
            super().focus_field(path, cursor)

    def focus_first(self) -> None:
        self.note.focus()

    def holds(self, name: str) -> bool:
        return self.note.holds(name) or super().holds(name)

    def show_draft(self, name: str, part: str) -> bool:
        if not self.note.holds(name):
            return super().show_draft(name, part)
        self.note.focus()
        return bool(self.note.line.text())


class PlanTab(DetailTab):
    """Plan: goals in the person's own words, and the steps towards them."""

    part: ClassVar[str] = "plan"
    title: ClassVar[str] = "Plan"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.goals = part_list(context, lookup, fields.Goal, self._goal_form)
        kit = part_kit(context, lookup, fields.Step, self._step_form)
        self.steps: RecordList[fields.Step] = RecordList(
            context,
            dataclasses.replace(
                kit, done=partial(finish_step, context), done_name="Schritt erledigt"
            ),
        )
        self.body.addWidget(self.add_list("goals", self.goals))
        self.body.addWidget(self.add_list("steps", self.steps))
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self.goals.show_rows(client.id, _with_parts(client.goals))
        self.steps.show_rows(client.id, sorted(client.steps, key=_open_first))

    def focus_first(self) -> None:
        self.steps.add.setFocus()

    def _goal_form(self, lookup: OfficeLookup, row: fields.Goal | None) -> FormSpec[fields.Goal]:
        return forms.goal_form(lookup, row, self.goals.rows())

    def _step_form(self, _lookup: OfficeLookup, row: fields.Step | None) -> FormSpec[fields.Step]:
        return step_form_for(self.goals.rows, row)


class LanguageTab(DetailTab):
    """Sprache und Arbeit: the level of German, courses, permits for them, education and work."""

    part: ClassVar[str] = "language"
    title: ClassVar[str] = "Sprache und Arbeit"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.german: GroupForm[fields.GermanLevel] = GroupForm(
            context, german_form, key="client.german", save=self._save_german
        )
        self.courses = part_list(context, lookup, fields.Course, forms.course_form)
        self.body.addWidget(self.add_group("german", self.german, title="Niveau und Ziel"))
        self.permits = permit_list(context, lookup)
        self.education = education_list(context, lookup)
        self.twice = IconText("warn", SECOND_PERMIT, Role.WARN, icon_color="warn", wrap=True)
        self.twice.setAccessibleName(SECOND_PERMIT)
        self.permits.body.insertWidget(1, self.twice)
        self.body.addWidget(self.add_list("courses", self.courses))
        self.body.addWidget(self.add_list("permits", self.permits))
        self.body.addWidget(self.add_list("education", self.education))
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self.german.show_value(client.id, client.german)
        self.courses.show_rows(client.id, client.courses)
        self.permits.show_rows(client.id, client.permits)
        self.education.show_rows(client.id, client.education)
        today = self.context.workspace.clock.today()
        self.twice.setVisible(holding_permits(client.permits, today) > 1)

    def focus_first(self) -> None:
        self.german.form.focus_field("reached")

    def _save_german(self, ref: int, level: fields.GermanLevel) -> Outcome:
        return self.context.workspace.clients.save_german(ClientId(ref), level)


class PapersTab(DetailTab):
    """Papiere: status and legal area with their history, papers, and what was passed on."""

    part: ClassVar[str] = "papers"
    title: ClassVar[str] = "Papiere"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.statuses = part_list(context, lookup, fields.StatusEntry, forms.status_form)
        self.legal_areas = part_list(context, lookup, fields.LegalAreaEntry, forms.legal_area_form)
        self.papers = part_list(context, lookup, fields.Paper, forms.paper_form)
        self.passed_on = PassedOnCard()
        for name, records in (
            ("statuses", self.statuses),
            ("papers", self.papers),
            ("legal_areas", self.legal_areas),
        ):
            self.body.addWidget(self.add_list(name, records))
        self.body.addWidget(self.passed_on)
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self.statuses.show_rows(client.id, client.statuses)
        self.legal_areas.show_rows(client.id, client.legal_areas)
        self.papers.show_rows(client.id, client.papers)
        register = self.context.workspace.disclosures
        self.passed_on.show_entries(register.of(client.id), register.gaps(client.id))

    def focus_first(self) -> None:
        self.statuses.add.setFocus()

    def focus_passed_on(self) -> None:
        """Go to the Weitergabe-Verzeichnis."""
        self.passed_on.lines.setFocus()
        self.show_focused()


class NetTab(DetailTab):
    """Netz: who helps and with what, and who leads the case."""

    part: ClassVar[str] = "net"
    title: ClassVar[str] = "Netz"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._client: ClientDetail | None = None
        kit = part_kit(context, lookup, fields.Helper, forms.helper_form)
        self.helpers: RecordList[fields.Helper] = RecordList(
            context, dataclasses.replace(kit, text=self._helper_text)
        )
        lead_kit = part_kit(context, lookup, fields.Lead, forms.lead_form)
        self.leads: RecordList[fields.Lead] = RecordList(
            context,
            dataclasses.replace(lead_kit, text=self._lead_text, save=partial(save_lead, context)),
        )
        self.body.addWidget(self.add_list("helpers", self.helpers))
        self.body.addWidget(self.add_list("leads", self.leads))
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self._client = client
        self.helpers.show_rows(client.id, [helper.link for helper in client.helpers])
        self.leads.show_rows(client.id, [view.lead for view in client.leads])

    def focus_first(self) -> None:
        self.helpers.add.setFocus()

    def _helper_text(self, link: fields.Helper) -> RowText:
        views = () if self._client is None else self._client.helpers
        contact = next((view.contact for view in views if view.link.id == link.id), None)
        if contact is None:
            return RowText(link.what_for)
        entered = contact.fields
        where = contact.organisation_short or contact.organisation
        email = number_words(entered.email, private=entered.email_private or entered.private)
        line = joined(link.what_for, where, *entered.numbers()[:1], email)
        return RowText(contact.name, line, done=contact.ended_on is not None)

    def _lead_text(self, lead: fields.Lead) -> RowText:
        views = () if self._client is None else self._client.leads
        view = next((view for view in views if view.lead.id == lead.id), None)
        if view is None:
            return RowText("")
        title = joined(view.organisation_name, view.contact_name)
        past = lead.until is not None and lead.until < self.context.workspace.clock.today()
        return RowText(title, "", span(lead.since, lead.until), done=past)


def _with_parts(goals: tuple[fields.Goal, ...]) -> tuple[fields.Goal, ...]:
    """Return every main goal followed by what belongs to it."""
    found: list[fields.Goal] = []
    for goal in goals:
        if goal.parent_id is None:
            found.append(goal)
            found.extend(each for each in goals if each.parent_id == goal.id)
    return (*found, *(goal for goal in goals if goal not in found))


def _open_first(step: fields.Step) -> tuple[bool, bool, str]:
    until = step.until.isoformat() if step.until else ""
    return step.done_on is not None, step.until is None, until
