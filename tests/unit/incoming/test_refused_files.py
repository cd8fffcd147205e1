"""What is no list is told apart, whatever its name says, and nothing but a UserError comes out."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk import errors
from gkdesk.errors import UserError
from gkdesk.incoming import reading, workbook
from gkdesk.incoming.reading import read_bytes, read_table
from gkdesk.progress import Cancelled
from gkdesk.text.sentences.errors import sentence
from tests.rounds import rounds
from tests.unit.incoming import files
from tests.unit.incoming.files import CONTACT_HEADER, CONTACT_ROW, card, text_table, with_part

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOK = files.workbook([CONTACT_HEADER, CONTACT_ROW])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
SHEET = "xl/worksheets/sheet1.xml"


def told(data: bytes) -> str:
    """Return what a user is told of a file; any other exception fails the test."""
    try:
        read_bytes(data)
    except UserError as error:
        return sentence(error)
    return "gelesen"


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), errors.ImportNotText),
        (b"\xff\xd8\xff\xe0" + bytes(100), errors.ImportNotText),
        (b"%PDF-1.7\n%\xe2\xe3", errors.ImportNotText),
        (bytes(range(256)) * 20, errors.ImportNotText),
        (b"\r\n<HTML><table><tr><td>Name</td></tr></table>", errors.ImportOtherFormat),
        (b'Name;"Ort\n' * 9, errors.ImportQuotesBroken),
        (OLE, errors.ImportOldWorkbook),
        (OLE + "EncryptedPackage".encode("utf-16-le"), errors.ImportProtected),
        (zipped(brief=b"text"), errors.ImportOtherFormat),
        (WORKBOOK[:900], errors.ImportDamaged),
        (with_part(WORKBOOK, SHEET, lambda part: part[:300]), errors.ImportDamaged),
        (with_part(WORKBOOK, "xl/workbook.xml", lambda _: b"<a"), errors.ImportDamaged),
        (with_part(WORKBOOK, "[Content_Types].xml", lambda _: b"x"), errors.ImportDamaged),
    ],
)
def test_each_kind_of_file_has_its_own_sentence(data: bytes, kind: type[UserError]) -> None:
    with pytest.raises(kind) as raised:
        read_bytes(data)
    assert "Es wurde nichts übernommen" in sentence(raised.value)


def test_a_workbook_with_encrypted_parts_is_protected() -> None:
    data = bytearray(WORKBOOK)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    with pytest.raises(errors.ImportProtected):
        read_bytes(bytes(data))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 1024 * 1024)
    bomb = with_part(WORKBOOK, SHEET, lambda part: part + b" " * 2_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(errors.ImportTooLarge):
        read_bytes(bomb)


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{levels}]>'
    body = "<worksheet><sheetData><row><c t='str'><v>&e9;</v></c></row></sheetData></worksheet>"
    with pytest.raises(errors.ImportDamaged):
        read_bytes(with_part(WORKBOOK, SHEET, lambda _: (head + body).encode()))


@pytest.mark.parametrize("row", ["99999999999", "0", "-5", "x"])
def test_impossible_row_numbers_end_in_a_sentence(row: str) -> None:
    def change(part: bytes) -> bytes:
        return part.replace(b'<row r="2"', f'<row r="{row}"'.encode()).replace(b'r="A2" ', b"")

    assert told(with_part(WORKBOOK, SHEET, change))


def test_merged_areas_without_end_are_refused_quickly() -> None:
    areas = b'<mergeCell ref="A1:A1048576"/>' * 50
    merged = b"</sheetData><mergeCells>" + areas + b"</mergeCells>"
    data = with_part(WORKBOOK, SHEET, lambda part: part.replace(b"</sheetData>", merged))
    with pytest.raises(errors.ImportDamaged):
        read_bytes(data)


def test_a_folder_a_missing_file_and_what_is_none_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(errors.ImportIsFolder):
        read_table(tmp_path)
    with pytest.raises(errors.ImportFileMissing):
        read_table(tmp_path / "weg.csv")
    # What a name that is too long means, depends on the system.
    with pytest.raises((errors.ImportUnreadable, errors.ImportFileMissing)):
        read_table(tmp_path / ("x" * 5000))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "rohr.csv")
        with pytest.raises(errors.ImportOtherFormat):
            read_table(tmp_path / "rohr.csv")


def test_a_file_is_read_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "kontakte.csv"
    path.write_bytes(WORKBOOK)
    assert read_table(path).sheets == ("Sheet",)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SIZE_LIMIT", 100)
    path = tmp_path / "kontakte.csv"
    path.write_bytes(b"Name;Ort\n" * 50)
    with pytest.raises(errors.ImportTooLarge):
        read_table(path)


def test_the_exception_holds_no_name_of_a_file_or_person(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        read_table(tmp_path / "Anna Beispiel.csv")
    assert str(raised.value) == "import_file_missing"
    assert raised.value.data == {}


class StopsAtOnce:
    def step(self, done: int, total: int) -> None:
        raise Cancelled


@pytest.mark.parametrize("kind", ["text", "workbook", "cards"])
def test_reading_can_be_cancelled(kind: str) -> None:
    rows = [CONTACT_HEADER, *[CONTACT_ROW] * 2000]
    made = {
        "text": text_table(rows),
        "workbook": files.workbook(rows),
        "cards": card("FN:A") * 2000,
    }
    with pytest.raises(Cancelled):
        read_bytes(made[kind], progress=StopsAtOnce())


HEADS = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"PK\x03\x04",
        OLE[:8],
        b"BEGIN:VCARD\n",
        b"a;b\n",
    ]
)


@given(head=HEADS, body=st.binary(max_size=400))
@settings(max_examples=400)
def test_random_bytes_end_in_a_table_or_a_sentence(head: bytes, body: bytes) -> None:
    assert told(head + body)


@pytest.mark.full
@given(
    name=st.sampled_from([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"]),
    at=st.integers(0, 3000),
    junk=st.binary(min_size=1, max_size=6) | st.sampled_from([b'"', b"<", b"9" * 30, b' r="ZZZ9"']),
)
@settings(max_examples=rounds(100, full=300), deadline=None)
def test_a_damaged_workbook_ends_in_a_table_or_a_sentence(name: str, at: int, junk: bytes) -> None:
    def damage(part: bytes) -> bytes:
        place = at % len(part)
        return part[:place] + junk + part[place + len(junk) :]

    assert told(with_part(WORKBOOK, name, damage))


@pytest.mark.full
@given(at=st.integers(0, 10_000), junk=st.binary(min_size=1, max_size=4))
@settings(max_examples=rounds(100, full=300), deadline=None)
def test_a_workbook_damaged_on_its_way_ends_in_a_table_or_a_sentence(at: int, junk: bytes) -> None:
    place = at % len(WORKBOOK)
    assert told(WORKBOOK[:place] + junk + WORKBOOK[place + len(junk) :])


def test_a_directory_that_lies_about_sizes_unpacks_no_more_than_it_says() -> None:
    bomb = bytearray(with_part(WORKBOOK, SHEET, lambda part: part + b" " * 3_000_000))
    at = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(SHEET.encode()))
    struct.pack_into("<I", bomb, at + 24, 500)
    with pytest.raises(UserError):
        read_bytes(bytes(bomb))
