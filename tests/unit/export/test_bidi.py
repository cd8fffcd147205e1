"""Writing direction, checked against Unicode's own test and an independent implementation."""

from __future__ import annotations

from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.export.pdf import bidi, brackets

UNICODE_DATA = Path("/usr/share/unicode")
needs_unicode_data = pytest.mark.skipif(
    not (UNICODE_DATA / "BidiCharacterTest.txt").is_file(),
    reason="needs the Debian package unicode-data",
)
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
ALPHABET = "abZ אבج دی۱۲٣٤0129+-/.,:;%€§()[]{}«»!?\u2066\u2067\u2068\u2069\u00a0"
MIRRORED = str.maketrans(")]}»>", "([{«<")


def shown(text: str, base: int) -> str:
    found = bidi.levels(text, base)
    order = bidi.visual_order(found)
    return "".join(text[at] for at in order).translate(ISOLATES).translate(MIRRORED)


def data_lines(name: str) -> list[str]:
    lines = (UNICODE_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.partition("#")[0].strip() for line in lines if line.partition("#")[0].strip()]


@pytest.mark.parametrize("base", [0, 1])
@settings(max_examples=400, derandomize=True, deadline=None)
@given(text=st.text(ALPHABET, min_size=1, max_size=24))
def test_the_visual_order_is_the_one_of_an_independent_implementation(base: int, text: str) -> None:
    expected = get_display(text, base_dir="R" if base else "L")
    assert shown(text, base) == expected.translate(ISOLATES).translate(MIRRORED)


@needs_unicode_data
def test_unicodes_character_test_passes_in_full() -> None:
    check_characters(data_lines("BidiCharacterTest.txt"))


def check_characters(cases: list[str]) -> None:
    assert cases
    for case in cases:
        codes, direction, _, expected, order = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = bidi.levels(text, None if direction == "2" else int(direction))
        kept = [at for at, level in enumerate(expected.split()) if level != "x"]
        assert [str(found[at]) for at in kept] == [expected.split()[at] for at in kept], case
        visual = bidi.visual_order([found[at] for at in kept])
        assert [kept[at] for at in visual] == [int(at) for at in order.split()], case


@needs_unicode_data
def test_the_bracket_table_is_the_one_of_unicode() -> None:
    pairs = {}
    for line in data_lines("BidiBrackets.txt"):
        code, partner, kind = (part.strip() for part in line.split(";"))
        if kind == "o":
            pairs[chr(int(code, 16))] = chr(int(partner, 16))
    assert pairs == brackets.CLOSING_OF


def test_deep_nesting_does_not_break_the_algorithm() -> None:
    text = "\u2067" * 200 + "אa1" + "\u2069" * 200
    assert len(bidi.levels(text, 0)) == len(text)
