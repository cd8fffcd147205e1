"""Tables as XLSX: the same bytes for the same content, texts that stay texts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import load_workbook

from gkdesk.export.network.sheet import Column, Mark, Marked, Sheet
from gkdesk.export.network.workbook import xlsx_bytes
from gkdesk.incoming.reading import read_bytes

CREATED = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 21)


def a_sheet(*rows: tuple[object, ...], title: str = "Verzeichnis") -> Sheet:
    columns = (Column("Name", 20), Column("Zahl", 8), Column("geprüft am", 12))
    return Sheet(title, columns, rows, note="Übungsdaten & mehr")  # type: ignore[arg-type]


def made(*sheets: Sheet) -> bytes:
    return xlsx_bytes(sheets, title="Verzeichnis", author="Kreis Musterland", created=CREATED)


def test_the_same_content_gives_the_same_bytes() -> None:
    sheet = a_sheet(("Özcan", 3, DAY))
    assert made(sheet) == made(sheet)


def test_nothing_in_the_file_tells_when_it_was_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(made(a_sheet(("x", 1, None))))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert core.count("2026-11-21T09:00:00Z") == 2


def test_values_come_back_with_their_types() -> None:
    page = load_workbook(io.BytesIO(made(a_sheet(("Özcan", 3, DAY))))).active
    assert page is not None
    assert [cell.value for cell in page[1]] == ["Name", "Zahl", "geprüft am"]
    assert [cell.value for cell in page[2]] == ["Özcan", 3, dt.datetime(2026, 11, 21)]  # noqa: DTZ001 - a date of Excel


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "#N/A", "+49 221"])
def test_what_somebody_typed_is_never_a_formula(text: str) -> None:
    page = load_workbook(io.BytesIO(made(a_sheet((text, 1, None))))).active
    assert page is not None
    assert (page["A2"].value, page["A2"].data_type) == (text, "s")


@pytest.mark.parametrize("sign", ["\x07", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_the_format_forbids_are_left_out(sign: str) -> None:
    page = load_workbook(io.BytesIO(made(a_sheet((f"A{sign}B", 1, None))))).active
    assert page is not None
    assert page["A2"].value == "AB"


def test_titles_of_sheets_are_fit_for_excel() -> None:
    book = load_workbook(io.BytesIO(made(a_sheet(title="nach [Kreis]/Stadt: " + "x" * 40))))
    (title,) = book.sheetnames
    assert len(title) <= 31
    assert not set(title) & set("[]:*?/\\")


def test_cells_that_stand_out_are_filled_and_say_the_same_in_words() -> None:
    row = (Marked("kein Angebot", Mark.EMPTY), Marked("1 Angebot", Mark.ONE), None)
    page = load_workbook(io.BytesIO(made(a_sheet(row)))).active
    assert page is not None
    first, second = page["A2"], page["B2"]
    assert (first.value, second.value) == ("kein Angebot", "1 Angebot")
    assert first.fill.fgColor.rgb != second.fill.fgColor.rgb


def test_the_program_reads_its_own_file() -> None:
    table = read_bytes(made(a_sheet(("Özcan", 3, DAY), ("Kaya", 4, DAY))))
    assert [row.cells[0] for row in table.rows] == ["Özcan", "Kaya"]
    assert table.rows[0].cells[2] == "21.11.2026"
