"""What a map shows at the moment: network and look, the painted sheets, the legend below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal

from gkdesk.network.layout import arrange
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui.map.camera import Camera
from gkdesk.ui.map.easel import Easel, Scene
from gkdesk.ui.map.overlay import Glass
from gkdesk.ui.map.painting import screen_palette
from gkdesk.ui.map.sheet import Paper
from gkdesk.ui.map.strip import Strip
from gkdesk.ui.map.targets import ACTOR, NOWHERE, TIE, Target, Targets

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gkdesk.network.graph import Network
    from gkdesk.network.layout import Arrangement
    from gkdesk.network.look import Look

_RESIZED_MILLISECONDS = 100
_MOST_FOR_LEGEND = 0.15


class Stage(QObject):
    """Draws a network when it is needed; `changed` tells that there is something new to see."""

    changed = Signal()
    drawn = Signal()
    legend_shown = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.wants_legend: bool | None = None
        self.selected = NOWHERE
        self._easel = Easel(self.camera, self)
        self._network: Network | None = None
        self._arrangement: Arrangement | None = None
        self._look: Look | None = None
        self._strip: Strip | None = None
        self._glass: Glass | None = None
        self._extent = QSizeF(1, 1)
        self._ratio = 1.0
        self.is_stale = False
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MILLISECONDS)
        self._resized.timeout.connect(self.draw_soon)
        self._easel.changed.connect(self.changed)

    @property
    def has_legend(self) -> bool:
        """Return whether the legend is shown."""
        return self._strip is not None

    @property
    def is_settled(self) -> bool:
        """Return whether all that is seen is painted as sharp as it can be."""
        return not (self.is_stale or self._resized.isActive() or self._easel.is_busy)

    def show(self, network: Network, look: Look, arrangement: Arrangement | None) -> None:
        """Show a network."""
        if arrangement is None:
            arrangement = self._arrangement if network is self._network else arrange(network)
        self._network, self._look, self._arrangement = network, look, arrangement
        if look.selected_tie is not None:
            self.selected = Target(TIE, look.selected_tie)
        elif look.selected_actor is not None:
            self.selected = Target(ACTOR, look.selected_actor)
        if not _is_in(network, self.selected):
            self.selected = NOWHERE
        self.draw_soon()

    def clear(self) -> None:
        """Forget everything."""
        self._network = self._arrangement = self._look = None
        self._glass = self._strip = None
        self.selected = NOWHERE
        self._easel.clear()

    def select(self, target: Target) -> None:
        """Let a thing stand out."""
        if target != self.selected:
            self.selected = target
            self.draw_soon()

    def resize(self, extent: QSizeF) -> None:
        """Follow the size of the widget."""
        self._extent = extent
        if self._glass is None:
            self.draw_soon()
        else:
            # While an edge is dragged the last drawing is seen; it is made anew when it stands.
            self._resized.start()

    def set_ratio(self, ratio: float) -> None:
        """Follow the screen: how many pixels a unit has."""
        if ratio != self._ratio:
            self._ratio = ratio
            self.draw_soon()

    def draw_soon(self) -> None:
        """Draw anew before anything is asked or painted."""
        self.is_stale = True
        self.changed.emit()

    def glass(self) -> Glass | None:
        """Return what is seen where, drawn if that is due."""
        if self.is_stale:
            self.is_stale = False
            self._draw()
        sheet = self._easel.sheet
        if sheet is None or self._network is None:
            return None
        if self._glass is None or self._glass.sheet is not sheet:
            self._glass = Glass(self.camera, sheet, Targets(sheet.drawing, self._network))
            self.drawn.emit()
        return self._glass

    def paint(self, painter: QPainter) -> QRectF:
        """Paint map and legend; return where the map lies."""
        area = QRectF(QPointF(0, 0), self.camera.size)
        painter.save()
        painter.setClipRect(area)
        self._easel.paint(painter)
        painter.restore()
        if self._strip is not None:
            self._strip.paint(painter, area.bottom())
        return area

    def look_again(self) -> None:
        """Follow the camera."""
        self._easel.look_again()

    def _draw(self) -> None:
        network, arrangement, look = self._network, self._arrangement, self._look
        if network is None or arrangement is None or look is None:
            return
        self._resized.stop()
        shown = self.selected
        look = replace(
            look,
            selected_actor=OrganisationId(shown.ref) if shown.kind == ACTOR else None,
            selected_tie=CooperationId(shown.ref) if shown.kind == TIE else None,
            focused=None,
        )
        self._strip = self._made_strip(look, arrangement)
        self.legend_shown.emit(self._strip is not None)
        foot = self._strip.height if self._strip else 0.0
        extent = QSizeF(self._extent.width(), max(1.0, self._extent.height() - foot))
        if extent != self.camera.size:
            self.camera.resize(extent)
        paper = Paper(screen_palette(), self._ratio)
        self._easel.show(Scene(network, arrangement, look), paper)

    def _made_strip(self, look: Look, arrangement: Arrangement) -> Strip | None:
        if not look.has_legend or self.wants_legend is False:
            return None
        width, height = self._extent.width(), self._extent.height()
        strip = Strip(look, arrangement.division, width, self._easel.ruler)
        # In a small window the legend is there when somebody asks for it.
        has_room = strip.height <= height * _MOST_FOR_LEGEND
        return strip if self.wants_legend or has_room else None


def _is_in(network: Network, target: Target) -> bool:
    things = network.actors if target.kind == ACTOR else network.ties
    return any(thing.id == target.ref for thing in things)
