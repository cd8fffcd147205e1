"""The five kinds of booklets that ship, their copies, and what none of them may hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    FIELDS_OF,
    KARTE,
    LAUFMAPPE,
    ONLY_ON_REQUEST,
    PERSONAL_BOOK,
    SHIPPED,
    BlockRule,
    BookletBlock,
    BookletChoice,
    BookletField,
    BookletProfile,
    Fill,
    Layout,
    PageKind,
    copied,
    load_profile,
    possible_blocks,
    possible_fields,
    profile_content,
    read_profile,
)
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.translations import german_texts


def written_and_read(profile: BookletProfile) -> BookletProfile:
    return read_profile(json.loads(json.dumps(profile_content(profile))))


@pytest.mark.parametrize("profile_id", SHIPPED)
def test_a_profile_that_is_written_back_is_the_same(profile_id: str) -> None:
    profile = load_profile(profile_id)
    assert written_and_read(profile) == profile
    assert (profile.id, profile.base) == (profile_id, profile_id)


def test_a_profile_keeps_order_presets_words_paper_and_layout() -> None:
    rules = (
        BlockRule(BookletBlock.NOTES, preset=Fill.LEFT_OUT),
        BlockRule(BookletBlock.WORDS, words=("duldung", "frist")),
        BlockRule(BookletBlock.GOALS, frozenset({BookletField.GOALS}), preset=Fill.BLANK),
    )
    own = replace(
        copied(load_profile(PERSONAL_BOOK), "own:1", "Unser Ordner"),
        blocks=rules,
        page=PageKind.A5,
        layout=Layout.FACING,
    )
    assert written_and_read(own) == own
    assert (own.base, own.name) == (PERSONAL_BOOK, "Unser Ordner")


@pytest.mark.parametrize("profile_id", [BEGLEITHEFT, PERSONAL_BOOK, LAUFMAPPE, KARTE])
@pytest.mark.parametrize("field", sorted(ONLY_ON_REQUEST))
def test_residence_and_health_are_nobodys_usual_fields(
    profile_id: str, field: BookletField
) -> None:
    content = profile_content(load_profile(profile_id))
    rule = next(each for each in content["block"] if field in FIELDS_OF[BookletBlock(each["id"])])
    rule["fields"].append(field.value)
    with pytest.raises(InvalidInput) as caught:
        read_profile(content)
    assert (caught.value.field, caught.value.problem) == (field, "only_on_request")
    assert "nur auf Wunsch" in sentence(caught.value)


def test_no_copy_of_the_begleitheft_tells_where_somebody_went_to_school() -> None:
    places = BookletField.EDUCATION_PLACES
    content = profile_content(copied(load_profile(BEGLEITHEFT), "own:7", "Mein Heft"))
    rule = next(each for each in content["block"] if each["id"] == "work")
    rule["on_request"].append(places.value)
    with pytest.raises(InvalidInput):
        read_profile(content)
    assert places not in possible_fields(BookletBlock.WORK, BEGLEITHEFT)
    assert places in possible_fields(BookletBlock.WORK, PERSONAL_BOOK)


def test_a_field_that_a_block_does_not_know_is_refused() -> None:
    content = profile_content(load_profile(BEGLEITHEFT))
    content["block"][0]["fields"].append("papers")
    with pytest.raises(InvalidInput):
        read_profile(content)


@pytest.mark.parametrize(
    ("key", "value"), [("base", "mustermappe"), ("page", "A3"), ("layout", "diagonal")]
)
def test_what_a_profile_cannot_be_is_refused(key: str, value: str) -> None:
    content = profile_content(load_profile(BEGLEITHEFT))
    content["profile"][key] = value
    with pytest.raises(InvalidInput):
        read_profile(content)


def test_a_block_stands_in_a_profile_once() -> None:
    content = profile_content(load_profile(BEGLEITHEFT))
    content["block"].append(content["block"][-1])
    with pytest.raises(InvalidInput):
        read_profile(content)


def test_only_the_card_fits_on_a_card() -> None:
    assert possible_blocks(PageKind.CARD) == (BookletBlock.CARD,)
    assert BookletBlock.CARD not in possible_blocks(PageKind.A5)
    for profile_id in SHIPPED:
        profile = load_profile(profile_id)
        assert {rule.block for rule in profile.blocks} <= set(possible_blocks(profile.page))


@pytest.mark.parametrize("profile_id", SHIPPED)
def test_every_chosen_word_is_in_the_glossary(profile_id: str) -> None:
    known = german_texts().texts
    for rule in load_profile(profile_id).blocks:
        assert [each for each in rule.words if f"glossary.{each}.word" not in known] == []


def test_the_preset_of_a_block_holds_until_the_client_decides() -> None:
    rule = BlockRule(BookletBlock.CONSENTS, preset=Fill.LEFT_OUT)
    assert BookletChoice().fill_of(rule) is Fill.LEFT_OUT
    decided = BookletChoice(blocks=((BookletBlock.CONSENTS, Fill.FILLED),))
    assert decided.fill_of(rule) is Fill.FILLED


def test_parts_that_are_printed_again_come_alone() -> None:
    again = BookletChoice(only=frozenset({BookletBlock.GOALS}))
    assert again.fill_of(BlockRule(BookletBlock.GOALS)) is Fill.FILLED
    assert again.fill_of(BlockRule(BookletBlock.COVER)) is Fill.LEFT_OUT


def test_the_card_has_one_block() -> None:
    assert [rule.block for rule in load_profile(KARTE).blocks] == [BookletBlock.CARD]
