"""From how many persons on a count is said is for the office, wherever small ones are hidden."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.ids import SnapshotId
from tests.factories import a_need

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

PEOPLE = 7


@pytest.fixture(params=[3, 10])
def smallest(workspace: Workspace, request: pytest.FixtureRequest) -> int:
    """Set the smallest count, with a need of seven people."""
    smallest = int(request.param)
    workspace.office.save(OfficeFacts(alliance="Musterland", smallest_count=smallest))
    a_need(workspace, count=PEOPLE)
    return smallest


def test_it_holds_for_findings(workspace: Workspace, smallest: int) -> None:
    told = [finding.sentence for finding in workspace.analyses.findings(Analysis.GAPS)]
    assert any(f"{PEOPLE} " in each for each in told) is (smallest <= PEOPLE)


def test_it_holds_for_papers(workspace: Workspace, smallest: int) -> None:
    wish = PaperWish(PaperCode.GAPS, PaperFormat.XLSX, Audience.STEERING_GROUP)
    book = openpyxl.load_workbook(io.BytesIO(workspace.network_papers.make(wish).data))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    needs = [row for row in rows if "Alphabetisierung" in row]
    assert needs
    assert any(PEOPLE in row for row in needs) is (smallest <= PEOPLE)


def test_it_holds_for_kept_states(workspace: Workspace, smallest: int) -> None:
    ref = SnapshotId(workspace.snapshots.take("Stand").ref or 0)
    kept = workspace.snapshots.network(ref)
    assert [need.count for need in kept.needs] == [PEOPLE if smallest <= PEOPLE else None]
