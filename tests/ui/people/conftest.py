"""The content of an unlocked store, shown as the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.content import ContentView
from gkdesk.ui.pages.people.page import PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace


@pytest.fixture
def content(qtbot: QtBot, workspace: Workspace) -> ContentView:
    """Return the content view with the focus in it."""
    return shown(qtbot, workspace)


@pytest.fixture
def page(content: ContentView) -> PeoplePage:
    """Return the page Menschen."""
    content.show_page("people")
    current = content.current()
    assert isinstance(current, PeoplePage)
    return current


def shown(qtbot: QtBot, workspace: Workspace, width: int = 1366, height: int = 768) -> ContentView:
    """Show the content of a workspace in a window that has the focus."""
    view = ContentView(workspace)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view
