"""Map or table with the card beside it; in a narrow window one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.tables.panes import Panes

if TYPE_CHECKING:
    from gkdesk.ui.pages.network.overview.side import SidePane

_LOW = 640
"""A window lower than this."""


class TwoPanes(Panes):
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

    def both(self) -> tuple[QWidget, QWidget]:
        """Return the two panes."""
        return self._left, self._side

    def fit(self) -> None:
        """Show one pane or both, as the window has room."""
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
