"""What was typed into a form: answers as they came, and the rows of its tables."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.template import ChoiceList, Group

_NOTHING = Answer()


class Sheet:
    """Answers by question and row. What the template does not know is kept, too.

    A table with fixed rows has one row for every entry of its list, in the order of the list, then
    the rows of one's own; a fixed row that nobody has stored yet has a negative reference.
    """

    def __init__(
        self, tables: Mapping[str, Group], lists: Mapping[str, ChoiceList], answers: Answers
    ) -> None:
        self._tables = tables
        self._answers: dict[Ref, Answer] = {
            Ref(name): each for name, each in answers.single.items()
        }
        self._rows: dict[str, dict[int, str]] = {name: {} for name in answers.rows}
        self._next = min((row.ref for rows in answers.rows.values() for row in rows), default=0)
        self._next = min(self._next, 0) - 1
        for name, rows in answers.rows.items():
            for row in rows:
                self._rows[name][row.ref] = row.entry
                for question, answer in row.answers.items():
                    self._answers[Ref(question, row.ref)] = answer
        for name, table in tables.items():
            self._rows[name] = self._ordered(name, _entries(table, lists))
        self._order: dict[str, tuple[int, ...]] = {}

    def answer(self, ref: Ref) -> Answer:
        """Return an answer, an empty one where there is none."""
        return self._answers.get(ref, _NOTHING)

    def put(self, ref: Ref, answer: Answer) -> None:
        """Take an answer; an empty one is none."""
        if answer:
            self._answers[ref] = answer
        else:
            self._answers.pop(ref, None)

    def rows(self, table: str) -> tuple[int, ...]:
        """Return the rows of a table from top to bottom."""
        if table not in self._order:
            self._order[table] = tuple(self._rows.get(table, ()))
        return self._order[table]

    def entry(self, table: str, row: int) -> str:
        """Return the code of a fixed row. Raises KeyError."""
        return self._rows[table][row]

    def entries(self, table: str) -> Mapping[int, str]:
        """Return the rows of a table with the codes of the fixed ones."""
        return self._rows.get(table, {})

    def place(self, table: str, row: int | None) -> int:
        """Return the place of a row in its table, from 1; 0 where it is in none."""
        rows = self.rows(table)
        return rows.index(row) + 1 if row in rows else 0

    def add(self, table: str, ref: int | None) -> int:
        """Add a row of one's own and return it. Raises ValueError where the row is there."""
        row = self._unused() if ref is None else ref
        if row in self._rows[table]:
            raise ValueError("row is there")
        self._rows[table][row] = ""
        self._order.pop(table, None)
        return row

    def remove(self, table: str, row: int) -> None:
        """Remove a row of one's own. Raises KeyError, and ValueError where it is a fixed one."""
        if self._rows[table][row]:
            raise ValueError("fixed row")
        del self._rows[table][row]
        self._order.pop(table, None)
        for question in self._tables[table].questions():
            self._answers.pop(Ref(question.name, row), None)

    def answers(self) -> Answers:
        """Return all answers; rows stay also where they are empty."""
        return gathered(self._answers, self._rows)

    def _ordered(self, name: str, entries: tuple[str, ...]) -> dict[int, str]:
        stored = self._rows.get(name, {})
        fixed: dict[str, int] = {}
        for row, entry in stored.items():
            if entry in entries:
                fixed.setdefault(entry, row)
        first = {fixed[entry] if entry in fixed else self._unused(): entry for entry in entries}
        return {**first, **{row: e for row, e in stored.items() if row not in first}}

    def _unused(self) -> int:
        self._next -= 1
        return self._next + 1


def gathered(answers: Mapping[Ref, Answer], rows: Mapping[str, Mapping[int, str]]) -> Answers:
    """Return answers by question and table; `rows` are the entries of the rows by table."""
    single: dict[str, Answer] = {}
    inside: dict[int, dict[str, Answer]] = {}
    for ref, answer in answers.items():
        found = single if ref.row is None else inside.setdefault(ref.row, {})
        found[ref.question] = answer
    tables = {
        table: tuple(
            Row(row, entry, MappingProxyType(inside.get(row, {}))) for row, entry in found.items()
        )
        for table, found in rows.items()
    }
    return Answers(MappingProxyType(single), MappingProxyType(tables))


def _entries(table: Group, lists: Mapping[str, ChoiceList]) -> tuple[str, ...]:
    found = lists.get(table.rows)
    return tuple(each.name for each in found.choices) if found is not None else ()
