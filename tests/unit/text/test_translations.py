"""The fixed texts in every language."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import pytest

from gkdesk.text import languages, translations
from gkdesk.text.translations import Review, TextPair, TextSet, TextState

if TYPE_CHECKING:
    from gkdesk.text.languages import Language

GERMAN = translations.german_texts()
TRANSLATED = [code for code in translations.available() if code != "de"]
GENDER_SIGNS = ("*in", ":in", "_in", "/in", "Innen")
ABBREVIATIONS = ("z.B.", "z. B.", "d.h.", "bzw.", "usw.", "ggf.", "Tel.", "Nr.", "inkl.")


def drafts(**texts: str) -> TextSet:
    return TextSet("ar", texts, Review(TextState.DRAFT))


def originals(**texts: str) -> TextSet:
    return TextSet("de", texts, Review(TextState.ORIGINAL))


def problem_codes(arabic: str, german: str) -> list[str]:
    found = translations.problems(drafts(key=arabic), originals(key=german))
    return [each.problem for each in found]


@pytest.mark.parametrize("code", translations.available())
def test_a_file_passes_every_check_a_machine_can_do(code: str) -> None:
    assert translations.problems(translations.load(code), GERMAN) == ()


@pytest.mark.parametrize("each", languages.BOOKLET_LANGUAGES, ids=lambda each: each.code)
def test_every_booklet_language_has_all_texts(each: Language) -> None:
    assert set(translations.load(each.code).texts) == set(GERMAN.texts)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_shipped_translation_says_that_it_is_an_unchecked_draft(code: str) -> None:
    texts = translations.load(code)
    assert {texts.review(key).state for key in texts.texts} == {TextState.DRAFT}
    assert not texts.is_trusted


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_is_not_a_copy_of_the_german(code: str) -> None:
    texts = translations.load(code).texts
    same = [key for key, text in texts.items() if text == GERMAN.texts[key]]
    assert len(same) <= 6


@pytest.mark.parametrize("code", translations.available())
def test_texts_are_stored_composed(code: str) -> None:
    for text in translations.load(code).texts.values():
        assert unicodedata.is_normalized("NFC", text)


def test_german_texts_hold_no_gender_sign_and_no_abbreviation() -> None:
    for key, text in GERMAN.texts.items():
        assert not any(sign in text for sign in GENDER_SIGNS), key
        assert not any(short in text for short in ABBREVIATIONS), key


def test_german_sentences_are_short() -> None:
    for key, text in GERMAN.texts.items():
        for sentence in text.replace("?", ".").replace(":", ".").split("."):
            assert len(sentence.split()) <= 17, key


def test_only_the_three_nationwide_numbers_are_printed() -> None:
    numbers = {key.removeprefix("help.number_") for key in GERMAN.texts if "number_" in key}
    assert numbers == {"110", "112", "116117"}


def test_the_glossary_lists_each_word_with_its_meaning() -> None:
    words = translations.text_pair("ti").glossary()
    assert {"glossary.duldung.word", "glossary.frist.word"} <= {each.word for each in words}
    assert all(each.meaning in GERMAN.texts for each in words)


def test_a_missing_placeholder_is_found() -> None:
    assert problem_codes("طُبع في", "Gedruckt am {date}") == ["placeholders"]


def test_an_empty_text_is_found() -> None:
    assert problem_codes(" ", "Name") == ["empty"]


def test_text_in_the_wrong_script_is_found() -> None:
    assert problem_codes("Das ist nicht Arabisch", "Das ist Arabisch") == ["script"]
    assert problem_codes("это не по-арабски", "Das ist Arabisch") == ["script"]


def test_a_german_term_in_brackets_is_allowed() -> None:
    assert problem_codes("وثيقة (Duldung)", "Duldung") == []


def test_direction_marks_inside_a_text_are_found() -> None:
    assert problem_codes("اسم\u200f", "Name") == ["controls"]


def test_a_text_that_is_much_too_long_is_found() -> None:
    assert problem_codes("اسم " * 40, "Name") == ["long"]


def test_a_text_that_german_does_not_know_is_found() -> None:
    found = translations.problems(drafts(other="اسم"), originals(key="Name"))
    assert [(each.key, each.problem) for each in found] == [("other", "unknown")]


def test_a_gap_falls_back_to_german_and_says_so() -> None:
    pair = TextPair(originals(key="Gedruckt am {date}"), drafts())
    text = pair.in_client_language("key", date="21.11.2026")
    assert (text.text, text.language, text.is_fallback) == ("Gedruckt am 21.11.2026", "de", True)


def test_a_language_without_a_file_falls_back_completely() -> None:
    pair = translations.text_pair("so")
    assert pair.in_client_language("me.title").is_fallback


def test_a_code_that_is_a_path_leads_to_no_file() -> None:
    assert translations.load("../handout/ar").texts == {}
    assert translations.load("ar").texts


def test_values_in_right_to_left_text_are_isolated() -> None:
    text = translations.text_pair("ar").in_client_language("cover.printed", date="21.11.2026")
    assert "\u206621.11.2026\u2069" in text.text


def test_values_in_left_to_right_text_stand_as_they_are() -> None:
    text = translations.text_pair("tr").in_client_language("common.since", date="21.11.2026")
    assert text.text == "21.11.2026 tarihinden beri"


def test_texts_that_the_office_has_checked_are_trusted() -> None:
    checked = Review(TextState.CHECKED, "Eva Muster", dt.date(2026, 11, 21))
    texts = drafts(one="اسم", two="شيء")
    assert not texts.with_reviews({"one": checked}).is_trusted
    assert texts.with_reviews({"one": checked, "two": checked}).is_trusted
