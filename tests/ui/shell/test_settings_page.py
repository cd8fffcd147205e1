"""The settings say what they mean, and the help is legible in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QLabel

from gkdesk import settings as device
from gkdesk.ui import theme
from gkdesk.ui.pages.help_text import HelpView, load
from gkdesk.ui.pages.settings import SettingsPage
from gkdesk.ui.theme import Appearance

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView


@pytest.mark.parametrize("setting", [device.THEME, device.TEXT_PERCENT, device.IDLE_MINUTES])
def test_what_a_setting_means_stands_below_it(
    content: ContentView, setting: device.Setting[str] | device.Setting[int]
) -> None:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    assert setting.help in [label.text() for label in page.findChildren(QLabel)]
    assert setting.help in {
        choice.accessibleDescription() for choice in (page.appearance, page.text_size, page.idle)
    }


def test_the_lines_of_a_help_table_follow_the_scheme(qtbot: QtBot) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    view.show_help(load("tastatur"))
    view.show()
    for appearance in (Appearance.DARK, Appearance.LIGHT):
        theme.current().set_appearance(appearance)
        (table,) = view.document().rootFrame().childFrames()
        assert isinstance(table, QTextTable)
        assert table.format().toTableFormat().borderBrush().color() == theme.color("line")
