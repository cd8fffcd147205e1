"""Texts to translate, as data, and as the two kinds of files that translators work with.

Neither holds anything about a person: who checked a text is left out, the field is empty.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.text.papers import texts as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkdesk.text.languages import Language

_GERMAN_WIDTH = 52
_KEY_WIDTH = 26
_NARROW = 20
_EPOCH = "%Y-%m-%d %H:%M+0000"


@dataclass(frozen=True)
class CatalogueRow:
    """One text to translate; `text` is empty where there is none yet."""

    set_name: str
    key: str
    german: str
    text: str
    is_checked: bool = False
    remark: str = ""


def workbook_bytes(
    rows: Sequence[CatalogueRow], language: Language, *, author: str, created: dt.datetime
) -> bytes:
    """Return an XLSX file with a sheet for each set; only the translator's columns are open."""
    from gkdesk.export.network.workbook import xlsx_bytes

    sheets = [_sheet(name, rows, language) for name in dict.fromkeys(r.set_name for r in rows)]
    title = words.FILE_TITLE.format(language=language.german)
    return xlsx_bytes(sheets, title=title, author=author, created=created)


def po_bytes(rows: Iterable[CatalogueRow], language: Language, *, created: dt.datetime) -> bytes:
    """Return a PO catalogue; a text that nobody has checked is marked as fuzzy."""
    book = polib.POFile(wrapwidth=0)
    book.header = words.FILE_TITLE.format(language=language.german)
    book.metadata = {
        "Project-Id-Version": "gkdesk",
        "PO-Revision-Date": created.astimezone(dt.UTC).strftime(_EPOCH),
        "Language": language.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for row in rows:
        is_draft = bool(row.text) and not row.is_checked
        book.append(
            polib.POEntry(
                msgctxt=f"{row.set_name}/{row.key}",
                msgid=row.german,
                msgstr=row.text,
                comment=row.remark,
                flags=["fuzzy"] if is_draft else [],
            )
        )
    return str(book).encode()


def _sheet(name: str, rows: Iterable[CatalogueRow], language: Language) -> Sheet:
    return Sheet(
        title=words.set_word(name),
        columns=(
            Column(words.KEY, _KEY_WIDTH),
            Column(words.GERMAN, _GERMAN_WIDTH),
            Column(
                words.TRANSLATION.format(language=language.german, code=language.code),
                _GERMAN_WIDTH,
                rtl=language.is_rtl,
                is_input=True,
            ),
            Column(words.STATE, _NARROW),
            Column(words.CHECKED_BY, _NARROW, is_input=True),
            Column(words.REMARK, _GERMAN_WIDTH, is_input=True),
        ),
        rows=tuple(_cells(row) for row in rows if row.set_name == name),
        note=words.FILE_NOTE,
    )


def _cells(row: CatalogueRow) -> tuple[str, ...]:
    state = words.state_word(is_missing=not row.text, is_checked=row.is_checked)
    return (row.key, row.german, row.text, state, "", row.remark)
