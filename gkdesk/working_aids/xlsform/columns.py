"""The columns of a sheet: their names, their languages, and what stands in them.

Names are read as XLSForm's tools do: without regard to case, blanks as underscores, languages and
the columns of this program behind two colons.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.working_aids.xlsform.pages import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.working_aids.xlsform.findings import Findings
    from gkdesk.working_aids.xlsform.pages import Line, Page

OWN = "gkdesk"
"""What our own columns begin with, so that other programs leave them alone."""
GERMAN = "Deutsch (de)"
LIST_COLUMNS = frozenset({"list_name", "name", "label"})
WORDED = ("label", "hint", "constraint_message")
"""Columns that may stand there once for each language."""

_PARTS = re.compile(r"\s*::\s*")
_ONE_COLON = re.compile(rf"({'|'.join(WORDED)})\s*:\s*(\S.*)", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_IS_GERMAN = re.compile(r"deutsch\b.*|german\b.*|de(-\w+)?|.*\(de(-\w+)?\)", re.IGNORECASE)
_ALIASES = {
    "relevance": "relevant",
    "calculate": "calculation",
    "herkunft": "origin",
    "quelle": "source",
    "reihe": "series",
    "einheit": "unit",
    "erläuterung": "remark",
    "readonly": "read_only",
}


@dataclass(frozen=True, slots=True)
class Header:
    """A column: `key` is its plain name, `language` what stands behind the colons of a text."""

    key: str
    language: str
    written: str
    index: int


def header(written: str, index: int) -> Header:
    """Return what the name of a column says, on the sheets of questions and of settings."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", written)).strip()
    single = _ONE_COLON.fullmatch(text) if "::" not in text else None
    first, *rest = list(single.groups()) if single else _PARTS.split(text)
    key = first.lower().replace(" ", "_")
    if key == OWN and rest:
        key, rest = rest[0].lower().replace(" ", "_"), []
    key = _ALIASES.get(key, key)
    if rest and key not in WORDED:
        return Header(f"{key}::{'::'.join(rest).lower()}", "", text, index)
    return Header(key, "::".join(rest), text, index)


def list_header(written: str, index: int) -> Header:
    """Return what the name of a column says on the sheet of choices.

    Whatever has no meaning of its own there is a column for filters, and keeps its name.
    """
    found = header(written, index)
    if found.written.casefold().startswith(f"{OWN}::"):
        return replace(found, key=f"{OWN}_{found.key}")
    is_known = found.key in LIST_COLUMNS or "::" in found.key
    return found if is_known else replace(found, key=found.written)


def headers(page: Page) -> tuple[Header, ...]:
    """Return the columns of a page that have a name."""
    cells = page.lines[0].cells if page.lines else ()
    told = list_header if page.title == CHOICES else header
    return tuple(told(cell, index) for index, cell in enumerate(cells) if cell.strip())


def languages(found: Iterable[Header], default: str) -> tuple[str, ...]:
    """Return which language of a text is taken, the best first; "" is a column without one.

    German goes before the default language, that one before a column without a language, and any
    other comes last.
    """
    there = list(dict.fromkeys(each.language for each in found if each.key in WORDED))
    wanted = default.strip().casefold()
    german = [each for each in there if _IS_GERMAN.fullmatch(each)]
    of_default = [each for each in there if each.casefold() == wanted]
    return tuple(dict.fromkeys([*german, *of_default, "", *there]))


class Columns:
    """The columns of one page by their keys; each text in one language."""

    def __init__(self, page: Page, order: tuple[str, ...], findings: Findings) -> None:
        self.page = page
        self.headers = headers(page)
        self.row = page.lines[0].number if page.lines else 0
        self.lines = tuple(_unified(line) for line in page.lines[1:])
        self._findings = findings
        self._index: dict[str, int] = {}
        for each in sorted(self.headers, key=lambda found: _rank(found, order)):
            self._take(each)

    def _take(self, each: Header) -> None:
        known = self._index.setdefault(each.key, each.index)
        if known == each.index:
            return
        sheet = self.page.title
        first = next(found for found in self.headers if found.index == known)
        if first.language == each.language:
            self._findings.add(
                FormFlaw.COLUMN_TWICE, sheet, self.row, each.index, what=each.written
            )
        elif self.is_filled(each.index):
            self._findings.notice(
                FormNotice.OTHER_LANGUAGE, sheet, self.row, each.index, each.written
            )

    def __contains__(self, key: str) -> bool:
        return key in self._index

    def index(self, key: str) -> int | None:
        """Return where a column is, None where there is none."""
        return self._index.get(key)

    def cell(self, line: Line, key: str) -> str:
        """Return what stands in a row, "" where there is no such column."""
        index = self._index.get(key)
        return line.cells[index] if index is not None and index < len(line.cells) else ""

    def others(self, known: Iterable[str]) -> Mapping[str, Header]:
        """Return the columns with a name that is not among the known ones."""
        left = self._index.keys() - set(known)
        return {
            each.key: each
            for each in self.headers
            if each.key in left and self._index[each.key] == each.index
        }

    def is_filled(self, index: int) -> bool:
        """Tell whether anything stands in a column."""
        return any(index < len(line.cells) and line.cells[index] for line in self.lines)

    def need(self, *keys: str) -> bool:
        """Note the columns that are missing; tell whether all are there."""
        missing = [key for key in keys if key not in self]
        for key in missing:
            self._findings.add(FormFlaw.NO_COLUMN, self.page.title, self.row, what=key)
        return not missing


def _rank(each: Header, order: tuple[str, ...]) -> tuple[int, int]:
    return (order.index(each.language) if each.language in order else len(order), each.index)


def _unified(line: Line) -> Line:
    cells = tuple(unicodedata.normalize("NFC", cell).strip() for cell in line.cells)
    return type(line)(line.number, cells)
