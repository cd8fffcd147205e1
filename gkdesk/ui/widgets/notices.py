"""What the program says in passing: banners in the flow of a page and toasts with undo."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from gkdesk.ui import theme
from gkdesk.ui.widgets.boxes import Box
from gkdesk.ui.widgets.buttons import (
    IconButton,
    LinkButton,
    PrimaryButton,
    ReversedButton,
    ReversedIconButton,
)
from gkdesk.ui.widgets.labels import IconLabel, Label, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_TOAST_MILLISECONDS = 10_000
_CONTROLS = (
    QAbstractButton
    | QAbstractItemView
    | QAbstractSpinBox
    | QComboBox
    | QLineEdit
    | QPlainTextEdit
    | QTextEdit
)
_LOUD, _FOCUSED = 10, 100
NEWS = "news"
"""The property of a widget that tells what was just done: no toast stands over it."""
"""How many ordinary controls a primary button and the focused control count for."""


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
    """A sentence above what it concerns, with one link; `acted` when it is used.

    The link stands at the right, or below the sentence where that would leave it little room.
    """

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
        self._place_link()
        self.setAccessibleName(f"{word}: {text}")

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 13, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(10)
        self._words.addWidget(self._text, 1)
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._words.addWidget(self.link, 0, start)  # unaligned, it would bound the width of both
        row.addLayout(self._words, 1)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _place_link(self) -> None:
        beside = self.link.isHidden() or self.width() >= 3 * self.link.sizeHint().width()
        self._words.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_link()

    def _on_close_clicked(self) -> None:
        self.hide()
        self.dismissed.emit()


class Toast(Box):
    """One sentence at the lower edge of `host`, with *Rückgängig*; goes by itself or by Esc.

    Whoever shows it hides it when the user goes on elsewhere; the way back stays, by Strg+Z.
    It keeps standing while the mouse or the keyboard is on it. It stands in the middle, or at the
    right, the left or below the top bar where that covers less of what is operated; the focused
    control counts most.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, host: QWidget, *, milliseconds: int = _TOAST_MILLISECONDS) -> None:
        super().__init__("toast", host)
        self._host = host
        self._text = Label("", Role.ON_DARK)
        self.undo = ReversedButton("Rückgängig  Strg+Z")
        self.redo = ReversedButton("Wiederholen")
        self._close = ReversedIconButton("Meldung schließen", "cross")
        self._icon = IconLabel("check", "paper")
        self._timer = QTimer(self, interval=milliseconds, singleShot=True)
        self._layout()
        self.undo.clicked.connect(self._on_undo_clicked)
        self.redo.clicked.connect(self._on_redo_clicked)
        self._close.clicked.connect(self.hide)
        self._timer.timeout.connect(self._on_timer_timeout)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undoable: bool = True, redoable: bool = False) -> None:
        """Show `text`; with the way back, or forth again, when there is one."""
        self._text.setText(text)
        self.undo.setVisible(undoable)
        self.redo.setVisible(redoable)
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
        row.addWidget(self.redo)
        row.addWidget(self._close)

    def _place(self) -> None:
        self._fit_text()
        self.adjustSize()
        controls = _controls_of(self._host, self)
        best = min(self._spots(), key=lambda spot: _covered(controls, spot[0]) + spot[1])
        self.move(best[0].topLeft())

    def _spots(self) -> tuple[tuple[QRect, int], ...]:
        """Return the places in the order of choice, with how many controls each may cost."""
        edge = theme.px("space.xl")
        middle = max(0, (self._host.width() - self.width()) // 2)
        right = max(0, self._host.width() - self.width() - edge)
        lower = self._host.height() - self.height() - edge
        upper = theme.px("height.topbar") + theme.px("space.s")
        corners = [(QPoint(x, lower), 0) for x in (middle, right, edge)]
        corners += [(QPoint(x, upper), 1) for x in (right, middle) if upper < lower]
        return tuple((QRect(corner, self.size()), cost) for corner, cost in corners)

    def _fit_text(self) -> None:
        """Break a sentence that is wider than the window."""
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 2
        ways = [way for way in (self.undo, self.redo) if way.isVisibleTo(self)]
        rest = sum(way.sizeHint().width() for way in ways)
        room = self._host.width() - rest - 7 * theme.px("space.xl")
        self._text.setWordWrap(natural > room)
        self._text.setFixedWidth(max(theme.px("space.xxl"), min(natural, room)))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or self.isAncestorOf(now):
            return
        if self._host.isAncestorOf(now) and self.geometry().intersects(_shown(self._host, now)):
            self._place()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _on_redo_clicked(self) -> None:
        self.hide()
        self.redo_wanted.emit()

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


def _controls_of(host: QWidget, toast: QWidget) -> list[tuple[QRect, int]]:
    """Return where what can be operated is seen in `host`, with how much it counts."""
    focused = QApplication.focusWidget()
    found = []
    for widget in host.findChildren(QWidget):
        is_news = bool(widget.property(NEWS))
        if not (is_news or isinstance(widget, _CONTROLS)) or toast.isAncestorOf(widget):
            continue
        place = _shown(host, widget) if widget.isVisible() and widget.isEnabled() else QRect()
        if not place.isEmpty():
            weight = _LOUD if is_news or isinstance(widget, PrimaryButton) else 1
            found.append((place, _FOCUSED if widget is focused else weight))
    return found


def _shown(host: QWidget, widget: QWidget) -> QRect:
    """Return the part of `widget` that no scrolled page cuts off, in `host`."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(host, QPoint(0, 0)))


def _covered(controls: list[tuple[QRect, int]], spot: QRect) -> int:
    return sum(weight for place, weight in controls if place.intersects(spot))
