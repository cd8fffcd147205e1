"""A window on a real encrypted store, offscreen, with settings of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk import app
from gkdesk.settings import Settings
from gkdesk.ui.pages.page import Place
from tests.cheap_key import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for the user's data folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GKDESK_HOME", str(folder))
    return folder


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home / "einstellungen.json")


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, store_folder: Path, clock: FixedClock
) -> Iterator[MainWindow]:
    """Return the shown, locked window of a store."""
    made = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.session.end()


@pytest.fixture
def begins_on() -> str:
    """Return the page that the content begins on, "" for the one that every office begins on."""
    return ""


@pytest.fixture
def content(qtbot: QtBot, window: MainWindow, begins_on: str) -> ContentView:
    """Return the content after typing the passphrase."""
    if begins_on:
        window.session.place = Place(begins_on)
    return unlock(qtbot, window)


def unlock(qtbot: QtBot, window: MainWindow, passphrase: str = PASSPHRASE) -> ContentView:
    """Type the passphrase into the unlock page and wait for what it opens."""
    qtbot.keyClicks(window.unlock.passphrase.edit, passphrase)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    assert window.content is not None
    return window.content
