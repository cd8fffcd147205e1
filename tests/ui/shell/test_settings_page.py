"""The settings say what they mean, and the help is legible in both schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextTable
from PySide6.QtWidgets import QComboBox, QLabel

from gkdesk import settings as device
from gkdesk.text.codes.findings import Territory
from gkdesk.ui import theme
from gkdesk.ui.pages.help_text import HelpView, load
from gkdesk.ui.pages.settings import SettingsPage
from gkdesk.ui.reading_order import is_stop
from gkdesk.ui.theme import Appearance
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow

ONE = "1 Angabe noch nicht gespeichert"


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


def settings_page(content: ContentView) -> SettingsPage:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    return page


def test_the_type_of_local_authority_is_chosen_from_three(
    qtbot: QtBot, content: ContentView
) -> None:
    page = settings_page(content)
    choice = page.office.form.input("territory")
    assert isinstance(choice, QComboBox)
    offered = [choice.itemText(index) for index in range(choice.count())]
    assert offered == ["keine Angabe", "Kreis", "kreisfreie Stadt", "kreisangehörige Kommune"]
    page.office.form.focus_field("territory")
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    content.show_page("today")
    assert content.context.workspace.office.facts().territory is Territory.DISTRICT


def told(content: ContentView) -> str:
    button = content.topbar.unsaved
    return button.accessibleName() if button.isVisible() else ""


def test_a_wrong_line_of_the_letterhead_is_counted_and_led_to(
    qtbot: QtBot, content: ContentView
) -> None:
    page = settings_page(content)
    page.office.form.focus_field("email")
    qtbot.keyClicks(page.office.form.input("email"), "amt at kreis")
    page.office.form.focus_field("unit")
    qtbot.keyClicks(page.office.form.input("unit"), "Integration")
    content.show_page("today")
    assert content.context.workspace.office.facts().unit == "Integration"
    assert told(content) == ONE
    content.topbar.unsaved.click()
    assert content.current() is page
    assert page.office.form.input("email").hasFocus()
    assert page.office.form.error("email")


@pytest.mark.parametrize("field", ["email", "municipality"])
def test_what_is_half_typed_in_the_settings_is_led_to_after_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView, field: str
) -> None:
    page = settings_page(content)
    mail = page.office.form.input("email")
    line = mail if field == "email" else page.municipalities.new
    line.setFocus()
    qtbot.keyClicks(line, "Neust")
    window.lock()
    content = unlock(qtbot, window)
    content.show_page("today")
    assert told(content) == ONE
    content.topbar.unsaved.click()
    page = settings_page(content)
    line = page.office.form.input("email") if field == "email" else page.municipalities.new
    assert line.property("text") == "Neust"
    assert line.hasFocus()


def test_a_municipality_waits_no_more_once_it_is_entered(
    qtbot: QtBot, content: ContentView
) -> None:
    lists = settings_page(content).municipalities
    lists.new.setFocus()
    qtbot.keyClicks(lists.new, "Neustadt")
    lists.add.setFocus()
    assert told(content) == ONE
    lists.add.click()
    assert told(content) == ""
    assert content.context.workspace.drafts.all() == ()


def test_a_municipality_that_is_being_renamed_is_saved_by_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    content.context.workspace.office.add_municipality("Altdorf")
    lists = settings_page(content).municipalities
    lists.fields[0].selectAll()
    qtbot.keyClicks(lists.fields[0], "Neudorf")
    window.lock()
    workspace = unlock(qtbot, window).context.workspace
    assert [row.name for row in workspace.office.municipalities()] == ["Neudorf"]


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


def test_tab_reaches_only_the_chosen_profile_and_arrows_choose_another(
    qtbot: QtBot, content: ContentView
) -> None:
    profiles = content.context.workspace.profiles
    group = settings_page(content).profile.buttons
    stored = profiles.current().code
    stops = {code for code, button in group.items() if is_stop(button)}
    assert stops == {stored}
    group[stored].setFocus()
    order = list(group)
    following = order[order.index(stored) + 1]
    qtbot.keyClick(group[stored], Qt.Key.Key_Down)
    assert group[following].hasFocus()
    assert profiles.current().code == following
    content.undo()
    assert group[stored].isChecked()
    assert {code for code, button in group.items() if is_stop(button)} == {stored}


@pytest.mark.parametrize("topic", ["menschen", "erster-start"])
def test_the_mark_of_a_list_stands_apart_from_its_text(qtbot: QtBot, topic: str) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    view.show_help(load(topic))
    block = view.document().begin()
    while block.textList() is None:
        block = block.next()
    # Qt leaves the width of one space of the block's own font.
    font = block.charFormat().font()
    assert QFontMetricsF(font).horizontalAdvance(" ") >= theme.px("space.s")
    assert font.pixelSize() == theme.px("type.row")
