"""The sheets of a return package as data: answers, codebook, lists and what the file is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day
from gkdesk.text.papers import return_package as words
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.answers import Answer
from gkdesk.working_aids.package.contents import Item
from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.working_aids.package.contents import Returned

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: `columns` are titles and widths in characters."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    header_columns: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that travels, as it is shown before it goes. `row` is empty outside of tables."""

    item: Item
    row: str
    answer: Answer
    said: str


def given(returned: Returned) -> Iterator[Given]:
    """Go through the answers in the order of the questions, tables row by row."""
    book, answers = returned.codebook, returned.answers
    done: set[str] = set()
    for item in book.items:
        if not item.table:
            if found := answers.single.get(item.name):
                yield Given(item, "", found, said(returned, item, found.value))
        elif item.table not in done:
            done.add(item.table)
            yield from _of_table(returned, item.table)


def _of_table(returned: Returned, table: str) -> Iterator[Given]:
    book = returned.codebook
    items = book.within(table)
    own = 0
    for row in returned.answers.rows.get(table, ()):
        own += not row.entry
        label = book.row_label(table, row.entry) or words.OWN_ROW.format(own)
        for item in items:
            if found := row.answers.get(item.name):
                yield Given(item, label, found, said(returned, item, found.value))


def said(returned: Returned, item: Item, value: str) -> str:
    """Return an answer as people read it: the words of a choice, a German number or day."""
    if item.is_closed:
        return returned.codebook.words(item, value)
    if item.is_number:
        return value.replace(".", ",")
    if item.kind is Kind.DATE and value:
        year, month, day = value.split("-")
        return f"{int(day)}.{int(month)}.{year}"
    return value


def sheets(returned: Returned) -> tuple[Table, ...]:
    """Return all sheets of the workbook of a package."""
    return (_answers(returned), _codebook(returned), _lists(returned), _about(returned))


def _answers(returned: Returned) -> Table:
    columns = (
        (words.NUMBER, 8),
        (words.SECTION, 26),
        (words.QUESTION, 48),
        (words.ROW, 32),
        (words.ANSWER, 40),
        (words.CODE, 22),
        (words.REMARK, 48),
    )
    rows = tuple(
        (
            each.item.number,
            each.item.section,
            each.item.label,
            each.row,
            each.said,
            each.answer.value if each.item.is_closed else "",
            each.answer.remark,
        )
        for each in given(returned)
    )
    return Table(words.ANSWERS, columns, rows, header_columns=3)


def _codebook(returned: Returned) -> Table:
    columns = (
        (words.NUMBER, 8),
        (words.NAME, 26),
        (words.QUESTION, 56),
        (words.KIND, 20),
        (words.LIST, 20),
        (words.TABLE, 30),
        (words.UNIT, 12),
        (words.SERIES, 22),
        (words.NOTE, 36),
    )
    book = returned.codebook
    titles = {table.name: table.label for table in book.tables}
    rows = tuple(
        (
            item.number,
            item.name,
            item.label,
            words.KINDS[item.kind.value],
            item.choices,
            titles.get(item.table, ""),
            item.unit,
            item.series,
            _note(item),
        )
        for item in book.items
    )
    return Table(words.CODEBOOK, columns, rows, header_columns=2)


def _note(item: Item) -> str:
    notes = []
    if item.kind is Kind.SELECT_MULTIPLE:
        notes.append(words.SEVERAL)
    if item.is_coded:
        notes.append(words.CODED)
    return "; ".join(notes)


def _lists(returned: Returned) -> Table:
    columns = ((words.LIST, 24), (words.CODE, 24), (words.WORDS, 60), (words.YES, 14))
    rows = tuple(
        (name, choice.name, choice.label, "ja" if choice.name in choices.yes else "")
        for name, choices in returned.codebook.lists.items()
        for choice in choices.choices
    )
    return Table(words.LISTS, columns, rows)


def _about(returned: Returned) -> Table:
    head, book = returned.head, returned.codebook
    rows: tuple[tuple[Value, ...], ...] = (
        (words.WORKING_AID, book.title),
        (words.VERSION, book.version),
        (words.ALLIANCE, head.sender.name),
        (words.AGS, head.sender.ags),
        (words.TERRITORY, word(head.sender.territory)),
        (words.ROUND, head.round),
        (words.FASSUNG, head.fassung),
        (words.REPLACES, head.replaces or None),
        (words.CREATED, day(head.created_on)),
    )
    return Table(words.ABOUT, ((words.ENTRY, 30), (words.VALUE, 60)), rows)


def day(moment: dt.date) -> str:
    """Return a day as it is written in a package."""
    return format_day(moment)
