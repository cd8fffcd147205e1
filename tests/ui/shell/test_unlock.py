"""The unlock page: who gets in, what is said to the others, and no lock-out."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from gkdesk import app
from gkdesk import settings as device
from gkdesk.services import access
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.pages.unlock import FREE_TRIES, NO_WAY_TITLE
from gkdesk.ui.widgets import LinkButton
from tests.cheap_key import PASSPHRASE
from tests.ui.shell.conftest import unlock
from tests.ui.shell.hands import answering, draw

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.settings import Settings
    from gkdesk.ui.main_window import MainWindow

SECOND = "Kanu Zwiebel Laterne Nashorn Vulkan Kompass"


def try_passphrase(qtbot: QtBot, window: MainWindow, passphrase: str) -> str:
    """Type a passphrase and return what stands at the field when it was refused."""
    window.unlock.passphrase.edit.setText(passphrase)
    qtbot.keyClick(window.unlock.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.unlock.passphrase_row.error()), timeout=20_000)
    return window.unlock.passphrase_row.error()


def test_the_right_passphrase_opens(qtbot: QtBot, window: MainWindow) -> None:
    assert unlock(qtbot, window).isVisible()


def test_the_field_is_empty_after_opening(qtbot: QtBot, window: MainWindow) -> None:
    unlock(qtbot, window)
    assert window.unlock.passphrase.text() == ""
    assert not [e for e in window.unlock.findChildren(QLineEdit) if PASSPHRASE in e.text()]


def test_a_wrong_passphrase_is_told_at_the_field(qtbot: QtBot, window: MainWindow) -> None:
    assert "nicht die Passphrase" in try_passphrase(qtbot, window, "falsch falsch falsch")
    assert window.unlock.open.isEnabled()


def test_typing_takes_the_error_back(qtbot: QtBot, window: MainWindow) -> None:
    try_passphrase(qtbot, window, "falsch falsch falsch")
    qtbot.keyClicks(window.unlock.passphrase.edit, "a")
    assert window.unlock.passphrase_row.error() == ""


def test_after_several_tries_it_waits_but_never_locks_out(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(FREE_TRIES + 1):
        try_passphrase(qtbot, window, "falsch falsch falsch")
    assert not window.unlock.open.isEnabled()
    assert "Sekunden" in window.unlock.open.label()
    qtbot.waitUntil(window.unlock.open.isEnabled, timeout=5000)


def test_while_it_waits_every_way_in_says_so(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(FREE_TRIES + 2):
        window.unlock.refuse("Das war sie nicht.", wrong_secret=True)
    window.unlock.with_code.click()
    assert "Weiter in " in window.unlock.open.label()
    window.show_state()
    assert "Weiter in " in window.unlock.open.label()
    assert not window.unlock.open.isEnabled()
    qtbot.waitUntil(window.unlock.open.isEnabled, timeout=10_000)
    assert window.unlock.open.label() == "Öffnen"


def test_while_the_key_is_derived_nothing_else_can_be_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.unlock
    ways = (page.with_device, page.with_code, page.other_store, page.recover)
    page.passphrase.edit.setText("falsch falsch falsch")
    page.open.click()
    assert not any(link.isEnabled() for link in ways)
    qtbot.waitUntil(lambda: bool(page.passphrase_row.error()), timeout=20_000)
    assert all(link.isEnabled() for link in ways)


def test_an_opening_that_another_choice_has_overtaken_leaves_its_store_closed(
    qtbot: QtBot, window: MainWindow, store_folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = Path(shutil.copytree(store_folder, tmp_path / "Anderer"))
    window.unlock.passphrase.edit.setText(PASSPHRASE)
    window.unlock.open.click()
    window.session.choose(other)
    qtbot.waitUntil(lambda: not tasks.running(), timeout=20_000)
    assert window.content is None
    access.unlock(store_folder, PASSPHRASE, clock=clock).close()
    unlock(qtbot, window)
    assert window.session.folder == other
    assert window.settings.get(device.RECENT_STORES) == (str(other),)


def test_an_empty_field_is_told_without_asking_the_store(window: MainWindow) -> None:
    window.unlock.open.click()
    assert "fehlt" in window.unlock.passphrase_row.error()


def test_the_code_field_sets_its_dashes_itself(qtbot: QtBot, window: MainWindow) -> None:
    window.unlock.with_code.click()
    qtbot.keyClicks(window.unlock.code, "7k2mqx9d4t8")
    assert window.unlock.code.text() == "7K2MQ-X9D4T-8"


def test_a_code_with_missing_groups_is_told_how_many(qtbot: QtBot, window: MainWindow) -> None:
    window.unlock.with_code.click()
    qtbot.keyClicks(window.unlock.code, "7k2mqx9d4t")
    window.unlock.open.click()
    assert "2 von 7" in window.unlock.code_row.error()


def test_a_mistyped_code_is_told_at_its_field(qtbot: QtBot, window: MainWindow) -> None:
    window.unlock.with_code.click()
    qtbot.keyClicks(window.unlock.code, "7K2MQ" * 7)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: bool(window.unlock.code_row.error()), timeout=20_000)


def test_caps_lock_is_hinted_at(qtbot: QtBot, window: MainWindow) -> None:
    edit = window.unlock.passphrase.edit
    qtbot.keyClick(edit, "A", Qt.KeyboardModifier.NoModifier)
    assert window.unlock.caps.isVisible()
    qtbot.keyClick(edit, "a", Qt.KeyboardModifier.NoModifier)
    assert not window.unlock.caps.isVisible()


def shown_words(window: MainWindow) -> list[str]:
    labels = window.unlock.findChildren(QLabel)
    links = window.unlock.findChildren(LinkButton)
    return [each.text() for each in labels if each.isVisible()] + [
        each.label() for each in links if each.isVisible()
    ]


def test_the_second_person_opens_in_the_same_field_and_the_page_says_so_from_the_start(
    qtbot: QtBot, window: MainWindow, settings: Settings, store_folder: Path, clock: FixedClock
) -> None:
    security = unlock(qtbot, window).context.workspace.security
    security.set_second_person(PASSPHRASE, SECOND)
    window.session.end()
    again = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(again)
    again.show()
    first = shown_words(again)
    assert any("Vertretung" in words for words in first)
    try_passphrase(qtbot, again, "falsch falsch falsch")
    again.unlock.passphrase.edit.clear()
    assert shown_words(again) == first
    unlock(qtbot, again, SECOND)
    again.session.end()


def test_a_wrong_passphrase_names_small_and_capital_letters(
    qtbot: QtBot, window: MainWindow
) -> None:
    words = try_passphrase(qtbot, window, PASSPHRASE.upper())
    assert "Groß- und Kleinschreibung" in words


def lose(file: Path) -> None:
    file.unlink()


def damage(file: Path) -> None:
    file.write_bytes(b"kaputt")


@pytest.mark.parametrize(
    ("name", "harm"),
    [("bestand.schluessel", lose), ("bestand.schluessel", damage), ("bestand.gkdesk", lose)],
)
def test_a_store_that_no_secret_opens_says_so_at_once_and_offers_only_a_backup(
    qtbot: QtBot, window: MainWindow, store_folder: Path, name: str, harm: Callable[[Path], None]
) -> None:
    page = window.unlock
    window.resize(911, 512)
    harm(store_folder / name)
    window.show_state()
    qtbot.waitUntil(lambda: page.title.text() == NO_WAY_TITLE, timeout=10_000)
    assert "Sicherung" in page.lead.text()
    assert ("Schlüsseldatei" in page.lead.text()) == (name == "bestand.schluessel")
    shown = [link for link in page.findChildren(LinkButton) if link.isVisible()]
    assert shown == [page.other_store]
    assert not page.passphrase_row.isVisible()
    assert "wiederherstellen" in page.open.label()
    assert page.open.hasFocus()
    draw(window, "unlock-schluesseldatei")
    assert page.open.visibleRegion().boundingRect() == page.open.rect()
    with answering(ChooseBackup, ChooseBackup.reject):
        qtbot.keyClick(page.open, Qt.Key.Key_Return)


def test_a_store_of_a_newer_version_is_not_led_to_its_backups(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    key_file = store_folder / "bestand.schluessel"
    whole = json.loads(key_file.read_text())
    whole.pop("checksum")
    whole["version"] += 1
    canonical = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    whole["checksum"] = hashlib.sha256(canonical.encode()).hexdigest()
    key_file.write_text(json.dumps(whole))
    window.show_state()
    qtbot.waitUntil(lambda: "neueren Version" in window.unlock.lead.text(), timeout=10_000)
    assert not window.unlock.open.isVisible()
    assert window.unlock.other_store.hasFocus()


def test_the_page_is_whole_again_when_another_store_is_chosen(
    qtbot: QtBot, window: MainWindow, store_folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(store_folder, tmp_path / "Anderer"))
    damage(store_folder / "bestand.schluessel")
    window.show_state()
    qtbot.waitUntil(lambda: window.unlock.title.text() == NO_WAY_TITLE, timeout=10_000)
    window.session.choose(other)
    assert window.unlock.passphrase_row.isVisible()
    assert window.unlock.with_code.isVisible()
    assert window.unlock.open.label() == "Öffnen"
    unlock(qtbot, window)
