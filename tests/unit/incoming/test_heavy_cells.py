"""A small workbook whose cells are made of millions of pieces is refused before it is built up."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from gkdesk.errors import ImportTooLarge
from gkdesk.incoming import workbook_parts
from gkdesk.incoming.reading import read_bytes
from tests.unit.incoming.files import with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
PIECE = b"<r><t>a</t></r>"
MANY = 2_000_000
ROWS = workbook([["Name", "Ort"], ["A", "Neuss"]])


def with_row(row: bytes) -> bytes:
    end = b"<row r='3'>" + row + b"</row></sheetData>"
    return with_part(ROWS, SHEET, lambda part: part.replace(b"</sheetData>", end))


def in_cell(content: bytes) -> bytes:
    return with_row(b"<c r='A3' t='inlineStr'><is>" + content + b"</is></c>")


def refused(data: bytes) -> int:
    """Return how much memory it takes to refuse a workbook."""
    tracemalloc.start()
    try:
        with pytest.raises(ImportTooLarge):
            read_bytes(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_cell_of_millions_of_pieces_is_refused_before_it_takes_memory() -> None:
    data = in_cell(PIECE * MANY)
    assert len(data) < 200_000
    assert refused(data) < 60_000_000


def with_shared_texts(content: bytes) -> bytes:
    """Return a workbook with a part of shared texts, as Excel writes it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'.encode()
    data = with_part(ROWS, "[Content_Types].xml", lambda part: part.replace(b"</Types>", entry))
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr(STRINGS, b'<sst xmlns="' + name + b'">' + content + b"</sst>")
    return buffer.getvalue()


def test_so_is_a_shared_text() -> None:
    data = with_shared_texts(b"<si>" + PIECE * MANY + b"</si>")
    assert refused(data) < 60_000_000


def test_so_are_more_shared_texts_than_a_list_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "SHARED_LIMIT", 3)
    assert read_bytes(with_shared_texts(b"<si/>" * 3)).rows
    with pytest.raises(ImportTooLarge):
        read_bytes(with_shared_texts(b"<si/>" * 4))


def test_so_is_a_row_of_many_heavy_cells() -> None:
    cell = b"<c t='inlineStr'><is>" + PIECE * 2_000 + b"</is></c>"
    assert refused(with_row(cell * 400)) < 60_000_000


def test_a_cell_with_more_signs_than_excel_allows_is_refused() -> None:
    limit = workbook_parts.SIGNS_OF_A_CELL
    with pytest.raises(ImportTooLarge, match="import"):
        read_bytes(in_cell(b"<t>" + b"a" * (limit + 1) + b"</t>"))
    table = read_bytes(in_cell(b"<t>" + b"a" * limit + b"</t>"))
    assert len(table.rows[1].cells[0]) == limit


def test_a_text_of_several_formats_is_read() -> None:
    table = read_bytes(in_cell(PIECE * 500))
    assert table.rows[1].cells[0] == "a" * 500
