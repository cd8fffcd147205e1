"""One answer as people read it, and as another question would have it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fate
from gkdesk.text.dates import format_numeric
from gkdesk.working_aids.canonical import NotCanonical, canonical, trouble
from gkdesk.working_aids.template import CHOSEN, ChoiceList, Kind, Question, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEVERAL = frozenset({Kind.SELECT_MULTIPLE, Kind.RANK})
_BETWEEN = "; "


def shown(question: Question, value: str, template: Template) -> str:
    """Return an answer in words: labels of choices, numbers with a comma, dates in German."""
    if question.kind in CHOSEN:
        return _labels(template.lists.get(question.choices), value.split())
    if not value or trouble(question.kind, value) is not None:
        return value
    if question.kind is Kind.DATE:
        return format_numeric(dt.date.fromisoformat(canonical(Kind.DATE, value)))
    if question.kind is Kind.DECIMAL:
        return canonical(Kind.DECIMAL, value).replace(".", ",")
    return value


def converted(
    value: str, before: tuple[Question, Template], now: tuple[Question, Template]
) -> tuple[str, Fate | None, str]:
    """Return an answer as the new question has it, what became of it, and of what part of it.

    No fate means that it stayed as it was.
    """
    old, _ = before
    new, _ = now
    if not value:
        return "", None, ""
    if old.kind in CHOSEN and new.kind in CHOSEN:
        return _chosen_again(value, before, now)
    whole = shown(*_with(before, value))
    if old.kind is new.kind:
        return value, None, ""
    if new.kind in CHOSEN:
        found = _code(whole, value, now)
    else:
        source = whole if new.kind is Kind.TEXT or old.kind in CHOSEN else value
        found = _canonical(new.kind, source)
    return (found, Fate.CONVERTED, whole) if found else ("", Fate.KIND_CHANGED, whole)


def _with(pair: tuple[Question, Template], value: str) -> tuple[Question, str, Template]:
    question, template = pair
    return question, value, template


def _chosen_again(
    value: str, before: tuple[Question, Template], now: tuple[Question, Template]
) -> tuple[str, Fate | None, str]:
    (old, old_template), (new, new_template) = before, now
    labels = old_template.lists.get(old.choices)
    choices = new_template.lists.get(new.choices)
    known = {each.name for each in choices.choices} if choices is not None else set()
    codes = value.split()
    kept = [code for code in codes if code in known]
    if len(kept) > 1 and new.kind not in _SEVERAL:
        return "", Fate.KIND_CHANGED, _labels(labels, codes)
    gone = [code for code in codes if code not in known]
    if gone:
        return " ".join(kept), Fate.CHOICE_GONE, _labels(labels, gone)
    return " ".join(kept), None, ""


def _code(whole: str, value: str, now: tuple[Question, Template]) -> str:
    """Return the choice that a text names by its code or its words."""
    question, template = now
    found = template.lists.get(question.choices)
    choices = found.choices if found is not None else ()
    return next((each.name for each in choices if value == each.name or whole == each.label), "")


def _canonical(kind: Kind, value: str) -> str:
    try:
        return canonical(kind, value)
    except NotCanonical:
        return ""


def _labels(choices: ChoiceList | None, codes: Iterable[str]) -> str:
    return _BETWEEN.join(choices.label(code) if choices is not None else code for code in codes)
