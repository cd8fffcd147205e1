"""What is drawn is what was written: order, joining, and the way back to text."""

from __future__ import annotations

import unicodedata

import pytest
import uharfbuzz as hb
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk import paths
from gkdesk.export.content import (
    Align,
    Document,
    Paragraph,
    Passage,
    TextStyle,
    code,
    foreign,
    mixed,
    passage,
)
from gkdesk.export.paper import Margins, Page
from gkdesk.export.pdf.render import render_pdf
from gkdesk.text.bidi_safe import ltr
from tests.unit.export.booklet_sample import booklet
from tests.unit.export.booklet_texts import GERMAN, TEXTS
from tests.unit.export.pdf_reading import Drawn, drawn, structure

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
MIRRORED = str.maketrans(")]}", "([{")
RTL = ["ar", "prs", "fa", "ps", "ckb"]
PHONE, DATE, LAW = "+49 2841 123-45", "18.11.2026", "§ 16a AufenthG"
SMALL = TextStyle.SMALL
WIDE = Page(margins=Margins(20, 20, 5, 5))  # keeps the sample texts on one line


def document(content: Passage, style: TextStyle = SMALL, align: Align = Align.START) -> Document:
    return Document("Probe", "de", (Paragraph(content, style, align),), WIDE)


def body(data: bytes) -> list[Drawn]:
    return [glyph for glyph in drawn(data) if not glyph.artifact]


def lines_of(data: bytes) -> list[str]:
    """Return what stands on each line, from left to right, by position alone."""
    rows: dict[tuple[int, int], list[Drawn]] = {}
    for glyph in body(data):
        rows.setdefault((glyph.page, round(glyph.y / 6)), []).append(glyph)
    keys = sorted(rows, key=lambda key: (key[0], -key[1]))
    return ["".join(g.text for g in sorted(rows[key], key=lambda g: g.x)).strip() for key in keys]


def bare(text: str) -> str:
    return text.translate(ISOLATES)


@pytest.mark.parametrize("language", RTL)
def test_right_to_left_lines_stand_in_the_order_of_an_independent_implementation(
    language: str,
) -> None:
    text = (
        TEXTS[language]["hours"].replace("ٔ", "").replace("ً", "")
    )  # marks have no place of their own
    marked = text.replace(PHONE, ltr(PHONE)).replace(DATE, ltr(DATE)).replace(LAW, ltr(LAW))
    marked = marked.replace("B1.07", ltr("B1.07")).replace("9:30", ltr("9:30"))
    expected = bare(get_display(marked, base_dir="R"))
    (line,) = lines_of(render_pdf(document(passage(text, language))))
    assert line.translate(MIRRORED) == expected.translate(MIRRORED)


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("piece", [PHONE, DATE, LAW, "B1.07", "9:30"])
def test_numbers_and_laws_are_read_from_left_to_right_in_every_language(
    language: str, piece: str
) -> None:
    data = render_pdf(document(passage(TEXTS[language]["hours"], language)))
    assert piece in "\n".join(lines_of(data))


@pytest.mark.parametrize(
    "piece",
    ["116 117", "02841 / 202-1187", "beratung@musterland.example", "DE12 3456 7890 1234 5678 90",
     "K-017", "1.234,50 €", "2026-11-18", "www.musterland.example/hilfe", "§§ 4, 5"],
)  # fmt: skip
def test_pieces_that_nobody_marked_keep_their_order_inside_arabic(piece: str) -> None:
    data = render_pdf(document(passage(f"اتصل بنا {piece} اليوم", "ar")))
    assert piece in lines_of(data)[0]


@pytest.mark.parametrize("language", ["ar", "prs", "ti", "uk", "kmr", "tr"])
def test_a_marked_code_and_a_foreign_name_keep_their_order(language: str) -> None:
    content = mixed(
        TEXTS[language]["me"] + " ",
        foreign("Dr. Jörg Groß-Özdemir (KIM)"),
        " ",
        code("A/12 b-7 (2026)"),
        language=language,
    )
    line = lines_of(render_pdf(document(content)))[0]
    assert "Dr. Jörg Groß-Özdemir (KIM)" in line
    assert "A/12 b-7 (2026)" in line


def test_a_number_after_an_arabic_name_in_german_stays_behind_it() -> None:
    line = lines_of(render_pdf(document(passage("Name سمیرا حیدری 0284 1234567 Ende"))))[0]
    assert line.index("ح") < line.index("0284 1234567") < line.index("Ende")


def independent_extents(
    text: str, family: str, script: str, size: float
) -> list[tuple[float, ...]]:
    """Shape with HarfBuzz alone and return the box of each letter with its marks."""
    path = paths.resources() / "fonts" / f"{family}_400Regular.ttf"
    font = hb.Font(hb.Face(hb.Blob.from_file_path(path)))
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.script = script
    hb.shape(font, buffer)
    boxes: dict[int, list[tuple[float, ...]]] = {}
    pen = 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        box = font.get_glyph_extents(info.codepoint)
        if box.width:
            left, top = pen + place.x_offset + box.x_bearing, place.y_offset + box.y_bearing
            boxes.setdefault(info.cluster, []).append(
                (left, top, left + box.width, top + box.height)
            )
        pen += place.x_advance
    return sorted(_union(each, size) for each in boxes.values())


def _union(boxes: list[tuple[float, ...]], size: float) -> tuple[float, ...]:
    left, top, right, bottom = zip(*boxes, strict=True)
    return tuple(
        round(each * size / 1000, 1) for each in (min(left), max(top), max(right), min(bottom))
    )


