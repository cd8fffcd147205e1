"""A dialog that is always as high as its wrapped texts need."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class FittedDialog(QDialog):
    """A window does not follow the height of wrapped texts by itself: this one does."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize):
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        height = layout.totalHeightForWidth(self.width())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.resize(self.width(), height)
