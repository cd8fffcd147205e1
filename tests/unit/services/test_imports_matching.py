"""Rows compared with the store: who is there already, what is missing, what is not unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.register.fields import OfferFields
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.sentences.incoming import IN_STORE, finding_sentence
from tests.factories import a_contact, a_municipality, an_organisation
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, fates, problems, tried, tried_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

FILL = OnMatch.FILL


@pytest.mark.parametrize(
    "row",
    [
        ("Anna Beispiel", "", "+49 2131 111", "", "", "", ""),
        ("anna beispiel", "", "", "ANNA@beispiel.de", "Anderswo", "", ""),
        ("Anna Beispiel", "", "", "", "Verein", "", ""),
        ("Anna Beispiel", "", "", "", "", "", ""),
    ],
    ids=["phone", "email", "organisation", "name alone"],
)
def test_who_is_there_already_is_not_entered_again(
    workspace: Workspace, tmp_path: Path, row: tuple[str, ...]
) -> None:
    house = an_organisation(workspace, name="Verein", short_name="")
    person = a_contact(
        workspace,
        name="Anna Beispiel",
        phone="02131 111",
        email="anna@beispiel.de",
        organisation_id=house,
    )
    plan = tried_rows(workspace, tmp_path, [row])
    assert fates(plan) == [RowFate.KNOWN]
    assert plan.rows[0].ref == person
    assert plan.writes_nothing


def test_a_namesake_is_another_person_and_named(workspace: Workspace, tmp_path: Path) -> None:
    a_contact(workspace, name="Anna Beispiel", phone="02131 111")
    row = ("Anna Beispiel", "", "02131 222", "", "", "", "")
    plan = tried_rows(workspace, tmp_path, [row])
    assert fates(plan) == [RowFate.NEW]
    assert problems(plan)[0] == (2, "namesake_in_store", "Name")


def test_only_empty_fields_are_filled(workspace: Workspace, tmp_path: Path) -> None:
    house = an_organisation(workspace, name="Verein", short_name="", place="")
    person = a_contact(
        workspace, name="Anna Beispiel", function="", phone="02131 111", organisation_id=house
    )
    row = ("Anna Beispiel", "Leitung", "02131/111", "a@beispiel.de", "Verein", "Neuss", "")
    plan = tried_rows(workspace, tmp_path, [row], on_match=FILL)
    assert fates(plan) == [RowFate.FILLED]
    assert plan.filled_records == 2
    workspace.imports.write(plan)
    fields = workspace.contacts.detail(person).fields
    assert (fields.function, fields.phone, fields.email) == (
        "Leitung",
        "02131 111",
        "a@beispiel.de",
    )
    assert workspace.organisations.detail(house).fields.place == "Neuss"
    workspace.history.undo()
    assert workspace.contacts.detail(person).fields.function == ""


def test_a_person_without_organisation_gets_the_one_of_the_row(
    workspace: Workspace, tmp_path: Path
) -> None:
    person = a_contact(workspace, name="Anna Beispiel")
    row = ("Anna Beispiel", "", "", "", "Verein", "", "")
    assert tried_rows(workspace, tmp_path, [row]).writes_nothing
    workspace.imports.write(tried_rows(workspace, tmp_path, [row], on_match=FILL))
    assert workspace.contacts.detail(person).organisation == "Verein"


def test_two_organisations_of_one_name_are_told_apart_by_their_place(
    workspace: Workspace, tmp_path: Path
) -> None:
    for place in ("Neuss", "Dormagen"):
        an_organisation(workspace, name="Caritas", short_name="", place=place)
    rows = [
        ("Anna", "", "", "", "Caritas", "Dormagen", ""),
        ("Jan", "", "", "", "Caritas", "", ""),
        ("Olga", "", "", "", "Caritas", "Kaarst", ""),
    ]
    plan = tried_rows(workspace, tmp_path, rows)
    assert fates(plan) == [RowFate.NEW, RowFate.REFUSED, RowFate.NEW]
    assert problems(plan) == [
        (3, "ambiguous_organisation", "Organisation"),
        (4, "organisation_elsewhere", "Organisation"),
    ]
    workspace.imports.write(plan)
    assert len(workspace.organisations.rows()) == 3


def test_two_new_organisations_of_one_name_in_a_file_are_two(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [
        ("Anna", "", "", "", "Caritas", "Neuss", ""),
        ("Jan", "", "", "", "Caritas", "Kaarst", ""),
    ]
    workspace.imports.write(tried_rows(workspace, tmp_path, rows))
    assert [row.name for row in workspace.organisations.rows()] == ["Caritas", "Caritas"]


def test_rows_complete_the_organisation_they_bring_along(
    workspace: Workspace, tmp_path: Path
) -> None:
    place = a_municipality(workspace, "Musterdorf")
    a_municipality(workspace, "Musterheim")
    rows = [
        ("Anna", "", "", "", "Caritas", "", ""),
        ("Jan", "", "", "", "Caritas", "Neuss", "Musterdorf"),
        ("Olga", "", "", "", "Caritas", "", "Musterheim"),
    ]
    plan = tried_rows(workspace, tmp_path, rows)
    (finding,) = plan.findings
    assert (finding.row, finding.problem) == (4, "organisation_differs")
    assert "Zeile 2" in finding.sentence
    workspace.imports.write(plan)
    (row,) = workspace.organisations.rows()
    fields = workspace.organisations.detail(row.id).fields
    assert (fields.place, fields.municipality_id) == ("Neuss", place)


def test_unknown_organisations_are_only_entered_when_allowed(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [("Anna", "", "", "", "Caritas", "", ""), ("Jan", "", "", "", "", "", "")]
    plan = tried_rows(workspace, tmp_path, rows, new_organisations=False)
    assert fates(plan) == [RowFate.REFUSED, RowFate.NEW]
    assert problems(plan) == [
        (2, "unknown_organisation", "Organisation"),
        (3, "without_organisation", "Organisation"),
    ]
    workspace.imports.write(plan)
    assert [row.name for row in workspace.contacts.rows()] == ["Jan"]


def test_an_unknown_municipality_is_a_finding(workspace: Workspace, tmp_path: Path) -> None:
    row = ("Anna", "", "", "", "Caritas", "", "Entenhausen")
    plan = tried_rows(workspace, tmp_path, [row])
    assert fates(plan) == [RowFate.PARTIAL]
    assert problems(plan) == [(2, "unknown_municipality", "Gemeinde")]
    plan = tried_rows(workspace, tmp_path, [row], with_partial=True)
    assert fates(plan) == [RowFate.NEW]


def test_an_organisation_alone_is_taken_over(workspace: Workspace, tmp_path: Path) -> None:
    known = an_organisation(workspace, name="Bekannt", short_name="")
    rows = [("", "", "02131 5", "", "Bekannt", "", ""), ("", "", "02131 6", "", "Neu", "", "")]
    plan = tried_rows(workspace, tmp_path, rows, on_match=FILL)
    assert fates(plan) == [RowFate.FILLED, RowFate.NEW]
    workspace.imports.write(plan)
    assert {row.name for row in workspace.organisations.rows()} == {"Bekannt", "Neu"}
    assert workspace.organisations.detail(known).fields.phone == "02131 5"


def test_somebody_who_has_ended_is_not_taken_up_again(workspace: Workspace, tmp_path: Path) -> None:
    person = a_contact(workspace, name="Anna")
    workspace.contacts.end(person)
    plan = tried_rows(workspace, tmp_path, [("Anna", "", "", "", "", "", "")])
    assert fates(plan) == [RowFate.KNOWN]
    assert problems(plan) == [(2, "ended_in_store", "Name")]


def test_who_is_there_twice_is_not_changed(workspace: Workspace, tmp_path: Path) -> None:
    for _ in range(2):
        a_contact(workspace, name="Anna", phone="02131 111")
    row = ("Anna", "Leitung", "02131 111", "", "", "", "")
    plan = tried_rows(workspace, tmp_path, [row], on_match=FILL)
    assert problems(plan) == [(2, "several_in_store", "Name")]
    assert plan.writes_nothing


def test_offers_find_their_traeger_contact_and_municipality(
    workspace: Workspace, tmp_path: Path
) -> None:
    house = an_organisation(workspace)
    person = a_contact(workspace, name="Özcan", organisation_id=house)
    a_contact(workspace, name="Özcan")
    place = a_municipality(workspace, "Musterdorf")
    rows = [("Elterncafé", "VHS", "Frau Özcan", "musterdorf", "3.4.2026", "")]
    workspace.imports.write(tried_rows(workspace, tmp_path, rows, spec=1))
    (row,) = workspace.offers.rows()
    fields = workspace.offers.detail(row.id).fields
    assert (fields.organisation_id, fields.contact_id) == (house, person)
    assert fields.municipality_id == place


def test_an_unknown_traeger_is_entered_or_refused(workspace: Workspace, tmp_path: Path) -> None:
    rows = [("Elterncafé", "Verein", "", "", "", ""), ("Kurs", "Verein", "", "", "", "")]
    plan = tried_rows(workspace, tmp_path, rows, spec=1, new_organisations=False)
    assert fates(plan) == [RowFate.REFUSED, RowFate.REFUSED]
    assert plan.writes_nothing
    plan = tried_rows(workspace, tmp_path, rows, spec=1)
    workspace.imports.write(plan)
    assert [row.provider for row in workspace.offers.rows()] == ["Verein", "Verein"]
    assert len(workspace.organisations.rows()) == 1


@pytest.mark.parametrize(("people", "problem"), [(0, "unknown_contact"), (2, "ambiguous_contact")])
def test_a_contact_person_of_an_offer_must_be_one(
    workspace: Workspace, tmp_path: Path, people: int, problem: str
) -> None:
    for _ in range(people):
        a_contact(workspace)
    row = ("Elterncafé", "", "Özcan", "", "", "")
    plan = tried_rows(workspace, tmp_path, [row], spec=1)
    assert problems(plan) == [(2, problem, "Ansprechperson")]
    assert fates(plan) == [RowFate.PARTIAL]


def test_an_offer_that_is_there_is_filled(workspace: Workspace, tmp_path: Path) -> None:
    house = an_organisation(workspace)
    workspace.offers.create(OfferFields("Elterncafé", organisation_id=house))
    rows = [("Elterncafe", "VHS", "", "", "", "mit Frühstück")]
    workspace.imports.write(tried_rows(workspace, tmp_path, rows, spec=1, on_match=FILL))
    (row,) = workspace.offers.rows()
    assert workspace.offers.detail(row.id).fields.note == "mit Frühstück"


def test_values_that_do_not_go_together_are_refused_with_their_column(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table([("Angebot", "Sprachniveau von", "Sprachniveau bis"), ("Kurs", "B2", "A1")])
    plan = tried(workspace, a_file(tmp_path, data), spec=1)
    assert fates(plan) == [RowFate.REFUSED]
    assert problems(plan) == [(2, "level_order", "Sprachniveau bis")]
    assert plan.findings[0].sentence


def test_every_finding_of_the_store_has_a_sentence() -> None:
    data: dict[str, str | int] = {"row": 2, "where": "Zeile", "what": "Telefon", "who": "K1"}
    for problem in IN_STORE:
        assert finding_sentence(problem, data).endswith("."), problem
