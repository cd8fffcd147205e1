"""From where on the analyses call something much, few or important: our proposal, in one place.

No source names these limits. Findings are counted by them and the notes below the findings name
them, so that a district can judge them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

PROPOSAL = "Vorschlag von gkdesk"


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits; a number is the first that counts.

    Parts of the alliances that named an actor: `named_by_most` makes its absence important,
    `named_by_many` worth a notice; below `alliances_for_percent` a percentage would mislead.
    `people` is the smallest number of persons that is shown, so that none can be told from it.
    """

    named_by_most: Fraction = Fraction(2, 3)
    named_by_many: Fraction = Fraction(1, 3)
    alliances_for_percent: int = 10
    people: int = 3
    needs_in_empty_cell: int = 2
    shared_clients: int = 10
    partners_of_one_contact: int = 3
    bodies_led: int = 3
    bodies_led_part: Fraction = Fraction(1, 2)
    stale_months: int = 12
    bodies_of_one: int = 4
    partners_without_seat: int = 5
    seats: int = 3
    sittings: int = 3
    sittings_days: int = 365
    present_part: Fraction = Fraction(1, 2)


LIMITS = Limits()
_PARTS = {
    Fraction(1, 3): "ein Drittel",
    Fraction(1, 2): "die Hälfte",
    Fraction(2, 3): "zwei Drittel",
}


def limit_note(analysis_limits: str) -> str:
    """Return the sentence that names limits and whose they are."""
    return f"Grenze: {analysis_limits} – {PROPOSAL}."


def part_words(part: Fraction) -> str:
    """Write `zwei Drittel`."""
    return _PARTS[part]
