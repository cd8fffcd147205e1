"""A person whose row names no organisation is entered without one, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.register.contact_fields import ContactFields
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, problems, tried

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

HEADER = ("Name", "Organisation", "Privatperson")
WITHOUT = (2, "without_organisation", "Organisation")


def told(workspace: Workspace, folder: Path, *row: str) -> list[tuple[int, str, str]]:
    return problems(tried(workspace, a_file(folder, text_table([HEADER, row]))))


def test_a_new_person_without_an_organisation_is_told(workspace: Workspace, tmp_path: Path) -> None:
    assert told(workspace, tmp_path, "Eva", "", "") == [WITHOUT]
    assert told(workspace, tmp_path, "Eva", "V", "") == []


def test_a_private_person_needs_none(workspace: Workspace, tmp_path: Path) -> None:
    assert told(workspace, tmp_path, "Eva", "", "ja") == []


def test_somebody_who_is_known_is_not_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.contacts.create(ContactFields(name="Eva"))
    assert told(workspace, tmp_path, "Eva", "", "") == []


def test_a_list_that_has_no_column_for_it_tells_nothing_row_by_row(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = text_table([("Name", "Raum"), ("Eva", "7"), ("Ott", "8")])
    assert problems(tried(workspace, a_file(tmp_path, data))) == []
