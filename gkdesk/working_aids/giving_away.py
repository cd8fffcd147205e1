"""Which answers of the return section would carry what stays here, through what is calculated.

Only counting is allowed. A calculated number may depend on whether something stays here („how many
rows are of this kind“), but no local answer itself may become a part of it: of a sum over one row
it would be a copy. What is not a number may not look at local answers at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gkdesk.working_aids import expressions
from gkdesk.working_aids.expressions import BrokenExpression
from gkdesk.working_aids.plan import default_expression
from gkdesk.working_aids.template import UNANSWERED, Kind, Question, Template, Zone
from gkdesk.working_aids.xpath import function_name, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from elementpath.xpath_tokens import XPathToken

_NUMBERS = frozenset({Kind.CALCULATE, Kind.INTEGER, Kind.DECIMAL})
_TELL_NO_MORE = frozenset(
    (
        *("and", "or", "not", "=", "!=", "<", ">", "<=", ">=", "boolean", "boolean-from-string"),
        *("selected", "contains", "starts-with", "ends-with", "regex"),
        *("count", "count-non-empty", "count-selected"),
    )
)
"""What gives a yes, a no or a number of things, never the answer that it looks at."""
_KEPT = 4_096


@dataclass(frozen=True)
class GivenAway:
    """A question that travels, the field that looks at what stays here, and what that is."""

    question: str
    field: str
    local: str


def given_away(template: Template) -> tuple[GivenAway, ...]:
    """Return the questions that would take local answers along, from top to bottom."""
    known = {each.name: each for each in template.questions()}
    return tuple(
        GivenAway(each.name, field, local)
        for each in known.values()
        if each.zone is Zone.RETURN and each.kind is not Kind.NOTE
        for field in ("calculation", "default")
        if (local := _local(each, field, known))
    )


def _local(question: Question, field: str, known: Mapping[str, Question]) -> str:
    """Return the first local answer that a field leads to, "" for none."""
    is_number = question.kind in _NUMBERS
    seen: set[str] = set()
    waiting = sorted(_sources(question, field, is_number=is_number), reverse=True)
    while waiting:
        name = waiting.pop()
        found = known.get(name)
        if name in seen or found is None:
            continue
        seen.add(name)
        is_answered = found.kind not in UNANSWERED and not found.calculation.strip()
        if is_answered and found.zone is Zone.LOCAL:
            return name
        for each in ("calculation", "default"):
            waiting += sorted(_sources(found, each, is_number=is_number), reverse=True)
    return ""


def _sources(question: Question, field: str, *, is_number: bool) -> frozenset[str]:
    written = question.calculation if field == "calculation" else question.default
    try:
        if not written.strip() or (field == "default" and default_expression(question) is None):
            return frozenset()
        return _copied(written) if is_number else expressions.names(written)
    except BrokenExpression:
        return frozenset()


@lru_cache(_KEPT)
def _copied(written: str) -> frozenset[str]:
    """Return the questions whose answers may become a part of the result."""
    expressions.compile(written)
    return frozenset(_parts(tree(written)))


def _parts(token: XPathToken) -> Iterator[str]:
    name = function_name(token.symbol)
    if name in _TELL_NO_MORE:
        return
    if name == "$":
        yield str(token[0].value)
        return
    for each in list(token)[1 if name == "if" else 0 :]:
        yield from _parts(each)
