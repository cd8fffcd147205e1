"""What a booklet profile may ask for, and what the client chooses."""

from __future__ import annotations

import re

import pytest

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.services.booklets.profile import (
    NEVER_IN_A_BOOKLET,
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
    load_profile,
    read_profile,
)
from gkdesk.services.clients.fields import OptionalFacts
from gkdesk.text.codes.clients import Category
from tests.unit.services.booklet_kit import with_block


def a_profile(*fields: str, on_request: tuple[str, ...] = ()) -> dict[str, object]:
    block = {"id": "me", "fields": list(fields), "on_request": list(on_request)}
    return {"profile": {"id": "x", "concept": "booklet", "name": "X"}, "block": [block]}


@pytest.mark.parametrize("name", sorted(NEVER_IN_A_BOOKLET))
@pytest.mark.parametrize("place", ["fields", "on_request"])
def test_a_profile_that_asks_for_a_protected_fact_is_refused(name: str, place: str) -> None:
    content = a_profile(name) if place == "fields" else a_profile(on_request=(name,))
    with pytest.raises(InvalidInput) as caught:
        read_profile(content)
    assert (caught.value.field, caught.value.problem) == (name, "never_in_a_booklet")


def test_no_field_of_the_optional_facts_can_be_named_at_all() -> None:
    names = {field.value for field in BookletField}
    assert names.isdisjoint(OptionalFacts.__dataclass_fields__)
    assert names.isdisjoint(NEVER_IN_A_BOOKLET)


def test_a_profile_that_asks_for_an_unknown_field_is_refused() -> None:
    with pytest.raises(InvalidInput):
        read_profile(a_profile("shoe_size"))


def test_the_begleitheft_has_the_blocks_in_the_order_of_the_domain() -> None:
    blocks = [rule.block for rule in load_profile("begleitheft").blocks]
    assert blocks == [
        BookletBlock.COVER,
        BookletBlock.ME,
        BookletBlock.CONTACTS,
        BookletBlock.SPOTS,
        BookletBlock.PATH,
        BookletBlock.GOALS,
        BookletBlock.GERMAN,
        BookletBlock.WORK,
        BookletBlock.PAPERS,
        BookletBlock.APPOINTMENTS,
        BookletBlock.AGREED,
        BookletBlock.CONSENTS,
        BookletBlock.WORDS,
        BookletBlock.HELP,
        BookletBlock.NOTES,
    ]


def test_residence_and_health_are_out_until_the_client_wants_them() -> None:
    profile = load_profile("begleitheft")
    wanted = BookletChoice(on_request=frozenset({BookletField.RESIDENCE}))
    assert BookletChoice().released(profile) == frozenset()
    assert wanted.released(profile) == {Category.RESIDENCE}


def test_a_profile_that_does_not_ship_is_reported() -> None:
    with pytest.raises(ResourceMissing):
        load_profile("mustermappe")


def test_a_block_is_filled_blank_or_left_out_as_chosen() -> None:
    choice = with_block(BookletChoice(), BookletBlock.GOALS, Fill.BLANK)
    choice = with_block(choice, BookletBlock.PAPERS, Fill.LEFT_OUT)
    assert choice.fill(BookletBlock.GOALS) is Fill.BLANK
    assert choice.fill(BookletBlock.PAPERS) is Fill.LEFT_OUT
    assert choice.fill(BookletBlock.ME) is Fill.FILLED


def test_a_later_choice_for_a_block_replaces_the_earlier_one() -> None:
    choice = with_block(BookletChoice(), BookletBlock.ME, Fill.LEFT_OUT)
    assert with_block(choice, BookletBlock.ME, Fill.BLANK).fill(BookletBlock.ME) is Fill.BLANK


def test_the_cover_cannot_be_left_out() -> None:
    choice = with_block(BookletChoice(), BookletBlock.COVER, Fill.LEFT_OUT)
    assert choice.fill(BookletBlock.COVER) is Fill.FILLED


def test_the_glossary_has_no_blank_form() -> None:
    choice = with_block(BookletChoice(), BookletBlock.WORDS, Fill.BLANK)
    assert choice.fill(BookletBlock.WORDS) is Fill.FILLED


@pytest.mark.parametrize("folder", ["profiles", "texts", "demo", "codes"])
def test_no_text_has_the_apostrophe_of_a_typewriter(folder: str) -> None:
    straight = re.compile(r"\w'\w")
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((paths.resources() / folder).rglob("*.toml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if straight.search(line) and not line.startswith("#")
    ]
    assert found == []
