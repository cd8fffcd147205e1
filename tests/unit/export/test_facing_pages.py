"""German and the client's language on the two pages of a spread."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.export.content import (
    Bilingual,
    Block,
    Card,
    Cover,
    Document,
    Facing,
    Field,
    Fields,
    Heading,
    ItemList,
    LinesToEnd,
    ListItem,
    Paragraph,
    Path,
    PathState,
    PathStep,
    RuledLines,
    Section,
    Spacer,
    TextSize,
    passage,
)
from gkdesk.export.paper import A5_BOOKLET, A6_PASS, booklet_page
from gkdesk.export.pdf.render import render_pdf
from tests.rounds import rounds
from tests.unit.export.pdf_reading import drawn, structure
from tests.unit.export.pdf_rules import findings

WORDS = {"de": "Wort", "ar": "كلمة", "ti": "ቃል"}


def text(language: str, number: int, length: int = 12) -> Paragraph:
    words = " ".join([f"{number}", *[WORDS[language]] * length])
    return Paragraph(passage(words, language))


def numbered(language: str, count: int, length: int = 12) -> tuple[Block, ...]:
    return tuple(text(language, 100 + number, length) for number in range(count))


def rendered(facing: Facing, language: str, *after: Block, **look: object) -> bytes:
    page = look.pop("page", booklet_page(language))
    blocks = (Cover((passage("Heft"),)), facing, *after)
    return render_pdf(Document("Heft", "de", blocks, page=page, **look))


def pages(data: bytes) -> dict[int, str]:
    """Return the text of each page, in the order of the content streams, without the foot."""
    found: dict[int, str] = {}
    for glyph in drawn(data):
        if glyph.mcid is not None:
            found[glyph.page] = found.get(glyph.page, "") + glyph.text
    return found


def numbers(words: str) -> list[str]:
    return re.findall("1[0-9][0-9]", words)


@pytest.mark.parametrize("language", ["ar", "ti"])
def test_german_stands_on_the_left_page_and_the_language_of_the_client_on_the_right(
    language: str,
) -> None:
    facing = Facing(numbered("de", 3), numbered(language, 3))
    found = pages(rendered(facing, language))
    # A book bound on the left shows page 2 at the left, one bound on the right page 2 at the right.
    left, right = (2, 1) if language == "ar" else (1, 2)
    assert "Wort" in found[left]
    assert WORDS[language][0] in found[right]


@pytest.mark.parametrize("language", ["ar", "ti"])
def test_opposite_pages_hold_the_same_blocks(language: str) -> None:
    facing = Facing(numbered("de", 20, 30), numbered(language, 20, 70))
    found = pages(rendered(facing, language))
    assert len(found) > 6
    for first in range(1, max(found), 2):
        here, there = (numbers(found.get(page, "")) for page in (first, first + 1))
        assert here == there


def test_what_precedes_is_filled_up_so_that_a_spread_begins_at_a_left_page() -> None:
    before = (Paragraph(passage("Davor")),)
    facing = Facing(numbered("de", 1), numbered("ti", 1))
    document = Document("Heft", "de", (*before, text("de", 1), facing), page=A5_BOOKLET)
    found = pages(render_pdf(document))
    assert sorted(found) == [0, 1, 2]
    two_before = Document("Heft", "de", (Cover((passage("Heft"),)), *before, facing))
    assert sorted(pages(render_pdf(two_before))) == [0, 1, 3, 4]


def test_page_numbers_go_on_across_the_spreads() -> None:
    data = rendered(Facing(numbered("de", 9, 90), numbered("ti", 9, 90)), "ti", text("de", 7))
    feet = {}
    for glyph in drawn(data):
        if glyph.mcid is None:
            feet[glyph.page] = feet.get(glyph.page, "") + glyph.text
    assert all(feet[page] == str(page + 1) for page in range(1, max(feet) + 1))


def test_each_language_is_read_through_in_one_piece() -> None:
    facing = Facing(numbered("de", 30, 40), numbered("ti", 30, 40))
    data = rendered(facing, "ti")
    parts = structure(data).of("Sect")[-2:]
    assert [len(part.of("P")) for part in parts] == [30, 30]
    assert {each.language for each in parts[0].of("P")} == {"de"}
    assert {each.language for each in parts[1].of("P")} == {"ti"}
    assert findings(data) == []


def test_names_in_latin_letters_begin_at_the_right_on_a_page_from_right_to_left() -> None:
    card = Card((passage("Frau Sommer", strong=True),), (text("ar", 1),))
    data = rendered(Facing((card,), (card,)), "ar")
    at = {
        glyph.page: glyph.x
        for glyph in reversed(drawn(data))
        if glyph.text == "F" and glyph.page in (1, 2)
    }
    assert at[1] > at[2] + 100


def test_lines_for_notes_begin_after_the_last_spread() -> None:
    data = rendered(Facing(numbered("de", 2), numbered("ti", 2)), "ti", LinesToEnd())
    found = drawn(data)
    assert max(glyph.page for glyph in found) == 3


def test_a_note_of_20000_characters_flows_over_as_many_pages_as_it_needs() -> None:
    note = "Das ist eine sehr lange Notiz. " * 650
    facing = Facing((Paragraph(passage(note)),), (Paragraph(passage("ጽሑፍ", "ti")),))
    data = rendered(facing, "ti")
    words = "".join(each.text for each in structure(data).of("P"))
    assert words.count("Notiz") == 650
    assert len({glyph.page for glyph in drawn(data)}) > 16


@st.composite
def blocks(draw: st.DrawFn, language: str) -> Block:
    length = draw(st.integers(1, 160))
    words = passage(" ".join([WORDS[language]] * length), language)
    short = passage(WORDS[language], language)
    kind = draw(st.integers(0, 8))
    made: tuple[Block, ...] = (
        Paragraph(words),
        Heading(short, draw(st.integers(1, 3)), pictogram="goal"),
        Card((short,), (Paragraph(words),), pictogram="person", spare=draw(st.booleans())),
        ItemList((ListItem(words), ListItem(short))),
        Fields((Field((short,), words, pictogram="phone"), Field((short,))), compact=True),
        Spacer(draw(st.floats(0, 60))),
        RuledLines(draw(st.integers(1, 30))),
        Path((PathStep((short,), PathState.NOW, (short,), (Paragraph(words),)),), language),
        Bilingual((Paragraph(words),), (Paragraph(short),)),
    )
    return made[kind]


@pytest.mark.full
@pytest.mark.parametrize("language", ["ar", "ti"])
@settings(max_examples=rounds(8, full=25), deadline=None)
@given(data=st.data())
def test_both_languages_always_have_the_same_number_of_pages(
    language: str, data: st.DataObject
) -> None:
    german = tuple(data.draw(st.lists(blocks("de"), max_size=7)))
    client = tuple(data.draw(st.lists(blocks(language), max_size=7)))
    page = data.draw(st.sampled_from((booklet_page(language), booklet_page(language, A6_PASS))))
    size = data.draw(st.sampled_from(TextSize))
    facing = Facing((*german, Heading(passage("Ende"))), (*client, Heading(passage("Ende"))))
    made = rendered(facing, language, Paragraph(passage("danach")), page=page, text_size=size)
    last = max(glyph.page for glyph in drawn(made))
    assert last % 2 == 1, "what follows stands on a left page again"
    ends = [number for number, words in pages(made).items() if words.endswith("Ende")]
    if len(german) == len(client):
        assert ends == [last - 2, last - 1]


def test_room_before_a_cover_is_no_page_of_its_own() -> None:
    blocks = (Section(), Spacer(5.0), Cover((passage("Heft"),)), Paragraph(passage("Text")))
    found = pages(render_pdf(Document("Heft", "de", blocks, page=A5_BOOKLET)))
    assert found == {0: "Heft", 1: "Text"}
