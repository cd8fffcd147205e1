"""The page of one body: what it is for, who sits in it, when it met."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from gkdesk.services.naming import sort_key
from gkdesk.services.register.bodies import count_members
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import BodyState
from gkdesk.text.dates import format_day, format_day_bare
from gkdesk.text.ids import BodyId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.network.bodies.body_forms import (
    Seat,
    body_form,
    mandate_form,
    meeting_form,
    seat_form,
)
from gkdesk.ui.pages.network.sections import SECTIONS
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.pages.registry import spec_for_kind
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_list import RecordKit, RecordList
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import RowText, joined, span
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import LinkButton, Tone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Mapping

    from gkdesk.services.meetings.views import MeetingRow
    from gkdesk.services.register.bodies import BodyView, SeatView
    from gkdesk.services.register.fields import BodyFields, Meeting
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

ON_MAP = "body.map"
"""What the overview is asked for to show who sits in a body."""
EVALUATION = "finding_evaluation"
"""Where the core group stands beside the statewide composition."""
AHEAD = "Liegt in der Zukunft – stimmt das?"
CROWDED = "Viel mehr Anwesende als Mitglieder – stimmt das?"
MOST_PER_MEMBER = 3
STILL_THERE = " – besteht es noch?"
MEMBERS_HINT = (
    "Die Fahne vermerkt: heute ausgeschieden. Wer ausscheidet, bleibt grau stehen – so ist später "
    "zu sehen, wer wann dabei war."
)
CONFERENCES = "Sitzungen mit Tagesordnung und Protokoll"
MEETINGS_HINT = (
    "Nur Tag und Zahl der Anwesenden. Mit Tagesordnung und Protokoll bereiten Sie eine Sitzung "
    "unter Konferenzen vor."
)
_TONES = {BodyState.ACTIVE: Tone.OK, BodyState.DORMANT: Tone.QUIET, BodyState.ENDED: Tone.QUIET}
_ICONS = {BodyState.ACTIVE: "check", BodyState.DORMANT: "clock", BodyState.ENDED: "flag"}


class BodyDetail(RecordView):
    """One body with its seats, its meetings, and the bodies above and below it."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._bodies: tuple[Choice, ...] = ()
        self._members = 0
        self.form: GroupForm[BodyFields] = GroupForm(
            context,
            partial(body_form, lookup, self._possible_parents),
            key=RecordKind.BODY.value,
            save=self._save,
        )
        self.mandate: GroupForm[BodyFields] = GroupForm(
            context, mandate_form, key=f"{RecordKind.BODY.value}.mandate", save=self._save
        )
        self.seats: RecordList[Seat] = RecordList(context, self._seat_kit())
        self.meetings: RecordList[Meeting] = RecordList(context, self._meeting_kit())
        self.conferences = LinksCard()
        self.above = LinksCard()
        self.below = LinksCard()
        self.tasks = TasksCard(context, RecordKind.BODY)
        self.map_action = QAction("Im Netzwerk zeigen", self)
        self.compare = LinkButton("Ist das Gremium vollständig?", "chevron-right")
        self._fill()

    def load(self, ref: int) -> None:
        body = self.context.workspace.bodies.detail(BodyId(ref))
        self._bodies = self._read_bodies(ref, body.fields.parent_id)
        self._say(body)
        for group in (self.form, self.mandate):
            group.show_value(body.id, body.fields)
        told = bool(body.fields.goal or body.fields.reason)
        self.mandate_veil.show_if_needed(needed=told)
        self.seats.show_rows(ref, self._seats(body))
        self._members = sum(view.is_present for view in body.seats)
        self.meetings.show_rows(ref, body.meetings)
        self._show_conferences(BodyId(ref))
        is_core = body.fields.kind in self.context.workspace.profiles.current().core_kinds
        self.compare.setVisible(is_core and can_open(EVALUATION))
        parent = body.fields.parent_id
        self.above.show_links(
            "Gehört zu", "", RecordKind.BODY, () if parent is None else ((parent, body.parent),)
        )
        self.above.setVisible(parent is not None)
        self.below.show_links("Darunter arbeiten", "", RecordKind.BODY, body.below)
        self.below.setVisible(bool(body.below))
        self.tasks.show_about(ref, body.fields.name)

    def end(self) -> Outcome:
        return self.context.workspace.bodies.end(BodyId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.bodies.reopen(BodyId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.bodies.remove(BodyId(self.ref or 0))

    def _fill(self) -> None:
        self.header.button.hide()
        self.end_action.setText("Beenden: die Mitgliedschaften enden mit")
        self.remove_action.setVisible(True)
        self.header.menu.insertAction(self.end_action, self.map_action)
        self.map_action.triggered.connect(self._on_map_triggered)
        self.compare.clicked.connect(self._on_compare_clicked)
        self.seats.head.insertWidget(1, self.compare)
        self.seats.head.setSpacing(theme.px("space.l"))
        body = self.parts.body
        body.addWidget(self.parts.add_group("body", self.form, title="Angaben"))
        mandate = self.parts.add_group("mandate", self.mandate, title="Auftrag")
        self.mandate_veil = Veil(self.context, self.mandate)
        mandate.body.addWidget(self.mandate_veil)
        body.addWidget(mandate)
        body.addWidget(self.parts.add_list("seat", self.seats))
        body.addWidget(self.parts.add_list("meeting", self.meetings))
        for card in (self.conferences, self.above, self.below, self.tasks):
            body.addWidget(card)
            card.wanted.connect(self.record_wanted)
        body.addStretch(1)

    def _show_conferences(self, ref: BodyId) -> None:
        """Lead to the meetings that are prepared and held with an agenda and minutes."""
        rows = self.context.workspace.meetings.rows(body_id=ref)
        links = [(row.id, conference_text(row)) for row in rows]
        self.conferences.show_links(CONFERENCES, "", RecordKind.MEETING, links)
        self.conferences.setVisible(bool(links))

    def _say(self, body: BodyView) -> None:
        state = body.fields.state
        self.header.say(body.fields.name, "", joined(body.kind, body.field, body.fields.rhythm))
        words = word(state)
        if body.ended_on is not None:
            words = f"{words} am {format_day_bare(body.ended_on)}"
        until, today = body.fields.until, self.context.workspace.clock.today()
        seats = count_members(each.seat for each in body.seats if each.is_present)
        tags = [(words, _TONES[state], _ICONS[state])]
        if state is not BodyState.ENDED:
            tags.append((members(seats), Tone.QUIET, "people"))
        if state is not BodyState.ENDED and until is not None:
            over = until < today
            mark = (Tone.WARN, "warn") if over else (Tone.QUIET, "clock")
            doubt = STILL_THERE if over else ""
            tags.append((f"befristet bis {format_day_bare(until)}{doubt}", *mark))
        self.header.show_tags(tags)
        self.map_action.setVisible(state is not BodyState.ENDED and can_open(ON_MAP))
        self.end_action.setVisible(state is not BodyState.ENDED)
        self.reopen_action.setVisible(state is BodyState.ENDED)

    def _read_bodies(self, own: int, parent: int | None) -> tuple[Choice, ...]:
        rows = self.context.workspace.bodies.rows(with_ended=True)
        return tuple(
            Choice(row.id, row.name)
            for row in rows
            if row.id != own and (row.state is not BodyState.ENDED or row.id == parent)
        )

    def _possible_parents(self) -> tuple[Choice, ...]:
        return self._bodies

    def _seats(self, body: BodyView) -> list[Seat]:
        """Return the seats, the present ones first, by the full name of who sits there."""
        names = {choice.value: choice.text for choice in self.lookup.organisations()}
        seats = [self._seat(view, names) for view in body.seats]
        seats.sort(key=_by_name)
        return seats

    def _seat(self, view: SeatView, names: Mapping[Hashable, str]) -> Seat:
        """Return a seat with its words; private persons have no name while somebody looks on."""
        seat = view.seat
        veil = self.context.privacy.is_on()
        person = VEILED if veil and self.lookup.is_private(seat.contact_id) else view.person
        deputy = VEILED if veil and self.lookup.is_private(seat.deputy_id) else view.deputy
        return Seat(
            **{each.name: getattr(seat, each.name) for each in dataclasses.fields(seat)},
            organisation=names.get(seat.organisation_id, view.organisation),
            person=person,
            deputy=deputy,
            role_word=view.role,
            is_former=view.is_former,
        )

    def _seat_kit(self) -> RecordKit[Seat]:
        return RecordKit(
            title="Mitglieder",
            key="body.seat",
            add="Mitglied ergänzen",
            empty="Noch niemand eingetragen.",
            text=seat_text,
            form=partial(seat_form, self.lookup, self.context.privacy.is_on),
            save=self._save_seat,
            remove=self._remove_seat,
            done=self._leave,
            done_name="Heute ausgeschieden",
            done_icon="flag",
            hint=MEMBERS_HINT,
        )

    def _meeting_kit(self) -> RecordKit[Meeting]:
        return RecordKit(
            title="Sitzungen",
            key="body.meeting",
            add="Sitzung ergänzen",
            empty="Noch keine Sitzung eingetragen.",
            hint=MEETINGS_HINT,
            text=self._meeting_text,
            form=meeting_form,
            save=self._save_meeting,
            remove=self._remove_meeting,
        )

    def _save(self, ref: int, value: BodyFields) -> Outcome:
        return self.context.workspace.bodies.save(BodyId(ref), value)

    def _save_seat(self, ref: int, seat: Seat) -> Outcome:
        return self.context.workspace.bodies.save_seat(BodyId(ref), seat.plain())

    def _leave(self, ref: int, seat: Seat) -> Outcome:
        today: dt.date = self.context.workspace.clock.today()
        gone = dataclasses.replace(seat.plain(), until=today)
        return self.context.workspace.bodies.save_seat(BodyId(ref), gone)

    def _remove_seat(self, ref: int, seat: Seat) -> Outcome:
        return self.context.workspace.bodies.remove_seat(BodyId(ref), PartId(seat.id or 0))

    def _meeting_text(self, meeting: Meeting) -> RowText:
        return meeting_text(meeting, self.context.workspace.clock.today(), self._members)

    def _save_meeting(self, ref: int, meeting: Meeting) -> Outcome:
        return self.context.workspace.bodies.save_meeting(BodyId(ref), meeting)

    def _remove_meeting(self, ref: int, meeting: Meeting) -> Outcome:
        return self.context.workspace.bodies.remove_meeting(BodyId(ref), PartId(meeting.id or 0))

    @Slot()
    def _on_map_triggered(self) -> None:
        self.record_wanted.emit(ON_MAP, self.ref)

    @Slot()
    def _on_compare_clicked(self) -> None:
        self.record_wanted.emit(EVALUATION, None)


def can_open(kind: str) -> bool:
    """Tell whether this version of the page has a section that shows this."""
    shown = any(kind in (*section.kinds, *section.lists) for section in SECTIONS)
    return shown and spec_for_kind(kind) is not None


def _by_name(seat: Seat) -> tuple[bool, str]:
    return (seat.is_former, sort_key(seat.organisation or seat.person))


def members(count: int) -> str:
    """Write how many seats are taken."""
    if count == 0:
        return "keine Mitglieder"
    return "1 Mitglied" if count == 1 else f"{count} Mitglieder"


def seat_text(seat: Seat) -> RowText:
    """Put a seat into a row: the organisation first, a person of none in its place."""
    deputy = f"Vertretung: {seat.deputy}" if seat.deputy else ""
    person = seat.person if seat.organisation else ""
    return RowText(
        title=seat.organisation or seat.person,
        line=joined(person, seat.role_word, deputy),
        when=span(seat.since, seat.until),
        done=seat.is_former,
    )


def meeting_text(meeting: Meeting, today: dt.date, members: int) -> RowText:
    """Put a meeting into a row, and ask about what was perhaps mistyped."""
    count = "" if meeting.present is None else f"{meeting.present} anwesend"
    doubt = AHEAD if meeting.on > today else ""
    if members and (meeting.present or 0) > MOST_PER_MEMBER * members:
        doubt = CROWDED
    return RowText(
        title=format_day(meeting.on),
        line=joined(doubt, word(meeting.form), meeting.place),
        when=count,
        warn=bool(doubt),
    )


def conference_text(row: MeetingRow) -> str:
    """Put a meeting into the words of a link."""
    count = f"Teilnehmende: {row.participants}" if row.participants else ""
    return joined(format_day(row.on), row.title, word(row.state), count)
