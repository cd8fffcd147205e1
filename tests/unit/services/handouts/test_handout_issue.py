"""A handout is noted before it leaves, and counted once it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.handouts.kinds import HandoutWish, StackLine
from gkdesk.services.leaving import PaperWay
from gkdesk.text.labels import Label
from tests.document_kit import plain
from tests.unit.services.handouts.handout_kit import a_letter
from tests.unit.services.papers_kit import pdf_words

if TYPE_CHECKING:
    from gkdesk.services.handouts.kinds import MadeHandout
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId


@pytest.fixture
def leaflet(workspace: Workspace) -> MadeHandout:
    return workspace.handouts.make(HandoutWish("wohnung", "ar"))


def lines(workspace: Workspace) -> list[tuple[Label, str]]:
    return [(each.label, each.subject) for each in workspace.log.entries()]


def test_copies_are_counted_by_handout_and_language(
    workspace: Workspace, leaflet: MadeHandout
) -> None:
    issues = workspace.handouts.issues
    issues.confirm(issues.begin(leaflet, PaperWay.PRINTED, copies=20))
    issues.confirm(issues.begin(leaflet, PaperWay.SAVED))
    german = workspace.handouts.make(HandoutWish("wohnung"))
    issues.confirm(issues.begin(german, PaperWay.PRINTED, copies=3))
    counts = {(each.handout, each.language): each.copies for each in workspace.handouts.copies()}
    assert counts == {("wohnung", "ar"): 21, ("wohnung", "de"): 3}


def test_the_log_names_the_handout_and_for_whom_it_is(
    workspace: Workspace, leaflet: MadeHandout
) -> None:
    issues = workspace.handouts.issues
    note = issues.begin(leaflet, PaperWay.PRINTED)
    subject = "Eine Wohnung mieten, zum Mitgeben"
    assert lines(workspace)[0] == (Label.DOCUMENT_LEAVING, subject)
    issues.confirm(note)
    assert (Label.DOCUMENT_PRINTED, subject) in lines(workspace)


def test_what_did_not_leave_is_not_counted(workspace: Workspace, leaflet: MadeHandout) -> None:
    issues = workspace.handouts.issues
    issues.strike(issues.begin(leaflet, PaperWay.PRINTED, copies=9))
    issues.doubt(issues.begin(leaflet, PaperWay.PRINTED, copies=9))
    assert workspace.handouts.copies() == ()
    assert lines(workspace)[1][0] is Label.DOCUMENT_NOT_ISSUED


def test_a_leaflet_for_a_person_stands_in_no_register(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.handouts.make(HandoutWish("familie", "prs", client_id=samira))
    issues = workspace.handouts.issues
    issues.confirm(issues.begin(made, PaperWay.PRINTED))
    assert workspace.disclosures.of(samira) == ()


def test_a_letter_stands_in_the_register_of_the_person(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.handouts.make(a_letter(samira, "prs"))
    issues = workspace.handouts.issues
    note = issues.begin(made, PaperWay.PRINTED, copies=2)
    assert "vielleicht" in workspace.disclosures.of(samira)[0].document
    outcome = issues.confirm(note)
    line = workspace.disclosures.of(samira)[0]
    assert line.document == "Brief „Einladung zum Gespräch“ (prs), 2-mal"
    assert line.recipient == "Person selbst"
    assert samira in {each.ref for each in outcome.changes}
    assert workspace.history.can_undo() is not Label.DOCUMENT_PRINTED


def test_a_letter_that_did_not_leave_leaves_no_line(workspace: Workspace, samira: ClientId) -> None:
    made = workspace.handouts.make(a_letter(samira))
    issues = workspace.handouts.issues
    issues.strike(issues.begin(made, PaperWay.PRINTED))
    assert workspace.disclosures.of(samira) == ()


def test_a_letter_that_was_cut_short_is_noted_as_maybe(
    workspace: Workspace, samira: ClientId
) -> None:
    made = workspace.handouts.make(a_letter(samira))
    issues = workspace.handouts.issues
    issues.doubt(issues.begin(made, PaperWay.PRINTED))
    assert "vielleicht zum Teil gedruckt" in workspace.disclosures.of(samira)[0].document
    assert workspace.handouts.copies() == ()


def test_the_list_on_top_has_codes_and_stays_in_the_office(workspace: Workspace) -> None:
    lines_of_it = (StackLine("ar", "K017", place="Neumuster"), StackLine("am", "K018"))
    made = workspace.handouts.cover(HandoutWish("wohnung"), lines_of_it)
    words = pdf_words(made.data)
    assert "K017" in words
    assert "Neumuster" in words
    assert "im ganzen Kreis" in words
    assert "Person" not in words
    assert "nur auf Deutsch vorhanden" in words
    issues = workspace.handouts.issues
    issues.confirm(issues.begin(made, PaperWay.PRINTED))
    assert workspace.handouts.copies() == ()
    assert ("Deckblatt, für den eigenen Gebrauch") in [said for _, said in lines(workspace)]


def test_the_handout_below_the_list_names_nobody(workspace: Workspace, samira: ClientId) -> None:
    wish = HandoutWish("wohnung", "prs", client_id=samira)
    assert "Samira" not in plain(workspace.handouts.compose(wish).document)
