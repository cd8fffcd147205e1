"""Tables as CSV: what Excel opens, what programs read back, and no formula in it."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from gkdesk.export.network.delimited import csv_bytes
from gkdesk.export.network.sheet import Column, Mark, Marked, Sheet
from gkdesk.incoming.reading import read_bytes

DAY = dt.date(2026, 11, 21)


def a_sheet(*rows: tuple[object, ...], note: str = "") -> Sheet:
    columns = (Column("Name"), Column("Telefon"), Column("geprüft am"))
    return Sheet("Verzeichnis", columns, rows, note=note)  # type: ignore[arg-type]


def rows_of(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_file_begins_with_the_mark_that_excel_needs_for_umlauts() -> None:
    data = csv_bytes(a_sheet(("Özcan", "0221 4710-100", DAY)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [
        ["Name", "Telefon", "geprüft am"],
        ["Özcan", "0221 4710-100", "21.11.2026"],
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 221 4710", "-3", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)", "＝1"]
    + [f"{unseen}=1" for unseen in "\u00a0\u200b\ufeff\u200e\u200f\u2060\u00ad\x07"]
    + ["\u200b \ufeff@SUM(A1)"],
)
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    rows = rows_of(csv_bytes(a_sheet((text, "", None))))
    assert rows[1][0] == f"'{text}"


@pytest.mark.parametrize("text", ["سعاد", "\u200f", "\u200bAmt", "‘=1", "(=1)"])
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert rows_of(csv_bytes(a_sheet((text, "", None))))[1][0] == text


def test_numbers_are_no_formulas() -> None:
    assert rows_of(csv_bytes(a_sheet(("x", -5, None))))[1] == ["x", "-5", ""]


def test_separators_quotes_and_line_breaks_stay_inside_their_cell() -> None:
    text = 'A;B "C"\nD'
    assert rows_of(csv_bytes(a_sheet((text, "", None))))[1][0] == text


def test_the_note_stands_above_and_the_program_finds_the_header_below() -> None:
    data = csv_bytes(a_sheet(("Özcan", "0221", DAY), note="Übungsdaten"))
    table = read_bytes(data)
    assert [column.name for column in table.columns] == ["Name", "Telefon", "geprüft am"]
    assert table.rows[0].cells == ("Özcan", "0221", "21.11.2026")


def test_a_marked_cell_shows_its_value() -> None:
    assert rows_of(csv_bytes(a_sheet((Marked("leer", Mark.EMPTY), "", None))))[1][0] == "leer"
