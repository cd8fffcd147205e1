"""The head of a letter after DIN 5008, form B: everything at its place on the paper.

The recipient stays in the address field of the window: it is set smaller until it fits, and what
does not fit even then is an error. The facts beside it end where the text below them ends. Marks
for folding and punching stand at the left edge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.errors import AddressTooLong
from gkdesk.export.content import Fields, TextSize, TextStyle
from gkdesk.export.paper import PAGE_SIZES, PageSize
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import EPSILON, Box, Cell, Row, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.forms import fields
from gkdesk.export.pdf.letterhead import masthead
from gkdesk.export.pdf.styles import MM
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.export import content as model
    from gkdesk.export.pdf.ink import Ink
    from gkdesk.export.pdf.styles import Style

HEAD_TOP, HEAD_HEIGHT = 12.0 * MM, 30.0 * MM
FIELD_TOP, FIELD_LEFT, FIELD_WIDTH = 45.0 * MM, 25.0 * MM, 80.0 * MM
SENDER_HEIGHT, ADDRESS_HEIGHT = 17.7 * MM, 27.3 * MM
INFO_TOP, INFO_LEFT, INFO_LEAST = 50.0 * MM, 125.0 * MM, 0.82
SUBJECT_TOP, SUBJECT_DISTANCE = 98.5 * MM, 8.4 * MM
FOLDS, HOLE = (105.0 * MM, 210.0 * MM), 148.5 * MM
FOLD_LEFT, FOLD_LENGTH, HOLE_LENGTH, MARK_PEN = 4.0 * MM, 5.0 * MM, 8.0 * MM, 0.4
ADDRESS_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
SENDER_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0)
SENDER_LINES = 2
ADDRESS_LEADING, SENDER_LEADING = 1.17, 1.2
SUBJECT_AFTER = 0.6
SHORT = 0.55  # of the width of the facts; longer words do not stand beside their label
BODY = styles.PARAGRAPHS[TextStyle.BODY]


def letter(builder: Builder, block: model.Letter, width: float, parent: Node | None) -> list[Box]:
    """Set the head of a letter and its subject."""
    page = builder.page
    height = PAGE_SIZES[page.size][1] * MM
    head = LetterHead(
        parts=tuple(_parts(builder, block, parent)),
        left=page.margins.inner * MM,
        above=page.margins.top * MM,
        folds=tuple(at for at in (*FOLDS, HOLE) if at < height),
        after=0.0,
        keep_next=True,
    )
    return [head, _subject(builder, block.subject, width, parent)]


def _subject(
    builder: Builder, said: Sequence[model.Passage], width: float, parent: Node | None
) -> Box:
    """Set the subject; in two languages the second stands beside the first."""
    style = builder.sheet.scaled(styles.SUBJECT)
    room = (width - styles.COLUMN_GAP * (len(said) - 1)) / len(said)
    cells = [
        Cell(
            at * (room + styles.COLUMN_GAP),
            builder.text(each, style, room, element(parent, _subject_role(builder, at), each)),
        )
        for at, each in enumerate(said)
    ]
    return Row(cells=cells, after=SUBJECT_AFTER * style.size, keep_next=True)


def _subject_role(builder: Builder, number: int) -> Role:
    """Make the first line of the subject the heading of the letter."""
    if number:
        return Role.P
    builder.last_level = 1
    return Role.H1


@dataclass(frozen=True, slots=True)
class _Part:
    """A box at its place on the paper, from the upper left corner in points."""

    box: Box
    x: float
    y: float


def _parts(builder: Builder, block: model.Letter, parent: Node | None) -> list[_Part]:
    parts = []
    if builder.letterhead is not None:
        room = PAGE_SIZES[PageSize.A4][0] * MM - FIELD_LEFT - builder.page.margins.outer * MM
        head = masthead(builder, builder.letterhead, room, parent)
        parts.append(_Part(head, FIELD_LEFT, HEAD_TOP))
    node = group(parent, Role.SECT)
    sender = _sender(builder, block.sender_line, node)
    sender_top = FIELD_TOP + SENDER_HEIGHT - sender.height - 2 * MM
    address = _address(builder, block.recipient, node)
    parts.append(_Part(sender, FIELD_LEFT, sender_top))
    parts.append(_Part(address, FIELD_LEFT, FIELD_TOP + SENDER_HEIGHT))
    if block.info:
        parts.append(_Part(_info(builder, block.info, parent), INFO_LEFT, INFO_TOP))
    return parts


def _info(builder: Builder, info: tuple[model.Field, ...], parent: Node | None) -> Stack:
    """Set the facts in normal print, in smaller one where a long address needs it."""
    width = PAGE_SIZES[PageSize.A4][0] * MM - INFO_LEFT - builder.page.margins.outer * MM
    words = (builder.setter.widest_word(each.value, BODY.size) for each in info if each.value)
    widest = max(words, default=0.0)
    sheet = replace(builder.sheet, shrink=min(1.0, width / max(widest, 1.0)), least=INFO_LEAST)
    normal = replace(builder, sheet=replace(sheet, text_size=TextSize.NORMAL))
    node = group(parent, Role.SECT)
    return Stack(items=fields(normal, Fields(info), width, node, above=widest > SHORT * width))


def _sender(builder: Builder, words: model.Passage, parent: Node | None) -> Box:
    """Set the sender in small type, in as few lines as possible."""
    node = element(parent, Role.P, words)
    for most in range(1, SENDER_LINES + 1):
        for size in SENDER_SIZES:
            style = replace(styles.SENDER_LINE, size=size, leading=SENDER_LEADING)
            text = builder.text(words, style, FIELD_WIDTH, node)
            if len(text.lines) <= most:
                return text
    return replace(text, lines=text.lines[:SENDER_LINES])


def _address(builder: Builder, lines: Sequence[model.Passage], parent: Node | None) -> Stack:
    """Set the recipient as large as the window allows; raise AddressTooLong."""
    for size in ADDRESS_SIZES:
        style = replace(styles.ADDRESS, size=size, leading=ADDRESS_LEADING)
        stack = _stacked(builder, lines, style, None)
        if stack.height <= ADDRESS_HEIGHT + EPSILON:
            return _stacked(builder, lines, style, parent)
    raise AddressTooLong


def _stacked(
    builder: Builder, lines: Sequence[model.Passage], style: Style, parent: Node | None
) -> Stack:
    return Stack(
        items=[
            builder.text(each, style, FIELD_WIDTH, element(parent, Role.P, each)) for each in lines
        ]
    )


@dataclass(frozen=True, kw_only=True)
class LetterHead(Box):
    """What stands above the subject of a letter; only at the top of a page.

    `left` and `above` are the margins of the page, from which the places on paper are counted.
    """

    parts: tuple[_Part, ...]
    left: float
    above: float
    folds: tuple[float, ...]

    @cached_property
    def height(self) -> float:
        lowest = max(part.y + part.box.height for part in self.parts)
        return max(SUBJECT_TOP, lowest + SUBJECT_DISTANCE) - self.above

    def draw(self, ink: Ink, x: float, top: float) -> None:
        paper_left, paper_top = x - self.left, top + self.above
        for at in self.folds:
            length = HOLE_LENGTH if at == HOLE else FOLD_LENGTH
            ink.rule(paper_left + FOLD_LEFT, paper_top - at, length, MARK_PEN, styles.INK_SOFT)
        for part in self.parts:
            part.box.draw(ink, paper_left + part.x, paper_top - part.y)
