from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from gkdesk.export.map.pdf import map_pdf
from gkdesk.export.map.poster import (
    A0_LANDSCAPE,
    A1_LANDSCAPE,
    MARGIN,
    OVERLAP,
    poster_pdf,
    sheets,
)
from gkdesk.export.map.text import Ruler, look_through, one_line
from gkdesk.export.pdf.undrawn import Undrawn, UndrawnSign
from gkdesk.network.look import A3_LANDSCAPE, A4_LANDSCAPE, Page
from gkdesk.network.marks import Anchor, Subject, TextMark
from tests.unit.export.map.maps import HOSTILE, NOTICE, drawing, named, texts
from tests.unit.export.pdf_reading import Element, drawn, open_pdf, structure
from tests.unit.network.networks import a_network


def squeezed(text: str) -> str:
    return "".join(text.split())


def alternatives(data: bytes) -> list[str]:
    """Return the alternative texts of all figures in reading order."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if str(node.S) == "/Figure":
            found.append(str(node.Alt))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                walk(kid)

    with open_pdf(data) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize(("page", "size"), [(A4_LANDSCAPE, 6.5), (A3_LANDSCAPE, 8.0)])
def test_a_map_is_one_page_of_its_own_size(page: Page, size: float) -> None:
    with open_pdf(map_pdf(drawing(page=page, size=size))) as pdf:
        (only,) = pdf.pages
        assert [float(each) for each in only.mediabox] == pytest.approx(
            [0, 0, page.width, page.height], abs=0.01
        )


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert map_pdf(drawing()) == map_pdf(drawing())
    assert map_pdf(drawing(), grey=True) != map_pdf(drawing())


def test_every_text_of_the_drawing_can_be_read_and_each_name_is_heard_once() -> None:
    made = drawing()
    shown = "".join(glyph.text for glyph in drawn(map_pdf(made)) if not glyph.artifact)
    assert squeezed(shown) == squeezed("".join(texts(made)))


def written_at(data: bytes) -> list[tuple[float, float]]:
    """Return where each line of text that is no artifact begins, from the upper left corner."""
    found: list[tuple[float, float]] = []
    is_heard = False
    with open_pdf(data) as pdf:
        height = float(pdf.pages[0].mediabox[3])
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) in ("BDC", "BMC"):
                is_heard = str(operands[0]) != "/Artifact"
            elif str(operator) == "cm" and is_heard:
                found.append((float(operands[4]), height - float(operands[5])))
    return found


def test_texts_stand_where_the_drawing_puts_them() -> None:
    made, ruler = drawing(), Ruler()
    shares = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
    wanted = [
        (
            mark.position.x - shares[mark.anchor] * ruler(mark.text, mark.size, mark.weight),
            mark.position.y,
        )
        for mark in made.marks
        if isinstance(mark, TextMark)
    ]
    found = written_at(map_pdf(made))
    assert [value for at in found for value in at] == pytest.approx(
        [value for at in wanted for value in at], abs=0.02
    )


def test_language_title_and_fonts_are_declared() -> None:
    with open_pdf(map_pdf(drawing())) as pdf:
        assert str(pdf.Root.Lang) == "de"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Karte & Netz"
        fonts = [*pdf.pages[0].Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) > 500


def test_the_map_and_every_organisation_and_cooperation_is_a_figure_with_its_sentence() -> None:
    network = a_network(1)
    made = drawing(network)
    heard = alternatives(map_pdf(made))
    assert heard[0] == made.sentence
    assert len(heard) == 1 + len(network.actors) + len(network.ties)
    wanted = Counter(
        mark.about.sentence
        for mark in made.marks
        if mark.about.sentence and mark.about.subject in (Subject.ACTOR, Subject.TIE)
    )
    assert Counter(heard[1:]) == wanted
    assert all(heard)


def test_title_and_legend_are_text() -> None:
    tree: Element = structure(map_pdf(drawing()))
    assert [each.text for each in tree.of("H1")] == ["Karte & Netz"]
    paragraphs = [each.text for each in tree.of("P")]
    assert NOTICE in paragraphs
    assert "Vereinbarung" in paragraphs


def test_a_network_of_nobody_is_a_page_as_well() -> None:
    data = map_pdf(drawing(a_network(1, actors=0, ties=0)))
    assert len(alternatives(data)) == 1


def test_names_that_look_like_markup_or_run_from_the_right_are_drawn() -> None:
    data = map_pdf(drawing(named(HOSTILE), size=5))
    shown = "".join(glyph.text for glyph in drawn(data) if not glyph.artifact)
    assert "<b>Haus" in shown
    assert any(one_line(HOSTILE).strip() in each for each in alternatives(data))


def test_a_name_in_arabic_letters_is_read_from_the_right() -> None:
    glyphs = drawn(map_pdf(drawing(named("بيت الأمل QX"))))
    latin = next(each for each in glyphs if each.text == "Q" and not each.artifact)
    arabic = next(each for each in glyphs if each.text == "ب" and not each.artifact)
    assert latin.x < arabic.x


def test_a_visible_sign_stands_for_one_that_no_font_draws() -> None:
    shown = "".join(glyph.text for glyph in drawn(map_pdf(drawing(named("Treff 😀")))))
    assert "Treff \ufffd" in shown


@pytest.mark.parametrize("name", ["Treff 😀", "Treffpunkt Bürgerinnen Altdorf 😀"])
def test_it_is_known_where_another_sign_stands(name: str) -> None:
    undrawn = Undrawn()
    look_through(drawing(named(name)), undrawn)
    assert undrawn.signs == (UndrawnSign("😀", "U+1F600", name),)


@pytest.mark.parametrize(("page", "count"), [(A4_LANDSCAPE, 2), (A1_LANDSCAPE, 15)])
def test_a_poster_has_a_sheet_for_every_part(page: Page, count: int) -> None:
    made = drawing(page=page, size=page.width / 130)
    assert len(sheets(made)) == count
    with open_pdf(poster_pdf(made)) as pdf:
        assert len(pdf.pages) == count


def test_sheets_cover_the_whole_drawing_and_overlap_their_neighbours() -> None:
    made = drawing(a_network(1, actors=6, ties=4), page=A0_LANDSCAPE, size=24)
    cut = sheets(made)
    rows, columns = max(each.row for each in cut), max(each.column for each in cut)
    assert len(cut) == rows * columns
    parts = {(each.row, each.column): each.part for each in cut}
    assert parts[1, 1].left == parts[1, 1].top == 0
    last = parts[rows, columns]
    assert (last.right, last.bottom) == (made.width, made.height)
    for (row, column), part in parts.items():
        assert part.right - part.left <= cut[0].width - 2 * MARGIN + 0.01
        if column > 1:
            assert parts[row, column - 1].right - part.left == pytest.approx(OVERLAP)
        if row > 1:
            assert parts[row - 1, column].bottom - part.top == pytest.approx(OVERLAP)


def test_each_sheet_says_its_number_and_every_text_is_on_some_sheet() -> None:
    made = drawing(page=A1_LANDSCAPE, size=16)
    data = poster_pdf(made)
    assert data == poster_pdf(made)
    total = len(sheets(made))
    pages: list[str] = [""] * total
    for glyph in drawn(data):
        pages[glyph.page] += glyph.text
    for at, text in enumerate(pages, start=1):
        assert f"Blatt {at} von {total} (Reihe " in text.replace("\u00a0", " ")
    everything = squeezed("".join(pages))
    assert all(squeezed(text) in everything for text in texts(made))
    heard = alternatives(data)
    assert [each.split(" (")[0] for each in heard] == [
        f"Blatt {at} von {total}" for at in range(1, total + 1)
    ]


def test_the_title_of_a_file_without_a_title_says_what_it_is() -> None:
    made = replace(drawing(), title="")
    with open_pdf(map_pdf(made)) as pdf:
        assert str(pdf.docinfo["/Title"]) == made.sentence
