"""The choices: rows as lists of answers with their further columns."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.working_aids.template import Choice, ChoiceList
from gkdesk.working_aids.xlsform.cells import LABEL_LIMIT, Cells
from gkdesk.working_aids.xlsform.columns import LIST_COLUMNS, OWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.working_aids.xlsform.columns import Columns, Header
    from gkdesk.working_aids.xlsform.findings import Findings

MOST_CHOICES = 20_000
YES_COLUMN = f"{OWN}_yes"
TITLE_COLUMN = f"{OWN}_title"
"""Our own columns; two colons in a column of choices are an error to other programs."""
_PICTURES = "media::"


class Lists:
    """Reads the rows; `rows` tells afterwards in which row each list begins."""

    def __init__(self, columns: Columns, findings: Findings) -> None:
        self._columns = columns
        self._findings = findings
        self._found: dict[str, dict[str, Choice]] = {}
        self._titles: dict[str, str] = {}
        self._yes: dict[str, set[str]] = {}

    def read(self) -> Mapping[str, ChoiceList]:
        """Return the lists by name."""
        columns = self._columns
        if not columns.lines or not columns.need("list_name", "name", "label"):
            return MappingProxyType({})
        if len(columns.lines) > MOST_CHOICES:
            title, row = columns.page.title, columns.lines[MOST_CHOICES].number
            self._findings.add(FormFlaw.TOO_MANY_ROWS, title, row, what=f"{MOST_CHOICES}")
            return MappingProxyType({})
        further = self._further()
        for line in columns.lines:
            self._read(Cells(columns, line, self._findings), further)
        return MappingProxyType({name: self._list(name) for name in self._found})

    def _further(self) -> list[Header]:
        """Return the columns for filters; note those that are none."""
        others = self._columns.others((*LIST_COLUMNS, YES_COLUMN, TITLE_COLUMN))
        found: list[Header] = []
        for key, header in others.items():
            if key.startswith(_PICTURES):
                self._refuse_filled(header)
            elif "::" not in key:
                found.append(header)
            elif self._columns.is_filled(header.index):
                notice, title = FormNotice.COLUMN_IGNORED, self._columns.page.title
                self._findings.notice(
                    notice, title, self._columns.row, header.index, header.written
                )
        return found

    def _refuse_filled(self, header: Header) -> None:
        for line in self._columns.lines:
            if value := self._columns.cell(line, header.key):
                self._findings.add(
                    FormFlaw.COLUMN_UNSUPPORTED,
                    self._columns.page.title,
                    line.number,
                    header.index,
                    value=value,
                    what=header.written,
                )

    def _read(self, cells: Cells, further: list[Header]) -> None:
        if not any(cells.raw(key) for key in ("list_name", "name", "label")):
            return
        list_name = cells.code("list_name", FormFlaw.LIST_NAME_NOT_ALLOWED)
        if not cells.raw("list_name"):
            cells.refuse(FormFlaw.LIST_NAME_MISSING, "list_name")
        name = cells.code("name", FormFlaw.CHOICE_NAME_NOT_ALLOWED)
        if not cells.raw("name"):
            cells.refuse(FormFlaw.CHOICE_NAME_MISSING, "name")
        label = cells.text("label", LABEL_LIMIT)
        if not cells.raw("label"):
            cells.refuse(FormFlaw.CHOICE_LABEL_MISSING, "label", what=name)
        if not list_name:
            return
        there = self._found.setdefault(list_name, {})
        self._of_list(cells, list_name, name)
        if name in there:
            cells.refuse(FormFlaw.CHOICE_TWICE, "name", what=list_name)
        elif name:
            columns = {each.key: cells.raw(each.key) for each in further}
            there[name] = Choice(name, label, columns)

    def _of_list(self, cells: Cells, list_name: str, name: str) -> None:
        title = cells.text(TITLE_COLUMN, LABEL_LIMIT)
        if title:
            self._titles.setdefault(list_name, title)
        if cells.is_yes(YES_COLUMN) and name:
            self._yes.setdefault(list_name, set()).add(name)

    def _list(self, name: str) -> ChoiceList:
        """Return a list; all its choices have the columns that are filled for one of them."""
        found = self._found[name].values()
        filled = {key for each in found for key, value in each.columns.items() if value}
        choices = tuple(
            replace(
                each,
                columns=MappingProxyType({key: each.columns[key] for key in sorted(filled)}),
            )
            for each in found
        )
        yes = frozenset(self._yes.get(name, ()))
        return ChoiceList(name, choices, yes, self._titles.get(name, ""))
