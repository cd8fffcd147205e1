"""What a page may do without: empty rows and forms that have no room; and the sides of names."""

from __future__ import annotations

import pytest

from gkdesk.export.content import (
    Block,
    Card,
    Cell,
    Column,
    Cover,
    Document,
    Fields,
    Paragraph,
    RuledLines,
    Table,
    cell,
    foreign,
    mixed,
    passage,
)
from gkdesk.export.content import Field as Line
from gkdesk.export.paper import booklet_page
from gkdesk.export.pdf.render import render_pdf
from tests.unit.export.pdf_reading import drawn, open_pdf, structure

A5_WIDTH = 148 / 25.4 * 72
ARABIC = frozenset("سمیراحد")


def a_booklet(*blocks: Block, language: str = "de") -> bytes:
    return render_pdf(Document("Probe", "de", blocks, booklet_page(language)))


def pages_of(data: bytes) -> int:
    with open_pdf(data) as pdf:
        return len(pdf.pages)


def a_form(*, spare: bool) -> Card:
    lines = tuple(Line((passage(f"Zeile {number}"),)) for number in range(6))
    return Card((passage("Freies Formular"),), (Fields(lines),), spare=spare)


@pytest.mark.parametrize(("above", "pages"), [(4, 1), (16, 1)])
def test_a_spare_form_opens_no_page(above: int, pages: int) -> None:
    data = a_booklet(RuledLines(above), a_form(spare=True))

    assert pages_of(data) == pages
    assert ("Freies Formular" in structure(data).text) is (above == 4)


def test_what_follows_a_spare_form_takes_its_room() -> None:
    data = a_booklet(RuledLines(16), a_form(spare=True), Paragraph(passage("danach")))
    assert pages_of(data) == 1
    assert "danach" in structure(data).text


def test_a_form_that_is_not_spare_goes_to_the_next_page() -> None:
    assert pages_of(a_booklet(RuledLines(16), a_form(spare=False))) == 2


def test_a_short_table_gives_its_spare_rows_away_before_it_changes_the_page() -> None:
    table = Table(
        (Column(),),
        (cell("Kopf"),),
        ((cell("Eintrag"),),),
        row_height=11.0,
        spare=3,
    )
    assert isinstance(table.rows[0][0], Cell)
    assert pages_of(a_booklet(RuledLines(16), table)) == 1


@pytest.mark.parametrize("language", ["ar", "uk", "de"])
def test_every_name_on_the_cover_stands_where_its_own_script_begins(language: str) -> None:
    arabic = mixed(foreign("سمیرا حیدری", "prs"), language="prs")
    names = (passage("Samira Haidari"), arabic)
    data = a_booklet(Cover((passage("Heft"),), names=names), language=language)
    glyphs = drawn(data)
    own = [each.x for each in glyphs if each.text in ARABIC]
    latin = [each.x for each in glyphs if each.text == "S"]

    assert min(latin) < A5_WIDTH / 4
    assert max(own) > A5_WIDTH * 0.8
