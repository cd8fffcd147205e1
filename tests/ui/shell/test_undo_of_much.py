"""Taking back much: in a worker, one at a time, to be stopped, and whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import StepNotNewest
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.text.labels import Label
from tests.factories import an_organisation
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow

MANY = 900


@pytest.fixture
def begins_on() -> str:
    """Begin on a small page: no test waits for more than it asks for."""
    return "about"


def import_many(workspace: Workspace, folder: Path) -> None:
    """Take over a list of contact persons in one step, after an organisation that stands alone."""
    an_organisation(workspace, name="Zuvor eingetragen")
    rows = (f"Person {number};Amt" for number in range(MANY))
    file = folder / "Liste.csv"
    file.write_text("\n".join(["Name;Organisation", *rows]), encoding="utf-8")
    table = workspace.imports.read(file)
    assignment = workspace.imports.proposal(table, CONTACTS).assignment
    workspace.imports.write(workspace.imports.dry_run(table, assignment, CONTACTS))


def people(workspace: Workspace) -> int:
    return len(workspace.contacts.rows())


@pytest.fixture
def much(content: ContentView, tmp_path: Path) -> ContentView:
    """Return the content after a long list was taken over."""
    import_many(content.context.workspace, tmp_path)
    content.show_page("about")
    content.setFocus()
    return content


def test_much_is_taken_back_beside_the_window_and_made_again(
    qtbot: QtBot, much: ContentView
) -> None:
    workspace = much.context.workspace
    assert people(workspace) == MANY
    much.undo()
    assert much.walk.is_busy()
    assert much.walk.panel is not None
    assert much.walk.panel.isVisible()
    qtbot.waitUntil(lambda: not much.walk.is_busy())
    assert people(workspace) == 0
    assert much.walk.panel is None
    assert much.toast.text().startswith("Zurückgenommen: ")

    much.redo()
    qtbot.waitUntil(lambda: not much.walk.is_busy())
    assert people(workspace) == MANY


def test_a_second_ctrl_z_meanwhile_takes_nothing_else_back(qtbot: QtBot, much: ContentView) -> None:
    much.undo()
    much.undo()
    assert "gerade" in much.toast.text()
    much.redo()
    qtbot.waitUntil(lambda: not much.walk.is_busy())

    workspace = much.context.workspace
    assert people(workspace) == 0
    assert [row.name for row in workspace.organisations.rows()] == ["Zuvor eingetragen"]
    assert workspace.history.can_undo() is Label.ORGANISATION_CREATED


def test_stopping_it_leaves_everything_as_it_was(qtbot: QtBot, much: ContentView) -> None:
    much.undo()
    assert much.walk.panel is not None
    much.walk.panel.cancel.click()
    qtbot.waitUntil(lambda: not much.walk.is_busy())

    workspace = much.context.workspace
    assert people(workspace) == MANY
    assert much.toast.text() == "Angehalten. Es ist alles, wie es war."
    assert workspace.history.can_undo() is not Label.ORGANISATION_CREATED


def test_what_is_written_in_between_is_not_taken_back_instead(much: ContentView) -> None:
    workspace = much.context.workspace
    step = workspace.history.next_undo()
    assert step is not None
    an_organisation(workspace, name="Gerade eingetragen")
    with pytest.raises(StepNotNewest):
        workspace.history.undo(only=step)

    assert people(workspace) == MANY
    assert "Gerade eingetragen" in [row.name for row in workspace.organisations.rows()]


def test_the_lock_in_the_middle_leaves_all_of_it_or_nothing(
    qtbot: QtBot, window: MainWindow, much: ContentView
) -> None:
    much.undo()
    assert much.walk.is_busy()
    window.lock()
    again = unlock(qtbot, window)

    workspace = again.context.workspace
    found = people(workspace), len(workspace.organisations.rows())
    assert found in {(MANY, 2), (0, 1)}
    assert not again.walk.is_busy()
