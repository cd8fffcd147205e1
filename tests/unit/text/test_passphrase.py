"""A passphrase that people make up is judged by how it was made."""

from __future__ import annotations

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.text.passphrase import check, rate, suggest, word_list


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        ("", "passphrase_too_short"),
        ("x7#kQ9!mZ2$", "passphrase_too_short"),
        ("x" * 513, "too_long"),
        ("Sommer2026!!", "passphrase_too_weak"),
        ("Passwort123!", "passphrase_too_weak"),
        ("1234567890123", "passphrase_too_weak"),
        ("Landkreis2026", "passphrase_too_weak"),
        ("Donaudampfschiff", "passphrase_too_weak"),
        ("kjhgfdsaqwertz", "passphrase_too_weak"),
        ("Haus-Haus-Haus-Haus", "passphrase_too_weak"),
        ("111111111111111111", "passphrase_too_weak"),
        ("abcdefghijklmnopqrstuvwxyz", "passphrase_too_weak"),
        ("ich bin die und das ist mein", "passphrase_too_weak"),
    ],
)
def test_what_is_easy_to_guess_is_refused(passphrase: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(passphrase)
    assert (caught.value.field, caught.value.problem) == ("passphrase", problem)
    assert problem != "passphrase_too_weak" or not rate(passphrase).enough


@pytest.mark.parametrize(
    "passphrase",
    [
        "Fenster Regen Lampe Katze",
        "Fenster-Regen-Lampe-Katze",
        "FensterRegenLampeKatze",
        "Vier blaue Kühe tanzen heimlich nachts",
        "x7#kQ9!mZ2$pL4&vR8wq",
    ],
)
def test_several_words_or_many_random_signs_are_accepted(passphrase: str) -> None:
    check(passphrase)
    assert rate(passphrase).enough


def test_a_suggestion_has_five_different_words() -> None:
    assert len(set(suggest().split(" "))) == 5


def test_two_suggestions_differ() -> None:
    assert suggest() != suggest()


def test_an_empty_passphrase_has_no_level() -> None:
    assert rate("  ").level == 0


def test_a_suggestion_is_worth_its_words_and_no_more() -> None:
    strength = rate(suggest())
    assert strength.level == 4
    assert 55 < strength.bits < 62


def test_no_word_that_may_be_drawn_is_worth_less_than_another() -> None:
    assert len({rate(word).bits for word in word_list()}) == 1


def test_the_separator_between_the_words_adds_nothing() -> None:
    assert rate("Fenster-Regen-Lampe-Katze").bits == rate("Fenster Regen Lampe Katze").bits


def test_the_list_holds_enough_distinct_words_that_are_easy_to_type() -> None:
    words = word_list()
    assert len(words) >= 2048
    assert len({word.casefold() for word in words}) == len(words)
    assert all(word.isascii() and word.isalpha() and 4 <= len(word) <= 9 for word in words)
