"""Rows of an XLSX workbook: values as Excel shows them, never a formula evaluated."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.xml.constants import SHARED_STRINGS

from gkdesk.errors import (
    ImportDamaged,
    ImportOtherFormat,
    ImportProtected,
    ImportSheetGone,
    ImportTooLarge,
)
from gkdesk.incoming.table import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    STEP,
    Counter,
    Grid,
    Notice,
    Row,
)
from gkdesk.incoming.workbook_parts import (
    SharedTexts,
    SheetExtras,
    WatchedArchive,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from openpyxl.cell.read_only import ReadOnlyCell

    from gkdesk.progress import Progress

UNPACKED_LIMIT = 300 * 1024 * 1024
"""Bytes of all parts together, as the directory of the archive declares them; Python's reader
gives no more than that of the ways of packing that workbooks use."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NO_VALUE = "formula_without_value"
_LAST_ROW = 1_048_576
_SHEET_LIMIT = 500
_MEMBER_LIMIT = 5_000
_WORKBOOK = "xl/workbook.xml"
_ZEROS = re.compile(r"0{2,20}")
_HALVES = re.compile(r"[\ud800-\udfff]")

_BROKEN = (
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    ParseError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises when the parts of a workbook do not say what they should. Work on a
damaged file can end in any of these, and for the user they are all the same."""


@dataclass(frozen=True)
class Sheets:
    """The sheets of a workbook in their order, and the one to begin with."""

    names: tuple[str, ...]
    chosen: str


def read_grid(data: bytes, sheet: str, progress: Progress) -> tuple[Grid, Sheets]:
    """Return the rows of a sheet (empty: the first visible one that holds something).

    Raises ImportProtected, ImportOtherFormat, ImportDamaged, ImportTooLarge, ImportSheetGone and
    the errors of the limits.
    """
    with _trouble_told(data):
        return _read(data, sheet, progress)


def read_grids(
    data: bytes, is_wanted: Callable[[str], bool], progress: Progress
) -> tuple[tuple[str, Grid], ...]:
    """Return the sheets with a wanted title, with values as programs write them.

    Numbers have a point, days are `2026-11-21`, yes and no are true and false. Raises as
    `read_grid` does.
    """
    with _trouble_told(data):
        opened = _opened(data, progress)
        return _all_grids(opened, filter(is_wanted, opened.titles()), stored, Counter())


def read_shown_grids(
    data: bytes, progress: Progress, *, rows: int, texts: int
) -> tuple[tuple[str, Grid], ...]:
    """Return the rows of all sheets, with values as Excel shows them. Raises as `read_grid`.

    `rows` and `texts` are how many there may be on all sheets together.
    """
    with _trouble_told(data):
        opened = _opened(data, progress, texts)
        return _all_grids(opened, opened.titles(), shown, Counter(rows))


@contextlib.contextmanager
def _trouble_told(data: bytes) -> Iterator[None]:
    try:
        _check_package(data)
        with warnings.catch_warnings():
            # The library warns of styles and extensions that it leaves out; no value is lost.
            warnings.simplefilter("ignore")
            yield
    except MemoryError as error:
        raise ImportTooLarge(limit="freier Arbeitsspeicher") from error
    except _BROKEN as error:
        raise ImportDamaged from error


def _check_package(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > UNPACKED_LIMIT:
            raise ImportTooLarge(limit=f"{UNPACKED_LIMIT // 1024**2} MB ausgepackt")
        if len(members) > _MEMBER_LIMIT:
            raise ImportTooLarge(limit=f"{_MEMBER_LIMIT} Teile")
        if any(member.flag_bits & 1 for member in members):
            raise ImportProtected
        if any(member.compress_type not in _METHODS for member in members):
            raise ImportDamaged
        if _WORKBOOK not in archive.namelist():
            raise ImportOtherFormat


@dataclass(frozen=True)
class _Opened:
    """A workbook whose sheets can be read; `parts` are their places in the archive by title."""

    archive: WatchedArchive
    book: Workbook
    parts: dict[str, str]

    def titles(self) -> tuple[str, ...]:
        return tuple(page.title for page in self.book.worksheets)


def _read(data: bytes, sheet: str, progress: Progress) -> tuple[Grid, Sheets]:
    opened = _opened(data, progress)
    names = opened.titles()
    visible = tuple(page.title for page in opened.book.worksheets if page.sheet_state == "visible")
    if not names or (sheet and sheet not in names):
        raise ImportSheetGone
    candidates = (sheet,) if sheet else visible or names
    count = Counter()
    for name in candidates:
        grid = _sheet_grid(opened, name, shown, count)
        if grid.rows:
            break
    return grid, Sheets(names, name)


def _opened(data: bytes, progress: Progress, texts_limit: int = 0) -> _Opened:
    archive = WatchedArchive(data, progress)
    parts = _sheet_parts(archive)
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.archive = archive
    reader.read_manifest()
    texts = reader.package.find(SHARED_STRINGS)
    if texts is not None:
        # The library builds each text up as a whole, however much it is made of.
        with archive.open(texts.PartName[1:]) as part:
            SharedTexts(texts_limit).read(part)
    reader.read()
    return _Opened(archive, reader.wb, parts)


def _sheet_parts(archive: WatchedArchive) -> dict[str, str]:
    """Return where the sheets lie; no program writes two that are the same part."""
    parser = WorkbookParser(archive, _WORKBOOK, keep_links=False)
    parser.parse()
    found = [(sheet.name, link.target) for sheet, link in parser.find_sheets()]
    if len(found) > _SHEET_LIMIT:
        raise ImportTooLarge(limit=f"{_SHEET_LIMIT} Tabellenblätter")
    if len({target for _name, target in found}) < len(found):
        raise ImportDamaged
    return dict(reversed(found))


def _all_grids(
    opened: _Opened, titles: Iterable[str], told: Callable[[ReadOnlyCell], str], count: Counter
) -> tuple[tuple[str, Grid], ...]:
    return tuple((title, _sheet_grid(opened, title, told, count)) for title in titles)


def _sheet_grid(
    opened: _Opened, name: str, told: Callable[[ReadOnlyCell], str], count: Counter
) -> Grid:
    """Return the rows of a sheet; `count` goes on from those of the sheets before."""
    extras = SheetExtras()
    if name in opened.parts:
        # Merged areas and formulas: read row by row, the library drops them.
        with opened.archive.open(opened.parts[name]) as part:
            extras.read(part)
    cells: dict[int, list[str]] = {}
    notices: list[Notice] = []
    for number, row in _sheet_rows(opened, name, count):
        texts = [told(cell) for cell in row]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts:
            count.row(len(texts))
            cells[number] = texts
        errors = (column for column, cell in enumerate(row) if cell.data_type == "e")
        notices += [Notice(number, "formula_error", column) for column in errors]
    notices += _untold_formulas(extras, cells)
    _fill_merged(cells, extras.merged)
    rows = tuple(Row(number, tuple(texts)) for number, texts in cells.items())
    return Grid(rows, tuple(sorted(notices, key=_row_of)))


def _sheet_rows(
    opened: _Opened, name: str, count: Counter
) -> Iterator[tuple[int, tuple[ReadOnlyCell, ...]]]:
    page = opened.book[name]
    # What a file says of its own size may be wrong, and rows behind it would be lost.
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise ImportDamaged
        count.pass_row()
        if number % STEP == 0:
            opened.archive.look()
        if row:
            yield number, _inside(row)


def _inside(row: tuple[ReadOnlyCell, ...]) -> tuple[ReadOnlyCell, ...]:
    """Drop what is formatted but empty far to the right; some programs fill whole rows."""
    if len(row) <= COLUMN_LIMIT:
        return row
    filled = [index for index, cell in enumerate(row) if cell.value is not None]
    return row[: filled[-1] + 1] if filled else ()


def shown(cell: ReadOnlyCell) -> str:
    """Return the value as Excel shows it: dates in German form, numbers with their zeros."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if cell.data_type == "e" else _HALVES.sub("\ufffd", value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, dt.datetime):
        day = f"{value:%d.%m.}{value.year:04d}"
        return day if value.time() == dt.time() else f"{day} {value:%H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def stored(cell: ReadOnlyCell) -> str:
    """Return the value as programs write it; codes keep the zeros that they are shown with."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        plain = "" if "%" in cell.number_format else cell.number_format
        return _number(value, plain).replace(",", ".")
    if isinstance(value, dt.datetime):
        has_time = value.time() != dt.time()
        return value.isoformat(timespec="minutes") if has_time else value.date().isoformat()
    return shown(cell)


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{_plain(value * 100)} %"
    text = _plain(value)
    return text.zfill(len(form)) if _ZEROS.fullmatch(form) and text.isdecimal() else text


def _plain(value: float) -> str:
    if isinstance(value, float):
        value = round(value, 10)
        if value.is_integer() and abs(value) < 1e15:
            value = int(value)
    return str(value).replace(".", ",")


def _untold_formulas(extras: SheetExtras, cells: dict[int, list[str]]) -> list[Notice]:
    """Return a notice for each cell, and one for a row of which nothing else is left."""
    found = extras.untold
    lost = sorted({number for number, _column in found if number not in cells})
    return [
        *(Notice(number, _NO_VALUE, column) for number, column in found if number in cells),
        *(Notice(number, _NO_VALUE, refused=True) for number in lost),
    ]


def _row_of(notice: Notice) -> int:
    return notice.row


def _fill_merged(rows: dict[int, list[str]], areas: list[tuple[int, int, int, int]]) -> None:
    """Repeat what stands in an area over several rows in each of them that holds something."""
    work = 0
    for left, top, _right, bottom in areas:
        first = rows.get(top, [])
        text = first[left - 1] if len(first) >= left else ""
        if not text:
            continue
        work += bottom - top
        if work > CELL_LIMIT:
            raise ImportDamaged
        for number in range(top + 1, bottom + 1):
            cells = rows.get(number)
            if cells is not None and any(cells):
                cells.extend([""] * (left - len(cells)))
                cells[left - 1] = cells[left - 1] or text
