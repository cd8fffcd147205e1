"""The paper of a return package, made from what travels and from nothing else."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import return_package as words
from gkdesk.text.papers.network import DEMO
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.package.tables import Given, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.working_aids.package.contents import Codebook, Head, Returned


def compose(returned: Returned, *, is_demo: bool = False) -> content.Document:
    """Return the document of a return; its day is the one on which the return was made."""
    head, book = returned.head, returned.codebook
    created = dt.datetime.combine(head.created_on, dt.time(), dt.UTC)
    running = [content.passage(f"{book.title} {head.round}"), content.passage(head.sender.name)]
    return content.Document(
        title=f"{book.title} – {words.PAPER_TITLE}",
        language="de",
        blocks=tuple(_blocks(returned, is_demo=is_demo)),
        footer=content.Footer(tuple(running), format_day_joined(head.created_on)),
        author=head.sender.name,
        created=created,
    )


def _blocks(returned: Returned, *, is_demo: bool) -> Iterator[content.Block]:
    book = returned.codebook
    yield content.Heading(content.passage(book.title, field=words.WORKING_AID))
    yield content.Paragraph(content.passage(words.PAPER_LEAD), content.TextStyle.NOTE)
    if is_demo:
        yield content.Notice((content.passage(DEMO),), content.Tone.EXERCISE)
    yield _about(returned.head, book)
    for section, cells in groupby(given(returned), key=_section):
        yield content.Heading(content.passage(section or words.ANSWERS, field=words.SECTION), 2)
        for table, found in groupby(cells, key=_table):
            if table:
                yield _rows(book, table, list(found))
            else:
                yield content.Fields(tuple(_field(each) for each in found))


def _section(cell: Given) -> str:
    return cell.item.section


def _table(cell: Given) -> str:
    return cell.item.table


def _row(cell: Given) -> str:
    return cell.row


def _about(head: Head, book: Codebook) -> content.Fields:
    fassung = str(head.fassung)
    if head.replaces:
        fassung += words.REPLACES_IN_README.format(head.replaces)
    facts = (
        (words.ALLIANCE, head.sender.name),
        (words.AGS, head.sender.ags),
        (words.TERRITORY, word(head.sender.territory)),
        (words.ROUND, str(head.round)),
        (words.FASSUNG, fassung),
        (words.VERSION, str(book.version)),
    )
    rows = tuple(
        content.Field((content.passage(label),), content.mixed(content.foreign(value)))
        for label, value in facts
    )
    return content.Fields(rows, compact=True)


def _field(cell: Given) -> content.Field:
    label = f"{cell.item.number} {cell.item.label}".strip()
    return content.Field((content.passage(label, field=words.QUESTION),), _said(cell))


def _said(cell: Given) -> content.Passage:
    told = " – ".join(filter(None, (cell.said, cell.answer.remark)))
    unit = f" {cell.item.unit}" if cell.item.unit and cell.said else ""
    return content.mixed(content.foreign(f"{told}{unit}"), field=words.ANSWER)


def _rows(book: Codebook, table: str, cells: list[Given]) -> content.Table:
    """Set a table; a column for each of its questions that somebody answered."""
    answered = {cell.item.name for cell in cells}
    items = [item for item in book.within(table) if item.name in answered]
    rows = []
    for row, found in groupby(cells, key=_row):
        by_name = {cell.item.name: cell for cell in found}
        rows.append(
            (
                _cell(content.mixed(content.foreign(row), field=words.ROW)),
                *(_cell_of(by_name.get(item.name)) for item in items),
            )
        )
    known = book.table(table)
    return content.Table(
        columns=(content.Column(1.4), *(content.Column(1.0) for _item in items)),
        header=(
            content.cell(words.ROW),
            *(content.cell(f"{item.number} {item.label}".strip()) for item in items),
        ),
        rows=tuple(rows),
        caption=content.passage(known.label) if known else None,
        header_column=True,
    )


def _cell_of(cell: Given | None) -> content.Cell:
    return content.Cell() if cell is None else _cell(_said(cell))


def _cell(said: content.Passage) -> content.Cell:
    return content.Cell((content.Paragraph(said),))
