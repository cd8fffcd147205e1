"""Read files that translators send back: a workbook or a PO catalogue, as rows of text.

Nothing of it is believed here: whether a row fits is judged against the texts of the store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import (
    ImportNoTexts,
    ImportNotText,
    ImportOtherFormat,
    ImportTextsUnreadable,
    ImportTooLarge,
    ImportTooManyRows,
)
from gkdesk.incoming.reading import content_of, old_workbook, starts_like
from gkdesk.progress import Silent
from gkdesk.text.papers import texts as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.incoming.table import Grid
    from gkdesk.progress import Progress

SIZE_LIMIT = 10 * 1024 * 1024
ROW_LIMIT = 20_000
_TEXT_LIMIT = 6 * ROW_LIMIT
_HEADER_ROWS = 10
_CODE = re.compile(r"\(([A-Za-z0-9-]+)\)\s*$")
_OTHER_BREAKS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""The library ends a line at each of them, also within a text."""
_CHECKED_BY = re.compile(rf"^\s*{words.CHECKED_BY}\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class TranslatedRow:
    """A row of a file; `place` says in words where it stands, `reviewer` who has checked it."""

    place: str
    set_name: str
    key: str
    german: str
    text: str
    reviewer: str = ""
    is_formula: bool = False


@dataclass(frozen=True)
class TranslationFile:
    """What a file holds; `languages` are the codes it names, as they stand there."""

    languages: tuple[str, ...]
    rows: tuple[TranslatedRow, ...]


def read_translations(path: Path, *, progress: Progress | None = None) -> TranslationFile:
    """Read a file of translations; what it is, its content tells, not its name.

    Raises a UserError for everything that is no such file.
    """
    return read_bytes(content_of(path), progress=progress)


def read_bytes(data: bytes, *, progress: Progress | None = None) -> TranslationFile:
    """Read what a file holds, as `read_translations` does."""
    if len(data) > SIZE_LIMIT:
        raise ImportTooLarge(limit=f"{SIZE_LIMIT // 1024**2} MB")
    kind = starts_like(data)
    if kind == "workbook":
        return _from_workbook(data, progress or Silent())
    if kind == "old":
        raise old_workbook(data)
    if kind == "other":
        raise ImportNotText
    return _from_po(data)


def _from_workbook(data: bytes, progress: Progress) -> TranslationFile:
    from gkdesk.incoming import workbook

    found: list[TranslatedRow] = []
    codes: list[str] = []
    grids = workbook.read_shown_grids(data, progress, rows=ROW_LIMIT, texts=_TEXT_LIMIT)
    for title, grid in grids:
        columns = _columns(grid)
        if columns is not None:
            codes.append(columns.code)
            found.extend(_rows(title, grid, columns))
    if not codes:
        raise ImportNoTexts
    return TranslationFile(tuple(dict.fromkeys(codes)), tuple(found))


@dataclass(frozen=True)
class _Columns:
    """Where things stand on a sheet; -1 for a column that was taken away."""

    row: int
    key: int
    german: int
    text: int
    reviewer: int
    code: str


def _columns(grid: Grid) -> _Columns | None:
    for row in grid.rows[:_HEADER_ROWS]:
        said = [cell.strip() for cell in row.cells]
        text = next((c for c in said if c.startswith(words.TRANSLATION_BEGINS)), "")
        if not text or words.KEY not in said or words.GERMAN not in said:
            continue
        code = _CODE.search(text)
        reviewer = said.index(words.CHECKED_BY) if words.CHECKED_BY in said else -1
        return _Columns(
            row.number,
            said.index(words.KEY),
            said.index(words.GERMAN),
            said.index(text),
            reviewer,
            code[1] if code else "",
        )
    return None


def _rows(title: str, grid: Grid, columns: _Columns) -> Iterator[TranslatedRow]:
    lost = {(notice.row, notice.column) for notice in grid.notices}
    for row in grid.rows:
        key = _cell(row.cells, columns.key).strip()
        if row.number <= columns.row or not key:
            continue
        yield TranslatedRow(
            place=f"{title}, Zeile {row.number}",
            set_name=words.set_named(title),
            key=key,
            german=_cell(row.cells, columns.german),
            text=_cell(row.cells, columns.text),
            reviewer=_cell(row.cells, columns.reviewer).strip(),
            is_formula=(row.number, columns.text) in lost,
        )


def _cell(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def _from_po(data: bytes) -> TranslationFile:
    import polib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportOtherFormat from None
    if "msgid" not in text or "msgstr" not in text:
        raise ImportNoTexts
    text = _OTHER_BREAKS.sub(r"\\n", text)
    if any(_is_cut(line.strip()) for line in text.splitlines()):
        raise ImportTextsUnreadable  # the library would take the text for an empty one
    try:
        # A text of one line could be taken for the name of a file.
        book = polib.pofile(f"\n{text}", encoding="utf-8")
    except (OSError, ValueError, IndexError, AttributeError, UnicodeError):
        raise ImportTextsUnreadable from None
    if len(book) > ROW_LIMIT:
        raise ImportTooManyRows(limit=f"{ROW_LIMIT:,}".replace(",", "."))
    rows = tuple(_entry_row(entry) for entry in book if entry.msgctxt and not entry.obsolete)
    if not rows:
        raise ImportNoTexts
    return TranslationFile((book.metadata.get("Language", ""),), rows)


def _is_cut(line: str) -> bool:
    """Tell whether a line opens a text and does not close it."""
    if line.startswith("#") or '"' not in line:
        return False
    return not line.endswith('"') or line.count('"') < 2


def _entry_row(entry: object) -> TranslatedRow:
    context = str(getattr(entry, "msgctxt", ""))
    name, _, key = context.partition("/")
    remarks = f"{getattr(entry, 'tcomment', '')}\n{getattr(entry, 'comment', '')}"
    checked = _CHECKED_BY.search(remarks)
    return TranslatedRow(
        place=f"{words.set_word(name)}, Zeile {getattr(entry, 'linenum', 0)}",
        set_name=name,
        key=key,
        german=str(getattr(entry, "msgid", "")),
        text=str(getattr(entry, "msgstr", "")),
        reviewer=checked[1].strip() if checked else "",
    )
