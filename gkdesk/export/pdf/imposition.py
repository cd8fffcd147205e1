"""From the pages of a PDF to sheets of paper: booklets to fold, cards to cut.

The sheets are for the printer, but whoever keeps them can have them read aloud as well: what the
pages say stays text with its tags, in the order of the pages. So pages are not pasted as pictures
of their own (form XObjects hide their tags): their drawing is written onto the sheet, and the
numbers of their marks go on from one page to the next.
"""

from __future__ import annotations

import io
import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf

from gkdesk.export.paper import PAGE_SIZES, Binding, PageSize
from gkdesk.export.pdf.sheet_tags import (
    OBJECT_NUMBER,
    Spot,
    joined,
    marks_of,
    move_bookmarks,
    move_tags,
    write_tree,
)
from gkdesk.export.pdf.styles import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES_PER_SHEET = 4
CARD_COLUMNS, CARD_ROWS = 2, 4
CUT_MARK, CUT_DISTANCE, CUT_LINE = 5.0 * MM, 2.0 * MM, 0.5
FOLD_DASHES = "[2.5 2] 0 d "
MARK = re.compile(rb"<</MCID (\d+)>> BDC")
RESOURCE = re.compile(rb"/([A-Z]\d+)(?= [\d.]+ Tf| gs| Do)")
RESOURCES = ("/Font", "/ExtGState", "/XObject")


class _Side(NamedTuple):
    """A page as it was: its drawing, and the element of each mark in it."""

    page: Object
    code: bytes
    marks: list[Object]


class _Placed(NamedTuple):
    """A page and the lower left corner at which it stands on its sheet."""

    side: _Side | None
    x: float
    y: float


@dataclass(slots=True)
class _Sheets:
    """The sheets of a file, whose pages they replace; all share their fonts and pictures."""

    pdf: Pdf
    width: float
    height: float
    resources: Object
    drawn: list[Object] = field(default_factory=list)
    marks: list[list[Object]] = field(default_factory=list)
    spots: dict[OBJECT_NUMBER, Spot] = field(default_factory=dict)

    def add(self, places: Sequence[_Placed], decoration: str = "") -> None:
        """Add a sheet that shows pages at their places."""
        sheet = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(self.width, 3), round(self.height, 3)]),
            Resources=self.resources,
            StructParents=len(self.drawn),
            Tabs=Name.S,
        )
        made = self.pdf.make_indirect(sheet)
        code = [f"/Artifact BMC {decoration} EMC".encode("ascii")] if decoration else []
        marks: list[Object] = []
        for side, x, y in places:
            if side is not None:
                self.spots[side.page.objgen] = Spot(made, len(marks), x, y)
                code.append(_shown(side, x, y, len(marks)))
                marks += side.marks
        made.Contents = self.pdf.make_stream(b"\n".join(code))
        self.drawn.append(made)
        self.marks.append(marks)

    def finished(self, documents: Sequence[Object], duplex: Name) -> bytes:
        """Return the file, which tells the printer how to turn the sheets, in true size."""
        pdf = self.pdf
        for document in documents:
            move_tags(document, self.spots)
        whole = documents[0] if len(documents) == 1 else joined(pdf, documents)
        write_tree(pdf, whole, self.marks)
        move_bookmarks(pdf, self.spots)
        del pdf.pages[:]
        for sheet in self.drawn:
            pdf.pages.append(Page(sheet))
        pdf.Root.ViewerPreferences.Duplex = duplex
        pdf.Root.ViewerPreferences.PrintScaling = Name("/None")
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
        return out.getvalue()


def booklet_sheets(pdf: bytes, binding: Binding) -> bytes:
    """Return sheets to print on both sides (short edge), fold and staple.

    Two pages stand beside each other on paper of twice their size: A5 on A4, A6 on A5. Empty
    pages follow until their number is a multiple of four. A booklet that is bound on the right
    has its first page at the left of the outermost sheet.
    """
    with Pdf.open(io.BytesIO(pdf)) as source:
        sides = tuple(sheet_sides(len(source.pages), binding))
        return _in_pairs(source, sides, Name.DuplexFlipShortEdge)


def cut_sheets(pdf: bytes) -> bytes:
    """Return sheets of two pages, one after the other, to print on one side and cut apart."""
    with Pdf.open(io.BytesIO(pdf)) as source:
        width, height = _size(source)
        ends = ((width, height, width, height - CUT_MARK), (width, 0.0, width, CUT_MARK))
        pairs = tuple((at, at + 1) for at in range(0, len(source.pages), 2))
        return _in_pairs(source, pairs, Name.Simplex, f"q {CUT_LINE} w 0 G {_strokes(ends)} S Q")


def _in_pairs(
    source: Pdf, pairs: Sequence[tuple[int, int]], duplex: Name, decoration: str = ""
) -> bytes:
    """Set the pages of a file beside each other; a number that it has not is an empty page."""
    tree = source.Root.StructTreeRoot
    pages = _sides(list(source.pages), tree)
    width, height = _size(source)
    sheets = _Sheets(source, 2 * width, height, source.pages[0].obj.Resources)
    for pair in pairs:
        places = [
            _Placed(pages[number] if number < len(pages) else None, at * width, 0.0)
            for at, number in enumerate(pair)
        ]
        sheets.add(places, decoration)
    return sheets.finished([tree.K], duplex)


