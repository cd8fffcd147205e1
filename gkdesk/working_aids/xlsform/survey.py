"""The survey: rows from top to bottom as sections, groups, tables and questions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.text.wording.xlsforms import LOOSE_FIRST, LOOSE_LATER
from gkdesk.working_aids.template import Group, Item
from gkdesk.working_aids.xlsform import rows
from gkdesk.working_aids.xlsform.cells import Cells
from gkdesk.working_aids.xlsform.types import RowType, row_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.working_aids.xlsform.columns import Columns
    from gkdesk.working_aids.xlsform.findings import Findings

MOST_ROWS = 5_000
DEEPEST = 20
"""Groups within one another."""
_NEEDED = ("type", "name", "label")


@dataclass
class _Open:
    """A group that has begun and not ended."""

    head: Group
    cells: Cells
    children: list[Item] = field(default_factory=list)


class Survey:
    """Reads the rows; `rows` tells afterwards in which row each name stands."""

    def __init__(self, columns: Columns, findings: Findings) -> None:
        self._columns = columns
        self._findings = findings
        self.rows: dict[str, Cells] = {}
        self._top: list[Item] = []
        self._open: list[_Open] = []

    def read(self) -> tuple[Group, ...]:
        """Return the sections."""
        if not self._columns.need(*_NEEDED):
            return ()
        if len(self._columns.lines) > MOST_ROWS:
            title, row = self._columns.page.title, self._columns.lines[MOST_ROWS].number
            self._findings.add(FormFlaw.TOO_MANY_ROWS, title, row, what=f"{MOST_ROWS}")
            return ()
        before = self._findings.total
        rows.columns_told(self._columns, self._findings)
        for line in self._columns.lines:
            self._read(Cells(self._columns, line, self._findings))
        for left in reversed(self._open):
            left.cells.refuse(FormFlaw.BEGIN_WITHOUT_END, "type", what=left.head.name)
            self._close()
        if not self.rows and self._findings.total == before:
            self._findings.add(FormFlaw.NO_QUESTIONS, self._columns.page.title)
        return self._sections()

    def _read(self, cells: Cells) -> None:
        if not any(cells.raw(key) for key in _NEEDED):
            return
        told = row_type(cells.raw("type"))
        if not cells.raw("type"):
            told = RowType(flaw=FormFlaw.TYPE_MISSING)
        if told.flaw is not None:
            cells.refuse(told.flaw, "type", what=cells.raw("type"), guess=told.guess)
        if told.is_begin:
            self._begin(cells, told)
        elif told.kind is None and told.flaw is None:
            self._end(cells, told)
        else:
            self._add(rows.question(cells, told, self._name(cells)))

    def _begin(self, cells: Cells, told: RowType) -> None:
        head = rows.group(cells, self._name(cells), is_repeat=told.is_repeat)
        if len(self._open) == DEEPEST:
            cells.refuse(FormFlaw.TOO_DEEP, "type", what=f"{DEEPEST}")
        self._open.append(_Open(head, cells))

    def _end(self, cells: Cells, told: RowType) -> None:
        if not self._open:
            cells.refuse(FormFlaw.END_WITHOUT_BEGIN, "type")
            return
        head = self._open[-1].head
        if head.repeat != told.is_repeat:
            cells.refuse(FormFlaw.OTHER_END, "type", what=head.name)
        self._close()

    def _close(self) -> None:
        ended = self._open.pop()
        if len(self._open) >= DEEPEST:
            self._around().extend(ended.children)
        else:
            self._add(replace(ended.head, children=tuple(ended.children)))

    def _add(self, item: Item) -> None:
        self._around().append(item)

    def _around(self) -> list[Item]:
        return self._open[-1].children if self._open else self._top

    def _name(self, cells: Cells) -> str:
        """Return the name of a row; one that cannot be taken is replaced, so that all is read."""
        name = cells.name("name")
        if not cells.raw("name"):
            cells.refuse(FormFlaw.NAME_MISSING, "name")
        if name in self.rows:
            cells.refuse(FormFlaw.NAME_TWICE, "name", what=f"{self.rows[name].row}")
            name = ""
        name = name or _free(f"zeile_{cells.row}", self.rows)
        self.rows[name] = cells
        return name

    def _sections(self) -> tuple[Group, ...]:
        """Return the groups at the top; what stands between them gets a section of its own."""
        found: list[Group] = []
        loose: list[Item] = []
        for item in self._top:
            if isinstance(item, Group) and not item.repeat:
                self._keep(loose, found)
                found.append(item)
            else:
                loose.append(item)
        self._keep(loose, found)
        return tuple(found)

    def _keep(self, loose: list[Item], found: list[Group]) -> None:
        if not loose:
            return
        first = loose[0]
        row = self.rows[first.name]
        label = LOOSE_LATER if found else LOOSE_FIRST
        if len(loose) == 1 and isinstance(first, Group):
            label = first.label or label
        taken = [*self.rows, *(each.name for each in found)]
        name = _free(f"abschnitt_{len(found) + 1}", taken)
        found.append(Group(name, label, tuple(loose)))
        self._findings.notice(
            FormNotice.SECTION_MADE, self._columns.page.title, row.row, what=label
        )
        loose.clear()


def _free(name: str, taken: Sequence[str] | dict[str, Cells]) -> str:
    while name in taken:
        name = f"{name}_"
    return name
