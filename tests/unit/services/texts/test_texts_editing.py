"""The office's own wording of fixed texts, and who has checked them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.texts.views import Bound
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.translation_checks import most_letters
from gkdesk.text.translations import TextState, german_texts, load
from tests.unit.services.texts.texts_kit import DATED, KEY, OTHER, open_store, view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store

TODAY = dt.date(2026, 11, 18)
OWN = "هذا الدفتر لكم. أنتم تقررون من يراه."


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, Texts]]:
    store, texts = open_store(tmp_path)
    yield store, texts
    store.close()


@pytest.fixture
def texts(opened: tuple[Store, Texts]) -> Texts:
    return opened[1]


def test_what_ships_is_a_draft_that_nobody_has_checked(texts: Texts) -> None:
    found = view(texts)
    assert found.is_draft
    assert not found.is_own
    assert texts.editing.progress("booklet", "ar").checked == 0


def test_the_wording_of_the_office_is_what_papers_print(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "ar", OWN)
    assert texts.pair("ar").in_client_language(KEY).text == OWN
    assert view(texts).is_draft


def test_a_checked_text_names_who_checked_it_and_when(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    review = texts.pair("ar").client.review(KEY)
    assert (review.state, review.checked_by, review.checked_on) == (
        TextState.CHECKED,
        "Samira Haddad",
        TODAY,
    )


def test_changing_a_checked_text_makes_it_a_draft_again(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    texts.editing.save("booklet", KEY, "ar", OWN)
    assert view(texts).is_draft
    assert view(texts).review.checked_by == ""


def test_saving_a_checked_text_unchanged_leaves_it_checked(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "ar", OWN)
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    texts.editing.save("booklet", KEY, "ar", OWN)
    assert view(texts).is_checked


def test_a_check_is_void_when_the_german_text_has_changed(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY, OTHER), "ar", "Samira Haddad")
    assert view(texts, KEY, "de").bound == Bound(translations=16, checked=1)
    texts.editing.save("booklet", KEY, "de", "Das Heft gehört Ihnen.")
    assert view(texts, KEY, "de").bound == Bound()
    assert view(texts).is_draft
    assert view(texts).review.outdated
    assert view(texts).review.checked_by == "Samira Haddad"
    assert view(texts, OTHER).is_checked
    assert texts.editing.checked("booklet") == {"ar": 1}


def test_the_check_counts_again_when_german_is_taken_back(opened: tuple[Store, Texts]) -> None:
    store, texts = opened
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    texts.editing.save("booklet", KEY, "de", "Das Heft gehört Ihnen.")
    store.undo()
    assert view(texts).is_checked


def test_a_shipped_translation_of_a_changed_german_text_says_so(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "de", "Das Heft gehört Ihnen.")
    assert view(texts).review.outdated
    assert not view(texts, OTHER).review.outdated


def test_a_document_is_marked_only_when_it_prints_something_unchecked(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    pair = texts.pair("ar")
    pair.in_client_language(KEY)
    assert not pair.unchecked()
    pair.in_client_language(OTHER)
    assert pair.unchecked()
    assert not pair.is_trusted


def test_another_document_does_not_see_what_the_last_one_printed(texts: Texts) -> None:
    texts.pair("ar").in_client_language(OTHER)
    assert not texts.pair("ar").unchecked()


def test_resetting_brings_the_shipped_wording_back(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "ar", OWN)
    texts.editing.reset("booklet", (KEY,), "ar")
    assert view(texts).text == load("ar").texts[KEY]
    assert not view(texts).is_own


def test_typing_the_shipped_wording_again_is_no_own_wording(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "ar", OWN)
    texts.editing.save("booklet", KEY, "ar", load("ar").texts[KEY])
    assert not view(texts).is_own


def test_taking_the_note_of_a_check_away_makes_a_draft(texts: Texts) -> None:
    texts.editing.check("booklet", (KEY,), "ar", "Samira Haddad")
    texts.editing.uncheck("booklet", (KEY,), "ar")
    assert view(texts).is_draft


def test_one_step_back_undoes_many_checks(opened: tuple[Store, Texts]) -> None:
    store, texts = opened
    keys = [each.key for each in texts.editing.texts("conference", "ar")]
    texts.editing.check("conference", keys, "ar", "Samira Haddad")
    assert texts.editing.progress("conference", "ar").checked == len(keys)
    store.undo()
    assert texts.editing.progress("conference", "ar").checked == 0


def test_a_check_needs_a_name(texts: Texts) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts.editing.check("booklet", (KEY,), "ar", "  ")
    assert (caught.value.field, caught.value.problem) == ("by", "reviewer_missing")


def test_a_check_is_not_dated_ahead(texts: Texts) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts.editing.check("booklet", (KEY,), "ar", "Eva Muster", dt.date(2026, 11, 19))
    assert caught.value.problem == "not_yet"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("طُبع", "placeholders_missing"),
        ("طُبع {datum}", "placeholders_missing"),
        ("", "required"),
        ("طُبع {date} 中", "signs_not_drawn"),
    ],
)
def test_a_text_that_would_break_the_paper_is_refused(
    texts: Texts, typed: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts.editing.save("booklet", DATED, "ar", typed)
    assert caught.value.problem == problem
    assert view(texts, DATED).text == load("ar").texts[DATED]


@pytest.mark.parametrize("language", ["ar", "de"])
def test_a_text_far_longer_than_the_german_one_is_refused_with_both_lengths(
    texts: Texts, language: str
) -> None:
    limit = most_letters(german_texts().texts[KEY])
    longest = "ب" * limit if language == "ar" else "b" * limit
    texts.editing.save("booklet", KEY, language, longest)
    with pytest.raises(InvalidInput) as caught:
        texts.editing.save("booklet", KEY, language, longest + "\u0301")
    assert caught.value.field == "text"
    said = sentence(caught.value)
    assert f"{limit + 1} Zeichen" in said
    assert f"{limit}. Bitte kürzen" in said
    assert view(texts, language=language).text == longest


def test_a_made_up_placeholder_is_refused(texts: Texts) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts.editing.save("booklet", KEY, "ar", "هذا {name}")
    assert caught.value.problem == "placeholder_made_up"


def test_invisible_direction_marks_are_taken_out(texts: Texts) -> None:
    texts.editing.save("booklet", KEY, "ar", f"\u200f{OWN}\u202e")
    assert view(texts).text == OWN


def test_easy_language_needs_two_named_readers_and_ends_with_a_change(texts: Texts) -> None:
    with pytest.raises(InvalidInput):
        texts.editing.call_easy("booklet", ("Eva Muster", "Eva Muster"), TODAY)
    assert texts.editing.easy_label("booklet") is None
    texts.editing.call_easy("booklet", ("Eva Muster", "Tom Beispiel"), TODAY)
    label = texts.editing.easy_label("booklet")
    assert label is not None
    assert (label.readers, label.on, label.is_void) == (
        ("Eva Muster", "Tom Beispiel"),
        TODAY,
        False,
    )
    texts.editing.save("booklet", KEY, "de", "Das Heft gehört Ihnen.")
    changed = texts.editing.easy_label("booklet")
    assert changed is not None
    assert changed.is_void


def test_the_note_about_a_set_is_no_text_of_it(texts: Texts) -> None:
    texts.editing.call_easy("booklet", ("Eva Muster", "Tom Beispiel"), TODAY)
    assert set(texts.pair("de").german.texts) == set(german_texts().texts)


def test_a_german_title_that_no_booklet_prints_is_not_offered(texts: Texts) -> None:
    editing = texts.editing
    german = {each.key for each in editing.texts("booklet", "de")}
    assert not {key for key in german if key.startswith("cover.title")}
    assert "cover.subtitle" in german
    assert "cover.title" in {each.key for each in editing.texts("booklet", "ar")}
