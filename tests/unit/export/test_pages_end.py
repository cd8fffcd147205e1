"""Pages come to an end: whatever stands in a document, everything in it is drawn, and once."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from gkdesk.errors import PartTooLarge
from gkdesk.export.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Facing,
    Heading,
    Mark,
    Paragraph,
    Table,
    TextSize,
    cell,
    passage,
)
from gkdesk.export.paper import booklet_page
from gkdesk.export.pdf import boxes as flow
from gkdesk.export.pdf.boxes import Box, Gap, Room, Row, Rules, Stack, Text
from gkdesk.export.pdf.framed import Framed, Grid
from gkdesk.export.pdf.ink import Ink
from gkdesk.export.pdf.marked import Barred
from gkdesk.export.pdf.paging import paged
from gkdesk.export.pdf.paragraph import Line
from gkdesk.export.pdf.path import Step
from gkdesk.export.pdf.render import render_pdf
from gkdesk.export.pdf.styles import INK_SOFT
from gkdesk.export.pdf.tags import Node, Role
from gkdesk.text.sentences.errors import sentence
from tests.unit.export.pdf_reading import open_pdf, structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, LEADING, PADDING, WRITING = 100.0, 14.0, 6.0, 20.0
MOST_PIECES = 1_000
Spec = tuple[Any, ...]


@dataclass(slots=True)
class Reader(Ink):
    """Ink that also remembers the baseline of every line that belongs to the content."""

    read: list[tuple[float, float]] = field(default_factory=list)

    def line(
        self, line: Line, x: float, y: float, colour: tuple[float, float, float], node: Node | None
    ) -> None:
        if node is not None:
            self.read.append((line.width, y))
        Ink.line(self, line, x, y, colour, node)


class Maker:
    """Makes boxes whose lines are told apart by their widths."""

    def __init__(self) -> None:
        self.node = Node(Role.P, "de")
        self.numbers = count(1)
        self.lines: list[float] = []
        self.rules = 0

    def text(self, lines: int, *, keep: bool = False, content: bool = True) -> Text:
        own = [Line((), float(next(self.numbers))) for _ in range(lines)]
        if content:
            self.lines += [each.width for each in own]
        return Text(
            lines=own,
            width=WIDTH,
            size=11.0,
            leading=LEADING,
            align=Align.START,
            rtl=False,
            colour=INK_SOFT,
            node=self.node if content else None,
            keep_next=keep,
            before=3.0,
            after=5.0,
        )

    def box(self, spec: Spec) -> Box:
        kind, *rest = spec
        made: Box = getattr(self, f"_{kind}")(*rest)
        return made

    def _text(self, lines: int, keep: bool) -> Box:
        return self.text(lines, keep=keep)

    def _rules(self, number: int) -> Box:
        self.rules += number
        return Rules(count=number, spacing=WRITING, width=WIDTH)

    def _gap(self, size: float) -> Box:
        return Gap(size=size)

    def _room(self, needed: float) -> Box:
        return Room(needed=needed)

    def _stack(self, specs: Sequence[Spec]) -> Box:
        return Stack(items=[self.box(each) for each in specs])

    def _row(self, specs: Sequence[Spec], least: float, loose: bool) -> Row:
        cells = [flow.Cell(0.0, self.box(each)) for each in specs]
        return Row(cells=cells, padding=PADDING, least=least, loose=loose)

    def _grid(self, header: Sequence[int], rows: Sequence[Sequence[Spec]], empty: int) -> Box:
        blank = Row(cells=[flow.Cell(0.0, Stack(items=()))], padding=PADDING, least=30.0)
        body = [self._row(each, 30.0, loose=False) for each in rows]
        return Grid(
            header=self._header(header, content=True),
            repeated=self._header(header, content=False),
            rows=[*body, *[blank] * empty],
            width=WIDTH,
            empty=empty,
            hollow=not rows,
            blank=blank if empty else None,
        )

    def _header(self, lines: Sequence[int], *, content: bool) -> Row | None:
        if not lines:
            return None
        cells = [flow.Cell(0.0, Stack(items=[self.text(each, content=content)])) for each in lines]
        return Row(cells=cells, padding=PADDING)

    def _framed(self, spec: Spec, loose: bool) -> Box:
        return Framed(content=self.box(spec), width=WIDTH, padding=PADDING, loose=loose)

    def _barred(self, spec: Spec, loose: bool) -> Box:
        return Barred(content=self.box(spec), mark=Mark.SOLID, loose=loose)

    def _step(self, spec: Spec, loose: bool) -> Box:
        return Step(
            content=self.box(spec),
            width=WIDTH,
            factor=1.0,
            rtl=False,
            state=None,
            following=None,
            padding=PADDING,
            loose=loose,
        )


LINES = st.integers(1, 40)
LEAVES = st.one_of(
    st.tuples(st.just("text"), LINES, st.booleans()),
    st.tuples(st.just("rules"), st.integers(1, 12)),
    st.tuples(st.just("gap"), st.sampled_from([0.0, 12.0])),
    st.tuples(st.just("room"), st.sampled_from([0.0, 60.0, 900.0])),
)


def around(inner: st.SearchStrategy[Spec]) -> st.SearchStrategy[Spec]:
    several = st.lists(inner, max_size=3)
    least = st.sampled_from([0.0, 30.0, 500.0])
    return st.one_of(
        st.tuples(st.just("stack"), several),
        st.tuples(st.just("row"), several, least, st.booleans()),
        st.tuples(
            st.just("grid"),
            st.lists(LINES, max_size=2),
            st.lists(st.lists(inner, min_size=1, max_size=2), max_size=3),
            st.integers(0, 3),
        ),
        st.tuples(st.sampled_from(["framed", "barred", "step"]), inner, st.booleans()),
    )


SPECS: st.SearchStrategy[Spec] = st.recursive(LEAVES, around, max_leaves=8)


def read(pages: Sequence[Box], height: float) -> Iterator[tuple[float, float]]:
    ink = Reader(Canvas(io.BytesIO()))
    for page in pages:
        page.draw(ink, 0.0, height)
    yield from ink.read


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    specs=st.lists(SPECS, min_size=1, max_size=4),
    height=st.sampled_from([150.0, 260.0, 480.0]),
    balanced=st.booleans(),
)
def test_boxes_of_any_height_are_drawn_once_on_pages_that_end(
    specs: list[Spec], height: float, balanced: bool
) -> None:
    maker = Maker()
    boxes = [maker.box(each) for each in specs]
    pages = paged(boxes, height, balanced=balanced)
    found = list(read(pages, height))
    assert Counter(line for line, _ in found) == Counter(maker.lines)
    assert all(y >= 0.0 for _, y in found)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(spec=SPECS, room=st.sampled_from([-20.0, 0.0, 8.0, 90.0, 300.0]))
def test_a_box_that_must_be_cut_gives_away_all_of_itself_piece_by_piece(
    spec: Spec, room: float
) -> None:
    maker = Maker()
    rest: Box | None = maker.box(spec)
    pieces: list[Box] = []
    while rest is not None and len(pieces) < MOST_PIECES:
        head, rest = rest.split(room, force=True)
        assert head is not None
        pieces.append(head)
    assert rest is None
    assert Counter(line for line, _ in read(pieces, room)) == Counter(maker.lines)


def a_grid(maker: Maker, header: int, rows: int) -> Box:
    return maker.box(("grid", [header], [[("text", 2, False)]] * rows, 0))


def test_a_header_higher_than_a_page_stands_there_once_and_the_rows_follow_it() -> None:
    maker = Maker()
    pages = paged([a_grid(maker, header=12, rows=2)], 150.0)
    found = [line for line, _ in read(pages, 150.0)]
    assert len(pages) == 2
    assert found == maker.lines[-12:] + maker.lines[:-12]


def test_a_header_that_leaves_no_room_for_a_row_stands_alone() -> None:
    maker = Maker()
    first, second = paged([a_grid(maker, header=9, rows=3)], 150.0)
    assert [len(list(read([page], 150.0))) for page in (first, second)] == [9, 6]


def test_a_short_header_is_still_repeated_above_a_row_that_is_cut() -> None:
    maker = Maker()
    grid = maker.box(("grid", [1], [[("text", 30, False)]], 0))
    pages = paged([grid], 150.0)
    grids = [each for page in pages if isinstance(page, Stack) for each in page.items]
    assert len(grids) == 4
    assert all(isinstance(each, Grid) and each.header is not None for each in grids)


@dataclass(frozen=True, kw_only=True)
class Stubborn(Box):
    """A box that breaks the rules: it gives nothing away."""

    @property
    def height(self) -> float:
        return 1_000.0

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        return (Gap(size=0.0) if force else None), self


def test_what_gives_nothing_away_ends_with_a_sentence_instead_of_pages_without_end() -> None:
    with pytest.raises(PartTooLarge) as caught:
        paged([Stubborn()], 150.0)
    assert "nicht erzeugt" in sentence(caught.value)


@pytest.mark.parametrize("facing", [False, True])
@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_table_ends_however_long_one_word_of_its_header_is(
    language: str, size: TextSize, *, facing: bool
) -> None:
    letters = ("بب " if language == "ar" else "abc ") * 250
    header = (
        cell("Ziel"),
        Cell((Paragraph(passage(letters, language)),)),
    )
    rows = ((cell("Wohnung finden"), Cell()), *((Cell(), Cell()),) * 4)
    table = Table((Column(), Column()), header, rows, row_height=11.0)
    blocks: tuple[Block, ...] = (Heading(passage("Ziele")), table)
    if facing:
        blocks = (Facing(blocks, blocks),)
    data = render_pdf(Document("Probe", "de", blocks, booklet_page(language), text_size=size))
    found = [each for each in structure(data).of("TH") if len(each.text) > len(letters) // 2]
    assert [each.text.split() for each in found] == [letters.split()] * (1 + facing)
    with open_pdf(data) as pdf:
        assert len(pdf.pages) <= 12
