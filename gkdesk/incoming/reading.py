"""Read a file into a table; what it is, its content tells, not its name."""

from __future__ import annotations

import codecs
import dataclasses
from typing import TYPE_CHECKING

from gkdesk.errors import (
    ImportFileMissing,
    ImportIsFolder,
    ImportNotText,
    ImportOldWorkbook,
    ImportOtherFormat,
    ImportProtected,
    ImportTooLarge,
    ImportUnreadable,
    ImportWithoutRows,
    UserError,
)
from gkdesk.incoming.cards import read_cards
from gkdesk.incoming.decoding import decoded
from gkdesk.incoming.heading import as_table
from gkdesk.incoming.labelled import with_labels_read
from gkdesk.incoming.table import SourceKind, Table
from gkdesk.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkdesk.incoming.table import Grid
    from gkdesk.progress import Progress

SIZE_LIMIT = 50 * 1024 * 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_PICTURES_AND_MORE = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"{\\rtf",
    b"MZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
)
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<svg")
"""Some programs give web pages the ending of a table."""
_HEAD = 20
_CARD = b"BEGIN:VCARD"


def read_table(
    path: Path,
    *,
    sheet: str = "",
    header_row: int | None = None,
    progress: Progress | None = None,
) -> Table:
    """Read a CSV file, an XLSX workbook or a file of vCards.

    `sheet` names one of `Table.sheets`, `header_row` the row of the header where the found one is
    wrong (0: there is none). Raises a UserError for everything that is no such file.
    """
    return read_bytes(content_of(path), sheet=sheet, header_row=header_row, progress=progress)


def read_bytes(
    data: bytes,
    *,
    sheet: str = "",
    header_row: int | None = None,
    progress: Progress | None = None,
) -> Table:
    """Read what a file holds, as `read_table` does."""
    watched = progress or Silent()
    if data.startswith(_ZIP):
        return _workbook(data, sheet, header_row, watched)
    if data.startswith(_OLE):
        raise old_workbook(data)
    if data.startswith(_PICTURES_AND_MORE):
        raise ImportNotText
    return _text(data, header_row, watched)


def read_grids(
    path: Path, is_wanted: Callable[[str], bool], *, progress: Progress | None = None
) -> tuple[tuple[str, Grid], ...]:
    """Read the sheets of an XLSX workbook that have a wanted title, values as programs write them.

    Raises a UserError for everything that is no workbook.
    """
    data = content_of(path)
    if data.startswith(_ZIP):
        from gkdesk.incoming import workbook

        return workbook.read_grids(data, is_wanted, progress or Silent())
    if data.startswith(_OLE):
        raise old_workbook(data)
    raise ImportOtherFormat


def old_workbook(data: bytes) -> UserError:
    """Return the error for a file of before 2007, which is also how locked ones are wrapped."""
    is_locked = any(part in data for part in _ENCRYPTED_PARTS)
    return ImportProtected() if is_locked else ImportOldWorkbook()


def starts_like(data: bytes) -> str:
    """Return what a file begins like: workbook, old (before 2007 or locked), other or text."""
    if data.startswith(_ZIP):
        return "workbook"
    if data.startswith(_OLE):
        return "old"
    return "other" if data.startswith(_PICTURES_AND_MORE) else "text"


def content_of(path: Path) -> bytes:
    """Return the bytes; the exception of the system names the file and goes no further."""
    try:
        if path.is_dir():
            raise ImportIsFolder
        if not path.exists():
            raise ImportFileMissing
        if not path.is_file():
            raise ImportOtherFormat
        if path.stat().st_size > SIZE_LIMIT:
            raise ImportTooLarge(limit=f"{SIZE_LIMIT // 1024**2} MB")
        return path.read_bytes()
    except (OSError, ValueError):
        raise ImportUnreadable from None


def _workbook(data: bytes, sheet: str, header_row: int | None, progress: Progress) -> Table:
    # Loading the library takes longer than reading most text files.
    from gkdesk.incoming import workbook

    grid, sheets = workbook.read_grid(data, sheet, progress)
    table = with_labels_read(as_table(SourceKind.WORKBOOK, grid, header_row))
    return dataclasses.replace(table, sheet=sheets.chosen, sheets=sheets.names)


def _text(data: bytes, header_row: int | None, progress: Progress) -> Table:
    from gkdesk.incoming import delimited

    if not data.strip(b"\x00 \t\r\n"):
        raise ImportWithoutRows
    # Cards may name an encoding for each line, so they are not decoded as a whole.
    plain = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if plain[: len(_CARD)].upper() == _CARD:
        return read_cards(plain, progress)
    if plain[:_HEAD].lower().startswith(_MARKUP):
        raise ImportOtherFormat
    read = decoded(data)
    text = read.text
    if text.lstrip()[: len(_CARD)].upper() == _CARD.decode():
        return read_cards(text.encode(), progress)
    delimiter = delimited.find_delimiter(text)
    grid = delimited.read_grid(text, delimiter, progress, odd=read.odd)
    return with_labels_read(as_table(SourceKind.DELIMITED, grid, header_row))
