"""Small workbooks that are much work: each piece of it can be cancelled, and has its limit."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from gkdesk.errors import ImportDamaged, ImportTooLarge, ImportTooManyRows
from gkdesk.incoming import table, translations, workbook_parts
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.translations import read_bytes as read_texts
from gkdesk.progress import Cancelled
from tests.progress_kit import CancelledAt
from tests.unit.incoming.files import with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TWO_ROWS = workbook([["Name", "Ort"], ["A", "Neuss"]])


class Steps:
    """Remembers what was reported."""

    def __init__(self) -> None:
        self.done: list[int] = []

    def step(self, done: int, total: int) -> None:
        assert done < total
        self.done.append(done)


def with_sheet_end(end: str) -> bytes:
    return with_part(
        TWO_ROWS, SHEET, lambda part: part.replace(b"</worksheet>", end.encode() + b"</worksheet>")
    )


def largest_gap(steps: Steps) -> int:
    return max(after - before for before, after in zip(steps.done, steps.done[1:], strict=False))


def test_what_stands_in_a_comment_is_no_formula_and_no_merged_area() -> None:
    hidden = '<!--<c r="A2"><f>1</f><v></v></c><mergeCell ref="A1:A2"/>' + "<c " * 50 + "-->"
    table = read_bytes(with_sheet_end(hidden))
    assert [row.cells for row in table.rows] == [("A", "Neuss")]
    assert table.notices == ()


def test_sheets_that_are_all_the_same_part_are_refused_before_they_are_read() -> None:
    """A few signs each, and each as much work as the part."""
    twin = b'<sheet name="B" sheetId="9" r:id="rId1" xmlns:r="%b"/></sheets>' % RELATIONS
    book = with_part(TWO_ROWS, "xl/workbook.xml", lambda p: p.replace(b"</sheets>", twin))
    for read in (read_bytes, read_texts):
        with pytest.raises(ImportDamaged):
            read(book)


def test_translations_have_few_rows_on_all_sheets_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(translations, "ROW_LIMIT", 30)
    book = openpyxl.Workbook()
    for _sheet in range(2):
        page = book.create_sheet()
        for _row in range(26):
            page.append(["Text"])
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(ImportTooManyRows):
        read_texts(data.getvalue())


def test_rows_that_are_not_there_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "PASSED_LIMIT", 1_000)
    far = b'<row r="1001"><c r="A1001"><v>1</v></c></row></sheetData>'
    with pytest.raises(ImportTooManyRows):
        read_bytes(with_part(TWO_ROWS, SHEET, lambda p: p.replace(b"</sheetData>", far)))


def test_a_document_type_is_refused_in_every_part() -> None:
    named = b'<!DOCTYPE x [<!ENTITY e "eeee">]><workbook'
    with pytest.raises(ImportDamaged):
        read_bytes(
            with_part(TWO_ROWS, "xl/workbook.xml", lambda p: p.replace(b"<workbook", named, 1))
        )


def test_a_formula_is_found_however_its_cell_ends() -> None:
    row = b'<row r="3"><c r="A3"><v>1</v></c><c r="B3"><f>A1</f></c ></row ></sheetData>'
    table = read_bytes(with_part(TWO_ROWS, SHEET, lambda p: p.replace(b"</sheetData>", row)))
    assert [(n.row, n.column, n.problem) for n in table.notices] == [
        (3, 1, "formula_without_value")
    ]


def test_a_formula_in_a_cell_that_names_no_place_is_found() -> None:
    row = b'<row><c r="A3"><v>1</v></c><c><f>A1</f></c></row><row><c><f>1</f></c></row></sheetData>'
    table = read_bytes(with_part(TWO_ROWS, SHEET, lambda p: p.replace(b"</sheetData>", row)))
    assert [(n.row, n.column, n.refused) for n in table.notices] == [
        (3, 1, False),
        (4, None, True),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_of_another_packing_is_damaged(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TWO_ROWS)) as plain, zipfile.ZipFile(out, "w", method) as made:
        for name in plain.namelist():
            made.writestr(name, plain.read(name))
    with pytest.raises(ImportDamaged):
        read_bytes(out.getvalue())


def test_a_long_comment_is_refused_and_never_read_in_one_go() -> None:
    data = with_sheet_end(f"<!--{'<c ' * 700_000}-->")
    assert len(data) < 20_000
    steps = Steps()
    with pytest.raises(ImportDamaged):
        read_bytes(data, progress=steps)
    assert largest_gap(steps) <= workbook_parts.PIECE


def with_shared_texts(count: int) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    data = with_part(
        TWO_ROWS, "[Content_Types].xml", lambda part: part.replace(b"</Types>", named.encode())
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        texts = "<si><t>a</t></si>" * count
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
    return buffer.getvalue()


def test_texts_of_a_workbook_are_read_in_pieces_that_can_be_cancelled() -> None:
    count = 60_000
    data = with_shared_texts(count)
    steps = Steps()
    assert len(read_bytes(data, progress=steps).rows) == 1
    assert steps.done[-1] > count * len("<si><t>a</t></si>")
    assert largest_gap(steps) <= workbook_parts.PIECE
    with pytest.raises(Cancelled):
        read_bytes(data, progress=CancelledAt(0.1))


def test_more_beside_the_rows_than_any_list_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook_parts, "EXTRA_LIMIT", 100)
    areas = '<mergeCell ref="A1:A2"/>' * 101
    with pytest.raises(ImportDamaged):
        read_bytes(with_sheet_end(f"<mergeCells>{areas}</mergeCells>"))


def test_a_row_wider_than_any_program_makes_is_refused() -> None:
    row = b"<row>" + b"<c/>" * 16_385 + b"</row></sheetData>"
    with pytest.raises(ImportDamaged):
        read_bytes(with_part(TWO_ROWS, SHEET, lambda p: p.replace(b"</sheetData>", row)))


def test_a_part_that_is_taken_in_at_once_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "WHOLE_LIMIT", 10)
    with pytest.raises(ImportTooLarge):
        read_bytes(TWO_ROWS)
