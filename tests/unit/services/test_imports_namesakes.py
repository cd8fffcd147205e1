"""People of one name are told apart by their numbers: nobody is dropped, nobody mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.records import OnMatch, RowFate
from tests.factories import a_contact, an_organisation
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, fates, problems, tried, tried_rows

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

FILL = OnMatch.FILL


def test_three_posts_of_one_name_with_three_numbers_are_three(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [("", "Sachbearbeitung", f"0251 1111{number}", "", "Amt", "", "") for number in range(3)]
    plan = tried_rows(workspace, tmp_path, rows)
    assert fates(plan) == [RowFate.NEW] * 3
    assert [row for row, problem, _ in problems(plan) if problem == "namesake_in_file"] == [3, 4]
    workspace.imports.write(plan)
    phones = {workspace.contacts.detail(row.id).fields.phone for row in workspace.contacts.rows()}
    assert phones == {"0251 11110", "0251 11111", "0251 11112"}


def test_the_digits_of_the_country_count_at_the_beginning_of_a_number_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [("", "Büro", number, "", "", "", "") for number in ("0251 10049 1", "0251 10 1")]
    assert fates(tried_rows(workspace, tmp_path, rows)) == [RowFate.NEW] * 2


def test_two_of_one_name_with_other_addresses_are_two(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        ("Thomas Müller", "", "0251 0", "t.mueller1@stadt.example", "Stadt", "", ""),
        ("Thomas Müller", "", "0251 0", "t.mueller2@stadt.example", "Stadt", "", ""),
        ("Thomas Müller", "", "0251/0", "T.Mueller2@stadt.example", "Stadt", "", ""),
    ]
    plan = tried_rows(workspace, tmp_path, rows)
    assert fates(plan) == [RowFate.NEW, RowFate.NEW, RowFate.REPEATED]
    assert "Zeile 3" in plan.findings[-1].sentence


def test_a_row_that_says_less_of_the_same_person_repeats_the_fuller_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [
        ("Anna Beispiel", "", "", "", "Verein", "", ""),
        ("Anna Beispiel", "", "+49 2131 55555", "a@beispiel.de", "Verein", "", ""),
        ("Anna Beispiel", "", "02131 55555", "", "Verein", "", ""),
    ]
    plan = tried_rows(workspace, tmp_path, rows)
    assert fates(plan) == [RowFate.REPEATED, RowFate.NEW, RowFate.REPEATED]
    assert all("Zeile 3" in finding.sentence for finding in plan.findings)


def test_organisations_of_one_name_in_other_places_are_all_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table([("Organisation", "Ort"), ("Caritas", "Neuss"), ("Caritas", "Kaarst")])
    workspace.imports.write(tried(workspace, a_file(tmp_path, data)))
    assert len(workspace.organisations.rows()) == 2


def test_somebody_with_other_numbers_in_the_same_house_is_a_namesake(
    workspace: Workspace, tmp_path: Path
) -> None:
    house = an_organisation(workspace, name="Stadt", short_name="")
    person = a_contact(
        workspace, name="Thomas Müller", phone="0251 11111", email="", organisation_id=house
    )
    row = ("Thomas Müller", "", "0251 22222", "andere@stadt.example", "Stadt", "", "")
    plan = tried_rows(workspace, tmp_path, [row], on_match=FILL)
    assert fates(plan) == [RowFate.NEW]
    assert problems(plan) == [(2, "namesake_in_store", "Name")]
    workspace.imports.write(plan)
    assert workspace.contacts.detail(person).fields.email == ""


def test_another_kind_of_number_is_no_contradiction(workspace: Workspace, tmp_path: Path) -> None:
    house = an_organisation(workspace, name="Stadt", short_name="")
    a_contact(
        workspace, name="Thomas Müller", mobile="0171 5550123", phone="", organisation_id=house
    )
    row = ("Thomas Müller", "", "0251 22222", "", "Stadt", "", "")
    assert fates(tried_rows(workspace, tmp_path, [row], on_match=FILL)) == [RowFate.FILLED]


def test_who_is_recognised_by_a_number_and_has_another_address_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_contact(workspace, name="Thomas Müller", phone="0251 11111", email="alt@stadt.example")
    row = ("Thomas Müller", "", "0251/11111", "neu@stadt.example", "", "", "")
    plan = tried_rows(workspace, tmp_path, [row], on_match=FILL)
    assert fates(plan) == [RowFate.KNOWN]
    assert problems(plan) == [(2, "contact_differs", "Name")]
