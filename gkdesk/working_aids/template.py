"""What a template of a working aid is: sections of questions, lists of choices, repeated tables.

A template is data. It has the words of XLSForm (survey, choices, settings) and four of our own:
the zone of a question, where it comes from, its series key and what it is filled in from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a question is answered with; a note is read, a calculation is never typed."""

    NOTE = "note"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    CALCULATE = "calculate"


class Zone(StrEnum):
    """Whether an answer stays in the store or goes back with the return package."""

    LOCAL = "local"
    RETURN = "return"


class Origin(StrEnum):
    """Whether a question is told of in the report, or is ours."""

    REPORTED = "reported"
    OWN = "own"


CHOSEN = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})
"""Kinds whose answers come from a list of choices."""
UNANSWERED = frozenset({Kind.NOTE, Kind.CALCULATE})
"""Kinds that nobody answers."""


@dataclass(frozen=True)
class Choice:
    """One answer of a list: its code, its words, and the columns that `choice_filter` reads."""

    name: str
    label: str
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class ChoiceList:
    """A list of choices; of a scale, which answers count as yes (a domain rule per scale)."""

    name: str
    choices: tuple[Choice, ...]
    yes: frozenset[str] = frozenset()
    title: str = ""

    def label(self, name: str) -> str:
        """Return the words of an answer, its code where the list does not know it."""
        return next((each.label for each in self.choices if each.name == name), name)


@dataclass(frozen=True)
class Question:
    """One item. Expressions are in XLSForm's language; `prefill` names a binding of the program.

    `remark` offers an open explanation beside a closed question; it has the zone of the question.
    `coded` marks check-box help for what researchers coded afterwards beside an open field.
    `was` is the name it had in the version before, where it got another one.
    """

    name: str
    kind: Kind
    label: str
    hint: str = ""
    choices: str = ""
    zone: Zone = Zone.LOCAL
    origin: Origin = Origin.OWN
    source: str = ""
    series: str = ""
    prefill: str = ""
    unit: str = ""
    required: str = ""
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    calculation: str = ""
    choice_filter: str = ""
    default: str = ""
    remark: bool = False
    lines: int = 1
    coded: bool = False
    was: str = ""


@dataclass(frozen=True)
class Group:
    """Questions under one heading. `repeat` makes it a table with rows of one's own.

    `rows` names a list of choices whose entries are the rows that stand there from the start;
    `more` allows further rows; `prefill` names the binding that proposes rows. A repeat contains
    no other repeat. `was` is the name a table had in the version before. `ticked` marks a table
    that is ticked through: a row left open says no, so all who ticked any are its N. Only
    shipped templates have such tables; XLSForm does not know them.
    """

    name: str
    label: str
    children: tuple[Item, ...]
    hint: str = ""
    relevant: str = ""
    repeat: bool = False
    rows: str = ""
    more: bool = True
    prefill: str = ""
    ticked: bool = False
    was: str = ""

    def questions(self) -> Iterator[Question]:
        """Go through the questions in it, from top to bottom."""
        for child in self.children:
            if isinstance(child, Question):
                yield child
            else:
                yield from child.questions()

    def groups(self) -> Iterator[Group]:
        """Go through it and the tables and blocks in it."""
        yield self
        for child in self.children:
            if isinstance(child, Group):
                yield from child.groups()

    def names(self) -> Iterator[str]:
        """Go through the names of everything in it: questions, tables and blocks."""
        for child in self.children:
            yield child.name
            if isinstance(child, Group):
                yield from child.names()


Item = Question | Group


@dataclass(frozen=True)
class Template:
    """A working aid: `sections` are its top groups; `year` is 0 for one that fits every round.

    `profiles` are the codes of the programme profiles that offer it, none = all.
    """

    id: str
    version: int
    title: str
    sections: tuple[Group, ...]
    lists: Mapping[str, ChoiceList]
    short: str = ""
    year: int = 0
    about: str = ""
    sources: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    own: bool = False

    def questions(self) -> Iterator[Question]:
        """Go through all questions, from top to bottom."""
        for section in self.sections:
            yield from section.questions()

    def question(self, name: str) -> Question:
        """Return a question by its name. Raises KeyError."""
        return next_or_key_error(self.questions(), name)


def next_or_key_error(questions: Iterator[Question], name: str) -> Question:
    """Return the question of this name. Raises KeyError."""
    for question in questions:
        if question.name == name:
            return question
    raise KeyError(name)
