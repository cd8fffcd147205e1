"""An office that keeps no cases sees nothing of them, and loses nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.clients import fields
from gkdesk.ui.pages.settings import SettingsPage
from tests.factories import a_client
from tests.ui.people.hands import press

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

ALT = Qt.KeyboardModifier.AltModifier


def settings(content: ContentView) -> SettingsPage:
    content.show_page("settings")
    page = content.current()
    assert isinstance(page, SettingsPage)
    return page


def test_the_page_of_people_goes_and_comes_back(workspace: Workspace, content: ContentView) -> None:
    client = a_client(workspace)
    box = settings(content).without_cases
    assert not box.isChecked()

    box.click()
    assert not content.navigation.item("people").isVisibleTo(content.navigation)
    content.show_page("people")
    content.open_record("client", client)
    assert isinstance(content.current(), SettingsPage)

    box.click()
    assert content.navigation.item("people").isVisibleTo(content.navigation)
    content.open_record("client", client)
    assert content.current() is not None
    assert content.current().key == "people"


def test_the_shortcuts_of_the_other_pages_stay(content: ContentView) -> None:
    settings(content).without_cases.click()

    press(Qt.Key.Key_3, ALT)
    assert isinstance(content.current(), SettingsPage)
    press(Qt.Key.Key_2, ALT)
    assert content.current() is not None
    assert content.current().key == "network"


def test_what_is_due_for_people_waits_out_of_sight(workspace: Workspace) -> None:
    step = fields.Step("Bei der VHS nachfragen", until=dt.date(2026, 11, 18))
    a_client(workspace, step, fields.FollowUp(dt.date(2026, 11, 18), "Anrufen"))
    a_client(workspace, official_name="Samba Diallo")

    workspace.office.keep_cases(on=False)
    view = workspace.today.view()
    shown = [item.title for section in view.sections for item in section.items]
    assert "Bei der VHS nachfragen" not in shown
    assert "Anrufen" not in shown
    assert (view.without_step, view.keeps_cases) == (0, False)

    workspace.office.keep_cases(on=True)
    view = workspace.today.view()
    shown = [item.title for section in view.sections for item in section.items]
    assert {"Bei der VHS nachfragen", "Anrufen"} <= set(shown)


def test_the_search_finds_no_person(workspace: Workspace, content: ContentView) -> None:
    a_client(workspace, official_name="Samba Diallo")
    settings(content).without_cases.click()

    content.search.begin(None)
    content.topbar.search.setText("Diallo")
    content.search.refresh()

    assert content.search.model.rowCount() == 0
