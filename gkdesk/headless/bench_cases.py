"""How quickly cases and conferences answer: Heute, lists, an agenda, who may hear what, papers."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.headless.bench_records import NO_DERIVATION, PASSPHRASE
from gkdesk.headless.timing import timed
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperWish
from gkdesk.services.demo.many_clients import generate
from gkdesk.services.demo.many_meetings import generate_meetings
from gkdesk.services.demo.many_organisations import generate_network
from gkdesk.services.workspace import Workspace
from gkdesk.store.opening import create_store
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import MeetingState

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.case_papers.kinds import MadeCasePaper
    from gkdesk.text.ids import MeetingId

COHORT = CasePaperWish(CasePaperCode.COHORT, Audience.OFFICE)
Figures = dict[str, float]


@dataclass(frozen=True)
class Size:
    """How much is measured; the offices have one contact person each."""

    clients: int = 10_000
    meetings: int = 2_000
    organisations: int = 60


FULL = Size()


def measure(folder: Path, size: Size = FULL) -> Figures:
    """Return medians in milliseconds, seconds for all papers of a conference."""
    began = perf_counter()
    _fill(folder, size)
    figures: Figures = {
        "clients": size.clients,
        "meetings": size.meetings,
        "fill_s": round(perf_counter() - began, 1),
    }
    workspace = access.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        figures |= _reading(workspace)
        figures |= _conference(workspace, MeetingState.PLANNED, "before")
        figures |= _conference(workspace, MeetingState.HELD, "after")
    finally:
        workspace.close(end_of_session=True)
    shutil.rmtree(folder)
    return figures


def _fill(folder: Path, size: Size) -> None:
    store = create_store(folder, PASSPHRASE, clock=SystemClock(), kdf=NO_DERIVATION).store
    workspace = Workspace(store)
    generate(store, size.clients, Silent())
    generate_network(store, size.organisations, size.organisations)
    generate_meetings(store, size.meetings)
    workspace.close(end_of_session=True)


def _reading(workspace: Workspace) -> Figures:
    chosen = _newest(workspace, MeetingState.PLANNED)
    meetings = workspace.meetings
    return {
        "today_ms": timed(workspace.today.view),
        "meetings_ms": timed(meetings.rows),
        "series_ms": timed(workspace.series.rows),
        "open_actions_ms": timed(lambda: workspace.actions.rows(only_open=True)),
        "comebacks_ms": timed(lambda: meetings.comebacks(chosen)),
        "suggested_participants_ms": timed(lambda: meetings.invitees(chosen)),
        "agenda_ms": timed(lambda: meetings.detail(chosen)),
        "matrix_ms": timed(lambda: meetings.matrix(chosen)),
        "open_ends_ms": timed(workspace.chains.open_ends),
        "cohort_ms": timed(lambda: workspace.case_papers.make(COHORT)),
        "cases": len(meetings.detail(chosen).items),
    }


def _conference(workspace: Workspace, state: MeetingState, called: str) -> Figures:
    """Make every paper that a conference asks for before or after its day."""
    chosen = _newest(workspace, state)
    kept: list[int] = []

    def deliver(paper: MadeCasePaper) -> None:
        kept.append(len(paper.data))

    began = perf_counter()
    papers = workspace.case_papers
    made = papers.make_many(papers.of_meeting(chosen), deliver)
    return {
        f"papers_{called}": made,
        f"papers_{called}_s": round(perf_counter() - began, 2),
        f"papers_{called}_kb": sum(kept) // 1000,
    }


def _newest(workspace: Workspace, state: MeetingState) -> MeetingId:
    return next(row.id for row in workspace.meetings.rows() if row.state is state)
