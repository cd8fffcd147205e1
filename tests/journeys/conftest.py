"""An opened store in its window, to be worked on by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk import app
from gkdesk.settings import Settings
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView


@pytest.fixture
def content(
    qtbot: QtBot,
    tmp_path: Path,
    store_folder: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ContentView]:
    """Return what an opened store shows in its window."""
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path / "home"))
    settings = Settings(tmp_path / "home" / "einstellungen.json")
    app.make_application(settings)
    window = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield unlock(qtbot, window)
    window.session.end()
