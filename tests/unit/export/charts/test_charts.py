"""Charts: what they show, that they fit the page, and how they are read without seeing them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pikepdf
import pytest

from gkdesk.export.charts.chart import Bar, BarChart, Year, YearChart
from gkdesk.export.charts.drawing import MOST_PARTS, WIDTH, drawn, pieces
from gkdesk.export.charts.figure import Figure
from gkdesk.export.content import Document, Heading, passage
from gkdesk.export.map.colours import print_palette
from gkdesk.export.map.painting import extent
from gkdesk.export.map.svg import map_svg
from gkdesk.export.map.text import Ruler
from gkdesk.export.pdf.render import render_pdf
from gkdesk.network.marks import Drawing, PolygonMark, TextMark
from tests.unit.export.pdf_reading import open_pdf

_PARTS = ("kreisfreie Städte", "Kreise", "kreisangehörige Kommunen")
_BARS = BarChart(
    "Mitglied",
    "Mitglied. Ausländerbehörde 38 (86,4 %); Jobcenter 39 (88,6 %).",
    _PARTS,
    (
        Bar("Ausländerbehörde", (15, 20, 3), "38 (86,4 %)"),
        Bar(
            "Kommunale Koordinierungsstelle der Donaudampfschifffahrtsgesellschaftskapitäne "
            "und aller ihrer Nachbarinnen und Nachbarn im Kreis",
            (44, 0, 1),
            "45",
        ),
        Bar("مكتب الأجانب", (0, 0, 0), "0"),
    ),
)
_YEARS = YearChart(
    "Vereinbarung",
    "Vereinbarung. 2020 7 von 47; 2021 13 von 39.",
    tuple(Year(2014 + at, at, 10 * at, f"{at} von {10 * at}", "14,9 %") for at in range(9)),
    "ja",
    "alle",
)


def _blocks(drawing: Drawing) -> list[float]:
    """Return the widths of the parts of the bars."""
    blocks = (mark for mark in drawing.marks if isinstance(mark, PolygonMark) and mark.about.id)
    return [round(mark.points[1].x - mark.points[0].x, 3) for mark in blocks]


def test_parts_of_bars_are_as_long_as_they_count() -> None:
    first, *others = _blocks(drawn(_BARS, Ruler()))

    assert [round(each / first * 15, 2) for each in others] == [20, 3, 44, 1]


@pytest.mark.parametrize("chart", [_BARS, _YEARS])
def test_everything_stands_on_the_drawing(chart: BarChart | YearChart) -> None:
    ruler = Ruler()
    drawing = drawn(chart, ruler)

    boxes = [extent(mark, ruler) for mark in drawing.marks]
    assert min(box.left for box in boxes) >= -1
    assert max(box.right for box in boxes) <= WIDTH + 1
    assert max(box.bottom for box in boxes) <= drawing.height + 1


def test_a_chart_that_is_too_high_goes_on_below_in_one_scale() -> None:
    bars = tuple(Bar(f"Zeile {at}", (at + 1, 2, 0), "") for at in range(40))
    chart = replace(_BARS, bars=bars)
    divided = pieces(chart, Ruler(), 300.0)

    assert [bar for piece in divided for bar in piece.bars] == list(bars)
    assert all(drawn(piece, Ruler()).height <= 300 for piece in divided)
    first, *_others, last = (drawn(piece, Ruler()) for piece in divided)
    assert _blocks(first)[1] == _blocks(last)[1]


def test_years_are_of_one_height_so_that_shares_compare() -> None:
    years = (Year(2020, 6, 9, "6 von 9", ""), Year(2021, 4, 6, "4 von 6", ""))
    drawing = drawn(replace(_YEARS, years=years), Ruler())
    columns = [mark for mark in drawing.marks if isinstance(mark, PolygonMark) and mark.about.id]

    heights = [round(each.points[2].y - each.points[0].y, 3) for each in columns]
    assert heights[0] == heights[2]
    assert heights[1] == heights[3]


def test_a_picture_that_stands_alone_carries_its_title_and_where_it_is_from() -> None:
    drawing = drawn(replace(_BARS, note="Probe (2021). N = 9"), Ruler(), titled=True, noted=True)

    texts = {mark.text for mark in drawing.marks if isinstance(mark, TextMark)}
    assert {"Mitglied", "Probe (2021). N = 9"} <= texts


def test_numbers_stand_at_every_bar_and_year() -> None:
    for chart, ends in (
        (_BARS, {bar.end for bar in _BARS.bars}),
        (_YEARS, {year.above for year in _YEARS.years}),
    ):
        texts = {mark.text for mark in drawn(chart, Ruler()).marks if isinstance(mark, TextMark)}
        assert ends <= texts


def test_parts_differ_in_grey() -> None:
    grey = print_palette(grey=True)
    drawing = drawn(_BARS, Ruler())
    tokens = {
        mark.fill.token for mark in drawing.marks if isinstance(mark, PolygonMark) if mark.fill
    }

    lightness = sorted(grey.share(token)[0] for token in tokens)
    assert len(lightness) == 3
    assert all(above - below > 0.12 for below, above in itertools.pairwise(lightness))


def test_as_many_answers_as_a_bar_shows_differ_in_grey() -> None:
    grey = print_palette(grey=True)
    parts = tuple(f"Antwort {at}" for at in range(MOST_PARTS))
    chart = replace(_BARS, parts=parts, bars=(Bar("A", (1,) * MOST_PARTS, ""),))
    tokens = {
        mark.fill.token
        for mark in drawn(chart, Ruler()).marks
        if isinstance(mark, PolygonMark) and mark.fill
    }

    lightness = sorted(grey.share(token)[0] for token in tokens)
    assert len(lightness) == MOST_PARTS
    assert all(above - below > 0.1 for below, above in itertools.pairwise(lightness))


def test_a_figure_of_a_document_has_its_alternative_text() -> None:
    blocks = (Heading(passage("Auswertung")), Figure(drawn(_BARS, Ruler())))
    data = render_pdf(Document("Auswertung", "de", blocks))

    with open_pdf(data) as pdf:
        found = [each for each in pdf.objects if _is_figure(each)]
        assert [str(each.Alt) for each in found] == [_BARS.sentence]
    assert data == render_pdf(Document("Auswertung", "de", blocks))


def test_a_picture_for_a_report_names_every_bar() -> None:
    picture = map_svg(drawn(_BARS, Ruler())).decode()

    assert "<title>Ausländerbehörde: 38 (86,4 %)</title>" in picture


def _is_figure(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
