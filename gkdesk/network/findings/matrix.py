"""Needs against offers, field by field: the table behind the gaps.

An offer that names no legal area, level or municipality counts for all of them, and a need that
names none is met by any; so the value "" of an axis holds every offer of the field. An offer
that nobody can enter any more stands in no cell. Persons are not counted here, so the table can be
shown as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.findings import Axis
from gkdesk.text.codes.network import Answer, NeedState
from gkdesk.text.ids import MunicipalityId, NeedId, OfferId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gkdesk.network.graph import Network, Offering, Wanted

UNMET = frozenset({NeedState.OPEN, NeedState.IN_WORK})
LEVELS = tuple(CefrLevel)
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
WITH_CHILDCARE = "yes"


class CellState(StrEnum):
    """What a cell of the matrix says."""

    QUIET = "quiet"
    EMPTY = "empty"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Cell:
    """The needs and offers of one field and one value of the axis."""

    needs: tuple[NeedId, ...]
    offers: tuple[OfferId, ...]

    @property
    def state(self) -> CellState:
        """Tell an empty cell with a need from one where nobody has noted a need."""
        if not self.offers:
            return CellState.EMPTY if self.needs else CellState.QUIET
        return CellState.ONE if len(self.offers) == 1 else CellState.SEVERAL


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are fields of action, columns values of the axis; `cells` row by row.

    A value is a code, the id of a municipality in digits, or "" for needs that name none.
    """

    axis: Axis
    fields: tuple[str, ...]
    values: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixOptions:
    """The rows and columns in the order of the office's lists; what else occurs comes after."""

    fields: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    municipalities: tuple[MunicipalityId, ...] = ()


def matrix(network: Network, axis: Axis, options: MatrixOptions | None = None) -> Matrix:
    """Return the needs that are not met yet against the offers."""
    chosen = options or MatrixOptions()
    needs = [need for need in network.needs if need.state in UNMET]
    fields = _axis(
        chosen.fields, (*(n.field for n in needs), *(offer.field for offer in network.offers))
    )
    values = _axis(_given(axis, chosen), _occurring(axis, needs, network.offers))
    open_now = [offer for offer in network.offers if offer.takes_people_on(network.as_of)]
    rows = []
    for field in fields:
        own_needs = [need for need in needs if need.field == field]
        own_offers = [offer for offer in open_now if offer.field == field]
        rows.append(tuple(_cell(axis, value, own_needs, own_offers) for value in values))
    return Matrix(axis, fields, values, tuple(rows))


def value_of(axis: Axis, need: Wanted) -> str:
    """Return the column in which a need stands."""
    match axis:
        case Axis.LEGAL_AREA:
            return need.legal_area
        case Axis.LEVEL:
            return need.level.value if need.level else ""
        case Axis.MUNICIPALITY:
            return "" if need.municipality is None else str(need.municipality)
        case Axis.CHILDCARE:
            return WITH_CHILDCARE if need.childcare else ""


def serves(axis: Axis, value: str, offer: Offering) -> bool:
    """Tell whether an offer counts in a column."""
    return not value or _SERVES[axis](offer, value)


def _of_legal_area(offer: Offering, value: str) -> bool:
    return not offer.legal_areas or value in offer.legal_areas


def _of_level(offer: Offering, value: str) -> bool:
    return CefrLevel(value) in levels_of(offer)


def _of_municipality(offer: Offering, value: str) -> bool:
    return offer.municipality is None or str(offer.municipality) == value


def _with_childcare(offer: Offering, _value: str) -> bool:
    return offer.childcare is Answer.YES


_SERVES: dict[Axis, Callable[[Offering, str], bool]] = {
    Axis.LEGAL_AREA: _of_legal_area,
    Axis.LEVEL: _of_level,
    Axis.MUNICIPALITY: _of_municipality,
    Axis.CHILDCARE: _with_childcare,
}


def levels_of(offer: Offering) -> tuple[CefrLevel, ...]:
    """Return the levels that an offer is for; without a limit it is for all below or above."""
    first = 0 if offer.level_from is None else _RANK[offer.level_from]
    last = len(LEVELS) - 1 if offer.level_to is None else _RANK[offer.level_to]
    return LEVELS[first : last + 1]


def _cell(axis: Axis, value: str, needs: list[Wanted], offers: list[Offering]) -> Cell:
    return Cell(
        tuple(sorted(need.id for need in needs if value_of(axis, need) == value)),
        tuple(sorted(offer.id for offer in offers if serves(axis, value, offer))),
    )


def _given(axis: Axis, options: MatrixOptions) -> tuple[str, ...]:
    match axis:
        case Axis.LEGAL_AREA:
            return options.legal_areas
        case Axis.LEVEL:
            return tuple(level.value for level in LEVELS)
        case Axis.MUNICIPALITY:
            return tuple(str(ref) for ref in options.municipalities)
        case Axis.CHILDCARE:
            return (WITH_CHILDCARE,)


def _occurring(axis: Axis, needs: list[Wanted], offers: tuple[Offering, ...]) -> set[str]:
    found = {value_of(axis, need) for need in needs}
    if axis is Axis.LEGAL_AREA:
        found |= {code for offer in offers for code in offer.legal_areas}
    if axis is Axis.MUNICIPALITY:
        found |= {str(offer.municipality) for offer in offers if offer.municipality is not None}
    return found


def _axis(given: tuple[str, ...], occurring: Iterable[str]) -> tuple[str, ...]:
    further = sorted(set(occurring) - set(given) - {""})
    last = ("",) if "" in occurring else ()
    return (*given, *further, *last)
