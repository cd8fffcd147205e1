"""A workbook as pages of text cells, as it is read and as it is written."""

from __future__ import annotations

from dataclasses import dataclass

SURVEY = "survey"
CHOICES = "choices"
SETTINGS = "settings"
SHEETS = (SURVEY, CHOICES, SETTINGS)
"""The sheets that are read, in the order in which problems are told."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row that is not empty; `number` as a spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostCell:
    """A formula that has no value: it was never calculated, or ended in an error."""

    row: int
    column: int | None
    is_error: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; its first line is the header."""

    title: str
    lines: tuple[Line, ...]
    lost: tuple[LostCell, ...] = ()
