"""Files to import, made for a test: text tables, workbooks, cards."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rows: TypeAlias = "Sequence[Sequence[object]]"

CONTACT_HEADER = ("Vorname", "Nachname", "Organisation", "Tel.", "E-Mail-Adresse")
CONTACT_ROW = ("Anna", "Beispiel", "Verein Brücke", "02131 123456", "anna@beispiel.de")


def text_table(rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(encoding)


def workbook(rows: Rows, *, change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook in which one part is another one."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return buffer.getvalue()


def card(*lines: str, version: str = "3.0", encoding: str = "utf-8") -> bytes:
    whole = ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")
    return "\r\n".join(whole).encode(encoding)
