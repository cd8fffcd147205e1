"""Which part of the map is seen: its zoom and the point in the middle of the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

LEAST, MOST = 1.0, 4.0
STEP = 1.25
_NEAR_ENOUGH = 0.02


class Camera:
    """Turns points of the map into points of the view and back.

    Points of the map are pixels from its middle at a zoom of 1, where it fills the view.
    """

    def __init__(self) -> None:
        self.zoom = LEAST
        self.size = QSizeF(1, 1)
        self._middle = QPointF(0, 0)

    @property
    def is_whole(self) -> bool:
        """Return whether the whole map is seen."""
        return self.zoom == LEAST

    def resize(self, size: QSizeF) -> None:
        """Follow the size of the view; what was in the middle stays there."""
        across = size.width() / max(self.size.width(), 1)
        down = size.height() / max(self.size.height(), 1)
        self._middle = QPointF(self._middle.x() * across, self._middle.y() * down)
        self.size = size
        self._keep_inside()

    def to_view(self, point: QPointF) -> QPointF:
        """Return where a point of the map is seen."""
        return self._centre() + (point - self._middle) * self.zoom

    def to_map(self, point: QPointF) -> QPointF:
        """Return which point of the map is seen here."""
        return self._middle + (point - self._centre()) / self.zoom

    def seen(self) -> QRectF:
        """Return the part of the map that is seen."""
        start = self.to_map(QPointF(0, 0))
        return QRectF(start, self.size / self.zoom)

    def zoom_to(self, zoom: float, fixed: QPointF | None = None) -> None:
        """Change the zoom; the point of the view `fixed`, else its middle, stays where it is."""
        fixed = self._centre() if fixed is None else fixed
        held = self.to_map(fixed)
        zoom = min(max(zoom, LEAST), MOST)
        self.zoom = LEAST if zoom - LEAST < _NEAR_ENOUGH else zoom
        self._middle += held - self.to_map(fixed)
        self._keep_inside()

    def pan(self, way: QPointF) -> None:
        """Let everything seen move by `way` of the view."""
        self._middle -= way / self.zoom
        self._keep_inside()

    def fit(self) -> None:
        """See the whole map."""
        self.zoom = LEAST
        self._middle = QPointF(0, 0)

    def show(self, point: QPointF, air: float) -> bool:
        """Bring a point of the map into view, `air` from the edge; return whether it moved."""
        at = self.to_view(point)
        width, height = self.size.width(), self.size.height()
        inside = QPointF(
            min(max(at.x(), air), max(width - air, air)),
            min(max(at.y(), air), max(height - air, air)),
        )
        before = QPointF(self._middle)
        if inside != at:
            self.pan(inside - at)
        return before != self._middle

    def _centre(self) -> QPointF:
        return QPointF(self.size.width() / 2, self.size.height() / 2)

    def _keep_inside(self) -> None:
        """Let no more be seen beside the map than at a zoom of 1."""
        across = self.size.width() / 2 * (1 - 1 / self.zoom)
        down = self.size.height() / 2 * (1 - 1 / self.zoom)
        self._middle = QPointF(
            min(max(self._middle.x(), -across), across),
            min(max(self._middle.y(), -down), down),
        )
