"""A header that speaks of a home, or of secrecy, never leads a number to where all may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming.assignment import proposed
from gkdesk.incoming.private_words import is_private
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.targets_contacts import CONTACTS
from tests.unit.incoming.files import text_table

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLIC = {
    "contact.phone",
    "contact.mobile",
    "contact.email",
    "organisation.phone",
    "organisation.email",
}
WAYS = (
    *("Telefon", "Tel.", "Tel", "Telefonnummer", "Festnetz", "Phone", "Rufnummer", "Durchwahl"),
    *("Handy", "Mobil", "Mobile", "Mobilnr.", "Handynummer", "E-Mail", "E-mail", "Mail", "Nr."),
    *("Zentrale", "Telefon der Organisation", "Kontakt", "Erreichbar", ""),
)
SECRETS = (
    *("privat", "private", "priv.", "Privat", "p.", "(P)", "h", "(H)", "zu Hause", "daheim"),
    *("Home", "Homeoffice", "Wohnung", "abends", "vertraulich", "intern", "nur intern", "geheim"),
    *("pers.", "persönlich", "persönliche", "personal", "Notfall", "nicht weitergeben!", "GMX"),
    *("(nicht weitergeben)", "streng vertraulich", "confidential", "nur für uns"),
)
COMPOUNDS = (
    *("PrivTel", "HomeTel", "TelP", "TelH", "Geheimnummer", "Notfallnummer", "Privatnummer"),
    *("Privathandy", "HandyPrivat", "MobilP", "Telefonprivat", "Privatmail", "EmailHome"),
)
SHAPES = (
    "{way} {secret}",
    "{secret} {way}",
    "{way} ({secret})",
    "{way}, {secret}",
    "{way}/{secret}",
)
CELLS = ("0251 44444{n}", "0171 555012{n}", "eva{n}@beispiel.de", "x{n}")
headers = st.one_of(
    st.sampled_from(COMPOUNDS),
    st.builds(
        str.format,
        st.sampled_from(SHAPES),
        way=st.sampled_from(WAYS),
        secret=st.sampled_from(SECRETS),
    ),
)
spellings = st.sampled_from((str, str.upper, str.lower))


@given(
    header=headers,
    spelt=spellings,
    cell=st.sampled_from(CELLS),
    others=st.lists(
        st.sampled_from(("Name", "Organisation", "Telefon", "Mobil", "E-Mail", "Ort")), unique=True
    ),
    place=st.integers(0, 6),
)
def test_no_proposal_fills_a_public_number_from_a_private_header(
    header: str, spelt: Callable[[str], str], cell: str, others: list[str], place: int
) -> None:
    private = spelt(header)
    place = min(place, len(others))
    names = [*others[:place], private, *others[place:], "Raum"]
    rows = [
        [cell.format(n=n) if index == place else f"w{n}" for index in range(len(names))]
        for n in range(4)
    ]
    table = read_bytes(text_table([names, *rows]))
    assert is_private(private)
    assert proposed(table, CONTACTS).target_of(place) not in PUBLIC


@pytest.mark.parametrize("header", ["Weiteres Telefon", "Other Phone", "Rückruf", "Zustellung", ""])
@pytest.mark.parametrize("cell", ["0251 44444{n}", "eva{n}@beispiel.de"])
def test_a_number_that_is_left_over_is_never_that_of_the_organisation(
    header: str, cell: str
) -> None:
    rows = [["Eva", "V", "0251 1", "0171 1", "a@b.de", cell.format(n=n)] for n in range(4)]
    names = ["Name", "Organisation", "Telefon", "Mobil", "E-Mail", header]
    assert proposed(read_bytes(text_table([names, *rows])), CONTACTS).target_of(5) is None


@pytest.mark.parametrize("header", ["Weiteres Telefon", "Other Phone", "Zweite Telefonnummer"])
def test_a_further_number_is_proposed_for_nothing(header: str) -> None:
    table = read_bytes(text_table([["Name", header], ["Eva", "0251 444444"]]))
    assert proposed(table, CONTACTS).target_of(1) is None


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("private Mobilnr.", "contact.mobile_home"),
        ("Private Nr.", "contact.phone_home"),
        ("Priv.Tel.", "contact.phone_home"),
        ("PrivTel", "contact.phone_home"),
        ("HomeTel", "contact.phone_home"),
        ("Tel. H", "contact.phone_home"),
        ("Tel. Wohnung", "contact.phone_home"),
        ("Mobil (P)", "contact.mobile_home"),
        ("Handy (nur intern)", "contact.mobile_home"),
        ("Home E-mail", "contact.email_home"),
        ("Telefonnummer (nicht weitergeben!)", "contact.phone_home"),
        ("Notfallnummer", None),
        ("Fax privat", None),
        ("Telefon privat 2", None),
        ("Telefon früher privat", None),
    ],
)
def test_what_is_clearly_a_private_number_is_proposed_as_one(header: str, key: str | None) -> None:
    table = read_bytes(text_table([["Name", header, "Tel. G"], ["Eva", "0251 4", "0251 5"]]))
    found = proposed(table, CONTACTS)
    assert found.target_of(1) == key
    assert found.target_of(2) == "contact.phone"


@pytest.mark.parametrize(
    "header",
    ["Homepage", "Internet", "Internationale Nummer", "Ansprechperson", "Telefon Zentrale", "Ort"],
)
def test_words_that_only_look_alike_are_not_private(header: str) -> None:
    assert not is_private(header)


def test_an_internal_remark_stays_a_note() -> None:
    table = read_bytes(text_table([["Name", "Bemerkung intern"], ["Eva", "x"]]))
    assert proposed(table, CONTACTS).target_of(1) == "contact.note"


@pytest.mark.parametrize("header", ["Straße privat", "PLZ privat", "Internet (Homeoffice)"])
def test_an_address_of_a_home_is_not_that_of_the_organisation(header: str) -> None:
    table = read_bytes(text_table([["Name", header], ["Eva", "41460"]]))
    assert proposed(table, CONTACTS).target_of(1) is None
