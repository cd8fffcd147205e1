"""„Mein Weg“ on paper: a list of steps, told by words and by shapes."""

from __future__ import annotations

import re

import pytest

from gkdesk.export.content import (
    Block,
    Cover,
    Document,
    Heading,
    Paragraph,
    Path,
    PathState,
    PathStep,
    TextSize,
    passage,
)
from gkdesk.export.paper import A5_BOOKLET, A6_PASS, Page
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.pdf_reading import drawn, open_pdf, structure
from tests.unit.export.pdf_rules import findings

WORDS = {PathState.REACHED: "Erreicht", PathState.NOW: "Jetzt", PathState.NEXT: "Danach"}


def step(title: str, state: PathState, *below: Block) -> PathStep:
    return PathStep((passage(title),), state, (passage(WORDS[state]),), below)


STEPS = (
    step("Deutsch-Kurs A2", PathState.REACHED, Paragraph(passage("Seit Mai"))),
    step("Deutsch-Kurs B1", PathState.NOW),
    step("Ausbildung", PathState.NEXT, Paragraph(passage("Ab August"))),
)


def rendered(path: Path, page: Page = A5_BOOKLET, size: TextSize = TextSize.NORMAL) -> bytes:
    blocks = (Cover((passage("Heft"),)), Heading(passage("Mein Weg"), pictogram="path"), path)
    return render_pdf(Document("Heft", "de", blocks, page=page, text_size=size))


def test_each_step_is_an_item_whose_label_says_its_state() -> None:
    data = rendered(Path(STEPS))
    (found,) = structure(data).of("L")
    assert [kid.role for kid in found.kids] == ["LI"] * 3
    assert [item.of("Lbl")[0].text for item in found.kids] == ["Erreicht", "Jetzt", "Danach"]
    assert [item.of("LBody")[0].kids[0].text for item in found.kids] == [
        "Deutsch-Kurs A2",
        "Deutsch-Kurs B1",
        "Ausbildung",
    ]
    assert findings(data) == []


def marks(data: bytes) -> list[str]:
    """Return the operators that paint each mark: filled, stroked, dashed."""
    with open_pdf(data) as pdf:
        code = pdf.pages[1].Contents.read_bytes().decode("latin-1")
    return [
        "".join(re.findall(r"(?<= )(?:f|B|S)(?= |$)", drawing))
        for drawing in re.findall(r"q ([^q]*?) Q\n", code)
        if " c " in drawing and " cm " not in drawing
    ]


def test_the_state_is_told_by_the_shape_of_the_mark_alone() -> None:
    shapes = marks(rendered(Path(STEPS)))
    assert len(shapes) == len(set(shapes)) == 3


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_line_stands_where_reading_begins(language: str) -> None:
    data = rendered(Path(STEPS, language))
    titles = [glyph.x for glyph in drawn(data) if glyph.page == 1 and glyph.text == "D"]
    shifted = {"de": 30.0, "ar": 0.0}[language]
    edge = 13.0 * 72 / 25.4
    assert min(titles) == pytest.approx(edge + shifted, abs=4)


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("page", [A5_BOOKLET, A6_PASS])
def test_a_long_path_goes_on_over_the_pages(page: Page, size: TextSize) -> None:
    note = Paragraph(passage("Ein Satz über diesen Schritt. " * 9))
    many = tuple(step(f"Schritt {number}", PathState.NEXT, note) for number in range(14))
    data = rendered(Path(many), page, size)
    (found,) = structure(data).of("L")
    assert len(found.kids) == 14
    assert len({glyph.page for glyph in drawn(data)}) > 3
    assert all(glyph.y > 0 for glyph in drawn(data))


def test_a_step_with_a_note_of_20000_characters_is_cut() -> None:
    long = step("Schritt", PathState.NOW, Paragraph(passage("Ein sehr langer Satz. " * 900)))
    data = rendered(Path((long, step("Ende", PathState.NEXT))))
    assert structure(data).text.count("langer") == 900
    assert all(glyph.y > 20 for glyph in drawn(data))


def test_a_path_without_steps_is_nothing() -> None:
    assert structure(rendered(Path(()))).of("L") == []
