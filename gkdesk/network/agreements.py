"""Which agreements hold: the one rule for map, table, card, papers, findings and Heute."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol, TypeVar

from gkdesk.text.codes.network import FormalBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STRENGTH = tuple(FormalBasis)
"""The kinds of basis stand in the order of their strength."""


class Signed(Protocol):
    """A written basis with its days, wherever it was read from."""

    @property
    def basis(self) -> str: ...
    @property
    def signed_on(self) -> dt.date | None: ...
    @property
    def runs_until(self) -> dt.date | None: ...
    @property
    def review_on(self) -> dt.date | None: ...


One = TypeVar("One", bound=Signed)


def in_force(agreements: Iterable[One], day: dt.date) -> list[One]:
    """Return the agreements that hold on a day; without a day of signing they do."""
    return [one for one in agreements if _has_begun(one, day) and not has_run_out(one, day)]


def has_run_out(one: Signed, day: dt.date) -> bool:
    """Tell whether the last day of an agreement has passed."""
    return one.runs_until is not None and one.runs_until < day


def basis_on(day: dt.date, chosen: FormalBasis, agreements: Iterable[Signed]) -> FormalBasis:
    """Return what a cooperation rests on: its strongest agreement in force, else the choice."""
    held = {FormalBasis(one.basis) for one in in_force(agreements, day)}
    return max(held, key=_STRENGTH.index, default=chosen)


def runs_until(agreements: Iterable[Signed], day: dt.date) -> dt.date | None:
    """Return until when what a cooperation rests on holds, None where that is for good."""
    held = in_force(agreements, day)
    strongest = max(map(_strength, held), default=0)
    ends = [one.runs_until for one in held if _strength(one) == strongest]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def review_on(agreements: Iterable[Signed], day: dt.date) -> dt.date | None:
    """Return when the first of the agreements in force is to be reviewed."""
    days = (one.review_on for one in in_force(agreements, day))
    return min((review for review in days if review is not None), default=None)


def is_followed(one: Signed, agreements: Sequence[Signed]) -> bool:
    """Tell whether another agreement, of this kind or a stronger one, holds longer."""
    end = one.runs_until or dt.date.max
    return any(
        _strength(other) >= _strength(one) and (other.runs_until is None or other.runs_until > end)
        for other in agreements
        if other is not one
    )


def _has_begun(one: Signed, day: dt.date) -> bool:
    return one.signed_on is None or one.signed_on <= day


def _strength(one: Signed) -> int:
    return _STRENGTH.index(FormalBasis(one.basis))
