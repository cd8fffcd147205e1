"""How many questions there are: one way of counting, for every screen.

A question outside of tables counts once. Of a table every fixed row counts once, and all rows of
one's own together once more: a table may stay empty, and many rows are no more work than few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.working_aids.template import UNANSWERED, Group, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.template import Question, Template


@dataclass(frozen=True, slots=True)
class Part:
    """What counts as one question: a question, or a table with its fixed row or None.

    `first` is its first question, `returned` tells whether anything of it may go back.
    """

    section: str
    name: str
    first: str
    row: int | None = None
    answered: bool = False
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions are asked, how many of them are answered, and how many may go back."""

    answered: int = 0
    askable: int = 0
    returned: int = 0

    @property
    def kept(self) -> int:
        """Return how many of them stay here in any case."""
        return self.askable - self.returned


def counted(parts: Iterable[Part]) -> Tally:
    """Count some parts."""
    found = tuple(parts)
    return Tally(
        answered=sum(each.answered for each in found),
        askable=len(found),
        returned=sum(each.returned for each in found),
    )


def most_asked(template: Template) -> Tally:
    """Count what is asked at most, if every condition holds."""
    return counted(
        part for section in template.sections for part in _parts(template, section, section.name)
    )


def is_asked(question: Question) -> bool:
    """Tell whether somebody answers a question."""
    return question.kind not in UNANSWERED and not question.calculation.strip()


def _parts(template: Template, group: Group, section: str) -> Iterator[Part]:
    if group.repeat:
        yield from _of_table(template, group, section)
        return
    for child in group.children:
        if isinstance(child, Group):
            yield from _parts(template, child, section)
        elif is_asked(child):
            yield Part(section, child.name, child.name, returned=child.zone is Zone.RETURN)


def _of_table(template: Template, table: Group, section: str) -> Iterator[Part]:
    asked = [each for each in table.questions() if is_asked(each)]
    if not asked:
        return
    fixed = template.lists.get(table.rows)
    rows = len(fixed.choices) if fixed else 0
    returned = any(each.zone is Zone.RETURN for each in asked)
    for _row in range(rows + table.more):
        yield Part(section, table.name, asked[0].name, returned=returned)
