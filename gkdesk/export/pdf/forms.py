"""Labelled values: the value beside or below its label, or a line to write on.

A label in one language stands before its value: at its left, on a page from right to left at its
right. Labels in two languages, and those of large print, stand above it, a right-to-left one at
the right: the value has the whole width then, and no name and no address needs to be broken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content as model
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Box, Cell, Row, Rules, Stack, Text
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.pictograms import Sign
from gkdesk.export.pdf.styles import FIRST_BASELINE
from gkdesk.export.pdf.tags import Node, Role, list_numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP = 10.0
WRITING_HEIGHT = 21.0
ROW_DISTANCE = 7.5
LABEL_SHARE = 0.36
LABEL_DISTANCE = 0.5
CLOSE_DISTANCE = 4.5
TOGETHER = 4  # rows; a short group in pairs stays on one page
NO_PICTOGRAM = "-"
SIGN_DROP = 0.5  # of the size of type: beside a label and the value below it


def fields(
    builder: Builder, block: model.Fields, width: float, parent: Node | None, *, above: bool = False
) -> list[Box]:
    """Set labelled values, all of a group in the same way; `above` puts each label there."""
    node = group(parent, Role.L, list_numbering("None"))
    rows = _aligned(block.rows)
    if block.compact:
        return _compact(builder, rows, width, node)
    bilingual = any(len(field.label) > 1 for field in rows)
    make = _below if above or bilingual or builder.sheet.factor > 1 else _beside
    return [_signed(make, builder, field, width, node) for field in rows]


def _compact(
    builder: Builder, rows: Sequence[model.Field], width: float, parent: Node | None
) -> list[Box]:
    """Set short fields in pairs; the labels of all of them stand in the same way.

    Each has its labels in one line, and one whose labels need more than half has a row of its own;
    only where not even that is enough, all of them stand below each other.
    """
    beside = all(_labels_fit(builder, field, width - _sign(builder, field).room) for field in rows)
    boxes = [
        _joined(builder, row, width, parent, one_line=beside)
        for row in _paired(builder, rows, width, one_line=beside)
    ]
    if len(boxes) <= TOGETHER:
        boxes[:-1] = [replace(box, keep_next=True) for box in boxes[:-1]]
    return boxes


def _signed(
    make: Callable[..., Box],
    builder: Builder,
    field: model.Field,
    width: float,
    parent: Node | None,
    **how: bool,
) -> Box:
    """Set a field beside its pictogram."""
    sign = _sign(builder, field)
    if make is _below:
        sign = replace(sign, drop=SIGN_DROP)
    box = make(builder, field, width - sign.room, parent, **how)
    return sign.beside(box, width, rtl=builder.rtl)


def _sign(builder: Builder, field: model.Field) -> Sign:
    size = builder.sheet.paragraph(model.TextStyle.BODY).size
    blank = field.pictogram == NO_PICTOGRAM
    return Sign("" if blank else field.pictogram, size, always=blank)


def _aligned(rows: Sequence[model.Field]) -> tuple[model.Field, ...]:
    """Give each field of a group with pictograms room for one, so that all begin alike."""
    if not any(field.pictogram for field in rows):
        return tuple(rows)
    return tuple(replace(field, pictogram=field.pictogram or NO_PICTOGRAM) for field in rows)


def _paired(
    builder: Builder, rows: Sequence[model.Field], width: float, *, one_line: bool
) -> list[tuple[model.Field, ...]]:
    """Put two fields that follow each other into one row if both are short."""
    half = (width - styles.COLUMN_GAP) / 2
    found: list[tuple[model.Field, ...]] = []
    open_half = False
    for field in rows:
        short = _needed(builder, field) <= half
        if one_line:
            short = short and _labels_fit(builder, field, half - _sign(builder, field).room)
        if short and open_half:
            found[-1] = (*found[-1], field)
        else:
            found.append((field,))
        open_half = short and not open_half
    return found


def _needed(builder: Builder, field: model.Field) -> float:
    style = builder.sheet.paragraph(model.TextStyle.BODY)
    needed = builder.setter.line_width(field.value, style.size) if field.value else 0.0
    return needed + _sign(builder, field).room


def _joined(
    builder: Builder,
    pair: tuple[model.Field, ...],
    width: float,
    parent: Node | None,
    *,
    one_line: bool,
) -> Box:
    """Set one or two fields in a row; a value alone in its row has the whole width."""
    if len(pair) == 1:
        return _signed(_below, builder, pair[0], width, parent, one_line=one_line, compact=True)
    half = (width - styles.COLUMN_GAP) / 2
    places = (0.0, half + styles.COLUMN_GAP)
    if builder.rtl:
        places = (places[1], places[0])
    boxes = [
        _signed(_below, builder, field, half, parent, one_line=one_line, compact=True)
        for field in pair
    ]
    cells = [Cell(x, box) for x, box in zip(places, boxes, strict=True)]
    return Row(cells=cells, before=boxes[0].before, after=boxes[0].after)


def _beside(builder: Builder, field: model.Field, width: float, parent: Node | None) -> Box:
    node = group(parent, Role.LI)
    label = builder.sheet.paragraph(model.TextStyle.LABEL)
    body_size = builder.sheet.paragraph(model.TextStyle.BODY).size
    drop = (body_size - label.size) * FIRST_BASELINE
    holder, room = group(node, Role.LBL), width * LABEL_SHARE
    labels = [
        builder.text(each, label, room, element(holder, Role.SPAN, each)) for each in field.label
    ]
    at = room + GAP
    value = _value(builder, field, width - at, group(node, Role.LBODY))
    distance = ROW_DISTANCE * builder.sheet.air
    return Row(
        cells=[
            Cell(width - room if builder.rtl else 0.0, Stack(items=labels), drop),
            Cell(0.0 if builder.rtl else at, value),
        ],
        before=distance,
        after=distance,
        loose=True,
    )


def _below(
    builder: Builder,
    field: model.Field,
    width: float,
    parent: Node | None,
    *,
    one_line: bool | None = None,
    compact: bool = False,
) -> Box:
    """Set a field with its labels above; `one_line` tells how those of its group do it."""
    node = group(parent, Role.LI)
    holder = group(node, Role.LBL)
    beside = _labels_fit(builder, field, width) if one_line is None else one_line
    if beside:
        aligned = (width + styles.COLUMN_GAP) / 2 if one_line is None else 0.0
        close = one_line is not None
        labels: list[Box] = [_labels_beside(builder, field, width, holder, aligned, close=close)]
    else:
        stacked = _labels(builder, field, width, holder)
        labels = [replace(label, keep_next=True) for label in stacked]
    value = _value(builder, field, width, group(node, Role.LBODY))
    distance = builder.sheet.air * (CLOSE_DISTANCE if compact else ROW_DISTANCE)
    return Stack(items=[*labels, value], before=distance, after=distance)


def _label_widths(builder: Builder, field: model.Field) -> list[float]:
    style = builder.sheet.paragraph(model.TextStyle.LABEL)
    return [builder.setter.line_width(label, style.size) for label in field.label]


def _labels_fit(builder: Builder, field: model.Field, width: float) -> bool:
    needs = _label_widths(builder, field)
    return sum(needs) + GAP * (len(needs) - 1) <= width


def _labels(builder: Builder, field: model.Field, width: float, parent: Node | None) -> list[Text]:
    """Set labels below each other."""
    style = builder.sheet.paragraph(model.TextStyle.LABEL)
    return [
        builder.text(label, style, width, element(parent, Role.SPAN, label))
        for label in field.label
    ]


def _labels_beside(
    builder: Builder,
    field: model.Field,
    width: float,
    parent: Node | None,
    aligned: float,
    *,
    close: bool,
) -> Box:
    """Set labels in one line; the second one starts at `aligned` if the first leaves it free.

    `close` ones follow each other at once, also where the second is read from the right.
    """
    cells, at = [], 0.0
    boxes = _labels(builder, field, width, parent)
    for box, needed in zip(boxes, _label_widths(builder, field), strict=True):
        fits = at <= aligned and aligned + needed <= width
        left = aligned if at and fits else at
        if box.rtl and not close:
            left = 0.0
        cells.append(Cell(left, replace(box, width=needed) if close else box))
        at = left + needed + GAP
    return Row(cells=cells, after=LABEL_DISTANCE, keep_next=True)


def _value(builder: Builder, field: model.Field, width: float, parent: Node | None) -> Box:
    if field.value is None or not field.value.plain.strip():
        spacing = WRITING_HEIGHT * builder.sheet.factor
        return Rules(count=field.lines, spacing=spacing, width=width)
    style = builder.sheet.paragraph(model.TextStyle.BODY)
    return builder.text(field.value, style, width, element(parent, Role.P, field.value))
