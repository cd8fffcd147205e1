"""The numbers of sections and questions, the same on screen, on paper and in returns."""

from __future__ import annotations

from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.working_aids.template import UNANSWERED, Group, Question, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def numbers(template: Template) -> Mapping[str, str]:
    """Return the number of every section, question and table by its name.

    Sections are 1, 2, 3; questions 1.1, 1.2, also those under a heading inside of the section; a
    table has one number and its columns letters: 3.4 a. Notes and calculations have none.
    """
    found: dict[str, str] = {}
    for place, section in enumerate(template.sections, 1):
        found[section.name] = str(place)
        found.update(_inside(section, str(place), count(1)))
    return MappingProxyType(found)


def _inside(group: Group, section: str, places: Iterator[int]) -> Iterator[tuple[str, str]]:
    for child in group.children:
        if isinstance(child, Question):
            if child.kind not in UNANSWERED:
                yield child.name, f"{section}.{next(places)}"
        elif child.repeat:
            number = f"{section}.{next(places)}"
            yield child.name, number
            yield from _columns(child, number)
        else:
            yield from _inside(child, section, places)


def _columns(table: Group, number: str) -> Iterator[tuple[str, str]]:
    asked = (each for each in table.questions() if each.kind not in UNANSWERED)
    for place, question in enumerate(asked):
        yield question.name, f"{number} {_letters(place)}"


def _letters(place: int) -> str:
    more, last = divmod(place, len(_LETTERS))
    return (_letters(more - 1) if more else "") + _LETTERS[last]
