"""What is found while a spreadsheet is read: problems with their cell, and notices."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.text.codes.aid_problems import Fault, Flaw
from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.text.column_letters import letter_of
from gkdesk.working_aids.xlsform.pages import SHEETS

TOLD = 200
"""So many problems are told; who has more of them begins with these."""
_KEPT = 50_000
_LONGEST = 80
"""Characters of a cell that are told."""


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One flaw: the cell (row 0 and column "" where it is none), and what stands in it.

    `what` is the word in question, `guess` what may have been meant; `place` and `fault` say more
    about a broken expression.
    """

    flaw: FormFlaw | Flaw
    sheet: str
    row: int = 0
    column: str = ""
    value: str = ""
    what: str = ""
    guess: str = ""
    place: int = 0
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that was left out or added; the column and row where there is one."""

    notice: FormNotice
    sheet: str
    row: int = 0
    column: str = ""
    what: str = ""


class Findings:
    """Collects problems and notices, and puts them into the order of the workbook."""

    def __init__(self) -> None:
        self._problems: list[tuple[tuple[int, int, int], FormProblem]] = []
        self._notices: dict[Noticed, None] = {}
        self.total = 0

    def add(
        self,
        flaw: FormFlaw | Flaw,
        sheet: str,
        row: int = 0,
        column: int | None = None,
        *,
        value: str = "",
        what: str = "",
        guess: str = "",
        place: int = 0,
        fault: Fault | None = None,
    ) -> None:
        """Note a problem; `column` is an index."""
        self.total += 1
        if len(self._problems) >= _KEPT:
            return
        order = SHEETS.index(sheet) if sheet in SHEETS else len(SHEETS)
        letter = "" if column is None else letter_of(column)
        told, word = _short(value), _short(what)
        problem = FormProblem(flaw, sheet, row, letter, told, word, guess, place, fault)
        self._problems.append(((order, row, -1 if column is None else column), problem))

    def notice(
        self,
        notice: FormNotice,
        sheet: str,
        row: int = 0,
        column: int | None = None,
        what: str = "",
    ) -> None:
        """Note what was left out or added, once."""
        letter = "" if column is None else letter_of(column)
        self._notices[Noticed(notice, sheet, row, letter, what)] = None

    def problems(self) -> tuple[FormProblem, ...]:
        """Return the first problems by sheet, row and column."""
        ordered = sorted(self._problems, key=_order)
        return tuple(problem for _order, problem in ordered[:TOLD])

    def notices(self) -> tuple[Noticed, ...]:
        """Return the notices in the order in which they were found."""
        return tuple(self._notices)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _order(entry: tuple[tuple[int, int, int], FormProblem]) -> tuple[int, int, int]:
    return entry[0]
