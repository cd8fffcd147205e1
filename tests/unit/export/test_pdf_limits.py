"""Hard input: characters without a glyph, endless names and notes, odd Unicode; and sameness."""

from __future__ import annotations

import pickle
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.errors import MissingGlyph
from gkdesk.export.content import (
    Bilingual,
    Block,
    Card,
    Cell,
    Column,
    Cover,
    Document,
    Field,
    Fields,
    Heading,
    ItemList,
    ListItem,
    Notice,
    Paragraph,
    RuledLines,
    Spacer,
    Table,
    TextSize,
    cell,
    passage,
)
from gkdesk.export.paper import A4, A5_BOOKLET, Page
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.booklet_sample import booklet
from tests.unit.export.booklet_texts import TEXTS
from tests.unit.export.pdf_reading import drawn, structure

LONG_NAME = "Wolkenstein" * 27 + "Abc"
POINT = 72 / 25.4


def simple(*blocks: Block, page: Page = A4) -> Document:
    return Document("Probe", "de", blocks, page)


def in_every_block(text: str, language: str = "de") -> tuple[Block, ...]:
    content = passage(text, language, field="Nachname")
    paragraph = Paragraph(content)
    return (
        Cover((content,), names=(content,)),
        Heading(content),
        paragraph,
        ItemList((ListItem(content, (paragraph,)),)),
        Table((Column(), Column()), (Cell((paragraph,)),) * 2, ((Cell((paragraph,)), Cell()),)),
        Bilingual((paragraph,), (paragraph,)),
        Fields((Field((content,), content),)),
        Card((content,), (paragraph,)),
        Notice((content,)),
    )


@pytest.mark.parametrize("block", range(9))
def test_a_character_without_a_glyph_is_named_with_its_field(block: int) -> None:
    document = simple(in_every_block("Zoé 😀")[block])
    with pytest.raises(MissingGlyph) as caught:
        render_pdf(document)
    assert caught.value.data == {"field": "Nachname", "char": "😀", "codepoint": "U+1F600"}
    assert "😀" not in str(caught.value)


@pytest.mark.parametrize("page", [A4, A5_BOOKLET])
@pytest.mark.parametrize("text", [LONG_NAME, "ወ" * 300, "ب" * 300, "Ж" * 150 + "ß" * 150])
def test_a_name_of_300_letters_is_broken_and_stays_inside_the_page(page: Page, text: str) -> None:
    data = render_pdf(simple(*in_every_block(text), page=page))
    width = {A4: 210, A5_BOOKLET: 148}[page] * POINT
    glyphs = [glyph for glyph in drawn(data) if not glyph.artifact and glyph.text.strip()]
    assert all(glyph.x > 0 and glyph.x < width - 5 for glyph in glyphs)
    paragraphs = structure(data).of("P")
    assert any("".join(each.text.split()) == text for each in paragraphs)


def test_a_note_of_20000_characters_runs_over_pages_without_loss() -> None:
    words = " ".join(TEXTS["uk"]["about"].split() * 180)[:20_000].strip()
    data = render_pdf(simple(Card((passage("Notiz"),), (Paragraph(passage(words, "uk")),))))
    note = structure(data).of("P")[1]
    assert note.text.split() == words.split()
    assert len({page for page, _ in note.marks}) > 3


def test_a_note_of_20000_characters_without_a_space_is_broken() -> None:
    data = render_pdf(simple(Paragraph(passage("ሀለሐመሠ" * 4000, "ti"))))
    assert len([glyph for glyph in drawn(data) if not glyph.artifact]) == 20_000


def test_a_row_higher_than_a_page_is_split() -> None:
    text = "Wort " * 2500
    table = Table((Column(), Column()), (cell("A"), cell("B")), ((cell(text), cell("kurz")),))
    data = render_pdf(simple(table))
    assert structure(data).of("TD")[0].text.split() == text.split()


def test_words_break_in_the_column_where_they_are_too_long_and_in_no_other() -> None:
    header = (cell("Ansprechperson"), cell("Funktion"), cell("Erreichbar"))
    row = (cell("Weber"), cell("Stellvertretung"), cell("x" * 200))
    data = render_pdf(simple(Table((Column(), Column(), Column()), header, (row,))))
    lines: dict[float, str] = {}
    for glyph in drawn(data):
        lines[glyph.y] = lines.get(glyph.y, "") + glyph.text
    assert any("AnsprechpersonFunktionErreichbar" in line for line in lines.values())
    assert any("Stellvertretung" in line for line in lines.values())


def test_two_languages_of_very_different_length_stay_together_at_their_start() -> None:
    short, long = "Kurz.", TEXTS["ar"]["about"] + " "
    pair = Bilingual((Paragraph(passage(short)),), (Paragraph(passage(long * 60, "ar")),))
    data = render_pdf(simple(pair, page=A5_BOOKLET))
    first = [g for g in drawn(data) if not g.artifact]
    start = next(g for g in first if g.text == "K")
    assert max(g.y for g in first if g.page == 0) == pytest.approx(start.y, abs=1.0)
    assert len({g.page for g in first}) > 1


