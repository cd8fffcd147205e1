"""Suggested passphrases are strong, and what people make up is judged with care."""

from __future__ import annotations

import pytest

from gkdesk.text.passphrase import rate, suggest, word_list


def test_the_word_list_has_enough_different_words_for_fifty_bits() -> None:
    words = word_list()
    assert len({word.casefold() for word in words}) == len(words)
    assert len(words) >= 1024


def test_every_listed_word_can_be_typed_on_any_german_keyboard() -> None:
    assert all(word.isascii() and word.isalpha() and 3 <= len(word) <= 12 for word in word_list())


def test_a_suggestion_has_five_different_words_and_is_strong() -> None:
    passphrase = suggest()
    assert len(set(passphrase.split(" "))) == 5
    assert rate(passphrase).level == 4


def test_two_suggestions_differ() -> None:
    assert suggest() != suggest()


@pytest.mark.parametrize(
    "weak",
    ["passwort", "Passwort123!", "1234567890123", "aaaaaaaaaaaa", "Haus Haus Haus Haus Haus"],
)
def test_a_weak_passphrase_is_not_enough(weak: str) -> None:
    assert not rate(weak).enough


def test_an_empty_passphrase_has_no_level() -> None:
    assert rate("  ").level == 0


@pytest.mark.parametrize("usable", ["x7#kQ9!mZ2$pL4&vR8wq", "Fenster Regen Lampe Katze"])
def test_four_words_or_a_long_random_password_are_enough(usable: str) -> None:
    assert rate(usable).enough
