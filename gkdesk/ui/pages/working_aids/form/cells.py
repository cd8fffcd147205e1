"""The fields of a table's cells: as small as they can be, with the same behaviour as on a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from gkdesk.ui import theme
from gkdesk.ui.field_undo import mark_as_stored
from gkdesk.ui.forms.inputs import ComboInput, LineInput, TicksInput
from gkdesk.ui.pages.working_aids.form.choosing import RankField, TicksField
from gkdesk.ui.pages.working_aids.form.field import (
    AnswerField,
    DayField,
    LineField,
    ListField,
    NumberField,
    TextField,
)
from gkdesk.ui.tips import set_tip
from gkdesk.working_aids.template import CHOSEN, Choice, Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkdesk.clock import Clock
    from gkdesk.services.working_aids.views import QuestionView

COMBO_UP_TO = 12
NOTHING = "–"
_NUMBER, _DAY, _TEXT, _MOST = 10, 13, 32, 34
_FRAME = 6
"""Letters that a cell has room for, and what the arrow and the edges of a list take."""
_ARROW = 8
_INSET = 2
"""Qt leaves so much between the edge of a line and its text."""
CELL_WIDTH = 92
"""A cell asks for so much; the window gives the rest."""


class ComboField(AnswerField):
    """One of a few answers, in a cell."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.combo = _CellCombo()
        self._offered: tuple[Choice, ...] = ()
        self.offer(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo)
        self.combo.activated.connect(self._on_combo_activated)

    def offer(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) == self._offered:
            return
        raw = self.raw() if self._offered else ""
        self._offered = tuple(choices)
        self.combo.clear()
        self.combo.addItem(NOTHING, "")
        for choice in choices:
            self.combo.addItem(choice.label, choice.name)
        self.restore(raw)

    def raw(self) -> str:
        return str(self.combo.currentData() or "")

    def restore(self, raw: str) -> None:
        self.combo.setCurrentIndex(self.combo.findData(raw))

    def mark_stored(self) -> None:
        mark_as_stored(self.combo)

    def main(self) -> QWidget:
        return self.combo

    @Slot()
    def _on_combo_activated(self) -> None:
        if self.is_dirty():
            self.given.emit()


class MenuTicksField(AnswerField):
    """Any number of answers, ticked in a menu, in a cell."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.ticks = TicksInput(NOTHING)
        self._offered: tuple[Choice, ...] = ()
        self.offer(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ticks)
        self.ticks.changed.connect(self._on_ticks_changed)

    def offer(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) != self._offered:
            ticked = self.ticks.ticked() if self._offered else ()
            self._offered = tuple(choices)
            self.ticks.offer([(each.name, each.label) for each in choices], ticked)

    def raw(self) -> str:
        return " ".join(self.ticks.ticked())

    def restore(self, raw: str) -> None:
        self.ticks.tick(raw.split())

    def is_dirty(self) -> bool:
        return set(self.raw().split()) != set(self._stored.split())

    def main(self) -> QWidget:
        return self.ticks

    @Slot()
    def _on_ticks_changed(self) -> None:
        if self.is_dirty():
            self.given.emit()


class _CellCombo(ComboInput):
    """Shows with an ellipsis that there is more than it has room for, and all of it as a tip."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self._on_current_text_changed)

    def minimumSizeHint(self) -> QSize:
        return QSize(CELL_WIDTH, super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - 2 * theme.px("space.m") - theme.px("icon.inline") - _ARROW
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, max(room, 0)
        )

    @Slot(str)
    def _on_current_text_changed(self, text: str) -> None:
        set_tip(self, "" if text == NOTHING else text)


class CellLine(LineInput):
    """Shows with an ellipsis that there is more than it has room for, until one writes in it."""

    def shown_text(self) -> str:
        """Return what is visible at this width."""
        if self.hasFocus():
            return self.text()
        room = self._room(self._option()).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        option = self._option()
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._room(option), middle, shown)

    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionFrame) -> QRect:
        kind = QStyle.SubElement.SE_LineEditContents
        return self.style().subElementRect(kind, option, self).adjusted(_INSET, 0, -_INSET, 0)


def cell_field(view: QuestionView, clock: Clock) -> AnswerField:
    """Return the field of a cell of a table."""
    kind, choices = view.question.kind, view.choices
    if kind is Kind.SELECT_ONE:
        return ComboField(choices) if len(choices) <= COMBO_UP_TO else ListField(choices)
    if kind is Kind.SELECT_MULTIPLE:
        return MenuTicksField(choices)
    if kind in (Kind.INTEGER, Kind.DECIMAL):
        return _shrinking(NumberField())
    if kind is Kind.DATE:
        return _shrinking(DayField(clock))
    return _shrinking(LineField(line=CellLine()))


def detail_field(view: QuestionView, clock: Clock) -> AnswerField:
    """Return the field of a question that is opened below its row."""
    kind, choices = view.question.kind, view.choices
    if kind is Kind.RANK:
        return RankField(choices)
    if kind is Kind.SELECT_MULTIPLE:
        return TicksField(choices)
    if kind is Kind.TEXT and view.question.lines > 1:
        return TextField(view.question.lines)
    return cell_field(view, clock)


def letters(question: Question, choices: Iterable[Choice]) -> int:
    """Return how many letters a column should have room for."""
    if question.kind in (Kind.INTEGER, Kind.DECIMAL):
        return _NUMBER
    if question.kind is Kind.DATE:
        return _DAY
    if question.kind in CHOSEN:
        longest = max((len(each.label) for each in choices), default=0)
        return min(max(longest + _FRAME, _NUMBER), _MOST)
    return _TEXT


def _shrinking(field: LineField) -> LineField:
    """Let a line take whatever width its column has; all of a longer text is its tip."""
    field.line.textChanged.connect(partial(_show_tip, field.line))
    field.line.setMinimumWidth(CELL_WIDTH)
    field.line.setMaximumWidth(16_777_215)
    field.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field


def _show_tip(line: QLineEdit, text: str) -> None:
    set_tip(line, text if len(text) >= _NUMBER else "")
