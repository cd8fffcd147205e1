"""On which grounds something was told, for the Weitergabe-Verzeichnis: one line for each.

A withdrawal reaches those who got something on the very consent that was withdrawn, and tells them
of nothing else. So every category is booked to what it rests on. Rules of our own: what a legal
provision allows rests on it whatever else was signed; a release comes before a consent; where
several consents cover a category it rests on each of them, as in a family in which everybody
signed; what no ground covers was a decision of the office.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.basis import gate
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gkdesk.services.clients.case_fields import Consent

_RANKED = (Basis.LEGAL_PROVISION, Basis.RELEASE, Basis.CONSENT)
_TO_RECIPIENT = frozenset({Flow.TO_RECIPIENT, Flow.BOTH})


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground with the categories that rest on it; `consents` are the rows behind it."""

    basis: Basis
    categories: frozenset[Category]
    consents: frozenset[PartId] = frozenset()


def grounds(
    consents: Iterable[Consent],
    recipient: gate.Recipient,
    day: dt.date,
    *,
    told: Iterable[Category],
    released: frozenset[Category],
) -> tuple[Ground, ...]:
    """Return the grounds of what is told; `released` is what the gate gives without a decision."""
    holding = [
        each
        for each in consents
        if each.purpose is ConsentPurpose.DISCLOSURE
        and each.direction in _TO_RECIPIENT
        and gate.names(each, recipient)
        and gate.state_on(each, day) is ConsentState.VALID
    ]
    found: dict[tuple[Basis, frozenset[PartId]], set[Category]] = {}
    for category in sorted(told):
        covering = [each for each in holding if category.value in each.categories]
        key = _ground(covering if category in released else [])
        found.setdefault(key, set()).add(category)
    return tuple(
        Ground(basis, frozenset(categories), refs)
        for (basis, refs), categories in sorted(found.items(), key=_rank)
    )


def _ground(covering: list[Consent]) -> tuple[Basis, frozenset[PartId]]:
    kinds = {each.basis for each in covering}
    basis = next((each for each in _RANKED if each in kinds), Basis.DECISION)
    resting = [
        each
        for each in covering
        if (each.basis is Basis.LEGAL_PROVISION) is (basis is Basis.LEGAL_PROVISION)
    ]
    return basis, frozenset(each.id for each in resting if each.id is not None)


def _rank(item: tuple[tuple[Basis, frozenset[PartId]], set[Category]]) -> tuple[str, list[str]]:
    (basis, _), categories = item
    return basis.value, sorted(categories)


def in_words(categories: Iterable[Category]) -> str:
    """Return categories in words, in the order in which a consent lists them."""
    chosen = frozenset(categories)
    return ", ".join(word(each) for each in Category if each in chosen)


def among(found: Iterable[Ground], told: frozenset[Category]) -> tuple[Ground, ...]:
    """Return the grounds of a part of the categories only."""
    return tuple(
        Ground(each.basis, each.categories & told, each.consents)
        for each in found
        if each.categories & told
    )
