"""Somebody with a further organisation stands in the directory twice, and is one person again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.records import RowFate
from gkdesk.text.papers import network as words
from tests.cheap_key import PASSPHRASE
from tests.factories import a_contact, an_organisation
from tests.unit.incoming.files import text_table
from tests.unit.services.import_kit import a_file, fates, problems, tried
from tests.unit.services.papers_kit import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace

FORMATS = (PaperFormat.CSV, PaperFormat.XLSX, PaperFormat.CARDS)
HEADER = ("Name", "Funktion", "Telefon", "Organisation", "Weitere Stelle")


@pytest.fixture
def other(tmp_path: Path, bare_store: Path) -> Iterator[Workspace]:
    folder = Path(shutil.copytree(bare_store, tmp_path / "anderer"))
    made = access.unlock(folder, PASSPHRASE, clock=FixedClock.on(TODAY))
    yield made
    made.close()


def where(workspace: Workspace) -> list[tuple[str, str, dict[str, str]]]:
    """Return everybody with her organisation and the further ones with the functions there."""
    views = [workspace.contacts.detail(row.id) for row in workspace.contacts.rows()]
    return [
        (
            view.fields.name,
            view.organisation,
            {p.organisation: p.post.function for p in workspace.contacts.posts(view.id)},
        )
        for view in views
    ]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("phone", ["", "0221 4710-5"])
def test_nobody_becomes_two_people_on_the_way_to_another_store(
    workspace: Workspace, other: Workspace, tmp_path: Path, form: PaperFormat, phone: str
) -> None:
    office = an_organisation(workspace, name="Volkshochschule", short_name="")
    # The further one stands before the first one in the file.
    club = an_organisation(workspace, name="Asylkreis", short_name="")
    eva = a_contact(
        workspace, name="Eva Weber", function="Leitung", organisation_id=office, phone=phone
    )
    workspace.contacts.save_post(eva, FurtherPost(club, "Beratung"))
    wish = PaperWish(PaperCode.DIRECTORY, form, Audience.OFFICE)
    path = a_file(tmp_path, workspace.network_papers.make(wish).data, "verzeichnis")
    plan = tried(other, path)
    assert plan.new_records == 1
    other.imports.write(plan)
    assert where(other) == [("Eva Weber", "Volkshochschule", {"Asylkreis": "Beratung"})]
    other.history.undo()
    assert where(other) == []


def test_the_store_that_made_the_directory_knows_everybody_in_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    office = an_organisation(workspace, name="Volkshochschule", short_name="")
    club = an_organisation(workspace, name="Asylkreis", short_name="")
    eva = a_contact(workspace, name="Eva Weber", function="Leitung", organisation_id=office)
    workspace.contacts.save_post(eva, FurtherPost(club, "Beratung"))
    wish = PaperWish(PaperCode.DIRECTORY, PaperFormat.CSV, Audience.OFFICE)
    plan = tried(workspace, a_file(tmp_path, workspace.network_papers.make(wish).data))
    assert plan.new_records == 0
    assert set(fates(plan)) == {RowFate.KNOWN}


def test_it_is_said_where_a_row_is_a_further_post(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        HEADER,
        ("Eva Weber", "Beratung", "", "Asylkreis", "ja"),
        ("Eva Weber", "Leitung", "", "Volkshochschule", ""),
    ]
    plan = tried(workspace, a_file(tmp_path, text_table(rows)))
    assert fates(plan) == [RowFate.REPEATED, RowFate.NEW]
    assert problems(plan) == [(2, "further_post", "Name")]


def test_without_that_word_two_rows_stay_two_people(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        HEADER,
        ("Eva Weber", "Beratung", "", "Asylkreis", ""),
        ("Eva Weber", "Leitung", "", "Volkshochschule", ""),
    ]
    plan = tried(workspace, a_file(tmp_path, text_table(rows)))
    assert plan.new_records == 2


def test_somebody_else_with_another_number_is_not_meant(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [
        HEADER,
        ("Eva Weber", "Beratung", "0221 1111", "Asylkreis", "ja"),
        ("Eva Weber", "Leitung", "0221 2222", "Volkshochschule", ""),
    ]
    workspace.imports.write(tried(workspace, a_file(tmp_path, text_table(rows))))
    assert sorted(place for _name, place, _posts in where(workspace)) == [
        "Asylkreis",
        "Volkshochschule",
    ]


@pytest.mark.parametrize("is_known", [True, False])
def test_whom_the_row_of_a_further_post_calls_private_is_private(
    workspace: Workspace, tmp_path: Path, *, is_known: bool
) -> None:
    first = ("Eva Weber", "Leitung", "0221 1111", "Volkshochschule", "", "")
    further = ("Eva Weber", "Beratung", "0221 1111", "Asylkreis", "ja", "ja")
    rows = [(*HEADER, "Privatperson"), further, *([] if is_known else [first])]
    if is_known:
        a_contact(workspace, name="Eva Weber", function="Leitung", phone="0221 1111")
    workspace.imports.write(tried(workspace, a_file(tmp_path, text_table(rows))))
    (row,) = workspace.contacts.rows()
    assert workspace.contacts.detail(row.id).fields.private


def test_one_organisation_under_two_names_is_no_further_post(
    workspace: Workspace, tmp_path: Path
) -> None:
    an_organisation(workspace, name="Volkshochschule", short_name="VHS")
    rows = [
        HEADER,
        ("Eva Weber", "Leitung", "", "Volkshochschule", ""),
        ("Eva Weber", "Beratung", "", "VHS", "ja"),
    ]
    workspace.imports.write(tried(workspace, a_file(tmp_path, text_table(rows))))
    assert where(workspace) == [("Eva Weber", "Volkshochschule", {})]


def test_it_is_said_that_cards_carry_less() -> None:
    assert "vCard" in words.DIRECTORY
