"""Rows become values; what is wrong is told with its place, and nothing is guessed."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gkdesk.incoming
from gkdesk.incoming.assignment import proposed
from gkdesk.incoming.checking import Checked, Severity, check, row_word
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.table import SourceKind
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.incoming.targets_offers import OFFERS
from gkdesk.progress import Cancelled
from gkdesk.services import validation
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes.clients import CefrLevel, CodeList, Salutation
from gkdesk.text.codes.network import Answer, CostState
from gkdesk.text.sentences.incoming import FINDINGS, finding_sentence
from tests.unit.incoming.files import text_table

if TYPE_CHECKING:
    from gkdesk.incoming.spec import ImportSpec

TODAY = dt.date(2026, 11, 21)
CODES = {
    CodeList.FIELD_OF_ACTION: {"language": "Sprache", "work": "Arbeit"},
    CodeList.FUNDING_MODULE: {"f1": "F1 Coaching", "f2": "F2 Qualifizierung, Sprachförderung"},
    CodeList.RESIDENCE_STATUS: {
        "toleration": "Duldung § 60a AufenthG",
        "permit_18a": "Aufenthaltserlaubnis § 18a AufenthG",
        "permit_16g": "Aufenthaltserlaubnis § 16g AufenthG",
    },
}


def checked(*rows: list[str], spec: ImportSpec = CONTACTS) -> Checked:
    table = read_bytes(text_table(rows))
    return check(table, proposed(table, spec), spec, codes=CODES, today=TODAY)


def contact(**cells: str) -> Checked:
    return checked(["Name", *cells], ["Anna Beispiel", *cells.values()])


def offer(**cells: str) -> Checked:
    return checked(["Angebot", *cells], ["Nähkurs", *cells.values()], spec=OFFERS)


def test_a_row_becomes_the_values_of_its_groups() -> None:
    (row,) = checked(
        ["Anrede", "Vorname", "Nachname", "Organisation", "PLZ/Ort", "Straße", "Nr.", "Sprachen"],
        ["Fr.", "Anna", "Beispiel", "Verein", "41460 Neuss", "Markt", "2a", "deutsch, Arabisch"],
    ).accepted
    assert row.of("contact") == {
        "salutation": Salutation.MS,
        "name": "Anna Beispiel",
        "languages": ("de", "ar"),
    }
    assert row.of("organisation") == {
        "name": "Verein",
        "postal_code": "41460",
        "place": "Neuss",
        "street": "Markt 2a",
    }


def test_names_are_put_together_once() -> None:
    assert checked(["Name, Vorname"], ["Beispiel, Anna"]).accepted[0].of("contact") == {
        "name": "Anna Beispiel"
    }
    (row,) = checked(["Vorname", "Name"], ["Anna", "Anna Beispiel"]).accepted
    assert row.values["contact.name"] == "Anna Beispiel"


def test_a_wrong_value_is_told_with_its_place_and_the_row_could_go_without_it() -> None:
    result = checked(
        ["Name", "E-Mail", "Tel."], ["Anna Beispiel", "anna(at)beispiel.de", "02131 5"]
    )
    (finding,) = result.findings
    assert (finding.row, finding.letter, finding.column) == (2, "B", "E-Mail")
    assert (finding.value, finding.severity) == ("anna(at)beispiel.de", Severity.LEFT_OUT)
    assert finding.sentence == "Das ist keine E-Mail-Adresse. Beispiel: name@beispiel.de"
    assert result.accepted == ()
    (row,) = result.partial
    assert row.left_out == ("contact.email",)
    assert row.values == {"contact.name": "Anna Beispiel", "contact.phone": "02131 5"}


def test_long_values_are_shortened_in_findings() -> None:
    (finding,) = contact(**{"E-Mail": "kein Klammeraffe " * 20}).findings
    assert len(finding.value) == 40
    assert finding.value.endswith("…")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("tel:+49 2131 1", "+49 2131 1"),
        ('="02131123456"', "02131123456"),
        ("'+49 2131 123", "+49 2131 123"),
        ("02131/12 34-56", "02131/12 34-56"),
        ("4711", "4711"),
    ],
)
def test_phone_numbers_stay_as_they_are_written(typed: str, stored: str) -> None:
    result = contact(Telefon=typed)
    assert result.accepted[0].values["contact.phone"] == stored
    assert result.findings == ()


@pytest.mark.parametrize("typed", ["-", "–", "k.A.", "./."])
def test_signs_for_nothing_are_nothing(typed: str) -> None:
    result = contact(Telefon=typed, Mail=typed, Ehrenamtlich=typed)
    assert result.accepted[0].values == {"contact.name": "Anna Beispiel"}
    assert result.findings == ()


def test_a_lost_zero_is_told_and_not_put_back() -> None:
    result = contact(Telefon="2131123456", PLZ="4109", Organisation="Verein")
    assert result.accepted[0].values["contact.phone"] == "2131123456"
    assert [f.problem for f in result.findings] == ["zero_lost", "zero_lost_postal"]
    assert {f.severity for f in result.findings} == {Severity.WARNING}


def test_a_number_that_excel_has_rounded_is_refused() -> None:
    assert contact(Telefon="4,92131E+11").findings[0].problem == "rounded_phone"


@pytest.mark.parametrize(
    "typed", ["<anna@beispiel.de>", "Anna <anna@beispiel.de>", "mailto:anna@beispiel.de"]
)
def test_addresses_are_freed_of_what_mail_programs_add(typed: str) -> None:
    assert contact(Mail=typed).accepted[0].values["contact.email"] == "anna@beispiel.de"


@pytest.mark.parametrize(
    "typed",
    [
        "3.4.2026",
        "03.04.26",
        "2026-04-03",
        "2026-04-03 00:00:00",
        "03.04.2026 14:30",
        "3. April 2026",
    ],
)
def test_days_are_read_in_every_full_form(typed: str) -> None:
    assert offer(Beginn=typed).accepted[0].values["offer.begins_on"] == dt.date(2026, 4, 3)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("3.4.", "date_without_year"),
        ("morgen", "not_a_date"),
        ("in 2 Wochen", "not_a_date"),
        ("in 2000 Tagen", "not_a_date"),
        ("46115", "not_a_date"),
        ("31.2.2026", "no_such_day"),
        ("4.13.2026", "no_such_month"),
    ],
)
def test_no_day_is_guessed(typed: str, problem: str) -> None:
    result = offer(Beginn=typed)
    assert [f.problem for f in result.findings] == [problem]
    assert "offer.begins_on" not in result.partial[0].values


def test_a_day_that_may_be_american_is_told() -> None:
    result = offer(Beginn="4/3/2026")
    assert result.accepted[0].values["offer.begins_on"] == dt.date(2026, 3, 4)
    assert "Mi 4. 3. 2026" in result.findings[0].sentence
    assert offer(Beginn="13/3/2026").findings == ()


def test_an_offer_that_ends_before_it_begins_loses_its_end() -> None:
    result = offer(Beginn="3.4.2026", Ende="3.3.2026")
    assert [(f.problem, f.column) for f in result.findings] == [("ends_before_start", "Ende")]
    assert "offer.ends_on" not in result.partial[0].values


def test_words_of_lists_become_their_codes() -> None:
    (row,) = offer(
        Baustein="F1",
        Handlungsfeld="SPRACHE",
        Status="Duldung; § 18a AufenthG",
        Niveau_von="b1",
        Kinderbetreuung="x",
        Kosten="kostenfrei",
        Plätze="12,0",
        Sprachanteil="50 %",
    ).accepted
    assert row.of("offer") == {
        "name": "Nähkurs",
        "module": "f1",
        "field": "language",
        "statuses": ("toleration", "permit_18a"),
        "level_from": CefrLevel.B1,
        "childcare": Answer.YES,
        "costs": CostState.FREE,
        "seats": 12,
        "language_share": 50,
    }


def test_an_entry_with_a_comma_is_one_entry() -> None:
    result = offer(Baustein="F2 Qualifizierung, Sprachförderung")
    assert result.accepted[0].values["offer.module"] == "f2"


def test_a_word_that_two_entries_share_or_none_has_is_told_with_an_example() -> None:
    shared = offer(Status="Aufenthaltserlaubnis").findings
    assert [f.problem for f in shared] == ["unknown_word"]
    assert "Aufenthaltserlaubnis § 1" in shared[0].sentence
    assert "Beispiel: Sprache." in offer(Handlungsfeld="Sprahce").findings[0].sentence


@pytest.mark.parametrize(
    ("typed", "stored"), [("ja", True), ("X", True), ("nein", None), ("", None)]
)
def test_yes_and_no_are_read(typed: str, *, stored: bool | None) -> None:
    row = contact(Ehrenamtlich=typed, Ort="").accepted[0]
    assert (row.values.get("contact.private") or None) is stored


@pytest.mark.parametrize(
    ("typed", "problem"), [("zwölf", "not_a_number"), ("120 %", "number_too_large")]
)
def test_a_share_is_a_number_up_to_a_hundred(typed: str, problem: str) -> None:
    assert offer(Sprachanteil=typed).findings[0].problem == problem


def test_rows_without_what_they_need_are_refused() -> None:
    result = checked(["Name", "Organisation", "Ort"], ["", "", "Neuss"], ["Anna", "", ""])
    assert result.refused == (2,)
    assert [f.problem for f in result.findings] == ["required", "name_or_function"]
    assert [row.number for row in result.accepted] == [3]
    offers = checked(["Angebot", "Ort"], ["", "Neuss"], spec=OFFERS)
    assert [(f.sentence, f.column) for f in offers.findings] == [
        ("Hier fehlt eine Angabe: Angebot.", "Angebot")
    ]


def test_an_organisation_alone_keeps_its_number_and_nothing_goes_to_nobody() -> None:
    result = checked(["Name", "Organisation", "Tel.", "Zimmer"], ["", "Verein", "02131 5", "7"])
    (row,) = result.partial
    assert row.values == {"organisation.name": "Verein", "organisation.phone": "02131 5"}
    assert [(f.problem, f.column) for f in result.findings] == [("belongs_to_nobody", "Zimmer")]


def test_repeated_rows_are_told_whatever_their_spelling() -> None:
    result = checked(
        ["Name", "Organisation"],
        ["Jörg Müller", "Verein Brücke"],
        ["JOERG MUELLER", "Verein Brücke "],
        ["Jörg Müller", "Amt"],
    )
    assert [row.number for row in result.accepted] == [2, 4]
    assert [row.number for row in result.duplicates] == [3]
    assert result.findings[0].severity is Severity.DUPLICATE
    assert "Zeile 2" in result.findings[0].sentence


def test_what_was_accepted_is_what_the_services_would_store() -> None:
    (row,) = checked(
        ["Vorname", "Name", "Tel.", "Mail", "Notiz", "Organisation", "Gemeinde", "Öffnungszeiten"],
        [
            " Jo\u0308rg ",
            "Müller",
            "02131  5 5",
            "j@b.de",
            "a\r\nb",
            "Verein\tBrücke",
            "Neuss",
            "Mo",
        ],
    ).accepted
    person = ContactFields(**row.of("contact"))
    assert validation.checked(person) == person
    values = row.of("organisation")
    assert values.pop("municipality") == "Neuss"
    organisation = OrganisationFields(**values)
    assert validation.checked(organisation) == organisation
    assert (person.name, organisation.name) == ("Jörg Müller", "Verein Brücke")


def test_a_whole_row_is_no_double_of_one_that_lacks_something() -> None:
    result = checked(["Name", "E-Mail"], ["Anna", "falsch"], ["Anna", "a@b.de"])
    assert [row.number for row in result.accepted] == [3]
    assert [row.number for row in result.duplicates] == [2]


def test_rows_that_could_not_be_read_are_among_the_refused() -> None:
    table = read_bytes('Name;Ort\r\n"Anna;Neuss\r\nBen;Köln\r\n'.encode())
    result = check(table, proposed(table, CONTACTS), CONTACTS, codes=CODES, today=TODAY)
    assert result.refused == (2, 3)
    assert result.findings[0].problem == "broken_quotes"


def test_checking_reports_and_can_be_cancelled() -> None:
    steps: list[tuple[int, int]] = []

    class Watched:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))
            if done >= 1000:
                raise Cancelled

    table = read_bytes(text_table([["Name"], *[[f"Anna {n}"] for n in range(3000)]]))
    with pytest.raises(Cancelled):
        check(
            table,
            proposed(table, CONTACTS),
            CONTACTS,
            codes=CODES,
            today=TODAY,
            progress=Watched(),
        )
    assert steps == [(0, 3000), (500, 3000), (1000, 3000)]


def test_rows_of_cards_are_called_cards() -> None:
    assert row_word(SourceKind.CARDS) == "Karte"
    assert row_word(SourceKind.WORKBOOK) == "Zeile"


def noted_problems() -> set[str]:
    """Return every problem code that stands in the package as a word of its own."""
    folder = Path(gkdesk.incoming.__file__).parent
    constants = {
        node.value
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {value for value in constants if re.fullmatch(r"[a-z_]+", value)}


def test_every_sentence_about_a_cell_is_used_and_shows_an_example() -> None:
    assert set(FINDINGS) <= noted_problems() | {"required"}
    data = {"what": "Name", "day": "x", "limit": 1, "example": "y", "row": 2, "where": "Zeile"}
    doubles = {"duplicate_row", "duplicate_row_joined", "duplicate_row_loses"}
    for problem in set(FINDINGS) - {"required"} - doubles:
        assert "Beispiel" in finding_sentence(problem, data), problem
