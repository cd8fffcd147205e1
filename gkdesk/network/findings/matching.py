"""Whether an offer meets a need, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.findings.matrix import levels_of
from gkdesk.text.codes.findings import Obstacle
from gkdesk.text.codes.network import Answer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.network.graph import Offering, Wanted


@dataclass(frozen=True, slots=True)
class Match:
    """How the offers of its field meet a need.

    `obstacles` are those points of which each alone keeps an offer from fitting; where every offer
    fails in several points at once, it is their combination.
    """

    is_met: bool
    is_uncertain: bool
    candidates: int
    obstacles: tuple[Obstacle, ...]


def match_of(need: Wanted, offers: Sequence[Offering], day: dt.date) -> Match:
    """Compare a need with the offers of its field; each status of it needs an offer open to it.

    A need without a field cannot be compared: any offer at all would seem to meet it.
    """
    candidates = [offer for offer in offers if offer.field == need.field]
    found = [_obstacles(need, offer, day) for offer in candidates]
    if _all_served(need, _fitting(candidates, found)):
        return Match(is_met=True, is_uncertain=False, candidates=len(candidates), obstacles=())
    if not candidates:
        return _unmet(0, (Obstacle.NO_OFFER_IN_FIELD,))
    unknown = [
        obstacles - {Obstacle.CHILDCARE} if offer.childcare is Answer.UNKNOWN else obstacles
        for offer, obstacles in zip(candidates, found, strict=True)
    ]
    hopeful = _fitting(candidates, unknown)
    if _all_served(need, hopeful):
        return Match(
            is_met=False,
            is_uncertain=True,
            candidates=len(hopeful),
            obstacles=(Obstacle.CHILDCARE,),
        )
    single = {obstacle for obstacles in found if len(obstacles) == 1 for obstacle in obstacles}
    return _unmet(len(candidates), tuple(o for o in Obstacle if o in single))


def _unmet(candidates: int, obstacles: tuple[Obstacle, ...]) -> Match:
    return Match(
        is_met=False,
        is_uncertain=False,
        candidates=candidates,
        obstacles=obstacles or (Obstacle.COMBINATION,),
    )


def _fitting(offers: list[Offering], found: list[frozenset[Obstacle]]) -> list[Offering]:
    """Return the offers that fit in all but, perhaps, some of the statuses."""
    pairs = zip(offers, found, strict=True)
    return [offer for offer, obstacles in pairs if obstacles <= {Obstacle.STATUS}]


def _all_served(need: Wanted, fitting: list[Offering]) -> bool:
    return all(any(_open_to(offer, status) for offer in fitting) for status in _statuses(need))


def _statuses(need: Wanted) -> tuple[str, ...]:
    return need.statuses or ("",)


def _open_to(offer: Offering, status: str) -> bool:
    return not status or not offer.statuses or status in offer.statuses


def _obstacles(need: Wanted, offer: Offering, day: dt.date) -> frozenset[Obstacle]:
    found = set()
    if not offer.takes_people_on(day):
        found.add(Obstacle.ADMISSION)
    if need.legal_area and offer.legal_areas and need.legal_area not in offer.legal_areas:
        found.add(Obstacle.LEGAL_AREA)
    if not all(_open_to(offer, status) for status in _statuses(need)):
        found.add(Obstacle.STATUS)
    if need.level is not None and need.level not in levels_of(offer):
        found.add(Obstacle.LEVEL)
    if need.municipality is not None and offer.municipality not in (None, need.municipality):
        found.add(Obstacle.MUNICIPALITY)
    if need.childcare and offer.childcare is not Answer.YES:
        found.add(Obstacle.CHILDCARE)
    return frozenset(found)
