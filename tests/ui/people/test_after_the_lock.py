"""After the lock nothing of the people is left in any widget or Python object."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from gkdesk.services.booklets.made import MadeBooklet
from gkdesk.services.clients.fields import ContactEntry, Step
from gkdesk.services.clients.views import ClientDetail, ClientRow
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.factories import a_client
from tests.ui.people.hands import write
from tests.ui.shell.conftest import home, settings, unlock, window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.main_window import MainWindow

__all__ = ["home", "settings", "window"]

pytestmark = pytest.mark.usefixtures("own_statements")
HOLDERS = (ClientDetail, ClientRow, MadeBooklet, ContactEntry, Step, PeoplePage, BookletsPart)


def holders() -> list[object]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, HOLDERS)]


def documents() -> list[QPdfDocument]:
    """Return the booklets that lie open for the preview."""
    objects = gc.get_objects()
    return [e for e in objects if isinstance(e, QPdfDocument) and shiboken6.isValid(e)]


@pytest.fixture(autouse=True)
def of_other_tests(own_statements: None) -> set[int]:
    """Return the objects that parameters of other test modules keep for the whole run."""
    return {id(each) for each in [*holders(), *documents()]}


def stop_in_mid_sentence(qtbot: QtBot, window: MainWindow) -> None:
    """Unlock, open a preview, then half-type a note about the same person."""
    content = unlock(qtbot, window)
    workspace = content.context.workspace
    client = a_client(workspace, Step("Anmelden"), official_name="Zebraquitte Flussgold")
    content.open_record("booklet", client)
    shown = content.current()
    assert isinstance(shown, PrintSendPage)
    page = shown.part()
    assert isinstance(page, BookletsPart)
    qtbot.waitUntil(lambda: page.booklet is not None, timeout=20_000)
    content.open_record("client.log", client)
    write("Hat heute gesagt, dass")


@pytest.fixture
def locked_in_mid_sentence(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Return a window that was locked with a half-typed note and an open preview."""
    stop_in_mid_sentence(qtbot, window)
    window.lock()
    return window


def test_no_object_of_a_record_survives_the_lock(
    of_other_tests: set[int], locked_in_mid_sentence: MainWindow
) -> None:
    held = [type(each).__name__ for each in holders() if id(each) not in of_other_tests]
    assert held == []
    assert [each for each in documents() if id(each) not in of_other_tests] == []
    texts = [
        widget.property("text") for widget in QApplication.allWidgets() if shiboken6.isValid(widget)
    ]
    assert not any("Zebraquitte" in str(text) for text in texts)


def test_the_half_typed_note_and_its_place_are_back_after_unlocking(
    qtbot: QtBot, locked_in_mid_sentence: MainWindow
) -> None:
    content = unlock(qtbot, locked_in_mid_sentence)
    page = content.current()
    assert isinstance(page, PeoplePage)
    note = page.client.tab().note  # type: ignore[attr-defined]

    assert page.client.part() == "log"
    assert note.line.text() == "Hat heute gesagt, dass"
    assert note.cursor_place() == len("Hat heute gesagt, dass")
