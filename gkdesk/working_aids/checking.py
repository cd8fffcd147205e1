"""Looks for what is wrong with a template before anybody fills it in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fault, Flaw
from gkdesk.working_aids import bindings, expressions
from gkdesk.working_aids.canonical import NotCanonical, canonical
from gkdesk.working_aids.expressions import BrokenExpression, Expression
from gkdesk.working_aids.giving_away import given_away
from gkdesk.working_aids.plan import default_expression
from gkdesk.working_aids.template import CHOSEN, Group, Kind, Question, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME = re.compile(r"[^\W\d][\w.-]*")
_ROUND = " → "
_DEFAULT = "default"
_FILTER = "choice_filter"
_BEFORE_THE_ANSWER = frozenset({"relevant", "calculation", _DEFAULT})
"""Expressions that cannot look at the answer that they decide about."""


@dataclass(frozen=True)
class TemplateProblem:
    """One flaw: section and name of what has it, the field, and the place in an expression.

    `what` is the name or word in question; `fault` says more about a broken expression.
    """

    flaw: Flaw
    section: str
    name: str
    field: str = ""
    what: str = ""
    place: int = 0
    fault: Fault | None = None


@dataclass(frozen=True)
class _Stand:
    """A question or group with the section and the table it stands in."""

    item: Question | Group
    section: str
    table: Group | None = None

    def problem(
        self, flaw: Flaw, field: str = "", what: str = "", error: BrokenExpression | None = None
    ) -> TemplateProblem:
        name = self.item.name
        if error is None:
            return TemplateProblem(flaw, self.section, name, field, what)
        return TemplateProblem(flaw, self.section, name, field, what, error.place, error.fault)


def problems(template: Template) -> tuple[TemplateProblem, ...]:
    """Return everything that is wrong with a template, from top to bottom.

    Cycles and what would take local answers along come last.
    """
    stands = [each for section in template.sections for each in _stands(section, section.name)]
    return (*_Check(template, stands).run(), *_gives_local(template, stands))


def _stands(item: Question | Group, section: str, table: Group | None = None) -> Iterator[_Stand]:
    yield _Stand(item, section, table)
    if isinstance(item, Group):
        for child in item.children:
            yield from _stands(child, section, item if item.repeat else table)


def _gives_local(template: Template, stands: list[_Stand]) -> Iterator[TemplateProblem]:
    by_name = {each.item.name: each for each in stands}
    for each in given_away(template):
        yield by_name[each.question].problem(Flaw.GIVES_LOCAL, each.field, each.local)


class _Check:
    def __init__(self, template: Template, stands: list[_Stand]) -> None:
        self._lists = template.lists
        self._stands = stands
        self._counts = Counter(each.item.name for each in stands)
        plain = (each.item for each in stands if isinstance(each.item, Group))
        self._nameable = set(self._counts) - {each.name for each in plain if not each.repeat}
        self._sources: dict[str, set[str]] = {}

    def run(self) -> Iterator[TemplateProblem]:
        seen: set[str] = set()
        for stand in self._stands:
            yield from self._named(stand, seen)
            if isinstance(stand.item, Group):
                yield from self._group(stand, stand.item)
            else:
                yield from self._question(stand, stand.item)
            self._depend(stand)
        yield from self._cycles()

    def _named(self, stand: _Stand, seen: set[str]) -> Iterator[TemplateProblem]:
        name = stand.item.name
        if not _NAME.fullmatch(name):
            yield stand.problem(Flaw.BAD_NAME, what=name)
        if name in seen:
            yield stand.problem(Flaw.DUPLICATE_NAME, what=name)
        seen.add(name)

    def _group(self, stand: _Stand, group: Group) -> Iterator[TemplateProblem]:
        if not group.children or (group.repeat and not any(group.questions())):
            yield stand.problem(Flaw.EMPTY_GROUP)
        if group.repeat and stand.table is not None:
            yield stand.problem(Flaw.NESTED_REPEAT, what=stand.table.name)
        if group.rows:
            yield from self._list(stand, group.rows, "rows")
        if group.prefill and not bindings.gives_rows(group.prefill):
            yield stand.problem(Flaw.UNKNOWN_BINDING, "prefill", group.prefill)
        yield from self._expression(stand, "relevant", group.relevant)

    def _question(self, stand: _Stand, question: Question) -> Iterator[TemplateProblem]:
        if question.kind in CHOSEN and not question.choices:
            yield stand.problem(Flaw.LIST_MISSING)
        if question.choices:
            yield from self._list(stand, question.choices, "list")
        if question.prefill and not _fits(question.prefill, stand.table):
            yield stand.problem(Flaw.UNKNOWN_BINDING, "prefill", question.prefill)
        if question.kind is Kind.CALCULATE and not question.calculation:
            yield stand.problem(Flaw.NO_CALCULATION)
        if question.choice_filter and question.kind not in CHOSEN:
            yield stand.problem(Flaw.FILTER_WITHOUT_LIST, _FILTER)
        for field in ("required", "relevant", "constraint", "calculation", _FILTER):
            yield from self._expression(stand, field, getattr(question, field))
        if question.default:
            yield from self._default(stand, question)

    def _list(self, stand: _Stand, name: str, field: str) -> Iterator[TemplateProblem]:
        if name not in self._lists:
            yield stand.problem(Flaw.UNKNOWN_LIST, field, name)
        elif not self._lists[name].choices:
            yield stand.problem(Flaw.EMPTY_LIST, field, name)

    def _default(self, stand: _Stand, question: Question) -> Iterator[TemplateProblem]:
        try:
            rule = default_expression(question)
        except BrokenExpression as error:
            yield stand.problem(Flaw.BROKEN_EXPRESSION, _DEFAULT, error.what, error)
            return
        if rule is not None:
            yield from self._looked_at(stand, _DEFAULT, rule)
        elif not self._is_answer(question, question.default):
            yield stand.problem(Flaw.BAD_DEFAULT, _DEFAULT, question.default)

    def _is_answer(self, question: Question, value: str) -> bool:
        try:
            found = canonical(question.kind, value)
        except NotCanonical:
            return False
        if question.kind not in CHOSEN or question.choices not in self._lists:
            return True
        known = {each.name for each in self._lists[question.choices].choices}
        return set(found.split()) <= known

    def _expression(self, stand: _Stand, field: str, written: str) -> Iterator[TemplateProblem]:
        if not written.strip():
            return
        try:
            found = expressions.compile(written)
        except BrokenExpression as error:
            yield stand.problem(Flaw.BROKEN_EXPRESSION, field, error.what, error)
        else:
            yield from self._looked_at(stand, field, found)

    def _looked_at(self, stand: _Stand, field: str, found: Expression) -> Iterator[TemplateProblem]:
        for name in sorted(found.names - self._nameable):
            yield stand.problem(Flaw.UNKNOWN_NAME, field, name)
        known = self._columns(stand.item) if field == _FILTER else frozenset()
        flaw = Flaw.UNKNOWN_COLUMN if field == _FILTER else Flaw.LOOSE_NAME
        for name in sorted(found.columns - known):
            yield stand.problem(flaw, field, name)
        if found.own and field in _BEFORE_THE_ANSWER:
            yield stand.problem(Flaw.OWN_ANSWER, field)
        if found.positional and stand.table is None:
            yield stand.problem(Flaw.OUTSIDE_OF_TABLE, field)

    def _columns(self, item: Question | Group) -> frozenset[str]:
        found = self._lists.get(item.choices) if isinstance(item, Question) else None
        choices = found.choices if found is not None else ()
        return frozenset({"name", "label"}).union(*(each.columns for each in choices))

    def _depend(self, stand: _Stand) -> None:
        """Note what the relevance and the value of an item are calculated from."""
        item = stand.item
        written = [item.relevant, item.calculation if isinstance(item, Question) else ""]
        sources = self._sources.setdefault(item.name, set())
        sources.update(name for each in written for name in _names(each))
        if isinstance(item, Group):
            for child in item.children:
                self._sources.setdefault(child.name, set()).add(item.name)

    def _cycles(self) -> Iterator[TemplateProblem]:
        graph = self._sources
        while True:
            try:
                TopologicalSorter(graph).prepare()
            except CycleError as error:
                circle: list[str] = error.args[1]
            else:
                return
            first = next(each for each in self._stands if each.item.name in circle)
            yield first.problem(Flaw.CYCLE, what=_ROUND.join(_from(circle, first.item.name)))
            graph = {
                name: sources - set(circle) for name, sources in graph.items() if name not in circle
            }


def _fits(prefill: str, table: Group | None) -> bool:
    """Tell whether a binding gives one value, or a column of the rows of this very table."""
    if prefill in bindings.BINDINGS:
        return bindings.is_known(prefill)
    root, _, _column = prefill.rpartition(".")
    return table is not None and table.prefill == root and bindings.is_known(prefill)


def _names(written: str) -> Iterable[str]:
    try:
        return expressions.names(written) if written.strip() else ()
    except BrokenExpression:
        return ()


def _from(circle: list[str], first: str) -> list[str]:
    """Return a circle as people read it: from its first question back to it."""
    once = circle[:-1][::-1]
    start = once.index(first)
    return [*once[start:], *once[:start], first]
