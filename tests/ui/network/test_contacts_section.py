"""Ansprechpersonen: entered by name alone, found again, confirmed, hidden from a guest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.ui.pages.network.records.contacts import AT
from gkdesk.ui.widgets import PrivacyCover
from tests.factories import a_contact, an_organisation
from tests.ui.network.hands import close_suggestions, contacts_of, hinted, names, state
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage
    from gkdesk.ui.pages.network.records.contacts import ContactsSection
    from tests.ui.people.conftest import Show


def test_ctrl_n_asks_for_a_contact_person(
    qtbot: QtBot, contacts: ContactsSection, workspace: Workspace
) -> None:
    contacts.new.setFocus()
    press(Qt.Key.Key_N, CONTROL)
    write("Empfang")
    press(Qt.Key.Key_Return)

    assert [row.name for row in workspace.contacts.rows()] == ["Empfang"]
    assert contacts.view.parts.focused_field()[0] == "contact.function"


def test_a_contact_person_gets_her_organisation_by_typing_its_name(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, contacts: ContactsSection
) -> None:
    organisation = an_organisation(workspace)
    page.reload(())
    contacts.begin_new()
    write("Özcan")
    press(Qt.Key.Key_Return)
    combo = contacts.view.parts.groups["contact"].form.input("organisation_id")
    combo.setFocus()
    qtbot.keyClicks(combo, "hochschule")
    close_suggestions()
    contacts.new.setFocus()

    (row,) = workspace.contacts.rows()
    assert row.organisation == "VHS"
    assert workspace.contacts.detail(row.id).fields.organisation_id == organisation


def test_an_ended_organisation_stays_when_something_else_is_changed(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, contacts: ContactsSection
) -> None:
    organisation = an_organisation(workspace)
    contact = a_contact(workspace, organisation_id=organisation)
    workspace.organisations.end(organisation)
    page.reload(())
    contacts.show_record(contact)
    contacts.view.parts.focus_field("contact.function")
    write("Leitung ")
    contacts.new.setFocus()

    fields = workspace.contacts.detail(contact).fields
    assert (fields.function, fields.organisation_id) == ("Leitung Beratung", organisation)


def test_confirming_a_contact_takes_it_off_the_list_of_stale_ones(
    workspace: Workspace, content: ContentView
) -> None:
    contact = a_contact(workspace, name="Lindner")
    workspace.contacts.confirm(contact, dt.date(2025, 1, 7))
    content.open_record("contact_person.stale", None)
    section = contacts_of(content)
    assert names(section) == ["Frau Lindner"]
    section.show_record(contact)
    section.view.header.button.click()

    assert names(section) == []
    assert workspace.contacts.detail(contact).verified_on == dt.date(2026, 11, 18)


def test_a_new_contact_is_entered_and_later_confirmed(
    qtbot: QtBot, workspace: Workspace, contacts: ContactsSection, clock: FixedClock
) -> None:
    contacts.show_record(a_contact(workspace))
    assert "eingetragen am 18. 11. 2026" in state(contacts.view)
    clock.advance(dt.timedelta(days=2))
    contacts.view.header.button.click()

    qtbot.waitUntil(lambda: "geprüft am 20. 11. 2026" in state(contacts.view))


def test_what_was_entered_today_is_not_confirmed_today_again(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contacts.show_record(a_contact(workspace))
    contacts.view.header.button.click()

    assert content.toast.text() == "Die Angaben tragen schon das Datum von heute."
    assert not content.toast.undo.isVisible()


def test_the_privacy_view_covers_the_list(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    a_contact(workspace)
    content.context.changed(())
    content.privacy.turn(on=True)

    cover = contacts.findChild(PrivacyCover)
    assert cover.isVisible()
    assert not contacts.list.isEnabled()
    cover.button.click()
    assert contacts.list.isEnabled()


def test_a_covered_list_reads_out_no_number_and_no_private_person(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    a_contact(workspace, name="Ehrenfried Still", phone="0171 392", private=True)
    content.context.changed(())
    content.privacy.turn(on=True)
    model = contacts.list.model()
    read_out = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "0171" not in read_out
    assert "Still" not in read_out
    content.privacy.turn(on=False)
    assert "0171 392" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_list_that_is_opened_under_the_privacy_view_is_covered_at_once(
    workspace: Workspace, content: ContentView, page: NetworkPage
) -> None:
    a_contact(workspace)
    content.privacy.turn(on=True)
    section = page.show_section("contacts")

    assert section.findChild(PrivacyCover).isVisible()


def test_undo_takes_a_new_contact_back_and_redo_shows_her_again(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    a_contact(workspace, name="Zuerst")
    contacts.begin_new()
    write("Amal Nasser")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, CONTROL)
    assert names(contacts) == ["Frau Zuerst"]
    assert focused() is contacts.list
    press(Qt.Key.Key_Y, CONTROL)

    assert contacts.view.header.name.text() == "Amal Nasser"
    assert contacts.view.isAncestorOf(focused())


def test_two_wrong_fields_are_counted_as_two(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contacts.show_record(a_contact(workspace))
    for field in ("phone", "email"):
        contacts.view.parts.focus_field(f"reach.{field}", 0)
        write("abc")
    contacts.new.setFocus()

    assert content.topbar.unsaved.label() == "2 Angaben noch nicht gespeichert"


def test_the_top_bar_leads_to_the_wrong_field_of_a_contact(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contacts.show_record(a_contact(workspace))
    contacts.view.parts.focus_field("reach.email", 0)
    write("abc")
    contacts.show_record(a_contact(workspace, name="Andere"))
    content.show_page("today")
    content.topbar.unsaved.setFocus()
    press(Qt.Key.Key_Return)

    assert contacts.view.header.name.text() == "Frau Özcan"
    assert contacts.view.parts.focused_field()[0] == "reach.email"


def test_the_name_of_a_new_record_is_pointed_to_after_a_restart(
    workspace: Workspace, show: Show
) -> None:
    first = show()
    first.open_record("contact_person", None)
    write("Frau Neu")
    first.flush()
    first.hide()

    again = show()
    again.topbar.unsaved.click()
    section = contacts_of(again)
    assert section.newcomer is not None
    assert section.newcomer.name.text() == "Frau Neu"


def test_the_place_in_a_contact_is_found_again(workspace: Workspace, show: Show) -> None:
    contact = a_contact(workspace)
    first = show()
    first.open_record("contact_person", contact)
    contacts_of(first).view.parts.focus_field("contact.function", 0)
    write("Stell")
    first.flush()
    place = first.place()
    first.hide()

    again = show()
    again.begin(place)
    section = contacts_of(again)
    assert section.view.parts.focused_field() == ("contact.function", 5)
    form = section.view.parts.groups["contact"].form
    assert dict(form.raw())["function"] == "StellBeratung"


def test_the_link_back_names_the_list_it_leads_to(workspace: Workspace, show: Show) -> None:
    view = show(700, 512)
    view.open_record("contact_person", a_contact(workspace))
    section = contacts_of(view)
    assert section.panes.back.label() == "Alle Ansprechpersonen"
    section.panes.back.click()

    assert focused() is section.list


def test_somebody_who_is_there_already_is_pointed_out_while_typing(
    qtbot: QtBot, workspace: Workspace, contacts: ContactsSection
) -> None:
    there = a_contact(workspace, name="Sameera Haydari", function="")
    contacts.begin_new()
    write("Samira Haidari")
    qtbot.waitUntil(lambda: bool(hinted(contacts)))
    hinted(contacts)[0].click()

    assert contacts.view.ref == there


def test_in_a_narrow_window_the_cover_leaves_the_open_person_in_sight(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    view = show(700, 512)
    view.open_record("contact_person", a_contact(workspace))
    section = contacts_of(view)
    view.privacy.turn(on=True)
    cover = section.findChild(PrivacyCover)
    assert not cover.isVisible()
    assert section.view.header.name.isVisible()
    section.panes.back.click()

    assert cover.isVisible()
    qtbot.waitUntil(lambda: cover.size() == section.panes.list_content.size())


def test_a_contact_person_entered_at_an_organisation_belongs_to_it(
    workspace: Workspace, content: ContentView
) -> None:
    organisation = an_organisation(workspace)
    content.open_record("contact_person.at", organisation)
    write("Özcan")
    press(Qt.Key.Key_Return)

    (row,) = workspace.contacts.rows(organisation_id=organisation)
    assert contacts_of(content).view.ref == row.id


def test_a_new_person_at_an_organisation_names_it_and_leads_back(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    house = an_organisation(workspace, name="Volkshochschule")
    contacts.lookup.forget(())
    contacts.open(AT, house)
    assert contacts.newcomer is not None
    assert contacts.newcomer.place.label() == "bei Volkshochschule"
    contacts.newcomer.place.click()
    place = content.place()
    assert place is not None
    assert place.refs == (("organisation", house),)
