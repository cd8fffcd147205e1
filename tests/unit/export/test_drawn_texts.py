"""Every fixed text of every language stands on paper as an independent reference sets it.

The reference is python-bidi (the algorithm of the Rust crate `unicode-bidi`), line by line; the
lines are taken from the positions of the glyphs in the content stream, never from our own layout.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from bidi import get_display

from gkdesk.export.content import (
    Block,
    Card,
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    HelperMap,
    HelperSpot,
    Paragraph,
    Passage,
    Path,
    PathState,
    PathStep,
    Table,
    TextStyle,
    foreign,
    mixed,
    passage,
)
from gkdesk.export.pdf.render import render_pdf
from gkdesk.text.bidi_safe import auto, ltr
from gkdesk.text.languages import BOOKLET_LANGUAGES, is_rtl
from gkdesk.text.translations import load
from tests.unit.export.pdf_reading import drawn, structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.unit.export.pdf_reading import Drawn, Element

SETS = ("booklet", "consent", "conference", "handout")
PIECES = (
    "18.11.2026",
    "9:30",
    "+49 2841 123-45",
    "beratung@musterland.example",
    "§ 16a AufenthG",
    "K-017",
    "116 117",
    "1.234,50 €",
    "(B1.07)",
    "2.14-B",
    "0221/4710-551",
    "2841/123-45",
    "+49 30 1234-567",
)
TIMES = ("08:00", "12:15")
HOURS = "-".join(TIMES)
NAME = "Jörg Groß-Özdemir"
LAW = re.compile(r"(?<!\u2066)§ \d+ [A-Z]\w+")
LINE_GAP = 6.0  # points; marks and joined letters may stand a little above or below their line
NEXT_LETTER = "\N{GREEK SMALL LETTER OMEGA}"  # read from left to right, and in no text of ours
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
MIRRORED = str.maketrans(")]}»›", "([{«‹")
LANGUAGES = [language.code for language in BOOKLET_LANGUAGES]
FROM_THE_RIGHT = [code for code in LANGUAGES if is_rtl(code)]


def texts_of(code: str) -> list[str]:
    """Return all fixed texts of a language, and each piece once in the middle of one of them."""
    known = [text for name in SETS for text in load(code, name=name).texts.values()]
    known = [re.sub(r"\{[a-z_]+\}", "21.11.2026", text) for text in known]
    long = [text for text in known if text.count(" ") >= 4]
    mixed = []
    for number, piece in enumerate((*PIECES, NAME)):
        words = long[number * 7 % len(long)].split(" ")
        mixed.append(" ".join((*words[:2], piece, *words[2:])))
    return known + mixed


def marked(text: str) -> str:
    """Return a text in which dates, numbers and names are isolated, as the standard asks for."""
    for piece in sorted((*PIECES, *TIMES, NAME, "21.11.2026"), key=len, reverse=True):
        text = text.replace(piece.strip("()"), ltr(piece.strip("()")))
    return LAW.sub(lambda found: ltr(found[0]), text)


@cache
def shape(text: str) -> str:
    """Return the letters of a line in their order: no spaces, no marks above or below letters."""
    kept = (each for each in unicodedata.normalize("NFC", text) if not _is_bare(each))
    return "".join(kept).translate(MIRRORED)


def _is_bare(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Mn", "Cf")


def expected_lines(text: str, code: str, lengths: list[int]) -> Iterator[str]:
    """Cut a text into lines of so many letters, and set each by the reference."""
    words = re.split(r"(?<=-)(?=[^\W\d])| ", marked(text))
    for length in lengths:
        line: list[str] = []
        while words and len(shape("".join(line).translate(ISOLATES))) < length:
            line.append(words.pop(0))
        beyond = NEXT_LETTER if _is_torn(line, words) else ""
        set_line = get_display(" ".join(line) + beyond, base_dir="R" if is_rtl(code) else "L")
        yield shape(set_line.replace(NEXT_LETTER, "").translate(ISOLATES))
    assert not words


def _is_torn(line: list[str], words: list[str]) -> bool:
    """Tell whether a line ends with a hyphen within a word that is read from left to right.

    Directions are those of the whole paragraph: such a hyphen stands between two of its letters.
    """
    is_open = bool(line and words) and line[-1].endswith("-")
    return is_open and unicodedata.bidirectional(words[0][0]) == "L"


class OnPaper(NamedTuple):
    """What a PDF shows: the lines of each paragraph, and the words of each as they are read."""

    lines: list[list[str]]
    spoken: list[str]


def on_paper(body: Iterable[Block]) -> OnPaper:
    """Set paragraphs on paper, and read it back; lines go by the position of glyphs alone."""
    data = render_pdf(Document("Probe", "de", (Heading(passage("Probe")), *body)))
    glyphs = drawn(data)
    elements = structure(data, glyphs).of("P")
    home = {mark: number for number, each in enumerate(elements) for mark in _marks(each)}
    kept: dict[int, list[Drawn]] = defaultdict(list)
    for glyph in glyphs:
        number = None if glyph.mcid is None else home.get((glyph.page, glyph.mcid))
        if number is not None and shape(glyph.text):
            kept[number].append(glyph)
    lines = [[_left_to_right(row) for row in _rows(kept[number])] for number in sorted(kept)]
    return OnPaper(lines, [_spoken(element) for element in elements])


def _rows(glyphs: list[Drawn]) -> list[list[Drawn]]:
    rows: list[list[Drawn]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.page, -each.y)):
        last = rows[-1][-1] if rows else None
        if last is None or last.page != glyph.page or last.y - glyph.y > LINE_GAP:
            rows.append([])
        rows[-1].append(glyph)
    return rows


def _marks(element: Element) -> list[tuple[int, int]]:
    return [mark for each in element.walk() for mark in each.marks]


def _left_to_right(row: list[Drawn]) -> str:
    letters = (_in_order(glyph.text) for glyph in sorted(row, key=lambda glyph: glyph.x))
    return shape("".join(letters))


@cache
def _in_order(text: str) -> str:
    """Return the letters of one glyph from left to right: a ligature of lam and alef is two."""
    rtl = any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)
    return text[::-1] if rtl else text


@cache
def all_texts(code: str) -> OnPaper:
    """Return what all texts of a language look like on paper, set once."""
    texts = (passage(text, code) for text in texts_of(code))
    return on_paper(Paragraph(text, TextStyle.SMALL) for text in texts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_drawn_in_the_order_of_an_independent_implementation(code: str) -> None:
    texts = texts_of(code)
    found = all_texts(code).lines
    assert len(found) == len(texts)
    different = []
    for text, lines in zip(texts, found, strict=True):
        wanted = list(expected_lines(text, code, [len(line) for line in lines]))
        if wanted != lines:
            different.append((text, wanted, lines))
    assert not different, different[:2]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_can_be_read_aloud_and_copied_as_it_was_written(code: str) -> None:
    wanted = [unicodedata.normalize("NFC", " ".join(text.split())) for text in texts_of(code)]
    assert all_texts(code).spoken == wanted


def _spoken(element: Element) -> str:
    return " ".join(element.text.replace("\u00ad", "").split())


def typed_texts(code: str) -> list[str]:
    """Return what people type in a language: each piece by itself, and in a sentence."""
    known = load(code, name="booklet").texts.values()
    words = next(text for text in known if text.count(" ") > 3 and "{" not in text).split(" ")[:3]
    sentences = [" ".join((*words[:2], piece, words[2])) for piece in (*PIECES, HOURS)]
    return [*PIECES, *sentences]


def typed(text: str, code: str) -> Passage:
    return mixed(foreign(text), language=code)


@pytest.mark.parametrize("code", FROM_THE_RIGHT)
def test_numbers_in_typed_text_are_drawn_in_the_order_of_an_independent_implementation(
    code: str,
) -> None:
    texts = typed_texts(code)
    found = on_paper(Paragraph(typed(text, code), TextStyle.SMALL) for text in texts).lines
    different = []
    for text, lines in zip(texts, found, strict=True):
        isolated = f"{auto('x')[0]}{marked(text)}{auto('x')[-1]}"
        wanted = [shape(get_display(isolated, base_dir="R").translate(ISOLATES))]
        if wanted != lines:
            different.append((text, wanted, lines))
    assert not different, different[:2]


def places(text: Passage, code: str) -> tuple[Block, ...]:
    """Return every kind of place that a typed text can have on paper."""
    step = PathStep((text,), PathState.NOW, (), (Paragraph(text),))
    return (
        Paragraph(text),
        Table((Column(), Column()), (cell_of(text), cell_of(text)), ((cell_of(text), Cell()),)),
        Fields((Field((passage("Probe"),), text),)),
        Card((text,), (Paragraph(text),)),
        Path((step,), code),
        HelperMap(text, (HelperSpot(text, (text,)),), "Probe", code),
    )


def cell_of(text: Passage) -> Cell:
    return Cell((Paragraph(text),))


IN_PLACES = 12
"""So often a text stands in all places; each piece is typed by itself and in a sentence."""


@pytest.mark.parametrize("code", FROM_THE_RIGHT)
def test_a_typed_number_reads_from_left_to_right_wherever_it_stands(code: str) -> None:
    blocks = (each for text in typed_texts(code) for each in places(typed(text, code), code))
    data = render_pdf(Document("Probe", "de", (Heading(passage("Probe")), *blocks)))
    lines = "\n".join(_left_to_right(row) for row in _rows(drawn(data)))
    found = {piece: lines.count(shape(piece)) for piece in (*PIECES, TIMES[0])}
    assert found == dict.fromkeys(PIECES, 2 * IN_PLACES) | {TIMES[0]: IN_PLACES}, lines
