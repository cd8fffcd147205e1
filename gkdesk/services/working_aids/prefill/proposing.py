"""Propose what the program knows for every question of a working aid that asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.prefill.fitting import fit
from gkdesk.services.working_aids.prefill.known import Moment, Table
from gkdesk.services.working_aids.prefill.sources import ROWS, SINGLE
from gkdesk.services.working_aids.views import (
    ProposalState,
    ProposalView,
    ProposedRow,
    RowsProposalView,
)
from gkdesk.text.folding import fold
from gkdesk.text.wording.working_aids import proposal_sentence, rows_said
from gkdesk.working_aids.bindings import BINDINGS
from gkdesk.working_aids.converting import shown
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened
    from gkdesk.services.working_aids.prefill.known import Fact, KnownRow
    from gkdesk.working_aids.form import Form
    from gkdesk.working_aids.template import Group, Question


SHORT = 60
"""What a sentence beside a question has room for."""


@dataclass(frozen=True)
class Found:
    """What the program knows for an aid: values by question and row, rows by table."""

    single: dict[Ref, ProposalView]
    rows: dict[str, RowsProposalView]


def found_for(
    session: Session, opened: Opened, today: dt.date, *, keeps_cases: bool, only: str = ""
) -> Found:
    """Work out everything that can be proposed; `only` names one question or table."""
    moment = Moment(
        session,
        opened.aid.year,
        today,
        keeps_cases=keeps_cases,
        template=opened.template,
        answers=opened.form.given(),
    )
    proposing = _Proposing(opened, moment)
    for question in opened.layout.questions.values():
        wanted = question.prefill in SINGLE and only in ("", question.name)
        if wanted and question.name not in opened.layout.table_of:
            proposing.value(question)
    for table in opened.layout.tables.values():
        inside = {table.name, *(each.name for each in table.questions())}
        if table.prefill in ROWS and (not only or only in inside):
            proposing.table(table)
    return Found(proposing.single, proposing.rows)


class _Proposing:
    def __init__(self, opened: Opened, moment: Moment) -> None:
        self._opened = opened
        self._moment = moment
        self.single: dict[Ref, ProposalView] = {}
        self.rows: dict[str, RowsProposalView] = {}

    def value(self, question: Question) -> None:
        """Propose a value outside of tables."""
        fact = SINGLE[question.prefill](self._moment)
        if fact is not None:
            self._propose(Ref(question.name), question, fact, question.prefill)

    def table(self, group: Group) -> None:
        """Propose rows, and values for those that are there."""
        entries = self._opened.template.lists.get(group.rows)
        known = ROWS[group.prefill](self._moment, Table(group, entries))
        there = _RowsThere(self._opened.form, group)
        proposed = []
        for row in known:
            values = tuple(self._cells(group, row))
            ref = there.find(row, dict(values))
            for name, _value in () if ref is None else values:
                question = self._opened.layout.questions[name]
                self._propose(Ref(name, ref), question, _fact(question, row), group.prefill)
            if not row.entry and values:
                proposed.append(ProposedRow("", row.label, values, is_there=ref is not None))
        if proposed and group.more:
            sentence = self._sentence(group.prefill, rows_said(len(proposed)))
            self.rows[group.name] = RowsProposalView(tuple(proposed), sentence, self._moment.day)

    def _propose(self, ref: Ref, question: Question, fact: Fact, source: str) -> None:
        value = self._fitted(question, fact)
        if value is None or not self._opened.form.relevant(ref):
            return
        said = shown(question, value, self._opened.template)
        view = ProposalView(
            value=value,
            shown=said,
            sentence=self._sentence(source, fact.said or _short(said)),
            as_of=self._moment.day,
        )
        self.single[ref] = replace(view, state=self._state(ref, value))

    def _state(self, ref: Ref, value: str) -> ProposalState:
        answer, beside = self._opened.form.value(ref), self._opened.at(ref)
        if answer == value:
            return ProposalState.TAKEN
        if not answer:
            return ProposalState.NEW
        return ProposalState.OUTDATED if beside.source else ProposalState.OTHER

    def _cells(self, group: Group, row: KnownRow) -> Iterator[tuple[str, str]]:
        for question in group.questions():
            fact = row.cells.get(_column(question, group))
            value = None if fact is None else self._fitted(question, fact)
            if value:
                yield question.name, value

    def _fitted(self, question: Question, fact: Fact) -> str | None:
        return fit(fact, question, self._opened.template.lists.get(question.choices))

    def _sentence(self, source: str, said: str) -> str:
        return proposal_sentence(BINDINGS[source].title, said, self._moment.day)


class _RowsThere:
    """The rows of a table that are there, found by what a row is known by."""

    def __init__(self, form: Form, group: Group) -> None:
        self._form = form
        self._group = group
        self._found: dict[tuple[str, ...], dict[str, int]] = {}
        self._entries: dict[str, int] = {}
        for row in form.rows(group.name):
            self._entries.setdefault(form.entry(group.name, row), row)

    def find(self, known: KnownRow, values: Mapping[str, str]) -> int | None:
        """Return the row that is there for a known one, None where it is a new one."""
        if known.entry:
            return self._entries.get(known.entry)
        names = _identity(self._group, known.known_by)
        if names not in self._found:
            self._found[names] = self._by_key(names)
        return self._found[names].get(_key(names, values))

    def _by_key(self, names: tuple[str, ...]) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self._form.rows(self._group.name):
            key = _key(names, {name: self._form.value(Ref(name, row)) for name in names})
            if key and not self._form.entry(self._group.name, row):
                found.setdefault(key, row)
        return found


def _identity(group: Group, known_by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions that tell rows apart.

    Where a table asks for none of the columns that do, all that its source fills in counts, as far
    as the first text.
    """
    own = [each.name for each in group.questions() if _column(each, group) in known_by]
    if own:
        return tuple(own)
    found = []
    for question in group.questions():
        if _column(question, group):
            found.append(question.name)
            if question.kind is Kind.TEXT:
                break
    return tuple(found)


def _key(names: tuple[str, ...], values: Mapping[str, str]) -> str:
    words = [fold(values.get(name, "")) for name in names]
    return "|".join(words) if any(words) else ""


def _fact(question: Question, row: KnownRow) -> Fact:
    return row.cells[question.prefill.rpartition(".")[2]]


def _short(said: str) -> str:
    """Return the beginning of what is proposed, for a sentence on one line."""
    first = said.partition("\n")[0]
    if first == said and len(first) <= SHORT:
        return said
    return f"{first[: SHORT - 1].rstrip()} …"


def _column(question: Question, group: Group) -> str:
    """Return the column of the table's source that a question asks for."""
    source, _, column = question.prefill.rpartition(".")
    return column if source == group.prefill else ""
