"""Papers are noted in the log before they leave, and settled afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.leaving import PaperWay
from gkdesk.services.network_papers.kinds import MadePaper, PaperCode, PaperFormat, PaperWish
from gkdesk.text.codes.clients import Audience
from gkdesk.text.labels import Label
from tests.factories import an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


@pytest.fixture
def paper(workspace: Workspace) -> MadePaper:
    an_organisation(workspace)
    wish = PaperWish(PaperCode.DIRECTORY, PaperFormat.CSV, Audience.PARTICIPANT)
    return workspace.network_papers.make(wish)


def newest(workspace: Workspace, count: int) -> list[tuple[Label, str]]:
    return [(line.label, line.subject) for line in workspace.log.entries(count)]


@pytest.mark.parametrize(
    ("way", "label"),
    [(PaperWay.PRINTED, Label.DOCUMENT_PRINTED), (PaperWay.SAVED, Label.DATA_EXPORTED)],
)
def test_the_log_says_what_left_for_whom(
    workspace: Workspace, paper: MadePaper, way: PaperWay, label: Label
) -> None:
    issues = workspace.network_papers.issues
    note = issues.begin(paper, way)
    said = "Kontaktverzeichnis, für Teilnehmende"
    assert newest(workspace, 1) == [(Label.DOCUMENT_LEAVING, said)]
    issues.confirm(note)
    assert newest(workspace, 2) == [(label, said), (Label.DOCUMENT_LEAVING, said)]
    assert workspace.log.verify().is_intact


def test_what_did_not_leave_is_taken_back_in_words(workspace: Workspace, paper: MadePaper) -> None:
    issues = workspace.network_papers.issues
    issues.strike(issues.begin(paper, PaperWay.SAVED))
    assert [label for label, _ in newest(workspace, 2)] == [
        Label.DOCUMENT_NOT_ISSUED,
        Label.DOCUMENT_LEAVING,
    ]


def test_what_left_cannot_be_undone(workspace: Workspace, paper: MadePaper) -> None:
    before = workspace.history.can_undo()
    issues = workspace.network_papers.issues
    issues.confirm(issues.begin(paper, PaperWay.PRINTED))
    assert workspace.history.can_undo() == before
