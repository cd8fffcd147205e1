"""Two panes beside each other, of which a narrow window shows one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class Panes(QWidget):
    """Follows the size of its window: that one decides, not what is left of it for the panes."""

    def both(self) -> tuple[QWidget, QWidget]:
        """Return the two panes."""
        raise NotImplementedError

    def fit(self) -> None:
        """Show one pane or both, as the window has room."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of one pane: the window may shrink until only one of them is shown."""
        widest = max(pane.minimumSizeHint().width() for pane in self.both())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False
