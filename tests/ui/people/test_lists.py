"""The list at the left: quick with many, filtered, walked by keyboard, hidden on demand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.progress import Silent
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.services.clients.views import ClientFilter
from gkdesk.services.demo import many_clients as generated_clients
from gkdesk.text.codes.clients import CaseState, CodeList
from gkdesk.ui.pages.people.list_items import row_of
from gkdesk.ui.pages.people.page import PeoplePage
from tests.factories import a_client, a_municipality
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.pane.list.rows.rows()]


def test_thousands_of_clients_open_and_only_the_visible_rows_are_made(
    workspace: Workspace, show: Show
) -> None:
    generated_clients.generate(workspace._store, 2_000, Silent())
    view = show()
    view.show_page("people")
    page = view.current()
    page.repaint()

    shown_list = page.pane.list  # type: ignore[union-attr]
    assert shown_list.rows.rowCount() == 2_000
    assert 0 < shown_list.rows_painted < 200


def test_the_chips_count_and_filter(workspace: Workspace, page: PeoplePage) -> None:
    a_client(workspace, Step("Anmelden"), official_name="Mit Schritt")
    a_client(workspace, official_name="Ohne Schritt")
    page.reload(())
    assert page.pane.filter.active.label() == "aktiv: 2"
    assert page.pane.filter.without_step.label() == "ohne Schritt: 1"
    page.pane.filter.without_step.click()

    assert names(page) == ["Ohne Schritt"]


def test_the_menu_filters_by_language_municipality_status_and_field(
    workspace: Workspace, page: PeoplePage
) -> None:
    town = a_municipality(workspace, "Altdorf")
    code = workspace.codes.entries(CodeList.RESIDENCE_STATUS)[0].code
    field = workspace.codes.entries(CodeList.FIELD_OF_ACTION)[0].code
    client = a_client(
        workspace, SpokenLanguage("uk"), StatusEntry(code), official_name="Oksana Bondarenko"
    )
    workspace.clients.save_address(client, Address(municipality_id=town))
    workspace.clients.save_case(client, CaseFacts(main_field=field))
    a_client(workspace, official_name="Samba Diallo")
    page.reload(())

    for title, entry in (
        ("Sprache", "Ukrainisch"),
        ("Gemeinde", "Altdorf"),
        ("Aufenthaltsstatus", workspace.codes.text(CodeList.RESIDENCE_STATUS, code)),
        ("Handlungsfeld", workspace.codes.text(CodeList.FIELD_OF_ACTION, field)),
    ):
        choose(page, title, entry)
        assert names(page) == ["Oksana Bondarenko"], title
        assert entry in page.pane.filter.summary.text()
        page.pane.filter.reset.click()
        assert len(names(page)) == 2


def choose(page: PeoplePage, title: str, entry: str) -> None:
    menu = next(
        action.menu() for action in page.pane.filter.menu.actions() if action.text() == title
    )
    next(action for action in menu.actions() if action.text() == entry).trigger()


def test_ended_clients_are_shown_on_demand(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace, official_name="Beendete Person")
    workspace.clients.end(client, workspace.clock.today(), "")
    page.reload(())
    assert names(page) == []
    page.pane.filter.set_filter(ClientFilter(state=CaseState.ENDED))

    assert names(page) == ["Beendete Person"]


def test_typing_a_name_goes_to_its_row_and_enter_opens_it(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    a_client(workspace, official_name="Amina Haidari")
    rojin = a_client(workspace, official_name="Rojin Demirel")
    page.reload(())
    page.pane.focus_list()
    write("Roj")
    press(Qt.Key.Key_Return)

    assert page.client.client is not None
    assert page.client.client.id == rojin
    assert page.isAncestorOf(focused())
    assert focused() is not page.pane.list


def test_the_arrow_keys_show_the_record_beside_the_list(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    a_client(workspace, official_name="Amina Haidari")
    second = a_client(workspace, official_name="Biniam Tekle")
    page.reload(())
    page.pane.focus_list()
    press(Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.client.client is not None and page.client.client.id == second)
    assert focused() is page.pane.list


def test_a_change_keeps_selection_scroll_place_and_focus(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    clients = [a_client(workspace, official_name=f"Person {number:03d}") for number in range(60)]
    page.reload(())
    page.show_client(clients[40])
    shown_list = page.pane.list
    shown_list.scrollTo(shown_list.currentIndex())
    shown_list.setFocus()
    top = shown_list.verticalScrollBar().value()
    assert top > 0
    page.context.wrote(workspace.clients.save_part(clients[40], Step("Anmelden")))

    assert shown_list.verticalScrollBar().value() == top
    assert shown_list.current_ref() == clients[40]
    assert focused() is shown_list
    assert shown_list.rows.row(40).step == "Anmelden"


def test_the_privacy_view_hides_everybody_but_the_open_person(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace, official_name="Amina Haidari")
    a_client(workspace, official_name="Biniam Tekle")
    page.reload(())
    page.show_client(client)
    content.privacy.turn(on=True)

    assert page.cover.isVisible()
    assert not page.pane.list.isEnabled()
    assert page.client.header.name.isVisible()
    page.cover.button.click()
    assert page.pane.list.isEnabled()


def test_a_page_that_is_opened_under_the_privacy_view_is_covered_from_the_first(
    workspace: Workspace, content: ContentView
) -> None:
    a_client(workspace, official_name="Amina Haidari")
    content.privacy.turn(on=True)
    content.show_page("people")
    page = content.current()
    assert isinstance(page, PeoplePage)

    assert page.cover.isVisible()
    assert not page.pane.isEnabled()
    assert page.cover.geometry() == page.pane.geometry()


def test_in_a_narrow_window_the_detail_takes_the_place_of_the_list(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    client = a_client(workspace)
    view = show(911, 512)
    view.show_page("people")
    page = view.current()
    assert page.pane.isVisible()  # type: ignore[union-attr]
    page.show_client(client)  # type: ignore[union-attr]
    assert not page.pane.isVisible()  # type: ignore[union-attr]
    page.panes.back.click()  # type: ignore[union-attr]

    assert page.pane.isVisible()  # type: ignore[union-attr]
    assert view.width() == 911


def test_the_row_made_from_a_record_is_the_row_that_the_list_reads(
    workspace: Workspace, page: PeoplePage
) -> None:
    town = a_municipality(workspace, "Altdorf")
    field = workspace.codes.entries(CodeList.FIELD_OF_ACTION)[0].code
    client = a_client(
        workspace,
        Step("Zweiter", until=dt.date(2026, 11, 30)),
        Step("Erster", until=dt.date(2026, 11, 2)),
        ContactEntry("Gespräch", on=dt.date(2026, 11, 10)),
        own_name="أمل",
        own_name_language="ar",
    )
    bare = a_client(workspace, official_name="Nadia Rahimi")
    workspace.clients.save_address(client, Address(municipality_id=town))
    workspace.clients.save_case(client, CaseFacts(main_field=field))
    page.reload(())
    made = [
        row_of(workspace.clients.detail(each), workspace.clock.today(), page.lookup)
        for each in (bare, client)
    ]

    assert made == list(workspace.clients.rows())
