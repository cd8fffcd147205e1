"""Who is there: one line for everybody, saved as it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Attendance
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms import ChoiceField, FormSpec, TextField
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.lookup import words_of
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.widgets import HeadingLabel, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ParticipantView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState

ALL_THERE = "Alle übrigen sind da"
HINT = "Wer nicht da ist, zählt nicht mit, wenn es darum geht, ob ein Fall verdeckt bleibt."


@dataclass(frozen=True)
class Attending:
    """Whether somebody came, and who came for her."""

    attendance: Attendance = Attendance.UNKNOWN
    stand_in: str = ""
    name: str = ""
    more: str = ""


class AttendanceList(RecordScroll):
    """All participants; `back_wanted` leads back to the item."""

    back_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, state: RunningState) -> None:
        super().__init__(state.context)
        self._state = state
        self.back = LinkButton("Zurück zum Punkt", "chevron-left")
        self.count = Label("", Role.LEAD)
        self.all_there = PlainButton(ALL_THERE, "check")
        self._rows: dict[int, GroupForm[Attending]] = {}
        self._fill()
        self.back.clicked.connect(self.back_wanted)
        self.all_there.clicked.connect(self.all_wanted)

    def show_people(self) -> None:
        """Show everybody as she stands now."""
        people = self._state.view.participants
        if [person.id for person in people] != list(self._rows):
            self._build(people)
        for person in people:
            self._rows[person.id].show_value(person.id, self._attending(person))
        self.count.setText(words.attendance_line(self._state.view))
        waiting = any(each.fields.attendance is Attendance.UNKNOWN for each in people)
        self.all_there.setEnabled(waiting)

    def _build(self, people: tuple[ParticipantView, ...]) -> None:
        for row in self._rows.values():
            row.keep_draft()
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {person.id: self._made(person) for person in people}
        self.groups = {f"person{ref}": row for ref, row in self._rows.items()}
        for place, row in enumerate(self._rows.values()):
            self.body.insertWidget(_HEAD_WIDGETS + place, row)
        set_reading_order(self)

    def _made(self, person: ParticipantView) -> GroupForm[Attending]:
        return GroupForm(
            self.context,
            partial(_form, self._attending(person)),
            key=f"meeting.attendance:{self._state.meeting_id}",
            save=self._save,
            parent=self,
        )

    def _fill(self) -> None:
        self.body.addWidget(self.back)
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.l"))
        head.addWidget(HeadingLabel("Anwesenheit", Role.PAGE))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.all_there)
        self.body.addLayout(head)
        self.body.addWidget(Label(HINT, Role.QUIET, wrap=True))
        self.body.addStretch(1)

    def _save(self, ref: int, value: Attending) -> Outcome:
        participants = self.context.workspace.participants
        return participants.attend(
            self._state.meeting_id, PartId(ref), value.attendance, value.stand_in
        )

    def show_draft_of(self, ref: int) -> None:
        """Go to the line of a participant."""
        row = self._rows.get(ref)
        if row is not None:
            self.focus_field(f"person{ref}.{row.waiting_field() or 'attendance'}")

    def _attending(self, person: ParticipantView) -> Attending:
        fields = person.fields
        case = words.case_of(person, self._state.view, open_item=None)
        name = words.person_words(person, case) if case else inside(person.name)
        return Attending(fields.attendance, fields.stand_in, name, _more(person))


_HEAD_WIDGETS = 3


def _more(person: ParticipantView) -> str:
    pieces = (hyphenated(person.organisation), word(person.fields.role))
    return ", ".join(piece for piece in pieces if piece)


def _form(person: Attending, _value: Attending | None) -> FormSpec[Attending]:
    return FormSpec(
        Attending,
        (
            ChoiceField(
                name="attendance",
                label=person.name,
                help_text=person.more,
                choices=words_of(Attendance),
                empty_text=None,
            ),
            TextField(name="stand_in", label="Vertretung", help_text="Wer für sie oder ihn da ist"),
        ),
        name=person.name,
    )
