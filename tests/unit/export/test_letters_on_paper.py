"""Letters after DIN 5008, letterheads and the logo in them."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gkdesk.errors import AddressTooLong
from gkdesk.export.content import (
    Align,
    Cover,
    Document,
    Field,
    Heading,
    Letter,
    Letterhead,
    Paragraph,
    Picture,
    TextSize,
    code,
    mixed,
    passage,
)
from gkdesk.export.paper import A5_BOOKLET, LETTER
from gkdesk.export.pdf.render import render_pdf
from gkdesk.export.picture_file import normalised
from tests.unit.export.pdf_reading import Drawn, drawn, open_pdf, structure
from tests.unit.export.pdf_rules import findings

POINT = 72 / 25.4
HEIGHT = 297
RECIPIENT = ("Herrn", "Yusuf Al-Khatib", "Am Bahnhof 3", "58511 Lüdenscheid")
INFO = (
    Field((passage("Auskunft"),), passage("Frau Sommer")),
    Field((passage("Datum"),), passage("22.11.2026")),
)


def logo(alternative: str = "Wappen") -> Picture:
    out = io.BytesIO()
    Image.new("RGBA", (300, 100), (200, 30, 30, 128)).save(out, "PNG")
    return Picture(normalised(out.getvalue()), alternative)


HEAD = Letterhead("Kreis Musterland", ("Integration", "Ring 1, 58507 Altena"), logo())


def letter(*recipient: str, sender: str = "Kreis Musterland · Ring 1") -> Letter:
    subject = (passage("Einladung zum Gespräch"), passage("دعوة إلى مقابلة", "ar"))
    return Letter(passage(sender), tuple(map(passage, recipient)), INFO, subject)


def rendered(
    head: Letter, size: TextSize = TextSize.NORMAL, letterhead: Letterhead | None = HEAD
) -> bytes:
    body = Paragraph(passage("Wir möchten mit Ihnen sprechen. " * 12))
    blocks = (head, body)
    return render_pdf(
        Document("Brief", "de", blocks, page=LETTER, text_size=size, letterhead=letterhead)
    )


def lines(data: bytes) -> dict[float, list[Drawn]]:
    """Return the glyphs of the first page by their distance from its top in mm."""
    found: dict[float, list[Drawn]] = {}
    for glyph in drawn(data):
        if glyph.page == 0 and glyph.mcid is not None:
            found.setdefault(round(HEIGHT - glyph.y / POINT, 1), []).append(glyph)
    return found


def where(data: bytes, words: str) -> tuple[float, float, float]:
    """Return left and right edge of a line and its distance from the top, in mm."""
    for top, glyphs in lines(data).items():
        line = "".join(glyph.text for glyph in glyphs)
        if words in line:
            at = line.index(words)
            found = glyphs[at : at + len(words)]
            return found[0].x / POINT, found[-1].x / POINT, top
    raise AssertionError(words)


@pytest.mark.parametrize("size", TextSize)
def test_everything_stands_where_din_5008_wants_it(size: TextSize) -> None:
    data = rendered(letter(*RECIPIENT), size)
    for line in RECIPIENT:
        left, right, top = where(data, line)
        assert left == pytest.approx(25, abs=0.6)
        assert right < 105
        assert 62.7 < top <= 90
    assert where(data, "Kreis Musterland · Ring")[2] < 62.7
    left, _, top = where(data, "Auskunft")
    assert left == pytest.approx(125, abs=0.6)
    assert 50 < top < 60
    assert where(data, "Einladung zum")[2] == pytest.approx(102.5, abs=2)
    assert where(data, "Kreis Musterland")[2] < 45
    assert findings(data) == []


@pytest.mark.parametrize("label", [("E-Mail",), ("E-Mail", "Имейл")])
@pytest.mark.parametrize(
    "value",
    ["integration@kreis-musterland.example", "integrationsbeauftragte@kreis-musterland.example"],
)
def test_a_long_address_beside_the_window_ends_where_the_text_ends(
    label: tuple[str, ...], value: str
) -> None:
    labels = tuple(map(passage, label, ("de", "bg")))
    info = (*INFO, Field(labels, mixed(code(value))))
    glyphs = drawn(rendered(replace(letter(*RECIPIENT), info=info)))

    beside = [each for each in glyphs if each.page == 0 and 45 < HEIGHT - each.y / POINT < 95]
    assert max(each.x for each in beside) / POINT < 190
    assert min(each.size for each in beside if each.x / POINT > 124) >= 7.5


def test_marks_show_where_to_fold_and_to_punch() -> None:
    with open_pdf(rendered(letter(*RECIPIENT))) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    for at in (105.0, 148.5, 210.0):
        assert any(abs(each - (HEIGHT - at) * POINT) < 0.6 for each in _marks(code))


def _marks(code: str) -> list[float]:
    """Return how high the straight lines at the left edge of the paper stand."""
    starts = re.findall(r"([\d.]+) ([\d.]+) m [\d.]+ [\d.]+ l S", code)
    return [float(y) for x, y in starts if float(x) < 8 * POINT]


def test_the_letter_is_read_in_the_order_of_its_parts() -> None:
    found = structure(rendered(letter(*RECIPIENT)))
    words = [each.text.strip() for each in found.walk() if each.role in ("P", "H1", "Figure")]
    order = ["Kreis Musterland", "Herrn", "Frau Sommer", "Einladung zum Gespräch"]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert [each.text for each in found.of("H1")] == ["Einladung zum Gespräch"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcdefg ", min_size=1, max_size=120), min_size=1, max_size=9))
def test_an_address_stays_in_the_window_or_is_refused(recipient: list[str]) -> None:
    try:
        data = rendered(letter(*[f"X{line}Z" for line in recipient]), letterhead=None)
    except AddressTooLong:
        assert len(recipient) > 5 or sum(map(len, recipient)) > 200
        return
    for top, glyphs in lines(data).items():
        if 62.7 < top < 95 and glyphs[0].x < 100 * POINT:
            assert top <= 90
            assert glyphs[0].x >= 25 * POINT - 1
            assert max(glyph.x + glyph.size / 2 for glyph in glyphs) <= 106 * POINT
            assert min(glyph.size for glyph in glyphs) >= 8


def test_an_address_of_twenty_lines_is_refused() -> None:
    with pytest.raises(AddressTooLong):
        rendered(letter(*["Straße"] * 20))


def test_a_long_line_of_the_sender_stays_above_the_address() -> None:
    data = rendered(letter(*RECIPIENT, sender="Kreis Musterland, Ring 1 · " * 9), letterhead=None)
    tops = [top for top, glyphs in lines(data).items() if glyphs[0].x < 100 * POINT]
    assert min(tops) > 45
    assert findings(data) == []


def test_a_letterhead_opens_the_first_page_of_any_document() -> None:
    blocks = (Heading(passage("Handzettel")), Paragraph(passage("Text. " * 900)))
    data = render_pdf(Document("Handzettel", "de", blocks, letterhead=HEAD))
    assert where(data, "Kreis Musterland")[2] < where(data, "Handzettel")[2]
    assert structure(data).text.count("Kreis Musterland") == 1
    assert findings(data) == []


def test_a_cover_has_room_for_the_letterhead() -> None:
    blocks = (Cover((passage("Heft"),), blocks=(Paragraph(passage("unten")),)),)
    data = render_pdf(Document("Heft", "de", blocks, page=A5_BOOKLET, letterhead=HEAD))
    assert {glyph.page for glyph in drawn(data)} == {0}
    assert findings(data) == []


def test_a_picture_with_words_is_a_figure_and_one_without_is_decoration() -> None:
    for words, count in (("Wappen", 1), ("", 0)):
        blocks = (Heading(passage("Bild")), Paragraph(passage("Text")), logo(words))
        data = render_pdf(Document("Bild", "de", blocks))
        assert len(structure(data).of("Figure")) == count
        assert findings(data) == []


@pytest.mark.parametrize(("align", "left"), [(Align.START, 22), (Align.END, 136), (None, 79)])
def test_a_picture_stands_where_it_is_wanted(align: Align | None, left: float) -> None:
    picture = Picture(logo().data, "Wappen", 18.0, align or Align.CENTER)
    data = render_pdf(Document("Bild", "de", (Heading(passage("Bild")), picture)))
    with open_pdf(data) as pdf:
        (code,) = [
            line
            for line in pdf.pages[0].Contents.read_bytes().decode("latin-1").splitlines()
            if line.endswith(" Do Q")
        ]
    wide, _, _, high, x, _ = map(float, code.split()[1:7])
    assert (wide / POINT, high / POINT) == pytest.approx((54, 18), abs=0.1)
    assert x / POINT == pytest.approx(left, abs=0.5)


def test_the_colours_of_a_logo_arrive_on_paper() -> None:
    data = render_pdf(Document("Bild", "de", (Heading(passage("Bild")), logo())))
    with open_pdf(data) as pdf:
        image = pdf.pages[0].Resources.XObject["/I0"]
        dots = image.read_bytes()
    assert dots[:3] == bytes((227, 142, 142))
