"""Isolates around left-to-right pieces."""

from __future__ import annotations

import pytest
from bidi import get_display

from gkdesk.text import bidi_safe

PHONE = "+49 151 2345-678"


def test_a_phone_number_keeps_its_order_inside_arabic() -> None:
    shown = get_display(f"الهاتف: {bidi_safe.ltr(PHONE)}", base_dir="R")
    assert PHONE in shown


def test_without_an_isolate_the_same_number_is_turned_round() -> None:
    shown = get_display(f"الهاتف: {PHONE}", base_dir="R")
    assert PHONE not in shown


def test_a_latin_name_between_arabic_words_stays_whole() -> None:
    shown = get_display(f"اسم {bidi_safe.auto('Dr. Eva Muster (Amt)')} هنا", base_dir="R")
    assert "Dr. Eva Muster (Amt)" in shown


@pytest.mark.parametrize("control", ["\u202e", "\u2069", "\u200f", "\u061c", "\u2066"])
def test_typed_direction_marks_cannot_break_out(control: str) -> None:
    assert bidi_safe.ltr(f"12{control}34") == "\u20661234\u2069"


def test_nothing_stays_nothing() -> None:
    assert bidi_safe.ltr("") == ""
    assert bidi_safe.auto("\u200f") == ""
