"""Calculates a form: everything once when it is opened, later only what depends on a change."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from gkdesk.working_aids.parts import Changes, Ref
from gkdesk.working_aids.place import Place, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.working_aids.plan import Slot


def recalculate(around: Surroundings, begun: Iterable[Ref]) -> Changes:
    """Calculate what was begun and what depends on it, each once and in order."""
    slots = around.plan.slots
    queued = set(begun)
    waiting = [(slots[ref.question].rank, ref.row or 0, ref) for ref in queued]
    heapify(waiting)
    changes = Changes()
    while waiting:
        ref = heappop(waiting)[-1]
        slot = slots[ref.question]
        changes.checked.add(ref)
        if not _recalculated(around, slot, ref, changes):
            continue
        for other in slot.watchers:
            changes.checked.update(
                Ref(other.name, row) for row in _reached(around, slot, ref, other)
            )
        for other in slot.dependents:
            for row in _reached(around, slot, ref, other):
                found = Ref(other.name, row)
                if found not in queued and other.rank > slot.rank:
                    queued.add(found)
                    heappush(waiting, (other.rank, row or 0, found))
    return changes


def _recalculated(around: Surroundings, slot: Slot, ref: Ref, changes: Changes) -> bool:
    """Calculate one question or group; tell whether others may see a difference."""
    was_live, old = around.live.get(ref, False), around.values.get(ref, "")
    live = _is_live(around, slot, ref.row)
    around.live[ref] = live
    value = _effective(around, slot, ref) if live else ""
    around.values[ref] = value
    if live != was_live:
        (changes.shown if live else changes.hidden).add(ref)
    if slot.calculation is not None and value != old:
        changes.values.add(ref)
    return live != was_live or value != old


def _is_live(around: Surroundings, slot: Slot, row: int | None) -> bool:
    group = slot.group
    if group is not None and not around.live.get(Ref(group.name, row if group.table else None)):
        return False
    return slot.relevant is None or slot.relevant.holds(Place(around, slot, row))


def _effective(around: Surroundings, slot: Slot, ref: Ref) -> str:
    if slot.calculation is not None:
        return slot.calculation.value(Place(around, slot, ref.row))
    return around.sheet.answer(ref).value


def _reached(around: Surroundings, slot: Slot, ref: Ref, other: Slot) -> tuple[int | None, ...]:
    """Return the rows in which another slot may see what changed in one row of this one."""
    if other.table and other.table == slot.table and not other.looks_across():
        return (ref.row,)
    return around.rows(other)
