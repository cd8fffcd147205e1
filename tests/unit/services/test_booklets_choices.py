"""What a client chose for her booklet is kept with its day, and goes with her."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.booklets import BookletChoice as ChoiceTable
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
    Layout,
)
from gkdesk.services.clients.fields import Paper
from gkdesk.services.workspace import Workspace
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.labels import Label
from tests.factories import a_client

if TYPE_CHECKING:
    from gkdesk.services.booklets.made import MadeBooklet, SkippedBooklet
    from gkdesk.store.store import Store

TODAY = dt.date(2026, 11, 18)


@pytest.fixture
def client(workspace: Workspace) -> ClientId:
    return a_client(workspace)


def test_a_choice_comes_back_as_it_was_made(workspace: Workspace, client: ClientId) -> None:
    paper = PartId(workspace.clients.save_part(client, Paper("Mietvertrag")).ref or 0)
    choice = BookletChoice(
        blocks=((BookletBlock.GOALS, Fill.BLANK), (BookletBlock.NOTES, Fill.LEFT_OUT)),
        on_request=frozenset({BookletField.RESIDENCE}),
        large_print=True,
        papers_out=frozenset({paper}),
        layout=Layout.FACING,
    )
    choices = workspace.booklets.choices
    assert choices.of(client, "begleitheft") is None
    choices.keep(client, "begleitheft", choice, language="prs", on=dt.date(2026, 11, 3))
    kept = choices.of(client, "begleitheft")
    assert kept is not None
    assert kept.choice == choice
    assert (kept.language, kept.chosen_on) == ("prs", dt.date(2026, 11, 3))
    assert choices.of(client, "sprachpass") is None
    assert choices.of_many([client], "begleitheft") == {client: kept}


def test_a_later_choice_takes_the_place_of_the_earlier_one_and_can_be_undone(
    workspace: Workspace, client: ClientId
) -> None:
    choices = workspace.booklets.choices
    choices.keep(client, "begleitheft", BookletChoice(), language="ar", on=dt.date(2026, 11, 3))
    choices.keep(client, "begleitheft", BookletChoice(large_print=True), language="ar")
    kept = choices.of(client, "begleitheft")
    assert kept is not None
    assert (kept.choice.large_print, kept.chosen_on) == (True, TODAY)
    assert workspace.history.can_undo() is Label.BOOKLET_CHOICE_KEPT
    workspace.history.undo()
    kept = choices.of(client, "begleitheft")
    assert kept is not None
    assert kept.chosen_on == dt.date(2026, 11, 3)


def test_residence_and_health_stay_out_unless_the_person_asked(
    workspace: Workspace, client: ClientId
) -> None:
    choices = workspace.booklets.choices
    choices.keep(client, "begleitheft", BookletChoice(), language="de")
    kept = choices.of(client, "begleitheft")
    assert kept is not None
    assert kept.choice.on_request == frozenset()


def test_a_paper_that_is_gone_leaves_the_choice(workspace: Workspace, client: ClientId) -> None:
    choice = BookletChoice(papers_in=frozenset({PartId(4711)}))
    workspace.booklets.choices.keep(client, "begleitheft", choice, language="de")
    kept = workspace.booklets.choices.of(client, "begleitheft")
    assert kept is not None
    assert kept.choice == BookletChoice()


def test_a_choice_of_tomorrow_is_refused(workspace: Workspace, client: ClientId) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(InvalidInput) as caught:
        workspace.booklets.choices.keep(
            client, "begleitheft", BookletChoice(), language="de", on=tomorrow
        )
    assert caught.value.problem == "not_yet"


def test_a_choice_of_somebody_who_is_gone_is_reported(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        workspace.booklets.choices.keep(
            ClientId(4711), "begleitheft", BookletChoice(), language="de"
        )


def test_a_choice_can_be_forgotten(workspace: Workspace, client: ClientId) -> None:
    choices = workspace.booklets.choices
    choices.keep(client, "begleitheft", BookletChoice(), language="de")
    choices.remove(client, "begleitheft")
    assert choices.of(client, "begleitheft") is None


def spoil(store: Store, **values: str) -> None:
    with store.transaction(Label.BOOKLET_CHOICE_KEPT) as transaction:
        transaction.session.execute(update(ChoiceTable).values(**values))


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[1]", '{"blocks": {"goals": "torn"}, "on_request": [], "large_print": false}'],
)
def test_a_choice_that_cannot_be_read_stops_her_booklet_and_nobody_elses(
    store: Store, content: str
) -> None:
    workspace = Workspace(store)
    broken, other = a_client(workspace, code="K001"), a_client(workspace, code="K002")
    booklets = workspace.booklets
    booklets.choices.keep(broken, "karte", BookletChoice(), language="de")
    spoil(store, content=content)
    kept = booklets.choices.of(broken, "karte")
    assert kept is not None
    assert kept.is_broken

    made: list[MadeBooklet] = []
    skipped: list[SkippedBooklet] = []
    booklets.make_many([broken, other], made.append, profile_id="karte", skip=skipped.append)
    assert [each.head.code for each in made] == ["K002"]
    assert [(each.code, each.is_choice_broken) for each in skipped] == [("K001", True)]


def test_a_language_that_nobody_knows_is_not_the_one_that_she_chose(store: Store) -> None:
    workspace = Workspace(store)
    client = a_client(workspace)
    workspace.booklets.choices.keep(client, "karte", BookletChoice(), language="ar")
    spoil(store, language="../../texts/booklet/ar")
    kept = workspace.booklets.choices.of(client, "karte")
    assert kept is not None
    assert (kept.language, kept.is_broken) == ("", False)
