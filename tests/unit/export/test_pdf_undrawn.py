"""Papers that are made although no bundled font draws every character."""

from __future__ import annotations

import pytest

from gkdesk.export.content import Document, Paragraph, passage
from gkdesk.export.pdf.render import render_pdf
from gkdesk.export.pdf.undrawn import Undrawn, UndrawnSign
from tests.unit.export.pdf_reading import drawn


def paper(*lines: str) -> Document:
    return Document("Liste", "de", tuple(Paragraph(passage(line)) for line in lines))


def test_a_visible_sign_stands_for_what_cannot_be_drawn_and_the_rest_stays() -> None:
    undrawn = Undrawn()
    data = render_pdf(paper("Zoé 😀 Haus", "Café"), undrawn)
    shown = "".join(glyph.text for glyph in drawn(data))
    assert "Zoé \ufffd Haus" in shown
    assert "Café" in shown
    assert undrawn.signs == (UndrawnSign("😀", "U+1F600", "Zoé 😀 Haus"),)


def test_the_same_sign_at_another_place_is_told_again() -> None:
    undrawn = Undrawn()
    render_pdf(paper("Amt 😀", "Amt 😀", "Verein 😀"), undrawn)
    assert [each.words for each in undrawn.signs] == ["Amt 😀", "Verein 😀"]


def test_only_the_words_around_a_sign_are_told() -> None:
    undrawn = Undrawn()
    render_pdf(paper("a " * 100 + "😀" + " b" * 100), undrawn)
    (sign,) = undrawn.signs
    assert sign.words.startswith("…a ")
    assert sign.words.endswith(" b…")
    assert len(sign.words) < 90


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 halb",
        "𞤀 fremd",
        "ب\u135d",
        "A\U0001f3fb",
        "漢" * 300,
        "\u2067😀\u2069",
        "e\u0489\u135d",
    ],
)
def test_nothing_that_somebody_typed_stops_the_paper(text: str) -> None:
    undrawn = Undrawn()
    assert render_pdf(paper(text), undrawn).startswith(b"%PDF")
    for each in undrawn.signs:
        each.words.encode("utf-8")
        each.sign.encode("utf-8")
