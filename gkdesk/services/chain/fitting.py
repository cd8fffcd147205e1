"""How an offer suits a client: reasons for it and against it, in words; never a decision.

What the record does not say speaks neither way: it stands among what has to be asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_numeric
from gkdesk.text.sentences import fitting as words

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.models.offers import Offer

_LEVELS = tuple(CefrLevel)


@dataclass(frozen=True)
class Situation:
    """What of a client's record an offer is compared with; empty where nobody has noted it."""

    field: str = ""
    status: str = ""
    level: CefrLevel | None = None
    municipality_id: int | None = None
    needs_childcare: bool = False


@dataclass(frozen=True)
class Fit:
    """Reasons for an offer, against it, and what has to be asked first."""

    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()


def fit_of(offer: Offer, wanted: Situation, day: dt.date) -> Fit:
    """Compare an offer with a situation."""
    fit = _Fit()
    if wanted.field and offer.field == wanted.field:
        fit.reasons.append(words.FIELD)
    _compare_status(fit, offer, wanted)
    _compare_level(fit, offer, wanted)
    _compare_place(fit, offer, wanted)
    _compare_childcare(fit, offer, wanted)
    if offer.admission_until is not None and offer.admission_until < day:
        fit.against.append(words.ADMISSION_OVER.format(format_numeric(offer.admission_until)))
    return Fit(tuple(fit.reasons), tuple(fit.against), tuple(fit.to_ask))


class _Fit:
    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.against: list[str] = []
        self.to_ask: list[str] = []


def _compare_status(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    open_to = offer.statuses.split()
    if not open_to:
        fit.reasons.append(words.ANY_STATUS)
    elif not wanted.status:
        fit.to_ask.append(words.STATUS_UNKNOWN)
    elif wanted.status in open_to:
        fit.reasons.append(words.STATUS)
    else:
        fit.against.append(words.OTHER_STATUS)


def _compare_level(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if not offer.level_from and not offer.level_to:
        return
    if wanted.level is None:
        fit.to_ask.append(words.LEVEL_UNKNOWN)
        return
    place = _LEVELS.index(wanted.level)
    if offer.level_from and place < _LEVELS.index(CefrLevel(offer.level_from)):
        fit.against.append(words.LEVEL_FROM.format(offer.level_from.upper()))
    elif offer.level_to and place > _LEVELS.index(CefrLevel(offer.level_to)):
        fit.against.append(words.LEVEL_TO.format(offer.level_to.upper()))
    else:
        fit.reasons.append(words.LEVEL)


def _compare_place(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if offer.municipality_id is None or wanted.municipality_id is None:
        return
    if offer.municipality_id == wanted.municipality_id:
        fit.reasons.append(words.SAME_PLACE)
    elif offer.by_bus == Answer.YES.value:
        fit.reasons.append(words.BY_BUS)
    else:
        fit.to_ask.append(words.OTHER_PLACE)


def _compare_childcare(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if not wanted.needs_childcare:
        return
    if offer.childcare == Answer.YES.value:
        fit.reasons.append(words.CHILDCARE)
    elif offer.childcare == Answer.NO.value:
        fit.against.append(words.NO_CHILDCARE)
    else:
        fit.to_ask.append(words.CHILDCARE_UNKNOWN)
