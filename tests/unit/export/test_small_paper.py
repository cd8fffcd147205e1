"""Cards for a purse, passes, paper for a ring binder; pictograms beside the words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.export.content import (
    Bilingual,
    Block,
    Card,
    Cover,
    Document,
    Field,
    Fields,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    TextSize,
    TextStyle,
    mixed,
    passage,
)
from gkdesk.export.content import code as ltr
from gkdesk.export.paper import A5_BOOKLET, A6_PASS, CARD, PUNCHED, Page
from gkdesk.export.pdf.pictograms import strokes
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.pdf_reading import drawn, open_pdf, structure
from tests.unit.export.pdf_rules import findings

POINT = 72 / 25.4
PICTOGRAMS = sorted(path.stem for path in (paths.resources() / "pictograms").glob("*.svg"))


def made(*blocks: Block, page: Page = CARD, size: TextSize = TextSize.NORMAL) -> bytes:
    footer = Footer((passage("Karte"),), "22.11.2026")
    return render_pdf(Document("Karte", "de", blocks, page, footer, size))


def pair(german: str, arabic: str, value: str, pictogram: str = "") -> Field:
    return Field((passage(german), passage(arabic, "ar")), mixed(ltr(value)), pictogram=pictogram)


FULL = (
    Heading(passage("Yusuf Al-Khatib")),
    Paragraph(passage("يوسف الخطيب", "ar")),
    Fields(
        (
            pair("Meine Ansprechperson", "مسؤول الاتصال", "Frau Sommer, Jobcenter", "contact"),
            pair("Telefon", "الهاتف", "02351 966-1234", "phone"),
            pair("Meine Sprachen", "لغاتي", "Arabisch, Deutsch"),
            pair("Notruf", "طوارئ", "110 und 112", "help"),
        ),
        compact=True,
    ),
)


@pytest.mark.parametrize("size", TextSize)
def test_a_full_card_has_one_side_and_print_that_can_be_read(size: TextSize) -> None:
    data = made(*FULL, size=size)
    glyphs = drawn(data)
    assert {glyph.page for glyph in glyphs} == {0}
    assert min(glyph.size for glyph in glyphs) >= 6.4
    assert all(3 * POINT < glyph.x < 82 * POINT for glyph in glyphs if glyph.text.strip())
    assert all(3 * POINT < glyph.y < 51 * POINT for glyph in glyphs)
    assert findings(data) == []


def test_the_two_sides_of_a_card_are_never_three() -> None:
    many = [Paragraph(passage("Ein Satz mehr auf der Karte."))] * 9
    data = made(Heading(passage("Name")), *many, PageBreak(), *many)
    assert {glyph.page for glyph in drawn(data)} == {0, 1}
    few = made(Heading(passage("Name")), PageBreak(), many[0])
    usual = made(Heading(passage("Name")))
    assert max(each.size for each in drawn(few)) == max(each.size for each in drawn(usual))


def test_a_crowded_card_gets_smaller_print() -> None:
    few, many = (
        [Heading(passage("Name")), *[Paragraph(passage("Ein Satz mehr auf der Karte."))] * count]
        for count in (2, 12)
    )
    roomy, crowded = drawn(made(*few)), drawn(made(*many))
    assert {glyph.page for glyph in crowded} == {0}
    assert max(glyph.size for glyph in crowded) < max(glyph.size for glyph in roomy)


def test_a_card_carries_no_foot() -> None:
    words = "".join(glyph.text for glyph in drawn(made(*FULL)))
    assert "22.11.2026" not in words


def test_the_side_with_the_holes_stays_empty() -> None:
    data = made(Heading(passage("Laufmappe")), Paragraph(passage("Wort " * 1500)), page=PUNCHED)
    for glyph in drawn(data):
        if glyph.text.strip():
            odd = glyph.page % 2 == 1
            assert glyph.x / POINT < 190 if odd else glyph.x / POINT > 20


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("abc عم", min_size=1, max_size=90), min_size=1, max_size=6))
def test_a_pass_keeps_everything_on_its_paper(words: list[str]) -> None:
    blocks = [
        Card((passage(f"X{each}"),), (Paragraph(passage(f"X{each}"), TextStyle.LARGE),))
        for each in words
    ]
    data = made(Heading(passage("Sprachpass")), *blocks, page=A6_PASS)
    for glyph in drawn(data):
        if glyph.text.strip():
            assert 8 * POINT < glyph.x < 97 * POINT
            assert 3 * POINT < glyph.y < 139 * POINT


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_a_pictogram_is_strokes_of_one_width_inside_its_square(name: str) -> None:
    numbers = [float(each) for each in re.findall(r"-?\d+\.\d+", strokes(name))]
    assert len(numbers) > 8
    assert min(numbers) >= 1.5
    assert max(numbers) <= 22.5
    source = Path(paths.resources() / "pictograms" / f"{name}.svg").read_text("utf-8")
    assert source.count("stroke-width") == 1
    assert 'stroke-width="1.75"' in source
    assert 'fill="none"' in source


def test_there_is_a_pictogram_for_everything_that_the_booklets_speak_of() -> None:
    wanted = """bus calendar consent contact driving email family goal health help home hours
    language letter money notes papers path person phone place privacy room school words work"""
    assert set(wanted.split()) <= set(PICTOGRAMS)


def test_a_pictogram_is_decoration_and_stands_where_reading_begins() -> None:
    german = Heading(passage("Weg"), pictogram="path")
    arabic = Heading(passage("طريق", "ar"), pictogram="path")
    data = made(german, Bilingual((german,), (arabic,)), page=A6_PASS)
    assert findings(data) == []
    assert structure(data).of("Figure") == []
    with open_pdf(data) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    places = [float(x) for x in re.findall(r" 0 0 -[\d.]+ ([\d.]+) [\d.]+ cm", content)]
    letters = {glyph.text: glyph.x for glyph in drawn(data)}
    assert len(places) == 3
    assert places[0] == places[1] < letters["W"]
    assert places[2] > letters["ط"]


def test_fields_without_a_pictogram_begin_where_their_neighbours_do() -> None:
    rows = (
        Field((passage("Ort"),), passage("Altena"), pictogram="place"),
        Field((passage("Raum"),), passage("214")),
    )
    data = made(Heading(passage("H")), Fields(rows), page=A6_PASS)
    at = {glyph.text: glyph.x for glyph in drawn(data) if glyph.mcid is not None}
    assert at["O"] == pytest.approx(at["R"], abs=0.5)


def test_a_pictogram_that_is_not_there_is_named() -> None:
    with pytest.raises(ResourceMissing):
        made(Heading(passage("Weg"), pictogram="nirgends"))


@pytest.mark.parametrize("page", [A5_BOOKLET, A6_PASS])
@pytest.mark.parametrize("size", TextSize)
def test_a_cover_is_one_page_however_long_its_titles_are(page: Page, size: TextSize) -> None:
    title = (passage("Begleitheft für die ganze Familie"), passage("دفتر المرافقة للعائلة", "ar"))
    names = (passage("Wolkenstein-Ackermann"), passage("عبد الرحمن الخطيب", "ar"))
    notice = Notice((passage("Übersetzung nicht geprüft – es gilt der deutsche Text."),))
    data = made(Cover(title, title, names, (notice, notice)), page=page, size=size)
    assert {glyph.page for glyph in drawn(data)} == {0}
    assert findings(data) == []
