"""What a source of the program gives: one fact, or rows of facts, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy.orm import Session

from gkdesk.services.profiles import current_profile
from gkdesk.services.register.presence import Presence
from gkdesk.working_aids.answers import NOTHING, Answers
from gkdesk.working_aids.template import ChoiceList, Group, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")

MOST_NAMES = 80
"""More names than anybody reads in one answer."""


@dataclass(frozen=True)
class Fact:
    """What is known, in every form that a question may ask for it; `said` stands in the sentence.

    `yes` answers a closed question, `written` makes it „ja, schriftlich“ where a scale has that.
    """

    text: str = ""
    number: int | None = None
    yes: bool | None = None
    written: bool = False
    day: dt.date | None = None
    codes: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True)
class KnownRow:
    """One row by the columns of its binding; `entry` is the code of a fixed row.

    `known_by` names the columns that tell it from other rows, whatever is written in the rest.
    """

    label: str
    cells: Mapping[str, Fact]
    entry: str = ""
    known_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of a template that asks for rows, with the list of its fixed rows, if any."""

    group: Group
    entries: ChoiceList | None


@dataclass
class Moment:
    """For which year is asked, and as of which day: today, or the last day of a year that is over.

    What several sources need is read once.
    """

    session: Session
    year: int
    today: dt.date
    keeps_cases: bool = True
    template: Template | None = None
    answers: Answers = field(default=NOTHING)
    _read: dict[Callable[[Moment], Any], Any] = field(default_factory=dict)

    def once(self, read: Callable[[Moment], Value]) -> Value:
        """Return what a reader gives, read once for all sources that need it."""
        if read not in self._read:
            self._read[read] = read(self)
        found: Value = self._read[read]
        return found

    @cached_property
    def day(self) -> dt.date:
        return min(self.today, self.last)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 1, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    @cached_property
    def presence(self) -> Presence:
        return Presence(self.session, self.day)

    @cached_property
    def core_kinds(self) -> tuple[str, ...]:
        return current_profile(self.session).core_kinds


Reader = Callable[[Moment], Fact | None]
RowsReader = Callable[[Moment, Table], tuple[KnownRow, ...]]


def listed(names: Iterable[str], *, apart: str = ", ") -> str:
    """Join names; of very many the first, and how many more there are."""
    found = [name for name in names if name]
    if len(found) <= MOST_NAMES:
        return apart.join(found)
    return f"{apart.join(found[:MOST_NAMES])}{apart}und {len(found) - MOST_NAMES} weitere"


def counted(number: int, one: str, several: str) -> str:
    """Return `1 Mitglied`, `2 Mitglieder`, `keine Mitglieder`."""
    if number == 0:
        return f"keine {several}"
    return f"1 {one}" if number == 1 else f"{number} {several}"
