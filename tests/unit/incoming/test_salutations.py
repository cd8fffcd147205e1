"""A form of address before a name is one, and no part of the name."""

from __future__ import annotations

import pytest

from gkdesk.text.codes.clients import Salutation
from tests.unit.incoming.test_checking import checked


@pytest.mark.parametrize(
    ("typed", "salutation", "name"),
    [
        ("Frau Müller", Salutation.MS, "Müller"),
        ("Fr. Müller", Salutation.MS, "Müller"),
        ("Herr Müller", Salutation.MR, "Müller"),
        ("Herrn Jörg Müller", Salutation.MR, "Jörg Müller"),
        ("Hr. Müller", Salutation.MR, "Müller"),
        ("frau Dr. Müller", Salutation.MS, "Dr. Müller"),
        ("Frau", None, "Frau"),
        ("Anna Frau", None, "Anna Frau"),
        ("Fraunhofer", None, "Fraunhofer"),
        ("Herr und Frau Müller", None, "Herr und Frau Müller"),
        ("Frau Müller/Herr Otto", None, "Frau Müller/Herr Otto"),
        ("Frau Müller, Herr Otto", None, "Frau Müller, Herr Otto"),
    ],
)
def test_the_form_of_address_is_taken_out_of_the_name(
    typed: str, salutation: Salutation | None, name: str
) -> None:
    (row,) = checked(["Name", "Raum"], [typed, "7"]).accepted
    assert row.values["contact.name"] == name
    assert row.values.get("contact.salutation") == salutation


def test_between_first_name_and_name_it_is_found_as_well() -> None:
    (row,) = checked(["Vorname", "Name"], ["Eva", "Frau Müller"]).accepted
    assert row.values["contact.name"] == "Eva Müller"
    assert row.values["contact.salutation"] is Salutation.MS


def test_the_same_form_of_address_in_both_columns_is_one() -> None:
    (row,) = checked(["Anrede", "Name"], ["Frau", "Frau Müller"]).accepted
    assert row.values["contact.name"] == "Müller"


def test_two_that_contradict_are_left_as_they_are() -> None:
    (row,) = checked(["Anrede", "Name"], ["Herr", "Frau Müller"]).accepted
    assert row.values["contact.name"] == "Frau Müller"
    assert row.values["contact.salutation"] is Salutation.MR


def test_with_and_without_it_two_rows_mean_the_same_person() -> None:
    result = checked(["Name", "Organisation"], ["Frau Müller", "V"], ["Müller", "V"])
    assert len(result.accepted) == 1
    assert len(result.duplicates) == 1
