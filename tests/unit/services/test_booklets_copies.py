"""Copies of booklets are counted when they leave, and entered as issued."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from gkdesk.errors import InvalidInput, RecordGone, UndoNotPossible
from gkdesk.models.booklets import BookletCopy
from gkdesk.models.client import Client
from gkdesk.services.booklets.copies.copies import (
    CopyFilter,
    IssueEntry,
    MadeElsewhere,
    _leave_rest,
)
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.copies.parts import since_last
from gkdesk.services.booklets.made import BookletHead
from gkdesk.services.booklets.profiles.profile import BookletBlock
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.booklets import IssuedBy, MadeAs
from gkdesk.text.ids import BookletCopyId, ClientId
from gkdesk.text.labels import Label
from tests.factories import a_client, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store

TODAY = dt.date(2026, 11, 18)
PARTS = ((BookletBlock.ME, "a1"), (BookletBlock.GOALS, "b1"))


def a_head(client: ClientId, profile: str = "begleitheft") -> BookletHead:
    return BookletHead(
        client_id=client,
        language="prs",
        title="Begleitheft" if profile == "begleitheft" else "Sprachpass",
        file_name="Begleitheft_2026-11-18_K001.pdf",
        code="K001",
        on_wish=frozenset(),
        profile_id=profile,
        parts=PARTS,
    )


def leave(
    workspace: Workspace, head: BookletHead, copies: int = 1, how: Issue = Issue.PRINTED
) -> BookletCopyId:
    """Let copies leave, and return what counts them."""
    issues = workspace.booklets.issues
    outcome = issues.confirm(issues.begin(head, how, copies=copies))
    assert outcome.ref is not None
    return BookletCopyId(outcome.ref)


def _and_a_part(copies: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.just(copies), st.integers(1, copies))


@pytest.fixture
def client(workspace: Workspace) -> ClientId:
    return a_client(workspace, code="K001")


@settings(max_examples=40)
@given(st.integers(1, 10_000).flatmap(_and_a_part))
def test_however_copies_are_split_none_is_lost_and_none_is_new(numbers: tuple[int, int]) -> None:
    copies, issued = numbers
    row = BookletCopy(profile="begleitheft", title="Begleitheft", made_on=TODAY, copies=copies)
    session = Session()
    _leave_rest(session, row, issued)
    rest = [each for each in session.new if isinstance(each, BookletCopy)]
    assert row.copies == issued
    assert row.copies + sum(each.copies for each in rest) == copies
    assert all(each.copies > 0 and each.issued_on is None for each in rest)


def test_a_copy_is_counted_once_it_has_left(workspace: Workspace, client: ClientId) -> None:
    note = workspace.booklets.issues.begin(a_head(client), Issue.PRINTED, copies=2)
    assert workspace.booklets.copies.rows() == ()
    workspace.booklets.issues.confirm(note)
    (row,) = workspace.booklets.copies.rows()
    assert (row.client_id, row.client, row.code) == (client, "Yusuf al-Hariri", "K001")
    assert (row.title, row.language, row.copies) == ("Begleitheft", "prs", 2)
    assert (row.made_on, row.made_as, row.issued_on) == (TODAY, MadeAs.PRINTED, None)


def test_what_did_not_leave_or_only_perhaps_is_not_counted(
    workspace: Workspace, client: ClientId
) -> None:
    issues = workspace.booklets.issues
    issues.strike(issues.begin(a_head(client), Issue.SAVED))
    issues.doubt(issues.begin(a_head(client), Issue.PRINTED))
    assert workspace.booklets.copies.rows() == ()


def test_issuing_is_entered_afterwards_and_can_be_undone(
    workspace: Workspace, client: ClientId
) -> None:
    copy = leave(workspace, a_head(client))
    partner = an_organisation(workspace, name="Caritas Musterland")
    entry = IssueEntry(TODAY, IssuedBy.PARTNER, partner)
    workspace.booklets.copies.issue([copy], entry)
    (row,) = workspace.booklets.copies.rows()
    assert (row.issued_on, row.issued_by) == (TODAY, IssuedBy.PARTNER)
    assert row.organisation == "Caritas Musterland"
    assert workspace.history.can_undo() is Label.BOOKLET_ISSUED
    workspace.history.undo()
    assert workspace.booklets.copies.rows()[0].issued_on is None


def test_some_of_several_copies_are_issued_and_the_rest_stays(
    workspace: Workspace, client: ClientId
) -> None:
    copy = leave(workspace, a_head(client), copies=5)
    workspace.booklets.copies.issue([copy], IssueEntry(TODAY, IssuedBy.VOLUNTEER, number=2))
    rows = workspace.booklets.copies.rows()
    assert sorted((row.copies, row.issued_by) for row in rows if row.issued_by) == [
        (2, IssuedBy.VOLUNTEER)
    ]
    (rest,) = workspace.booklets.copies.rows(CopyFilter(waiting=True))
    assert rest.copies == 3
    (count,) = workspace.booklets.counts.counts()
    assert (count.made, count.issued) == (5, 2)


@pytest.mark.parametrize(
    ("entry", "field", "problem"),
    [
        (IssueEntry(TODAY + dt.timedelta(days=1)), "on", "not_yet"),
        (IssueEntry(TODAY - dt.timedelta(days=1)), "on", "before_it_was_made"),
        (IssueEntry(TODAY, number=4), "number", "copies_out_of_range"),
        (IssueEntry(TODAY, number=0), "number", "copies_out_of_range"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    workspace: Workspace, client: ClientId, entry: IssueEntry, field: str, problem: str
) -> None:
    copy = leave(workspace, a_head(client), copies=3)
    with pytest.raises(InvalidInput) as caught:
        workspace.booklets.copies.issue([copy], entry)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_what_was_issued_stays_as_it_was_entered(workspace: Workspace, client: ClientId) -> None:
    copies = workspace.booklets.copies
    first = leave(workspace, a_head(client), copies=5)
    other = leave(workspace, a_head(client, "sprachpass"))
    copies.issue([first], IssueEntry(TODAY, IssuedBy.FOREIGNERS_OFFICE))
    before = copies.rows()
    for chosen, number in (([first], 2), ([other, first], None)):
        with pytest.raises(InvalidInput) as caught:
            copies.issue(chosen, IssueEntry(TODAY, IssuedBy.VOLUNTEER, number=number))
        assert caught.value.problem == "issued_already"
    assert copies.rows() == before
    copies.take_back([first])
    copies.issue([first], IssueEntry(TODAY, IssuedBy.VOLUNTEER))
    assert {row.issued_by for row in copies.rows()} == {IssuedBy.VOLUNTEER, None}


def test_copies_that_were_made_elsewhere_are_counted_and_issued(workspace: Workspace) -> None:
    """The town bought 90 binders and issued 42 of them (004:13834-13839)."""
    copies = workspace.booklets.copies
    made = MadeElsewhere("laufmappe", 90, TODAY - dt.timedelta(days=40))
    ref = BookletCopyId(copies.add(made, "Laufmappe").ref or 0)
    (row,) = copies.rows(CopyFilter(waiting=True))
    assert (row.id, row.client_id, row.made_as) == (ref, None, MadeAs.ELSEWHERE)
    copies.issue([ref], IssueEntry(TODAY, number=42))
    (count,) = workspace.booklets.counts.counts()
    assert (count.title, count.made, count.issued) == ("Laufmappe", 90, 42)
    for odd in (replace(made, copies=0), replace(made, made_on=TODAY + dt.timedelta(days=1))):
        with pytest.raises(InvalidInput):
            copies.add(odd, "Laufmappe")


def test_a_copy_that_is_not_there_is_reported(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        workspace.booklets.copies.issue([BookletCopyId(4711)], IssueEntry(TODAY))


def test_the_counts_are_those_that_the_alliances_name(
    workspace: Workspace, client: ClientId, clock: FixedClock
) -> None:
    """300 made, 200 issued by the foreigners' office, 100 by volunteers (004:5513-5524)."""
    copy = leave(workspace, a_head(client), copies=300)
    copies = workspace.booklets.copies
    copies.issue([copy], IssueEntry(TODAY, IssuedBy.FOREIGNERS_OFFICE, number=200))
    (rest,) = copies.rows(CopyFilter(waiting=True))
    clock.moment += dt.timedelta(days=90)
    copies.issue([rest.id], IssueEntry(dt.date(2027, 2, 1), IssuedBy.VOLUNTEER))
    leave(workspace, a_head(client, "sprachpass"), copies=4)

    lines = {(each.title, each.year): each for each in workspace.booklets.counts.counts()}
    first, later = lines["Begleitheft", 2026], lines["Begleitheft", 2027]
    assert (first.made, first.issued) == (300, 200)
    assert first.by == ((IssuedBy.FOREIGNERS_OFFICE, 200),)
    assert (later.made, later.by) == (0, ((IssuedBy.VOLUNTEER, 100),))
    assert lines["Sprachpass", 2027].made == 4


