"""A map as a picture in PNG, on the screen's side or in a process that has no screen."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from gkdesk.network.drawing import draw
from gkdesk.ui.map.lettering import Ruler
from gkdesk.ui.map.painting import png

if TYPE_CHECKING:
    from gkdesk.services.network_papers.kinds import MapContent

PIXELS_WIDE = 3508
"""A sheet of A4 across at 300 dots per inch."""

_PLATFORM = "QT_QPA_PLATFORM"


def paint_map(content: MapContent) -> bytes:
    """Return a map as a picture; an application must be running."""
    drawing = draw(content.network, content.arrangement, content.look, measure=Ruler())
    data = png(drawing, PIXELS_WIDE)
    return _grey(data) if content.grey else data


def paint_map_apart(content: MapContent) -> bytes:
    """Return a map as a picture where there is no screen and perhaps no application.

    Qt has one application for the life of a process; this one has a process of its own, which
    gets the map and neither store nor key.
    """
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as workers:
        return workers.submit(_alone, content).result()


def _alone(content: MapContent) -> bytes:
    os.environ[_PLATFORM] = "offscreen"
    application = QGuiApplication([])
    try:
        return paint_map(content)
    finally:
        application.shutdown()


def _grey(data: bytes) -> bytes:
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_Grayscale8)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(written.data())
