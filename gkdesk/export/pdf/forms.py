"""Labelled values: in two languages beside the value, or a line to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content as model
from gkdesk.export.pdf.boxes import Box, Cell, Row, Rules, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.styles import FIRST_BASELINE
from gkdesk.export.pdf.tags import Node, Role, list_numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 10.0
WRITING_HEIGHT = 21.0
ROW_DISTANCE = 6.0
LABEL_SHARE = 0.34
SECOND_LABEL_SHARE = 0.27


def fields(builder: Builder, block: model.Fields, width: float, parent: Node | None) -> list[Box]:
    """Set labelled values; a right-to-left label stands at the right of its value."""
    node = group(parent, Role.L, list_numbering("None"))
    places = _Places(block.rows, width)
    return [_field(builder, field, places, node) for field in block.rows]


class _Places:
    """The columns of labels and values, the same for all rows of a group."""

    def __init__(self, rows: Sequence[model.Field], width: float) -> None:
        labels = [label for row in rows for label in row.label]
        right = any(label.rtl for label in labels)
        left = any(not label.rtl for label in labels)
        self.left = width * LABEL_SHARE if left else 0.0
        self.right = width * SECOND_LABEL_SHARE if right else 0.0
        self.value_at = self.left + GAP if left else 0.0
        self.right_at = width - self.right
        self.value = width - self.value_at - (self.right + GAP if right else 0.0)


def _field(builder: Builder, field: model.Field, places: _Places, parent: Node | None) -> Box:
    node = group(parent, Role.LI)
    cells = []
    label = builder.sheet.paragraph(model.TextStyle.LABEL)
    body_size = builder.sheet.paragraph(model.TextStyle.BODY).size
    drop = (body_size - label.size) * FIRST_BASELINE
    holder = group(node, Role.LBL)
    for rtl, at, width in ((False, 0.0, places.left), (True, places.right_at, places.right)):
        own = [each for each in field.label if each.rtl is rtl]
        boxes = [builder.text(each, label, width, element(holder, Role.SPAN, each)) for each in own]
        if boxes:
            cells.append(Cell(at, Stack(items=boxes), drop))
    body = group(node, Role.LBODY)
    cells.append(Cell(places.value_at, _value(builder, field, places.value, body)))
    distance = ROW_DISTANCE * builder.sheet.factor
    return Row(cells=cells, before=distance, after=distance, loose=True)


def _value(builder: Builder, field: model.Field, width: float, parent: Node | None) -> Box:
    if field.value is None or not field.value.plain.strip():
        spacing = WRITING_HEIGHT * builder.sheet.factor
        return Rules(count=field.lines, spacing=spacing, width=width)
    style = builder.sheet.paragraph(model.TextStyle.BODY)
    return builder.text(field.value, style, width, element(parent, Role.P, field.value))
