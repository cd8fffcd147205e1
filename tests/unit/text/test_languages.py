"""The table of languages."""

from __future__ import annotations

import pytest

from gkdesk.text import languages
from gkdesk.text.languages import BOOKLET_LANGUAGES, Language, Script

ARCHITECTURE = [
    "de",
    "ar",
    "prs",
    "fa",
    "ps",
    "kmr",
    "ckb",
    "ti",
    "uk",
    "ru",
    "tr",
    "en",
    "fr",
    "sq",
    "ro",
    "bg",
    "pl",
]


def test_the_booklet_languages_are_the_ones_of_the_architecture() -> None:
    assert sorted(each.code for each in BOOKLET_LANGUAGES) == sorted(ARCHITECTURE)


def test_every_code_and_every_german_name_is_there_once() -> None:
    codes = [each.code for each in languages.ALL_LANGUAGES]
    names = [each.german for each in languages.ALL_LANGUAGES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("each", languages.ALL_LANGUAGES, ids=lambda each: each.code)
def test_a_languages_own_name_is_in_its_script(each: Language) -> None:
    assert languages.scripts_in(each.own) == {each.script}


@pytest.mark.parametrize("code", ["ar", "prs", "fa", "ps", "ckb", "ur", "he"])
def test_languages_in_arabic_and_hebrew_script_run_from_the_right(code: str) -> None:
    assert languages.is_rtl(code)


@pytest.mark.parametrize("code", ["de", "kmr", "ti", "uk", "tr", "xx"])
def test_other_and_unknown_languages_run_from_the_left(code: str) -> None:
    assert not languages.is_rtl(code)


@pytest.mark.parametrize(
    ("tag", "rtl"), [("kmr-Arab", True), ("az-Latn-AZ", False), ("ar-SY", True)]
)
def test_the_script_in_a_tag_decides_the_direction(tag: str, *, rtl: bool) -> None:
    assert languages.is_rtl(tag) is rtl


def test_a_language_is_found_by_code_and_by_german_name() -> None:
    assert languages.find_language(" tigrinya ") == languages.language("ti")
    assert languages.find_language("prs") == languages.language("prs")
    assert languages.find_language("Klingonisch") is None


def test_a_name_is_tagged_with_the_wanted_language_where_the_script_fits() -> None:
    assert languages.language_of_script("سمیرا حیدری", "prs") == "prs"
    assert languages.language_of_script("ዮናስ", "ti") == "ti"


def test_a_name_in_another_script_is_tagged_by_its_script() -> None:
    written = languages.language_of_script("هێڤین کەریم", "kmr")
    assert languages.language(written).script is Script.ARABIC


def test_text_without_letters_keeps_the_wanted_language() -> None:
    assert languages.language_of_script("0151 23", "ar") == "ar"
