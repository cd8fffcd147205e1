"""Which rows of a file repeat another one: only those that say of nobody else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.incoming.spec import ImportSpec

_Marks = frozenset[str]
_NONE: _Marks = frozenset()


def doubles(rows: Iterable[CheckedRow], spec: ImportSpec) -> dict[int, int]:
    """Return which row repeats which.

    A row repeats another one of the same key if all its marks are among those of the other. A
    whole row is never the double of one that lacks a value, nor the fuller of the poorer one.
    """
    known: dict[tuple[str, ...], _Known] = defaultdict(_Known)
    found: dict[int, int] = {}
    marked = [(row, spec.marks(row.values) if spec.marks else _NONE) for row in rows]
    for row, marks in sorted(marked, key=_fullest_first):
        key = spec.same_key(row.values)
        if key is None:
            continue
        original = known[key].with_all(marks)
        if original is None:
            known[key].add(row.number, marks)
        else:
            found[row.number] = original
    return found


class _Known:
    """The rows of one key by their marks."""

    def __init__(self) -> None:
        self._first: int | None = None
        self._of_mark: dict[str, int] = {}
        self._of_marks: dict[_Marks, int] = {}

    def add(self, number: int, marks: _Marks) -> None:
        """Take in a row that repeats none."""
        if self._first is None:
            self._first = number
        self._of_marks.setdefault(marks, number)
        for mark in marks:
            self._of_mark.setdefault(mark, number)

    def with_all(self, marks: _Marks) -> int | None:
        """Return a row that has all these marks."""
        if not marks:
            return self._first
        same = self._of_marks.get(marks)
        owners = {self._of_mark.get(mark) for mark in marks}
        return owners.pop() if same is None and len(owners) == 1 else same


def _fullest_first(marked: tuple[CheckedRow, _Marks]) -> tuple[bool, int]:
    row, marks = marked
    return bool(row.left_out), -len(marks)
