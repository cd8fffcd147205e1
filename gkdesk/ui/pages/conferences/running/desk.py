"""A meeting that runs: agenda at the left, the open item in the middle, what comes out at right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.codes.meetings import ActionKind, Attendance, ItemState, TextPart
from gkdesk.text.ids import PartId
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.pages.conferences.running.agenda_pane import AgendaPane
from gkdesk.ui.pages.conferences.running.attendance import AttendanceList
from gkdesk.ui.pages.conferences.running.item_pane import ItemPane
from gkdesk.ui.pages.conferences.running.side_pane import SidePane
from gkdesk.ui.pages.conferences.running.timer import ItemTimer
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState
    from gkdesk.ui.records.record_scroll import RecordScroll

SIDE_WIDTH = 320
WIDE_FROM = 1080
"""From this width on, what comes out of an item stands beside it, else below it."""


class RunningDesk(QWidget):
    """`record_wanted` with kind and id; `ended` when the meeting is over or its end is wanted."""

    record_wanted = Signal(str, object)
    end_wanted = Signal()

    def __init__(self, state: RunningState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.context = state.context
        self.timer = ItemTimer(self.context.workspace.clock, self)
        self.agenda = AgendaPane(state)
        self.middle = QStackedWidget(self)
        self.item = ItemPane(state, self.timer, self.middle)
        self.side = SidePane(state)
        self.people = AttendanceList(state)
        self._timed: int | None = None
        self._kept = 0
        self._stopped = False
        self._is_narrow: bool | None = None
        self._layout()
        self._connect()
        self._add_shortcuts()

    def show_meeting(self) -> None:
        """Show the meeting as it was read last."""
        self.agenda.show_meeting()
        if self.middle.currentWidget() is self.people:
            self.people.show_people()
        item = self.state.item()
        if item is not None:
            self._follow_time()
            self.item.show_item(item)
            self.side.show_item(item)
            self._say_next()
        self._show_end()
        set_reading_order(self)

    def open_item(self, ref: int) -> None:
        """Go to an item; what is typed at the one before is saved, and its time kept."""
        if self.state.item(ref) is None:
            return
        self.commit()
        self.keep_time()
        self.middle.setCurrentWidget(self.item)
        if ref != self.state.shown:
            self.state.shown = PartId(ref)
            self.show_meeting()

    def keep_time(self) -> None:
        """Write down how long the open item took so far, where the store does not know it yet."""
        seconds = self.timer.seconds()
        if self._timed is None or not self.state.is_running() or seconds == self._kept:
            return
        agenda, ref = self.context.workspace.agenda, PartId(self._timed)
        try:
            agenda.spend(self.state.meeting_id, ref, seconds)
            self.state.read()  # nothing else shows the time: no page has to read anew
        except UserError:
            return  # nobody is stopped for a clock: it is written when the item is left next
        self._kept = seconds

    def stop_time(self) -> None:
        """Count no longer where the meeting does not run any more."""
        if not self.state.is_running():
            self.timer.pause()
            self._timed = None

    def commit(self) -> None:
        """Save now what can be saved."""
        for parts in (self.item.parts, self.side, self.people):
            parts.commit()

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        for parts in (self.item.parts, self.side, self.people):
            parts.keep_drafts()

    def focused_field(self) -> tuple[str, int]:
        """Return the focused field as `area/group.field`, and the cursor."""
        for area, parts in self._areas().items():
            field, cursor = parts.focused_field()
            if field:
                return f"{area}/{field}", cursor
        return "", -1

    def focus_field(self, path: str, cursor: int = -1) -> None:
        """Go back to a field."""
        area, _, field = path.partition("/")
        parts = self._areas().get(area)
        if parts is None:
            return
        if area == _PEOPLE:
            self.show_people()
        elif area == _ITEM:
            self.item.show_place_of(field.partition(".")[0])
        parts.focus_field(field, cursor)

    def show_draft(self, name: str, ref: int, part: str) -> bool:
        """Go to a draft of this name; `ref` is its item, or the participant it is about."""
        if self.people.holds(name):
            self.show_people()
            self.people.show_draft_of(ref)
            return True
        self.open_item(ref)
        for area, parts in ((_ITEM, self.item.parts), (_SIDE, self.side)):
            if parts.holds(name):
                if area == _ITEM:
                    self._show_holder(name)
                return parts.show_draft(name, part)
        return False

    @Slot()
    def show_people(self) -> None:
        """Show who is there."""
        self.people.show_people()
        self.middle.setCurrentWidget(self.people)
        self.people.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _areas(self) -> dict[str, RecordScroll]:
        return {_ITEM: self.item.parts, _SIDE: self.side, _PEOPLE: self.people}

    def _show_holder(self, name: str) -> None:
        parts = self.item.parts
        holders = [key for key, each in parts.groups.items() if each.holds(name)]
        holders += [key for key, each in parts.lists.items() if each.holds(name)]
        holders += [key for key, each in parts.forms.items() if each.holds(name)]
        for key in holders:
            self.item.show_place_of(key)

    def _follow_time(self) -> None:
        """Count the open item; another one begins from what it took before."""
        self.stop_time()
        item = self.state.item()
        if item is None or not self.state.is_running():
            return
        if item.id != self._timed:
            self._timed, self._kept = item.id, item.seconds
            self.timer.set_seconds(item.seconds)
            if item.state is ItemState.OPEN and not self._stopped:
                self.timer.start()

    def _say_next(self) -> None:
        item = self.state.item()
        if item is not None:
            self.side.say_next(item, self.item.part(), self.item.parts_of_item())

    def _write(self, call: Callable[[], Outcome]) -> bool:
        return self.context.attempt(call, "") is not None

    def _settle(self) -> Outcome:
        seconds = self.timer.seconds()
        item = self.state.item()
        ref = PartId(self.state.shown or 0)
        day = None if item is None else item.fields.follow_up_on
        outcome = self.context.workspace.agenda.settle(
            self.state.meeting_id, ref, ItemState.DISCUSSED, day, seconds=seconds
        )
        self._kept = seconds
        return outcome

    def _fit(self) -> None:
        narrow = self.width() < WIDE_FROM
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self.agenda.set_narrow(narrow=narrow)
        self.side_box.setVisible(not narrow)
        if narrow:
            self.item.take_below(self.side.lend())
            self.item.switch_row.addWidget(self.side.next)
        else:
            self.side.take_back()
            self._foot.addWidget(self.side.next)
        set_reading_order(self)

    def _layout(self) -> None:
        self.side_box = Box("side_pane", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.agenda)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side_box)
        self.middle.addWidget(self.item)
        self.middle.addWidget(self.people)
        column = QVBoxLayout(self.side_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side, 1)
        self._foot = QVBoxLayout()
        edge = theme.px("space.s")
        self._foot.setContentsMargins(edge, edge, edge, edge)
        self._foot.addWidget(self.side.next)
        column.addLayout(self._foot)
        self.side_box.setFixedWidth(SIDE_WIDTH)

    def _connect(self) -> None:
        self.agenda.item_wanted.connect(self.open_item)
        self.agenda.attendance_wanted.connect(self.show_people)
        self.agenda.end_wanted.connect(self.end_wanted)
        self.item.part_changed.connect(self._on_item_part_changed)
        self.item.record_wanted.connect(self._on_item_record_wanted)
        self.item.head.veil_turned.connect(self._on_head_veil_turned)
        self.item.head.time.pause_wanted.connect(self._on_pause_wanted)
        self.side.next_wanted.connect(self._on_side_next_wanted)
        self.people.back_wanted.connect(self._on_people_back_wanted)
        self.people.all_wanted.connect(self._on_people_all_wanted)
        self.timer.ticked.connect(self._show_end)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+PgDown", self._on_next_shortcut),
            ("Ctrl+PgUp", self._on_previous_shortcut),
            ("Ctrl+M", self._on_minutes_shortcut),
            ("Ctrl+B", self._on_decision_shortcut),
            ("Ctrl+Shift+V", self._on_agreement_shortcut),
            ("Ctrl+T", self._on_pause_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _show_end(self) -> None:
        running = self.state.is_running()
        now = self.context.workspace.clock.now()
        timed = self.state.item() if self._timed == self.state.shown else None
        line = words.end_line(self.state.view, running=timed, seconds=self.timer.seconds(), now=now)
        self.agenda.show_end(line if running else "")

    @Slot()
    def _on_item_part_changed(self) -> None:
        self._say_next()

    @Slot()
    def _on_head_veil_turned(self) -> None:
        self.show_meeting()

    @Slot()
    def _on_item_record_wanted(self) -> None:
        item = self.state.item()
        if item is not None and item.fields.client_id is not None:
            self.record_wanted.emit("client", item.fields.client_id)

    @Slot()
    def _on_pause_wanted(self) -> None:
        if self._timed is None:
            return
        if self.timer.is_running():
            self._stopped = True
            self.timer.pause()
            self.keep_time()
        else:
            self._stopped = False
            self.timer.start()

    @Slot()
    def _on_side_next_wanted(self) -> None:
        item = self.state.item()
        if item is None:
            return
        part = self.item.part()
        if part + 1 < self.item.parts_of_item():
            self.item.show_part(part + 1)
            self.item.parts.focus_first()
            return
        self.commit()
        item = self.state.item()
        settles = item is not None and item.state is ItemState.OPEN and self.state.is_running()
        if settles and not self._write(self._settle):
            return
        following = self.state.neighbour(1)
        if following is None:
            self.end_wanted.emit()
        else:
            self.open_item(following.id)

    @Slot()
    def _on_people_back_wanted(self) -> None:
        self.commit()
        self.middle.setCurrentWidget(self.item)
        self.item.parts.focus_first()

    @Slot()
    def _on_people_all_wanted(self) -> None:
        self._write(self._all_there)

    def _all_there(self) -> Outcome:
        people = self.context.workspace.participants
        return people.attend_all(self.state.meeting_id, Attendance.PRESENT)

    @Slot()
    def _on_next_shortcut(self) -> None:
        self._go(1)

    @Slot()
    def _on_previous_shortcut(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        item = self.state.neighbour(step)
        if item is not None:
            self.open_item(item.id)

    @Slot()
    def _on_minutes_shortcut(self) -> None:
        self.middle.setCurrentWidget(self.item)
        self.item.show_text(TextPart.MINUTES)

    @Slot()
    def _on_decision_shortcut(self) -> None:
        self.side.begin_new(ActionKind.DECISION, ActionKind.RECOMMENDATION)

    @Slot()
    def _on_agreement_shortcut(self) -> None:
        self.side.begin_new(ActionKind.AGREEMENT)


_ITEM, _SIDE, _PEOPLE = "item", "side", "people"
