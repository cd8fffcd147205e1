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
    """Bars below each other; `parts` name what each bar is divided into."""

    title: str
    sentence: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]


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
    """Columns beside each other: filled who said yes, framed how many answered at all."""

    title: str
    sentence: str
    years: tuple[Year, ...]
    filled: str
    framed: str


Chart = BarChart | YearChart
