"""A link on one line that ends in … where it is narrow; the tip then holds all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from gkdesk.ui import theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class ElidedLink(LinkButton):
    """A link to a record whose name may be as long as people make it."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px("width.nav_compact")), hint.height())

    def shown_text(self) -> str:
        """Return what is visible at this width."""
        metrics, text, wanted = self.fontMetrics(), self.text(), self.sizeHint().width()
        if self.width() >= wanted:
            return text
        around = wanted - metrics.horizontalAdvance(text)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_tip(self, self.label() if self.shown_text() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
