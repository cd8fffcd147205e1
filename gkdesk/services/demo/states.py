"""Two earlier states of the network of „Kreis Musterland“, to compare with the one of today.

The files tell when cooperations, seats and agreements began; what began later is left out, and a
cooperation that was put in writing since then was looser.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.network import agreements as signed
from gkdesk.services.demo.values import read_table
from gkdesk.text.codes.network import FormalBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.graph import Actor, Network, Tie
    from gkdesk.services.demo.network import Keys
    from gkdesk.services.workspace import Workspace

YEAR = 365
_YEARS_AGO = (2, 1)
_ALWAYS = -10_000
"""Days before the demo from which everything is there that has no beginning."""


def keep_earlier_states(workspace: Workspace, keys: Keys) -> None:
    """Keep the network as it stood two years and one year before the day of the demo."""
    began = _Beginnings(keys)
    today = workspace.clock.today()
    for years in _YEARS_AGO:
        distance = -years * YEAR
        day = today + dt.timedelta(days=distance)
        as_it_was = partial(began.network, distance=distance)
        workspace.snapshots.keep_earlier(f"Stand {day.year}", day, as_it_was)


class _Beginnings:
    """Knows when everything began, as a distance from the day of the demo."""

    def __init__(self, keys: Keys) -> None:
        self._ties: dict[int, int] = {}
        self._groups: dict[int, int] = {}
        traces: dict[int, list[int]] = defaultdict(list)
        for table in read_table("kooperationen.toml")["cooperation"]:
            since = table.get("since", _ALWAYS)
            self._ties[keys.ref("cooperation", table["key"])] = since
            for end in (table["first"], table["second"]):
                traces[keys.ref("organisation", end)].append(since)
        for table in read_table("gremien.toml")["body"]:
            self._groups[keys.ref("body", table["key"])] = table.get("began_on", _ALWAYS)
            for seat in table["members"]:
                if key := seat.get("organisation"):
                    traces[keys.ref("organisation", key)].append(seat.get("since", _ALWAYS))
        self._actors = {ref: min(days) for ref, days in traces.items()}

    def network(self, network: Network, *, distance: int) -> Network:
        """Return a network without what began later than a day."""
        actors = tuple(self._existing(network, distance))
        known = {actor.id for actor in actors}
        return replace(
            network,
            actors=actors,
            ties=tuple(
                _as_it_was(tie, network.as_of)
                for tie in network.ties
                if self._ties.get(tie.id, _ALWAYS) <= distance and {tie.first, tie.second} <= known
            ),
            groups=tuple(
                group for group in network.groups if self._groups.get(group.id, _ALWAYS) <= distance
            ),
        )

    def _existing(self, network: Network, distance: int) -> Iterator[Actor]:
        """Yield the organisations that had left a trace by then, and those without any."""
        for actor in network.actors:
            if self._actors.get(actor.id, _ALWAYS) <= distance:
                yield actor


def _as_it_was(tie: Tie, day: dt.date) -> Tie:
    """Return a cooperation with the agreements of a day."""
    agreements = tuple(
        one for one in tie.agreements if one.signed_on is None or one.signed_on <= day
    )
    if len(agreements) == len(tie.agreements):
        return tie
    return replace(
        tie,
        basis=signed.basis_on(day, FormalBasis.LIVED, agreements),
        intensity=tie.intensity if agreements else max(1, tie.intensity - 1),
        agreements=agreements,
        runs_until=signed.runs_until(agreements, day),
        review_on=signed.review_on(agreements, day),
    )
