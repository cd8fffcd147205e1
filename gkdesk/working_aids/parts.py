"""What a form speaks in: references to answers, what changed, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from gkdesk.text.codes.aid_problems import Trouble


class Ref(NamedTuple):
    """One answer: a question, in a table with the row. A group or table is referred to as well."""

    question: str
    row: int | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer; `message` is what the template says about it, if anything."""

    ref: Ref
    trouble: Trouble
    message: str = ""


@dataclass
class Changes:
    """What a change made different.

    `shown` and `hidden` are questions, groups and tables; `values` are calculations with another
    result; `checked` are questions whose errors, choices or being required may be different.
    """

    shown: set[Ref] = field(default_factory=set)
    hidden: set[Ref] = field(default_factory=set)
    values: set[Ref] = field(default_factory=set)
    checked: set[Ref] = field(default_factory=set)
