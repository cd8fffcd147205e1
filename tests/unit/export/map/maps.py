"""Drawings of invented networks for documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.map.text import Ruler
from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import A4_LANDSCAPE, Look, Page
from gkdesk.network.marks import TextMark
from tests.unit.network.networks import a_network

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.network.marks import Drawing

NOTICE = "Übungsdaten – alle Personen erfunden"
HOSTILE = "<b>Haus & \"Hof\" 'Süd'</b> ]]> بيت الأمل \x07"


def drawing(
    network: Network | None = None, page: Page = A4_LANDSCAPE, size: float = 6.5
) -> Drawing:
    known = network or a_network(1)
    look = Look(page=page, type_size=size, title="Karte & Netz", notice=NOTICE)
    return draw(known, arrange(known), look, measure=Ruler())


def named(name: str) -> Network:
    """Return a small network whose first organisation has this name."""
    network = a_network(3, actors=6, ties=8)
    first = replace(network.actors[0], name=name, short_name="")
    return replace(network, actors=(first, *network.actors[1:]))


def texts(drawn: Drawing) -> list[str]:
    return [mark.text for mark in drawn.marks if isinstance(mark, TextMark)]
