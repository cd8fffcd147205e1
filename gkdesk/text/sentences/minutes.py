"""The sentences about what minutes lack before they are sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMES = 3


def state_gap(case: str) -> str:
    """Ask what became of a case."""
    return f"{case}: besprochen, vertagt oder abgeschlossen?"


def view_gap(case: str) -> str:
    """Say that nobody noted how the person sees her case."""
    return f"{case}: Die Sicht der Person fehlt."


def attendance_gap(names: Sequence[str], number: int = 0) -> str:
    """Say of whom it is not known whether she came; of many, only how many."""
    count = number or len(names)
    if names and count <= _MOST_NAMES:
        return f"Anwesenheit offen: {', '.join(names)}"
    return f"Anwesenheit offen: {'1 Person' if count == 1 else f'{count} Personen'}"
