"""Languages that an office adds to its papers without a new version of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.text import languages
from gkdesk.text.languages import Language, Script
from tests.unit.services.texts.texts_kit import KEY, open_store, view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.services.texts.texts import Texts
    from gkdesk.store.store import Store

SOMALI = Language("so", "Somali", "Soomaali")
SINDHI = Language("sd", "Sindhi", "سنڌي", Script.ARABIC)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Store, Texts]]:
    store, texts = open_store(tmp_path)
    yield store, texts
    store.close()
    languages.know(())


@pytest.fixture
def texts(opened: tuple[Store, Texts]) -> Texts:
    return opened[1]


def test_an_added_language_is_offered_for_every_kind_of_paper(texts: Texts) -> None:
    texts.own.add(SOMALI)
    for name in ("booklet", "handout", "conference", "consent"):
        assert "so" in texts.codes(name)
    assert languages.language("so").booklet


def test_german_stands_in_until_there_are_texts(texts: Texts) -> None:
    texts.own.add(SOMALI)
    assert texts.pair("so").in_client_language(KEY).is_fallback
    assert not texts.pair("so").is_trusted
    texts.editing.save("booklet", KEY, "so", "Buuggan adigaa iska leh.")
    assert texts.pair("so").in_client_language(KEY).text == "Buuggan adigaa iska leh."


def test_the_code_of_a_language_from_right_to_left_says_so(texts: Texts) -> None:
    texts.own.add(SINDHI)
    assert "sd-Arab" in texts.codes()
    languages.know(())
    assert languages.is_rtl("sd-Arab")


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        (Language("ar", "Arabisch 2", "العربية", Script.ARABIC), "code", "language_taken"),
        (Language("xx", "arabisch", "Xx"), "german", "name_taken"),
        (Language("ka", "Georgisch", "ქართული", Script.GEORGIAN), "script", "script_not_drawn"),
        (Language("Deutsch!", "Neu", "Neu"), "code", "bad_language_code"),
        (Language("xx", "", "Neu"), "german", "required"),
        (Language("xx", "Neu", "中文"), "own", "signs_not_drawn"),
        (Language("xx", "Neu", "Neu", Script.ARABIC), "own", "not_in_script"),
        (Language("ar-Latn", "Neu", "العربية", Script.ARABIC), "code", "code_of_other_script"),
        (Language("so-Cyrl", "Neu", "Neu"), "code", "code_of_other_script"),
        (Language("de-Arab", "Neu", "نو", Script.ARABIC), "script", "script_of_language"),
        (Language("zh", "Neu", "Neu"), "script", "script_of_language"),
        (Language("nul", "Neu", "Neu"), "code", "reserved_code"),
    ],
)
def test_what_cannot_be_printed_or_told_apart_is_refused(
    texts: Texts, given: Language, field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        texts.own.add(given)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_language_goes_with_its_texts_and_comes_back_with_them(
    opened: tuple[Store, Texts],
) -> None:
    store, texts = opened
    texts.own.add(SOMALI)
    texts.editing.save("booklet", KEY, "so", "Buuggan adigaa iska leh.")
    texts.own.remove("so")
    assert "so" not in texts.codes()
    store.undo()
    assert "so" in texts.codes()
    assert view(texts, language="so").text == "Buuggan adigaa iska leh."


def test_the_names_of_an_added_language_can_be_corrected(opened: tuple[Store, Texts]) -> None:
    store, texts = opened
    texts.own.add(Language("so", "Somalli", "Soomali"))
    (ref,) = texts.own.refs()
    texts.own.change(ref, SOMALI)
    assert languages.language("so").own == "Soomaali"
    with pytest.raises(InvalidInput) as caught:
        texts.own.change(ref, Language("so", "Arabisch", "Soomaali"))
    assert caught.value.problem == "name_taken"
    store.undo()
    assert [each.own for each in texts.own.added()] == ["Soomali"]


def test_a_script_can_be_corrected_as_long_as_no_text_contradicts(texts: Texts) -> None:
    texts.own.add(Language("tg", "Tadschikisch", "Tojikī"))
    (ref,) = texts.own.refs()
    cyrillic = Language("tg", "Tadschikisch", "Тоҷикӣ", Script.CYRILLIC)
    texts.own.change(ref, cyrillic)
    texts.editing.save("booklet", KEY, "tg", "Ин дафтар аз они шумост.")
    assert texts.own.texts("tg") == 1
    with pytest.raises(InvalidInput) as caught:
        texts.own.change(ref, Language("tg", "Tadschikisch", "Tojikī"))
    assert (caught.value.field, caught.value.problem) == ("script", "script_of_texts")
    with pytest.raises(InvalidInput) as caught:
        texts.own.change(ref, Language("tg", "Tadschikisch", "تاجیکی", Script.ARABIC))
    assert caught.value.problem == "script_of_code"


def test_a_language_in_another_script_says_so_in_its_code(texts: Texts) -> None:
    texts.own.add(Language("sr-Cyrl", "Serbisch (kyrillisch)", "Српски", Script.CYRILLIC))
    assert "sr-Cyrl" in texts.codes()


def test_a_paper_in_a_language_that_was_removed_is_german(texts: Texts) -> None:
    texts.own.add(SINDHI)
    texts.own.remove("sd-Arab")
    assert texts.pair("sd-Arab").in_client_language(KEY).is_fallback
    assert languages.language_of_script("سنڌي", "sd-Arab") == "ar"
    assert languages.language_of_script("Anna", "sd-Arab") == "de"


def test_the_program_knows_the_languages_of_the_open_store_alone(
    opened: tuple[Store, Texts], tmp_path: Path
) -> None:
    opened[1].own.add(SOMALI)
    other, texts = open_store(tmp_path / "other")
    assert "so" not in texts.codes()
    assert not languages.language("so").booklet
    other.close()
