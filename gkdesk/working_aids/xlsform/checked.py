"""What is wrong with the template as a whole, told with the cell that it comes from."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fault, Flaw
from gkdesk.working_aids import bindings, checking
from gkdesk.working_aids.expressions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.working_aids.checking import TemplateProblem
    from gkdesk.working_aids.template import Template
    from gkdesk.working_aids.xlsform.cells import Cells
    from gkdesk.working_aids.xlsform.columns import Columns
    from gkdesk.working_aids.xlsform.findings import Findings

_TOLD_BEFORE = frozenset({Flaw.BAD_NAME, Flaw.DUPLICATE_NAME})
"""The rows themselves are checked for these, with their places."""
_COLUMNS = {"list": "type"}
_WITHOUT_FIELD = {
    Flaw.LIST_MISSING: "type",
    Flaw.EMPTY_GROUP: "type",
    Flaw.NESTED_REPEAT: "type",
    Flaw.NO_CALCULATION: "calculation",
}
_OF_LISTS = frozenset({Flaw.BAD_DEFAULT, Flaw.UNKNOWN_COLUMN})
"""Flaws in what a list of choices has to hold."""
_MOST_GUESSES = 50
"""Similar words are looked for so often; after that the list of problems is long anyway."""


def template_told(
    template: Template, rows: dict[str, Cells], columns: Columns, findings: Findings
) -> None:
    """Note everything that the check of templates finds."""
    guesses = _Guesses(template)
    for problem in checking.problems(template):
        if problem.flaw in _TOLD_BEFORE:
            continue
        cells = rows.get(problem.name)
        if cells is None:  # of a section that no row begins
            findings.add(problem.flaw, columns.page.title, what=problem.what)
            continue
        key = _column(problem, cells)
        findings.add(
            problem.flaw,
            columns.page.title,
            cells.row,
            columns.index(key),
            value=cells.raw(key),
            what=problem.what,
            guess=guesses.of(problem),
            place=problem.place,
            fault=problem.fault,
        )


def _column(problem: TemplateProblem, cells: Cells) -> str:
    if problem.flaw is Flaw.CYCLE:
        return "calculation" if cells.raw("calculation") else "relevant"
    if problem.field:
        return _COLUMNS.get(problem.field, problem.field)
    return _WITHOUT_FIELD.get(problem.flaw, "name")


class _Guesses:
    """Which word may have been meant by one that nobody knows."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._names = {question.name for question in template.questions()}
        self._lists = {each.name: each.choices for each in template.questions()}
        self._found: dict[tuple[Flaw, str, str], str] = {}

    def of(self, problem: TemplateProblem) -> str:
        """Return the nearest known word, "" where none is near."""
        key = problem.flaw, problem.what, problem.name if problem.flaw in _OF_LISTS else ""
        if key not in self._found and len(self._found) < _MOST_GUESSES:
            self._found[key] = self._near(problem.what, self._known(problem))
        return self._found.get(key, "")

    def _known(self, problem: TemplateProblem) -> Iterable[str]:
        if problem.flaw in _OF_LISTS:
            return self._of_list(problem)
        if problem.fault is Fault.UNKNOWN_FUNCTION:
            return FUNCTIONS
        if problem.flaw is Flaw.UNKNOWN_LIST:
            return self._template.lists
        if problem.flaw is Flaw.UNKNOWN_BINDING:
            return bindings.BINDINGS
        return self._names if problem.flaw in {Flaw.UNKNOWN_NAME, Flaw.LOOSE_NAME} else ()

    def _of_list(self, problem: TemplateProblem) -> Iterable[str]:
        found = self._template.lists.get(self._lists.get(problem.name, ""))
        choices = found.choices if found is not None else ()
        if problem.flaw is Flaw.BAD_DEFAULT:
            return [each.name for each in choices]
        return {column for each in choices for column in each.columns}

    def _near(self, word: str, known: Iterable[str]) -> str:
        if not word or len(word) > 100:
            return ""
        near = (each for each in known if abs(len(each) - len(word)) <= len(word) // 2 + 1)
        return next(iter(difflib.get_close_matches(word, near, 1)), "")
