"""The map as a file of pixels: as large as a page, in colour or in grey, also without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from gkdesk.network.layout import arrange
from gkdesk.network.look import Look
from gkdesk.services.network_papers.kinds import MapContent
from gkdesk.ui.map.picture import PIXELS_WIDE, paint_map, paint_map_apart
from tests.unit.network.networks import a_network

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STEP = 40


@pytest.fixture
def content() -> MapContent:
    network = a_network(1, actors=12, ties=20)
    return MapContent(network, arrange(network), Look(type_size=6.5, title="Netz"))


def colours(data: bytes) -> set[tuple[int, int, int]]:
    image = QImage.fromData(data)
    assert image.width() == PIXELS_WIDE
    points = (
        image.pixelColor(x, y)
        for x in range(0, image.width(), STEP)
        for y in range(0, image.height(), STEP)
    )
    return {(each.red(), each.green(), each.blue()) for each in points}


def test_a_picture_in_grey_has_no_colour(qapp: QApplication, content: MapContent) -> None:
    assert qapp
    grey = MapContent(content.network, content.arrangement, content.look, grey=True)
    assert any(len(set(each)) > 1 for each in colours(paint_map(content)))
    assert all(len(set(each)) == 1 for each in colours(paint_map(grey)))


def test_a_process_without_a_screen_draws_the_same(qapp: QApplication, content: MapContent) -> None:
    assert qapp
    assert paint_map_apart(content) == paint_map_apart(content)
    assert QImage.fromData(paint_map_apart(content)).size() == (
        QImage.fromData(paint_map(content)).size()
    )