def drawn_extents(data: bytes) -> list[tuple[float, ...]]:
    glyphs = body(data)
    start = min(glyph.x for glyph in glyphs)
    base = min(glyph.y for glyph in glyphs if glyph.text.strip())
    found = []
    for glyph in glyphs:
        box = glyph.font.font.get_glyph_extents(glyph.gid)
        if box.width:
            scale = glyph.size / 1000
            left = glyph.x - start + box.x_bearing * scale
            top = glyph.y - base + box.y_bearing * scale
            found.append((left, top, left + box.width * scale, top + box.height * scale))
    return sorted(tuple(round(each, 1) for each in box) for box in found)


@pytest.mark.parametrize(
    ("text", "language", "family", "script", "scale"),
    [
        ("بيت السيدة في المدينة", "ar", "NotoNaskhArabic", "Arab", 1.14),
        ("لا إله پښتو ټیلیفون", "ps", "NotoNaskhArabic", "Arab", 1.14),
        ("بڕیار دەدەیت ێۆڵ", "ckb", "NotoNaskhArabic", "Arab", 1.14),
        ("ናተይ መሰነይ ጥራዝ", "ti", "NotoSansEthiopic", "Ethi", 1.0),
        ("Ім’я їжак Ґанок", "uk", "NotoSans", "Cyrl", 1.0),
        ("Kesên min ên têkiliyê", "kmr", "NotoSans", "Latn", 1.0),
        ("İrtibat kişilerim ığ", "tr", "NotoSans", "Latn", 1.0),
    ],
)
def test_letters_join_and_stand_as_harfbuzz_alone_places_them(
    text: str, language: str, family: str, script: str, scale: float
) -> None:
    data = render_pdf(document(passage(text, language), TextStyle.BODY))
    expected = independent_extents(text, family, script, 11.0 * scale)
    found = drawn_extents(data)
    shift = expected[0][0] - found[0][0]
    assert len(found) == len(expected)
    for box, wanted in zip(found, expected, strict=True):
        assert box == pytest.approx(
            (wanted[0] - shift, wanted[1], wanted[2] - shift, wanted[3]), abs=0.25
        )


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_structure_tree_reads_the_whole_booklet_in_the_words_of_its_source(
    language: str,
) -> None:
    tree = structure(render_pdf(booklet(language)))
    read = [" ".join(each.text.split()) for each in tree.walk() if each.role in ("P", "H1", "H2")]
    for key in ("about", "hours", "step", "me", "contacts"):
        assert " ".join(GERMAN[key].split()) in read
        assert " ".join(unicodedata.normalize("NFC", TEXTS[language][key]).split()) in read


@pytest.mark.parametrize("language", RTL)
def test_right_to_left_passages_carry_their_text_for_screen_readers(language: str) -> None:
    tree = structure(render_pdf(document(passage(TEXTS[language]["hours"], language))))
    (paragraph,) = tree.of("P")
    assert paragraph.replaced
    assert paragraph.language == language
    assert paragraph.text == unicodedata.normalize("NFC", TEXTS[language]["hours"])


WORDS = st.text("aäß Zé,.-(09:ሰላም ийЖ’\n", min_size=1, max_size=160)
ANY_WORDS = st.text("aß Z,.-(09:ሰም ийÉ\n بيتمدی۱٢\u00ad", min_size=1, max_size=160)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=WORDS)
def test_left_to_right_text_is_drawn_completely_and_in_order(text: str) -> None:
    data = render_pdf(document(passage(text), TextStyle.LARGE))
    read = "".join(glyph.text for glyph in body(data))
    assert read.split() == unicodedata.normalize("NFC", text).split()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=ANY_WORDS, language=st.sampled_from(["de", "ar", "ps"]))
def test_every_letter_of_mixed_text_is_drawn_exactly_once(text: str, language: str) -> None:
    data = render_pdf(document(passage(text, language), TextStyle.LARGE))
    read = sorted("".join(glyph.text for glyph in body(data)).replace("\u00ad", "").split())
    wanted = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    assert sorted("".join(read)) == sorted("".join(wanted.split()))


def test_line_breaks_of_the_user_are_kept() -> None:
    data = render_pdf(document(passage("Ostring 12\r\n47441 Musterstadt\nHaus B")))
    assert lines_of(data) == ["Ostring 12", "47441 Musterstadt", "Haus B"]


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    word = "Aufenthalts\u00adangelegenheiten\u00ad" * 12
    lines = lines_of(render_pdf(document(passage(word), TextStyle.LARGE)))
    assert len(lines) > 2
    assert all(line.endswith("\u00ad") for line in lines[:-1])
    assert all("\u00ad" not in line[:-1] for line in lines)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_justified_lines_fill_the_width_except_the_last(language: str) -> None:
    text = " ".join([TEXTS["ar"]["about"] if language == "ar" else GERMAN["about"]] * 6)
    data = render_pdf(document(passage(text, language), TextStyle.BODY, Align.JUSTIFY))
    rows: dict[float, list[Drawn]] = {}
    for glyph in body(data):
        if glyph.text.strip():
            rows.setdefault(round(glyph.y / 6), []).append(glyph)
    widths = [
        max(g.x + g.font.font.get_glyph_h_advance(g.gid) * g.size / 1000 for g in row)
        - min(g.x for g in row)
        for _, row in sorted(rows.items(), reverse=True)
    ]
    full = (210 - 10) * 72 / 25.4
    assert widths[:-1] == pytest.approx([full] * (len(widths) - 1), abs=1.0)
    assert widths[-1] < full - 5


def test_a_phone_number_is_never_broken_over_two_lines() -> None:
    for fill in range(40, 110, 7):
        text = "x" * fill + " " + " ".join(["ab"] * 3) + f" {PHONE} Ende"
        lines = lines_of(render_pdf(document(passage(text), TextStyle.LARGE)))
        assert any(PHONE in line for line in lines)
