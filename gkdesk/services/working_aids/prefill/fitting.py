"""Put a fact into the form that a question asks for; None where it does not answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.dates import format_numeric
from gkdesk.text.folding import fold
from gkdesk.working_aids.template import Choice, ChoiceList, Kind, Question

if TYPE_CHECKING:
    from gkdesk.services.working_aids.prefill.known import Fact

WRITTEN = "ja_schriftlich"
YES = "ja"
NO = "nein"
KINDS = "arten"
"""The column of the list „akteure“ with the kinds of organisations that an actor stands for."""


def fit(fact: Fact, question: Question, choices: ChoiceList | None) -> str | None:
    """Return the canonical value that a fact gives to a question."""
    if question.kind in {Kind.INTEGER, Kind.DECIMAL}:
        return _number(fact)
    if question.kind is Kind.DATE:
        return None if fact.day is None else fact.day.isoformat()
    if question.kind is Kind.TEXT:
        return _text(fact)
    if choices is None:
        return None
    if question.kind is Kind.SELECT_ONE:
        return _one(fact, choices)
    if question.kind is Kind.SELECT_MULTIPLE:
        return " ".join(_matching(fact, choices)) or None
    return None


def _number(fact: Fact) -> str | None:
    if fact.number is not None:
        return str(fact.number)
    return None if fact.day is None else str(fact.day.year)


def _text(fact: Fact) -> str | None:
    if fact.text:
        return fact.text
    if fact.day is not None:
        return format_numeric(fact.day)
    return None if fact.number is None else str(fact.number)


def _one(fact: Fact, choices: ChoiceList) -> str | None:
    named = _matching(fact, choices)
    if named:
        return named[0] if len(named) == 1 else None
    return None if fact.yes is None else _yes_or_no(fact, choices)


def _yes_or_no(fact: Fact, choices: ChoiceList) -> str | None:
    """Answer a scale: with what it counts as yes; no is said only where it has a plain no."""
    names = [each.name for each in choices.choices]
    if not fact.yes:
        return NO if NO in names else None
    if fact.written and WRITTEN in names:
        return WRITTEN
    if YES in names:
        return YES
    return next((name for name in names if name in choices.yes), None)


def _matching(fact: Fact, choices: ChoiceList) -> list[str]:
    """Return the choices that a fact names: by their codes, else by their words."""
    wanted = set(fact.codes)
    found = [each.name for each in choices.choices if wanted & _codes(each)]
    if found or not fact.text:
        return found
    words = {fold(part) for part in fact.text.split(", ")} | {fold(fact.text)}
    return [each.name for each in choices.choices if fold(each.label) in words]


def _codes(choice: Choice) -> set[str]:
    """Return the codes of the program that a choice stands for: its own, those in its column."""
    return {choice.name, *choice.columns.get(KINDS, "").split()}
