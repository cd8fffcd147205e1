"""The content of an unlocked store, shown as the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gkdesk.ui import tasks
from gkdesk.ui.content import ContentView
from gkdesk.ui.pages.people.page import PeoplePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace


class Show(Protocol):
    """Show the content in a window of this size, with the focus in it."""

    def __call__(self, width: int = 1366, height: int = 768) -> ContentView: ...


@pytest.fixture
def first_page() -> str:
    """Return the page to begin on: a small one, no test waits for more than it asks for."""
    return "about"


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace, first_page: str) -> Iterator[Show]:
    """Return a way to show the workspace; what it showed is gone before the store closes."""
    views: list[ContentView] = []

    def shown(width: int = 1366, height: int = 768) -> ContentView:
        view = ContentView(workspace, first=first_page)
        views.append(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    yield shown
    tasks.stop_all()
    for view in views:
        view.hide()
        view.clear()
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def content(show: Show) -> ContentView:
    """Return the content view with the focus in it."""
    return show()


@pytest.fixture
def page(content: ContentView) -> PeoplePage:
    """Return the page Menschen."""
    content.go_to("people")
    current = content.current()
    assert isinstance(current, PeoplePage)
    return current
