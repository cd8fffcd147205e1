"""What a client list says: columns that are proposed, and those that never are."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.incoming.assignment import Assignment, missing, proposed
from gkdesk.incoming.checking import Severity, check
from gkdesk.incoming.days import partial
from gkdesk.incoming.problems import CellProblem
from gkdesk.incoming.statuses import ALIASES, StatusIndex
from gkdesk.incoming.table import Column, Row, SourceKind, Table
from gkdesk.incoming.targets_clients import CLIENTS
from gkdesk.services.clients import fields
from gkdesk.services.code_lists import shipped
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.column_letters import letter_of
from gkdesk.text.dates import PartialDate
from gkdesk.text.folding import fold

TODAY = dt.date(2026, 11, 21)
CODES = {name: {row.code: row.text for row in shipped(name).entries} for name in CodeList}


def a_table(header: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    columns = tuple(Column(letter_of(index), name) for index, name in enumerate(header))
    lines = tuple(Row(number, cells) for number, cells in enumerate(rows, start=2))
    return Table(SourceKind.DELIMITED, columns, lines, (), header_row=1)


def named(*header: str) -> dict[str, str]:
    """Return the target that is proposed for each header."""
    cells = tuple("x" for _ in header)
    found = proposed(a_table(header, cells), CLIENTS)
    return {header[index]: key for key, index in found.columns.items()}


def test_usual_headers_find_their_target() -> None:
    assert named("Vorname", "Nachname", "geb. am", "Handy", "Aufenthaltsstatus", "AZR-Nr.") == {
        "Vorname": "identity.first_name",
        "Nachname": "identity.official_name",
        "geb. am": "identity.birth",
        "Handy": "reach.mobile",
        "Aufenthaltsstatus": "status.status",
        "AZR-Nr.": "reference.central_register",
    }


@pytest.mark.parametrize(
    "header",
    [
        *("Geschlecht", "Familienstand", "Staatsangehörigkeit", "Nationalität", "m/w/d"),
        *("Diagnose", "Krankheiten", "Gesundheit", "Behinderung", "Medikamente", "Arzt", "Trauma"),
        *("Telefon Anwalt", "Name der Mutter", "Handy Betreuer", "E-Mail Schule", "Name Vermieter"),
        *("Lfd. Nr.", "Notfallnummer", ""),
    ],
)
def test_what_nobody_asked_for_and_what_belongs_to_others_is_never_proposed(header: str) -> None:
    assert named("Nachname", header) == {"Nachname": "identity.official_name"}


def test_numbers_and_addresses_are_never_proposed_by_what_they_look_like() -> None:
    table = a_table(("Nachname", "?", "!"), ("A", "0171 1234567", "a@beispiel.de"))
    assert set(proposed(table, CLIENTS).columns) == {"identity.official_name"}


def test_a_column_about_health_is_named_once() -> None:
    table = a_table(("Nachname", "Diagnose"), ("A", "x"), ("B", "y"))
    found = check(table, proposed(table, CLIENTS), CLIENTS, codes=CODES, today=TODAY)
    assert [(f.row, f.column, f.problem, f.value) for f in found.findings] == [
        (1, "Diagnose", "unwanted_column", "")
    ]
    by_hand = proposed(table, CLIENTS).assigned("note.line", 1)
    told = check(table, by_hand, CLIENTS, codes=CODES, today=TODAY).findings
    assert [finding.problem for finding in told] == ["unwanted_by_hand"]


def test_no_word_names_two_targets() -> None:
    words: dict[str, set[str]] = {}
    for target in CLIENTS.targets:
        for word in (target.name, *target.synonyms):
            words.setdefault(fold(word).replace(" ", ""), set()).add(target.key)
    assert [word for word, keys in words.items() if len(keys) > 1 or not word] == []


@pytest.mark.parametrize("target", [t for t in CLIENTS.targets if t.choices], ids=lambda t: t.key)
def test_aliases_lead_to_members(target: object) -> None:
    assert set(target.aliases.values()) <= {member.value for member in target.choices}


@pytest.mark.parametrize(
    "target",
    [t for t in CLIENTS.targets if t.codes and t.key != "status.status"],
    ids=lambda t: t.key,
)
def test_aliases_lead_to_entries_of_the_list(target: object) -> None:
    assert set(target.aliases.values()) <= set(CODES[target.codes])


def test_a_row_needs_a_name_or_a_code() -> None:
    assert {t.key for t in missing(CLIENTS, Assignment({}))} == set(CLIENTS.one_of)
    table = a_table(("Kennzeichen", "Notiz"), ("", "x"), ("K1", ""))
    found = check(table, proposed(table, CLIENTS), CLIENTS, codes=CODES, today=TODAY)
    assert [(f.row, f.problem) for f in found.findings] == [(2, "name_or_code")]
    assert [row.values for row in found.accepted] == [{"identity.code": "K1"}]
    assert fields.Identity(code="K1").code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Duldung", "toleration"),
        ("§ 60a", "toleration"),
        ("§60a AufenthG", "toleration"),
        ("60 a AufenthG", "toleration"),
        ("Duldung nach § 60a Abs. 2", "toleration"),
        ("§ 60a Abs. 2 Satz 3", "toleration_discretionary"),
        ("Duldung (§ 60c)", "toleration_training"),
        ("AE gem. § 25 Abs. 3 AufenthG", "permit_25_3"),
        ("25 V AufenthG", "permit_25_5"),
        ("§ 25 (5)", "permit_25_5"),
        ("§ 25 Abs. 2 Satz 1 Alt. 2", "permit_25_2"),
        ("§ 25a", "permit_25a"),
        ("Gestattung", "permission_to_stay"),
        ("GÜB", "border_crossing"),
    ],
)
def test_a_status_is_read_by_word_and_paragraph(text: str, code: str) -> None:
    assert StatusIndex(CODES[CodeList.RESIDENCE_STATUS], ALIASES).code(text) == code


@pytest.mark.parametrize(
    "text",
    ["AE", "Aufenthaltserlaubnis", "§ 25", "25", "§ 55 AufenthG", "Duldung § 25 Abs. 5", "?"],
)
def test_a_status_is_never_guessed(text: str) -> None:
    with pytest.raises(CellProblem):
        StatusIndex(CODES[CodeList.RESIDENCE_STATUS], ALIASES).code(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3.4.1990", PartialDate(1990, 4, 3)),
        ("1990-04-03", PartialDate(1990, 4, 3)),
        ("1990", PartialDate(1990)),
        ("1990.0", PartialDate(1990)),
        ("4/1990", PartialDate(1990, 4)),
        ("00.00.1990", PartialDate(1990)),
        ("00.04.1990", PartialDate(1990, 4)),
        ("XX.XX.1990", PartialDate(1990)),
        ("3.4.90", PartialDate(1990, 4, 3)),
    ],
)
def test_what_is_known_of_a_birth_is_read(text: str, found: PartialDate) -> None:
    assert partial(text, TODAY, "cell") == found


@pytest.mark.parametrize(
    "text",
    [
        "3.4.",
        "90",
        "32874",
        "Anfang 1990",
        "vor 20 Jahren",
        "3.4.44",
        "3.4.2030",
        "31.2.1990",
        "ca",
    ],
)
def test_nothing_of_a_birth_is_guessed(text: str) -> None:
    with pytest.raises((CellProblem, InvalidInput)):
        partial(text, TODAY, "cell")


@pytest.mark.parametrize(
    ("header", "text", "problem", "severity"),
    [
        ("Geburtsdatum", "32874", "excel_number", Severity.LEFT_OUT),
        ("Geburtsdatum", "3.4.90", "short_year", Severity.WARNING),
        ("Geburtsdatum", "3.4.1990 00:00:00", "", None),
        ("Begleitet seit", "3.4.30", "day_in_future", Severity.LEFT_OUT),
        ("gültig bis", "31.12.27", "short_year", Severity.WARNING),
        ("gültig bis", "46387", "excel_number", Severity.LEFT_OUT),
        ("AZR", "1,23E+11", "rounded_reference", Severity.LEFT_OUT),
        ("Aufenthaltsstatus", "AE", "status_without_paragraph", Severity.LEFT_OUT),
    ],
)
def test_a_doubtful_cell_is_told(
    header: str, text: str, problem: str, severity: Severity | None
) -> None:
    table = a_table(("Nachname", header), ("A", text))
    found = check(table, proposed(table, CLIENTS), CLIENTS, codes=CODES, today=TODAY).findings
    told = [(finding.problem, finding.severity) for finding in found]
    assert told == ([(problem, severity)] if problem else [])
    assert all(finding.sentence for finding in found)


def test_one_language_is_the_mother_tongue_unless_another_column_says_so() -> None:
    assert named("Vorname", "Sprache")["Sprache"] == "languages.native"
    assert named("Sprache", "Muttersprache")["Muttersprache"] == "languages.native"
