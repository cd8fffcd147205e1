"""Strg+Z takes back what cannot be saved before anything that is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.factories import a_body, a_contact
from tests.ui.network.hands import close_suggestions
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
    from gkdesk.ui.pages.network.records.contacts import ContactsSection


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def test_a_name_that_was_emptied_comes_back_before_a_saved_number_goes(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contact = a_contact(workspace, function="", phone="")
    contacts.show_record(contact)
    groups = contacts.view.parts.groups
    contacts.view.parts.focus_field("reach.phone")
    write("02222 12")
    groups["reach"].commit()
    contacts.view.parts.focus_field("contact.name")
    focused().selectAll()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Delete)
    contacts.view.parts.focus_field("reach.phone")
    assert groups["contact"].form.error("name")
    undo()

    fields = workspace.contacts.detail(contact).fields
    assert dict(groups["contact"].form.raw())["name"] == "Özcan"
    assert groups["contact"].form.error("name") == ""
    assert content.toast.text() == "Zurückgenommen: Eingabe in „Name“"
    assert (fields.name, fields.phone) == ("Özcan", "02222 12")
    assert content.drafts.waiting() == {}
    undo()
    assert workspace.contacts.detail(contact).fields.phone == ""
    assert content.toast.text() == "Zurückgenommen: Ansprechperson geändert (Frau Özcan)"


def test_what_fits_no_entry_of_a_list_is_taken_back_first(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contact = a_contact(workspace)
    contacts.show_record(contact)
    form = contacts.view.parts.groups["contact"].form
    contacts.view.parts.focus_field("contact.deputy_id")
    write("xyz")
    close_suggestions()
    contacts.view.parts.focus_field("reach.phone")
    undo()

    assert dict(form.raw())["deputy_id"] == ""
    assert content.toast.text() == "Zurückgenommen: Eingabe in „Vertretung“"
    assert [row.id for row in workspace.contacts.rows()] == [contact]


def test_the_button_of_the_toast_takes_back_what_the_toast_says(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    contact = a_contact(workspace, function="")
    contacts.show_record(contact)
    contacts.view.parts.focus_field("contact.name")
    focused().selectAll()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Delete)
    contacts.view.end_action.trigger()
    assert contacts.view.reopen_action.isVisible()
    content.toast.undo.click()

    assert contacts.view.end_action.isVisible()
    assert dict(contacts.view.parts.groups["contact"].form.raw())["name"] == ""


def test_an_open_form_that_is_still_empty_keeps_the_keys_of_undo_to_itself(
    workspace: Workspace, content: ContentView, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    bodies.show_record(body)
    bodies.view.parts.lists["meeting"].begin_new()
    undo()
    assert [row.id for row in workspace.bodies.rows()] == [body]
    assert not content.toast.isVisible()
    bodies.view.parts.lists["meeting"].form.dismissed.emit()
    bodies.begin_new()
    undo()
    assert [row.id for row in workspace.bodies.rows()] == [body]


def test_what_was_taken_back_is_made_again_from_where_it_is_said(
    workspace: Workspace, content: ContentView, bodies: BodiesSection
) -> None:
    a_body(workspace)
    content.undo_change()
    assert workspace.bodies.rows() == ()
    assert content.toast.redo.isVisible()
    content.toast.redo.click()
    assert [row.name for row in workspace.bodies.rows()] == ["Bündniskerngruppe"]
    assert not content.toast.redo.isVisible()


def test_the_privacy_view_names_nobody_when_something_is_taken_back(
    workspace: Workspace, content: ContentView, contacts: ContactsSection
) -> None:
    workspace.contacts.confirm(a_contact(workspace))
    content.privacy.turn(on=True)
    content.undo_change()
    assert "Özcan" not in content.toast.text()