def test_single_pages_that_are_made_again_are_no_copy(
    workspace: Workspace, client: ClientId
) -> None:
    leave(workspace, replace(a_head(client), is_partial=True), copies=2)
    assert workspace.booklets.counts.counts() == ()
    (line,) = workspace.disclosures.of(client)
    assert line.document == "Begleitheft (prs), einzelne Teile, 2-mal"


def test_only_parts_that_are_different_have_changed_since(store: Store, clock: FixedClock) -> None:
    workspace = Workspace(store)
    first = a_head(a_client(workspace))
    with store.read() as session:
        assert since_last(session, first) is None
    leave(workspace, first)
    clock.moment += dt.timedelta(days=3)
    second = replace(first, parts=((BookletBlock.ME, "a1"), (BookletBlock.GOALS, "b2")))
    with store.read() as session:
        found = since_last(session, second)
    assert found is not None
    assert (found.made_on, found.changed) == (TODAY, {BookletBlock.GOALS})
    leave(workspace, replace(second, is_partial=True))
    with store.read() as session:
        again = since_last(session, second)
    assert again is not None
    assert again.changed == frozenset()


def test_counts_outlive_the_client(store: Store) -> None:
    workspace = Workspace(store)
    client = a_client(workspace)
    leave(workspace, a_head(client), copies=2)
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        session = transaction.session
        session.execute(delete(Client).where(Client.id == client))
    (row,) = workspace.booklets.copies.rows()
    assert (row.client_id, row.client, row.code, row.copies) == (None, "", "", 2)
    assert workspace.booklets.counts.counts()[0].made == 2


def test_a_client_who_goes_while_her_booklet_leaves_is_counted_all_the_same(
    store: Store,
) -> None:
    workspace = Workspace(store)
    client = a_client(workspace)
    note = workspace.booklets.issues.begin(a_head(client), Issue.PRINTED)
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        transaction.session.execute(delete(Client).where(Client.id == client))
    workspace.booklets.issues.confirm(note)
    assert workspace.booklets.copies.rows()[0].client_id is None


def test_a_person_of_whom_a_copy_is_counted_is_not_undone_away(
    workspace: Workspace, client: ClientId
) -> None:
    leave(workspace, a_head(client))
    assert workspace.history.can_undo() is Label.CLIENT_CREATED
    with pytest.raises(UndoNotPossible):
        workspace.history.undo()
    assert workspace.booklets.copies.rows()[0].client_id == client
