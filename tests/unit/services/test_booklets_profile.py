"""What a booklet profile may ask for, and what the client chooses."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.services.booklets.profiles.profile import (
    NEVER_IN_A_BOOKLET,
    ONLY_ON_REQUEST,
    SHIPPED,
    BlockRule,
    BookletBlock,
    BookletChoice,
    BookletField,
    BookletProfile,
    Fill,
    Layout,
    PageKind,
    load_profile,
    possible_fields,
    profile_content,
    read_profile,
)
from gkdesk.services.clients.fields import OptionalFacts
from gkdesk.text.codes.clients import Category
from tests.unit.services.booklet_kit import with_block


@st.composite
def profiles(draw: st.DrawFn) -> BookletProfile:
    """Return a copy of a shipped profile, changed in whatever way an office can change it."""
    base = draw(st.sampled_from(SHIPPED))
    blocks = draw(st.lists(st.sampled_from(BookletBlock), unique=True, max_size=5))
    return BookletProfile(
        id="own:7",
        concept="",
        name=draw(st.text(max_size=20)),
        blocks=tuple(draw(_rules(block, base)) for block in blocks),
        base=base,
        page=draw(st.sampled_from(PageKind)),
        layout=draw(st.sampled_from(Layout)),
    )


def _rules(block: BookletBlock, base: str) -> st.SearchStrategy[BlockRule]:
    may = sorted(possible_fields(block, base))
    usual = [each for each in may if each not in ONLY_ON_REQUEST]
    return st.builds(
        BlockRule,
        st.just(block),
        _some(usual),
        _some(may),
        st.sampled_from(Fill),
        st.lists(st.text(max_size=8), max_size=3).map(tuple),
    )


def _some(fields: list[BookletField]) -> st.SearchStrategy[frozenset[BookletField]]:
    return st.frozensets(st.sampled_from(fields)) if fields else st.just(frozenset())


@settings(max_examples=15)
@given(profiles())
def test_a_profile_that_is_kept_is_read_again_as_it_was(profile: BookletProfile) -> None:
    assert read_profile(json.loads(json.dumps(profile_content(profile)))) == profile


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
