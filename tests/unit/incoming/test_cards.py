"""vCards of phones, of Outlook and of the web, whole and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.errors import ImportNoCards
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.table import SourceKind
from tests.unit.incoming.files import card

TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


def only(data: bytes) -> dict[str, str]:
    table = read_bytes(data)
    (row,) = table.rows
    return {c.name: cell for c, cell in zip(table.columns, row.cells, strict=True)}


def quoted(text: str, encoding: str) -> str:
    """Write quoted-printable with the soft line breaks of old address books."""
    codes = [f"={byte:02X}" for byte in text.encode(encoding)]
    lines = ["".join(codes[start : start + 20]) for start in range(0, len(codes), 20)]
    return "=\r\n".join(lines)


def test_a_card_of_outlook_in_version_2_1_is_read() -> None:
    name = quoted("Müller;Jörg;;Dr.;", "cp1252")
    note = quoted("erste Zeile\r\n" + "ä" * 80, "utf-8")
    read = only(
        card(
            f"N;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:{name}",
            "ORG:Stadt Neuss;Sozialamt",
            "TITLE:Leitung",
            "TEL;WORK;VOICE:02131 123456",
            "TEL;CELL;VOICE:0171 5550123",
            "TEL;WORK;FAX:02131 99",
            "ADR;WORK;PREF:;;Markt 2;Neuss;;41460;Deutschland",
            "EMAIL;PREF;INTERNET:joerg@beispiel.de",
            f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{note}",
            version="2.1",
        )
    )
    assert read["Name"] == "Jörg Müller"
    assert read["Titel"] == "Dr."
    assert (read["Organisation"], read["Abteilung"]) == ("Stadt Neuss", "Sozialamt")
    assert (read["Telefon"], read["Mobil"], read["Fax"]) == (
        "02131 123456",
        "0171 5550123",
        "02131 99",
    )
    assert (read["Straße"], read["PLZ"], read["Ort"]) == ("Markt 2", "41460", "Neuss")
    assert read["Notiz"].endswith("ä" * 80)


def test_folded_lines_groups_and_escapes_of_version_3_are_read() -> None:
    read = only(
        card(
            "FN:Anna Beispiel",
            "N:Beispiel;Anna;;Frau;",
            "item1.EMAIL;TYPE=INTERNET,WORK:anna@bei",
            " spiel.de",
            r"NOTE:eins\, zwei\; drei\nvier \\ fünf",
            "TEL;TYPE=HOME:02131 7",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
        )
    )
    assert read["Anrede"] == "Frau"
    assert read["E-Mail"] == "anna@beispiel.de"
    assert read["Notiz"] == "eins, zwei; drei\nvier \\ fünf"
    assert "Telefon" not in read
    assert read["Telefon privat"] == "02131 7"


def test_addresses_of_version_4_lose_what_makes_them_addresses() -> None:
    read = only(
        card(
            "FN:Anna Beispiel",
            'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+49-2131-123456;ext=12',
            "TEL;VALUE=uri;TYPE=cell:tel:+491715550123",
            "LANG;PREF=1:de",
            version="4.0",
        )
    )
    assert (read["Telefon"], read["Mobil"]) == ("+49-2131-123456", "+491715550123")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('TEL;TYPE="cell,home":0171 5550123', "Mobil privat"),
        ("TEL;HOME;CELL:0171 5550123", "Mobil privat"),
        ("TEL;TYPE=CELL:0171 5550123", "Mobil"),
        ("TEL;TYPE=CELL,WORK,HOME:0171 5550123", "Mobil privat"),
        ("EMAIL;TYPE=HOME:anna@beispiel.de", "E-Mail privat"),
        ("ADR;TYPE=HOME:;;Weg 1;;;;", "Straße privat"),
        ("URL;TYPE=HOME:https://anna.example", "Internet privat"),
    ],
)
def test_what_belongs_to_a_home_never_stands_among_what_belongs_to_work(
    line: str, column: str
) -> None:
    assert set(only(card("FN:Anna Beispiel", line))) == {"Name", column}


def test_the_address_of_work_counts_beside_that_of_a_home() -> None:
    read = only(
        card("FN:Anna", "ADR;TYPE=HOME:;;Weg 1;Neuss;;41460;", "ADR;TYPE=WORK:;;Markt 2;Köln;;;")
    )
    assert (read["Straße"], read["Straße privat"]) == ("Markt 2", "Weg 1")


def test_several_cards_are_several_rows_and_numbers_of_a_kind_several_columns() -> None:
    first = card("FN:A", "TEL;TYPE=WORK:1111", "TEL;TYPE=WORK:2222", "TEL;TYPE=WORK:1111")
    table = read_bytes(first + card("FN:B", "EMAIL:b@beispiel.de"))
    assert table.kind is SourceKind.CARDS
    assert [column.name for column in table.columns] == ["Name", "Telefon", "Telefon 2", "E-Mail"]
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("A", "1111", "2222", "")),
        (2, ("B", "", "", "b@beispiel.de")),
    ]


def test_a_card_of_an_organisation_names_no_person() -> None:
    assert only(card("KIND:org", "FN:Verein Brücke", version="4.0")) == {
        "Organisation": "Verein Brücke"
    }
    assert only(card("FN:Verein Brücke", "ORG:Verein Brücke;")) == {"Organisation": "Verein Brücke"}


def test_broken_quotes_and_lines_cost_themselves_alone_and_are_told() -> None:
    data = card("FN:Anna Beispiel", 'TEL;TYPE="WORK:02131 5', "ein loser Text", "EMAIL:a@b.de")
    read = only(data)
    assert (read["Name"], read["Telefon"], read["E-Mail"]) == ("Anna Beispiel", "02131 5", "a@b.de")
    assert [(n.row, n.problem) for n in read_bytes(data).notices] == [(1, "card_line_unreadable")]


def test_a_card_without_a_name_is_told_and_no_row() -> None:
    table = read_bytes(card("TEL:02131 5") + card("FN:B"))
    assert [row.number for row in table.rows] == [2]
    assert [(n.row, n.problem, n.refused) for n in table.notices] == [
        (1, "card_without_name", True)
    ]


def test_a_card_without_its_end_counts() -> None:
    data = b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n"
    assert [row.cells[0] for row in read_bytes(data).rows] == ["A", "B"]


def test_a_file_that_only_begins_like_cards_is_refused() -> None:
    with pytest.raises(ImportNoCards):
        read_bytes(b"BEGIN:VCARDS\nFN:A\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_cards_are_read_in_every_encoding(encoding: str) -> None:
    assert only(card("FN:Jörg Müßig", encoding=encoding)) == {"Name": "Jörg Müßig"}


def folded(line: str) -> str:
    """Fold at 75 bytes as the standard says, even inside of a character."""
    data = line.encode()
    pieces = [data[:75], *(data[start : start + 74] for start in range(75, len(data), 74))]
    return b"\r\n ".join(pieces).decode("latin-1")


def escaped(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


@given(name=TEXT, organisation=TEXT, note=st.lists(TEXT, min_size=1, max_size=6))
def test_what_is_written_into_a_card_comes_out_again(
    name: str, organisation: str, note: list[str]
) -> None:
    text = "\n".join(note)
    lines = (
        f"N:{escaped(name)};;;;",
        f"ORG:{escaped(organisation)};",
        f"NOTE:{escaped(text)}",
    )
    read = only(card(*map(folded, lines), encoding="latin-1"))
    assert read["Notiz"] == text
    assert read["Organisation"] == organisation
    assert read.get("Name", organisation) == name