def card_sheets(pdfs: Sequence[bytes]) -> bytes:
    """Return sheets of A4 with the eight sides of cards each, and marks to cut along.

    Cards of one side follow each other. Both sides of a card of two stand beside each other, to
    be cut out as one and folded: a dashed mark shows where. Title and bookmarks are those of the
    first card.
    """
    width, height = (each * MM for each in PAGE_SIZES[PageSize.A4])
    with ExitStack() as opened:
        made, *others = [opened.enter_context(Pdf.open(io.BytesIO(each))) for each in pdfs]
        across, down = _size(made)
        folded = all(len(each.pages) == CARD_COLUMNS for each in (made, *others))
        sheets = _Sheets(made, width, height, made.make_indirect(Dictionary()))
        cards, documents = _gathered(sheets, others)
        left = (width - CARD_COLUMNS * across) / 2
        top = (height + CARD_ROWS * down) / 2
        marks = _cut_marks(left, top, across, down, folded=folded)
        per_sheet = CARD_COLUMNS * CARD_ROWS
        for start in range(0, len(cards), per_sheet):
            places = [
                _Placed(
                    card,
                    left + number % CARD_COLUMNS * across,
                    top - (number // CARD_COLUMNS + 1) * down,
                )
                for number, card in enumerate(cards[start : start + per_sheet])
            ]
            sheets.add(places, marks)
        return sheets.finished(documents, Name.Simplex)


def _gathered(sheets: _Sheets, others: Sequence[Pdf]) -> tuple[list[_Side], list[Object]]:
    """Return all cards and the root element of each file, after taking them into the first one.

    The same name means another font in each file: there it gets the number of the file.
    """
    made = sheets.pdf
    trees = [(made.Root.StructTreeRoot, len(made.pages))]
    for other in others:
        made.pages.extend(other.pages)
        trees.append((made.copy_foreign(other.Root.StructTreeRoot), len(other.pages)))
    pages = list(made.pages)
    cards: list[_Side] = []
    for number, (tree, count) in enumerate(trees):
        own = pages[len(cards) : len(cards) + count]
        suffix = f"x{number}" if number else ""
        _take_in(sheets.resources, own[0].obj.Resources, suffix)
        cards += [side._replace(code=_renamed(side.code, suffix)) for side in _sides(own, tree)]
    return cards, [tree.K for tree, _ in trees]


def _take_in(resources: Object, found: Object, suffix: str) -> None:
    for kind in RESOURCES:
        for name, value in found.get(kind, Dictionary()).items():
            if kind not in resources:
                resources[kind] = Dictionary()
            resources[kind][name + suffix] = value


def _renamed(code: bytes, suffix: str) -> bytes:
    return RESOURCE.sub(rb"/\1" + suffix.encode("ascii"), code) if suffix else code


def _sides(pages: Sequence[Page], tree: Object) -> list[_Side]:
    marks = marks_of(tree, len(pages))
    return [
        _Side(page.obj, page.obj.Contents.read_bytes(), found)
        for page, found in zip(pages, marks, strict=True)
    ]


def _shown(side: _Side, x: float, y: float, first: int) -> bytes:
    """Return the operators that draw a page at its place, its marks counted from `first`."""
    width, height = (float(each) for each in side.page.MediaBox[2:])
    start = f"q 1 0 0 1 {x:.3f} {y:.3f} cm /Artifact BMC 0 0 {width:.3f} {height:.3f} re W n EMC\n"

    def counted(found: re.Match[bytes]) -> bytes:
        return b"<</MCID %d>> BDC" % (int(found[1]) + first)

    return start.encode("ascii") + MARK.sub(counted, side.code) + b" Q"


def sheet_sides(count: int, binding: Binding) -> Iterator[tuple[int, int]]:
    """Yield the two pages of each side of each sheet, left and right, from the outermost in."""
    total = -(-count // PAGES_PER_SHEET) * PAGES_PER_SHEET
    for number in range(total // 2):
        early, late = number, total - 1 - number
        left, right = (late, early) if number % 2 == 0 else (early, late)
        yield (right, left) if binding is Binding.RIGHT else (left, right)


def _size(pdf: Pdf) -> tuple[float, float]:
    left, bottom, right, top = (float(each) for each in pdf.pages[0].mediabox)
    return right - left, top - bottom


def _cut_marks(left: float, top: float, across: float, down: float, *, folded: bool) -> str:
    """Return the operators that draw short lines around the cards, in line with their edges.

    Where cards are folded, those of the fold are dashed.
    """
    right, bottom = left + CARD_COLUMNS * across, top - CARD_ROWS * down
    near, far = CUT_DISTANCE, CUT_DISTANCE + CUT_MARK
    upright = [
        [(x, top + near, x, top + far), (x, bottom - near, x, bottom - far)]
        for x in (left + column * across for column in range(CARD_COLUMNS + 1))
    ]
    level = [
        line
        for y in (top - row * down for row in range(CARD_ROWS + 1))
        for line in ((left - near, y, left - far, y), (right + near, y, right + far, y))
    ]
    first, *middle, last = upright
    inner = [line for each in middle for line in each]
    dashes = FOLD_DASHES if folded else ""
    cut = _strokes([*first, *last, *level])
    return f"q {CUT_LINE} w 0 G {cut} S {dashes}{_strokes(inner)} S Q"


def _strokes(lines: Sequence[tuple[float, float, float, float]]) -> str:
    return " ".join(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in lines)
