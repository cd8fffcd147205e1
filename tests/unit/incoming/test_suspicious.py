"""What can be read but is probably not meant like that: lost letters, several names in one."""

from __future__ import annotations

import pytest

from gkdesk.incoming.checking import Checked, Severity
from tests.unit.incoming.test_checking import checked


def warnings(column: str, text: str) -> list[str]:
    if column in ("Name", "Name, Vorname"):
        found: Checked = checked([column, "Funktion"], [text, "Beratung"])
    else:
        found = checked(["Name", column], ["Anna", text])
    assert {finding.severity for finding in found.findings} <= {Severity.WARNING}
    assert found.accepted
    return [finding.problem for finding in found.findings]


@pytest.mark.parametrize(
    "name",
    ["Ay?e", "Ay?e Y?ld?z", "?zcan", "Anna ?zcan", "????", "???? ????", "Nadja ???", "A\ufffdya"],
)
def test_question_marks_in_place_of_letters_are_noticed(name: str) -> None:
    assert warnings("Name", name) == ["letters_lost"]


def test_lost_letters_are_noticed_in_every_text() -> None:
    assert warnings("Notiz", "spricht T?rkisch") == ["letters_lost"]
    assert warnings("Organisation", "T?rkischer Verein") == ["letters_lost"]


@pytest.mark.parametrize(
    "note",
    [
        "Wann erreichbar? Nachfragen!",
        "Vertretung? Ja",
        "noch offen (?)",
        "siehe https://example.org/?id=3&b=4",
        "siehe www.example.org/seite?id=3",
    ],
)
def test_a_question_is_no_lost_letter(note: str) -> None:
    assert warnings("Notiz", note) == []


@pytest.mark.parametrize(
    "name", ["Anna Beispiel/Jan Muster", "Beispiel, Muster, Petersen", "Anna; Jan"]
)
def test_several_names_in_one_field_are_noticed(name: str) -> None:
    assert warnings("Name", name) == ["several_names"]


def test_a_comma_in_a_name_may_be_the_family_name_first() -> None:
    assert warnings("Name", "Beispiel, Anna") == ["name_reversed"]
    assert warnings("Name, Vorname", "Beispiel, Anna") == []


def test_names_as_they_should_be_are_fine() -> None:
    for name in ("Anna-Lena von der Heide", "O'Neil", "Dr. Özcan", "سعاد الخطيب"):
        assert warnings("Name", name) == []


@pytest.mark.parametrize("name", ["أمينة حريري", "عبد الله", "Елена Петрова"])
def test_another_alphabet_that_was_read_as_western_letters_is_refused(name: str) -> None:
    written = "cp1256" if name.isascii() or "\u0600" <= name[0] <= "\u06ff" else "cp1251"
    garbled = name.encode(written).decode("cp1252")
    found: Checked = checked(["Name", "Funktion"], [garbled, "Beratung"])
    assert not found.accepted
    assert "letters_of_another_alphabet" in {each.problem for each in found.findings}


@pytest.mark.parametrize(
    "name", ["Ömür Öçal", "Þórður Ólafsson", "Ágúst Ævarsson", "Zoë Müßig", "Île Été", "Øyvind Ås"]
)
def test_names_with_many_marks_are_names(name: str) -> None:
    found: Checked = checked(["Name", "Funktion"], [name, "Beratung"])
    assert found.accepted
