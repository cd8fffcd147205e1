"""The card of an organisation: people, notices, cooperations, bodies, offers, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.network import FormalBasis, Intensity, Ring
from gkdesk.text.dates import format_day_bare, format_month
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import NO_AREA, ring_word
from gkdesk.ui.pages.network.overview.card import RecordCard
from gkdesk.ui.pages.network.overview.card_rows import LinkRow, PersonRow, RowsOfCard, TieRow
from gkdesk.ui.pages.network.overview.table_rows import serves
from gkdesk.ui.pages.network.sections import opens
from gkdesk.ui.records.row_text import due_text
from gkdesk.ui.widgets import (
    Banner,
    Kind,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QVBoxLayout

    from gkdesk.network.graph import Actor, Person, Tie
    from gkdesk.ui.pages.network.overview.actions import OverviewActions
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

FOCUS, LEAVE = "Im Fokus zeigen", "Fokus verlassen"
NO_BODY = "in keinem Gremium eingetragen"
NO_CATCHMENT = "kein Einzugsgebiet eingetragen"
NOBODY = "Keine Ansprechperson eingetragen."
ONLY_ONE = "Nur über eine Person erreichbar."
NO_DEPUTY = "Vertretung ist nicht eingetragen."
HIDDEN = "Im Sichtschutz ohne Namen."
_PLACES = 3
"""Municipalities that are named one by one."""


class OrganisationCard(RecordCard):
    """What one sees of an organisation beside the map."""

    def __init__(self, context: PageContext, state: NetworkState, actions: OverviewActions) -> None:
        super().__init__(context, state, actions)
        self.focus = PrimaryButton(FOCUS)
        self.edit = PlainButton("Bearbeiten")
        self.add_button(self.focus)
        self.add_button(self.edit)
        self.focus.clicked.connect(actions.show_focus)
        self.edit.clicked.connect(actions.edit_wanted)

    def show_actor(self, actor: Actor) -> None:
        """Show an organisation as it stands."""
        area = word(actor.area) if actor.area else NO_AREA
        detail = self.context.workspace.organisations.detail(OrganisationId(actor.id))
        line = self._line(actor, is_ring_entered=detail.fields.ring is not None)
        self.say_head(area, actor.name, line, area=actor.area)
        self.say_checked(actor.verified_on, stale=actor.is_stale, only_entered=detail.only_entered)
        body = self.begin()
        self._add_people(body, actor)
        notice = self._notice(actor)
        if notice:
            body.addWidget(Banner(notice, Kind.WARN))
        self._add_ties(body, actor)
        self._add_bodies(body, actor)
        self._add_offers(body, actor)
        self._add_tasks(body, actor)
        body.addStretch(1)

    def _line(self, actor: Actor, *, is_ring_entered: bool) -> str:
        """Say what was entered, and name what was not: the map assumes a ring and a catchment."""
        network = self.state.network()
        ring = ring_word(actor.ring, network.core_word, network.alliance_word)
        if actor.ring is Ring.WIDER and not is_ring_entered:
            ring = NO_BODY
        since = self._since(actor) if actor.ring is Ring.CORE else None
        lookup = self.state.lookup
        areas = [lookup.entry(CodeList.LEGAL_AREA, code) for code in actor.legal_areas]
        where = serves(actor, lookup) if actor.municipalities else NO_CATCHMENT
        if len(actor.municipalities) > _PLACES:
            where = f"{len(actor.municipalities)} Gemeinden"
        pieces = [f"{ring} seit {since}" if since else ring, *areas, where]
        return ", ".join(pieces)

    def _since(self, actor: Actor) -> int | None:
        """Return the year since which it sits in a core group without a gap."""
        network = self.state.network()
        years = [
            seat.seat.since.year
            for group in network.groups
            if group.kind in network.core_kinds
            for seat in self.context.workspace.bodies.detail(group.id).seats
            if seat.is_present and seat.seat.since and seat.seat.organisation_id == actor.id
        ]
        return min(years, default=None)

    @staticmethod
    def _notice(actor: Actor) -> str:
        """Say in plain words what is missing."""
        people = actor.people
        if not people:
            return NOBODY
        if len(people) > 1:
            return ""
        return ONLY_ONE if people[0].has_deputy else f"{ONLY_ONE}\n{NO_DEPUTY}"

    def _add_people(self, body: QVBoxLayout, actor: Actor) -> None:
        if not actor.people:
            return
        if self.context.privacy.is_on():
            count = len(actor.people)
            words = "1 Ansprechperson" if count == 1 else f"{count} Ansprechpersonen"
            body.addWidget(Label(f"{words}. {HIDDEN}", Role.QUIET, wrap=True))
            return
        detail = self.context.workspace.organisations.detail(OrganisationId(actor.id))
        phones = {row.id: row.phone for row in detail.contacts}
        people = sorted(actor.people, key=_is_not_fixed)
        rows = [(person.id, _person_row(person, phones.get(person.id, ""))) for person in people]
        card = RowsOfCard("", rows, most=2)
        card.setAccessibleName("Ansprechpersonen")
        card.wanted.connect(self._on_people_wanted)
        body.addWidget(card)

    def _add_ties(self, body: QVBoxLayout, actor: Actor) -> None:
        network = self.state.network()
        names = self.state.lookup.organisation_names()
        own = [tie for tie in network.ties if actor.id in (tie.first, tie.second)]
        own.sort(key=_closest)
        shows_quality = not self.context.privacy.is_on()
        rows = [
            (tie.id, _tie_row(tie, names[_other(tie, actor)], shows_quality=shows_quality))
            for tie in own
        ]
        caption = "1 Kooperation" if len(own) == 1 else f"{len(own) or 'Keine'} Kooperationen"
        card = RowsOfCard(caption, rows)
        card.wanted.connect(self._on_ties_wanted)
        body.addWidget(card)
        add = LinkButton("Neue Kooperation", "plus")
        add.clicked.connect(self.steps.begin_cooperation)
        body.addWidget(add)

    def _add_bodies(self, body: QVBoxLayout, actor: Actor) -> None:
        groups = [
            (group.id, group.name)
            for group in self.state.network().groups
            if any(seat.organisation == actor.id for seat in group.seats)
        ]
        self._add_links(body, "Gremien", RecordKind.BODY, groups)

    def _add_offers(self, body: QVBoxLayout, actor: Actor) -> None:
        offers = [
            (offer.id, offer.name)
            for offer in self.state.network().offers
            if offer.provider == actor.id
        ]
        self._add_links(body, "Angebote", RecordKind.OFFER, offers)

    def _add_tasks(self, body: QVBoxLayout, actor: Actor) -> None:
        workspace, today = self.context.workspace, self.context.workspace.clock.today()
        tasks = workspace.tasks.rows(about=(RecordKind.ORGANISATION.value, actor.id))
        if not tasks:
            return
        body.addWidget(Label("Offene Aufgaben", Role.CAPTION))
        for task in tasks:
            due = task.fields.due_on
            words = f"{task.fields.what}, {due_text(due, today)}" if due else task.fields.what
            late = due is not None and due <= today
            body.addWidget(Label(words, Role.WARN if late else Role.BODY, wrap=True))

    def _add_links(
        self, body: QVBoxLayout, caption: str, kind: RecordKind, found: Iterable[tuple[int, str]]
    ) -> None:
        """Name records, as links where a section opens them."""
        found = list(found)
        if not found:
            return
        if not opens(kind):
            body.addWidget(Label(caption, Role.CAPTION))
            for _, name in found:
                body.addWidget(Label(name, wrap=True))
            return
        card = RowsOfCard(caption, [(ref, LinkRow(name)) for ref, name in found])
        card.setProperty("of", kind.value)
        card.wanted.connect(self._on_links_wanted)
        body.addWidget(card)

    @Slot(object)
    def _on_people_wanted(self, ref: int) -> None:
        self.context.navigate(RecordKind.CONTACT_PERSON.value, ref)

    @Slot(object)
    def _on_ties_wanted(self, ref: int) -> None:
        self.state.choose(RecordKind.COOPERATION, ref)

    @Slot(object)
    def _on_links_wanted(self, ref: int) -> None:
        card = self.sender()
        if card is not None:
            self.context.navigate(str(card.property("of")), ref)


def tie_words(tie: Tie) -> str:
    """Say a cooperation in a few words: `eng, Protokoll`, `sehr eng, bis 12/2027`."""
    words = [word(Intensity(tie.intensity))]
    if tie.runs_until:
        words.append(f"bis {format_month(tie.runs_until)}")
    elif tie.basis is not FormalBasis.LIVED:
        words.append(word(tie.basis))
    if tie.is_stale:
        when = format_day_bare(tie.verified_on) if tie.verified_on else "nie"
        words.append(f"zuletzt geprüft {when}")
    return ", ".join(words)


def _tie_row(tie: Tie, name: str, *, shows_quality: bool) -> TieRow:
    quality = tie.quality if shows_quality else None
    return TieRow(name, tie_words(tie), tie.basis, Intensity(tie.intensity), quality)


def _person_row(person: Person, phone: str) -> PersonRow:
    title = person.name
    if person.function and person.function != person.name:
        title = f"{person.name}, {person.function}"
    fixed = "feste Ansprechperson" if person.is_fixed else ""
    return PersonRow(title, ", ".join(filter(None, (phone, fixed))))


def _other(tie: Tie, actor: Actor) -> OrganisationId:
    return tie.second if tie.first == actor.id else tie.first


def _closest(tie: Tie) -> tuple[int, int]:
    return (-tie.intensity, tie.id)


def _is_not_fixed(person: Person) -> bool:
    return not person.is_fixed
