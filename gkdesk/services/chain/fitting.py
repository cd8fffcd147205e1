"""How an offer suits a client: reasons for it and against it, in words; never a decision.

What the record does not say speaks neither way: it stands among what has to be asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_numeric

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
        fit.reasons.append("passt zum Handlungsfeld")
    _compare_status(fit, offer, wanted)
    _compare_level(fit, offer, wanted)
    _compare_place(fit, offer, wanted)
    _compare_childcare(fit, offer, wanted)
    if offer.admission_until is not None and offer.admission_until < day:
        fit.against.append(f"Einstieg war bis {format_numeric(offer.admission_until)} möglich")
    return Fit(tuple(fit.reasons), tuple(fit.against), tuple(fit.to_ask))


class _Fit:
    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.against: list[str] = []
        self.to_ask: list[str] = []


def _compare_status(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    open_to = offer.statuses.split()
    if not open_to:
        fit.reasons.append("offen für jeden Aufenthaltsstatus")
    elif not wanted.status:
        fit.to_ask.append("Aufenthaltsstatus nicht eingetragen")
    elif wanted.status in open_to:
        fit.reasons.append("offen für den Aufenthaltsstatus")
    else:
        fit.against.append("für diesen Aufenthaltsstatus nicht vorgesehen")


def _compare_level(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if not offer.level_from and not offer.level_to:
        return
    if wanted.level is None:
        fit.to_ask.append("Deutschniveau nicht eingetragen")
        return
    place = _LEVELS.index(wanted.level)
    if offer.level_from and place < _LEVELS.index(CefrLevel(offer.level_from)):
        fit.against.append(f"verlangt Deutsch ab {offer.level_from.upper()}")
    elif offer.level_to and place > _LEVELS.index(CefrLevel(offer.level_to)):
        fit.against.append(f"geht nur bis {offer.level_to.upper()}")
    else:
        fit.reasons.append("passt zum Deutschniveau")


def _compare_place(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if offer.municipality_id is None or wanted.municipality_id is None:
        return
    if offer.municipality_id == wanted.municipality_id:
        fit.reasons.append("in der eigenen Gemeinde")
    elif offer.by_bus == Answer.YES.value:
        fit.reasons.append("andere Gemeinde, mit Bus oder Bahn erreichbar")
    else:
        fit.to_ask.append("andere Gemeinde: Weg klären")


def _compare_childcare(fit: _Fit, offer: Offer, wanted: Situation) -> None:
    if not wanted.needs_childcare:
        return
    if offer.childcare == Answer.YES.value:
        fit.reasons.append("mit Kinderbetreuung")
    elif offer.childcare == Answer.NO.value:
        fit.against.append("ohne Kinderbetreuung")
    else:
        fit.to_ask.append("Kinderbetreuung nicht bekannt")
