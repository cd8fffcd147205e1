"""Workbooks are read as Excel shows them: dates, zeros, merged cells, several sheets."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import ImportSheetGone, ImportTooManyRows, ImportWithoutRows
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.table import SourceKind
from tests.unit.incoming.files import CONTACT_HEADER, CONTACT_ROW, with_part, workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def first_row(rows: list[list[object]], **formats: str) -> tuple[str, ...]:
    def dress(book: Workbook) -> None:
        for place, form in formats.items():
            book.active[place].number_format = form

    return read_bytes(workbook(rows, change=dress)).rows[0].cells


def test_a_sheet_is_read_with_its_rows_and_letters() -> None:
    table = read_bytes(workbook([CONTACT_HEADER, CONTACT_ROW]))
    assert table.kind is SourceKind.WORKBOOK
    assert [column.name for column in table.columns] == list(CONTACT_HEADER)
    assert [(row.number, row.cells) for row in table.rows] == [(2, CONTACT_ROW)]
    assert table.sheets == ("Sheet",)


def test_dates_are_shown_in_german_form_and_texts_stay() -> None:
    day = dt.date(2026, 4, 3)
    moment = dt.datetime.combine(day, dt.time(14, 30))
    shown = first_row([["A", "B", "C", "D"], [day, moment, dt.time(9, 5), "3.4.26"]])
    assert shown == ("03.04.2026", "03.04.2026 14:30", "09:05", "3.4.26")


def test_numbers_keep_the_zeros_that_their_format_shows() -> None:
    cells = [4109, 2131123456, 12.5, 0.35, 20.0, True]
    header = list("ABCDEF")
    shown = first_row([header, cells], A2="00000", D2="0%", E2="General")
    assert shown == ("04109", "2131123456", "12,5", "35 %", "20", "ja")


def test_merged_cells_are_repeated_in_each_of_their_rows() -> None:
    rows = [["Organisation", "Name"], ["Verein", "A"], [None, "B"], [None, "C"], ["Amt", "D"]]

    def merge(book: Workbook) -> None:
        book.active.merge_cells("A2:A4")

    table = read_bytes(workbook(rows, change=merge))
    assert [row.cells for row in table.rows] == [
        ("Verein", "A"),
        ("Verein", "B"),
        ("Verein", "C"),
        ("Amt", "D"),
    ]


def test_a_merged_title_above_the_header_is_no_header() -> None:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("A1:E1")

    table = read_bytes(workbook([["Alle Kontakte"], CONTACT_HEADER, CONTACT_ROW], change=merge))
    assert table.header_row == 2


def test_an_area_over_more_rows_than_there_are_repeats_nothing_there() -> None:
    area = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A1048576"/></mergeCells>'
    data = with_part(
        workbook([["Name", "Ort"], ["A", "Neuss"]]),
        SHEET,
        lambda part: part.replace(b"</sheetData>", area),
    )
    assert [row.cells for row in read_bytes(data).rows] == [("A", "Neuss")]


def test_the_first_visible_sheet_that_holds_something_is_taken() -> None:
    def add(book: Workbook) -> None:
        book.active.title = "Versteckt"
        book.active.sheet_state = "hidden"
        book.create_sheet("Leer")
        liste = book.create_sheet("Liste")
        liste.append(["Name", "Ort"])
        liste.append(["B", "Neuss"])

    data = workbook([["Name", "Ort"], ["A", "Köln"]], change=add)
    table = read_bytes(data)
    assert (table.sheet, table.sheets) == ("Liste", ("Versteckt", "Leer", "Liste"))
    assert read_bytes(data, sheet="Versteckt").rows[0].cells == ("A", "Köln")
    with pytest.raises(ImportSheetGone):
        read_bytes(data, sheet="Andere")
    with pytest.raises(ImportWithoutRows):
        read_bytes(data, sheet="Leer")


def test_empty_rows_and_formatted_cells_far_away_are_left_out() -> None:
    def dress(book: Workbook) -> None:
        book.active.cell(2, 3_000).number_format = "0.00"
        book.active.cell(90_000, 1).number_format = "0.00"

    table = read_bytes(workbook([["Name", "Ort"], ["A", "Neuss"], [], ["B", "Köln"]], change=dress))
    assert [row.number for row in table.rows] == [2, 4]
    assert len(table.columns) == 2


def test_a_formula_shows_its_stored_value_and_is_never_evaluated() -> None:
    data = workbook([["Name", "Summe"], ["A", "=1+1"], ["B", "=1+2"], ["C", "=1/0"]])

    def store_values(part: bytes) -> bytes:
        part = part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>7</v>")
        part = part.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>7</v>")
        return re.sub(
            rb'<c r="B4"[^>]*><f>1/0</f><v ?/?>(</v>)?',
            b'<c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v>',
            part,
        )

    table = read_bytes(with_part(data, SHEET, store_values))
    assert [row.cells for row in table.rows] == [("A", "7"), ("B", ""), ("C", "")]
    assert [(n.row, n.column, n.problem) for n in table.notices] == [
        (3, 1, "formula_without_value"),
        (4, 1, "formula_error"),
    ]


def test_a_formula_that_gives_an_empty_text_is_empty_and_no_problem() -> None:
    data = workbook([["Name", "Ort"], ["A", '=""']])

    def store(part: bytes) -> bytes:
        return re.sub(
            rb'<c r="B2"[^>]*>(<f>.*?</f>)<v ?/?>(</v>)?', rb'<c r="B2" t="str">\1<v></v>', part
        )

    table = read_bytes(with_part(data, SHEET, store))
    assert b't="str"' in store(b'<c r="B2"><f>x</f><v />')
    assert (table.rows[0].cells, table.notices) == (("A", ""), ())


def test_a_row_of_which_no_value_is_stored_is_told() -> None:
    table = read_bytes(workbook([["Name", "Ort"], ["A", "Neuss"], ["=A2", "=B2"]]))
    assert [row.number for row in table.rows] == [2]
    assert [(n.row, n.problem, n.refused) for n in table.notices] == [
        (3, "formula_without_value", True)
    ]


def test_rows_behind_the_size_that_the_file_claims_are_read() -> None:
    data = workbook([["Name", "Ort"], ["A", "Neuss"], ["B", "Köln"]])

    def understate(part: bytes) -> bytes:
        return part.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:A2"')

    table = read_bytes(with_part(data, SHEET, understate))
    assert [row.cells for row in table.rows] == [("A", "Neuss"), ("B", "Köln")]


def test_texts_in_several_scripts_and_with_line_breaks_are_kept() -> None:
    assert first_row([["A", "B"], ["برلين\nДом", "<&>"]]) == ("برلين\nДом", "<&>")


def test_a_workbook_with_too_many_rows_is_refused() -> None:
    data = workbook([["Name", "Ort"], ["A", "Neuss"]])
    row = b'<row><c t="inlineStr"><is><t>A</t></is></c></row>'

    def repeat(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", row * 100_100 + b"</sheetData>")

    with pytest.raises(ImportTooManyRows):
        read_bytes(with_part(data, SHEET, repeat))
