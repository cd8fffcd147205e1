"""A record is made with a name, saves itself, keeps what is wrong, and comes back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.clients.fields import Identity
from gkdesk.services.clients.views import ClientFilter
from gkdesk.text.codes.clients import CaseForm
from gkdesk.text.dates import PartialDate
from gkdesk.ui.pages.people.person_tab import PersonTab
from tests.factories import a_client
from tests.ui.network.hands import hinted
from tests.ui.people.hands import CONTROL, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.people.page import PeoplePage
    from tests.ui.people.conftest import Show


def open_person(page: PeoplePage, client: ClientId) -> PersonTab:
    page.show_client(client)
    tab = page.client.show_part("person")
    assert isinstance(tab, PersonTab)
    return tab


def leave(page: PeoplePage) -> None:
    """Put the focus out of every form."""
    page.pane.new.setFocus()


def test_a_client_is_created_by_keyboard_alone_and_goes_on_being_filled_in(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    page.pane.focus_list()
    press(Qt.Key.Key_N, CONTROL)
    write("Amal Nasser")
    press(Qt.Key.Key_Return)
    write("Amal")
    press(Qt.Key.Key_Tab)
    write("أمل ناصر")
    leave(page)

    (row,) = workspace.clients.rows()
    assert (row.name, row.own_name) == ("Amal", "أمل ناصر")
    assert page.client.header.name.text() == "Amal"
    assert page.client.header.own_name.text() == "أمل ناصر"


def test_a_client_without_any_name_is_refused_at_the_field(
    workspace: Workspace, page: PeoplePage
) -> None:
    page.begin_new()
    assert page.newcomer is not None
    page.newcomer.button.click()

    assert "Namen" in page.newcomer.row.error()
    assert workspace.clients.rows() == ()


def test_the_next_new_record_starts_without_the_last_name(
    workspace: Workspace, page: PeoplePage
) -> None:
    page.begin_new()
    write("Familie Al-Nassar")
    press(Qt.Key.Key_Return)
    page.begin_new()
    assert page.newcomer is not None
    assert page.newcomer.name.text() == ""
    write("K-17")
    press(Qt.Key.Key_Return)

    assert sorted(row.name for row in workspace.clients.rows()) == ["Familie Al-Nassar", "K-17"]


def test_escape_leaves_the_new_record_and_goes_back_to_the_list(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace
) -> None:
    page.begin_new()
    write("Doch nicht")
    press(Qt.Key.Key_Escape)

    assert page.newcomer is None
    assert workspace.drafts.all() == ()


def test_a_group_saves_itself_when_it_is_left(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("birth")
    write("3.4.1999")
    assert workspace.clients.detail(client).identity.birth is None
    leave(page)

    assert workspace.clients.detail(client).identity.birth == PartialDate(1999, 4, 3)
    assert "27 Jahre" in page.client.header.facts.text()
    assert "Gespeichert" in content.topbar.state.accessibleName()


def test_a_group_saves_itself_after_a_pause_without_moving_the_cursor(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("wanted_name")
    write("Yus")
    qtbot.waitUntil(lambda: workspace.clients.detail(client).identity.wanted_name == "Yus")
    write("uf")
    leave(page)

    assert workspace.clients.detail(client).identity.wanted_name == "Yusuf"


def test_an_invalid_date_says_so_at_the_field_and_stays_as_a_draft(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("birth")
    write("31.2.1999")
    leave(page)
    content.flush()

    assert "31. 2." in tab.identity.form.error("birth")
    assert workspace.clients.detail(client).identity.birth is None
    assert any("31.2.1999" in draft.text for draft in workspace.drafts.all())


def test_a_taken_code_says_so_at_the_field_and_the_input_stays(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    a_client(workspace, code="K777")
    client = a_client(workspace, official_name="Nadia Rahimi")
    tab = open_person(page, client)
    tab.identity.form.focus_field("code")
    press(Qt.Key.Key_A, CONTROL)
    write("K777")
    leave(page)

    assert "vergeben" in tab.identity.form.error("code")
    assert dict(tab.identity.form.raw())["code"] == "K777"


def test_half_typed_input_comes_back_with_its_cursor_in_a_new_window(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView, show: Show
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("wanted_name")
    write("Yusu")
    press(Qt.Key.Key_Left)
    content.flush()
    place = content.place()
    content.hide()

    again = show()
    again.begin(place)
    page_again = again.current()
    found = page_again.client.show_part("person").identity.form  # type: ignore[union-attr]
    assert dict(found.raw())["wanted_name"] == "Yusu"
    assert found.focused_field() == ("wanted_name", 3)


def test_a_half_typed_note_stays_with_its_own_person(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    first = a_client(workspace, official_name="Erste Person")
    second = a_client(workspace, official_name="Zweite Person")
    page.show_client(first)
    overview = page.client.show_part("overview")
    overview.focus_field("note")
    write("Hat angerufen und")
    page.show_client(second)
    assert overview.note.line.text() == ""  # type: ignore[attr-defined]
    page.show_client(first)

    assert overview.note.line.text() == "Hat angerufen und"  # type: ignore[attr-defined]


def test_undo_takes_a_saved_change_back_and_shows_it(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("wanted_name")
    write("Yusuf")
    leave(page)
    assert page.client.header.name.text() == "Yusuf"
    press(Qt.Key.Key_Z, CONTROL)

    assert page.client.header.name.text() == "Yusuf al-Hariri"
    assert dict(tab.identity.form.raw())["wanted_name"] == ""
    assert page.pane.list.rows.row(0).name == "Yusuf al-Hariri"


def test_a_similar_name_is_pointed_out_while_typing(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace, official_name="Sameera Haydari")
    page.begin_new()
    write("Samira Haidari")
    assert page.newcomer is not None
    newcomer = page.newcomer
    qtbot.waitUntil(lambda: [link.label() for link in hinted(newcomer)] == ["Sameera Haydari"])
    hinted(newcomer)[0].click()

    assert page.client.client is not None
    assert page.client.client.id == client


def test_a_client_is_ended_instead_of_deleted_and_taken_up_again(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    page.client._end.trigger()
    write("umgezogen")
    press(Qt.Key.Key_Return)

    detail = workspace.clients.detail(client)
    assert (detail.ended_on, detail.end_reason) == (dt.date(2026, 11, 18), "umgezogen")
    assert workspace.clients.rows() == ()
    assert len(workspace.clients.rows(ClientFilter(state=None))) == 1
    page.client._reopen.trigger()
    assert len(workspace.clients.rows()) == 1


def test_the_family_list_appears_when_the_case_becomes_a_family(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    tab = open_person(page, client)
    assert not tab.members.isVisibleTo(tab)

    outcome = workspace.clients.save_identity(
        client, Identity(official_name="Familie Hariri", form=CaseForm.FAMILY)
    )
    page.context.wrote(outcome)

    assert tab.members.isVisibleTo(tab)
