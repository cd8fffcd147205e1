"""A sheet of the map: painted piece by piece, or at once where somebody waits for it."""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import Filter, Look
from gkdesk.ui import theme
from gkdesk.ui.map.camera import Camera
from gkdesk.ui.map.lettering import Ruler
from gkdesk.ui.map.painting import Picture, screen_palette
from gkdesk.ui.map.sheet import Paper, Sheet, look_for
from tests.rounds import rounds
from tests.ui.map.conftest import MIDDLE, settle, small_network
from tests.ui.map.pointing import at
from tests.unit.network.networks import a_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.map.view import MapView

SIZE = QSizeF(700, 480)


def a_sheet(zoom: float, ratio: float) -> Sheet:
    # Where a hair lies depends a little on where its piece ends: a map without lines compares.
    network = replace(a_network(5), ties=())
    look = look_for(Look(), SIZE, zoom, len(network.actors))
    drawing = draw(network, arrange(network), look, measure=Ruler())
    palette = screen_palette()
    picture = Picture(drawing.marks, palette, in_pieces=True)
    return Sheet(drawing, picture, zoom, Paper(palette, ratio))


def seen(sheet: Sheet, ratio: float) -> bytes:
    camera = Camera()
    camera.resize(SIZE)
    image = QImage((SIZE * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("err"))
    painter = QPainter(image)
    sheet.paint(painter, camera)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.full
@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.5, 2.0][: rounds(2, full=4)])
@pytest.mark.parametrize("zoom", [1.0, 2.5])
def test_pieces_painted_at_once_are_those_painted_one_by_one(
    qtbot: QtBot, zoom: float, ratio: float
) -> None:
    single, joined = a_sheet(zoom, ratio), a_sheet(zoom, ratio)
    part = QRectF(-200, -150, 380, 260)
    pieces = single.missing(part)
    for piece in pieces:
        single.make(piece)
    joined.make_all(pieces)
    assert not joined.missing(part)
    pixels, others = seen(joined, ratio), seen(single, ratio)
    # Edges that a piece cuts are smoothed a little otherwise; a shift would be far more.
    assert sum(map(operator.ne, pixels, others)) < len(pixels) / 1000
    assert len(set(pixels)) > 100


def test_a_zoomed_map_is_painted_as_soon_as_it_is_shown(qtbot: QtBot, view: MapView) -> None:
    view.zoom_in()
    view.zoom_in()
    settle(qtbot, view)
    view.show_network(small_network(), Look(filter=Filter(actors=frozenset({MIDDLE}))))
    image = view.grab().toImage()
    assert image.pixelColor(at(view, MIDDLE) * image.devicePixelRatio()) == theme.color("a4")
