"""Map or table with the card beside it; in a narrow window one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.ui.pages.network.overview.side import SidePane

_LOW = 640
"""A window lower than this."""


class TwoPanes(QWidget):
    """Emit `fitted` when the window has become narrow or low, or is so no more."""

    fitted = Signal()

    def __init__(self, left: QWidget, side: SidePane) -> None:
        super().__init__()
        self._left, self._side = left, side
        self.is_narrow = self.is_low = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left, 1)
        line.addWidget(side)

    def show_side(self, *, on: bool) -> None:
        """In a narrow window: give the place to the card, or back to map and table."""
        self._left.setVisible(not self.is_narrow or not on)
        self._side.setVisible(not self.is_narrow or on)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of one pane: the window may shrink until only one of them is shown."""
        panes = (self._left.minimumSizeHint(), self._side.minimumSizeHint())
        return QSize(max(pane.width() for pane in panes), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        window = self.window()
        narrow = window.width() < theme.px("width.compact_below")
        low = window.height() < _LOW
        if (narrow, low) == (self.is_narrow, self.is_low):
            return
        is_other = narrow != self.is_narrow
        self.is_narrow, self.is_low = narrow, low
        if is_other:
            self._side.set_narrow(on=narrow)
            self.show_side(on=self._side.form is not None)
        self.fitted.emit()
