"""What a coordinator does with a client, by keyboard and by the buttons she sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients.fields import SpokenLanguage
from gkdesk.text.codes.clients import BackupReason, SpokenLevel
from gkdesk.ui import printing
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView

NAME = "Yusuf al-Hariri"
OWN_NAME = "يوسف الحريري"
SENTENCE = "Er möchte zuerst mit der Berufsschule spre"


def people_page(content: ContentView) -> PeoplePage:
    content.show_page("people")
    page = content.current()
    assert isinstance(page, PeoplePage)
    return page


def take_up_client(content: ContentView) -> ClientId:
    """Make a client with an Arabic name and her language, by keyboard alone."""
    page = people_page(content)
    page.pane.focus_list()
    press(Qt.Key.Key_N, CONTROL)
    write(NAME)
    press(Qt.Key.Key_Return)
    write("Yusuf")
    press(Qt.Key.Key_Tab)
    write(OWN_NAME)
    page.pane.new.setFocus()
    workspace = content.context.workspace
    (row,) = workspace.clients.rows()
    assert (row.name, row.own_name) == ("Yusuf", OWN_NAME)
    workspace.clients.save_part(row.id, SpokenLanguage("ar", SpokenLevel.NATIVE))
    return row.id


def add_contact_person(content: ContentView, client: ClientId, contact: str) -> None:
    """Choose the contact person by typing her name, and say what she is there for."""
    page = people_page(content)
    page.show_client(client)
    helpers = page.client.show_part("net").lists["helpers"]
    helpers.add.setFocus()
    press(Qt.Key.Key_Space)
    write(contact)
    press(Qt.Key.Key_Tab)
    write("Geld zum Leben")
    press(Qt.Key.Key_Return)
    (helper,) = content.context.workspace.clients.detail(client).helpers
    assert (helper.contact.fields.name, helper.link.what_for) == (contact, "Geld zum Leben")


def print_booklet(
    qtbot: QtBot, content: ContentView, target: Path, monkeypatch: pytest.MonkeyPatch
) -> bytes:
    """Go from the client to the preview and save what is shown; return the bytes."""
    people = content.current()
    assert isinstance(people, PeoplePage)
    people.client.header.button.click()
    shown = content.current()
    assert isinstance(shown, PrintSendPage)
    page = shown.part()
    assert isinstance(page, BookletsPart)
    qtbot.waitUntil(lambda: page.booklet is not None, timeout=20_000)
    assert page.options.language_code() == "ar"
    assert page.preview.page_count() > 3

    def chosen(*_: object, **__: object) -> Path:
        return target

    monkeypatch.setattr(printing, "ask_file", chosen)
    page.save_button.click()
    page.gate.go_on.click()
    assert page.booklet is not None
    assert re.fullmatch(r"Begleitheft_[\d-]+_K001_zum-Falten\.pdf", page.booklet.head.file_name)
    return target.read_bytes()


def make_backup(qtbot: QtBot, content: ContentView) -> None:
    """Have a backup made now, and wait until it has passed its check."""
    with qtbot.waitSignal(content.context.backup_made, timeout=20_000):
        content.backups.make_now(BackupReason.BY_HAND)
    assert content.context.workspace.last_backup() is not None


def stop_in_mid_sentence(content: ContentView, client: ClientId) -> None:
    """Begin a goal in the client's words and do not finish it."""
    page = people_page(content)
    page.show_client(client)
    # Without a window manager nobody gives the window its focus back after a list of suggestions.
    content.window().activateWindow()
    QApplication.processEvents()
    page.client.show_part("plan").lists["goals"].add.setFocus()
    press(Qt.Key.Key_Space)
    write(SENTENCE)


def sentence_is_still_there(qtbot: QtBot, content: ContentView) -> None:
    """See the half sentence where it was typed, and finish it."""
    assert isinstance(content.current(), PeoplePage)
    qtbot.waitUntil(lambda: SENTENCE in _typed(), timeout=5_000)
    write("chen.")
    press(Qt.Key.Key_Return)
    (client,) = content.context.workspace.clients.rows()
    (goal,) = content.context.workspace.clients.detail(client.id).goals
    assert goal.words == f"{SENTENCE}chen."


def _typed() -> str:
    if QApplication.focusWidget() is None:
        return ""
    widget = focused()
    for name in ("text", "toPlainText"):
        read = getattr(widget, name, None)
        if read is not None:
            return str(read())
    return ""
