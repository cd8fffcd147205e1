"""Evaluate a folder of returns, and make its workbook, its paper and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import FolderUnreachable
from gkdesk.export.charts.drawing import drawn
from gkdesk.export.map.text import Ruler
from gkdesk.services.working_aids import evaluation_charts, evaluation_paper, evaluation_sheets
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.evaluating import evaluate_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gkdesk.export.pdf.undrawn import Undrawn
    from gkdesk.network.marks import Drawing
    from gkdesk.progress import Progress
    from gkdesk.working_aids.evaluation.results import Evaluation


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


def drawings(found: Evaluation) -> Iterator[tuple[str, Drawing]]:
    """Go through the charts as drawings by names, for the screen and its painter of pixels."""
    ruler = Ruler()
    for named in evaluation_charts.charts(found):
        yield named.name, drawn(named.chart, ruler)


def pictures(found: Evaluation, *, grey: bool = False) -> Iterator[tuple[str, bytes]]:
    """Go through the charts as SVG files by their names."""
    from gkdesk.export.map.svg import map_svg

    for name, drawing in drawings(found):
        yield f"{name}.svg", map_svg(drawing, grey=grey)
