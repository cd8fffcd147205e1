"""Headers as offices write them find their targets; what the user changes is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.incoming.assignment import (
    Assignment,
    column_names,
    missing,
    proposed,
    recalled,
    signature,
)
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.incoming.targets_offers import OFFERS
from tests.unit.incoming.files import card, text_table

if TYPE_CHECKING:
    from gkdesk.incoming.table import Table


def table(*header: str, rows: list[list[str]] | None = None) -> Table:
    return read_bytes(text_table([header, *(rows or [["x"] * len(header)])]))


def targets(read: Table) -> list[str | None]:
    found = proposed(read, CONTACTS)
    return [found.target_of(index) for index in range(len(read.columns))]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Tel.", "contact.phone"),
        ("Telefon dienstl.", "contact.phone"),
        ("TELEFON", "contact.phone"),
        ("Telefon-Nr.", "contact.phone"),
        ("E-Mail-Adresse", "contact.email"),
        ("e mail", "contact.email"),
        ("Email", "contact.email"),
        ("Handy-Nr.", "contact.mobile"),
        ("Ansprechpartner/in", "contact.name"),
        ("Ansprechpartner*in", "contact.name"),
        ("Strasse", "organisation.street"),
        ("Postleitzahl", "organisation.postal_code"),
        ("PLZ/Ort", "organisation.postal_and_place"),
        ("Öffnungszeiten", "organisation.opening_hours"),
        ("Name der Einrichtung", "organisation.name"),
        ("Name, Vorname", "contact.name_reversed"),
    ],
)
def test_a_header_finds_its_target(header: str, key: str) -> None:
    assert targets(table(header, "Xyz")) == [key, None]


def test_the_usual_list_is_assigned_as_a_whole() -> None:
    read = table("Anrede", "Vorname", "Name", "Institution", "Straße", "Nr.", "PLZ", "Ort", "Tel.")
    assert targets(read) == [
        "contact.salutation",
        "contact.first_name",
        "contact.name",
        "organisation.name",
        "organisation.street",
        "organisation.house_number",
        "organisation.postal_code",
        "organisation.place",
        "contact.phone",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Telefax",
        "Tel. 2",
        "Fax",
        "Rückruf privat",
        "Rückruf privat 2",
    ],
)
def test_second_numbers_and_unclear_private_ones_fill_nothing_by_themselves(header: str) -> None:
    rows = [["A", "02131 123456"], ["B", "02131 123457"]]
    assert targets(table("Name", header, rows=rows)) == ["contact.name", None]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Telefon privat", "contact.phone_home"),
        ("Telefon (privat)", "contact.phone_home"),
        ("Tel. zu Hause", "contact.phone_home"),
        ("Privatnummer", "contact.phone_home"),
        ("Mobil privat", "contact.mobile_home"),
        ("Handy (privat)", "contact.mobile_home"),
        ("E-Mail privat", "contact.email_home"),
        ("Festnetz daheim", "contact.phone_home"),
        ("Telefon p.", "contact.phone_home"),
        ("Telefon (priv.)", "contact.phone_home"),
        ("Phone (home)", "contact.phone_home"),
        ("Telefon Wohnung", "contact.phone_home"),
        ("Telefon ist privat", "contact.phone_private"),
    ],
)
def test_what_is_private_has_targets_of_its_own(header: str, key: str) -> None:
    assert targets(table("Name", header)) == ["contact.name", key]


def test_contents_tell_where_the_header_does_not() -> None:
    rows = [[f"Anna {n}", f"a{n}@beispiel.de", f"0171 55501{n}", "41460"] for n in range(10, 20)]
    assert targets(table("Name", "Kontaktweg", "Rückruf", "Zustellung", rows=rows)) == [
        "contact.name",
        "contact.email",
        "contact.mobile",
        "organisation.postal_code",
    ]


def test_the_columns_of_cards_are_assigned() -> None:
    data = card(
        "N:Beispiel;Anna;;;", "ORG:Verein", "TEL;TYPE=CELL:0171 1", "ADR:;;Weg 1;Neuss;;41460;"
    )
    read = read_bytes(data)
    found = proposed(read, CONTACTS)
    names = {key: read.columns[index].name for key, index in found.columns.items()}
    assert names == {
        "contact.name": "Name",
        "organisation.name": "Organisation",
        "contact.mobile": "Mobil",
        "organisation.street": "Straße",
        "organisation.postal_code": "PLZ",
        "organisation.place": "Ort",
    }


def test_offers_are_assigned_by_their_own_words() -> None:
    read = table("Angebot", "Träger", "Niveau von", "Beginn", "Plätze", "Ansprechpartnerin")
    found = proposed(read, OFFERS)
    assert [found.target_of(index) for index in range(6)] == [
        "offer.name",
        "offer.organisation",
        "offer.level_from",
        "offer.begins_on",
        "offer.seats",
        "offer.contact",
    ]


def test_a_column_given_to_one_target_is_taken_from_the_other() -> None:
    first = Assignment({"contact.phone": 0, "contact.mobile": 1})
    assert first.assigned("contact.mobile", 0).columns == {"contact.mobile": 0}
    assert first.assigned("contact.phone", None).columns == {"contact.mobile": 1}


def test_what_was_assigned_is_recalled_for_the_same_columns_in_another_order() -> None:
    read = table("Wer", "Wo", "Tel", "Tel")
    chosen = Assignment({"contact.name": 0, "organisation.name": 1, "contact.mobile": 3})
    other = table("Tel", "Wo", "Tel", "Wer")
    assert signature(other, CONTACTS) == signature(read, CONTACTS)
    assert recalled(other, CONTACTS, chosen.remembered(read)).columns == {
        "contact.name": 3,
        "organisation.name": 1,
        "contact.mobile": 2,
    }


def test_another_header_or_another_import_has_another_signature() -> None:
    read = table("Wer", "Wo")
    assert signature(read, CONTACTS) != signature(table("Wer", "Was"), CONTACTS)
    assert signature(read, CONTACTS) != signature(read, OFFERS)


def test_what_is_gone_is_not_recalled() -> None:
    kept = {"contact.name": "wer", "contact.room": "zimmer", "contact.gone": "wo"}
    assert recalled(table("Wer", "Wo"), CONTACTS, kept).columns == {"contact.name": 0}


def test_columns_of_one_name_are_told_apart() -> None:
    assert column_names(table("Tel", "Tel.", "", "x")) == ("tel", "tel #2", "spalte c", "x")


def test_without_anything_that_names_a_record_something_is_missing() -> None:
    assert [t.key for t in missing(OFFERS, Assignment({"offer.place": 0}))] == ["offer.name"]
    assert missing(CONTACTS, Assignment({"contact.name_reversed": 0})) == ()
    assert len(missing(CONTACTS, Assignment({"contact.phone": 0}))) == 3


def test_a_column_without_a_name_is_not_remembered() -> None:
    read = table("Wer", "Wo", "Was", "", rows=[["Anna", "VHS", "Kurs", "02131 111"]])
    chosen = Assignment({"contact.name": 0, "contact.phone": 3})
    assert chosen.remembered(read) == {"contact.name": "wer"}
