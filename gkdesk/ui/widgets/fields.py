"""Fields with something inside: search and passphrase."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gkdesk.ui import icons, theme
from gkdesk.ui.widgets.buttons import IconButton
from gkdesk.ui.widgets.labels import IconText, Role

_HINT_GAP = 12
_GLASS_GAP = -8
"""Qt leaves room for the glass behind the padding of every field: that would be a hole."""
_BARS = 4
_BAR_HEIGHT = 6


class SearchField(QLineEdit):
    """A search field: `query_changed` while typing, `entered` on Enter, Esc empties it."""

    query_changed = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        name: str = "Suchen",
        placeholder: str = "Suchen …",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shortcut = shortcut
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        if shortcut:
            self.setAccessibleDescription(f"Kurztaste {shortcut}")
        self._glass = QAction(name, self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Suche leeren", self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._on_return_pressed)
        self._show_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_clear"):
            self._show_icons()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._shortcut or self.text():
            return
        painter = QPainter(self)
        painter.setPen(theme.color("ink2"))
        box = self.rect().adjusted(0, 0, -_HINT_GAP, 0)
        painter.drawText(
            box,
            QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter,
            self._shortcut,
        )

    def _show_icons(self) -> None:
        self._glass.setIcon(icons.icon("search", "ink2", theme.px("icon.inline")))
        self._clear.setIcon(icons.icon("cross", "ink2", theme.px("icon.inline")))
        room = self.fontMetrics().horizontalAdvance(self._shortcut) if self._shortcut else 0
        self.setTextMargins(_GLASS_GAP, 0, 0 if self.text() else room, 0)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._show_icons()
        self.query_changed.emit(text)

    def _on_return_pressed(self) -> None:
        self.entered.emit(self.text())


class PassphraseField(QWidget):
    """A passphrase, hidden until the eye is used; with `strength` its strength is shown below."""

    text_changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        name: str = "Passphrase",
        parent: QWidget | None = None,
        *,
        strength: bool = False,
        noun: str = "Passphrase",
    ) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setProperty("large", "true")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setProperty(
            "inputMethodHints",
            "ImhSensitiveData|ImhNoPredictiveText|ImhNoAutoUppercase|ImhHiddenText",
        )
        self._eye = _InnerButton(f"{noun} zeigen", "eye", self.edit)
        self._noun = noun
        self._bar = StrengthBar() if strength else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        if self._bar is not None:
            column.addWidget(self._bar)
        self.setFocusProxy(self.edit)
        self.setAccessibleName(name)
        self._eye.clicked.connect(self._on_eye_clicked)
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.setAccessibleName(name)

    def text(self) -> str:
        """Return what is typed, spaces included."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Fill in a suggested passphrase and show it."""
        self.edit.setText(text)
        self._reveal(shown=True)

    def clear(self) -> None:
        """Empty the field and forget what could be undone."""
        self.edit.clear()
        self._reveal(shown=False)

    def focus(self) -> None:
        """Put the cursor behind what is typed, without selecting it."""
        self.edit.setFocus()
        self.edit.deselect()

    def say_once(self) -> None:
        """Leave out the words about the strength until something else is typed."""
        if self._bar is not None:
            self._bar.hush()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.edit.setAccessibleDescription(description)

    def _reveal(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.set_name(f"{self._noun} {'verbergen' if shown else 'zeigen'}")

    def _on_eye_clicked(self) -> None:
        self._reveal(shown=self.edit.echoMode() == QLineEdit.EchoMode.Password)

    def _on_edit_text_changed(self, text: str) -> None:
        if self._bar is not None:
            self._bar.judge(text)
        self.text_changed.emit(text)


class _InnerButton(IconButton):
    """An icon button at the right end inside a line edit."""

    def __init__(self, name: str, icon: str, edit: QLineEdit) -> None:
        super().__init__(name, icon, edit)
        self.setProperty("k", "inner")
        side = theme.px("height.field") - 6
        self.setFixedSize(side, side)
        edit.setTextMargins(0, 0, side - 4, 0)
        edit.installEventFilter(self)
        self._edit = edit

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            size: QSize = event.size()
            gap = (size.height() - self.height()) // 2
            self.move(QPoint(size.width() - self.width() - gap, gap))
        return False


class StrengthBar(QWidget):
    """Four bars and a sentence on how hard a passphrase is to guess."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars()
        self._text = IconText("info", "", Role.QUIET, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self._bars)
        column.addWidget(self._text)
        self.judge("")

    def judge(self, passphrase: str) -> None:
        """Show how strong `passphrase` is: in colour, in length and in words."""
        from gkdesk.text.passphrase import rate  # needs the word list; the unlock page does not

        strength = rate(passphrase)
        icon, color, role, text = _JUDGEMENTS[strength.level]
        self._bars.show_level(strength.level, color)
        self._text.set(icon, text, role, color)
        self._text.show()
        self.setAccessibleName(text)

    def hush(self) -> None:
        """Show the bars alone: another sentence says what is wrong."""
        self._text.hide()


_JUDGEMENTS = {
    0: ("info", "ink2", Role.QUIET, "Am besten fünf zufällige Wörter."),
    1: ("warn", "err", Role.BODY, "Leicht zu erraten. Nehmen Sie fünf zufällige Wörter."),
    2: ("warn", "warn", Role.BODY, "Mäßig. Ein oder zwei Wörter mehr machen sie stark."),
    3: ("check", "ok", Role.BODY, "Gut. Mit einem weiteren Wort wird sie stark."),
    4: ("check", "ok", Role.STRONG, "Stark: lang genug, keine bekannte Wendung."),
}


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._level, self._color = 0, "line"
        self.setFixedHeight(_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int, color: str) -> None:
        self._level, self._color = level, color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        gap = theme.px("space.xs")
        width = (self.width() - gap * (_BARS - 1)) / _BARS
        for index in range(_BARS):
            painter.setBrush(theme.color(self._color if index < self._level else "line"))
            bar = QRectF(index * (width + gap), 0, width, _BAR_HEIGHT)
            painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
