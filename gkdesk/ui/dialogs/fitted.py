"""A dialog that is as high as its wrapped texts need, and no higher than the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.layouts import ScrollPage

FRAME = 40
"""What the title bar and the borders of a window take from the screen."""
FITTING = (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize)


def within_screen(window: QWidget, width: int, height: int) -> QSize:
    """Return this size for `window`, or what the screen has room for."""
    frame = QSize(FRAME, FRAME)
    return QSize(width, height).boundedTo(window.screen().availableGeometry().size() - frame)


class FittedDialog(QDialog):
    """What is read and filled in goes into `body`, the buttons go into `foot`.

    A window does not follow the height of wrapped texts by itself: this one does. On a low screen
    the body scrolls and the buttons stay in sight.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, width: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName(name)
        room = self.screen().availableGeometry().width() - FRAME
        self.setMinimumWidth(min(width, room))
        margin, gap = theme.px("space.xl"), theme.px("space.m")
        self.area = ScrollPage(margin=0)
        self.body = self.area.body
        self.body.setContentsMargins(margin, margin, margin, gap)
        self.body.setSpacing(theme.px("space.s"))
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(margin, gap, margin, margin)
        self.foot.setSpacing(theme.px("space.s"))
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addLayout(self.foot)
        self.area.content.installEventFilter(self)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in FITTING:
            self._fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What changes inside a scroll area does not ask the window for a new layout.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a widget of the body, for example one with an error."""
        self.area.ensureWidgetVisible(widget)

    def _fit(self) -> None:
        needed = self.body.totalHeightForWidth(self.width()) + self.foot.sizeHint().height()
        room = self.screen().availableGeometry().height() - FRAME
        # A bar that came too early would take width, and with it ask for more height for ever.
        bars = Qt.ScrollBarPolicy
        bar = bars.ScrollBarAsNeeded if needed > room else bars.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(bar)
        height = min(needed, room)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.resize(self.width(), height)
