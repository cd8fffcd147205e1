"""Sheets of paper: booklets to fold and cards to cut."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfua.validator import validate

from gkdesk.export.content import (
    Column,
    Cover,
    Document,
    Heading,
    HelperMap,
    HelperSpot,
    PageBreak,
    Paragraph,
    Table,
    TextStyle,
    cell,
    passage,
)
from gkdesk.export.paper import A6_PASS, CARD, Binding, Page, booklet_page
from gkdesk.export.pdf.imposition import booklet_sheets, card_sheets, sheet_sides
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.pdf_reading import drawn, kids_of, open_pdf, structure
from tests.unit.export.pdf_rules import findings

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.export.content import Block
    from tests.unit.export.pdf_reading import Element

POINT = 72 / 25.4


def booklet(count: int, page: Page) -> bytes:
    blocks: list[object] = [Cover((passage("Blatt1"),))]
    for number in range(2, count + 1):
        blocks += [PageBreak()] if number > 2 else []
        blocks.append(Paragraph(passage(f"Blatt{number}")))
    return render_pdf(Document("Heft", "de", tuple(blocks), page=page))


def sides(data: bytes) -> list[tuple[int | None, int | None]]:
    """Return the pages of each side of each sheet, left and right, read from what is drawn."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: list[list[int | None]] = [[None, None] for _ in pdf.pages]
        middle = float(pdf.pages[0].mediabox[2]) / 2
    words: dict[tuple[int, bool], str] = defaultdict(str)
    for glyph in drawn(data):
        if not glyph.artifact:
            words[glyph.page, glyph.x >= middle] += glyph.text
    for (sheet, at), text in words.items():
        found[sheet][at] = int(re.fullmatch("Blatt([0-9]+)", text)[1])
    return [(left, right) for left, right in found]


@pytest.mark.parametrize("count", [1, 4, 5, 8, 11, 12])
def test_a_folded_booklet_has_its_pages_in_order(count: int) -> None:
    found = sides(booklet_sheets(booklet(count, booklet_page("ti")), Binding.LEFT))
    assert 2 * len(found) % 4 == 0
    read = folded(found)
    assert read == [*range(1, count + 1), *[None] * (len(read) - count)]
    assert len(read) - count < 4


@pytest.mark.parametrize("count", [1, 4, 7, 12])
def test_a_booklet_from_right_to_left_is_its_mirror_image(count: int) -> None:
    page = booklet_page("ar")
    assert page.binding is Binding.RIGHT
    right = sides(booklet_sheets(booklet(count, page), page.binding))
    left = sides(booklet_sheets(booklet(count, booklet_page("ti")), Binding.LEFT))
    assert [(b, a) for a, b in right] == left
    assert right[0][0] == 1


@given(count=st.integers(1, 400))
def test_any_number_of_pages_is_in_order_after_folding(count: int) -> None:
    for binding in Binding:
        found = [(left + 1, right + 1) for left, right in sheet_sides(count, binding)]
        assert len(found) % 2 == 0
        turned = [(b, a) if binding is Binding.RIGHT else (a, b) for a, b in found]
        assert folded(turned) == list(range(1, 2 * len(found) + 1))
        assert 0 <= 2 * len(found) - count < 4


def folded(found: list[tuple[int | None, int | None]]) -> list[int | None]:
    """Lay printed sheets into each other, fold them, and turn the pages."""
    sheets = [(found[at], found[at + 1]) for at in range(0, len(found), 2)]
    first = [page for front, back in sheets for page in (front[1], back[0])]
    second = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first + second


def test_two_pages_stand_on_paper_of_twice_their_size_and_the_printer_turns_the_short_edge() -> (
    None
):
    for page, size in ((booklet_page("de"), (297, 210)), (booklet_page("de", A6_PASS), (210, 148))):
        made = booklet_sheets(booklet(3, page), page.binding)
        with pikepdf.open(io.BytesIO(made)) as pdf:
            box = [float(each) / POINT for each in pdf.pages[0].mediabox]
            assert box[2:] == pytest.approx(size, abs=1.1)
            assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
            assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
            assert str(pdf.trailer.Info.Title) == "Heft"


def test_the_same_booklet_gives_the_same_sheets() -> None:
    made = booklet(6, booklet_page("ar"))
    assert booklet_sheets(made, Binding.RIGHT) == booklet_sheets(made, Binding.RIGHT)


def card(name: str) -> bytes:
    words = (Paragraph(passage(name, strong=True), TextStyle.LEAD),)
    return render_pdf(Document("Karte", "de", words, page=CARD))


CARD_SIZE = (85.6 * POINT, 54.0 * POINT)


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (8, 1), (9, 2), (16, 2)])
def test_eight_cards_stand_on_a_sheet_in_their_true_size(count: int, sheets: int) -> None:
    made = card_sheets([card(f"Person {number}") for number in range(count)])
    with open_pdf(made) as pdf:
        assert len(pdf.pages) == sheets
        shown = [places(page) for page in pdf.pages]
        sizes = re.findall(r"0 0 ([\d.]+) ([\d.]+) re W", _code(pdf.pages[0]))
    assert sum(map(len, shown)) == count
    assert max(map(len, shown)) <= 8
    for size in sizes:
        assert tuple(map(float, size)) == pytest.approx(CARD_SIZE, abs=0.1)


