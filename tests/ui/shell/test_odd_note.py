"""What opening makes of the note of a swap is told: one that is odd, and one that was finished."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.ui.widgets import Banner
from tests.cheap_key import PASSPHRASE
from tests.ui.conftest import draw
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.main_window import MainWindow

FORMER = "Bestand-bis-2026-11-18-090000"


def _banners(window: MainWindow) -> list[str]:
    assert window.content is not None
    return [banner.accessibleName() for banner in window.content.findChildren(Banner)]


def test_an_odd_note_beside_the_store_is_told_calmly_after_opening(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    note = paths.swap_note(store_folder)
    note.write_text('{"restored": "Bestand-wiederhergestellt-x", "old": "Bestand-bis-y"}')
    unlock(qtbot, window)
    (told,) = [text for text in _banners(window) if note.name in text]
    assert "unverändert" in told
    assert note.exists()
    logged = paths.log_file().read_text(encoding="utf-8")
    assert "names no swap" in logged
    assert str(store_folder) not in logged


def test_nothing_is_said_where_no_note_lies(qtbot: QtBot, window: MainWindow) -> None:
    unlock(qtbot, window)
    assert not [text for text in _banners(window) if ".tausch" in text]
    assert not paths.log_file().exists()


def test_a_swap_that_opening_has_finished_is_told_once(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock
) -> None:
    workspace = access.unlock(store_folder, PASSPHRASE, clock=clock)
    backup = workspace.backups.make(Silent())
    restored = workspace.backups.restore(backup.folder, Silent()).folder
    workspace.close()
    note = paths.swap_note(store_folder)
    note.write_text(json.dumps({"restored": restored.name, "old": FORMER}), encoding="utf-8")
    unlock(qtbot, window)
    (told,) = [text for text in _banners(window) if FORMER in text]
    assert "nicht gelöscht" in told
    draw(window, "tausch-abgeschlossen")
    window.lock()
    unlock(qtbot, window)
    assert not [text for text in _banners(window) if FORMER in text]
