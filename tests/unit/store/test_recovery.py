"""A recovery code can be copied by hand, and a typing mistake is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.errors import BadRecoveryCode
from gkdesk.store import recovery


def test_a_code_has_seven_groups_of_five_readable_characters() -> None:
    groups = recovery.groups(recovery.new_code())
    assert [len(group) for group in groups] == [5] * 7
    assert not set("".join(groups)) & set("ILOU")


def test_two_codes_differ() -> None:
    assert recovery.secret_of(recovery.new_code()) != recovery.secret_of(recovery.new_code())


@given(st.binary(min_size=20, max_size=20))
def test_every_secret_comes_back_from_its_code(secret: bytes) -> None:
    assert recovery.secret_of(recovery._format(secret)) == secret


def test_the_code_is_understood_as_people_type_it() -> None:
    code = recovery.new_code()
    secret = recovery.secret_of(code)
    typed = code.lower().replace("0", "o").replace("1", "l")
    for form in (typed, code.replace("-", " "), code.replace("-", "–\n"), f"  {code}.", code[::1]):
        assert recovery.secret_of(form) == secret


def test_full_width_characters_are_understood() -> None:
    code = recovery.new_code()
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code)
    assert recovery.secret_of(wide) == recovery.secret_of(code)


@given(st.integers(0, 34), st.integers(1, 31))
def test_a_single_wrong_character_is_noticed_nearly_always(at: int, step: int) -> None:
    secret = b"\x5a" * 20
    plain = recovery._format(secret).replace("-", "")
    alphabet = recovery.ALPHABET
    wrong = alphabet[(alphabet.index(plain[at]) + step) % 32]
    with pytest.raises(BadRecoveryCode):
        recovery.secret_of(plain[:at] + wrong + plain[at + 1 :])


@given(st.text(max_size=80))
def test_other_text_is_no_code(text: str) -> None:
    with pytest.raises(BadRecoveryCode):
        recovery.secret_of(text)


def test_typing_back_one_group_shows_that_the_sheet_was_kept() -> None:
    code = recovery.new_code()
    third = recovery.groups(code)[2]
    assert recovery.group_matches(code, index=2, typed=f" {third.lower()} ")
    assert not recovery.group_matches(code, index=2, typed=third[:4])
    assert not recovery.group_matches(code, index=2, typed="")
