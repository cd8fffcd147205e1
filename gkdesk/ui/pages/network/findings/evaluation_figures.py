"""The few figures of the network, side by side, each with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Box, Label, Role, Row

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import FiguresView

_WIDTH = 148
_TIPS = {
    "Dichte": "Wie viele aller möglichen Paare eine eingetragene Kooperation haben",
    "Brücken": "Organisationen, ohne die Teile des Netzwerks nicht verbunden wären",
    "getrennte Teile": "Gruppen von Organisationen, zwischen denen keine Kooperation steht",
}


def figure_tiles(figures: FiguresView) -> Row:
    """Return the figures as small cards."""
    share = f"{100 * figures.density:.1f}".replace(".", ",")
    tiles = [
        _tile(str(figures.organisations), "Organisationen"),
        _tile(str(figures.cooperations), "Kooperationen"),
        _tile(f"{share} %", "Dichte"),
        _tile(str(len(figures.isolated)), "ohne Kooperation"),
        _tile(str(len(figures.bridges)), "Brücken"),
        _tile(str(figures.parts), "getrennte Teile"),
    ]
    row = Row(*tiles, spacing=theme.px("space.m"))
    row.setAccessibleName("Kennzahlen")
    return row


def _tile(number: str, word: str) -> Box:
    tile = Box("card")
    tile.setAccessibleName(f"{number} {word}")
    tile.setFixedWidth(_WIDTH)
    set_tip(tile, _TIPS.get(word, ""))
    tile.setAccessibleDescription(_TIPS.get(word, ""))
    column = QVBoxLayout(tile)
    margin = theme.px("space.m")
    column.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
    column.setSpacing(0)
    column.addWidget(Label(number, Role.SECTION))
    column.addWidget(Label(word, Role.QUIET))
    return tile
