"""What was answered: canonical strings by question, and the rows of repeated tables.

A value is text as in XForms: "12", "3.5", "2026-11-21", the code of a choice, several codes with
a space between them (in order for a ranking), or what was typed. An empty text is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Answer:
    """One answer: its value and the open explanation beside it."""

    value: str = ""
    remark: str = ""

    def __bool__(self) -> bool:
        return bool(self.value or self.remark)


@dataclass(frozen=True)
class Row:
    """One row of a repeated table. `entry` is the code of the fixed row, "" for an own one."""

    ref: int
    entry: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Answers:
    """All answers: outside of tables by the name of the question, rows by the name of the table."""

    single: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=lambda: MappingProxyType({}))


NOTHING = Answers()
