"""What a list says of privacy: in doubt it says yes, and the mark of any double wins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.incoming.assignment import proposed
from gkdesk.incoming.checking import Checked, Severity, check
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.targets_contacts import CONTACTS
from tests.unit.incoming.files import with_part, workbook
from tests.unit.incoming.test_checking import CODES, TODAY, checked

MARKS = {
    "Privatperson": "contact.private",
    "Telefon ist privat": "contact.phone_private",
    "Mobilnummer ist privat": "contact.mobile_private",
    "E-Mail ist privat": "contact.email_private",
}
NO = (
    "nein",
    "Nein",
    "n",
    "N",
    "0",
    "false",
    "falsch",
    "FALSCH",
    "no",
    "aus",
    "off",
    "Normal",
    "öffentlich",
    "public",
    "dienstlich",
    "GESCHÄFTLICH",
    "☐",
    "nein.",
)
EMPTY = ("", "-", "k.A.", " ")


def marked(column: str, said: str) -> Checked:
    return checked(["Name", column], ["Eva", said])


@pytest.mark.parametrize("column", MARKS)
@given(
    said=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
    | st.sampled_from(("privat", "streng vertraulich", "Ehrenamt", "nein, nicht weitergeben"))
)
def test_whatever_is_not_clearly_no_means_private(column: str, said: str) -> None:
    (row,) = (*(result := marked(column, said)).accepted, *result.partial)
    clearly_no = said.strip().casefold().strip(".") in {word.casefold() for word in NO}
    empty = said.strip().casefold() in {"-", "–", "—", "/", "--", "./."}
    if not clearly_no and not empty and '="' not in said and said.strip() not in {"'", '"'}:
        assert row.values.get(MARKS[column]) is True


@pytest.mark.parametrize("column", MARKS)
@pytest.mark.parametrize("said", ["Ehrenamt", "streng vertraulich!", "nicht weitersagen", "?"])
def test_an_unclear_mark_is_told(column: str, said: str) -> None:
    result = marked(column, said)
    assert result.accepted[0].values[MARKS[column]] is True
    assert [(f.problem, f.severity) for f in result.findings] == [
        ("taken_as_private", Severity.WARNING)
    ]


@pytest.mark.parametrize("said", ["ja", "x", "☒", "✔", "☑", "✓", "privat", "Privat", "Ein", "1"])
def test_a_clear_mark_is_fine(said: str) -> None:
    result = marked("Telefon ist privat", said)
    assert result.accepted[0].values["contact.phone_private"] is True
    assert result.findings == ()


@pytest.mark.parametrize("said", [*NO, *EMPTY])
def test_no_and_nothing_mean_open(said: str) -> None:
    result = marked("Telefon ist privat", said)
    assert not result.accepted[0].values.get("contact.phone_private")
    assert result.findings == ()


def test_a_mark_that_a_formula_lost_means_private() -> None:
    data = workbook([["Name", "Telefon", "Telefon ist privat"], ["Eva", "0251 4", "=1=1"]])
    data = with_part(data, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"<v />", b""))
    table = read_bytes(data)
    result = check(table, proposed(table, CONTACTS), CONTACTS, codes=CODES, today=TODAY)
    assert [f.problem for f in result.findings] == ["formula_without_value"]
    assert result.accepted[0].values["contact.phone_private"] is True


@pytest.mark.parametrize(
    ("column", "said", "private"),
    [
        ("Vertraulichkeit", "Privat", True),
        ("Vertraulichkeit", "Persönlich", True),
        ("Vertraulichkeit", "Vertraulich", True),
        ("Vertraulichkeit", "Normal", False),
        ("Sensitivity", "Confidential", True),
        ("Privat", "Ein", True),
        ("Privat", "Aus", False),
        ("Private", "True", True),
    ],
)
def test_the_columns_of_outlook_call_the_whole_person_private(
    column: str, said: str, *, private: bool
) -> None:
    result = marked(column, said)
    assert bool(result.accepted[0].values.get("contact.private")) is private
    assert result.findings == ()


def test_one_of_the_columns_of_outlook_is_enough() -> None:
    result = checked(["Name", "Privat", "Vertraulichkeit"], ["Eva", "Aus", "Privat"])
    assert result.accepted[0].values["contact.private"] is True
    result = checked(["Name", "Privat", "Vertraulichkeit"], ["Eva", "Aus", "Normal"])
    assert result.accepted[0].values["contact.private"] is False


def test_a_day_of_confidentiality_is_one_under_the_short_header_too() -> None:
    (row,) = marked("Vertraulichkeit", "3.4.2026").accepted
    assert "contact.confidentiality_on" in row.values
    assert "contact.private" not in row.values
