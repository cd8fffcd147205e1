"""From the pages of a PDF to sheets of paper: booklets to fold, cards to cut.

The sheets are for the printer. Their text stays real text in the embedded fonts, but the structure
tree, the bookmarks and the page labels belong to the version for the screen and are left out: a
folded sheet has no reading order.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, String

from gkdesk.export.paper import PAGE_SIZES, Binding, PageSize
from gkdesk.export.pdf.styles import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object

PAGES_PER_SHEET = 4
CARD_COLUMNS, CARD_ROWS = 2, 4
CUT_MARK, CUT_DISTANCE, CUT_LINE = 5.0 * MM, 2.0 * MM, 0.5
FOLD_DASHES = "[2.5 2] 0 d "
PRODUCER = "gkdesk"


class _Placed(NamedTuple):
    """A page and the lower left corner at which it stands on its sheet."""

    page: Object | None
    x: float
    y: float


def booklet_sheets(pdf: bytes, binding: Binding) -> bytes:
    """Return sheets to print on both sides (short edge), fold and staple.

    Two pages stand beside each other on paper of twice their size: A5 on A4, A6 on A5. Empty
    pages follow until their number is a multiple of four. A booklet that is bound on the right
    has its first page at the left of the outermost sheet.
    """
    with Pdf.open(io.BytesIO(pdf)) as source, Pdf.new() as made:
        pages = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        width, height = _size(source)
        for sides in _sheets(len(pages), binding):
            places = [
                _Placed(pages[number] if number < len(pages) else None, at * width, 0.0)
                for at, number in enumerate(sides)
            ]
            _add(made, 2 * width, height, places)
        return _finished(made, source, Name.DuplexFlipShortEdge, binding)


def card_sheets(pdfs: Sequence[bytes]) -> bytes:
    """Return sheets of A4 with the eight sides of cards each, and marks to cut along.

    Cards of one side follow each other. Both sides of a card of two stand beside each other, to
    be cut out as one and folded: a dashed mark shows where.
    """
    width, height = (each * MM for each in PAGE_SIZES[PageSize.A4])
    with Pdf.new() as made, Pdf.open(io.BytesIO(pdfs[0])) as first:
        sides = [_forms(made, pdf) for pdf in pdfs]
        cards = [card for each in sides for card in each]
        across, down = _size(first)
        folded = all(len(each) == CARD_COLUMNS for each in sides)
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
            _add(made, width, height, places, marks)
        return _finished(made, first, Name.Simplex, Binding.LEFT)


def _sheets(count: int, binding: Binding) -> Iterator[tuple[int, int]]:
    """Yield the two pages of each side of each sheet, left and right, from the outermost in."""
    total = -(-count // PAGES_PER_SHEET) * PAGES_PER_SHEET
    for number in range(total // 2):
        early, late = number, total - 1 - number
        left, right = (late, early) if number % 2 == 0 else (early, late)
        yield (right, left) if binding is Binding.RIGHT else (left, right)


def _forms(made: Pdf, pdf: bytes) -> list[Object]:
    with Pdf.open(io.BytesIO(pdf)) as source:
        return [made.copy_foreign(page.as_form_xobject()) for page in source.pages]


def _size(pdf: Pdf) -> tuple[float, float]:
    left, bottom, right, top = (float(each) for each in pdf.pages[0].mediabox)
    return right - left, top - bottom


def _add(pdf: Pdf, width: float, height: float, places: Sequence[_Placed], drawn: str = "") -> None:
    """Add a sheet that shows pages at their places."""
    forms = Dictionary()
    code = [drawn] if drawn else []
    for number, place in enumerate(places):
        if place.page is not None:
            forms[f"/P{number}"] = place.page
            code.append(f"q 1 0 0 1 {place.x:.3f} {place.y:.3f} cm /P{number} Do Q")
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=forms),
        Contents=pdf.make_stream("\n".join(code).encode("ascii")),
    )
    pdf.pages.append(Page(pdf.make_indirect(sheet)))


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


def _finished(pdf: Pdf, source: Pdf, duplex: Name, binding: Binding) -> bytes:
    """Return the sheets as a file that tells the printer how to turn them, in true size."""
    viewer = Dictionary(Duplex=duplex, PrintScaling=Name("/None"), DisplayDocTitle=True)
    if binding is Binding.RIGHT:
        viewer.Direction = Name.R2L
    pdf.Root.ViewerPreferences = viewer
    if "/Lang" in source.Root:
        pdf.Root.Lang = String(str(source.Root.Lang))
    info = Dictionary(Producer=String(PRODUCER))
    for key in ("/Title", "/CreationDate"):
        if key in source.trailer.get("/Info", Dictionary()):
            info[key] = String(str(source.trailer.Info[key]))
    pdf.trailer.Info = pdf.make_indirect(info)
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return out.getvalue()