@pytest.mark.parametrize("lines", range(2, 60, 9))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    filler = tuple(Paragraph(passage("Zeile")) for _ in range(lines))
    blocks = (*filler, Heading(passage("Überschrift")), Paragraph(passage("Danach " * 30)))
    tree = structure(render_pdf(simple(*blocks, page=A5_BOOKLET)))
    heading, text = tree.of("H1")[0], tree.of("P")[-1]
    assert heading.marks[0][0] == text.marks[0][0]


def blocks_of_unicode() -> list[str]:
    """Return a sample of each stretch of 128 code points."""
    return [
        "".join(chr(code) for code in range(start, min(start + 128, sys.maxunicode), 23))
        for start in range(0, 0x30000, 128)
    ]


DRAWN, REFUSED, BOXES, NAMELESS = "drawn", "refused", "boxes", "nameless"


def drawn_or_refused(text: str, language: str) -> str:
    try:
        data = render_pdf(simple(Paragraph(passage(text, language, field="Notiz"))))
    except MissingGlyph as error:
        named = error.data["field"] == "Notiz" and str(error.data["codepoint"]).startswith("U+")
        return REFUSED if named else NAMELESS
    return DRAWN if all(glyph.gid != 0 for glyph in drawn(data)) else BOXES


def test_text_of_every_unicode_block_is_drawn_or_refused_by_name() -> None:
    results = [drawn_or_refused(text, "de") for text in blocks_of_unicode()]
    assert results.count(REFUSED) > 100
    assert results.count(DRAWN) > 20


@settings(max_examples=150, derandomize=True, deadline=None)
@given(text=st.text(max_size=40), language=st.sampled_from(["de", "ar", "ti"]))
def test_any_text_is_drawn_or_refused_and_never_shown_as_boxes(text: str, language: str) -> None:
    assert drawn_or_refused(text, language) in (DRAWN, REFUSED)


def test_control_characters_vanish_and_composed_letters_are_one() -> None:
    data = render_pdf(simple(Paragraph(passage("A\x00\x07\x1b\x7fe\u0301\tB"))))
    assert "".join(g.text for g in drawn(data) if not g.artifact) == "Aé B"


def test_a_lone_surrogate_is_refused_with_its_number() -> None:
    with pytest.raises(MissingGlyph) as caught:
        render_pdf(simple(Paragraph(passage("a\ud800", field="Name"))))
    assert caught.value.data["codepoint"] == "U+D800"
    str(caught.value.data["char"]).encode("utf-8")


def test_typed_direction_marks_do_not_leak_out_of_their_paragraph() -> None:
    data = render_pdf(simple(Paragraph(passage("\u2067\u202eabc")), Paragraph(passage("def"))))
    last = [g for g in drawn(data) if not g.artifact][-3:]
    assert "".join(g.text for g in sorted(last, key=lambda g: g.x)) == "def"


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_same_document_gives_the_same_bytes(language: str) -> None:
    first = render_pdf(booklet(language))
    render_pdf(booklet("ar"))
    again = pickle.loads(pickle.dumps(booklet(language)))
    assert render_pdf(again) == first


def test_different_words_give_different_bytes() -> None:
    assert render_pdf(simple(Paragraph(passage("eins")))) != render_pdf(
        simple(Paragraph(passage("zwei")))
    )


def test_an_empty_document_is_one_empty_page() -> None:
    tree = structure(render_pdf(simple()))
    assert tree.role == "Document"
    assert not tree.kids


def test_easy_reading_sets_running_text_in_14_points() -> None:
    block = Paragraph(passage("Text"))
    document = Document("Probe", "de", (block,), text_size=TextSize.EASY)
    assert {round(g.size, 1) for g in drawn(render_pdf(document)) if not g.artifact} == {14.0}


@pytest.mark.parametrize("page", [A4, A5_BOOKLET])
def test_running_text_is_never_smaller_than_11_points(page: Page) -> None:
    blocks = (
        Paragraph(passage("Text")),
        Heading(passage("Titel")),
        ItemList((ListItem(passage("x")),)),
    )
    glyphs = drawn(render_pdf(simple(*blocks, page=page)))
    assert min(g.size for g in glyphs if not g.artifact) >= 11.0


def test_empty_space_at_the_top_of_a_page_vanishes() -> None:
    filler = tuple(RuledLines(1, 30.0) for _ in range(8))
    data = render_pdf(simple(*filler, Spacer(40.0), Paragraph(passage("Oben")), *filler[:2]))
    letter = next(g for g in drawn(data) if not g.artifact)
    assert letter.page == 1
    assert letter.y > (297 - 20 - 8) * POINT


def test_every_character_of_the_client_languages_can_be_drawn_in_both_weights() -> None:
    letters = "".join(
        sorted({each for texts in TEXTS.values() for each in "".join(texts.values())})
    )
    letters = "".join(each for each in letters if not unicodedata.combining(each))
    both = (Paragraph(passage(letters)), Paragraph(passage(letters, strong=True)))
    data = render_pdf(simple(*both))
    names = {glyph.font.name.partition("+")[2] for glyph in drawn(data)}
    assert {"NotoNaskhArabic-Regular", "NotoNaskhArabic-SemiBold"} <= names
    assert {"NotoSansEthiopic-Regular", "NotoSansEthiopic-SemiBold"} <= names
