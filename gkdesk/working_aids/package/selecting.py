"""Which answers travel: those of the return section that are relevant and given, nothing else.

Everything is picked by name from what may leave; nothing is left out from a whole. Words come
from the template as it stands, never from a filled form, where an answer may have been put into
the label of another question.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.giving_away import given_away
from gkdesk.working_aids.package.contents import (
    MODULE,
    TOLERATION_BANDS,
    Codebook,
    Item,
    TableItem,
)
from gkdesk.working_aids.package.values import NUMBER
from gkdesk.working_aids.template import (
    CHOSEN,
    Choice,
    ChoiceList,
    Group,
    Kind,
    Question,
    Template,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOLERATION = "clients.training_toleration"


def codebook(template: Template, numbers: Mapping[str, str] | None = None) -> Codebook:
    """Return the return section of a template; `numbers` are those that stand on screen."""
    found = tuple(_parts(template))
    items = tuple(_item(found_at, numbers or {}) for found_at in found)
    named = {item.table for item in items}
    tables = tuple(table for table in _tables(template) if table.name in named)
    needed = {item.choices for item in items} | {table.rows for table in tables}
    lists = {
        name: _plain_list(template.lists[name]) for name in sorted(needed) if name in template.lists
    }
    return Codebook(
        id=template.id,
        version=template.version,
        title=template.title,
        items=items,
        short=template.short,
        year=template.year,
        tables=tables,
        lists=MappingProxyType(lists),
    )


def selected(template: Template, given: Answers) -> Answers:
    """Return the answers that travel; `given` holds what is shown and answered (`Form.given`)."""
    single: dict[str, Answer] = {}
    by_table: dict[str, list[Question]] = {}
    # A template that was taken in before it was asked for may still have such questions.
    held_back = {each.question for each in given_away(template)}
    for part in _parts(template):
        question = part.question
        if question.name in held_back:
            continue
        if part.table:
            by_table.setdefault(part.table.name, []).append(question)
        elif answer := _answer(question, given.single):
            single[question.name] = answer
    rows = {
        name: found
        for name, questions in by_table.items()
        if (found := tuple(_rows(questions, given.rows.get(name, ()))))
    }
    return Answers(MappingProxyType(single), MappingProxyType(rows))


@dataclass(frozen=True)
class _Part:
    """A question of the return section and where it stands."""

    question: Question
    section: str
    table: Group | None


def _parts(template: Template) -> Iterator[_Part]:
    for section in template.sections:
        yield from _below(section, section.label, section if section.repeat else None)


def _below(group: Group, section: str, table: Group | None) -> Iterator[_Part]:
    for child in group.children:
        if isinstance(child, Group):
            yield from _below(child, section, child if child.repeat else table)
        elif child.zone is Zone.RETURN and child.kind is not Kind.NOTE:
            yield _Part(child, section, table)


def _tables(template: Template) -> Iterator[TableItem]:
    for section in template.sections:
        for group in section.groups():
            if group.repeat:
                yield TableItem(group.name, group.label, section.label, group.rows)


def _item(part: _Part, numbers: Mapping[str, str]) -> Item:
    question = part.question
    return Item(
        name=question.name,
        kind=question.kind,
        label=question.label,
        number=numbers.get(question.name, ""),
        section=part.section,
        table=part.table.name if part.table else "",
        choices=question.choices if question.kind in CHOSEN else "",
        unit=question.unit,
        series=question.series,
        is_coded=question.coded,
        bands=TOLERATION_BANDS if question.prefill == _TOLERATION else (),
    )


def _plain_list(choices: ChoiceList) -> ChoiceList:
    """Return a list without what only filters choices; the evaluation needs one column."""
    plain = tuple(
        Choice(each.name, each.label, MappingProxyType({MODULE: each.columns[MODULE]}))
        if each.columns.get(MODULE)
        else Choice(each.name, each.label)
        for each in choices.choices
    )
    return ChoiceList(choices.name, plain, choices.yes, choices.title)


def _rows(questions: list[Question], rows: tuple[Row, ...]) -> Iterator[Row]:
    """Go through the rows in which something travels; how they are kept at home is not told."""
    number = 0
    for row in rows:
        answers = {
            question.name: answer
            for question in questions
            if (answer := _answer(question, row.answers))
        }
        if answers:
            number += 1
            yield Row(number, row.entry, MappingProxyType(answers))


def _answer(question: Question, given: Mapping[str, Answer]) -> Answer | None:
    found = given.get(question.name)
    if found is None:
        return None
    value = found.value.strip()
    if question.kind is Kind.CALCULATE:
        # A result in words may have been put together from what stays here; a number tells less.
        return Answer(value) if NUMBER.fullmatch(value) else None
    remark = found.remark.strip() if question.remark else ""
    return Answer(value, remark) if value or remark else None
