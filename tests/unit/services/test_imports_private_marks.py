"""A list that calls a known number private is heard, whatever else is done with known entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.register.contact_fields import ContactFields
from gkdesk.text.codes.records import OnMatch, RowFate
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, fates, problems, tried

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.imports.plan import ImportPlan
    from gkdesk.services.workspace import Workspace

MODES = tuple(OnMatch)
HEADER = ("Name", "Telefon", "Telefon ist privat", "Privatperson", "Zimmer")


def listed(
    workspace: Workspace, folder: Path, *cells: str, mode: OnMatch = OnMatch.SKIP
) -> ImportPlan:
    data = text_table([HEADER, ("Eva Ott", *cells)])
    return tried(workspace, a_file(folder, data), on_match=mode)


def after(workspace: Workspace, plan: ImportPlan) -> ContactFields:
    workspace.imports.write(plan)
    (row,) = workspace.contacts.rows()
    return workspace.contacts.detail(row.id).fields


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", ["0251/44 44 44", ""])
def test_a_known_number_becomes_private_in_every_mode(
    workspace: Workspace, tmp_path: Path, mode: OnMatch, number: str
) -> None:
    workspace.contacts.create(ContactFields(name="Eva Ott", phone="0251 444444"))
    plan = listed(workspace, tmp_path, number, "ja", "", "", mode=mode)
    assert fates(plan) == [RowFate.FILLED]
    assert (2, "marked_private", "") in problems(plan)
    fields = after(workspace, plan)
    assert (fields.phone, fields.phone_private) == ("0251 444444", True)


@pytest.mark.parametrize("mode", MODES)
def test_a_known_person_becomes_a_private_one_in_every_mode(
    workspace: Workspace, tmp_path: Path, mode: OnMatch
) -> None:
    workspace.contacts.create(ContactFields(name="Eva Ott", phone="0251 4"))
    plan = listed(workspace, tmp_path, "0251 4", "", "ja", "", mode=mode)
    assert (2, "marked_private", "") in problems(plan)
    assert after(workspace, plan).private


def test_nothing_else_is_taken_where_known_entries_stay_as_they_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.contacts.create(ContactFields(name="Eva Ott", phone="0251 4"))
    (before,) = workspace.contacts.rows()
    checked_on = workspace.contacts.detail(before.id).verified_on
    plan = listed(workspace, tmp_path, "0251 4", "ja", "", "7")
    assert after(workspace, plan).room == ""
    assert workspace.contacts.detail(before.id).verified_on == checked_on


@pytest.mark.parametrize("mode", MODES)
def test_a_mark_that_is_known_already_changes_nothing(
    workspace: Workspace, tmp_path: Path, mode: OnMatch
) -> None:
    fields = ContactFields(name="Eva Ott", phone="0251 4", phone_private=True)
    workspace.contacts.create(fields)
    plan = listed(workspace, tmp_path, "0251 4", "ja", "", "", mode=mode)
    assert fates(plan) == [RowFate.KNOWN]
    assert problems(plan) == []


def test_no_is_no_word_against_a_known_mark(workspace: Workspace, tmp_path: Path) -> None:
    fields = ContactFields(name="Eva Ott", phone="0251 4", phone_private=True)
    workspace.contacts.create(fields)
    plan = listed(workspace, tmp_path, "0251 4", "nein", "nein", "7", mode=OnMatch.FILL)
    assert after(workspace, plan).phone_private


def test_a_mark_that_fits_several_is_told(workspace: Workspace, tmp_path: Path) -> None:
    for _ in range(2):
        workspace.contacts.create(ContactFields(name="Eva Ott", phone="0251 4"))
    plan = listed(workspace, tmp_path, "0251 4", "ja", "", "")
    assert [problem for _row, problem, _column in problems(plan)] == [
        "several_in_store",
        "private_not_taken",
    ]
