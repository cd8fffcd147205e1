"""The bare input widgets of a form: name line, combo box, list of ticks, growing text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets.choices import CheckMenu

if TYPE_CHECKING:
    from collections.abc import Sequence


_BEFORE_ARROW = 8


class LineInput(QLineEdit):
    """A line that tells when the focus leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NameInput(LineInput):
    """A line for a name: direction and font follow what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        self.setFont(fonts.script_font(text))
        self.setLayoutDirection(fonts.direction(text))


class ComboInput(QComboBox):
    """A list to choose from; the wheel scrolls the page, not the choice."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def suggest(self, entries: Sequence[str]) -> None:
        """Become editable, with these suggestions for whatever part is typed."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(entries))
        completer = QCompleter(list(entries), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        if popup is not None:
            popup.setProperty("k", "suggestions")  # it is no child of the box, and has no ground

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show by „…“ that what is chosen is longer than its field."""
        super().initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width()
        right = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), right, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self)


class TicksInput(QPushButton):
    """A field that shows what is ticked and opens the list to tick in."""

    changed = Signal()
    left = Signal()

    def __init__(self, empty_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("k", "field")
        self.setAutoDefault(False)
        self._empty_text = empty_text
        self._texts: dict[str, str] = {}
        self.menu_of_ticks = CheckMenu("", self)
        self.menu_of_ticks.chosen.connect(self._on_menu_chosen)
        self.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, entries: Sequence[tuple[str, str]], ticked: Sequence[str] = ()) -> None:
        """Offer pairs of key and text."""
        self._texts = dict(entries)
        self.menu_of_ticks.offer(entries, ticked)
        self._show_text()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return self.menu_of_ticks.ticked()

    def tick(self, keys: Sequence[str]) -> None:
        """Tick exactly these keys."""
        self.menu_of_ticks.offer(tuple(self._texts.items()), keys)
        self._show_text()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_text()

    def words(self) -> str:
        """Return all that is ticked, also where the field is too narrow for it."""
        return ", ".join(self._texts[key] for key in self.ticked())

    def _show_text(self) -> None:
        set_tip(self, self.words())
        self._fit_text()

    def _fit_text(self) -> None:
        """Show with an ellipsis that there is more than the field has room for."""
        room = self.width() - 2 * theme.px("space.m") - theme.px("icon.inline") - _BEFORE_ARROW
        shown = self.fontMetrics().elidedText(
            self.words() or self._empty_text, Qt.TextElideMode.ElideRight, max(room, 0)
        )
        self.setText(shown.replace("&", "&&"))

    def _on_clicked(self) -> None:
        self.menu_of_ticks.setMinimumWidth(self.width())
        self.menu_of_ticks.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_menu_chosen(self) -> None:
        self._show_text()
        self.changed.emit()


class TextInput(QPlainTextEdit):
    """Several lines; Tab leaves the field."""

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _paint_arrow(widget: QWidget) -> None:
    side = theme.px("icon.inline")
    box = QRectF(widget.width() - side - 8, (widget.height() - side) / 2, side, side)
    color = "ink2" if widget.isEnabled() else "edge"
    icons.paint(QPainter(widget), "chevron-down", box, color)
