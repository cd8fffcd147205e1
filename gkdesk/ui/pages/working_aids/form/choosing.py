"""Answers that are chosen: a scale of radio buttons, tick boxes, and an order of preference.

Keys 1 to 9 choose where the focus is in the question; Entf takes the answer back. Arrow keys only
move, so that nobody changes an answer on the way past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui import roles, theme
from gkdesk.ui.pages.working_aids.form.field import AnswerField, is_plain_key
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import CheckBox, IconButton, Label, LinkButton, RadioButton, Role
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gkdesk.working_aids.template import Choice

COLUMN_FROM = 230
"""A column of choices is at least so wide; with less room they stand in one column."""
TWO_COLUMNS_FROM = 4
_DIGITS = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ButtonsField(AnswerField):
    """Base of radio buttons and tick boxes in one or two columns, read downwards."""

    button_kind: type[CheckBox | RadioButton]

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self.buttons: list[CheckBox | RadioButton] = []
        self._group: QButtonGroup | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.xl"))
        self._grid.setVerticalSpacing(2)
        self._columns = self._widest = 0
        roles.give(self, roles.Part.GROUP)
        self.offer(choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices; buttons that stay keep their focus."""
        if tuple(choices) == self._choices:
            return
        raw = self.raw() if self._choices else ""
        focused = next((i for i, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._choices = tuple(choices)
        self._make()
        self.restore(raw)
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def main(self) -> QWidget:
        return next(
            (each for each in self.buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus), self
        )

    def name(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for button, choice in zip(self.buttons, self._choices, strict=True):
            button.setAccessibleDescription(f"{name}. {description}".strip(". "))
            button.setAccessibleName(choice.label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The class first: hundreds of events come by while a page is laid out.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return False

    def choose(self, place: int) -> None:
        """Choose, or tick, the choice at a place."""
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[place].click()

    def clear(self) -> None:
        """Take the answer back."""
        self.restore("")
        self.given.emit()

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if not is_plain_key(event) or not isinstance(watched, QAbstractButton):
            return False
        key = event.key()
        digit = key - int(Qt.Key.Key_1)
        if 0 <= digit < min(_DIGITS, len(self.buttons)):
            self.choose(digit)
        elif key in _EMPTY and self.raw():
            self.clear()
        elif key in _ENTER:
            watched.click()
        else:
            return False
        return True

    def _make(self) -> None:
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._group.setExclusive(self.button_kind is RadioButton)
        self.buttons = []
        for place, choice in enumerate(self._choices):
            button = self.button_kind(choice.label, self)
            self._group.addButton(button, place)
            self.buttons.append(button)
            if place < _DIGITS:
                set_tip(button, f"Taste {place + 1}")
        if self.buttons:
            Roving(self._group, choose=False)
        for button in self.buttons:
            button.installEventFilter(self)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self._columns = self._widest = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns_for(self.width())
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self.buttons) // columns)
        for place, button in enumerate(self.buttons):
            # A long text gets the whole column: beside free room Qt would give it too few lines.
            at = Qt.AlignmentFlag(0) if button.is_long() else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(button, place % rows, place // rows, at)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _columns_for(self, width: int) -> int:
        if len(self.buttons) < TWO_COLUMNS_FROM:
            return 1
        if not self._widest:
            self._widest = max(button.sizeHint().width() for button in self.buttons)
        room = (width - self._grid.horizontalSpacing()) // 2
        return 2 if room >= max(COLUMN_FROM, self._widest) else 1

    @Slot(int)
    def _on_group_id_clicked(self, _place: int) -> None:
        if self.is_dirty():
            self.given.emit()


class ScaleField(ButtonsField):
    """One of a few answers."""

    button_kind = RadioButton

    def raw(self) -> str:
        chosen = (c.name for c, b in zip(self._choices, self.buttons, strict=True) if b.isChecked())
        return next(chosen, "")

    def restore(self, raw: str) -> None:
        if self._group is None or raw == self.raw():
            return
        self._group.setExclusive(False)
        for choice, button in zip(self._choices, self.buttons, strict=True):
            button.setChecked(choice.name == raw)
        self._group.setExclusive(True)


class TicksField(ButtonsField):
    """Any number of a few answers, in the order of the list."""

    button_kind = CheckBox

    def raw(self) -> str:
        pairs = zip(self._choices, self.buttons, strict=True)
        return " ".join(choice.name for choice, button in pairs if button.isChecked())

    def restore(self, raw: str) -> None:
        codes = set(raw.split())
        for choice, button in zip(self._choices, self.buttons, strict=True):
            button.setChecked(choice.name in codes)

    def is_dirty(self) -> bool:
        return set(self.raw().split()) != set(self._stored.split())


class RankRow(QWidget):
    """One choice in the order: its place, its words, and buttons to move it."""

    moved = Signal(str, int)
    """Its code, and by how many places."""
    put_in = Signal(str)
    taken_out = Signal(str)

    def __init__(self, code: str, label: str, place: int) -> None:
        super().__init__()
        self.code = code
        self.up = IconButton(f"Nach oben: {label} (Alt+Pfeil auf)", "chevron-up")
        self.down = IconButton(f"Nach unten: {label} (Alt+Pfeil ab)", "chevron-down")
        self.out = IconButton(f"Aus der Reihenfolge nehmen: {label} (Entf)", "cross")
        self.add = LinkButton("Aufnehmen", "plus")
        self.add.setAccessibleName(f"In die Reihenfolge aufnehmen: {label}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.xs"))
        number = Label(f"{place}." if place else "–", Role.STRONG if place else Role.QUIET)
        number.setFixedWidth(28)
        row.addWidget(number)
        row.addWidget(Label(label, Role.BODY if place else Role.QUIET, wrap=True), 1)
        for button in (self.up, self.down, self.out) if place else (self.add,):
            row.addWidget(button)
            button.installEventFilter(self)
        for button in (self.add,) if place else (self.up, self.down, self.out):
            button.setParent(self)
            button.hide()
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.out.clicked.connect(self._on_out_clicked)
        self.add.clicked.connect(self._on_add_clicked)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() == Qt.Key.Key_Up:
            self._on_up_clicked()
        elif with_alt and event.key() == Qt.Key.Key_Down:
            self._on_down_clicked()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_out_clicked()
        else:
            return False
        return True

    @Slot()
    def _on_up_clicked(self) -> None:
        self.moved.emit(self.code, -1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.moved.emit(self.code, 1)

    @Slot()
    def _on_out_clicked(self) -> None:
        self.taken_out.emit(self.code)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.put_in.emit(self.code)


class RankField(AnswerField):
    """Choices in an order: what is taken in stands above, the rest below."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = tuple(choices)
        self._order: tuple[str, ...] = ()
        self.rows: list[RankRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._words = ("", "")
        roles.give(self, roles.Part.GROUP)
        self._show()

    def offer(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._show()

    def raw(self) -> str:
        return " ".join(self._order)

    def restore(self, raw: str) -> None:
        if raw != self.raw():
            self._order = tuple(raw.split())
            self._show()

    def main(self) -> QWidget:
        if not self.rows:
            return self
        first = self.rows[0]
        return first.up if first.code in self._order else first.add

    def name(self, name: str, description: str) -> None:
        self._words = (name, description)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def _show(self) -> None:
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        known = {choice.name: choice.label for choice in self._choices}
        ranked = [code for code in self._order if code in known]
        rest = [code for code in known if code not in ranked]
        self.rows = [RankRow(code, known[code], place) for place, code in enumerate(ranked, 1)]
        self.rows += [RankRow(code, known[code], 0) for code in rest]
        for row in self.rows:
            self._column.addWidget(row)
            row.moved.connect(self._on_row_moved)
            row.put_in.connect(self._on_row_put_in)
            row.taken_out.connect(self._on_row_taken_out)

    def _change(self, order: list[str], code: str, *, down: bool = False) -> None:
        self._order = tuple(order)
        self._show()
        row = next(row for row in self.rows if row.code == code)
        row.show()
        target = row.add if code not in self._order else row.down if down else row.up
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.given.emit()

    @Slot(str, int)
    def _on_row_moved(self, code: str, by: int) -> None:
        order = list(self._order)
        place = order.index(code) if code in order else -1
        target = place + by
        if place >= 0 and 0 <= target < len(order):
            order[place], order[target] = order[target], order[place]
            self._change(order, code, down=by > 0)

    @Slot(str)
    def _on_row_put_in(self, code: str) -> None:
        self._change([*self._order, code], code)

    @Slot(str)
    def _on_row_taken_out(self, code: str) -> None:
        if code in self._order:
            self._change([each for each in self._order if each != code], code)
