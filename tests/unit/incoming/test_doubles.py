"""Rows that repeat another one: nothing of them is lost in silence, least of all a private mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming.assignment import proposed
from gkdesk.incoming.checking import Checked, CheckedRow, check
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.targets_contacts import CONTACTS
from tests.unit.incoming.files import card
from tests.unit.incoming.test_checking import CODES, TODAY, checked

HEADER = ["Name", "Organisation", "Telefon", "Telefon ist privat"]
WAYS = ("phone", "mobile", "email")


def of_cards(*cards: bytes) -> Checked:
    table = read_bytes(b"".join(cards))
    return check(table, proposed(table, CONTACTS), CONTACTS, codes=CODES, today=TODAY)


def private_numbers(row: CheckedRow) -> set[object]:
    values = row.values
    return {values[f"contact.{w}"] for w in WAYS if values.get(f"contact.{w}_private") is True}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("number", ["0251 444444", "0251/44 44 44", ""])
def test_the_private_mark_of_a_double_wins(number: str, *, turned: bool) -> None:
    rows = [["Eva", "V", "0251 444444", ""], ["Eva", "V", number, "ja"]]
    result = checked(HEADER, *(rows[::-1] if turned else rows))
    (row,) = result.accepted
    assert row.values["contact.phone_private"] is True


def test_no_is_no_word_against_yes() -> None:
    rows = [["Eva", "V", "0251 4", "nein"], ["Eva", "V", "0251 4", "ja"]]
    assert checked(HEADER, *rows).accepted[0].values["contact.phone_private"] is True


def test_one_double_is_enough_to_call_the_person_private() -> None:
    header = ["Name", "Organisation", "Telefon", "Privatperson"]
    result = checked(header, ["Eva", "V", "0251 4", ""], ["Eva", "V", "0251 4", "ja"])
    assert result.accepted[0].values["contact.private"] is True


def test_the_mark_goes_with_the_number_into_another_column() -> None:
    header = ["Name", "Telefon", "Handy", "Telefon privat"]
    result = checked(header, ["Eva", "", "0171 4", ""], ["Eva", "", "", "0171/4"])
    (row,) = result.accepted
    assert private_numbers(row) == {"0171 4"}


def test_a_number_of_a_home_that_is_left_out_is_not_public_in_another_row() -> None:
    header = ["Name", "Organisation", "Telefon", "Telefon privat"]
    result = checked(header, ["Eva", "V", "0251 4", "0251 7"], ["Eva", "", "0251 7", ""])
    assert [private_numbers(row) for row in result.accepted] == [set(), {"0251 7"}]


def test_two_cards_of_which_one_says_home_make_a_private_number() -> None:
    result = of_cards(
        card("FN:Eva", "ORG:V", "TEL;TYPE=WORK:0251 4"),
        card("FN:Eva", "ORG:V", "TEL;TYPE=HOME:0251 4"),
    )
    (row,) = result.accepted
    assert private_numbers(row) == {"0251 4"}


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(("Eva", "EVA")),
            st.sampled_from(("V", "")),
            st.sampled_from(("0251 44", "0251/44", "0171 55", "")),
            st.sampled_from(("ja", "nein", "", "x")),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_no_number_is_open_that_any_row_of_the_person_calls_private(
    rows: list[tuple[str, str, str, str]],
) -> None:
    result = checked(HEADER, *map(list, rows))
    private = {number.replace("/", " ") for _n, _o, number, said in rows if said in ("ja", "x")}
    for row in (*result.accepted, *result.partial):
        number = str(row.values.get("contact.phone", "")).replace("/", " ")
        if number and number in private:
            assert row.values["contact.phone_private"] is True


def test_what_only_the_double_says_is_added() -> None:
    header = ["Name", "Organisation", "Telefon", "Zimmer", "Notiz", "Sprachen", "Ort"]
    result = checked(
        header,
        ["Eva", "V", "0251 4", "", "erste", "deutsch", ""],
        ["Eva", "V", "", "7", "zweite", "arabisch", "Neuss"],
    )
    (row,) = result.accepted
    assert row.values["contact.room"] == "7"
    assert row.values["contact.note"] == "erste\nzweite"
    assert row.values["contact.languages"] == ("de", "ar")
    assert row.values["organisation.place"] == "Neuss"
    (finding,) = result.findings
    assert finding.problem == "duplicate_row_joined"
    assert "Zeile 2" in finding.sentence


def test_what_cannot_be_joined_is_named() -> None:
    header = ["Name", "Organisation", "Funktion", "Zimmer"]
    result = checked(header, ["Eva", "V", "Leitung", "7"], ["Eva", "V", "Beratung", "8"])
    assert result.accepted[0].values["contact.function"] == "Leitung"
    (finding,) = result.findings
    assert finding.problem == "duplicate_row_loses"
    assert "Funktion, Raum" in finding.sentence


def test_a_double_that_says_nothing_else_is_only_left_out() -> None:
    result = checked(HEADER, ["Eva", "V", "0251 4", ""], ["EVA", "V ", "0251/4", ""])
    assert [finding.problem for finding in result.findings] == ["duplicate_row"]


def test_a_joined_row_holds_since_the_older_day() -> None:
    header = ["Name", "Organisation", "Zimmer", "Stand"]
    rows = [["Eva", "V", "", "3.4.2026"], ["Eva", "V", "7", "3.4.2020"]]
    (row,) = checked(header, *rows).accepted
    assert str(row.values["record.verified_on"]) == "2020-04-03"
