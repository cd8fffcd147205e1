"""A number from somebody's home stays one: it is imported with its mark, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.incoming.assignment import Assignment
from gkdesk.services.imports.plan import Wishes
from tests.unit.incoming.files import card, text_table
from tests.unit.services.import_kit import CONTACTS, a_file, problems, tried

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.register.contact_fields import ContactFields
    from gkdesk.services.workspace import Workspace


def imported(workspace: Workspace, path: Path) -> ContactFields:
    workspace.imports.write(tried(workspace, path))
    (row,) = workspace.contacts.rows()
    return workspace.contacts.detail(row.id).fields


def test_numbers_of_a_home_are_imported_as_private(workspace: Workspace, tmp_path: Path) -> None:
    data = card(
        "FN:Anna Beispiel",
        "ORG:Verein",
        'TEL;TYPE="cell,home":0171 5550123',
        "TEL;TYPE=WORK:02131 5",
        "EMAIL;TYPE=HOME:anna@beispiel.de",
    )
    fields = imported(workspace, a_file(tmp_path, data, "karten.vcf"))
    assert (fields.mobile, fields.mobile_private) == ("0171 5550123", True)
    assert (fields.email, fields.email_private) == ("anna@beispiel.de", True)
    assert (fields.phone, fields.phone_private) == ("02131 5", False)


def test_beside_a_number_for_work_that_of_the_home_is_left_out_and_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table([("Name", "Telefon", "Telefon privat"), ("Anna", "02131 555", "02131 777")])
    path = a_file(tmp_path, data)
    assert problems(tried(workspace, path)) == [(2, "home_number_left_out", "Telefon privat")]
    fields = imported(workspace, path)
    assert (fields.phone, fields.phone_private) == ("02131 555", False)


def test_the_same_number_for_work_and_at_home_is_private(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table([("Name", "Telefon", "Telefon privat"), ("Anna", "02131 555", "02131/555")])
    fields = imported(workspace, a_file(tmp_path, data))
    assert (fields.phone, fields.phone_private) == ("02131 555", True)


@pytest.mark.parametrize("header", ["Tel. zu Hause", "Nummer (privat)", "Telefon p."])
def test_a_private_column_that_somebody_gives_a_public_meaning_stays_private(
    workspace: Workspace, tmp_path: Path, header: str
) -> None:
    path = a_file(tmp_path, text_table([("Name", header), ("Anna", "02131 555")]))
    chosen = Assignment({"contact.name": 0, "contact.phone": 1})
    table = workspace.imports.read(path)
    workspace.imports.write(workspace.imports.dry_run(table, chosen, CONTACTS))
    (row,) = workspace.contacts.rows()
    fields = workspace.contacts.detail(row.id).fields
    assert (fields.phone, fields.phone_private) == ("02131 555", True)


def test_a_private_number_without_a_person_is_never_that_of_the_organisation(
    workspace: Workspace, tmp_path: Path
) -> None:
    header = ("Organisation", "Name", "Telefon privat", "Mobil", "Mobilnummer ist privat")
    rows = [("Verein", "", "02131 555", "", ""), ("Amt", "", "", "0171 5550123", "ja")]
    path = a_file(tmp_path, text_table([header, *rows]))
    plan = tried(workspace, path, with_partial=True)
    assert {problem for _row, problem, _column in problems(plan)} == {"belongs_to_nobody"}
    workspace.imports.write(plan)
    houses = [
        workspace.organisations.detail(row.id).fields for row in workspace.organisations.rows()
    ]
    assert sorted((house.name, house.phone) for house in houses) == [("Amt", ""), ("Verein", "")]


@pytest.mark.parametrize("header", ["Telefon p.", "Homeoffice", "Nummer (nicht weitergeben)"])
def test_a_private_column_of_a_row_without_a_person_never_fills_the_organisation(
    workspace: Workspace, tmp_path: Path, header: str
) -> None:
    data = text_table([("Organisation", "Name", header), ("Verein", "", "02131 555")])
    table = workspace.imports.read(a_file(tmp_path, data))
    chosen = Assignment({"organisation.name": 0, "contact.name": 1, "contact.phone": 2})
    plan = workspace.imports.dry_run(table, chosen, CONTACTS, wishes=Wishes(with_partial=True))
    workspace.imports.write(plan)
    (row,) = workspace.organisations.rows()
    assert workspace.organisations.detail(row.id).fields.phone == ""


def test_what_a_private_person_says_never_fills_the_organisation(
    workspace: Workspace, tmp_path: Path
) -> None:
    header = ("Organisation", "Name", "Telefon", "Privatperson")
    path = a_file(tmp_path, text_table([header, ("Verein", "", "02131 555", "ja")]))
    workspace.imports.write(tried(workspace, path, with_partial=True))
    (row,) = workspace.organisations.rows()
    assert workspace.organisations.detail(row.id).fields.phone == ""


@pytest.mark.parametrize(("said", "flag"), [("ja", True), ("nein", False), ("x", True)])
def test_a_column_that_only_says_whether_a_number_is_private_sets_the_mark(
    workspace: Workspace, tmp_path: Path, said: str, flag: bool
) -> None:
    data = text_table([("Name", "Handy", "Handy privat"), ("Anna", "0171 5550123", said)])
    fields = imported(workspace, a_file(tmp_path, data))
    assert (fields.mobile, fields.mobile_private) == ("0171 5550123", flag)
