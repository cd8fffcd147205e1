"""Charts as pictures: one that is too high comes in several."""

from __future__ import annotations

from gkdesk.export.charts.chart import Bar, BarChart
from gkdesk.services.working_aids.evaluating import MOST_HIGH, picture_files, pictured
from gkdesk.services.working_aids.evaluation_charts import NamedChart

_HEAD = 150.0
"""A picture has a title and a note above its chart."""


def test_a_chart_that_is_too_high_comes_in_several_pictures_of_one_scale() -> None:
    bars = tuple(Bar(f"Zeile {number}", (number, 1), str(number + 1)) for number in range(300))
    short = NamedChart("kurz", BarChart("Kurz", "", ("a", "b"), bars[:3]))

    found = list(picture_files((NamedChart("lang", BarChart("T", "", ("a", "b"), bars)), short)))

    assert [each.name for each in found] == ["lang", "lang_2", "lang_3", "lang_4", "kurz"]
    assert [each.chart.title for each in found[1:]] == [
        *(f"T (Teil {number} von 4)" for number in (2, 3, 4)),
        "Kurz",
    ]
    charts = [each.chart for each in found[:-1] if isinstance(each.chart, BarChart)]
    assert tuple(bar for chart in charts for bar in chart.bars) == bars
    assert {chart.longest for chart in charts} == {300}
    assert max(pictured(each).height for each in found) <= MOST_HIGH + _HEAD
