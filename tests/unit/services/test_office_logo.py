"""The logo of the office: chosen, described, removed, and on its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from gkdesk.errors import InvalidInput, PictureTooLarge, PictureUnreadable
from gkdesk.services.office_logo import LARGEST_FILE, Logo, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "wappen.png"
    Image.new("RGBA", (600, 200), (180, 20, 30, 255)).save(path)
    return path


def test_there_is_no_logo_until_somebody_chooses_one(workspace: Workspace) -> None:
    assert workspace.office.logo.current() is None
    assert workspace.office.letterhead() is None


def test_a_logo_is_kept_with_its_words_and_removed_with_them(
    workspace: Workspace, picture: Path
) -> None:
    logo = workspace.office.logo
    data = prepared(picture)
    logo.choose(data)
    logo.describe("  Wappen des\nKreises ")
    assert logo.current() == Logo(data, "Wappen des Kreises")
    logo.remove()
    assert logo.current() is None
    logo.choose(data)
    assert logo.current() == Logo(data, "")


def test_choosing_and_removing_can_be_undone(workspace: Workspace, picture: Path) -> None:
    logo, data = workspace.office.logo, prepared(picture)
    logo.choose(data)
    logo.remove()
    workspace.history.undo()
    assert logo.current() == Logo(data)
    workspace.history.undo()
    assert logo.current() is None
    workspace.history.redo()
    assert logo.current() == Logo(data)


def test_saving_the_facts_of_the_office_leaves_the_logo_alone(
    workspace: Workspace, picture: Path
) -> None:
    office = workspace.office
    office.logo.choose(prepared(picture))
    office.save(replace(office.facts(), name="Kreis Musterland"))
    assert office.logo.current() is not None


def test_the_letterhead_has_the_name_the_ways_to_reach_and_the_logo(
    workspace: Workspace, picture: Path
) -> None:
    office = workspace.office
    facts = replace(
        office.facts(), name="Kreis Musterland", unit="Integration", place="Neustadt", phone="0123"
    )
    office.save(facts)
    head = office.letterhead()
    assert head is not None
    assert (head.name, head.lines, head.logo) == (
        "Kreis Musterland",
        ("Integration", "Neustadt", "0123"),
        None,
    )
    office.logo.choose(prepared(picture))
    office.logo.describe("Wappen")
    again = office.letterhead()
    assert again is not None
    assert again.logo is not None
    assert again.logo.alternative == "Wappen"


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_text("Das ist ein Brief.", encoding="utf-8")
    for wrong in (path, tmp_path / "fehlt.png", tmp_path):
        with pytest.raises(PictureUnreadable):
            prepared(wrong)


def test_an_endless_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "logo.tif"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(PictureTooLarge):
        prepared(path)


def test_endless_words_are_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        workspace.office.logo.describe("Wappen " * 2000)
