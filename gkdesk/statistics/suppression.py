"""Hide small counts, and as many others as it takes to let nobody compute them.

A reader knows every cell that is shown, every sum, and the rule: 0 is shown, so what is hidden is
1 or more, but for the few cells that may be hidden with 0; what is shown has nobody or `threshold`
persons behind it at least. Whether a cell is hidden because it is small, or to guard another one,
she cannot tell.

She has the exports of the periods before and after as well: what is tied to them is known to her,
unless it is small and hidden in both. So no proof relies on it, and one that changes such a small
number makes it one more, as the proof of the other export does.

For each cell that is hidden, and for each that is not shown but small, a proof is kept: another
set of tables that looks the same to her in every cell and sum, but holds another number there.
`unproven` checks the proofs without looking at how they were found. Hiding more never makes a
proof wrong, because it only leaves more possible; so the cells are gone through once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.statistics.cells import Key
from gkdesk.statistics.search import Shift, cheapest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.statistics.cells import Cells, Sum


@dataclass(frozen=True)
class Suppression:
    """The cells that are not shown, and for each cell to guard the change that nobody sees."""

    threshold: int
    hidden: frozenset[Key]
    proofs: Mapping[Key, Shift]


def suppress(cells: Cells, threshold: int) -> Suppression:
    """Choose what to hide so that no small count can be worked out."""
    hidden = {key for key in _small(cells, threshold) if not cells.cells[key].is_latent}
    proofs: dict[Key, Shift] = {}
    waiting = sorted(_small(cells, threshold))
    while waiting:
        for key in waiting:
            if key not in proofs:
                shift = cheapest(cells, hidden, key)
                hidden.update(each for each in shift if not cells.cells[each].is_latent)
                proofs.update({each: shift for each in shift if each not in proofs})
        waiting = sorted(_for_lines(cells, hidden, threshold))
        hidden.update(waiting)
    return Suppression(threshold, frozenset(hidden), MappingProxyType(proofs))


def unproven(cells: Cells, made: Suppression) -> tuple[Key, ...]:
    """Return the cells to guard of which a reader may know the number; there must be none."""
    guarded = {*made.hidden, *_small(cells, made.threshold)}
    found = [key for key in guarded if not _is_proof(cells, made, key)]
    return tuple(sorted(found))


def _small(cells: Cells, threshold: int) -> Iterator[Key]:
    return (key for key, cell in cells.cells.items() if cell.is_small(threshold))


def _is_proof(cells: Cells, made: Suppression, key: Key) -> bool:
    shift = made.proofs.get(key, {})
    return bool(shift.get(key)) and _is_unseen(cells, made, shift)


def _is_unseen(cells: Cells, made: Suppression, shift: Shift) -> bool:
    """Tell whether tables changed like this look the same to a reader who knows the rule."""
    for key, by in shift.items():
        cell = cells.cells[key]
        is_known = not cell.is_latent and key not in made.hidden
        if is_known or cell.value + by < cell.least:
            return False
    if not cells.keeps_ties(shift):
        return False
    touched = {at for key in shift for at in cells.sums_of[key]}
    return all(_is_kept(cells.sums[at], shift) for at in touched)


def _is_kept(line: Sum, shift: Shift) -> bool:
    return shift.get(line.total, 0) == sum(shift.get(part, 0) for part in line.parts)


def _for_lines(cells: Cells, hidden: set[Key], threshold: int) -> set[Key]:
    """Return what to hide so that the hidden parts of a shown total are no small group together."""
    found: set[Key] = set()
    for line in cells.sums:
        unseen = [key for key in line.parts if key in hidden]
        latent = any(cells.cells[key].is_latent for key in line.parts)
        together = sum(cells.cells[key].value for key in unseen)
        if line.total in hidden or latent or not unseen or together >= threshold:
            continue
        shown = [
            key
            for key in line.parts
            if key not in hidden and cells.cells[key].value and not cells.cells[key].is_tied
        ]
        found.add(min(shown, key=lambda key: (cells.cells[key].value, key), default=line.total))
    return found
