"""Preparing a meeting: its day and place, the agenda, who takes part, who may hear what."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction

from gkdesk.services.meetings.fields import MeetingFields, SeriesFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import MeetingState
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import MeetingId
from gkdesk.text.time_input import read_time
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.access import AccessCard, cases_of
from gkdesk.ui.pages.conferences.agenda import AgendaCard
from gkdesk.ui.pages.conferences.forms import meeting_form
from gkdesk.ui.pages.conferences.next_step import Deed, next_step
from gkdesk.ui.pages.conferences.papers import PAPERS, papers_of_meeting
from gkdesk.ui.pages.conferences.people import PeopleList
from gkdesk.ui.pages.conferences.words import STATE_TONES, counted, when_words
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import NextStepBox, TabBar, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.meetings.views import Matrix, MeetingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

PARTS: dict[str, str] = {
    "agenda": "Tagesordnung",
    "people": "Teilnehmende",
    "access": "Wer darf was hören",
    "details": "Angaben",
}
_PART_OF = {
    "details": "details",
    "participant": "people",
    "override": "access",
}
"""In which part what a place remembers stands; everything else is on the agenda."""
_LEADS_TO = {Deed.SHORTEN: "agenda", Deed.ADD_PEOPLE: "people", Deed.DECIDE: "access"}
CONSENTS = "client.consent"
BEGIN = "Sitzung beginnen"
BEFORE = (MeetingState.PLANNED, MeetingState.INVITED)


class PrepareView(RecordView):
    """One meeting before it begins; `begin_wanted` when it shall."""

    begin_wanted = Signal()

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, lookup)
        self.setParent(parent)
        self.meeting: MeetingView | None = None
        self._bodies: tuple[Choice, ...] = ()
        self._deed = Deed.NOTHING
        self._before = False
        self.step = NextStepBox()
        self.tabs = TabBar("Teile der Vorbereitung", tuple(PARTS.values()))
        self.form: GroupForm[MeetingFields] = GroupForm(
            context,
            partial(meeting_form, self._offered_bodies),
            key=RecordKind.MEETING.value,
            save=self._save,
        )
        self.agenda = AgendaCard(context)
        self.people = PeopleList(context, lookup)
        self.access = AccessCard(context)
        self.invite_action = QAction("Einladung vermerken", self)
        self.series_action = QAction("Zur Reihe", self)
        self.papers_action = QAction(PAPERS, self)
        self._fill()
        self._connect_parts()

    def load(self, ref: int) -> None:
        work = self.context.workspace
        meetings, meeting_id = work.meetings, MeetingId(ref)
        view = meetings.detail(meeting_id)
        matrix = meetings.matrix(meeting_id)
        self.meeting = view
        self._bodies = tuple(Choice(row.id, row.name) for row in work.bodies.rows())
        series = view.fields.series_id
        usual = SeriesFields() if series is None else work.series.fields(series)
        self.form.show_value(view.id, view.fields)
        self.form.setEnabled(not view.is_sealed)
        self.agenda.show_meeting(view, usual, meetings.returning(meeting_id))
        self.people.show_meeting(view, meetings.invitees(meeting_id))
        self.access.show_meeting(view, matrix)
        self._say(view, matrix)

    def show_part(self, part: str) -> None:
        """Show one part of the preparation."""
        if part in PARTS:
            self.tabs.set_current(tuple(PARTS).index(part))

    def part(self) -> str:
        """Return the part that is shown."""
        return tuple(PARTS)[self.tabs.current()]

    def show_draft(self, name: str, row: str) -> bool:
        if not self.parts.holds(name):
            return False
        inner = name.partition(".")[2]
        self.show_part(_PART_OF.get(inner or "details", "agenda"))
        if inner == "item" and not (row.isdecimal() and self.agenda.select(int(row))):
            return False
        if inner == "override":
            item, _, person = row.partition("-")
            self.access.select(int(item), int(person))
        return super().show_draft(name, row)

    def focus_field(self, path: str, cursor: int) -> None:
        """Go back to a field, in its part."""
        self.parts.focus_field(path, cursor)

    def focus_first(self) -> None:
        """Put the focus on what is usually done next: the step, else the part's first stop."""
        if self.step.button.isVisible():
            self.step.button.setFocus()
        else:
            self.tabs.button(self.tabs.current()).setFocus()

    def end(self) -> Outcome:
        return self.context.workspace.meetings.cancel(MeetingId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.meetings.take_up(MeetingId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.meetings.remove(MeetingId(self.ref or 0))

    def _fill(self) -> None:
        self.header.set_action(BEGIN, "chevron-right")
        self.header.button.setAccessibleDescription("")
        self.end_action.setText("Absagen")
        self.header.menu.insertAction(self.end_action, self.papers_action)
        self.header.menu.insertAction(self.end_action, self.invite_action)
        self.header.menu.insertAction(self.end_action, self.series_action)
        self.add_below_head(self.step)
        self.add_below_head(self.tabs)
        parts = self.parts
        parts.add_form("case", self.agenda.case)
        parts.add_form("topic", self.agenda.topic)
        parts.add_form("issue", self.agenda.issue)
        parts.add_form("override", self.access.cell.form)
        parts.add_list("participant", self.people)
        parts.groups["item"] = self.agenda.item.form
        details = parts.add_group("details", self.form, title="Angaben")
        self._cards: dict[str, QWidget] = {
            "agenda": self.agenda,
            "people": self.people,
            "access": self.access,
            "details": details,
        }
        for card in self._cards.values():
            parts.body.addWidget(card)
        parts.body.addStretch(1)
        self._show_current_part()

    def _connect_parts(self) -> None:
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.step.acted.connect(self._on_step_acted)
        self.invite_action.triggered.connect(self._on_invite_triggered)
        self.series_action.triggered.connect(self._on_series_triggered)
        self.papers_action.triggered.connect(self.print_this)
        self.access.table.clicked.connect(self._on_table_clicked)
        self.agenda.client_wanted.connect(self._on_client_wanted)
        self.access.consents_wanted.connect(self._on_consents_wanted)

    def _say(self, view: MeetingView, matrix: Matrix) -> None:
        fields = view.fields
        self.header.say(view.title, "", joined(when_words(fields), word(fields.form), fields.place))
        tone, icon = STATE_TONES[view.state]
        state = word(view.state)
        if view.state is MeetingState.INVITED and view.invited_on is not None:
            state = f"eingeladen am {format_day_bare(view.invited_on)}"
        cases = len(cases_of(view))
        self.header.show_tags(
            [
                (state, tone, icon),
                (word(fields.purpose), Tone.QUIET, ""),
                (counted(cases, "Fall", "Fälle"), Tone.QUIET, "person"),
                (f"Teilnehmende: {len(view.participants)}", Tone.QUIET, "people"),
            ]
        )
        step = next_step(view, matrix, self.context.workspace.clock.today())
        self._deed = step.deed
        self.step.say(step.text, step.line, step.action)
        self._offer(view)

    def _offer(self, view: MeetingView) -> None:
        before = view.state in BEFORE
        cancelled = view.state is MeetingState.CANCELLED
        self._before = before or cancelled
        self._show_step()
        self.header.button.setVisible(before and self._deed is not Deed.BEGIN)
        self.invite_action.setVisible(before)
        self.end_action.setVisible(before)
        self.reopen_action.setVisible(cancelled)
        self.remove_action.setVisible(before or cancelled)
        self.series_action.setVisible(view.fields.series_id is not None)

    def _show_step(self) -> None:
        """Show the next step, unless it only leads to the part that is shown."""
        there = _LEADS_TO.get(self._deed) == self.part()
        self.step.setVisible(self._before and not there)

    def _offered_bodies(self) -> tuple[Choice, ...]:
        return self._bodies

    def _save(self, ref: int, value: MeetingFields) -> Outcome:
        timed = replace(value, starts=read_time(value.starts, "starts"))
        return self.context.workspace.meetings.save(MeetingId(ref), timed)

    def _show_current_part(self) -> None:
        shown = self.part()
        for part, card in self._cards.items():
            card.setVisible(part == shown)
        self._show_step()

    @Slot(int)
    def _on_tabs_current_changed(self, _index: int) -> None:
        self.context.went_on.emit()
        self._show_current_part()
        self.parts.verticalScrollBar().setValue(0)

    @Slot()
    def _on_header_acted(self) -> None:
        self.begin_wanted.emit()

    @Slot()
    def _on_step_acted(self) -> None:
        deed = self._deed
        if deed in (Deed.ADD_CASE, Deed.ADD_TOPIC, Deed.SHORTEN):
            self.show_part("agenda")
            card = self.agenda
            starts = {Deed.ADD_CASE: card.case.begin, Deed.ADD_TOPIC: card.topic.begin}
            starts.get(deed, card.list.setFocus)()
        elif deed is Deed.ADD_PEOPLE:
            self.show_part("people")
            buttons = self.people.proposed.buttons
            (buttons[0] if buttons else self.people.add).setFocus()
        elif deed is Deed.DECIDE:
            self.show_part("access")
            self.access.go_to_open()
        elif deed is Deed.BEGIN:
            self.begin_wanted.emit()
        elif deed is Deed.INVITE:
            self._on_invite_triggered()
        elif deed is Deed.TAKE_UP:
            self.write(self.reopen)

    @Slot()
    def print_this(self) -> None:
        """Go to all papers of this meeting."""
        if self.ref is not None:
            self.context.navigate(papers_of_meeting(), self.ref)

    @Slot()
    def _on_invite_triggered(self) -> None:
        if self.ref is not None:
            ref = MeetingId(self.ref)
            self.write(partial(self.context.workspace.meetings.invited, ref))

    @Slot()
    def _on_series_triggered(self) -> None:
        if self.meeting is not None and self.meeting.fields.series_id is not None:
            self.record_wanted.emit(RecordKind.MEETING_SERIES.value, self.meeting.fields.series_id)

    @Slot()
    def _on_table_clicked(self) -> None:
        """Bring into view what the click was for, as far as it goes."""
        self.parts.ensureWidgetVisible(self.access.cell, 0, theme.px("space.s"))

    @Slot(object)
    def _on_client_wanted(self, ref: int) -> None:
        self.record_wanted.emit(RecordKind.CLIENT.value, ref)

    @Slot(object)
    def _on_consents_wanted(self, ref: int) -> None:
        self.record_wanted.emit(CONSENTS, ref)
