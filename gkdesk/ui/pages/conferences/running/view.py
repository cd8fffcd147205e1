"""A meeting from „Sitzung beginnen“ to the sealed minutes, in the room and afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.codes.meetings import MeetingState
from gkdesk.ui.pages.conferences.running.after import AfterPane
from gkdesk.ui.pages.conferences.running.desk import RunningDesk
from gkdesk.ui.pages.conferences.running.state import RunningState
from gkdesk.ui.pages.page import first_stop

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import SealGap
    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.text.ids import MeetingId
    from gkdesk.ui.pages.page import PageContext

DESK, AFTER = "desk", "after"


class RunningView(QWidget):
    """One meeting: its desk while it runs, what comes after it, and its sealed minutes.

    `record_wanted` comes with kind and id of a record to open. The page calls `reload` after every
    change and `flush` before the lock; `part` and the focused field make up a place.
    """

    record_wanted = Signal(str, object)

    def __init__(
        self, context: PageContext, meeting_id: MeetingId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.meeting_id = meeting_id
        self.state = RunningState(context, meeting_id)
        self._stack = QStackedWidget(self)
        self.desk = RunningDesk(self.state, self._stack)
        self.after = AfterPane(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self.after)
        self._seen = self.state.view.state
        self.show_part(DESK if self._is_in_the_room() else AFTER)
        self._connect()

    def begin(self) -> bool:
        """Begin the meeting, or go on with it; tell whether it runs now."""
        try:
            outcome = self.context.workspace.meetings.begin(self.meeting_id)
        except UserError as error:
            self.context.complain(error)
            return False
        self._write(outcome)
        return True

    def reload(self, changes: tuple[Change, ...] = ()) -> None:
        """Read the meeting anew and show it; raises RecordGone if it was removed."""
        del changes
        self.state.read()
        now = self.state.view.state
        if now is not self._seen:
            self._seen = now
            self.show_part(DESK if self._is_in_the_room() else AFTER)
        else:
            self._show()

    def show_part(self, part: str) -> None:
        """Show what `part` returned: the desk at an item, or what comes after.

        Sealed minutes have no desk.
        """
        name, *place = part.split(".")
        is_desk = name == DESK and not self.state.view.is_sealed
        self._stack.setCurrentWidget(self.desk if is_desk else self.after)
        self._show()
        if is_desk and len(place) == _PLACE and all(map(str.isdecimal, place)):
            self.desk.open_item(int(place[0]))
            self.desk.item.show_part(int(place[1]))

    def part(self) -> str:
        """Return what is shown, for coming back: `desk.<item>.<part of it>` or `after`."""
        if not self.is_desk_shown():
            return AFTER
        shown = self.state.shown
        return DESK if shown is None else f"{DESK}.{shown}.{self.desk.item.part()}"

    def is_desk_shown(self) -> bool:
        """Tell whether the desk is shown, not what comes after."""
        return self._stack.currentWidget() is self.desk

    def open_item(self, ref: int) -> None:
        """Show an item on the desk."""
        self.show_part(DESK)
        self.desk.open_item(ref)

    def commit(self) -> None:
        """Save now what can be saved."""
        if not self.state.view.is_sealed:
            self.desk.commit()

    def flush(self) -> None:
        """Keep the time and everything half-typed: the lock comes, or another page."""
        self.desk.keep_time()
        self.desk.keep_drafts()
        self.after.keep_drafts()

    def open_draft(self, key: str) -> bool:
        """Go to the place of a draft of this meeting; tell whether it is there."""
        name, ref, part = _pieces(key)
        if self.after.holds(name):
            self.show_part(AFTER)
            return self.after.show_draft(name, part)
        if self.state.view.is_sealed:
            return False
        self.show_part(DESK)
        return self.desk.show_draft(name, ref, part)

    def focused_field(self) -> tuple[str, int]:
        """Return the focused field and the cursor in it; ("", -1) when no field has the focus."""
        if self.is_desk_shown():
            return self.desk.focused_field()
        return self.after.focused_field()

    def focus_field(self, path: str, cursor: int = -1) -> None:
        """Go back to a field."""
        if self.is_desk_shown():
            self.desk.focus_field(path, cursor)
        else:
            self.after.focus_field(path, cursor)

    def take_focus(self) -> None:
        """Put the focus on the agenda while the meeting runs, else on the first that takes it."""
        if not self.is_desk_shown():
            self.after.focus_first()
            return
        rows = self.desk.agenda.rows
        row = next((row for row in rows if row.isChecked()), None)
        found = row or first_stop(self.desk)
        if found is not None:
            found.setFocus()

    def _show(self) -> None:
        """Show what is in sight; the other part is shown when it comes into sight."""
        if self.is_desk_shown():
            self.desk.show_meeting()
        else:
            self.desk.stop_time()
            self.after.show_meeting()

    def _is_in_the_room(self) -> bool:
        return self.state.view.state in (
            MeetingState.PLANNED,
            MeetingState.INVITED,
            MeetingState.RUNNING,
        )

    def _write(self, outcome: Outcome) -> None:
        self.context.wrote(outcome, outcome.label.text)

    def _connect(self) -> None:
        self.desk.record_wanted.connect(self.record_wanted)
        self.desk.end_wanted.connect(self._on_end_wanted)
        self.after.gap_wanted.connect(self._on_gap_wanted)
        self.after.desk_wanted.connect(self._on_desk_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)

    @Slot()
    def _on_end_wanted(self) -> None:
        self.desk.commit()
        self.desk.keep_time()
        if not self.state.is_running():
            self.show_part(AFTER)
            self.after.focus_first()
            return
        try:
            outcome = self.context.workspace.meetings.end(self.meeting_id)
        except UserError as error:
            self.context.complain(error)
        else:
            self._write(outcome)
            self.after.focus_first()

    @Slot(object)
    def _on_gap_wanted(self, gap: SealGap) -> None:
        self.show_part(DESK)
        if gap.item_id is None:
            self.desk.show_people()
            return
        self.desk.open_item(gap.item_id)
        if gap.part is not None:
            self.desk.item.show_text(gap.part)
        else:
            self.desk.side.focus_field("settle.state")

    @Slot()
    def _on_desk_wanted(self) -> None:
        self.show_part(DESK)
        self.take_focus()

    @Slot()
    def _on_privacy_changed(self) -> None:
        self._show()


def meeting_of_draft(key: str) -> int | None:
    """Return the meeting that a draft of this view belongs to, None for one of another page."""
    pieces = key.split(":")
    if not pieces[0].startswith("meeting.") or len(pieces) < _LEAST:
        return None
    return int(pieces[1]) if pieces[1].isdecimal() else None


def _pieces(key: str) -> tuple[str, int, str]:
    """Return the name under which a draft is known here, its item or participant, its row."""
    pieces = key.split(":")
    if len(pieces) == _LEAST:
        return pieces[0], 0, ""
    return ":".join(pieces[:2]), int(pieces[2]), pieces[3] if len(pieces) > _WITH_ROW else ""


_LEAST, _WITH_ROW = 2, 3
_PLACE = 2
