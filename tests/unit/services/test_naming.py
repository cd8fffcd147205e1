"""Contact persons stand in lists where one looks for them: under their family name."""

from __future__ import annotations

import pytest

from gkdesk.services.naming import family_name, person_key, told_apart


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Anna Beispiel", "Beispiel"),
        ("Özcan", "Özcan"),
        ("Beispiel, Anna", "Beispiel"),
        ("Anna von der Heide", "Heide"),
        ("Dr. Anna-Lena Müller-Lüdenscheidt", "Müller-Lüdenscheidt"),
        ("Anna Beispiel (Vertretung)", "Beispiel"),
        ("سعاد الخطيب", "الخطيب"),
        ("(unbekannt)", "(unbekannt)"),
    ],
)
def test_the_family_name_is_the_last_word_or_stands_before_a_comma(name: str, family: str) -> None:
    assert family_name(name) == family


def test_people_of_one_family_follow_their_first_names_and_others_their_function() -> None:
    people = [
        ("Zoë Beispiel", ""),
        ("Anna Beispiel", "Leitung"),
        ("", "Auskunft"),
        ("Jan Ärmel", ""),
    ]
    assert [
        name or function for name, function in sorted(people, key=lambda p: person_key(*p))
    ] == [
        "Jan Ärmel",
        "Auskunft",
        "Anna Beispiel",
        "Zoë Beispiel",
    ]


def test_namesakes_are_told_apart_by_what_differs_and_others_keep_their_names() -> None:
    names = {1: "Jugendamt", 2: "Jugendamt", 3: "jugendamt", 4: "Tafel", 5: "VHS", 6: "VHS"}
    details = {1: ("Altdorf", "Amt"), 2: ("Neustadt", "Amt"), 3: ("Neustadt", "Verein"), 4: ("A",)}

    assert told_apart(names, details) == {
        1: "Jugendamt (Altdorf)",
        2: "Jugendamt (Neustadt, Amt)",
        3: "jugendamt (Neustadt, Verein)",
        4: "Tafel",
        5: "VHS",
        6: "VHS (2)",
    }
