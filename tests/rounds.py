"""How often what is tried with chance is tried: seldom every day, often in `make faults`."""

from __future__ import annotations

import os

FULL = os.environ.get("GKDESK_FULL") == "1"


def rounds(everyday: int, *, full: int) -> int:
    """Return how many rounds a test goes; it has the mark `full`."""
    return full if FULL else everyday
