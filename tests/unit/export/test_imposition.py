"""Sheets of paper: booklets to fold and cards to cut."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pypdf import PdfReader

from gkdesk.export.content import Cover, Document, PageBreak, Paragraph, TextStyle, passage
from gkdesk.export.paper import A6_PASS, CARD, Binding, Page, booklet_page
from gkdesk.export.pdf.imposition import booklet_sheets, card_sheets
from gkdesk.export.pdf.render import render_pdf

POINT = 72 / 25.4


def booklet(count: int, page: Page) -> bytes:
    blocks: list[object] = [Cover((passage("Blatt1"),))]
    for number in range(2, count + 1):
        blocks += [PageBreak()] if number > 2 else []
        blocks.append(Paragraph(passage(f"Blatt{number}")))
    return render_pdf(Document("Heft", "de", tuple(blocks), page=page))


def sides(data: bytes) -> list[tuple[int | None, int | None]]:
    """Return the pages of each side of each sheet, left and right, read from what is drawn."""
    found = []
    for page in PdfReader(io.BytesIO(data)).pages:
        forms = {name: str(form.get_object().get_data()) for name, form in _forms(page).items()}
        places: dict[str, float] = {}
        for x, name in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ cm /(\w+) Do", _code(page)):
            places[f"/{name}"] = float(x)
        assert set(places) == set(forms)
        middle = float(page.mediabox.width) / 2
        side: list[int | None] = [None, None]
        for name, x in places.items():
            side[int(x >= middle - 1)] = _number(page, name)
        found.append((side[0], side[1]))
    return found


def _forms(page: object) -> dict[str, object]:
    return dict(page["/Resources"]["/XObject"])


def _code(page: object) -> str:
    return page.get_contents().get_data().decode("ascii")


def _number(page: object, name: str) -> int:
    """Return the number that stands on a page, out of the text that a reader copies."""
    form = page["/Resources"]["/XObject"][name].get_object()
    code = form.get_data().decode("ascii")
    shown = code.split("BDC", 1)[1].split("EMC")[0]
    font = form["/Resources"]["/Font"][re.search("/T[0-9]+", shown)[0]].get_object()
    stream = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall("<(....)> <(....)>\n", stream)
    text_of = {int(glyph, 16): chr(int(text, 16)) for glyph, text in pairs}
    string = re.findall(r"<([0-9A-F]+)>", shown)
    glyphs = "".join(string)
    words = "".join(text_of[int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4))
    return int(re.search("Blatt([0-9]+)", words)[1])


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


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (8, 1), (9, 2), (16, 2)])
def test_eight_cards_stand_on_a_sheet_in_their_true_size(count: int, sheets: int) -> None:
    made = card_sheets([card(f"Person {number}") for number in range(count)])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == sheets
        shown = [len(page.Resources.XObject) for page in pdf.pages]
        assert sum(shown) == count
        assert max(shown) <= 8
        form = pdf.pages[0].Resources.XObject["/P0"]
        width, height = (float(each) / POINT for each in form.BBox[2:])
        assert (width, height) == pytest.approx((85.6, 54.0), abs=0.05)


def test_a_card_of_two_sides_is_cut_out_as_one_and_folded() -> None:
    words = (Paragraph(passage("vorn")), PageBreak(), Paragraph(passage("hinten")))
    both = render_pdf(Document("Karte", "de", words, page=CARD))
    for cards, dashed in (([both] * 4, True), ([card("Yusuf")] * 8, False)):
        with pikepdf.open(io.BytesIO(card_sheets(cards))) as pdf:
            (page,) = pdf.pages
            assert len(page.Resources.XObject) == 8
            code = page.Contents.read_bytes().decode("ascii")
        assert ("] 0 d" in code) is dashed


def test_cut_marks_stand_outside_of_the_cards() -> None:
    with pikepdf.open(io.BytesIO(card_sheets([card("Yusuf")] * 8))) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("ascii")
    places = [tuple(map(float, pair)) for pair in re.findall(r"1 0 0 1 ([\d.]+) ([\d.]+) cm", code)]
    width, height = 85.6 * POINT, 54.0 * POINT
    marks = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", code)
    assert len(marks) == 2 * 3 + 2 * 5
    for mark in marks:
        x, y, to_x, to_y = map(float, mark)
        for left, bottom in places:
            across = max(x, to_x) > left + 0.1 and min(x, to_x) < left + width - 0.1
            down = max(y, to_y) > bottom + 0.1 and min(y, to_y) < bottom + height - 0.1
            assert not (across and down)
