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
    assert sorted(labels) == ["Ahmad Ali, K101", "Ahmad Ali, K102", "Ahmad Nur"]
    press(Qt.Key.Key_Return)
    assert pick.client() is None
    wanted = next(each for each in pick._hits if each.label().endswith("K102"))
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
