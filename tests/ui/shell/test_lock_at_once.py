"""The lock is quick whatever runs: content is hidden first, deaf work keeps nothing open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from gkdesk.errors import StoreLocked
from gkdesk.ui import tasks
from gkdesk.ui.session import State
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gkdesk.progress import Progress
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow


class Deaf:
    """Work that looks at nothing until it is let go, then at the store."""

    def __init__(self, workspace: Workspace) -> None:
        self.running = threading.Event()
        self.go = threading.Event()
        self.refused = threading.Event()
        self._workspace = workspace

    def __call__(self, _progress: Progress) -> None:
        self.running.set()
        self.go.wait(20)
        try:
            self._workspace.organisations.rows()
        except StoreLocked:
            self.refused.set()
            raise


@pytest.fixture
def deaf(content: ContentView) -> Iterator[Deaf]:
    work = Deaf(content.context.workspace)
    tasks.run(
        content,
        work,
        done=_never,
        failed=_never,
        stopped=_never_stopped,
        title="Sicherung",
    )
    assert work.running.wait(20)
    yield work
    work.go.set()
    assert tasks.wait(20_000)


def _never(result: object) -> None:
    raise AssertionError(result)


def _never_stopped() -> None:
    raise AssertionError


def test_work_that_hears_nothing_does_not_keep_the_store_open(
    window: MainWindow, content: ContentView, deaf: Deaf
) -> None:
    workspace = content.context.workspace
    del content
    window.lock()
    assert not deaf.go.is_set()
    assert window.session.state() is State.LOCKED
    assert window.unlock.isVisible()
    with pytest.raises(StoreLocked):
        workspace.organisations.rows()
    deaf.go.set()
    assert deaf.refused.wait(20)


def test_after_unlocking_that_work_is_named_and_its_end_is_not_heard(
    qtbot: QtBot, window: MainWindow, content: ContentView, deaf: Deaf
) -> None:
    del content
    window.lock()
    again = unlock(qtbot, window)
    deaf.go.set()
    assert tasks.wait(20_000)
    said = [again.banners.itemAt(place).widget() for place in range(again.banners.count())]
    assert any("Sicherung" in banner.accessibleName() for banner in said if banner)


def test_everything_is_hidden_before_anything_is_written(
    window: MainWindow, content: ContentView, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = QDialog(content)
    dialog.open()
    seen: list[bool] = []

    def flush() -> None:
        middle = window.rect().center()
        on_top = window.childAt(middle)
        covered = on_top is window.unlock or window.unlock.isAncestorOf(on_top)
        seen.append(covered and not dialog.isVisible())

    monkeypatch.setattr(content, "flush", flush)
    del content
    window.lock()
    assert seen == [True]
