"""What a machine finds wrong with a translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text.languages import Script
from gkdesk.text.translation_checks import (
    balanced,
    most_letters,
    text_problems,
    without_invisible,
)
from gkdesk.text.translations import available, german_texts, load, problems, sets

ARABIC, LATIN = Script.ARABIC, Script.LATIN
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def found(text: str, german: str, script: Script = ARABIC) -> list[str]:
    return list(text_problems(text, german, script))


def test_every_shipped_translation_of_every_set_passes() -> None:
    wrong = [
        (name, code, each.key, each.problem)
        for name in sets()
        for code in available(name)
        if code != "de"
        for each in problems(load(code, name=name), german_texts(name))
    ]
    assert wrong == []


def test_every_shipped_translation_stays_well_below_what_is_possible() -> None:
    for name in sets():
        german = german_texts(name).texts
        for code in available(name):
            for key, text in load(code, name=name).texts.items():
                assert len(text) * 2 < most_letters(german[key]), (name, code, key)


def test_a_text_far_longer_than_german_is_endless_and_marks_count() -> None:
    limit = most_letters("Telefon")
    assert found("ب" * limit, "Telefon") == ["long"]
    assert found("ب" + "\u064e" * limit, "Telefon") == ["endless"]


@pytest.mark.parametrize("digits", ["110", "١١٠", "۱۱۰"])
def test_a_number_may_stand_in_the_figures_of_its_language(digits: str) -> None:
    assert found(f"اتصلوا بالرقم {digits}", "Rufen Sie 110 an") == []


def test_a_missing_or_wrong_number_is_found() -> None:
    assert found("اتصلوا بالشرطة", "Rufen Sie 110 an") == ["numbers"]
    assert found("اتصلوا بالرقم 112", "Rufen Sie 110 an") == ["numbers"]
    assert found("مرة 3 ومرة", "3 und 3") == ["numbers"]


def test_a_number_that_was_added_is_found() -> None:
    assert found("أسمح بذلك 30.11.2027", "Ich erlaube das") == ["numbers"]


@pytest.mark.parametrize("text", ["في 1{date}", "في {date}٢", "في 1.{date}", "في 1\u200c{date}"])
def test_a_figure_at_a_placeholder_is_found(text: str) -> None:
    assert "touching" in found(text, "Am {date}")


@pytest.mark.parametrize(
    "text", ["اسم {Name} {date}", "اسم {date} {0}", "اسم {date.x} {date}", "{date}}"]
)
def test_a_brace_that_is_no_known_placeholder_is_found(text: str) -> None:
    assert "placeholders" in found(text, "Am {date}")


@pytest.mark.parametrize("written", ["1.400", "1 400", "1,400", "1400", "1\u202f400"])
def test_thousands_may_be_grouped_in_any_way(written: str) -> None:
    problem = found(f"Cost: {written} euro", "Kosten: 1.400 Euro", LATIN)
    assert problem == (["numbers"] if " " in written else [])


def test_half_a_bracket_or_quotation_mark_is_found() -> None:
    assert found("نص (هنا", "Text (hier)") == ["brackets"]
    assert found("نص «هنا", "Text „hier“") == ["brackets"]
    assert found("نص «هنا»", "Text „hier“") == []


def test_a_text_that_runs_the_other_way_is_found() -> None:
    german = "Das Heft gehört Ihnen und Sie entscheiden"
    assert found("Begleitheft هذا الدفتر ملك لكم وأنتم تقررون", german) == ["directions"]
    assert found("هذا الدفتر (Begleitheft) ملك لكم", german) == []


def test_a_sentence_in_the_other_direction_within_a_text_is_found() -> None:
    german = "Fragen Sie: Wo ist das Amt hier bitte"
    text = "اسألوا بهذه الكلمات المكتوبة تماما كما هي هنا Wo ist das Amt من فضلكم الآن شكرا"
    assert found(text, german) == ["directions"]


def test_german_that_was_only_copied_is_found() -> None:
    assert found("Das gehört Ihnen", "Das gehört Ihnen", LATIN) == ["untranslated"]
    assert found("Telefon", "Telefon", LATIN) == []


def test_a_second_line_is_found() -> None:
    assert found("Eins\nzwei", "Eins, zwei", LATIN) == ["lines"]


def test_the_joiners_that_persian_needs_are_no_invisible_characters() -> None:
    assert found("می\u200cخواهم", "ich will") == []
    assert found("می\u200bخواهم", "ich will") == ["controls"]
    for invisible in "\u202e\u00ad\U000e0041":
        assert found(f"اسم{invisible}", "Name") == ["controls"]
        assert without_invisible(f"اسم{invisible}") == "اسم"
    assert without_invisible("eins\tzwei\ndrei") == "eins zwei\ndrei"


def test_a_text_of_figures_alone_needs_no_letters() -> None:
    assert found("116117", "116117") == []


NUMBERS = st.lists(st.integers(0, 999), min_size=1, max_size=4)


@given(NUMBERS, st.sampled_from([PERSIAN, ARABIC_INDIC, {}]))
def test_the_same_numbers_in_other_figures_are_the_same_numbers(
    numbers: list[int], figures: dict[int, int]
) -> None:
    german = " oder ".join(map(str, numbers))
    text = " أو ".join(map(str, numbers)).translate(figures)
    assert found(f"نص {text}", f"Text {german}") == []


@given(NUMBERS)
def test_a_number_that_is_left_out_is_always_found(numbers: list[int]) -> None:
    german = " oder ".join(map(str, numbers))
    text = " أو ".join(map(str, numbers[1:]))
    assert "numbers" in found(f"نص {text}", f"Text {german}")


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(Script))
def test_any_two_texts_can_be_compared(text: str, german: str, script: Script) -> None:
    assert len(found(text, german, script)) == len(set(found(text, german, script)))


@given(st.text(alphabet="()[]ab", max_size=12))
def test_brackets_within_brackets_are_still_balanced(text: str) -> None:
    assert balanced(f"({text})") or not balanced(text)
