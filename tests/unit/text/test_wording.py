"""Every code has a word, every problem a sentence."""

from __future__ import annotations

import ast
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gkdesk
from gkdesk.errors import InvalidInput
from gkdesk.text.codes import clients as codes
from gkdesk.text.sentences.input import input_sentence, problems
from gkdesk.text.wording.clients import counted, language_word, word

if TYPE_CHECKING:
    from collections.abc import Iterator

ENUMS = [
    kind
    for kind in vars(codes).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_code_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    words = [word(code) for code in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_one_and_several_are_counted_in_their_own_words() -> None:
    assert counted(codes.RecordKind.CLIENT, 1) == "1 Person"
    assert counted(codes.RecordKind.CLIENT, 12) == "12 Menschen"
    assert counted(codes.RecordKind.MUNICIPALITY, 0) == "0 Gemeinden"


def test_an_unknown_language_names_itself() -> None:
    assert language_word("prs") == "Dari"
    assert language_word("Edo") == "Edo"


@pytest.fixture(scope="module")
def raised() -> list[tuple[str, list[str]]]:
    """Return the problem codes in every `InvalidInput(field, "problem", ...)` of the program."""
    return list(raised_problems())


def raised_problems() -> Iterator[tuple[str, list[str]]]:
    for file in Path(gkdesk.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "InvalidInput(" in text else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "InvalidInput":
                problem = node.args[1]
                if isinstance(problem, ast.Constant):
                    yield problem.value, [keyword.arg for keyword in node.keywords]


def test_every_problem_that_is_raised_has_a_sentence_that_fits_its_data(
    raised: list[tuple[str, list[str]]],
) -> None:
    assert len(raised) > 20
    for problem, data in raised:
        error = InvalidInput("field", problem, **dict.fromkeys(data, "7"))
        assert input_sentence(error), problem


def test_no_sentence_is_left_over(raised: list[tuple[str, list[str]]]) -> None:
    assert problems() == {problem for problem, _ in raised}
