"""All findings of the network, read in a worker, with what already follows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import matter_of
from gkdesk.services.networks.analysis_views import AnalysisView
from gkdesk.services.register.names import RecordLink
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, FollowUp
from gkdesk.ui.pages.network.findings.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Workspace

COUNTED: dict[str, tuple[Analysis, ...]] = {
    "gaps": (Analysis.GAPS,),
    "interfaces": (Analysis.INTERFACES,),
    "upkeep": (Analysis.UPKEEP,),
    "evaluation": (Analysis.COMPLETENESS, Analysis.DEPENDENCE, Analysis.FIGURES, Analysis.LOAD),
}
"""The analyses behind each tab."""
FIRST_PAUSE_MILLISECONDS = 400
"""The map is drawn meanwhile."""
NOT_COUNTED = "Hinweise und Beiseitegelegtes zählen nicht mit."


@dataclass(frozen=True)
class Board:
    """The analyses of one moment; `made` are the task and the need of a finding, by its key."""

    views: Mapping[Analysis, AnalysisView]
    made: Mapping[str, tuple[RecordLink, ...]]

    def number(self, tab: str) -> int | None:
        """Return the number behind a tab: what is important or to be noticed, None for nothing."""
        return sum(self._weighed(tab)) or None

    def words(self, tab: str) -> str:
        """Say what the number behind a tab counts; the rule is the same for all of them."""
        important, noticed = self._weighed(tab)
        return f"{important} wichtig, {noticed} zu beachten. {NOT_COUNTED}"

    def _weighed(self, tab: str) -> tuple[int, int]:
        counts = [self.views[analysis].count for analysis in COUNTED[tab]]
        return sum(each.important for each in counts), sum(each.noticed for each in counts)


def findings_reading(owner: QObject, workspace: Workspace) -> Reading[Board]:
    """Return the board of a workspace, to be read."""
    return Reading(owner, partial(read_board, workspace), first_pause=FIRST_PAUSE_MILLISECONDS)


def read_board(workspace: Workspace) -> Board:
    """Read all findings and what was made of them."""
    views = {view.analysis: view for view in workspace.analyses.all()}
    findings = [finding for view in views.values() for finding in view.findings]
    made: dict[str, list[RecordLink]] = defaultdict(list)
    _add_tasks(workspace, findings, made)
    _add_needs(workspace, findings, made)
    return Board(views, {key: tuple(links) for key, links in made.items()})


def _add_tasks(
    workspace: Workspace, findings: list[FindingView], made: dict[str, list[RecordLink]]
) -> None:
    """Know a task again by what it is about: numbers and days in its sentence change."""
    rows = [row for row in workspace.tasks.rows() if row.fields.finding]
    tasks = {matter_of(row.fields.finding): row for row in rows}
    for finding in findings:
        row = tasks.get(matter_of(finding.key))
        if row is not None:
            made[finding.key].append(RecordLink(RecordKind.TASK, row.id, row.fields.what))


def _add_needs(
    workspace: Workspace, findings: list[FindingView], made: dict[str, list[RecordLink]]
) -> None:
    asking = [finding for finding in findings if FollowUp.NEED in finding.follow_ups]
    if not asking:
        return
    needs = [workspace.needs.detail(row.id) for row in workspace.needs.rows()]
    noted = {need.fields.evidence_note: need for need in needs if need.fields.evidence_note}
    for finding in asking:
        need = noted.get(finding.sentence)
        if need is not None:
            link = RecordLink(RecordKind.NEED, need.id, need.fields.topic)
            made[finding.key].append(link)
