"""Tables as an XLSX file that depends on its content alone.

Texts are written as texts: nothing that somebody typed becomes a formula. The file is made in
memory alone.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from gkdesk.export.network.sheet import Column, Mark, Marked, Sheet, Value, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

DATE_FORMAT = "dd.mm.yyyy"
NUMBER_FORMAT = "0.0"
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_TITLE_LENGTH = 31
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, beside the control characters that the library knows."""
_TEXT_LIMIT = 32_767
"""So many characters fit into one cell."""

_HEAD = PatternFill("solid", fgColor="DCE7E6")
_FILLS = {
    Mark.EMPTY: PatternFill("solid", fgColor="F6D9D0"),
    Mark.ONE: PatternFill("solid", fgColor="F4EBCB"),
    Mark.SEVERAL: PatternFill("solid", fgColor="D9EAD7"),
}
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_RIGHT_TO_LEFT = Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2)
_OPEN = Protection(locked=False)
_LINE = Border(bottom=Side(style="thin", color="A9B5B2"))


def xlsx_bytes(sheets: Sequence[Sheet], *, title: str, author: str, created: dt.datetime) -> bytes:
    """Return tables as one XLSX file, each on a sheet of its own."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = _text(title), _text(author)
    book.properties.language = "de"
    moment = created.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = moment
    for sheet in sheets:
        _fill(book.create_sheet(_sheet_title(sheet.title)), sheet)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        _Writer(book, packed).save()
    return _settled(out.getvalue())


class _Writer(ExcelWriter):  # type: ignore[misc]  # the library has no types
    """The library's writer, without the file in the system's temp folder for each sheet.

    Such a file holds names and numbers in clear, and stays there if the program is killed.
    """

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write a sheet; ours have neither drawings nor comments."""
        out = io.BytesIO()
        sheet = WorksheetWriter(ws, out=out)
        sheet.write()
        ws._rels = sheet._rels  # noqa: SLF001 - what the writer that is replaced does
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
        ws._cells.clear()  # noqa: SLF001 - a large sheet takes much room, and nobody reads it again


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns, start=1):
        _write(page.cell(1, at), column.title)
        head = page.cell(1, at)
        head.font, head.fill, head.alignment = Font(bold=True), _HEAD, _WRAPPED
        page.column_dimensions[get_column_letter(at)].width = column.width
    looks = _Looks()
    for number, row in enumerate(sheet.rows, start=2):
        for at, entry in enumerate(row, start=1):
            cell = page.cell(number, at)
            _write(cell, value_of(entry))
            looks.give(cell, entry, sheet.columns[at - 1], strong=at <= sheet.header_columns)
    _arrange(page, sheet)
    if any(column.is_input for column in sheet.columns):
        _lock(page)


class _Looks:
    """The looks of the cells of a sheet: worked out once for each kind, not for each cell."""

    def __init__(self) -> None:
        self._known: dict[tuple[Mark, str, bool, bool, bool], StyleArray] = {}

    def give(self, cell: Cell, entry: Value | Marked, column: Column, *, strong: bool) -> None:
        """Let a cell look like what it holds."""
        mark = entry.mark if isinstance(entry, Marked) else Mark.PLAIN
        key = (mark, cell.number_format, strong, column.rtl, column.is_input)
        known = self._known.get(key)
        if known is not None:
            cell._style = known  # noqa: SLF001 - the library compares each part of each cell anew
            return
        cell.alignment, cell.border = _RIGHT_TO_LEFT if column.rtl else _WRAPPED, _LINE
        if column.is_input:
            cell.protection = _OPEN
        if mark in _FILLS:
            cell.fill = _FILLS[mark]
        if strong:
            cell.font = Font(bold=True)
        self._known[key] = cell._style  # noqa: SLF001 - the library has no other way to share it


def _write(cell: Cell, value: Value) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        cell.value = _text(value)
        cell.data_type = "s"
        return
    cell.value = value
    if isinstance(value, dt.date):
        cell.number_format = DATE_FORMAT
    elif isinstance(value, float):
        cell.number_format = NUMBER_FORMAT


def _lock(page: Worksheet) -> None:
    """Lock what nobody has to type into; widths, sorting by eye and filters stay possible."""
    page.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter", "formatCells"):
        setattr(page.protection, allowed, False)


def _arrange(page: Worksheet, sheet: Sheet) -> None:
    """Keep the header in view and in print, and let a page be as wide as the table."""
    page.freeze_panes = page.cell(2, sheet.header_columns + 1)
    if sheet.rows:
        page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "Seite &P von &N"
    if sheet.above:
        page.oddHeader.center.text = _text(" ".join(sheet.above)).replace("&", "&&")


def _text(text: str) -> str:
    return _NO_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))[:_TEXT_LIMIT]


def _sheet_title(title: str) -> str:
    return _NO_TITLE.sub(" ", _text(title))[:_TITLE_LENGTH].strip("' ") or "Tabelle"


def _settled(data: bytes) -> bytes:
    """Pack the file anew without the moment at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            again.writestr(entry, packed.read(name))
    return out.getvalue()
