"""The page of one structural issue: theme, way, outcome, the cases behind it, its meetings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction

from gkdesk.services.meetings.fields import Item
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import IssueRoute, ItemKind
from gkdesk.text.dates import format_day, format_day_bare
from gkdesk.text.ids import IssueId, MeetingId
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import Choice, FormSpec
from gkdesk.ui.pages.conferences.issues.cases import OPEN, CasesList
from gkdesk.ui.pages.conferences.issues.forms import (
    BackingCase,
    OnAgenda,
    agenda_form,
    outcome_form,
    way_form,
    what_form,
)
from gkdesk.ui.pages.conferences.pane import AHEAD
from gkdesk.ui.pages.conferences.words import counted
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.structural.fields import IssueFields
    from gkdesk.services.structural.issues import IssueView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

ON_AGENDA = "Auf eine Tagesordnung"
NOT_YET = "Steht auf keiner Tagesordnung."
ROUTE_TONES: dict[IssueRoute, tuple[Tone, str]] = {
    IssueRoute.OPEN: (Tone.WARN, "warn"),
    IssueRoute.NEW_GROUP: (Tone.ACCENT, "people"),
    IssueRoute.EXISTING_GROUP: (Tone.ACCENT, "conference"),
    IssueRoute.BACK: (Tone.WARN, "undo"),
    IssueRoute.REJECTED: (Tone.QUIET, "cross"),
    IssueRoute.REGULAR_WORK: (Tone.OK, "check"),
}


class AgendaForm(OneOffForm[OnAgenda]):
    """Ask which meeting takes the issue up."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "structural_issue.agenda")

    def spec(self) -> FormSpec[OnAgenda]:
        return agenda_form(self._meetings())

    def start(self) -> OnAgenda:
        return OnAgenda()

    def write(self, ref: int, value: OnAgenda) -> Outcome:
        item = Item(ItemKind.STRUCTURAL, structural_id=IssueId(ref), minutes=value.minutes)
        meeting = MeetingId(value.meeting_id or 0)
        return self._context.workspace.agenda.save_item(meeting, item)

    def _meetings(self) -> tuple[Choice, ...]:
        """Return the meetings that are ahead, the soonest first."""
        rows = [row for row in self._context.workspace.meetings.rows() if row.state in AHEAD]
        return tuple(
            Choice(row.id, joined(format_day(row.on), row.title)) for row in reversed(rows)
        )


class IssueDetail(RecordView):
    """One structural issue; `print_wanted` when the list of all is to be printed."""

    print_wanted = Signal()

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.what = self._group("what", partial(what_form, lookup))
        self.agenda = AgendaForm(context)
        self.way = self._group("way", partial(way_form, lookup))
        self.outcome = self._group("outcome", outcome_form)
        self.cases = CasesList(context)
        self.meetings = LinksCard()
        self.body = LinksCard()
        self.print_action = QAction("Liste der Strukturthemen drucken", self)
        self._fill()

    def load(self, ref: int) -> None:
        issue = self.context.workspace.issues.detail(IssueId(ref))
        self._say(issue)
        for group in (self.what, self.way, self.outcome):
            group.show_value(issue.id, issue.fields)
        self.agenda.show_record(issue.id)
        self.cases.show_issue(issue.id)
        self._show_links(issue)

    def end(self) -> Outcome:
        return self.context.workspace.issues.close(IssueId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.issues.reopen(IssueId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.issues.remove(IssueId(self.ref or 0))

    def _fill(self) -> None:
        self.header.set_action(ON_AGENDA, "plus")
        self.header.button.setAccessibleDescription("")
        self.end_action.setText("Abschließen: nichts mehr zu tun")
        self.remove_action.setVisible(True)
        self.header.menu.insertAction(self.end_action, self.print_action)
        self.print_action.triggered.connect(self.print_wanted)
        body = self.parts.body
        body.insertWidget(0, self.parts.add_form("agenda", self.agenda))
        body.addWidget(self.parts.add_list("case", self.cases))
        for card in (self.meetings, self.body):
            body.addWidget(card)
            card.wanted.connect(self.record_wanted)
        body.addStretch(1)
        self.cases.move_wanted.connect(self._on_cases_move_wanted)

    def _group(
        self, name: str, make: Callable[[IssueFields | None], FormSpec[IssueFields]]
    ) -> GroupForm[IssueFields]:
        key = f"{RecordKind.STRUCTURAL_ISSUE.value}.{name}"
        form: GroupForm[IssueFields] = GroupForm(self.context, make, key=key, save=self._save)
        self.parts.body.addWidget(self.parts.add_group(name, form))
        return form

    def _say(self, issue: IssueView) -> None:
        fields = issue.fields
        self.header.say(fields.theme, "", joined(word(fields.kind), issue.field, issue.body))
        tags = [(word(fields.route), *ROUTE_TONES[fields.route])]
        if issue.closed_on is not None:
            closed = f"abgeschlossen am {format_day_bare(issue.closed_on)}"
            tags.insert(0, (closed, Tone.QUIET, "flag"))
        elif fields.review_on is not None:
            late = fields.review_on < self.context.workspace.clock.today()
            mark = (Tone.WARN, "warn") if late else (Tone.QUIET, "clock")
            tags.append((f"wieder ansehen am {format_day_bare(fields.review_on)}", *mark))
        tags.append((counted(issue.own_cases, "Fall", "Fälle"), Tone.QUIET, "person"))
        if issue.noted_on is not None:
            tags.append((f"vermerkt am {format_day_bare(issue.noted_on)}", Tone.QUIET, "note"))
        self.header.show_tags(tags)
        self.header.button.setVisible(issue.closed_on is None)
        self.end_action.setVisible(issue.closed_on is None)
        self.reopen_action.setVisible(issue.closed_on is not None)

    def _show_links(self, issue: IssueView) -> None:
        work, fields = self.context.workspace, issue.fields
        there = set(work.issues.agendas(issue.id))
        if fields.meeting_id is not None:
            there.add(fields.meeting_id)
        links = []
        for row in work.meetings.rows():
            if row.id in there:
                seen = "hier gesehen" if row.id == fields.meeting_id else ""
                links.append((row.id, joined(format_day(row.on), row.title, seen)))
        self.meetings.show_links("Sitzungen", NOT_YET, RecordKind.MEETING, links)
        body = () if fields.body_id is None else ((fields.body_id, issue.body),)
        self.body.show_links("Gremium", "", RecordKind.BODY, body)
        self.body.setVisible(bool(body))

    def _save(self, ref: int, value: IssueFields) -> Outcome:
        return self.context.workspace.issues.save(IssueId(ref), value)

    @Slot()
    def _on_header_acted(self) -> None:
        self.agenda.begin()

    @Slot(object, str)
    def _on_cases_move_wanted(self, row: BackingCase, what: str) -> None:
        if what == OPEN:
            self.record_wanted.emit(RecordKind.CLIENT.value, row.client_id)
