"""Keeps the map painted: the whole at once, what a zoom shows in small steps while one looks on.

While a sheet for a new zoom is made, the last one is seen stretched; so a frame only copies.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gkdesk.network.drawing import draw, drawing_steps
from gkdesk.network.graph import Network
from gkdesk.network.layout import Arrangement
from gkdesk.network.look import Look
from gkdesk.ui.map.lettering import Ruler
from gkdesk.ui.map.painting import Picture, picture_steps
from gkdesk.ui.map.sheet import Paper, Sheet, look_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gkdesk.network.marks import Drawing
    from gkdesk.network.steps import Steps
    from gkdesk.ui.map.camera import Camera

_STEP_SECONDS = 0.006
"""How long work may hold up the next frame."""

_REST_MILLISECONDS = 120
"""How long a zoom has to stay before the map is drawn for it."""


@dataclass(frozen=True)
class Scene:
    """What is drawn."""

    network: Network
    arrangement: Arrangement
    look: Look


class Easel(QObject):
    """Draws a scene for what a camera sees; `changed` tells that there is something new to see."""

    changed = Signal()

    def __init__(self, camera: Camera, parent: QObject) -> None:
        super().__init__(parent)
        self.ruler = Ruler()
        self._camera = camera
        self._scene: Scene | None = None
        self._paper: Paper | None = None
        self._whole: Sheet | None = None
        self._sharp: Sheet | None = None
        self._is_whole_stale = False
        self._work: Steps[None] | None = None
        self._worker = QTimer(self, interval=0)
        self._worker.timeout.connect(self._on_worker_timeout)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rest_timeout)

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that is seen, sharp or stretched."""
        if self._camera.is_whole:
            return self._whole
        return self._sharp or self._whole

    @property
    def is_busy(self) -> bool:
        """Return whether something is still being painted."""
        return self._work is not None or self._rest.isActive()

    def show(self, scene: Scene, paper: Paper) -> None:
        """Draw a scene for what the camera sees, at once."""
        self._stop()
        self._scene, self._paper = scene, paper
        if self._camera.is_whole or self._sharp is None:
            self._whole = self._drawn(1.0, self._whole)
            self._is_whole_stale = False
            self._sharp = None
        else:
            self._sharp = self._drawn(self._camera.zoom, self._sharp)
            self._is_whole_stale = True
        self.look_again()

    def clear(self) -> None:
        """Forget the scene and all that was painted of it."""
        self._stop()
        self._scene = self._whole = self._sharp = None
        self.ruler = Ruler()
        self.changed.emit()

    def look_again(self) -> None:
        """Follow the camera."""
        self.changed.emit()
        if self._scene is None:
            return
        if self._camera.is_whole:
            self._stop()
            if self._is_whole_stale:
                self._begin(self._whole_again())
        elif self._sharp is None or self._sharp.zoom != self._camera.zoom:
            self._stop()
            self._rest.start()
        elif self._work is None:
            self._begin(self._rest_of(self._sharp))

    def paint(self, painter: QPainter) -> None:
        """Show what there is."""
        sheet = self.sheet
        if sheet is None:
            return
        whole = self._whole
        if whole is not None and whole is not sheet and sheet.missing(self._camera.seen()):
            whole.paint(painter, self._camera)
        sheet.paint(painter, self._camera)

    def _drawn(self, zoom: float, before: Sheet | None) -> Sheet:
        """Draw at once what is seen."""
        scene, paper = self._needed()
        drawing = draw(
            scene.network,
            scene.arrangement,
            self._look(scene, zoom),
            measure=self.ruler,
            earlier=before.drawing if before else None,
        )
        picture = Picture(drawing.marks, paper.palette, in_pieces=zoom > 1)
        sheet = Sheet(drawing, picture, zoom, paper)
        sheet.make_all(sheet.missing(self._camera.seen()))
        return sheet

    def _steps(self, zoom: float, before: Sheet | None) -> Steps[Sheet]:
        scene, paper = self._needed()
        drawing: Drawing = yield from drawing_steps(
            scene.network,
            scene.arrangement,
            self._look(scene, zoom),
            measure=self.ruler,
            earlier=before.drawing if before else None,
        )
        picture = yield from picture_steps(drawing.marks, paper.palette)
        sheet = Sheet(drawing, picture, zoom, paper)
        for piece in sheet.missing(self._camera.seen()):
            sheet.make(piece)
            yield
        return sheet

    def _look(self, scene: Scene, zoom: float) -> Look:
        return look_for(scene.look, self._camera.size, zoom, len(scene.network.actors))

    def _sharpened(self) -> Steps[None]:
        self._sharp = yield from self._steps(self._camera.zoom, self._sharp)
        self.changed.emit()
        yield from self._rest_of(self._sharp)

    def _rest_of(self, sheet: Sheet) -> Steps[None]:
        """Paint what is seen and then what lies around it."""
        for air in (0, 1):
            while missing := sheet.missing(self._camera.seen(), air):
                sheet.make(missing[0])
                if not air:
                    self.changed.emit()
                yield
        if self._is_whole_stale:
            yield from self._whole_again()

    def _whole_again(self) -> Steps[None]:
        self._whole = yield from self._steps(1.0, self._whole)
        self._is_whole_stale = False
        self.changed.emit()

    def _needed(self) -> tuple[Scene, Paper]:
        if self._scene is None or self._paper is None:
            message = "nothing to draw"
            raise RuntimeError(message)
        return self._scene, self._paper

    def _begin(self, work: Steps[None]) -> None:
        self._work = work
        self._worker.start()

    def _stop(self) -> None:
        self._rest.stop()
        self._worker.stop()
        self._work = None

    def _on_rest_timeout(self) -> None:
        self._begin(self._sharpened())

    def _on_worker_timeout(self) -> None:
        end = time.monotonic() + _STEP_SECONDS
        while self._work is not None and time.monotonic() < end:
            try:
                next(self._work)
            except StopIteration:
                self._work = None
        if self._work is None:
            self._worker.stop()
