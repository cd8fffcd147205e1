"""Evaluations of returns for one office: by its own mapping of gaps, and noted where they leave.

Nothing of an evaluation is stored. Making one, and its files, belongs in a worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export.pdf.undrawn import Undrawn, UndrawnSign
from gkdesk.services.network_papers.issue import PaperIssues
from gkdesk.services.practice import is_demo
from gkdesk.services.working_aids import evaluating
from gkdesk.services.working_aids.gap_modules import GapModules, modules_table
from gkdesk.text.codes.clients import Audience
from gkdesk.working_aids.evaluation.gaps import all_topics, assigned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.office import Office
    from gkdesk.store.store import Store
    from gkdesk.working_aids.evaluation.results import Evaluation


class EvaluationCode(StrEnum):
    """The kind of file; the value also stands in the log."""

    XLSX = "evaluation.xlsx"
    PDF = "evaluation.pdf"
    PICTURES = "evaluation.pictures"
    MODULES = "evaluation.modules"


@dataclass(frozen=True)
class MadeEvaluation:
    """A finished file of an evaluation, for the own office; of pictures `data` is empty."""

    kind: EvaluationCode
    file_name: str
    data: bytes = b""
    undrawn: tuple[UndrawnSign, ...] = ()
    audience: Audience = Audience.OFFICE


class Evaluations:
    """What `Workspace.evaluations` is; `issues` notes how files leave."""

    def __init__(self, store: Store, *, office: Office) -> None:
        self._store = store
        self._office = office
        self.modules = GapModules(store)
        self.issues = PaperIssues(store)

    def of_folder(
        self, folder: Path, *, passwords: Sequence[str], progress: Progress
    ) -> Evaluation:
        """Evaluate all packages of a folder. Raises FolderUnreachable and Cancelled."""
        found = evaluating.evaluation_of(folder, passwords=passwords, progress=progress)
        return self.assigned(found)

    def assigned(self, found: Evaluation) -> Evaluation:
        """Put gaps to modules as the office decided."""
        return assigned(found, self.modules.chosen())

    def workbook(self, found: Evaluation) -> MadeEvaluation:
        """Return an evaluation as XLSX."""
        created, author = self._store.clock.now(), self._office.facts().name
        data = evaluating.workbook(found, created=created, author=author)
        return MadeEvaluation(EvaluationCode.XLSX, "auswertung.xlsx", data)

    def paper(self, found: Evaluation) -> MadeEvaluation:
        """Return an evaluation as PDF."""
        undrawn = Undrawn()
        data = evaluating.paper(
            found,
            created=self._store.clock.now(),
            author=self._office.facts().name,
            is_demo=is_demo(self._store),
            undrawn=undrawn,
        )
        return MadeEvaluation(EvaluationCode.PDF, "auswertung.pdf", data, undrawn.signs)

    def modules_table(self, found: Evaluation) -> MadeEvaluation:
        """Return which modules gaps are put to as CSV, for an evaluation at another place."""
        data = modules_table(all_topics(found))
        return MadeEvaluation(EvaluationCode.MODULES, "zuordnung.csv", data)
