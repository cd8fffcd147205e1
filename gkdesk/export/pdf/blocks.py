"""From the content model to boxes and structure elements."""

from __future__ import annotations

from dataclasses import replace

from gkdesk.export import content as model
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Box, Cell, Gap, Room, Row, Rules, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.framed import Framed
from gkdesk.export.pdf.pictograms import Sign
from gkdesk.export.pdf.styles import MM
from gkdesk.export.pdf.tags import HEADINGS, Node, Role, list_numbering

MARKER_ROOM = {
    model.ListKind.BULLET: 13.0,
    model.ListKind.NUMBERED: 21.0,
    model.ListKind.CHECK: 20.0,
}
NUMBERING = {
    model.ListKind.BULLET: "Disc",
    model.ListKind.NUMBERED: "Decimal",
    model.ListKind.CHECK: "None",
}
BULLET, BOX, TICKED_BOX = "•", "☐", "☑"
ITEM_DISTANCE = 3.5
LIST_AFTER = 8.0
SECTION_BEFORE = 14.0
LARGE_CARD = 0.6  # of a page; a card of more may be cut, or half a page would stay empty


COLUMN_LINES = 6
"""A list in columns begins anew after so many lines, and may go on with the next page there."""


def heading(
    builder: Builder,
    block: model.Heading,
    width: float,
    parent: Node | None,
    second_title: str = "",
    largest: float | None = None,
) -> list[Box]:
    """Set a heading; `second_title` joins it in the outline, `largest` is its greatest size."""
    level = min(block.level, builder.last_level + 1, len(HEADINGS))
    builder.last_level = max(level, 1)
    style = heading_style(builder, block, width)
    if largest is not None:
        style = replace(style, size=min(style.size, largest))
    sign = Sign(block.pictogram, style.size)
    node = element(parent, HEADINGS[level - 1], block.content)
    box = builder.text(block.content, style, width - sign.room, node)
    title = block.content.plain + (f" · {second_title}" if second_title else "")
    marked = replace(box, keep_next=True, bookmark=(title, level) if block.bookmark else None)
    return [sign.beside(marked, width, rtl=builder.rtl or block.content.rtl)]


def heading_style(builder: Builder, block: model.Heading, width: float) -> styles.Style:
    """Return the style in which the longest word of a heading fits beside its pictogram."""
    style = builder.sheet.heading(block.level)
    return builder.fitted(block.content, style, width - Sign(block.pictogram, style.size).room)


def paragraph(
    builder: Builder, block: model.Paragraph, width: float, parent: Node | None
) -> list[Box]:
    """Set a paragraph."""
    style = builder.sheet.paragraph(block.style)
    node = element(parent, Role.P, block.content)
    box = builder.text(block.content, style, width, node, block.align)
    return [replace(box, keep_next=block.keep_with_next)]


def item_list(
    builder: Builder, block: model.ItemList, width: float, parent: Node | None
) -> list[Box]:
    """Set a list."""
    node = group(parent, Role.L, list_numbering(NUMBERING[block.kind]))
    room = (width - (block.columns - 1) * styles.COLUMN_GAP) / block.columns
    boxes: list[Box] = [
        _item(builder, block, number, item, room, node) for number, item in enumerate(block.items)
    ]
    if block.columns > 1:
        several = block.columns * COLUMN_LINES
        parts = [boxes[at : at + several] for at in range(0, len(boxes), several)]
        if len(parts) > 1 and len(parts[-1]) <= block.columns:
            parts[-2:] = [parts[-2] + parts[-1]]
        step = room + styles.COLUMN_GAP
        boxes = [_in_columns(part, block.columns, step, builder.sheet.factor) for part in parts]
    if block.together:
        boxes[:-1] = [replace(box, keep_next=True) for box in boxes[:-1]]
    if boxes:
        boxes[-1] = replace(boxes[-1], after=LIST_AFTER * builder.sheet.factor)
    return boxes


