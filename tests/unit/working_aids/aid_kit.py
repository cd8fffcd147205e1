"""Small templates and answers for tests, in as few words as they need."""

from __future__ import annotations

from typing import Any

from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.template import (
    Choice,
    ChoiceList,
    Group,
    Item,
    Kind,
    Question,
    Template,
)


def ask(name: str, kind: Kind = Kind.TEXT, **more: Any) -> Question:  # noqa: ANN401 - any field
    return Question(name, kind, name.title(), **more)


def number(name: str, **more: Any) -> Question:  # noqa: ANN401 - any field
    return ask(name, Kind.INTEGER, **more)


def total(name: str, calculation: str, **more: Any) -> Question:  # noqa: ANN401 - any field
    return ask(name, Kind.CALCULATE, calculation=calculation, **more)


def group(name: str, *children: Item, **more: Any) -> Group:  # noqa: ANN401 - any field
    return Group(name, name.title(), children, **more)


def table(name: str, *children: Item, **more: Any) -> Group:  # noqa: ANN401 - any field
    return group(name, *children, repeat=True, **more)


def choices(name: str, *codes: str, **columns: dict[str, str]) -> ChoiceList:
    made = (Choice(code, code.title(), columns.get(code, {})) for code in codes)
    return ChoiceList(name, tuple(made))


def template(*items: Item, lists: tuple[ChoiceList, ...] = (), version: int = 1) -> Template:
    return sections(group("s", *items), lists=lists, version=version)


def sections(*found: Group, lists: tuple[ChoiceList, ...] = (), version: int = 1) -> Template:
    return Template("probe", version, "Probe", found, {each.name: each for each in lists})


def answers(single: dict[str, str] | None = None, **rows: list[Row]) -> Answers:
    return Answers(
        {name: Answer(value) for name, value in (single or {}).items()},
        {name: tuple(found) for name, found in rows.items()},
    )


def row(ref: int, entry: str = "", **values: str) -> Row:
    return Row(ref, entry, {name: Answer(value) for name, value in values.items()})
