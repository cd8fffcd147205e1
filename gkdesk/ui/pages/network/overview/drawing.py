"""What the overview gives to the map: places, sectors, and how everything looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.layout import Arrangement, Division, arrange
from gkdesk.network.look import Filter, Look
from gkdesk.text.codes.clients import CodeList

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.network.look import View
    from gkdesk.ui.map.view import MapView
    from gkdesk.ui.pages.network.overview.filters_menu import Drawn
    from gkdesk.ui.records.lookup import OfficeLookup

_LISTS = {Division.FIELD: CodeList.FIELD_OF_ACTION, Division.LEGAL_AREA: CodeList.LEGAL_AREA}


class MapDrawing:
    """Arranges the network once for every division and lets the map show it."""

    def __init__(self, view: MapView, lookup: OfficeLookup) -> None:
        self._map = view
        self._lookup = lookup
        self._arranged: tuple[Network, Division, Arrangement] | None = None

    def show(
        self, network: Network, view: View, drawn: Drawn, shown: Filter, *, private: bool
    ) -> None:
        """Show the network; in the privacy view without any quality."""
        look = Look(
            view=view,
            colouring=drawn.colouring,
            filter=shown,
            shows_quality=drawn.shows_quality and not private,
            sector_names=self._sector_names(drawn.division),
        )
        arrangement = self._arrange(network, drawn.division)
        self._map.show_network(network, look, arrangement=arrangement)

    def _arrange(self, network: Network, division: Division) -> Arrangement:
        known = self._arranged
        if known is None or known[0] is not network or known[1] is not division:
            order = [code for code, _ in self._sector_names(division)]
            known = (network, division, arrange(network, division, order=order))
            self._arranged = known
        return known[2]

    def _sector_names(self, division: Division) -> tuple[tuple[str, str], ...]:
        if division not in _LISTS:
            return ()
        offered = self._lookup.offered(_LISTS[division])
        return tuple((str(choice.value), choice.text) for choice in offered)
