"""An index that takes a while to be made anew goes on where the lock stopped it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import tasks
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def store_to_copy(demo_store: Path) -> Path:
    """Begin with the practice data."""
    return demo_store


def test_a_search_that_the_lock_stopped_goes_on_after_unlocking(
    qtbot: QtBot, window: MainWindow
) -> None:
    content = unlock(qtbot, window)
    qtbot.waitUntil(lambda: tasks.running() == (), timeout=20_000)
    name = content.context.workspace.organisations.rows()[0].name
    forget_the_index(content.context.workspace)
    del content
    window.lock()
    unlock(qtbot, window)
    window.lock()
    search = unlock(qtbot, window).context.workspace.search
    qtbot.waitUntil(search.is_current, timeout=20_000)
    assert search.find(name, kinds=(RecordKind.ORGANISATION,))


def forget_the_index(workspace: Workspace) -> None:
    """Leave the index as an older program leaves it: nothing in it counts."""
    with workspace._store._unlogged() as session:
        driver = session.connection()
        driver.exec_driver_sql("UPDATE search_entry SET folding = -1")
        driver.exec_driver_sql("UPDATE search_state SET value = ''")
