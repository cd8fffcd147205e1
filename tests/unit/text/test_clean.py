"""Typed text in the one form that is stored."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.errors import InvalidInput
from gkdesk.text.clean import (
    LINE_LIMIT,
    clean_email,
    clean_line,
    clean_phone,
    clean_postal_code,
    clean_text,
    whole_characters,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(TYPED)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    for clean in (clean_line, clean_text):
        once = clean(typed, "field")
        assert clean(once, "field") == once == unicodedata.normalize("NFC", once)


@given(TYPED)
def test_a_line_stays_one_line(typed: str) -> None:
    assert len(clean_line(typed, "field").splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=50))
def test_no_letter_or_sign_is_lost(typed: str) -> None:
    shown = clean_line(f"a{typed}", "field")
    assert shown == unicodedata.normalize("NFC", f"a{typed}")


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_signs_that_turn_the_reading_direction_are_taken_out(clean: Callable[..., str]) -> None:
    assert clean("Ali \u202eevil\u202c \u2066x\u2069\u200f", "name") == "Ali evil x\u200f"


@pytest.mark.parametrize("typed", ["\u200b\u200d", "\u202e", "\u3164", "\u2800 \ufe0f", "\ufeff"])
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_text_of_invisible_characters_is_empty(clean: Callable[..., str], typed: str) -> None:
    assert clean(typed, "name") == ""


def test_joiners_inside_a_word_are_kept() -> None:
    assert clean_line("می\u200cخواهم", "name") == "می\u200cخواهم"


def test_half_characters_become_a_sign_that_a_file_can_hold() -> None:
    assert whole_characters("a\ud800b") == "a\ufffdb"
    assert whole_characters("\ud83d\ude00") == "😀"


def test_lines_of_a_text_are_kept() -> None:
    assert clean_text(" Mo 9–12 \r\nDo 14–18\n", "field") == "Mo 9–12 \nDo 14–18"


def test_text_that_is_too_long_names_its_field() -> None:
    with pytest.raises(InvalidInput) as caught:
        clean_line("x" * (LINE_LIMIT + 1), "note")
    assert (caught.value.field, caught.value.problem) == ("note", "too_long")


@pytest.mark.parametrize("typed", ["02131/123-456", "+49 (0) 171 1", "116 117", "٠١٧٦ ١٢٣"])
def test_phone_numbers_stay_as_typed(typed: str) -> None:
    assert clean_phone(typed, "phone") == typed


@pytest.mark.parametrize("typed", ["0176 abc", "0171 1 nach 16 Uhr", "12", "+"])
def test_what_nobody_can_dial_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        clean_phone(typed, "phone")
    assert caught.value.problem == "bad_phone"


@pytest.mark.parametrize("typed", ["", "a@b.de", "vor.nach@sub.beispiel.org"])
def test_addresses_that_can_be_right_pass(typed: str) -> None:
    assert clean_email(typed, "email") == typed


@pytest.mark.parametrize("typed", ["a@b", "a b@c.de", "@c.de", "a@.de", "a@@b.de"])
def test_addresses_that_cannot_be_right_are_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        clean_email(typed, "email")


@pytest.mark.parametrize(
    "sign", ["\ufffe", "\uffff", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"]
)
def test_what_is_no_character_is_left_out(sign: str) -> None:
    assert clean_line(f"A{sign}mt", "field") == "Amt"
    assert clean_text(f"{sign}oben\n{sign}unten", "field") == "oben\nunten"
    assert clean_line(sign, "field") == ""


def test_characters_beside_those_that_are_none_are_kept() -> None:
    assert clean_line("\ufdcf\ufdf0\ufffd\U0001f600", "field") == "\ufdcf\ufdf0\ufffd\U0001f600"


@pytest.mark.parametrize("code", ["", "40213", "A-1010", "1012 AB"])
def test_a_postal_code_has_five_digits_or_is_from_abroad(code: str) -> None:
    assert clean_postal_code(code, "postal_code") == code


@pytest.mark.parametrize("code", ["1234", "123456"])
def test_a_postal_code_of_fewer_or_more_digits_is_refused(code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        clean_postal_code(code, "postal_code")
    assert caught.value.problem == "bad_postal_code"
