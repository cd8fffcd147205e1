"""Sizes of files as the program writes them."""

from __future__ import annotations

_SMALLEST_SHOWN = 100_000


def format_size(size: int) -> str:
    """Write `1,5 MB`; never less than `0,1 MB`, because nothing that is there has no size."""
    return f"{max(size, _SMALLEST_SHOWN) / 1_000_000:.1f} MB".replace(".", ",")
