"""Locking leaves nothing: no widget, no object, no word; unlocking brings everything back."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from gkdesk.errors import ResourceMissing, StoreLocked
from gkdesk.services.workspace import Workspace
from gkdesk.ui import clipboard, tasks
from gkdesk.ui.content import ContentView
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.pages.about import AboutPage
from gkdesk.ui.pages.page import Page, PageContext, PageSpec, Place, focus_field, focused_field
from gkdesk.ui.session import LockReason, State
from tests.factories import an_organisation
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gkdesk.progress import Progress
    from gkdesk.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("own_statements")
NOTE_KEY = "shell:note"


class NotePage(Page):
    """A page with a record's name and a half-typed sentence."""

    key = "note"
    title = "Notiz"
    icon = "note"

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = QLabel(self)
        self.edit = QPlainTextEdit(self)
        self.edit.setObjectName("note-text")
        self.edit.setAccessibleName("Notiz")
        self.edit.resize(300, 200)
        self.edit.setPlainText(context.drafts.get(NOTE_KEY) or "")
        self.rows = context.workspace.organisations.rows()
        self.name.setText(", ".join(row.name for row in self.rows))

    def flush(self) -> None:
        self.context.drafts.keep(NOTE_KEY, self.edit.toPlainText())

    def place(self) -> Place:
        field, cursor = focused_field(self)
        return Place(self.key, field=field, cursor=cursor)

    def restore(self, place: Place) -> None:
        focus_field(self, place.field, place.cursor)


