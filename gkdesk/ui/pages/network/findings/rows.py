"""Rows with buttons as one stop for Tab: arrows go from row to row, Tab goes into the row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui import roles
from gkdesk.ui.reading_order import set_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class RovingRow(QWidget):
    """A row whose buttons Tab reaches only while the row is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self._controls: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        roles.give(self, roles.Part.GROUP)

    def add_controls(self, *controls: QWidget) -> None:
        """Let these belong to the row."""
        for control in controls:
            control.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._controls.append(control)

    def controls(self) -> tuple[QWidget, ...]:
        return tuple(self._controls)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops inside the row, in reading order."""
        return self.controls()

    def make_current(self, *, on: bool) -> None:
        """Let Tab stop here, or pass by."""
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        for widget in (self, *self._controls):
            widget.setFocusPolicy(policy)


class RovingRows(QWidget):
    """Rows below each other, with heads between them; one row is current."""

    entered = Signal()
    """The focus came to another row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lines: list[QWidget] = []
        self._rows: list[RovingRow] = []
        self._current: RovingRow | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._ground, self._column = self._new_ground()
        self._place.addWidget(self._ground)

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show other lines; widgets that were shown and come again stay as they are."""
        if lines == self._lines:
            return
        if any(line in self._lines for line in lines):
            self._change(lines)
        else:
            self._replace(lines)
        self._lines = list(lines)
        self._take([line for line in lines if isinstance(line, RovingRow)])

    def _replace(self, lines: Sequence[QWidget]) -> None:
        """Show new lines at once: one by one each would lay out the whole page again."""
        old = self._ground
        self._ground, self._column = self._new_ground()
        for line in lines:
            self._column.addWidget(line)
        self._place.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._place.addWidget(self._ground)
        self._ground.show()

    def _change(self, lines: Sequence[QWidget]) -> None:
        wanted = {id(line) for line in lines}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and id(widget) not in wanted:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(line)
            line.show()

    @staticmethod
    def _new_ground() -> tuple[QWidget, QVBoxLayout]:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        return ground, column

    def head(self, name: str) -> QWidget | None:
        """Return the line between rows that has this name."""
        lines = (line for line in self._lines if not isinstance(line, RovingRow))
        return next((line for line in lines if line.accessibleName() == name), None)

    def rows(self) -> tuple[RovingRow, ...]:
        return tuple(self._rows)

    def current_place(self) -> int:
        """Return the place of the current row, -1 for none."""
        return self._rows.index(self._current) if self._current in self._rows else -1

    def focus_place(self, place: int) -> bool:
        """Put the focus on a row, the last one at most; tell whether there is one."""
        if not self._rows:
            return False
        self._rows[min(max(place, 0), len(self._rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def set_reading_order(self, ground: QWidget) -> None:
        """Let Tab go through `ground` as one reads it, and through the current row on its way."""
        set_reading_order(ground)
        if self._current is not None:
            for first, second in pairwise((self._current, *self._current.tab_stops())):
                QWidget.setTabOrder(first, second)

    def watch(self, row: RovingRow) -> None:
        """Follow the focus into the controls of a row that got new ones."""
        for widget in (row, *row.controls()):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
        row.make_current(on=row is self._current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            row = self._row_of(watched)
            if row is not None and row is not self._current:
                self._set_current(row)
                self.entered.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moved(watched, event)
        return False

    def _take(self, rows: list[RovingRow]) -> None:
        before = self.current_place()
        self._rows = rows
        for row in self._rows:
            self.watch(row)
        if self._current not in self._rows:
            place = min(max(before, 0), len(self._rows) - 1)
            self._set_current(self._rows[place] if self._rows else None)

    def _set_current(self, row: RovingRow | None) -> None:
        if self._current in self._rows and self._current is not None:
            self._current.make_current(on=False)
        self._current = row
        if row is not None:
            row.make_current(on=True)

    def _row_of(self, watched: QObject) -> RovingRow | None:
        for row in self._rows:
            if watched is row or watched in row.controls():
                return row
        return None

    def _moved(self, watched: QObject, event: QKeyEvent) -> bool:
        row = self._row_of(watched)
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            place = self._rows.index(row) + _STEPS[key]
            return not 0 <= place < len(self._rows) or self.focus_place(place)
        if key in _ENDS:
            return self.focus_place(_ENDS[key] % len(self._rows))
        return False