def places(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Return the lower left corner of each card on a sheet."""
    found = re.findall(r"q 1 0 0 1 ([\d.]+) ([\d.]+) cm", _code(page))
    return [(float(x), float(y)) for x, y in found]


def _code(page: pikepdf.Page) -> str:
    return bytes(page.Contents.read_bytes()).decode("ascii")


def test_a_card_of_two_sides_is_cut_out_as_one_and_folded() -> None:
    words = (Paragraph(passage("vorn")), PageBreak(), Paragraph(passage("hinten")))
    both = render_pdf(Document("Karte", "de", words, page=CARD))
    for cards, dashed in (([both] * 4, True), ([card("Yusuf")] * 8, False)):
        with open_pdf(card_sheets(cards)) as pdf:
            (page,) = pdf.pages
            assert len(places(page)) == 8
            assert ("] 0 d" in _code(page)) is dashed


def test_cut_marks_stand_outside_of_the_cards() -> None:
    with open_pdf(card_sheets([card("Yusuf")] * 8)) as pdf:
        corners, code = places(pdf.pages[0]), _code(pdf.pages[0])
    width, height = CARD_SIZE
    marks = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", code)
    assert len(marks) == 2 * 3 + 2 * 5
    for mark in marks:
        x, y, to_x, to_y = map(float, mark)
        for left, bottom in corners:
            across = max(x, to_x) > left + 0.1 and min(x, to_x) < left + width - 0.1
            down = max(y, to_y) > bottom + 0.1 and min(y, to_y) < bottom + height - 0.1
            assert not (across and down)


def rich(title: str, page: Page) -> bytes:
    """Return a document with all that a tag can be: table, list, languages, picture, bookmarks."""
    table = Table((Column(), Column()), (cell("a"), cell("b")), ((cell("c"), cell("نص", "ar")),))
    helpers = HelperMap(passage("Ich"), (HelperSpot(passage("Anna")),), f"Bild von {title}")
    blocks: list[Block] = [Heading(passage(title))]
    for number in range(1, 1 if page is CARD else 6):
        text = Paragraph(passage(f"{title} {number} نص", "ar"))
        blocks += [Heading(passage(f"Kapitel {number}"), 2), text, table, helpers, PageBreak()]
    return render_pdf(Document(title, "de", (*blocks, helpers), page=page))


def said(element: Element) -> list[tuple[str, str, str]]:
    return [(each.role, each.language, each.text) for each in element.walk()]


def rules_broken(data: bytes, folder: Path) -> list[str]:
    """Return what our rules and the checker find on sheets."""
    path = folder / "Bogen.pdf"
    path.write_bytes(data)
    found = [str(each) for outcome in validate(str(path)).outcomes for each in outcome.findings]
    return found + findings(data, on_sheets=True)


def test_a_folded_booklet_can_be_read_aloud_as_the_version_for_the_screen(tmp_path: Path) -> None:
    screen = rich("Heft", booklet_page("ar"))
    sheets = booklet_sheets(screen, Binding.RIGHT)
    assert said(structure(sheets)) == said(structure(screen))
    assert rules_broken(sheets, tmp_path) == []
    with open_pdf(sheets) as folded_pdf, open_pdf(screen) as pdf:
        assert folded_pdf.Root.Metadata.read_bytes() == pdf.Root.Metadata.read_bytes()
        assert folded_pdf.Root.Lang == pdf.Root.Lang
        with folded_pdf.open_outline() as outline, pdf.open_outline() as wanted:
            assert titles(outline.root) == titles(wanted.root)
        assert len(pictures(folded_pdf)) == len(pictures(pdf)) == 6
        width = float(pdf.pages[0].mediabox[2])
        for picture, area in zip(pictures(pdf), pictures(folded_pdf), strict=True):
            moved = [after - before for before, after in zip(picture, area, strict=True)]
            assert moved[0] == moved[2] == pytest.approx(0) or moved[0] == pytest.approx(width, 0.1)
            assert moved[1] == moved[3] == 0


def titles(items: list[pikepdf.OutlineItem]) -> list[object]:
    return [(item.title, titles(item.children)) for item in items]


def pictures(pdf: pikepdf.Pdf) -> list[list[float]]:
    """Return the area of each figure, in the order of the file."""
    found: list[list[float]] = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop(0)
        found += [[float(at) for at in each.BBox] for each in node.get("/A", []) if "/BBox" in each]
        waiting += [kid for kid in kids_of(node) if not isinstance(kid, int)]
    return found


def test_each_card_on_a_sheet_is_a_part_of_one_document_with_its_own_letters(
    tmp_path: Path,
) -> None:
    cards = [rich(name, CARD) for name in ("Zoë", "Ömer", "Ali")]
    sheet = card_sheets(cards)
    tree = structure(sheet)
    assert rules_broken(sheet, tmp_path) == []
    assert [kid.role for kid in tree.kids] == ["Sect"] * 3
    for made, card_alone in zip(tree.kids, cards, strict=True):
        assert said(made)[1:] == said(structure(card_alone))[1:]


@given(names=st.lists(st.sampled_from(["Zoë", "Ömer", "Ali"]), min_size=1, max_size=20))
@settings(max_examples=10)
def test_any_number_of_cards_is_on_sheets_in_its_order(names: list[str]) -> None:
    alone = {name: card(name) for name in set(names)}
    sheets = card_sheets([alone[name] for name in names])
    words = [each.text for each in structure(sheets).of("P")]
    assert words == names
    with open_pdf(sheets) as pdf:
        assert [len(places(page)) for page in pdf.pages] == [
            min(8, len(names) - start) for start in range(0, len(names), 8)
        ]
