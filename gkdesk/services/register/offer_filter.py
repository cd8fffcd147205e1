"""Which offers somebody looks for: by field, place, status, level, childcare, age of the entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.register.presence import has_ended
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import Answer
from gkdesk.text.ids import MunicipalityId

if TYPE_CHECKING:
    from gkdesk.models.offers import Offer
    from gkdesk.network.freshness import Freshness

_LEVELS = tuple(CefrLevel)


@dataclass(frozen=True)
class OfferFilter:
    """What an offer has to be like; what is empty leaves every offer in.

    `status` asks for offers that take people with it, `level` for those that somebody who speaks
    German so well can join. An offer that names none is open to everybody.
    """

    field: str = ""
    municipality_id: MunicipalityId | None = None
    status: str = ""
    level: CefrLevel | None = None
    with_childcare: bool = False
    only_stale: bool = False

    def keeps(self, offer: Offer, fresh: Freshness) -> bool:
        """Tell whether an offer is among those that are wanted."""
        statuses = offer.statuses.split()
        return (
            self.field in ("", offer.field)
            and self._serves(offer)
            and (not self.status or not statuses or self.status in statuses)
            and (self.level is None or _covers(offer, self.level))
            and (not self.with_childcare or offer.childcare == Answer.YES.value)
            and (not self.only_stale or _needs_checking(offer, fresh))
        )

    def _serves(self, offer: Offer) -> bool:
        place = offer.municipality_id
        return self.municipality_id is None or place in (None, self.municipality_id)


EVERY_OFFER = OfferFilter()


def _covers(offer: Offer, level: CefrLevel) -> bool:
    place = _LEVELS.index(level)
    low = _LEVELS.index(CefrLevel(offer.level_from)) if offer.level_from else 0
    high = _LEVELS.index(CefrLevel(offer.level_to)) if offer.level_to else len(_LEVELS)
    return low <= place <= high


def _needs_checking(offer: Offer, fresh: Freshness) -> bool:
    return not has_ended(offer.ended_on, fresh.day) and fresh.is_stale(offer.verified_on)
