"""The directory for the own use, read in again: no mark of privacy is lost on the way."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import network as words
from tests.cheap_key import PASSPHRASE
from tests.factories import a_contact, an_organisation
from tests.unit.services.import_kit import a_file, tried
from tests.unit.services.papers_kit import TODAY, an_alliance, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.register.contact_fields import ContactFields
    from gkdesk.services.workspace import Workspace

FORMATS = (PaperFormat.CSV, PaperFormat.XLSX, PaperFormat.CARDS)
NUMBERS = ("phone", "mobile", "email")


@pytest.fixture
def other(tmp_path: Path, bare_store: Path) -> Iterator[Workspace]:
    folder = Path(shutil.copytree(bare_store, tmp_path / "anderer"))
    made = access.unlock(folder, PASSPHRASE, clock=FixedClock.on(TODAY))
    yield made
    made.close()


def people(workspace: Workspace) -> dict[str, ContactFields]:
    found = [workspace.contacts.detail(row.id).fields for row in workspace.contacts.rows()]
    return {fields.name: fields for fields in found}


def directory(workspace: Workspace, form: PaperFormat, audience: Audience) -> bytes:
    wish = PaperWish(PaperCode.DIRECTORY, form, audience)
    return workspace.network_papers.make(wish).data


@pytest.mark.parametrize("form", FORMATS)
def test_every_mark_comes_back_with_its_number(
    workspace: Workspace, other: Workspace, tmp_path: Path, form: PaperFormat
) -> None:
    an_alliance(workspace)
    path = a_file(tmp_path, directory(workspace, form, Audience.OFFICE), "verzeichnis")
    other.imports.write(tried(other, path))
    before, after = people(workspace), people(other)
    assert set(after) == set(before)
    for name, fields in before.items():
        read = after[name]
        assert (read.private, read.note) == (fields.private, "")
        for number in NUMBERS:
            assert getattr(read, number) == getattr(fields, number)
            if getattr(fields, f"{number}_private"):
                assert getattr(read, f"{number}_private")


@pytest.mark.parametrize("form", FORMATS)
def test_a_function_without_a_name_comes_back_as_a_function(
    workspace: Workspace, other: Workspace, tmp_path: Path, form: PaperFormat
) -> None:
    office = an_organisation(workspace, name="Ausländerbehörde")
    a_contact(
        workspace, name="", function="Terminvergabe", organisation_id=office, phone="0221 4710-5"
    )
    path = a_file(tmp_path, directory(workspace, form, Audience.OFFICE), "verzeichnis")
    other.imports.write(tried(other, path))
    (row,) = other.contacts.rows()
    fields = other.contacts.detail(row.id).fields
    assert (fields.name, fields.function, fields.phone) == ("", "Terminvergabe", "0221 4710-5")


def test_a_card_without_a_name_is_shown_by_its_function_alone(workspace: Workspace) -> None:
    a_contact(workspace, name="", function="Terminvergabe")
    lines = directory(workspace, PaperFormat.CARDS, Audience.OFFICE).decode().splitlines()
    assert "FN:Terminvergabe" in lines
    assert not [line for line in lines if line.startswith("N:")]


def test_the_table_has_exactly_the_marks_of_the_store(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    an_alliance(workspace)
    path = a_file(tmp_path, directory(workspace, PaperFormat.XLSX, Audience.OFFICE))
    other.imports.write(tried(other, path))
    after = people(other)
    for name, fields in people(workspace).items():
        for number in NUMBERS:
            flag = f"{number}_private"
            assert getattr(after[name], flag) == getattr(fields, flag), (name, flag)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_with_private_numbers_says_that_it_is_not_to_be_passed_on(
    workspace: Workspace, form: PaperFormat
) -> None:
    an_alliance(workspace)
    wish = PaperWish(PaperCode.DIRECTORY, form, Audience.OFFICE)
    said = words_in(workspace.network_papers.make(wish))
    warning = words.PRIVATE_CARD if form is PaperFormat.CARDS else words.PRIVATE_INSIDE
    assert warning in said


def test_the_workbook_says_so_on_a_sheet_that_is_seen(workspace: Workspace) -> None:
    an_alliance(workspace)
    data = directory(workspace, PaperFormat.XLSX, Audience.OFFICE)
    about = load_workbook(io.BytesIO(data)).worksheets[1]
    assert words.PRIVATE_INSIDE in [row[0].value for row in about.iter_rows()]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_passed_on_has_neither_marks_nor_a_warning(
    workspace: Workspace, form: PaperFormat
) -> None:
    an_alliance(workspace)
    wish = PaperWish(PaperCode.DIRECTORY, form, Audience.PARTICIPANT)
    said = words_in(workspace.network_papers.make(wish))
    for word in (*words.PRIVATE_COLUMNS, words.PRIVATE_INSIDE, words.PRIVATE_CARD):
        assert word not in said


def test_the_card_of_a_private_person_calls_every_number_one_of_a_home(
    workspace: Workspace,
) -> None:
    an_alliance(workspace)
    text = directory(workspace, PaperFormat.CARDS, Audience.OFFICE).decode()
    (card,) = [each for each in text.split("BEGIN:VCARD") if "FN:Ehrenfried" in each]
    assert 'TEL;TYPE="cell,home"' in card
    assert "work" not in card.partition("ADR")[0]
