"""A booklet is noted before it leaves, and its note is settled once it is known what became."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import DiskFull, RecordGone, StoreLocked
from gkdesk.services import access
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.text.ids import ClientId
from gkdesk.text.labels import Label
from tests.cheap_key import PASSPHRASE
from tests.disk_kit import largest_file

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.booklets.copies.issue import BookletIssues
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.workspace import Workspace


@pytest.fixture
def made(workspace: Workspace, samira: ClientId) -> MadeBooklet:
    """Return a booklet that has not left yet."""
    return workspace.booklets.make(samira, "prs")


@pytest.fixture
def issues(workspace: Workspace) -> BookletIssues:
    """Return the notes of booklets."""
    return workspace.booklets.issues


def noted(workspace: Workspace, client: ClientId) -> list[str]:
    return [each.document for each in workspace.disclosures.of(client)]


def test_a_booklet_that_is_leaving_counts_as_given(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    issues.begin(made.head, Issue.PRINTED, copies=2)
    assert noted(workspace, samira) == [
        "Begleitheft (prs), 2 Exemplare, Druck begonnen, vielleicht gedruckt"
    ]
    assert workspace.disclosures.of(samira)[0].recipient == "Person selbst"
    assert workspace.log.entries()[0].label is Label.DOCUMENT_LEAVING


def test_a_booklet_that_left_is_noted_in_register_and_log(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    issues.confirm(issues.begin(made.head, Issue.PRINTED, copies=2))
    assert noted(workspace, samira) == ["Begleitheft (prs), 2 Exemplare"]
    line = workspace.log.entries()[0]
    assert (line.label, line.ref) == (Label.DOCUMENT_PRINTED, samira)
    assert workspace.history.can_undo() is not Label.DOCUMENT_PRINTED


def test_the_note_of_what_did_not_leave_is_struck_and_the_log_tells_of_it(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    issues.strike(issues.begin(made.head, Issue.SAVED))
    assert noted(workspace, samira) == []
    newest, older = workspace.log.entries(limit=2)
    assert (newest.label, newest.ref) == (Label.DOCUMENT_NOT_ISSUED, samira)
    assert (older.label, older.ref) == (Label.DOCUMENT_LEAVING, samira)


def test_a_copy_of_which_part_may_be_on_paper_is_noted_as_such(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    issues.doubt(issues.begin(made.head, Issue.PRINTED))
    (document,) = noted(workspace, samira)
    assert document.endswith("Druck abgebrochen, vielleicht zum Teil gedruckt")


def test_what_cannot_be_noted_must_not_leave(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    before = workspace.log.entries()
    with pytest.raises(RecordGone):
        issues.begin(replace(made.head, client_id=ClientId(samira ^ 1)), Issue.PRINTED)
    assert workspace.log.entries() == before


def test_a_lock_before_the_note_is_settled_leaves_a_perhaps(
    workspace: Workspace,
    samira: ClientId,
    issues: BookletIssues,
    made: MadeBooklet,
    clock: FixedClock,
) -> None:
    note = issues.begin(made.head, Issue.PRINTED)
    workspace.close()
    with pytest.raises(StoreLocked):
        issues.confirm(note)

    again = access.unlock(workspace.folder, PASSPHRASE, clock=clock)
    (document,) = noted(again, samira)
    again.close()
    assert document.endswith("vielleicht gedruckt")


def test_a_full_disk_before_the_note_is_settled_leaves_a_perhaps(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    note = issues.begin(made.head, Issue.SAVED)
    with largest_file(0), pytest.raises(DiskFull):
        issues.confirm(note)

    (document,) = noted(workspace, samira)
    assert document.endswith("vielleicht gespeichert")


def test_others_write_while_a_booklet_is_leaving(
    workspace: Workspace, samira: ClientId, issues: BookletIssues, made: MadeBooklet
) -> None:
    note = issues.begin(made.head, Issue.PRINTED)
    workspace.drafts.put("client:1:note", "Heute war sie")
    issues.confirm(note)
    assert noted(workspace, samira) == ["Begleitheft (prs), 1 Exemplar"]
