"""The fixed texts of the handouts: plain German, and translations that a machine can check."""

from __future__ import annotations

import unicodedata

import pytest

from gkdesk.text import plain_language, translations
from gkdesk.text.plain_language import PlainRule
from gkdesk.text.translations import TextState

NAME = "handout"
GERMAN = translations.german_texts(NAME)
TRANSLATED = [code for code in translations.available(NAME) if code != "de"]
KNOWN = frozenset({"berechtigungsschein", "wohnberechtigungsschein", "aufenthaltsgestattung"})
"""Long words of the papers themselves: people must know them as they stand there."""
LABEL = "common.own_wording"
"""Stands where „Stand“ stands else, and is no sentence."""
NEVER = frozenset(
    {
        PlainRule.PASSIVE,
        PlainRule.ABBREVIATION,
        PlainRule.SUBJUNCTIVE,
        PlainRule.GENITIVE,
        PlainRule.COMPOUND,
    }
)


def test_the_german_texts_keep_the_rules_of_plain_language() -> None:
    broken = [
        (key, each.rule)
        for key, text in GERMAN.texts.items()
        for each in plain_language.findings(text, KNOWN)
        if each.rule in NEVER and key != LABEL
    ]
    assert broken == []


def test_one_thing_has_one_word() -> None:
    assert plain_language.usual_words(GERMAN.texts.values()) == {}


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_passes_every_check_a_machine_can_do(code: str) -> None:
    found = translations.load(code, name=NAME)
    assert translations.problems(found, GERMAN) == ()
    for text in found.texts.values():
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_shipped_translation_says_that_it_is_an_unchecked_draft(code: str) -> None:
    found = translations.load(code, name=NAME)
    assert {found.review(key).state for key in found.texts} == {TextState.DRAFT}


def test_the_sheet_for_employers_is_german_only() -> None:
    assert translations.available("employers") == ("de",)
