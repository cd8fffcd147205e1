"""A task knows the finding that it was made of; today is 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import matter_of
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis
from gkdesk.ui.pages.network.findings.board import read_board
from tests.factories import an_offer, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Workspace


def call(workspace: Workspace) -> FindingView:
    """Return the only call to make."""
    (found,) = workspace.analyses.findings(Analysis.UPKEEP)
    return found


def made(workspace: Workspace) -> list[RecordKind]:
    """Return what was made of the only call to make."""
    return [link.kind for link in read_board(workspace).made.get(call(workspace).key, ())]


def test_a_task_is_known_again_when_a_number_in_the_sentence_changes(
    workspace: Workspace, clock: FixedClock
) -> None:
    an_organisation(workspace, name="Jobcenter")
    clock.advance(dt.timedelta(days=800))
    before = call(workspace)
    workspace.tasks.create(workspace.analyses.to_task(before))
    an_offer(workspace, organisation_id=before.links[0].ref)
    clock.advance(dt.timedelta(days=400))
    assert call(workspace).sentence != before.sentence
    assert made(workspace) == [RecordKind.TASK]


def test_a_task_is_known_again_when_only_the_day_in_the_key_changes() -> None:
    assert matter_of("long_unchecked:7:2024-01-31") == matter_of("long_unchecked:7:2025-02-28")
    assert matter_of("cell_empty:level:language:b1") == "cell_empty:level:language:b1"


def test_a_task_is_still_known_after_its_organisation_was_merged(
    workspace: Workspace, clock: FixedClock
) -> None:
    gone = an_organisation(workspace, name="Jobcentre")
    clock.advance(dt.timedelta(days=800))
    workspace.tasks.create(workspace.analyses.to_task(call(workspace)))
    stays = an_organisation(workspace, name="Jobcenter")
    workspace.merging.merge(RecordKind.ORGANISATION, stays, gone)
    clock.advance(dt.timedelta(days=800))
    assert made(workspace) == [RecordKind.TASK]
