"""The fixed text of the invitation and the page of somebody who attends for herself."""

from __future__ import annotations

import unicodedata

import pytest

from gkdesk.text import languages, translations
from gkdesk.text.translations import TextState

NAME = "conference"
GERMAN = translations.german_texts(NAME)
TRANSLATED = [code for code in translations.available(NAME) if code != "de"]


def test_every_language_of_the_booklet_has_the_papers_of_a_client() -> None:
    assert set(translations.available(NAME)) == {each.code for each in languages.BOOKLET_LANGUAGES}


@pytest.mark.parametrize("code", translations.available(NAME))
def test_texts_are_stored_composed(code: str) -> None:
    for text in translations.load(code, name=NAME).texts.values():
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_file_is_whole_and_passes_every_check_a_machine_can_do(code: str) -> None:
    found = translations.load(code, name=NAME)
    assert set(found.texts) == set(GERMAN.texts)
    assert translations.problems(found, GERMAN) == ()


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_shipped_translation_says_that_it_is_an_unchecked_draft(code: str) -> None:
    found = translations.load(code, name=NAME)
    assert {found.review(key).state for key in found.texts} == {TextState.DRAFT}
    assert not found.is_trusted
