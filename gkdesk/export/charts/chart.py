"""What a chart shows, before anybody draws it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that lies: its name, its parts, and what stands at its end."""

    label: str
    counts: tuple[int, ...]
    end: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other; `parts` name what each bar is divided into.

    `note` says where the numbers come from. `longest` is the count that fills the width, 0 for
    that of the longest bar.
    """

    title: str
    sentence: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]
    note: str = ""
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """A year: `count` of `whole`, and what stands above it and below its number."""

    year: int
    count: int
    whole: int
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class YearChart:
    """Columns of one height beside each other; filled is the share of those who said yes."""

    title: str
    sentence: str
    years: tuple[Year, ...]
    filled: str
    framed: str
    note: str = ""


Chart = BarChart | YearChart
