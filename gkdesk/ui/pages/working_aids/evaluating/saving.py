"""Files of an evaluation on their way out: each is noted in the log, as all that leaves."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import GkdeskError
from gkdesk.services.files import folder_for, replacement
from gkdesk.services.leaving import PaperWay
from gkdesk.services.working_aids.evaluating import picture_files
from gkdesk.services.working_aids.evaluations import EvaluationCode, MadeEvaluation
from gkdesk.ui import printing
from gkdesk.ui.pages.print_send.leaving import Noting, save
from gkdesk.ui.pages.working_aids.evaluating.chart import PNG, SVG, picture

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.network_papers.issue import PaperNote
    from gkdesk.services.working_aids.evaluation_charts import NamedChart
    from gkdesk.services.working_aids.evaluations import Evaluations
    from gkdesk.working_aids.evaluation.results import Evaluation

FOLDER = "Schaubilder"


def save_made(evaluations: Evaluations, made: MadeEvaluation, path: Path) -> None:
    """Save a file and note it."""
    save(made, path, _noting(evaluations, made))


def made_of(evaluations: Evaluations, found: Evaluation, path: Path) -> MadeEvaluation:
    """Return the file of an evaluation that the name of `path` says."""
    makers = {".pdf": evaluations.paper, ".csv": evaluations.modules_table}
    return makers.get(path.suffix.lower(), evaluations.workbook)(found)


def chart_file(named: NamedChart, path: Path) -> MadeEvaluation:
    """Return a chart as a picture of the kind that the name of `path` says."""
    ending = SVG if path.suffix.lower() == f".{SVG}" else PNG
    return MadeEvaluation(EvaluationCode.PICTURES, path.name, picture(named, ending))


def save_charts(
    evaluations: Evaluations,
    charts: tuple[NamedChart, ...],
    folder: Path,
    progress: Progress,
) -> str:
    """Save all charts, each as PNG and SVG, in a new folder; return its name. All or none."""
    place = printing.free_path(folder, FOLDER)
    noting = _noting(evaluations, MadeEvaluation(EvaluationCode.PICTURES, place.name))
    with contextlib.ExitStack() as all_or_none:
        all_or_none.enter_context(folder_for(place))
        ready = []
        files = tuple(picture_files(charts))
        for done, named in enumerate(files):
            progress.step(done, len(files))
            for ending in (PNG, SVG):
                path = place / f"{named.name}.{ending}"
                ready.append(all_or_none.enter_context(replacement(path, picture(named, ending))))
        note = noting.begin()
        try:
            for put in ready:
                put()
        except (GkdeskError, OSError):
            noting.settle(noting.strike, note)
            raise
    noting.settle(noting.confirm, note)
    return place.name


def _noting(evaluations: Evaluations, made: MadeEvaluation) -> Noting[PaperNote]:
    issues = evaluations.issues
    return Noting(partial(issues.begin, made, PaperWay.SAVED), issues.confirm, issues.strike)
