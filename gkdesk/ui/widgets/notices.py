"""What the program says in passing: banners in the flow of a page and toasts with undo."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.boxes import Box
from gkdesk.ui.widgets.buttons import IconButton, LinkButton, ReversedButton, ReversedIconButton
from gkdesk.ui.widgets.labels import IconLabel, Label, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_TOAST_MILLISECONDS = 10_000


class Kind(StrEnum):
    """What kind of news a banner brings."""

    INFO = "info"
    WARN = "warn"
    ERROR = "error"
    OK = "ok"


_ICONS = {
    Kind.INFO: ("info", "accent", "Hinweis"),
    Kind.WARN: ("warn", "warn", "Warnung"),
    Kind.ERROR: ("error", "err", "Fehler"),
    Kind.OK: ("check", "ok", "Erledigt"),
}


class Banner(Box):
    """A sentence above what it concerns, with one link at the right; `acted` when it is used."""

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.INFO,
        action: str = "",
        parent: QWidget | None = None,
        *,
        closable: bool = False,
    ) -> None:
        super().__init__(kind.value, parent)
        self._icon = IconLabel("info", name="")
        self._text = Label("", wrap=True)
        self.link = LinkButton(action)
        self._close = IconButton("Hinweis schließen", "cross")
        self._layout()
        self.link.clicked.connect(self.acted)
        self._close.clicked.connect(self._on_close_clicked)
        self._close.setVisible(closable)
        self.say(text, kind, action)

    def say(self, text: str, kind: Kind = Kind.INFO, action: str = "") -> None:
        """Say something else; the same sentence is what a screen reader reads."""
        icon, color, word = _ICONS[kind]
        self.set_kind(kind.value)
        self._icon.set_icon(icon, color)
        self._text.setText(text)
        self.link.set_label(action)
        self.link.setVisible(bool(action))
        self.setAccessibleName(f"{word}: {text}")

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 13, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.link)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _on_close_clicked(self) -> None:
        self.hide()
        self.dismissed.emit()


class Toast(Box):
    """One sentence at the lower edge of `host`, with *Rückgängig*; goes by itself or by Esc.

    It keeps standing while the mouse or the keyboard is on it.
    """

    undo_wanted = Signal()

    def __init__(self, host: QWidget, *, milliseconds: int = _TOAST_MILLISECONDS) -> None:
        super().__init__("toast", host)
        self._host = host
        self._text = Label("", Role.ON_DARK)
        self.undo = ReversedButton("Rückgängig  Strg+Z")
        self._close = ReversedIconButton("Meldung schließen", "cross")
        self._icon = IconLabel("check", "paper")
        self._timer = QTimer(self, interval=milliseconds, singleShot=True)
        self._layout()
        self.undo.clicked.connect(self._on_undo_clicked)
        self._close.clicked.connect(self.hide)
        self._timer.timeout.connect(self._on_timer_timeout)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undoable: bool = True) -> None:
        """Show `text`; with the way back when there is one."""
        self._text.setText(text)
        self.undo.setVisible(undoable)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.l"), 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addSpacing(theme.px("space.l"))
        row.addWidget(self.undo)
        row.addWidget(self._close)

    def _place(self) -> None:
        self.adjustSize()
        left = (self._host.width() - self.width()) // 2
        self.move(QPoint(max(0, left), self._host.height() - self.height() - theme.px("space.xl")))

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _on_timer_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
