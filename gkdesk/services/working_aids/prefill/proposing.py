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
        there = self._rows_there(group)
        proposed = []
        for row in known:
            values = tuple(self._cells(group, row))
            ref = there.get(row.entry or _key(group, dict(values)))
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

    def _rows_there(self, group: Group) -> dict[str, int]:
        """Return the rows that are there by what they are known by."""
        form = self._opened.form
        found: dict[str, int] = {}
        for row in form.rows(group.name):
            values = {each.name: form.value(Ref(each.name, row)) for each in _identity(group)}
            key = form.entry(group.name, row) or _key(group, values)
            if key:
                found.setdefault(key, row)
        return found


def _identity(group: Group) -> Iterator[Question]:
    """Go through what a row is known by: what its source fills in, as far as the first text."""
    for question in group.questions():
        if _column(question, group):
            yield question
            if question.kind is Kind.TEXT:
                return


def _key(group: Group, values: Mapping[str, str]) -> str:
    words = [fold(values.get(each.name, "")) for each in _identity(group)]
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
