"""A map in a window, with a small network whose places are known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.network.graph import Actor, Network, Place, Tie
from gkdesk.network.look import Look
from gkdesk.text.codes.network import Area, Quality, Ring
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui.map.toolbar import MapToolbar
from gkdesk.ui.map.view import MapView
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MIDDLE, LEFT, RIGHT, ABOVE, BELOW = (OrganisationId(number) for number in range(101, 106))
TO_LEFT, TO_RIGHT = CooperationId(201), CooperationId(202)
_PLACES = {
    MIDDLE: ("Jobcenter", Place(0, 0)),
    LEFT: ("Caritas", Place(-600, 0)),
    RIGHT: ("Volkshochschule", Place(600, 0)),
    ABOVE: ("Jugendamt", Place(0, -600)),
    BELOW: ("مركز الاستشارة", Place(0, 600)),
}


def small_network() -> Network:
    actors = tuple(
        Actor(number, name, "", "office", Area.WORK, Ring.CORE, place=place)
        for number, (name, place) in _PLACES.items()
    )
    ties = (
        Tie(TO_LEFT, MIDDLE, LEFT, quality=Quality.SOUND),
        Tie(TO_RIGHT, MIDDLE, RIGHT, intensity=4, quality=Quality.TO_CLARIFY),
    )
    return Network(dt.date(2026, 11, 18), actors, ties)


class Desk(QWidget):
    """The map with its tools above it, as the page has them."""

    def __init__(self) -> None:
        super().__init__()
        self.view = MapView(self)
        self.toolbar = MapToolbar(self.view, self)
        column = QVBoxLayout(self)
        column.addWidget(self.toolbar)
        column.addWidget(self.view, 1)


def settle(qtbot: QtBot, view: MapView) -> None:
    qtbot.waitUntil(view.is_settled, timeout=20_000)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView()
    show(qtbot, made, 800, 600)
    made.show_network(small_network(), Look(shows_quality=True))
    settle(qtbot, made)
    return made
