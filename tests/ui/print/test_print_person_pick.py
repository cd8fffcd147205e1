"""Choosing the person whose booklet it is: by name, and never one of several by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.factories import a_client
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart


def test_namesakes_are_told_apart_and_the_user_chooses(
    qtbot: QtBot, workspace: Workspace, page: BookletsPart
) -> None:
    a_client(workspace, official_name="Ahmad Ali", code="K101")
    second = a_client(workspace, official_name="Ahmad Ali", code="K102")
    a_client(workspace, official_name="Ahmad Nur", code="K103")
    pick = page.who.person
    pick.search.setFocus()
    qtbot.keyClicks(pick.search, "ahmad")
    qtbot.waitUntil(lambda: all(each.isVisible() for each in pick._hits))
    labels = [each.label() for each in pick._hits]
    assert sorted(labels) == ["Ahmad Nur", "K101 · Ahmad Ali", "K102 · Ahmad Ali"]
    press(Qt.Key.Key_Return)
    assert pick.client() is None
    wanted = next(each for each in pick._hits if each.label().startswith("K102"))
    while focused() is not wanted:
        press(Qt.Key.Key_Tab)
        assert focused() in pick._hits
    press(Qt.Key.Key_Return)
    assert pick.asked() == second
    assert pick.code.text() == "K102"
    assert pick.code.isVisible()


def test_that_nobody_is_called_so_is_said(qtbot: QtBot, page: BookletsPart) -> None:
    pick = page.who.person
    qtbot.keyClicks(pick.search, "Quitte")
    assert pick.nobody.isVisible()
    pick.search.clear()
    assert not pick.nobody.isVisible()


def test_a_long_name_makes_its_column_no_wider(
    qtbot: QtBot, workspace: Workspace, page: BookletsPart
) -> None:
    a_client(workspace, official_name="Quitte Donaudampfschifffahrtsgesellschaftskapitän " * 2)
    pick, column = page.who.person, page.pane.viewport()
    qtbot.keyClicks(pick.search, "quitte")
    qtbot.waitUntil(lambda: all(each.isVisible() for each in pick._hits))
    assert page.pane.widget().width() <= column.width()
    pick.choose(int(pick._hits[0].property("ref")))
    qtbot.waitUntil(pick.name.isVisible)
    assert page.pane.widget().width() <= column.width()
