"""A table as CSV that Excel opens by a double click: UTF-8 with its mark, semicolons, CRLF.

Spreadsheets run a text that begins like a formula. Such a text gets an apostrophe, which they
take as the sign of a text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from typing import TYPE_CHECKING

from gkdesk.export.network.sheet import Value, value_of
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from gkdesk.export.network.sheet import Sheet

ENCODING = "utf-8-sig"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")
_UNSEEN = frozenset("ZC")
"""Categories of characters that show nothing; some programs drop them before they look."""


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a table as CSV; the same table gives the same bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([_safe(line)] for line in sheet.above)
    writer.writerow([_safe(column.title) for column in sheet.columns])
    writer.writerows([_written(value_of(cell)) for cell in row] for row in sheet.rows)
    return out.getvalue().encode(ENCODING)


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return format_numeric(value)
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value) if isinstance(value, int) else _safe(value)


def _safe(text: str) -> str:
    plain = text.replace("\0", "")
    first = next((sign for sign in plain if unicodedata.category(sign)[0] not in _UNSEEN), "")
    runs = first in _FORMULA or plain.lstrip(" ").startswith(_BREAKS)
    return f"'{plain}" if runs else plain
