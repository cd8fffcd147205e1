"""The ways in on the page Sicherheit: who asks for what, and what is said about the old way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk import app
from gkdesk.errors import WrongPassphrase
from gkdesk.services import access
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.text import ways_in
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from tests.cheap_key import PASSPHRASE
from tests.ui.shell.hands import answering, draw, security_page
from tests.unit.store.test_device_key import ALLOWED, MemoryKeyring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.settings import Settings
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.pages.security_keys import KeysCard

SECOND = "Kanu Zwiebel Laterne Nashorn Vulkan"
WRONG = "falsch falsch falsch"


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def content(
    qtbot: QtBot,
    window: MainWindow,
    store_folder: Path,
    clock: FixedClock,
    backend: MemoryKeyring,
) -> ContentView:
    """Return the content of a store whose device has a keyring in memory."""
    keyring = DeviceKeyring(backend, allowed=ALLOWED)
    window.session.begin(access.unlock(store_folder, PASSPHRASE, clock=clock, keyring=keyring))
    assert window.content is not None
    return window.content


@pytest.fixture
def keys(content: ContentView) -> KeysCard:
    return security_page(content).keys


def fill(dialog: PassphraseDialog[object], own: str, new: str = "") -> None:
    dialog.own.set_text(own)
    dialog.new.set_text(new)
    dialog.again.set_text(new)


def give(dialog: PassphraseDialog[object], own: str, new: str = "") -> None:
    fill(dialog, own, new)
    dialog.accept_button.click()


def ways(content: ContentView) -> dict[str, object]:
    text = (content.context.workspace.folder / "bestand.schluessel").read_text(encoding="utf-8")
    slots = json.loads(text)["slots"]
    assert isinstance(slots, dict)
    return slots


def set_second(qtbot: QtBot, keys: KeysCard) -> None:
    with answering(PassphraseDialog, lambda dialog: give(dialog, PASSPHRASE, SECOND)):
        keys.second.button.click()


def type_back(dialog: SheetDialog, code: str) -> None:
    for field, number in zip(dialog.step.fields, dialog.step.asked_groups(), strict=True):
        field.setText(code.split("-")[number])


def test_a_second_person_gets_no_way_in_without_the_own_passphrase(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    def act(dialog: PassphraseDialog[object]) -> None:
        assert dialog.own_row.isVisible()
        assert dialog.focusWidget() is dialog.own.edit
        fill(dialog, "", SECOND)
        assert not dialog.accept_button.isEnabled()
        give(dialog, WRONG, SECOND)
        qtbot.waitUntil(lambda: bool(dialog.own_row.error()), timeout=20_000)
        draw(dialog, "security-vertretung")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(PassphraseDialog, act):
        keys.second.button.click()
    assert "second" not in ways(content)
    set_second(qtbot, keys)
    assert "second" in ways(content)
    assert content.context.workspace.security.is_passphrase(SECOND)
    assert not keys.after.isVisible()


def test_enter_in_the_last_field_sets_up_the_second_person(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    def act(dialog: PassphraseDialog[object]) -> None:
        fill(dialog, PASSPHRASE, SECOND)
        qtbot.keyClick(dialog.again.edit, Qt.Key.Key_Return)

    with answering(PassphraseDialog, act):
        keys.second.button.click()
    assert "second" in ways(content)


def test_removing_the_second_person_is_asked_once_more_and_says_what_it_means(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    set_second(qtbot, keys)

    def keep(dialog: ConfirmDialog) -> None:
        assert dialog.focusWidget() is dialog.keep_button
        draw(dialog, "security-vertretung-entfernen")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    with answering(ConfirmDialog, keep):
        keys.second.other.click()
    assert "second" in ways(content)
    with answering(ConfirmDialog, lambda dialog: dialog.act_button.click()):
        keys.second.other.click()
    assert "second" not in ways(content)
    assert "ältere Sicherung" in keys.after.text()
    assert keys.window().focusWidget() is keys.second.button


def test_the_old_sheet_goes_on_until_the_new_one_is_checked_and_confirmed(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    before = ways(content)["rec"]
    seen: list[object] = []

    def leave(dialog: SheetDialog) -> None:
        assert "bis dahin gilt das alte" in dialog.lead.text()
        type_back(dialog, dialog.step._code)
        seen.append(ways(content)["rec"])
        dialog.cancel.click()

    asked = answering(PassphraseDialog, lambda dialog: give(dialog, PASSPHRASE))
    with asked, answering(SheetDialog, leave):
        keys.sheet.button.click()
    assert seen == [before]
    assert ways(content)["rec"] == before
    assert content.toast.text() == ways_in.SHEET_NOT_SEALED
    assert not keys.after.isVisible()


def test_a_checked_sheet_takes_the_place_of_the_old_one(
    qtbot: QtBot, window: MainWindow, content: ContentView, keys: KeysCard, clock: FixedClock
) -> None:
    codes: list[str] = []

    def check(dialog: SheetDialog) -> None:
        codes.append(dialog.step._code)
        assert not dialog.done_button.isEnabled()
        type_back(dialog, codes[0])
        draw(dialog, "security-neues-blatt")
        dialog.done_button.click()

    asked = answering(PassphraseDialog, lambda dialog: give(dialog, PASSPHRASE))
    with asked, answering(SheetDialog, check):
        keys.sheet.button.click()
    assert "das alte Blatt" in keys.after.text()
    draw(keys, "security-schluessel-danach")
    folder = content.context.workspace.folder
    del content
    window.lock()
    access.unlock_with_code(folder, codes[0], clock=clock).close()


def test_nobody_gets_a_sheet_without_the_passphrase(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    def act(dialog: PassphraseDialog[object]) -> None:
        give(dialog, WRONG)
        qtbot.waitUntil(lambda: bool(dialog.own_row.error()), timeout=20_000)
        dialog.reject()

    with answering(PassphraseDialog, act):
        keys.sheet.button.click()
    assert QApplication.activeModalWidget() is None


def test_the_device_is_remembered_only_with_the_passphrase(
    qtbot: QtBot, content: ContentView, keys: KeysCard, backend: MemoryKeyring
) -> None:
    qtbot.waitUntil(keys.device.button.isEnabled, timeout=20_000)

    def act(dialog: PassphraseDialog[object]) -> None:
        give(dialog, WRONG)
        qtbot.waitUntil(lambda: bool(dialog.own_row.error()), timeout=20_000)
        assert backend.entries == {}
        give(dialog, PASSPHRASE)

    with answering(PassphraseDialog, act):
        keys.device.button.click()
    assert "dev" in ways(content)
    keys.device.button.click()
    qtbot.waitUntil(lambda: "dev" not in ways(content), timeout=20_000)
    qtbot.waitUntil(keys.after.isVisible, timeout=20_000)
    assert "dieses Gerät" in keys.after.text()
    assert backend.entries == {}


def test_the_way_that_still_opens_leads_to_a_new_key(
    qtbot: QtBot, content: ContentView, keys: KeysCard
) -> None:
    with answering(PassphraseDialog, lambda dialog: give(dialog, PASSPHRASE, SECOND)):
        keys.passphrase.button.click()
    titles: list[str] = []

    def look(dialog: PassphraseDialog[object]) -> None:
        titles.append(dialog.accessibleName())
        dialog.reject()

    with answering(PassphraseDialog, look):
        keys.after.link.click()
    assert titles == ["Neuen Schlüssel machen"]
    with pytest.raises(WrongPassphrase):
        content.context.workspace.security.prepare_sheet(PASSPHRASE)


@pytest.fixture
def without_keyring(
    qtbot: QtBot, settings: Settings, store_folder: Path, clock: FixedClock
) -> Iterator[ContentView]:
    """Return the content of a store on a device whose keyring may not be used."""
    window = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(window)
    window.show()
    keyring = DeviceKeyring(MemoryKeyring(), allowed=frozenset())
    window.session.begin(access.unlock(store_folder, PASSPHRASE, clock=clock, keyring=keyring))
    assert window.content is not None
    yield window.content
    window.session.end()


def test_a_device_without_a_keyring_is_told_before_the_click(
    qtbot: QtBot, without_keyring: ContentView
) -> None:
    keys = security_page(without_keyring).keys
    words = keys.device.hint
    qtbot.waitUntil(lambda: words.text() == ways_in.DEVICE_NOT_POSSIBLE, timeout=20_000)
    assert not keys.device.button.isEnabled()
    draw(keys, "security-kein-schluesselspeicher")
