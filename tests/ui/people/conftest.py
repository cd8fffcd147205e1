"""The content of an unlocked store, shown as the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gkdesk.ui import tasks
from gkdesk.ui.content import ContentView
from gkdesk.ui.pages.page import Page, PageSpec
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.registry import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace


class Show(Protocol):
    """Show the content in a window of this size, with the focus in it."""

    def __call__(self, width: int = 1366, height: int = 768) -> ContentView: ...


class EmptyPage(Page):
    """A page without anything on it."""

    key = "empty"
    title = "Leer"
    icon = "info"
    help_topic = "hilfe"


EMPTY = PageSpec(EmptyPage.key, EmptyPage.title, EmptyPage.icon, EmptyPage, hidden=True)


@pytest.fixture
def first_page() -> PageSpec:
    """Return the page to begin on: an empty one, no test waits for more than it asks for."""
    return EMPTY


def with_page(page: PageSpec) -> tuple[PageSpec, ...]:
    """Return all pages, with this one in the place of the one with its key, or at the end."""
    if all(each.key != page.key for each in PAGES):
        return (*PAGES, page)
    return tuple(page if each.key == page.key else each for each in PAGES)


@pytest.fixture
def show(qtbot: QtBot, workspace: Workspace, first_page: PageSpec) -> Iterator[Show]:
    """Return a way to show the workspace; what it showed is gone before the store closes."""
    views: list[ContentView] = []
    pages = with_page(first_page)

    def shown(width: int = 1366, height: int = 768) -> ContentView:
        view = ContentView(workspace, pages=pages)
        view.show_page(first_page.key)
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