@pytest.fixture(autouse=True)
def note_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the page with the note first in the list of pages."""
    from gkdesk.ui import content
    from gkdesk.ui.pages import registry

    specs = (PageSpec("note", "Notiz", "note", NotePage, kinds=("note",)), *registry.PAGES)
    monkeypatch.setattr(registry, "PAGES", specs)
    monkeypatch.setitem(content.ContentView.__init__.__kwdefaults__, "pages", specs)


def note_of(content: ContentView) -> NotePage:
    page = content.current()
    assert isinstance(page, NotePage)
    return page


def planted() -> str:
    """Return a word that stands in no constant of this module."""
    return "".join(reversed("grebnretnalpmuirallezuark"))


def objects_with(word: str) -> list[str]:
    """Return what kinds of Python objects anywhere refer to a text with `word`."""
    gc.collect()
    found = []
    for holder in gc.get_objects():
        if holder is found or type(holder).__name__ == "frame":
            continue
        for item in gc.get_referents(holder):
            if isinstance(item, str) and word in item:
                found.append(type(holder).__name__)  # noqa: PERF401 - a closure would hold it
    return found


def test_the_lock_page_is_shown_and_the_content_is_destroyed(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    del content
    window.lock()
    assert window.session.state() is State.LOCKED
    assert window.content is None
    assert window.unlock.isVisible()
    assert not [w for w in QApplication.allWidgets() if isinstance(w, Page)]


def test_after_locking_no_object_of_the_store_is_alive(qtbot: QtBot, window: MainWindow) -> None:
    # What other tests left behind stays out of it: without a main loop nothing is deleted later.
    before = {id(item) for item in _of_the_store()}
    unlock(qtbot, window)
    window.lock()
    gc.collect()
    assert [item for item in _of_the_store() if id(item) not in before] == []


def _of_the_store() -> list[object]:
    contacts = "gkdesk.services.register.contact_fields"
    return [
        item
        for item in gc.get_objects()
        if isinstance(item, Workspace | PageContext) or type(item).__module__ == contacts
    ]


def test_after_locking_no_python_object_holds_a_word_of_the_content(
    qtbot: QtBot, window: MainWindow
) -> None:
    word = planted()
    content = unlock(qtbot, window)
    an_organisation(content.context.workspace, name=f"Verein {word}")
    page = note_of(content)
    page.rows = content.context.workspace.organisations.rows()
    page.name.setText(page.rows[0].name)
    page.edit.setPlainText(f"Ich rufe {word} an, weil")
    assert objects_with(word)
    del page, content
    window.lock()
    assert objects_with(word) == []


def test_after_locking_no_widget_shows_a_word_of_the_content(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    note_of(content).edit.setPlainText("Termin bei Frau Unverwechselbar")
    del content
    window.lock()
    texts = [w.text() for w in QApplication.allWidgets() if isinstance(w, QLabel | QLineEdit)]
    texts += [w.toPlainText() for w in QApplication.allWidgets() if isinstance(w, QPlainTextEdit)]
    assert not [text for text in texts if "Unverwechselbar" in text]


def test_the_half_typed_sentence_is_there_after_unlocking(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    page = note_of(content)
    page.edit.setFocus()
    qtbot.keyClicks(page.edit, "Sie kommt am Montag, wenn")
    del page, content
    window.lock()
    page = note_of(unlock(qtbot, window))
    assert page.edit.toPlainText() == "Sie kommt am Montag, wenn"
    assert page.edit.textCursor().position() == len("Sie kommt am Montag, wenn")
    qtbot.waitUntil(page.edit.hasFocus)


def test_the_page_that_was_open_is_open_again(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    content.show_page("settings")
    del content
    window.lock()
    page = unlock(qtbot, window).current()
    assert page is not None
    assert page.key == "settings"


def test_an_open_dialog_closes_with_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    security = content.context.workspace.security
    dialog = PassphraseDialog("Passphrase ändern", "", security.change_passphrase, content)
    dialog.open()
    del content, security
    window.lock()
    qtbot.waitUntil(lambda: not [w for w in QApplication.topLevelWidgets() if w.isModal()])


def test_work_under_way_stops_and_is_named_after_unlocking(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    started: list[int] = []

    def work(progress: Progress) -> None:
        while True:
            started.append(1)
            progress.step(1, 1_000_000)

    done: list[object] = []
    tasks.run(
        content,
        work,
        done=done.append,
        failed=done.append,
        stopped=tasks.stays_as_it_is,
        title="Massendruck",
    )
    qtbot.waitUntil(lambda: bool(started))
    del content
    window.lock()
    assert tasks.running() == ()
    content = unlock(qtbot, window)
    banners = content.findChildren(QLabel)
    assert any("Massendruck" in label.text() for label in banners)
    assert done == []


def test_a_copied_text_leaves_the_clipboard_with_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    del content
    clipboard.copy("Aktenzeichen")
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_text_copied_out_of_a_field_leaves_the_clipboard_with_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    edit = QLineEdit("Quittenbaum", content)
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == "Quittenbaum"
    del edit, content
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("broken", ["flush", "place", "clear"])
def test_a_bug_while_locking_does_not_keep_anything_open(
    qtbot: QtBot,
    window: MainWindow,
    content: ContentView,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    def bug() -> None:
        raise RuntimeError

    dialog = QDialog(content)
    dialog.open()
    clipboard.copy("Aktenzeichen")
    workspace = content.context.workspace
    monkeypatch.setattr(content, broken, bug)
    del content
    with qtbot.captureExceptions() as bugs:
        window.lock()
    assert [kind for kind, *_ in bugs] == [RuntimeError]
    assert not isValid(dialog)
    assert QGuiApplication.clipboard().text() == ""
    assert window.content is None
    assert window.session.state() is State.LOCKED
    assert window.unlock.isVisible()
    with pytest.raises(StoreLocked):
        workspace.organisations.rows()


def test_half_a_character_in_a_draft_does_not_stop_the_lock(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    content.drafts.keep("x:note", "a\ud800")
    del content
    window.lock()
    content = unlock(qtbot, window)
    assert content.drafts.get("x:note") == "a\ufffd"


def test_idle_time_locks(qtbot: QtBot, window: MainWindow, content: ContentView) -> None:
    del content
    window.session.watch.idle.emit()
    assert window.session.reason is LockReason.IDLE
    assert "niemand" in window.unlock.state.text()


def test_locking_twice_does_nothing_the_second_time(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    del content
    window.lock()
    window.lock(LockReason.IDLE)
    assert window.session.reason is LockReason.ASKED


def test_the_window_title_says_nothing(
    qtbot: QtBot, window: MainWindow, content: ContentView
) -> None:
    assert window.windowTitle() == "gkdesk"


def test_a_page_that_fails_leaves_another_one_there_and_nothing_after_the_lock(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: AboutPage, *given: object) -> None:
        Page.__init__(self, *given)  # type: ignore[arg-type]
        raise ResourceMissing(name="bausteine.toml")

    window.session.place = Place("about")
    with monkeypatch.context() as patch, qtbot.capture_exceptions() as told:
        patch.setattr(AboutPage, "__init__", failing)
        content = unlock(qtbot, window)
        assert note_of(content)
        window.session.place = Place("about")
        del content
        window.lock()
    assert [kind for kind, _, _ in told] == [ResourceMissing]
    assert not [each for each in QApplication.allWidgets() if isinstance(each, Page | ContentView)]
