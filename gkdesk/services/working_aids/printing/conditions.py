"""When a question is asked, in words; „nur wenn zutreffend“ where that is not simple."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.text.papers import working_aids as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.template import Question, Template

_NAME = r"\$\{\s*([\w.-]+)\s*\}"
_IS = re.compile(rf"{_NAME}\s*=\s*'([^']*)'")
_IS_NOT = re.compile(rf"{_NAME}\s*!=\s*'([^']*)'|not\(\s*{_NAME}\s*=\s*'([^']*)'\s*\)")
_SELECTED = re.compile(rf"selected\(\s*{_NAME}\s*,\s*'([^']*)'\s*\)")
_NUMBER = re.compile(rf"{_NAME}\s*(=|!=|>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)")

Term = tuple[str, str]


class Conditions:
    """Tells the conditions of one template, with the numbers that stand before its questions."""

    def __init__(self, template: Template, numbers: Mapping[str, str]) -> None:
        self._template = template
        self._questions: dict[str, Question] = {each.name: each for each in template.questions()}
        self._numbers = numbers

    def told(self, relevant: str) -> str:
        """Return `nur wenn 3.1 „umgesetzt“ oder „in Planung“`, empty for what is always asked."""
        if not relevant.strip():
            return ""
        return words.ONLY_IF.format(self._derived(relevant.strip()) or words.IF_IT_HOLDS)

    def _derived(self, relevant: str) -> str:
        for between, word in ((r"\s+or\s+", words.OR), (r"\s+and\s+", words.AND)):
            terms = [self._term(each.strip()) for each in re.split(between, relevant)]
            known = [each for each in terms if each is not None]
            if len(known) == len(terms):
                return _joined(known, word)
        return ""

    def _term(self, written: str) -> Term | None:
        """Return the number of a question and what has to stand there."""
        found = _IS.fullmatch(written) or _SELECTED.fullmatch(written)
        if found is not None:
            label = self._label(*found.groups())
            return (self._numbers[found[1]], f"„{label}“") if label else None
        other = _IS_NOT.fullmatch(written)
        if other is not None:
            name, code = other[1] or other[3], other[2] or other[4] or ""
            label = self._label(name, code)
            return (self._numbers[name], words.IS_NOT.format(label)) if label else None
        number = _NUMBER.fullmatch(written)
        if number is None or number[1] not in self._numbers:
            return None
        said = number[3].replace(".", ",")
        return self._numbers[number[1]], words.COMPARED[number[2]].format(said)

    def _label(self, name: str, code: str) -> str:
        question = self._questions.get(name)
        choices = self._template.lists.get(question.choices) if question else None
        if choices is None or name not in self._numbers:
            return ""
        return next((each.label for each in choices.choices if each.name == code), "")


def _joined(terms: list[Term], word: str) -> str:
    """Name a question once where several answers to it will do."""
    pieces: list[str] = []
    last = ""
    for number, said in terms:
        pieces.append(said if number == last else f"{number} {said}")
        last = number
    return word.join(pieces)
