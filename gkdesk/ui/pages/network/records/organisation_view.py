"""The page of one organisation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.services.naming import sort_key
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Quality
from gkdesk.text.dates import format_month
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.records import organisation_forms as forms
from gkdesk.ui.pages.network.records.ending_words import ending_words
from gkdesk.ui.pages.network.records.history_card import HistoryCard
from gkdesk.ui.pages.network.records.merge_action import MergeAction
from gkdesk.ui.pages.network.records.new_tie_form import NewTieForm
from gkdesk.ui.pages.network.records.seat_words import show_seats
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.known_names import known_names
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import Label, LinkButton, Role, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkdesk.services.register.contact_fields import (
        ContactRow,
        OrganisationFields,
        OrganisationView,
    )
    from gkdesk.services.register.cooperation_history import HistoryRow
    from gkdesk.services.register.cooperations import CooperationRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

KIND = RecordKind.ORGANISATION
AREA_OF_KIND = "Der Bereich ist ein Vorschlag nach der Art der Organisation."
CONTACT_AT = "contact_person.at"
"""Asks the section Ansprechpersonen for a new one at this organisation."""


class OrganisationDetail(RecordView):
    """One organisation with its people, its cooperations, its bodies and its offers."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form = self._group("", partial(forms.organisation_form, lookup))
        self.standing = self._group(".standing", partial(forms.standing_form, lookup))
        self.mandate = self._group(".mandate", forms.mandate_form)
        self.hints = self._group(".hints", forms.hints_form)
        self.notes = self._group(".notes", forms.notes_form)
        self.served: GroupForm[forms.Served] = GroupForm(
            context,
            partial(forms.served_form, lookup),
            key=f"{KIND.value}.served",
            save=self._save_served,
        )
        self.known = DuplicateHint(context, partial(known_names, context, KIND), icon="building")
        self.people, self.ties, self.bodies, self.offers = (LinksCard() for _ in range(4))
        self.area_of_kind = Label(AREA_OF_KIND, Role.QUIET, wrap=True)
        self.tasks = TasksCard(context, KIND)
        self.history = HistoryCard()
        self.add = LinkButton("Ansprechperson anlegen", "plus")
        self.add_tie = LinkButton("Kooperation eintragen", "plus")
        self.new_tie = self.parts.add_form("new_tie", NewTieForm(context, lookup))
        self.merge_action = MergeAction(self, KIND)
        self._fill()
        self._connect()

    def load(self, ref: int) -> None:
        workspace, key = self.context.workspace, OrganisationId(ref)
        organisation = workspace.organisations.detail(key)
        history = workspace.organisations.history(key)
        self._say(organisation, history)
        if self.known.own != ref:
            self.known.begin(ref)
        for group in (self.form, self.standing, self.mandate, self.hints, self.notes):
            group.show_value(ref, organisation.fields)
        self._say_area(organisation.fields)
        self.veil.show_if_needed()
        self.served.show_value(ref, forms.Served(workspace.organisations.serves(key)))
        self._show_people(organisation.contacts)
        self._show_ties(key, workspace.cooperations.rows(organisation_id=key))
        self.new_tie.show_record(ref)
        seats = workspace.bodies.seats_of_organisation(key)
        show_seats(self.bodies, seats, person=self._seat_name)
        offers = workspace.offers.rows(organisation_id=key)
        self.offers.show_links(
            "Angebote",
            "Noch kein Angebot eingetragen.",
            RecordKind.OFFER,
            [(row.id, joined(row.name, row.field)) for row in offers],
        )
        self.tasks.show_about(ref, organisation.fields.name)
        self.history.show_rows(history)

    def confirm(self) -> Outcome:
        return self.context.workspace.organisations.confirm(OrganisationId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.organisations.end(OrganisationId(self.ref or 0))

    def end_words(self) -> str:
        return ending_words(self.context.workspace, self.ref or 0)

    def reopen(self) -> Outcome:
        return self.context.workspace.organisations.reopen(OrganisationId(self.ref or 0))

    def _group(
        self, part: str, make: Callable[[OrganisationFields | None], FormSpec[OrganisationFields]]
    ) -> GroupForm[OrganisationFields]:
        return GroupForm(self.context, make, key=f"{KIND.value}{part}", save=self._save)

    def _fill(self) -> None:
        body = self.parts.body
        own = self.parts.add_group("organisation", self.form, title="Angaben")
        own.body.addWidget(self.known)
        body.addWidget(own)
        notes = self.parts.add_group("notes", self.notes)
        self.veil = Veil(self.context, self.notes)
        notes.body.addWidget(self.veil)
        standing = self.parts.add_group("standing", self.standing)
        standing.body.insertWidget(standing.body.count() - 1, self.area_of_kind)
        self.people.head.addWidget(self.add)
        self.ties.head.addWidget(self.add_tie)
        self.ties.body.insertWidget(1, self.new_tie)  # below the title
        for card in (
            self.people,
            self.ties,
            standing,
            self.parts.add_group("served", self.served),
            self.parts.add_group("mandate", self.mandate),
            self.parts.add_group("hints", self.hints),
            notes,
            self.bodies,
            self.offers,
            self.tasks,
            self.history,
        ):
            body.addWidget(card)
        body.addStretch(1)

    def _connect(self) -> None:
        for card in (self.people, self.ties, self.bodies, self.offers, self.tasks):
            card.wanted.connect(self.record_wanted)
        self.add.clicked.connect(self._on_add_clicked)
        self.add_tie.clicked.connect(self.new_tie.begin)
        self.new_tie.closed.connect(self.add_tie.setFocus)
        self.new_tie.written.connect(self._on_new_tie_written)
        self.form.typed.connect(self._on_form_typed)
        self.known.chosen.connect(self._on_known_chosen)

    def _say(self, organisation: OrganisationView, history: Sequence[HistoryRow]) -> None:
        fields = organisation.fields
        since = _since(history)
        self.header.say(
            fields.name,
            "",
            joined(fields.short_name, organisation.kind, organisation.municipality, since),
        )
        self.say_state(
            organisation.verified_on,
            organisation.ended_on,
            only_entered=organisation.only_entered,
            more=[
                *([(word(fields.area), Tone.QUIET, "network")] if fields.area else []),
                *([(fields.phone, Tone.QUIET, "phone")] if fields.phone else []),
            ],
        )

    def _say_area(self, fields: OrganisationFields) -> None:
        """Say of the area that it is the one which the kind brings with it."""
        proposed = self.lookup.area_of(fields.kind)
        self.area_of_kind.setVisible(proposed is not None and fields.area is proposed)

    def _show_people(self, rows: Sequence[ContactRow]) -> None:
        """Show whom to call; names of private persons and all numbers are not for a guest."""
        veiled = self.context.privacy.is_on()
        people = [
            (row.id, VEILED if veiled and row.private else joined(row.name, row.function))
            if veiled
            else (row.id, joined(row.name, row.function, row.phone))
            for row in rows
        ]
        self.people.show_links(
            "Ansprechpersonen", "Noch niemand eingetragen.", RecordKind.CONTACT_PERSON, people
        )

    def _show_ties(self, own: OrganisationId, rows: Sequence[CooperationRow]) -> None:
        found = sorted(((sort_key(row.other(own)), row) for row in rows), key=_by_name)
        self.ties.show_links(
            "Kooperationen",
            "Noch keine Kooperation eingetragen.",
            RecordKind.COOPERATION,
            [(row.id, self._tie_words(own, row)) for _, row in found],
        )

    def _tie_words(self, own: OrganisationId, row: CooperationRow) -> str:
        unclear = row.quality is Quality.TO_CLARIFY and not self.context.privacy.is_on()
        quality = word(Quality.TO_CLARIFY) if unclear else ""
        return joined(row.other(own), word(row.intensity), word(row.basis), quality)

    def _seat_name(self, ref: int | None, name: str) -> str:
        veiled = self.context.privacy.is_on() and self.lookup.is_private(ref)
        return VEILED if veiled else name

    def _save(self, ref: int, value: OrganisationFields) -> Outcome:
        return self.context.workspace.organisations.save(OrganisationId(ref), value)

    def _save_served(self, ref: int, value: forms.Served) -> Outcome:
        organisations = self.context.workspace.organisations
        return organisations.save_catchment(OrganisationId(ref), value.municipalities)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.record_wanted.emit(CONTACT_AT, self.ref)

    @Slot(object)
    def _on_new_tie_written(self, ref: int) -> None:
        self.record_wanted.emit(RecordKind.COOPERATION.value, ref)

    @Slot()
    def _on_form_typed(self) -> None:
        name, _ = self.form.form.focused_field()
        if name in ("name", "phone", "email"):
            self.known.look_for(**{name: dict(self.form.form.raw())[name]})

    @Slot(object)
    def _on_known_chosen(self, ref: int) -> None:
        self.record_wanted.emit(KIND.value, ref)


def _since(history: Sequence[HistoryRow]) -> str:
    """Say since when it takes part; an end without a beginning shows only that it did before."""
    first = min((row.when for row in history), default=None)
    if first is None or not any(row.begins for row in history if row.when == first):
        return ""
    return f"im Netzwerk seit {format_month(first)}"


def _by_name(entry: tuple[str, CooperationRow]) -> tuple[str, int]:
    return entry[0], entry[1].id
