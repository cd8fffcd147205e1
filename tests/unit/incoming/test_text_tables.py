"""CSV files come in every encoding, with every delimiter, and with what people put above."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gkdesk.errors import ImportRowGone, ImportTooManyColumns, ImportTooManyRows, ImportWithoutRows
from gkdesk.incoming.heading import NO_HEADER
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.table import SourceKind
from tests.unit.incoming.files import CONTACT_HEADER, CONTACT_ROW, text_table

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
WESTERN = st.characters(codec="cp1252", exclude_categories=("Cc", "Cs")) | st.sampled_from(
    '";,\t\n'
)
CELL = st.text(WESTERN, max_size=12)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_is_read_in_every_encoding_and_with_every_delimiter(
    encoding: str, delimiter: str
) -> None:
    data = text_table([CONTACT_HEADER, CONTACT_ROW], delimiter=delimiter, encoding=encoding)
    table = read_bytes(data)
    assert table.kind is SourceKind.DELIMITED
    assert [column.name for column in table.columns] == list(CONTACT_HEADER)
    assert [column.letter for column in table.columns] == ["A", "B", "C", "D", "E"]
    assert [row.cells for row in table.rows] == [CONTACT_ROW]


def could_be_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not line.isascii()


@given(
    width=st.integers(2, 6),
    cells=st.lists(CELL, min_size=1, max_size=40),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
@settings(max_examples=200)
def test_what_is_written_is_read_back_equal(
    width: int, cells: list[str], delimiter: str, encoding: str
) -> None:
    header = [f"Größe {number}" for number in range(width)]
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    rows = [row + [""] * (width - len(row)) for row in rows]
    assume(any(cell.strip() for row in rows for cell in row))
    data = text_table([header, *rows], delimiter=delimiter, encoding=encoding)
    # A Western line of signs such as these is UTF-8 to everybody, and told as such.
    assume(encoding != "cp1252" or not any(map(could_be_utf_8, re.split(rb"[\r\n]", data))))
    table = read_bytes(data)
    filled = [
        (number, tuple(row))
        for number, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row)
    ]
    assert [(row.number, row.cells) for row in table.rows] == filled


def test_a_quoted_line_break_stays_in_its_cell_and_counts_as_one_row() -> None:
    data = text_table([("Name", "Notiz"), ("A", "oben\nunten"), ("B", "")])
    table = read_bytes(data)
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("A", "oben\nunten")),
        (3, ("B", "")),
    ]


def test_the_header_is_found_below_titles_and_blank_lines() -> None:
    title = ["Ansprechpersonen, Stand 3.4.2026", "", "", "", ""]
    table = read_bytes(text_table([title, [], CONTACT_HEADER, CONTACT_ROW]))
    assert table.header_row == 3
    assert table.columns[3].name == "Tel."
    assert [row.number for row in table.rows] == [4]


def test_another_row_can_be_named_as_the_header_or_none() -> None:
    data = text_table([("x", "y"), ("Name", "Ort"), ("A", "Neuss")])
    assert [c.name for c in read_bytes(data, header_row=2).columns] == ["Name", "Ort"]
    bare = read_bytes(data, header_row=NO_HEADER)
    assert [column.label for column in bare.columns] == ["Spalte A", "Spalte B"]
    assert len(bare.rows) == 3
    with pytest.raises(ImportRowGone):
        read_bytes(data, header_row=9)


def test_commas_in_texts_do_not_pass_for_delimiters() -> None:
    rows = [(f"Weg {n}, Neuss, hinten", "a, b, c, d") for n in range(20)]
    table = read_bytes(text_table([("Adresse", "Thema"), *rows]))
    assert [row.cells for row in table.rows] == rows


def test_the_line_with_which_excel_names_the_delimiter_is_no_row() -> None:
    table = read_bytes(b"sep=,\r\nName,Ort\r\nA,Neuss\r\n")
    assert [column.name for column in table.columns] == ["Name", "Ort"]


def test_two_hundred_columns_are_read_and_too_many_refused() -> None:
    wide = text_table([[f"S{n}" for n in range(200)], [str(n) for n in range(200)]])
    table = read_bytes(wide)
    assert len(table.columns) == 200
    assert table.columns[199].letter == "GR"
    with pytest.raises(ImportTooManyColumns):
        read_bytes(text_table([[f"S{n}" for n in range(501)], ["x"] * 501]))


def test_cells_beyond_the_header_get_a_column_without_a_name() -> None:
    table = read_bytes(text_table([("Name", "Ort"), ("A", "Neuss", "mehr"), ("B", "Köln")]))
    assert [column.label for column in table.columns] == ["Name", "Ort", "Spalte C"]
    assert table.rows[1].cells == ("B", "Köln", "")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"Name;Ort\r\n", b"\x00" * 99])
def test_a_file_without_rows_is_told_apart(data: bytes) -> None:
    with pytest.raises(ImportWithoutRows):
        read_bytes(data)


def test_more_than_a_hundred_thousand_rows_are_refused() -> None:
    data = b"Name;Ort\n" + b"A;B\n" * 100_000
    assert len(read_bytes(data).rows) == 100_000
    with pytest.raises(ImportTooManyRows):
        read_bytes(data + b"A;B\n")


def test_formulas_stay_text() -> None:
    table = read_bytes(text_table([("Name", "Wert"), ("=1+1", "=CMD()")]))
    assert table.rows[0].cells == ("=1+1", "=CMD()")


def test_a_forgotten_quote_costs_its_line_alone() -> None:
    lines = ["Name;Ort", "A;Neuss", '"B;Köln', "C;Kaarst", '"Haus "Sonne"";Neuss', "D;Grevenbroich"]
    table = read_bytes("\r\n".join(lines).encode())
    assert [row.cells[0] for row in table.rows] == ["A", "C", "D"]
    assert [(n.row, n.problem, n.refused) for n in table.notices] == [
        (3, "broken_quotes", True),
        (5, "broken_quotes", True),
    ]


def test_undefined_bytes_of_old_files_are_shown_as_such() -> None:
    table = read_bytes(b"Name;Ort\r\nM\xfcller\x81;K\xf6ln \x80\r\n")
    assert table.rows[0].cells == ("Müller\ufffd", "Köln €")


def test_a_list_of_one_column_is_read() -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["Name"], ["Anna"], ["Ben"]])
    assert [row.cells for row in read_bytes(buffer.getvalue().encode()).rows] == [
        ("Anna",),
        ("Ben",),
    ]
