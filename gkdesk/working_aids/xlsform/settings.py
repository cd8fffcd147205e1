"""The settings: what the template is called, which version it is, and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.working_aids.xlsform.cells import LABEL_LIMIT, Cells

if TYPE_CHECKING:
    from gkdesk.working_aids.xlsform.columns import Columns
    from gkdesk.working_aids.xlsform.findings import Findings
    from gkdesk.working_aids.xlsform.pages import Line

KEYS = (
    *("form_id", "version", "form_title", "default_language"),
    *("short", "year", "about", "sources", "profiles"),
)
NEWEST = 100_000
FIRST_YEAR, LAST_YEAR = 2015, 2199
_ID = re.compile(r"[\w.-]{1,100}")
_NOT_IN_ID = re.compile(r"[^\w]+")
_WITHOUT_NAME = "vorlage"
_VERSION = re.compile(r"\d{1,6}", re.ASCII)


@dataclass(frozen=True)
class Settings:
    """What stands in the first row of the sheet."""

    id: str
    title: str
    version: int = 1
    short: str = ""
    year: int = 0
    about: str = ""
    sources: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


def default_language(columns: Columns | None) -> str:
    """Return the language that the form names as its first one."""
    if columns is None or not columns.lines:
        return ""
    return columns.cell(columns.lines[0], "default_language")


def read_settings(columns: Columns | None, name: str, findings: Findings) -> Settings:
    """Return the settings; `name` (of the file) stands in for an id and a title."""
    made = _NOT_IN_ID.sub("_", name).strip("_").lower()[:100] or _WITHOUT_NAME
    if columns is None or not columns.lines:
        findings.notice(FormNotice.ID_MADE, "settings", what=made)
        return Settings(made, name or made)
    _others_told(columns, findings)
    cells = Cells(columns, columns.lines[0], findings)
    ref = _form_id(cells, made, findings)
    return Settings(
        id=ref,
        title=cells.text("form_title", LABEL_LIMIT) or name or ref,
        version=_version(cells, columns.lines[0], columns, findings),
        short=cells.text("short", LABEL_LIMIT),
        year=_year(cells),
        about=cells.text("about"),
        sources=tuple(filter(None, map(str.strip, cells.text("sources").split("\n")))),
        profiles=tuple(cells.raw("profiles").split()),
    )


def _others_told(columns: Columns, findings: Findings) -> None:
    sheet = columns.page.title
    for header in columns.others(KEYS).values():
        if columns.is_filled(header.index):
            notice = FormNotice.SETTING_IGNORED
            findings.notice(notice, sheet, columns.row, header.index, header.written)
    if len(columns.lines) > 1:
        findings.notice(FormNotice.SETTINGS_ROWS, sheet, columns.lines[1].number)


def _form_id(cells: Cells, made: str, findings: Findings) -> str:
    written = cells.raw("form_id")
    if not written:
        findings.notice(FormNotice.ID_MADE, "settings", cells.row, what=made)
        return made
    if not _ID.fullmatch(written):
        cells.refuse(FormFlaw.FORM_ID_NOT_ALLOWED, "form_id", what=written)
        return made
    return written


def _version(cells: Cells, line: Line, columns: Columns, findings: Findings) -> int:
    written = cells.raw("version")
    if not written:
        return 1
    if _VERSION.fullmatch(written) and 1 <= int(written) <= NEWEST:
        return int(written)
    findings.notice(
        FormNotice.VERSION_REPLACED,
        columns.page.title,
        line.number,
        columns.index("version"),
        written[:100],
    )
    return 1


def _year(cells: Cells) -> int:
    if cells.raw("year") == "0":
        return 0
    return cells.number("year", FormFlaw.BAD_YEAR, low=FIRST_YEAR, high=LAST_YEAR, otherwise=0)
