"""The name above a record: all of it, on a second line where one does not suffice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy

from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Label, Role

_LINES = 2
_NARROWEST = 120


class NameHeading(Label):
    """A page heading of at most two lines; the tooltip holds what does not fit even there."""

    def __init__(self) -> None:
        super().__init__("", Role.PAGE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Überschrift")

    def say(self, name: str) -> None:
        """Show another name."""
        self.setText(name)
        self.setAccessibleName(name)
        self._tell_rest()
        self.updateGeometry()

    def lines(self, width: int) -> list[str]:
        """Return what is shown at this width."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:_LINES], len(self.text())]
        shown = [self.text()[a:b].strip() for a, b in zip(starts[:_LINES], ends, strict=True)]
        if len(starts) > _LINES:
            metrics = QFontMetrics(self.font())
            shown[-1] = metrics.elidedText(shown[-1], Qt.TextElideMode.ElideRight, width)
        return shown

    def fit(self, width: int) -> None:
        """Take the height that the name needs at this width."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * max(1, len(self.lines(width))))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(_NARROWEST, wanted.width()), wanted.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        for place, line in enumerate(self.lines(self.width())):
            base = place * metrics.lineSpacing() + metrics.ascent()
            painter.drawText(QPointF(0, base), line)

    def _tell_rest(self) -> None:
        shown = self.lines(self.width())
        set_tip(self, self.text() if shown and shown[-1].endswith("…") else "")
