"""The gap matrix as a workbook: needs against offers, one sheet an axis, and the needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.network.sheet import Column, Mark, Marked, Sheet, Value
from gkdesk.network.findings.matrix import UNMET, Cell, CellState, MatrixOptions, matrix
from gkdesk.services.network_papers import page
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.findings import Axis
from gkdesk.text.findings.sentences import column_words, field_words
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import counted, word

if TYPE_CHECKING:
    from gkdesk.network.graph import Network, Wanted
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.text.findings.facts import FindingWords

_MARKS = {
    CellState.QUIET: Mark.PLAIN,
    CellState.EMPTY: Mark.EMPTY,
    CellState.ONE: Mark.ONE,
    CellState.SEVERAL: Mark.SEVERAL,
}
_NEED_COLUMNS = (
    (words.FIELDS, 22),
    (words.GAPS_TOPIC, 40),
    (words.GAPS_GROUP, 30),
    (words.GAPS_STATUS, 36),
    (words.LEGAL_AREAS, 18),
    (words.LEVEL, 14),
    (words.CHILDCARE, 14),
    (words.MUNICIPALITY, 16),
    (words.GAPS_COUNT, 10),
    (words.GAPS_STAGE, 14),
)


def sheets(
    head: PaperHead, network: Network, options: MatrixOptions, said: FindingWords
) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook; counts of the network are fit to be shown."""
    tables = [_matrix(head, network, axis, options, said) for axis in Axis]
    about = page.about_sheet(head, words.GAPS_TITLE, words.GAPS_READING)
    return (*tables, _needs(head, network, said), about)


def _matrix(
    head: PaperHead, network: Network, axis: Axis, options: MatrixOptions, said: FindingWords
) -> Sheet:
    table = matrix(network, axis, options)
    titles = [column_words(axis, value, said) for value in table.values]
    columns = (Column(words.FIELDS, 24), *(Column(title, 17) for title in titles))
    rows: list[tuple[Value | Marked, ...]] = [
        (field_words(field, said), *map(_cell, cells))
        for field, cells in zip(table.fields, table.cells, strict=True)
    ]
    return Sheet(words.GAPS_AXES[axis], columns, tuple(rows), note=page.note_of(head))


def _cell(cell: Cell) -> Marked:
    needs, offers = len(cell.needs), len(cell.offers)
    lines = [counted(RecordKind.NEED, needs)] if needs else []
    if offers:
        lines.append(counted(RecordKind.OFFER, offers))
    elif needs:
        lines.append(words.GAPS_EMPTY)
    return Marked("\n".join(lines) or words.GAPS_QUIET, _MARKS[cell.state])


def _needs(head: PaperHead, network: Network, said: FindingWords) -> Sheet:
    open_needs = [need for need in network.needs if need.state in UNMET]
    rows = tuple(_need(need, said) for need in open_needs)
    columns = tuple(Column(title, width) for title, width in _NEED_COLUMNS)
    return Sheet(words.GAPS_NEEDS, columns, rows, 2, page.note_of(head))


def _need(need: Wanted, said: FindingWords) -> tuple[Value, ...]:
    place = need.municipality
    return (
        field_words(need.field, said),
        need.topic,
        need.group,
        ", ".join(said.of(CodeList.RESIDENCE_STATUS, code) for code in need.statuses),
        said.of(CodeList.LEGAL_AREA, need.legal_area) if need.legal_area else "",
        word(need.level) if need.level else "",
        words.GAPS_WITH_CHILDCARE if need.childcare else "",
        words.WHOLE_KREIS if place is None else said.municipality(str(place)),
        need.count,
        word(need.state),
    )
