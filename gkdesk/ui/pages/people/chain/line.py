"""The drawn chain: dots on a line; how the line is drawn says what was done for the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.people.chain.marks import LinkItem, StepItem
from gkdesk.ui.pages.people.chain.places import DOT, NARROWEST, Places, places
from gkdesk.ui.pages.people.chain.words import ChainPicture, Stroke
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gkdesk.ui.pages.people.chain.words import LinkMark

_BAR = 6.0
_HOLE = 13.0
"""Half of the gap of an open Anschluss."""
_STUB = 34.0


class ChainLine(QWidget):
    """One stop for Tab; the arrows go from step to transition to step, Enter opens one."""

    step_wanted = Signal(object)
    link_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = ChainPicture()
        self.steps: list[StepItem] = []
        self.links: list[LinkItem] = []
        self._group: QButtonGroup | None = None
        self._places = places(0, 0, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Bildungs- und Integrationskette")

    def show_chain(self, picture: ChainPicture) -> None:
        """Draw another chain; the focus stays at its place."""
        if picture == self.picture:
            return
        at = next((place for place, item in enumerate(self._items()) if item.hasFocus()), -1)
        for item in self._items():
            item.hide()
            item.deleteLater()
        self.picture = picture
        self.steps = [StepItem(step, self) for step in picture.steps]
        self.links = [LinkItem(link, self) for link in picture.links]
        self._gather()
        for item in self._items():
            item.show()
        self._arrange()
        items = self._items()
        if at >= 0 and items:
            items[min(at, len(items) - 1)].setFocus()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._at(width).height)

    def sizeHint(self) -> QSize:
        width = round(NARROWEST * max(1, len(self.steps)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(NARROWEST), round(self._places.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, link in enumerate(self.picture.links):
            self._paint_link(painter, place, link)
        painter.end()

    def _items(self) -> list[StepItem | LinkItem]:
        """Return everything in reading order."""
        found: list[StepItem | LinkItem] = []
        for place, step in enumerate(self.steps):
            found.append(step)
            if place < len(self.links):
                found.append(self.links[place])
        return found

    def _gather(self) -> None:
        if self._group is not None:
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for item in self._items():
            self._group.addButton(item)
            item.clicked.connect(self._on_item_clicked)
        if self.steps:
            self._roving = Roving(self._group, choose=False)

    def _at(self, width: int) -> Places:
        return places(len(self.steps), len(self.links), max(float(width), NARROWEST))

    def _arrange(self) -> None:
        now = self._at(self.width())
        grown = now.height != self._places.height
        self._places = now
        for step, room, dot in zip(self.steps, now.steps, now.dots, strict=True):
            step.stand(room, dot)
        for link, room in zip(self.links, now.labels, strict=True):
            link.stand(room)
        if grown:
            self.updateGeometry()
        self.update()

    def _paint_link(self, painter: QPainter, place: int, link: LinkMark) -> None:
        dots, rows = self._places.dots, self._places.rows
        begin = dots[place] + QPointF(DOT, 0)
        last = place + 1 >= len(dots)
        broken = not last and rows[place] != rows[place + 1]
        label = self._places.labels[place]
        if last or broken:
            end = QPointF(label.center().x() + _STUB, begin.y())
        else:
            end = dots[place + 1] - QPointF(DOT, 0)
        middle = QPointF(label.center().x(), begin.y())
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(middle + QPointF(0, 9), QPointF(middle.x(), label.top() - 2))
        if link.stroke is Stroke.GAP:
            _paint_gap(painter, begin, middle, None if last else end)
        else:
            painter.setPen(_pen(link.stroke))
            painter.drawLine(begin, end)
        if broken:
            self._paint_arrival(painter, place, link)

    def _paint_arrival(self, painter: QPainter, place: int, link: LinkMark) -> None:
        """Lead into the first step of the next row."""
        dot = self._places.dots[place + 1]
        painter.setPen(_pen(link.stroke))
        painter.drawLine(QPointF(0, dot.y()), dot - QPointF(DOT, 0))

    @Slot()
    def _on_item_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, StepItem):
            self.step_wanted.emit(item.step)
        elif isinstance(item, LinkItem):
            self.link_wanted.emit(item.link)


def _pen(stroke: Stroke) -> QPen:
    """Return solid for what was done, dashed for what is prepared, thin dashed for a plan."""
    if stroke is Stroke.SOLID:
        return QPen(theme.color("accent"), 3)
    if stroke is Stroke.DASHED:
        pen = QPen(theme.color("accent"), 3)
        pen.setDashPattern([3.0, 2.2])
    elif stroke is Stroke.GAP:
        pen = QPen(theme.color("warn"), 2)
    else:
        pen = QPen(theme.color("ink2"), 1.5)
        pen.setDashPattern([3.5, 3.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paint_gap(painter: QPainter, begin: QPointF, middle: QPointF, end: QPointF | None) -> None:
    """Paint the line up to a bar, a hole, and from another bar on."""
    painter.setPen(_pen(Stroke.GAP))
    for start, x in ((begin, middle.x() - _HOLE), (end, middle.x() + _HOLE)):
        if start is not None:
            painter.drawLine(start, QPointF(x, start.y()))
            painter.drawLine(QPointF(x, start.y() - _BAR), QPointF(x, start.y() + _BAR))
