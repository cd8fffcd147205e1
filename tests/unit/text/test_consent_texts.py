"""The fixed text of the forms of consent in every language."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from gkdesk.text import languages, translations
from gkdesk.text.codes.cases import Flow, SignatoryKind
from gkdesk.text.codes.clients import Category
from gkdesk.text.translations import TextState

if TYPE_CHECKING:
    from gkdesk.text.languages import Language

GERMAN = translations.german_texts("consent")
TRANSLATED = [code for code in translations.available("consent") if code != "de"]
GENDER_SIGNS = ("*in", ":in", "_in", "/in", "Innen")
ABBREVIATIONS = ("z.B.", "z. B.", "d.h.", "bzw.", "usw.", "ggf.", "Tel.", "Nr.", "inkl.", "DSGVO")
NUMBER = re.compile(r"\d+")


def texts(code: str) -> dict[str, str]:
    return dict(translations.load(code, name="consent").texts)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_file_passes_every_check_a_machine_can_do(code: str) -> None:
    assert translations.problems(translations.load(code, name="consent"), GERMAN) == ()


@pytest.mark.parametrize("each", languages.BOOKLET_LANGUAGES, ids=lambda each: each.code)
def test_every_booklet_language_has_all_texts(each: Language) -> None:
    assert set(texts(each.code)) == set(GERMAN.texts)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_shipped_translation_says_that_it_is_an_unchecked_draft(code: str) -> None:
    found = translations.load(code, name="consent")
    assert {found.review(key).state for key in found.texts} == {TextState.DRAFT}


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_is_not_a_copy_of_the_german(code: str) -> None:
    assert sum(text == GERMAN.texts[key] for key, text in texts(code).items()) <= 3


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_names_the_same_numbers(code: str) -> None:
    for key, text in texts(code).items():
        assert NUMBER.findall(text) == NUMBER.findall(GERMAN.texts[key]), key


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_as_many_sentences_as_the_german(code: str) -> None:
    """What is missing is the worst fault of a text that somebody signs."""
    for key, text in texts(code).items():
        told = len(re.findall(r"[.።](?= |$)", text))
        assert told == len(re.findall(r"\.(?= |$)", GERMAN.texts[key])), key


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_two_labels_of_a_form_are_the_same_word(code: str) -> None:
    """A slip of a line would show here: the texts of one list tell different things."""
    for table in ("title", "field", "signatory", "categories", "direction", "slip"):
        own = [text for key, text in texts(code).items() if key.startswith(f"{table}.")]
        assert len(set(own)) == len(own), table


@pytest.mark.parametrize("code", translations.available("consent"))
def test_texts_are_stored_composed_and_hold_no_placeholder(code: str) -> None:
    for text in texts(code).values():
        assert unicodedata.is_normalized("NFC", text)
        assert "{" not in text


def test_every_code_that_a_consent_can_hold_has_its_words() -> None:
    wanted = {f"categories.{each.value}" for each in Category}
    wanted |= {f"signatory.{each.value}" for each in SignatoryKind}
    wanted |= {f"direction.{each.value}" for each in Flow if each is not Flow.BOTH}
    assert wanted <= set(GERMAN.texts)


def test_german_sentences_are_short_and_plain() -> None:
    for key, text in GERMAN.texts.items():
        assert not any(sign in text for sign in GENDER_SIGNS), key
        assert not any(short in text for short in ABBREVIATIONS), key
        for sentence in text.replace("?", ".").replace(":", ".").split("."):
            assert len(sentence.split()) <= 17, key
