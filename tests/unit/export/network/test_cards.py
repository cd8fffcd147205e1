"""vCards that the program, and others, read back as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.export.network.cards import OCTETS, Card, CardKind, PhoneKind, vcard_bytes
from gkdesk.incoming.reading import read_bytes

TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
WORDS = st.lists(TEXT, min_size=1, max_size=4).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


def read_back(*cards: Card) -> list[dict[str, str]]:
    table = read_bytes(vcard_bytes(cards))
    names = [column.name for column in table.columns]
    return [
        {name: cell for name, cell in zip(names, row.cells, strict=True) if cell}
        for row in table.rows
    ]


@given(name=WORDS, function=WORDS, street=WORDS, place=WORDS, note=LINES)
def test_whatever_somebody_typed_comes_back(
    name: str, function: str, street: str, place: str, note: str
) -> None:
    card = Card(
        CardKind.INDIVIDUAL,
        name,
        prefix="Frau",
        organisation=f"Amt für {place}",
        function=function,
        address=(street, place, "12345"),
        note=note,
    )
    (read,) = read_back(card)
    assert read == {
        "Name": name,
        "Anrede": "Frau",
        "Organisation": f"Amt für {place}",
        "Funktion": function,
        "Straße": street,
        "Ort": place,
        "PLZ": "12345",
        "Notiz": note,
    }


@given(note=st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_no_line_is_longer_than_allowed_and_none_breaks_a_letter(note: str) -> None:
    data = vcard_bytes([Card(CardKind.ORGANISATION, "Amt", note=note)])
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= OCTETS for line in lines)
    for line in lines:
        line.decode("utf-8")


def test_numbers_keep_what_they_reach() -> None:
    card = Card(
        CardKind.INDIVIDUAL,
        "Johanna Weber",
        phones=(
            (PhoneKind.WORK, "0221 4710-101"),
            (PhoneKind.HOME, "0221 4710-999"),
            (PhoneKind.PRIVATE_CELL, "0171 3920001"),
        ),
        email="j@kreis.example",
    )
    (read,) = read_back(card)
    assert read["Telefon"] == "0221 4710-101"
    assert read["Telefon privat"] == "0221 4710-999"
    assert read["Mobil privat"] == "0171 3920001"
    assert "Mobil" not in read
    assert read["E-Mail"] == "j@kreis.example"


def test_a_private_mailbox_is_told_apart() -> None:
    card = Card(CardKind.INDIVIDUAL, "Weber", email="j@privat.example", email_is_private=True)
    assert read_back(card) == [{"Name": "Weber", "E-Mail privat": "j@privat.example"}]


def test_an_organisation_is_no_person() -> None:
    card = Card(CardKind.ORGANISATION, "Jobcenter", organisation="Jobcenter")
    assert read_back(card) == [{"Organisation": "Jobcenter"}]


def test_the_family_name_keeps_its_small_words() -> None:
    data = vcard_bytes([Card(CardKind.INDIVIDUAL, "Anna Maria von der Heide")])
    assert b"N:von der Heide;Anna Maria;;;\r\n" in data


def test_a_name_cannot_smuggle_in_a_line_of_its_own() -> None:
    data = vcard_bytes([Card(CardKind.INDIVIDUAL, "Weber\r\nEND:VCARD\r\nTEL:110")])
    assert data.count(b"\r\nEND:VCARD") == 1
    assert b"\r\nTEL" not in data


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("www.kreis.example", "https://www.kreis.example"),
        ("kreis.example:8443/amt", "https://kreis.example:8443/amt"),
        ("http://kreis.example", "http://kreis.example"),
        ("HTTPS://kreis.example", "HTTPS://kreis.example"),
        ("file:///C:/Windows/notepad.exe", ""),
        ("smb://kreis.example/x", ""),
        ("java\tscript:alert(1)", ""),
        ("mailto:amt@kreis.example", ""),
        (" ", ""),
    ],
)
def test_a_card_opens_nothing_but_pages_of_the_web(typed: str, written: str) -> None:
    data = vcard_bytes([Card(CardKind.ORGANISATION, "Amt", web=typed)]).decode()
    urls = [line for line in data.split("\r\n") if line.startswith("URL")]
    assert urls == ([f"URL:{written}"] if written else [])
