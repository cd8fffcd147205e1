"""Evaluate a folder of returns, and make its workbook, its paper and its pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from gkdesk.errors import FolderUnreachable
from gkdesk.export.charts.drawing import drawn, pieces
from gkdesk.export.charts.framed import framed
from gkdesk.export.map.text import Ruler
from gkdesk.services.working_aids import evaluation_charts, evaluation_paper, evaluation_sheets
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.evaluating import evaluate_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from gkdesk.export.pdf.undrawn import Undrawn
    from gkdesk.network.marks import Drawing
    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.evaluation_charts import NamedChart
    from gkdesk.working_aids.evaluation.results import Evaluation

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_NAME = 100
MOST_HIGH = 2_000.0
"""Points of a picture, some 90 bars: it needs some 65 MB while it is painted for a report."""


def evaluation_of(
    folder: Path,
    *,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
) -> Evaluation:
    """Evaluate all packages of a folder. Raises FolderUnreachable and Cancelled."""
    try:
        return evaluate_folder(folder, passwords=passwords, progress=progress)
    except OSError as error:
        raise FolderUnreachable from error


def workbook(found: Evaluation, *, created: dt.datetime, author: str = "") -> bytes:
    """Return an evaluation as XLSX; the same evaluation gives the same bytes."""
    from gkdesk.export.network.workbook import xlsx_bytes

    sheets = evaluation_sheets.sheets(found)
    return xlsx_bytes(sheets, title=words.TITLE, author=author, created=created)


def paper(
    found: Evaluation,
    *,
    created: dt.datetime,
    author: str = "",
    is_demo: bool = False,
    undrawn: Undrawn | None = None,
) -> bytes:
    """Return an evaluation as PDF; a visible sign stands for letters that no font draws."""
    from gkdesk.export.pdf.render import render_pdf
    from gkdesk.export.pdf.undrawn import Undrawn as Kept

    document = evaluation_paper.compose(found, created=created, author=author, is_demo=is_demo)
    return render_pdf(document, undrawn or Kept())


def shown(named: NamedChart) -> Drawing:
    """Return a chart as a drawing for a page that says its title and its note itself."""
    return drawn(named.chart, Ruler())


def pictured(named: NamedChart) -> Drawing:
    """Return a chart as a picture that says by itself what it shows, of which aid and year."""
    return framed(drawn(named.chart, Ruler(), titled=True, noted=True))


def svg(named: NamedChart) -> bytes:
    """Return a chart as SVG."""
    from gkdesk.export.map.svg import map_svg

    return map_svg(pictured(named))


def pictures(found: Evaluation) -> Iterator[tuple[str, bytes]]:
    """Go through the charts as SVG files by their names."""
    for named in picture_files(evaluation_charts.charts(found)):
        yield f"{named.name}.svg", svg(named)


def picture_files(charts: Iterable[NamedChart]) -> Iterator[NamedChart]:
    """Go through charts with names that are fit for files, each of them once.

    One that is too high for a picture comes in several. The ids of aids and questions come from
    strangers and may hold any sign but spaces.
    """
    used: set[str] = set()
    for named in (piece for each in charts for piece in _divided(each)):
        fit = _NOT_IN_NAMES.sub("-", named.name)[:_LONGEST_NAME]
        number = next(each for each in count(1) if _numbered(fit, each).lower() not in used)
        name = _numbered(fit, number)
        used.add(name.lower())
        yield replace(named, name=name)


def _divided(named: NamedChart) -> Iterator[NamedChart]:
    found = pieces(named.chart, Ruler(), MOST_HIGH)
    for number, chart in enumerate(found, start=1):
        title = words.PIECE.format(title=chart.title, number=number, total=len(found))
        yield replace(named, chart=replace(chart, title=title)) if len(found) > 1 else named


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"
