"""Tables: column widths, header cells, repeated header rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content as model
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import KEPT_WHOLE, Box, Cell, Row, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.framed import Grid
from gkdesk.export.pdf.styles import CELL_PADDING, MM, TABLE_HEAD
from gkdesk.export.pdf.tags import Node, Role, table_scope
from gkdesk.text.languages import is_rtl

if TYPE_CHECKING:
    from collections.abc import Sequence

CAPTION_AFTER = 4.0
CELL_DISTANCE = 2.0
TABLE_BEFORE = 7.0
TOGETHER = 240.0
SLACK = 0.97
MOST_FIXED = 0.7
LEAST_TO_WRITE_IN = 2
REPEATED = 0.5  # of a page; a header of more stands there once, or rows would have no room


def table(builder: Builder, block: model.Table, width: float, parent: Node | None) -> list[Box]:
    """Set a table with its caption."""
    node = group(parent, Role.TABLE)
    if node is not None:
        node.may_vanish = block.may_vanish
    builder, needs = _fitting(builder, block, width)
    found: list[Box] = []
    if block.caption is not None:
        style = builder.sheet.paragraph(model.TextStyle.SMALL)
        caption = builder.text(
            block.caption, style, width, element(node, Role.CAPTION, block.caption)
        )
        found.append(replace(caption, keep_next=True, before=4.0, after=CAPTION_AFTER))
    columns = _Columns(builder, block, _widths(block, needs, width), width)
    header = repeated = None
    if block.header:
        header = columns.row(block.header, group(node, Role.THEAD), header=True)
        if header.height <= REPEATED * builder.page_height:
            repeated = columns.row(block.header, None, header=True)
    body = group(node, Role.TBODY)
    kept = _kept(block)
    rows = [columns.row(cells, body, header=False) for cells in block.rows[:kept]]
    spare = len(block.rows) - kept + block.spare
    blank = columns.row((model.Cell(),) * len(block.columns), None, header=False)
    rows += [blank] * spare
    grid = Grid(
        header=header,
        repeated=repeated,
        rows=rows,
        width=width,
        empty=spare,
        hollow=not _filled(block),
        blank=blank if spare else None,
        whole=TOGETHER if block.together else KEPT_WHOLE,
        before=TABLE_BEFORE,
        after=12.0,
        spare=block.may_vanish,
    )
    return [*found, grid]


def _filled(block: model.Table) -> int:
    """Return how many rows there are up to the last one that says something."""
    said = (number for number, row in enumerate(block.rows, 1) if any(c.blocks for c in row))
    return max(said, default=0)


def _kept(block: model.Table) -> int:
    """Return how many rows stand on paper whatever room there is.

    Rows to write in end with the page. A table of nothing else keeps half of them.
    """
    filled, number = _filled(block), len(block.rows)
    return filled or min(number, max(LEAST_TO_WRITE_IN, (number + 1) // 2))


class _Columns:
    """The places of the columns of one table."""

    def __init__(
        self, builder: Builder, block: model.Table, widths: list[float], width: float
    ) -> None:
        self.builder = builder
        self.block = block
        self.widths = widths
        edges = [sum(self.widths[:index]) for index in range(len(self.widths))]
        if is_rtl(block.language):
            edges = [width - edge - own for edge, own in zip(edges, self.widths, strict=True)]
        self.edges = edges

    def row(self, cells: Sequence[model.Cell], parent: Node | None, *, header: bool) -> Row:
        """Set one row; header cells get their scope."""
        node = group(parent, Role.TR)
        placed = []
        for index, cell in enumerate(cells[: len(self.widths)]):
            box = self._cell(index, cell, node, header=header)
            placed.append(Cell(self.edges[index] + CELL_PADDING, box))
        least = 0.0 if header else self.block.row_height * MM
        return Row(cells=placed, padding=CELL_PADDING, least=least)

    def _cell(self, index: int, cell: model.Cell, parent: Node | None, *, header: bool) -> Stack:
        inner = self.widths[index] - 2 * CELL_PADDING
        if header:
            node = group(parent, Role.TH, table_scope("Column"))
        elif self.block.header_column and index == 0:
            node = group(parent, Role.TH, table_scope("Row"))
        else:
            node = group(parent, Role.TD)
        if not header:
            stack = self.builder.stack(self._aligned(index, cell), inner, node)
            return replace(stack, items=[_close(item) for item in stack.items])
        style = self.builder.sheet.scaled(TABLE_HEAD)
        return Stack(
            items=[
                self.builder.text(
                    each, style, inner, element(node, Role.P, each), self.block.columns[index].align
                )
                for each in passages(cell.blocks)
            ]
        )

    def _aligned(self, index: int, cell: model.Cell) -> tuple[model.Block, ...]:
        align = self.block.columns[index].align
        if align is model.Align.START:
            return cell.blocks
        return tuple(
            replace(block, align=align)
            if isinstance(block, model.Paragraph) and block.align is model.Align.START
            else block
            for block in cell.blocks
        )


def _close(box: Box) -> Box:
    """Set the paragraphs of a cell closer than those of running text."""
    return replace(box, after=min(box.after, CELL_DISTANCE))


def passages(blocks: Sequence[model.Block]) -> list[model.Passage]:
    """Return the passages of headings and paragraphs."""
    return [block.content for block in blocks if isinstance(block, model.Heading | model.Paragraph)]


def _fitting(builder: Builder, block: model.Table, width: float) -> tuple[Builder, list[float]]:
    """Return a builder in whose text size the longest words fit, if there is one, and the words.

    The words are the least widths of the columns in points.
    """
    needs = _needs(builder, block)
    if sum(needs) <= width:
        return builder, needs
    smaller = replace(builder.sheet, shrink=SLACK * width / sum(needs))
    fitting = replace(builder, sheet=smaller)
    return fitting, _needs(fitting, block)


def _needs(builder: Builder, block: model.Table) -> list[float]:
    unit = MM * builder.sheet.factor
    return [
        max((column.width or 0.0) * unit, _longest_word(builder, block, index))
        for index, column in enumerate(block.columns)
    ]


def _squeezed(needs: list[float], free: set[int], width: float) -> list[float]:
    """Share too little room: columns of a fixed width, which hold dates, give nothing away."""
    fixed = sum(need for index, need in enumerate(needs) if index not in free)
    rest = sum(needs) - fixed
    if fixed >= width * MOST_FIXED or not rest:
        return [need * width / sum(needs) for need in needs]
    cap = _cap([need for index, need in enumerate(needs) if index in free], width - fixed)
    return [min(need, cap) if index in free else need for index, need in enumerate(needs)]


def _cap(needs: list[float], width: float) -> float:
    """Return how much one column may get: words break where they are longest, nowhere else."""
    left = width
    for place, need in enumerate(sorted(needs)):
        share = left / (len(needs) - place)
        if need > share:
            return share
        left -= need
    return max(needs)


def _widths(block: model.Table, needs: list[float], width: float) -> list[float]:
    """Share the width by weight, but give each column its longest word if that is possible."""
    free = {index for index, column in enumerate(block.columns) if not column.width}
    if sum(needs) > width or not free:
        return _squeezed(needs, free, width)
    widths = list(needs)
    while free:
        left = width - sum(each for index, each in enumerate(widths) if index not in free)
        total = sum(block.columns[index].weight for index in free)
        shares = {index: left * block.columns[index].weight / total for index in free}
        narrow = {index for index in free if shares[index] < needs[index]}
        if not narrow:
            for index in free:
                widths[index] = shares[index]
            return widths
        for index in narrow:
            widths[index] = needs[index]
        free -= narrow
    return widths


def _longest_word(builder: Builder, block: model.Table, index: int) -> float:
    head = builder.sheet.scaled(TABLE_HEAD)
    body = builder.sheet.paragraph(model.TextStyle.BODY)
    words = dict.fromkeys(
        (passage, style)
        for cells, style in ((block.header, head), *((row, body) for row in block.rows))
        for passage in (passages(cells[index].blocks) if index < len(cells) else ())
    )
    measured = (
        builder.setter.widest_word(passage, style.size, strong=style.strong)
        for passage, style in words
    )
    longest = max(measured, default=0.0)
    return longest + 2 * CELL_PADDING + styles.HAIRLINE
