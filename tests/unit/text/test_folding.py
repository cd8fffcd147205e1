"""What counts as the same word when people search."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.folding import fold, words

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)

SAME = [
    ("Müller", "Mueller", "Muller", "MÜLLER", "Mu\u0308ller"),
    ("Straße", "Strasse", "STRASSE", "STRAẞE"),
    ("Jäger", "Jaeger", "Jager"),
    ("Köln", "Koeln", "Koln"),
    ("Istanbul", "İstanbul", "ISTANBUL", "ıstanbul"),
    ("Wałęsa", "Walesa"),
    ("Đorđe", "Dorde"),
    ("Søren", "Soeren", "Soren", "Sören"),
    ("Hêvîn", "Hevin", "HÊVÎN"),
    ("Şükrü Çiçek", "Sukru Cicek", "Şuekrue Çiçek"),
    ("Ægir", "Aegir", "Agir"),
    ("O'Brien", "O’Brien", "O´Brien", "OBrien"),
    ("ﬁnden", "finden"),
    ("النَّصّار", "النصار", "النـصـار"),
    ("أحمد", "إحمد", "آحمد", "ٱحمد", "احمد"),
    ("حيدري", "حیدری", "حيدرى", "حېدري"),
    ("كريم", "کریم"),
    ("فاطمة", "فاطمه", "فاطمۀ", "فاطمە"),
    ("مؤمن", "مومن", "مۆمن"),
    ("رئيس", "رييس"),
    ("هٰذا", "هذا"),
    ("محمد", "ﻣﺤﻤﺪ", "\u202bمحمد\u202c", "مح\u200cمد", "\ufeffمحمد"),
    ("هێڤین", "هيفين"),
    ("030 1234", "٠٣٠ ١٢٣٤", "۰۳۰/۱۲۳۴"),
    ("Семёнов", "Семенов"),
    ("Олексій", "Олексии"),
    ("Зеленський", "Зеленский"),
    ("Мар'яна", "Мар’яна", "Маряна"),
    ("Ґалаґан", "Галаган"),
    ("ሀሰን", "ሐሠን", "ኀሰን"),
    ("አልማዝ", "ዐልማዝ", "ኣልማዝ"),
    ("ፀሐይ", "ጸሀይ"),
    ("Al-Nassar", "al nassar", "AL – NASSAR!"),
]


@pytest.mark.parametrize("spellings", SAME, ids=[same[0] for same in SAME])
def test_spellings_of_one_word_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Karl", "Kurt"), ("Hasan", "Husan"), ("سمير", "سميرا"), ("Иван", "Ирина"), ("कमल", "कमला")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_punctuation_and_control_characters_part_words() -> None:
    assert words("Lippe/Detmold\x00(Kreis)\tNr. 7") == ["lippe", "detmold", "kreis", "nr", "7"]


def test_text_without_a_letter_folds_to_nothing() -> None:
    assert fold("–*'\"()\u200f\U0001f600 ") == ""


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(ANY_TEXT)
def test_the_normal_form_of_the_input_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(ANY_TEXT, st.integers(0, 200))
def test_what_is_typed_so_far_is_the_beginning_of_the_word(text: str, length: int) -> None:
    plain = "".join(text.split()).encode("ascii", "ignore").decode()
    assert fold(plain).startswith(fold(plain[:length]))


@given(ANY_TEXT)
def test_the_result_can_be_stored_and_matched(text: str) -> None:
    folded = fold(text)
    folded.encode("utf-8")
    assert not any(c.isascii() and not (c.isalnum() or c == " ") for c in folded)


def test_every_assigned_code_point_folds_to_a_stable_form() -> None:
    letters = (f"x{chr(code)}y" for code in range(sys.maxunicode + 1))
    assigned = (text for text in letters if unicodedata.category(text[1]) not in ("Cn", "Co"))
    unstable = [hex(ord(text[1])) for text in assigned if not _is_stable(text)]
    assert unstable == []


def _is_stable(text: str) -> bool:
    folded = fold(text)
    return folded == fold(folded) == fold(unicodedata.normalize("NFD", text))
