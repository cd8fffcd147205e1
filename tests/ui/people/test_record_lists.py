"""The lists of a record: a form in place, Enter and Esc, removing with undo, drafts."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import ReachKind
from gkdesk.ui.pages.people.client_view import PARTS
from gkdesk.ui.records.record_list import SHOWN_AT_FIRST
from tests.factories import a_client, a_contact, an_organisation
from tests.ui.network.hands import close_suggestions
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.people.detail_tab import DetailTab
    from gkdesk.ui.pages.people.page import PeoplePage
    from tests.ui.people.conftest import Show


def open_tab(page: PeoplePage, client: ClientId, part: str) -> DetailTab:
    page.show_client(client)
    return page.client.show_part(part)


def test_a_step_is_added_by_keyboard_and_stands_in_the_list(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    tab = open_tab(page, client, "plan")
    tab.lists["steps"].add.setFocus()
    press(Qt.Key.Key_Space)
    write("Bei der VHS nachfragen")
    press(Qt.Key.Key_Tab)
    write("wir")
    press(Qt.Key.Key_Tab)
    write("in 2 Wochen")
    press(Qt.Key.Key_Return)

    (step,) = workspace.clients.detail(client).steps
    assert (step.what, step.who, step.until) == (
        "Bei der VHS nachfragen", "wir", dt.date(2026, 12, 2),
    )  # fmt: skip
    assert tab.lists["steps"].form is None
    assert focused() is tab.lists["steps"].add
    assert page.pane.list.rows.row(0).step == "Bei der VHS nachfragen"


def test_a_row_that_lacks_something_says_so_and_is_not_saved(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    tab = open_tab(page, client, "log")
    follow_ups = tab.lists["follow_ups"]
    follow_ups.begin_new()
    write("Nachfragen")
    press(Qt.Key.Key_Return)

    assert follow_ups.form is not None
    assert follow_ups.form.view.error("due") == "Hier fehlt eine Angabe."
    assert workspace.clients.detail(client).follow_ups == ()


def test_escape_leaves_the_form_without_saving(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = open_tab(page, client, "plan")
    tab.lists["goals"].begin_new()
    write("Ich will")
    press(Qt.Key.Key_Escape)
    content.flush()

    assert tab.lists["goals"].form is None
    assert workspace.clients.detail(client).goals == ()
    assert workspace.drafts.all() == ()


def test_enter_on_the_cancel_button_cancels(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    goals = open_tab(page, client, "plan").lists["goals"]
    goals.begin_new()
    write("Ich will eine Ausbildung machen.")
    assert goals.form is not None
    goals.form.dismiss.setFocus()
    press(Qt.Key.Key_Return)

    assert workspace.clients.detail(client).goals == ()


def test_a_row_is_changed_in_place(qtbot: QtBot, workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace, fields.ReachWay(ReachKind.MOBILE, "0170 1234567"))
    reach = open_tab(page, client, "person").lists["reach"]
    reach.row_widget(0).buttons["edit"].click()
    assert reach.form is not None
    reach.form.view.focus_field("listeners")
    write("der Bruder")
    press(Qt.Key.Key_Return)

    (way,) = workspace.clients.detail(client).reach
    assert (way.value, way.listeners) == ("0170 1234567", "der Bruder")
    assert "der Bruder" in reach.row_widget(0).text.line


def test_a_removed_row_comes_back_with_undo(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace, fields.Paper("Pass"), fields.Paper("Zeugnis"))
    papers = open_tab(page, client, "papers").lists["papers"]
    papers.row_widget(0).focus_button("remove")
    press(Qt.Key.Key_Delete)
    assert [row.text.title for row in papers._widgets] == ["Zeugnis"]
    assert content.toast.isVisible()
    press(Qt.Key.Key_Z, CONTROL)

    assert {row.text.title for row in papers._widgets} == {"Pass", "Zeugnis"}


def test_a_step_is_done_from_the_overview_and_the_next_one_follows(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(
        workspace,
        fields.Step("Erster", until=dt.date(2026, 11, 20)),
        fields.Step("Zweiter", until=dt.date(2026, 11, 25)),
    )
    overview = open_tab(page, client, "overview")
    overview.step.button.click()  # type: ignore[attr-defined]

    assert "Zweiter" in overview.step.accessibleName()  # type: ignore[attr-defined]
    assert workspace.clients.detail(client).steps[0].done_on == dt.date(2026, 11, 18)


def test_without_a_step_the_overview_leads_to_the_form_of_one(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    overview = open_tab(page, client, "overview")
    overview.step.button.click()  # type: ignore[attr-defined]
    write("Erstgespräch vereinbaren")
    press(Qt.Key.Key_Return)

    assert workspace.clients.detail(client).next_step is not None
    assert page.client.part() == "plan"


def test_the_note_line_saves_on_enter_with_today(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    tab = open_tab(page, client, "log")
    tab.focus_first()
    write("Hat angerufen, Platz im Kurs ist da.")
    press(Qt.Key.Key_Return)

    (entry,) = workspace.clients.detail(client).contacts
    assert (entry.line, entry.on) == (
        "Hat angerufen, Platz im Kurs ist da.", dt.date(2026, 11, 18),
    )  # fmt: skip
    assert tab.note.line.text() == ""  # type: ignore[attr-defined]
    assert tab.lists["contacts"].row_widget(0).text.title.startswith("Hat angerufen")


def test_a_half_typed_row_comes_back_after_the_lock(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView, show: Show
) -> None:
    client = a_client(workspace)
    goals = open_tab(page, client, "plan").lists["goals"]
    goals.begin_new()
    write("Ich will als Elektriker arb")
    content.flush()
    place = content.place()
    content.hide()

    again = show()
    again.begin(place)
    form = again.current().client.tab().lists["goals"].form  # type: ignore[union-attr]
    assert form is not None
    assert dict(form.view.raw())["words"] == "Ich will als Elektriker arb"
    assert form.view.focused_field()[0] == "words"


def test_a_long_log_shows_its_beginning_and_more_on_demand(
    workspace: Workspace, page: PeoplePage
) -> None:
    entries = [fields.ContactEntry(f"Zeile {number}") for number in range(SHOWN_AT_FIRST + 5)]
    client = a_client(workspace, *entries)
    contacts = open_tab(page, client, "log").lists["contacts"]
    assert len(contacts._widgets) == SHOWN_AT_FIRST
    assert contacts.more.label() == "5 weitere zeigen"
    contacts.more.click()

    assert len(contacts._widgets) == SHOWN_AT_FIRST + 5


def test_a_contact_person_is_linked_with_what_she_is_there_for(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    contact = a_contact(workspace)
    client = a_client(workspace)
    page.reload(())
    helpers = open_tab(page, client, "net").lists["helpers"]
    helpers.begin_new()
    write("Frau")
    close_suggestions()
    press(Qt.Key.Key_Tab)
    write("Deutschkurs")
    press(Qt.Key.Key_Return)

    (helper,) = workspace.clients.detail(client).helpers
    assert (helper.link.contact_id, helper.link.what_for) == (contact, "Deutschkurs")


def test_handing_over_the_lead_keeps_the_history(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    organisation = an_organisation(workspace)
    workspace.clients.hand_over_lead(
        client, fields.Lead(organisation_id=organisation, since=dt.date(2026, 1, 7))
    )
    contact = a_contact(workspace)
    page.reload(())
    leads = open_tab(page, client, "net").lists["leads"]
    leads.begin_new()
    write("Frau")
    press(Qt.Key.Key_Return)

    detail = workspace.clients.detail(client)
    assert detail.lead is not None
    assert detail.lead.lead.contact_id == contact
    assert len(detail.leads) == 2
    assert len(leads.rows()) == 2


def test_moving_keeps_the_old_address(qtbot: QtBot, workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    workspace.clients.save_address(client, fields.Address(street="Alte Gasse 1", place="Altdorf"))
    page.reload(())
    tab = open_tab(page, client, "person")
    tab.moving.link.click()  # type: ignore[attr-defined]
    write("Neue Straße 2")
    press(Qt.Key.Key_Return)

    detail = workspace.clients.detail(client)
    assert detail.address.street == "Neue Straße 2"
    assert detail.former_addresses[0].street == "Alte Gasse 1"


def test_every_control_of_a_tab_has_a_name_and_is_reached_in_reading_order(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(
        workspace,
        fields.Step("Anmelden"),
        fields.Goal("Ich will lernen."),
        fields.Paper("Pass"),
        fields.ReachWay(ReachKind.MOBILE, "0170 1234567"),
        fields.FollowUp(dt.date(2026, 11, 30), "Nachfragen"),
    )
    for part in PARTS:
        tab = open_tab(page, client, part)
        qtbot.waitUntil(tab.content.isVisible)
        QApplication.sendPostedEvents()
        controls = controls_of(tab)

        assert controls, part
        nameless = [type(each).__name__ for each in controls if not each.accessibleName()]
        assert nameless == [], part
        places = [each.mapTo(tab.content, each.rect().center()) for each in controls]
        rows = [place.y() // 40 for place in places]
        assert all(later >= earlier - 1 for earlier, later in itertools.pairwise(rows)), part


def controls_of(tab: DetailTab) -> list[QWidget]:
    """Return what is reached by the key Tab in a tab, in that order."""
    controls = []
    widget = tab.content.nextInFocusChain()
    while widget is not None and widget is not tab.content:
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reachable and widget.isVisible() and tab.content.isAncestorOf(widget):
            controls.append(widget)
        widget = widget.nextInFocusChain()
    return controls