def _in_columns(boxes: list[Box], columns: int, step: float, factor: float) -> Row:
    """Put items of a list beside each other, column after column."""
    most = -(-len(boxes) // columns)
    parts = [boxes[at : at + most] for at in range(0, len(boxes), most)]
    cells = [Cell(place * step, Stack(items=part)) for place, part in enumerate(parts)]
    return Row(cells=cells, after=ITEM_DISTANCE * factor)


def _item(
    builder: Builder,
    block: model.ItemList,
    number: int,
    item: model.ListItem,
    width: float,
    parent: Node | None,
) -> Box:
    style = builder.sheet.paragraph(model.TextStyle.BODY)
    room = MARKER_ROOM[block.kind] * builder.sheet.factor
    rtl = item.content.rtl
    node = group(parent, Role.LI)
    marker = model.passage(_marker(block, number, item), item.content.language)
    label = builder.text(marker, style, room, element(node, Role.LBL, marker))
    body = group(node, Role.LBODY)
    text = builder.text(item.content, style, width - room, element(body, Role.P, item.content))
    below = builder.build(item.children, width - room, body)
    content = Stack(items=[text, *below])
    return Row(
        cells=[
            Cell(width - room if rtl else 0.0, label),
            Cell(0.0 if rtl else room, content),
        ],
        loose=True,
        after=ITEM_DISTANCE * builder.sheet.factor,
    )


def _marker(block: model.ItemList, number: int, item: model.ListItem) -> str:
    if block.kind is model.ListKind.NUMBERED:
        return f"{block.start + number}."
    if block.kind is model.ListKind.CHECK:
        return TICKED_BOX if item.ticked else BOX
    return BULLET


def bilingual(
    builder: Builder, block: model.Bilingual, width: float, parent: Node | None
) -> list[Box]:
    """Set two languages beside each other."""
    column = (width - styles.COLUMN_GAP) / 2
    level = builder.last_level
    side, other = group(parent, Role.DIV), group(parent, Role.DIV)
    german, client = block.german, block.client
    left, right = _paired_headings(builder, block, column, (side, other))
    if left:
        german, client = german[1:], client[1:]
    left += builder.build(german, column, side)
    after_german = builder.last_level
    builder.last_level = builder.last_level if right else level
    right += builder.build(client, column, other)
    builder.last_level = max(after_german, builder.last_level)
    sides = [items for items in (left, right) if items]
    return [
        Row(
            cells=[
                Cell(0.0, Stack(items=left)),
                Cell(column + styles.COLUMN_GAP, Stack(items=right)),
            ],
            loose=True,
            before=max((items[0].before for items in sides), default=0.0),
            after=max((items[-1].after for items in sides), default=0.0),
            keep_next=block.keep_with_next or any(items[-1].keep_next for items in sides),
        )
    ]


def _paired_headings(
    builder: Builder, block: model.Bilingual, width: float, sides: tuple[Node | None, Node | None]
) -> tuple[list[Box], list[Box]]:
    """Set headings that open both sides in one size and with one entry in the outline."""
    first = block.german[0] if block.german else None
    second = block.client[0] if block.client else None
    if not isinstance(first, model.Heading) or not isinstance(second, model.Heading):
        return [], []
    size = min(heading_style(builder, each, width).size for each in (first, second))
    level = builder.last_level
    left = heading(builder, first, width, sides[0], second.content.plain, size)
    builder.last_level = level
    silent = replace(second, bookmark=False)
    return left, heading(builder, silent, width, sides[1], largest=size)


def card(builder: Builder, block: model.Card, width: float, parent: Node | None) -> list[Box]:
    """Set a framed group."""
    inner = width - 2 * styles.CARD_PADDING
    node = group(parent, Role.SECT)
    if node is not None:
        node.may_vanish = block.spare
    sign = Sign(block.pictogram, builder.sheet.scaled(styles.CARD_TITLE).size)
    items = paired_titles(builder, block.title, inner - sign.room, node)
    if items and sign.name:
        rtl = builder.rtl or all(each.rtl for each in block.title)
        head = Stack(items=items, after=items[-1].after, keep_next=True)
        items = [sign.beside(head, inner, rtl=rtl)]
    items += builder.build(block.blocks, inner, node)
    content = Stack(items=items)
    framed = Framed(
        content=content,
        width=width,
        padding=styles.CARD_PADDING,
        loose=block.loose or content.height > LARGE_CARD * builder.page_height,
        before=6.0,
        after=11.0,
        keep_next=block.keep_with_next,
        spare=block.spare,
    )
    return [framed]


def paired_titles(
    builder: Builder,
    titles: tuple[model.Passage, ...],
    width: float,
    parent: Node | None,
    look: styles.Style = styles.CARD_TITLE,
) -> list[Box]:
    """Set two titles beside each other if both fit there in one line, else below each other."""
    style = builder.sheet.scaled(look)
    half = (width - styles.COLUMN_GAP) / 2
    widths = [builder.setter.line_width(each, style.size, strong=style.strong) for each in titles]
    beside = len(titles) == 2 and max(widths) <= half
    room = half if beside else width
    boxes: list[Box] = [
        replace(
            builder.text(
                each, builder.fitted(each, style, room), room, element(parent, Role.P, each)
            ),
            keep_next=True,
        )
        for each in titles
    ]
    if not beside:
        return boxes
    places = (0.0, half + styles.COLUMN_GAP)
    cells = [Cell(x, box) for x, box in zip(places, boxes, strict=True)]
    return [Row(cells=cells, after=style.after, keep_next=True)]


def notice(builder: Builder, block: model.Notice, width: float, parent: Node | None) -> list[Box]:
    """Set a marked box."""
    inner = width - 2 * styles.NOTICE_PADDING - styles.NOTICE_BAR
    node = group(parent, Role.DIV)
    style = builder.sheet.scaled(styles.NOTICE_TEXT)
    items = [
        builder.text(each, style, inner, element(node, Role.P, each)) for each in block.content
    ]
    rtl = bool(block.content) and all(each.rtl for each in block.content)
    return [
        Framed(
            content=Stack(items=items),
            width=width,
            padding=styles.NOTICE_PADDING,
            shaded=True,
            bar_right=rtl,
            bar_colour=styles.ACCENT if block.tone is model.Tone.INFO else styles.INK_SOFT,
            before=5.0,
            after=10.0,
        )
    ]


def ruled(
    builder: Builder, block: model.RuledLines, width: float, _parent: Node | None
) -> list[Box]:
    """Make lines to write on."""
    spacing = block.spacing * MM
    return [
        Rules(count=block.count, spacing=spacing, width=width, after=6.0 * builder.sheet.factor)
    ]


def spacer(
    _builder: Builder, block: model.Spacer, _width: float, _parent: Node | None
) -> list[Box]:
    """Make empty space."""
    return [Gap(size=block.height * MM)]


def section(
    builder: Builder, block: model.Section, _width: float, _parent: Node | None
) -> list[Box]:
    """Make a place where a page may end early."""
    return [Room(needed=block.room * builder.page_height, before=SECTION_BEFORE)]


def nothing(
    _builder: Builder, _block: model.Block, _width: float, _parent: Node | None
) -> list[Box]:
    """Make nothing: whole pages are the business of the renderer."""
    return []
