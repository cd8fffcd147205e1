"""Profiles of booklets that an office made its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from gkdesk.errors import InvalidInput, ProfileUnreadable, RecordGone
from gkdesk.models.booklets import BookletProfile as ProfileTable
from gkdesk.services.booklets.profiles.kept import KeptProfiles, own_id
from gkdesk.services.booklets.profiles.profile import (
    SHIPPED,
    BlockRule,
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
    load_profile,
    profile_content,
    read_profile,
)
from gkdesk.services.workspace import Workspace
from gkdesk.text.ids import BookletProfileId
from gkdesk.text.labels import Label
from gkdesk.text.sentences.errors import sentence
from tests.factories import a_client

if TYPE_CHECKING:
    from gkdesk.store.store import Store


@pytest.fixture
def kept(workspace: Workspace) -> KeptProfiles:
    return workspace.booklets.kept


def a_copy(kept: KeptProfiles, base: str = "begleitheft", name: str = "") -> BookletProfileId:
    return BookletProfileId(kept.copy(base, name).ref or 0)


def test_the_shipped_profiles_come_first(kept: KeptProfiles) -> None:
    ref = a_copy(kept, name="Willkommensheft")
    rows = kept.rows()
    assert [row.id for row in rows] == [*SHIPPED, own_id(ref)]
    assert (rows[-1].name, rows[-1].base, rows[-1].own) == ("Willkommensheft", "begleitheft", ref)


def test_a_copy_begins_as_what_it_was_copied_from(kept: KeptProfiles) -> None:
    ref = a_copy(kept)
    copy, shipped = kept.get(own_id(ref)), load_profile("begleitheft")
    assert copy.blocks == shipped.blocks
    assert (copy.base, copy.page, copy.layout) == (shipped.base, shipped.page, shipped.layout)
    assert copy.name == "Begleitheft (eigenes)"
    assert kept.get(own_id(a_copy(kept))).name == "Begleitheft (eigenes 2)"


def test_order_fields_and_presets_of_a_copy_are_kept(kept: KeptProfiles) -> None:
    ref = a_copy(kept)
    before = kept.get(own_id(ref))
    goals = next(rule for rule in before.blocks if rule.block is BookletBlock.GOALS)
    others = tuple(rule for rule in before.blocks if rule is not goals)
    changed = replace(goals, preset=Fill.BLANK, fields=frozenset({BookletField.STEPS}))
    kept.save(ref, replace(before, blocks=(changed, *others)))
    after = kept.get(own_id(ref))
    assert after.blocks == (changed, *others)


@pytest.mark.parametrize("name", ["gender", "marital_status", "nationality", "religion"])
def test_a_begleitheft_never_holds_what_it_must_not(name: str) -> None:
    content = profile_content(load_profile("begleitheft"))
    content["profile"]["id"] = "own:1"
    content["block"][1]["fields"].append(name)
    with pytest.raises(InvalidInput) as caught:
        read_profile(content)
    assert caught.value.problem == "never_in_a_booklet"
    assert "stehen nie in diesem Heft" in sentence(caught.value)


def test_residence_stands_in_no_copy_unless_the_person_asks(kept: KeptProfiles) -> None:
    ref = a_copy(kept)
    profile = kept.get(own_id(ref))
    rules = tuple(
        replace(rule, fields=rule.fields | {BookletField.RESIDENCE})
        if rule.block is BookletBlock.ME
        else rule
        for rule in profile.blocks
    )
    with pytest.raises(InvalidInput) as caught:
        kept.save(ref, replace(profile, blocks=rules))
    assert caught.value.problem == "only_on_request"


def test_a_block_shows_only_what_it_knows(kept: KeptProfiles) -> None:
    ref = a_copy(kept)
    profile = kept.get(own_id(ref))
    odd = BlockRule(BookletBlock.NOTES, fields=frozenset({BookletField.PHONE}))
    with pytest.raises(InvalidInput):
        kept.save(ref, replace(profile, blocks=(odd,)))


def test_a_copy_of_another_profile_cannot_be_turned_into_a_begleitheft(
    kept: KeptProfiles,
) -> None:
    ref = a_copy(kept, "personal_book")
    kept.save(ref, replace(kept.get(own_id(ref)), base="begleitheft"))
    assert kept.get(own_id(ref)).base == "personal_book"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        *(("", "required"), ("  ", "required"), ("BEGLEITHEFT", "name_taken")),
        *(("x" * 81, "too_long"), ("Heft für Amina Tesfay", "names_a_client")),
        *(("Heft Tesfay, A.", "names_a_client"), ("AminaTesfay", "names_a_client")),
    ],
)
def test_a_name_that_is_missing_taken_too_long_or_of_a_client_is_refused(
    kept: KeptProfiles, workspace: Workspace, name: str, problem: str
) -> None:
    a_client(workspace, official_name="Amina Tesfay")
    ref = a_copy(kept)
    with pytest.raises(InvalidInput) as caught:
        kept.save(ref, replace(kept.get(own_id(ref)), name=name))
    assert (caught.value.field, caught.value.problem) == ("name", problem)


def test_a_booklet_without_blocks_is_refused(kept: KeptProfiles) -> None:
    ref = a_copy(kept)
    with pytest.raises(InvalidInput) as caught:
        kept.save(ref, replace(kept.get(own_id(ref)), blocks=()))
    assert caught.value.problem == "no_blocks"


def test_a_copy_is_reset_to_what_ships_and_keeps_its_name(
    kept: KeptProfiles, workspace: Workspace
) -> None:
    ref = a_copy(kept, name="Willkommensheft")
    profile = kept.get(own_id(ref))
    kept.save(ref, replace(profile, blocks=profile.blocks[:2]))
    kept.reset(ref)
    assert kept.get(own_id(ref)) == profile
    workspace.history.undo()
    assert len(kept.get(own_id(ref)).blocks) == 2


def test_copies_are_put_in_another_order(kept: KeptProfiles) -> None:
    first, second, third = (a_copy(kept, name=name) for name in ("A", "B", "C"))
    kept.move(third, -2)
    assert [row.own for row in kept.rows()[len(SHIPPED) :]] == [third, first, second]
    kept.move(third, 99)
    assert [row.own for row in kept.rows()[len(SHIPPED) :]] == [first, second, third]


def test_a_deleted_copy_takes_the_choices_for_it_along_and_brings_them_back(
    kept: KeptProfiles, workspace: Workspace
) -> None:
    ref, client = a_copy(kept), a_client(workspace)
    choices = workspace.booklets.choices
    choices.keep(client, own_id(ref), BookletChoice(), language="de")
    kept.remove(ref)
    assert choices.of(client, own_id(ref)) is None
    with pytest.raises(RecordGone):
        kept.get(own_id(ref))
    workspace.history.undo()
    assert choices.of(client, own_id(ref)) is not None


@pytest.mark.parametrize("profile_id", ["own:", "own:x", "own:4711"])
def test_a_copy_that_is_not_there_is_reported(kept: KeptProfiles, profile_id: str) -> None:
    with pytest.raises(RecordGone):
        kept.get(profile_id)


def rewrite(store: Store, content: str) -> None:
    with store.transaction(Label.BOOKLET_PROFILE_CHANGED) as transaction:
        transaction.session.execute(update(ProfileTable).values(content=content))


def test_what_a_copy_was_made_of_is_told_by_its_row_and_not_by_its_content(store: Store) -> None:
    kept = Workspace(store).booklets.kept
    ref = a_copy(kept)
    content = profile_content(load_profile("personal_book"))
    rewrite(store, json.dumps(content))
    with pytest.raises(ProfileUnreadable):  # it asks for what no Begleitheft has
        kept.get(own_id(ref))
    content["block"] = [{"id": "notes"}]
    rewrite(store, json.dumps(content))
    assert kept.get(own_id(ref)).base == "begleitheft"


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"profile": {}}'])
def test_a_copy_that_cannot_be_read_is_reported_and_can_be_reset(
    store: Store, content: str
) -> None:
    kept = Workspace(store).booklets.kept
    ref = a_copy(kept)
    rewrite(store, content)
    assert kept.rows()[-1].own == ref
    with pytest.raises(ProfileUnreadable):
        kept.get(own_id(ref))
    kept.reset(ref)
    assert kept.get(own_id(ref)).blocks == load_profile("begleitheft").blocks
