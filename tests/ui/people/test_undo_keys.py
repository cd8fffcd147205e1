"""Strg+Z: first what is typed and not saved, then the newest change, always with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.text.codes.clients import Salutation
from tests.factories import a_client
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.clients import fields
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.forms import FormView
    from gkdesk.ui.pages.people.page import PeoplePage


def undo() -> None:
    press(Qt.Key.Key_Z, CONTROL)


def identity_form(page: PeoplePage, workspace: Workspace) -> FormView[fields.Identity]:
    page.show_client(a_client(workspace))
    form: FormView[fields.Identity] = page.client.show_part("person").groups["identity"].form
    form.focus_field("pronoun")
    return form


def test_in_a_field_with_nothing_to_take_back_the_newest_change_is_taken_back(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    form = identity_form(page, workspace)
    undo()

    assert "Person angelegt" in content.toast.text()
    assert workspace.clients.rows() == ()
    assert form.isVisible() is False


def test_what_is_typed_and_not_saved_is_taken_back_by_the_field_itself(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    form = identity_form(page, workspace)
    write("sie")
    undo()

    assert dict(form.raw())["pronoun"] == ""
    assert len(workspace.clients.rows()) == 1
    assert not content.toast.isVisible()


def test_what_is_typed_and_saved_is_taken_back_by_the_program_with_a_message(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    form = identity_form(page, workspace)
    write("sie")
    form.commit()
    undo()

    assert content.toast.text().startswith("Zurückgenommen: Angaben zur Person geändert")
    assert dict(form.raw())["pronoun"] == ""
    assert focused() is form.input("pronoun")
    press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert dict(form.raw())["pronoun"] == "sie"


def test_a_choice_that_was_just_made_is_what_is_taken_back(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    form = identity_form(page, workspace)
    client = workspace.clients.rows()[0].id
    form.focus_field("salutation")
    press(Qt.Key.Key_Down)
    undo()

    assert content.toast.text().startswith("Zurückgenommen: Angaben zur Person geändert")
    assert workspace.clients.detail(client).identity.salutation not in tuple(Salutation)
    assert dict(form.raw())["salutation"] == ""


def test_without_anything_to_take_back_the_program_says_so(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    content.navigation.item("people").setFocus()
    undo()

    assert content.toast.isVisible()
    assert content.toast.text()
