"""Heute: groups in order, Enter does the step of the row, calm when nothing is due."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.clients import fields
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.today import TodayPage
from gkdesk.ui.pages.today_empty import NETWORK_ACTION
from gkdesk.ui.tables import DueItem, GroupHeader
from gkdesk.ui.widgets import LinkButton
from tests.factories import a_client, a_contact
from tests.ui.network.hands import contacts_of, names
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show


def today_of(view: ContentView) -> TodayPage:
    view.show_page("today")
    page = view.current()
    assert isinstance(page, TodayPage)
    return page


def rows(page: TodayPage) -> list[str]:
    model = page.list.items
    found = []
    for line in range(model.rowCount()):
        item = model.item(line)
        found.append(item.words() if isinstance(item, GroupHeader) else f"- {item.title}")
    return found


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace, show: Show) -> ContentView:
    """Return the content of a store in which several things are due."""
    day = dt.date
    a_client(
        workspace,
        fields.Step("Praktikumsplatz klären", until=day(2026, 11, 15)),
        fields.ContactEntry("Gespräch", on=day(2026, 11, 10)),
        official_name="Amina Haidari",
    )
    a_client(
        workspace,
        fields.Step("Anmelden", until=day(2026, 11, 18)),
        fields.FollowUp(day(2026, 11, 20), "Erstgespräch nachbereiten"),
        fields.ContactEntry("Gespräch", on=day(2026, 11, 10)),
        official_name="Oksana Bondarenko",
    )
    return show()


def test_the_groups_come_in_the_order_of_urgency(view: ContentView) -> None:
    found = rows(today_of(view))

    heads = [row.split("  ·  ")[0] for row in found if not row.startswith("-")]
    assert heads == ["Überfällig", "Heute", "Diese Woche"]
    assert found.index("- Praktikumsplatz klären") < found.index("- Anmelden")
    assert found.index("- Anmelden") < found.index("- Erstgespräch nachbereiten")


def test_an_overdue_row_says_since_when_in_words(view: ContentView) -> None:
    page = today_of(view)
    item = page.list.items.item(1)

    assert isinstance(item, DueItem)
    assert item.warns
    assert item.when == "seit 3 Tagen"
    assert "Achtung" in item.words()


def test_enter_goes_to_where_the_step_is_done(
    qtbot: QtBot, view: ContentView, workspace: Workspace
) -> None:
    page = today_of(view)
    assert focused() is page.list
    press(Qt.Key.Key_Return)

    people = view.current()
    assert isinstance(people, PeoplePage)
    assert people.client.client is not None
    assert people.client.client.name == "Amina Haidari"
    assert people.client.part() == "plan"


def test_enter_on_a_follow_up_leads_to_the_note_line(view: ContentView) -> None:
    page = today_of(view)
    key = next(
        page.list.items.item(line).key
        for line in range(page.list.items.rowCount())
        if rows(page)[line] == "- Erstgespräch nachbereiten"
    )
    page.list.select(key)
    press(Qt.Key.Key_Return)

    people = view.current()
    assert isinstance(people, PeoplePage)
    assert people.client.part() == "log"
    assert focused().accessibleName() == "Neue Gesprächsnotiz, eine Zeile"


def test_a_person_without_a_step_leads_to_the_form_of_a_step(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    a_client(workspace, fields.ContactEntry("Gespräch"), official_name="Rojin Demirel")
    view = show()
    page = today_of(view)
    key = next(
        item.key
        for item in (page.list.items.item(line) for line in range(page.list.items.rowCount()))
        if "Rojin Demirel" in item.words()
    )
    page.list.select(key)
    press(Qt.Key.Key_Return)

    assert focused().accessibleName() == "Was ist zu tun?"


def test_the_selection_moves_to_the_neighbour_when_a_thing_is_done(
    view: ContentView, workspace: Workspace
) -> None:
    page = today_of(view)
    first = page.list.current_key()
    client = next(row for row in workspace.clients.rows() if row.name == "Amina Haidari")
    step = workspace.clients.detail(client.id).steps[0]
    page.context.wrote(workspace.clients.finish_step(client.id, step.id or 0))  # type: ignore[arg-type]

    assert page.list.current_key() not in (None, first)


def test_a_backup_that_is_missing_leads_to_the_page_of_backups(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show()
    page = today_of(view)
    backup = [
        page.list.items.item(line)
        for line in range(page.list.items.rowCount())
        if "Jetzt sichern" in page.list.items.item(line).words()
    ]
    assert len(backup) == 1
    page.list.select(backup[0].key)
    press(Qt.Key.Key_Return)

    current = view.current()
    assert current is not None
    assert current.key == "security"


def test_nothing_due_is_calm_with_one_suggestion(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    contact = a_contact(workspace, name="Lindner")
    workspace.contacts.confirm(contact, dt.date(2025, 1, 7))
    view = show()
    page = today_of(view)
    empty = _without_rows(page)
    page._show_view(empty)

    assert page.nothing.isVisible()
    assert not page.list.isVisible()
    assert page.nothing.button is not None
    page.nothing.button.click()
    assert names(contacts_of(view)) == ["Frau Lindner"]


def test_a_declined_suggestion_is_not_made_again(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show()
    page = today_of(view)
    page._show_view(_without_rows(page))
    page.nothing.declined.emit()
    page._show_view(_without_rows(page))

    assert page.nothing.card is None


def test_an_empty_store_leads_to_the_network_too(qtbot: QtBot, show: Show) -> None:
    view = show()
    page = today_of(view)
    page._show_view(_without_rows(page))
    assert page.nothing.card is not None
    links = [each.label() for each in page.nothing.card.findChildren(LinkButton)]
    assert links == [NETWORK_ACTION]
    page.nothing.network_wanted.emit()
    current = view.current()
    assert current is not None
    assert current.key == "network"


def _without_rows(page: TodayPage) -> object:
    return dataclasses.replace(page.context.workspace.today.view(), sections=())


def test_the_privacy_view_covers_the_names(view: ContentView) -> None:
    page = today_of(view)
    view.privacy.turn(on=True)

    assert page.cover.isVisible()
    assert not page.list.isEnabled()
