"""What became of an organisation in the network, in plain sentences."""

from __future__ import annotations

from gkdesk.text.bidi_safe import inside

ENDED = "Im Bestand beendet."


def joined_sentence(body: str) -> str:
    """Say that it took a seat."""
    return f"Mitglied in: {inside(body)}."


def left_sentence(body: str) -> str:
    """Say that it gave up a seat."""
    return f"Nicht mehr Mitglied in: {inside(body)}."


def began_sentence(other: str) -> str:
    """Say that a cooperation began."""
    return f"Beginn der Zusammenarbeit mit {inside(other)}."


def over_sentence(other: str) -> str:
    """Say that a cooperation ended."""
    return f"Ende der Zusammenarbeit mit {inside(other)}."
