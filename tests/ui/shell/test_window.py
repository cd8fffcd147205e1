"""The unlocked window: navigation, search, undo, privacy view, help, narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.text.labels import Label
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.help_window import HelpWindow
from gkdesk.ui.upkeep import DAMAGED
from gkdesk.ui.widgets import Banner, Kind
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow


@pytest.fixture
def begins_on() -> str:
    """Begin on a small page: no test waits for more than it asks for."""
    return "about"


def press(qtbot: QtBot, content: ContentView, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or content, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_alt_and_a_number_opens_the_pages_in_their_order(
    qtbot: QtBot, content: ContentView
) -> None:
    upper = [spec.key for spec in content.specs if not spec.foot and not spec.hidden]
    for number, key in enumerate(upper, start=1):
        press(qtbot, content, Qt.Key(Qt.Key.Key_0.value + number), ALT)
        page = content.current()
        assert page is not None
        assert page.key == key
        assert content.navigation.item(key).isChecked()


def test_the_navigation_has_no_entry_without_a_page(content: ContentView) -> None:
    for key in content.navigation.keys():  # noqa: SIM118 - a method of the navigation
        content.show_page(key)
        page = content.current()
        assert page is not None
        assert page.key == key


def test_a_search_that_is_left_while_it_looks_does_not_open_over_the_page(
    qtbot: QtBot, content: ContentView
) -> None:
    content.search.begin(None)
    qtbot.keyClicks(content.topbar.search, "muster")
    content.topbar.privacy.setFocus()
    assert not content.search._timer.isActive()
    assert not content.search.isVisible()


def test_search_finds_while_typing_and_enter_opens_the_hit(
    qtbot: QtBot, content: ContentView
) -> None:
    a_client(content.context.workspace, official_name="Oksana Bondarenko")
    press(qtbot, content, Qt.Key.Key_K, CTRL)
    field = content.topbar.search
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "bondar")
    qtbot.waitUntil(content.search.isVisible)
    with qtbot.waitSignal(content.search.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args[0] == "client"
    page = content.current()
    assert page is not None
    assert page.key == "people"
    assert not content.search.isVisible()


def test_arrow_keys_move_over_the_heads_of_the_groups(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    a_client(workspace, official_name="Muster Eins")
    an_organisation(workspace, name="Muster Zwei")
    content.search.begin(None)
    qtbot.keyClicks(content.topbar.search, "muster")
    qtbot.waitUntil(content.search.isVisible)
    first = content.search.view.currentIndex()
    qtbot.keyClick(content.topbar.search, Qt.Key.Key_Down)
    second = content.search.view.currentIndex()
    assert content.search.model.hit(first) != content.search.model.hit(second)
    assert content.search.model.hit(second) is not None


def test_escape_gives_the_focus_back(qtbot: QtBot, content: ContentView) -> None:
    content.show_page("settings")
    before = content.findChild(object, "new-municipality")
    before.setFocus()
    press(qtbot, content, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(content.topbar.search.hasFocus)
    qtbot.keyClick(content.topbar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(before.hasFocus)


def test_the_privacy_view_keeps_names_out_of_the_search(qtbot: QtBot, content: ContentView) -> None:
    a_client(content.context.workspace, official_name="Oksana Bondarenko")
    press(qtbot, content, Qt.Key.Key_F8, NONE)
    assert content.privacy.is_on()
    assert content.topbar.privacy.isChecked()
    content.search.begin(None)
    qtbot.keyClicks(content.topbar.search, "bondar")
    qtbot.waitUntil(content.search.isVisible)
    assert content.search.model.rowCount() == 0
    assert "Sichtschutz" in content.search.note.text()


def test_nothing_found_is_said_in_a_sentence(qtbot: QtBot, content: ContentView) -> None:
    content.search.begin(None)
    qtbot.keyClicks(content.topbar.search, "xyzxyz")
    qtbot.waitUntil(content.search.isVisible)
    assert "Nichts gefunden" in content.search.note.text()


def test_ctrl_z_takes_the_last_change_back_and_ctrl_y_makes_it_again(
    qtbot: QtBot, content: ContentView
) -> None:
    workspace = content.context.workspace
    content.show_page("about")
    content.setFocus()
    an_organisation(workspace)
    content.undo()
    assert workspace.organisations.rows() == ()
    assert Label.ORGANISATION_CREATED.text in content.toast.text()
    content.redo()
    assert len(workspace.organisations.rows()) == 1


def test_nothing_to_undo_is_said_and_not_an_error(content: ContentView) -> None:
    content.undo()
    assert content.toast.text()


def test_ctrl_z_in_a_text_field_is_the_fields_own(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    an_organisation(workspace)
    content.show_page("settings")
    field = content.findChild(object, "new-municipality")
    field.setFocus()
    qtbot.keyClicks(field, "Neustadt")
    press(qtbot, content, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert len(workspace.organisations.rows()) == 1


def test_a_write_moves_the_save_indicator_and_offers_undo(content: ContentView) -> None:
    outcome = content.context.workspace.office.add_municipality("Altdorf")
    content.context.wrote(outcome, "Gemeinde eingetragen")
    assert "Gespeichert" in content.topbar.state.accessibleName()
    assert content.toast.text() == "Gemeinde eingetragen"
    content.toast.undo.click()
    assert content.context.workspace.office.municipalities() == ()


def test_pages_that_are_not_shown_reload_when_they_are(content: ContentView) -> None:
    content.show_page("settings")
    content.show_page("about")
    outcome = content.context.workspace.office.add_municipality("Altdorf")
    content.context.wrote(outcome)
    content.show_page("settings")
    fields = content.findChildren(object)
    assert any(getattr(f, "accessibleName", str)() == "Gemeinde Altdorf" for f in fields)


def test_f1_opens_the_help_of_the_page_and_escape_closes_it(
    qtbot: QtBot, content: ContentView
) -> None:
    content.show_page("security")
    content.setFocus()
    press(qtbot, content, Qt.Key.Key_F1, NONE)
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow))
    assert "Wiederherstellungsblatt" in window.view.toPlainText()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(_helps()))


def test_a_narrow_window_shows_icons_with_names(window: MainWindow, content: ContentView) -> None:
    window.resize(911, 512)
    QApplication.processEvents()
    assert content.navigation.width() == 56
    item = content.navigation.item("security")
    assert item.accessibleName() == "Sicherheit"
    assert "Sicherheit" in item.toolTip()


def test_a_banner_goes_when_it_is_closed(qtbot: QtBot, content: ContentView) -> None:
    content.context.banner(Kind.INFO, "Ein Hinweis")
    banner = content.findChild(Banner)
    assert content.notices.isVisible()
    banner.dismissed.emit()
    assert not content.notices.isVisible()


def test_the_navigation_names_the_last_backup(qtbot: QtBot, content: ContentView) -> None:
    assert "Noch nicht gesichert" in content.navigation.backup.accessibleName()
    content.backups.look()
    qtbot.waitUntil(
        lambda: "Gesichert heute" in content.navigation.backup.accessibleName(), timeout=20_000
    )
    assert not content.context.workspace.backups.is_due()


def test_every_kind_of_hit_has_its_page(content: ContentView) -> None:
    workspace = content.context.workspace
    for kind, make, key in (
        ("contact_person", a_contact, "network"),
        ("client", a_client, "people"),
        ("organisation", an_organisation, "network"),
    ):
        content.open_record(kind, make(workspace))
        page = content.current()
        assert page is not None
        assert page.key == key, kind


def _helps() -> list[HelpWindow]:
    shown = QApplication.topLevelWidgets()
    return [w for w in shown if isinstance(w, HelpWindow) and w.isVisible()]


def test_a_sound_store_is_checked_without_a_word(qtbot: QtBot, content: ContentView) -> None:
    with qtbot.assertNotEmitted(content.upkeep.damaged):
        content.upkeep.check()
        qtbot.waitUntil(lambda: tasks.running() == (), timeout=20_000)
    assert not content.notices.isVisible()


def test_a_damaged_store_is_told_in_a_banner(content: ContentView) -> None:
    content.upkeep.damaged.emit(DAMAGED)
    assert "Schäden" in content.findChild(Banner).text()
