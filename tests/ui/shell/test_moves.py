"""What is done to a closed store by hand: restoring, taking its place, a new key, the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gkdesk import app, paths
from gkdesk import settings as device
from gkdesk.errors import WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ways_in import KNOWN_WORD
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_sheet import SheetStep
from gkdesk.ui.widgets import Banner
from tests.cheap_key import PASSPHRASE
from tests.ui.shell.conftest import unlock
from tests.ui.shell.hands import answering, draw, security_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.settings import Settings
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow

NEW = "Kanu Zwiebel Laterne Nashorn Vulkan"


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, store_folder: Path, clock: FixedClock
) -> Iterator[MainWindow]:
    """Return the window of a store with one organisation, a backup, and one more organisation."""
    workspace = access.unlock(store_folder, PASSPHRASE, clock=clock)
    add_organisation(workspace, "Beratungsstelle Lindenhof")
    workspace.backups.make(Silent())
    add_organisation(workspace, "Nach der Sicherung")
    workspace.close()
    made = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.session.end()


def add_organisation(workspace: Workspace, name: str) -> None:
    workspace.organisations.create(OrganisationFields(name=name))


def finds(content: ContentView, words: str) -> bool:
    return bool(content.context.workspace.search.find(words, kinds=(RecordKind.ORGANISATION,)))


def restore_and_take(qtbot: QtBot) -> Callable[[RestoreDialog], None]:
    def act(dialog: RestoreDialog) -> None:
        qtbot.waitUntil(dialog.restore.isVisible, timeout=20_000)
        draw(dialog, "moves-sicherung-ansehen")
        dialog.restore.click()
        qtbot.waitUntil(dialog.take.isVisible, timeout=20_000)
        draw(dialog, "moves-sicherung-wohin")
        dialog.take.click()

    return act


def with_passphrase_of_then(qtbot: QtBot) -> Callable[[RestoreDialog], None]:
    go_on = restore_and_take(qtbot)

    def act(dialog: RestoreDialog) -> None:
        draw(dialog, "moves-sicherung-passphrase")
        dialog.passphrase.set_text("falsch falsch falsch")
        dialog.again.click()
        qtbot.waitUntil(lambda: bool(dialog.passphrase_row.error()), timeout=20_000)
        dialog.passphrase.set_text(PASSPHRASE)
        dialog.again.click()
        go_on(dialog)

    return act


def choose_newest(qtbot: QtBot, folder: Path | None = None) -> Callable[[ChooseBackup], None]:
    def act(dialog: ChooseBackup) -> None:
        if folder is not None:
            dialog.look_into(folder)
        qtbot.waitUntil(lambda: bool(dialog.entries), timeout=20_000)
        draw(dialog, "moves-sicherung-waehlen")
        dialog.entries[0].click()

    return act


def test_a_restored_store_takes_the_place_of_the_open_one(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    page = security_page(unlock(qtbot, window))
    with answering(RestoreDialog, restore_and_take(qtbot)):
        page.backups.rows[0].button.click()
    del page
    qtbot.waitUntil(lambda: bool(window.unlock.news()), timeout=20_000)
    assert "jetzige Passphrase" in window.unlock.news()
    draw(window, "moves-getauscht")
    old = next(store_folder.parent.glob("Bestand-bis-*"))
    assert str(old) in window.unlock.news()
    content = unlock(qtbot, window)
    assert finds(content, "Lindenhof")
    assert not finds(content, "Nach der Sicherung")
    assert content.context.workspace.folder == store_folder


def test_a_restored_store_can_stay_beside(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    def act(dialog: RestoreDialog) -> None:
        qtbot.waitUntil(dialog.restore.isVisible, timeout=20_000)
        dialog.restore.click()
        qtbot.waitUntil(dialog.take.isVisible, timeout=20_000)
        dialog.cancel.click()

    content = unlock(qtbot, window)
    page = security_page(content)
    with answering(RestoreDialog, act):
        page.backups.rows[0].button.click()
    assert window.content is content
    beside = next(store_folder.parent.glob("Bestand-wiederhergestellt-*"))
    assert str(beside) in window.settings.get(device.RECENT_STORES)


def test_a_damaged_store_leads_to_its_backups(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    database = store_folder / "bestand.gkdesk"
    content = database.read_bytes()
    database.write_bytes(content[:16] + bytes(len(content) - 16))
    qtbot.keyClicks(window.unlock.passphrase.edit, PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: bool(window.unlock.news()), timeout=20_000)
    draw(window, "moves-beschaedigt")
    with (
        answering(ChooseBackup, choose_newest(qtbot)),
        answering(RestoreDialog, with_passphrase_of_then(qtbot)),
    ):
        window.unlock.recover.click()
    qtbot.waitUntil(lambda: "Stelle" in window.unlock.news(), timeout=20_000)
    old = next(store_folder.parent.glob("Bestand-bis-*"))
    assert (old / "bestand.gkdesk").stat().st_size == len(content)
    assert finds(unlock(qtbot, window), "Lindenhof")


def test_the_way_to_the_backups_is_in_sight_in_a_small_window(
    qtbot: QtBot, window: MainWindow, store_folder: Path
) -> None:
    window.resize(911, 512)
    database = store_folder / "bestand.gkdesk"
    content = database.read_bytes()
    database.write_bytes(content[:16] + bytes(len(content) - 16))
    qtbot.keyClicks(window.unlock.passphrase.edit, PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: bool(window.unlock.news()), timeout=20_000)
    draw(window, "moves-beschaedigt-klein")
    link = window.unlock.findChildren(Banner)[0].link
    assert link.accessibleName() == window.unlock.recover.accessibleName()
    assert link.visibleRegion().boundingRect() == link.rect()
    with (
        qtbot.waitSignal(window.unlock.recovery_wanted),
        answering(ChooseBackup, ChooseBackup.reject),
    ):
        link.click()


def test_on_a_new_device_the_first_run_brings_a_backup_back(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock, settings: Settings
) -> None:
    place = paths.default_store()
    fresh = app.make_window(settings, place, clock=clock)
    qtbot.addWidget(fresh)
    fresh.show()
    guide = fresh.guide
    assert isinstance(guide, FirstRunPage)
    draw(fresh, "moves-neues-geraet")

    def act(dialog: RestoreDialog) -> None:
        dialog.passphrase.set_text(PASSPHRASE)
        dialog.again.click()
        qtbot.waitUntil(dialog.restore.isVisible, timeout=20_000)
        dialog.restore.click()
        qtbot.waitUntil(lambda: not dialog.restore.isVisible(), timeout=20_000)
        assert not dialog.take.isVisible()
        dialog.cancel.click()

    with (
        answering(ChooseBackup, choose_newest(qtbot, store_folder)),
        answering(RestoreDialog, act),
    ):
        guide.recover.click()
        qtbot.waitUntil(lambda: fresh.guide is None, timeout=20_000)
    assert paths.holds_store(place)
    assert finds(unlock(qtbot, fresh), "Lindenhof")
    fresh.session.end()


def test_the_first_run_opens_a_store_that_exists_already(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock, settings: Settings
) -> None:
    fresh = app.make_window(settings, paths.default_store(), clock=clock)
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.session.choose(store_folder)
    assert fresh.guide is None
    assert finds(unlock(qtbot, fresh), "Lindenhof")
    fresh.session.end()


def test_a_crash_in_the_middle_of_a_swap_is_no_first_run(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock, settings: Settings
) -> None:
    old = store_folder.with_name("Bestand-bis-2026-11-17-090000")
    restored = store_folder.with_name("Bestand-wiederhergestellt-2026-11-17-090000")
    store_folder.rename(old)
    restored.mkdir()
    for name in ("bestand.gkdesk", "bestand.schluessel"):
        (old / name).rename(restored / name)
    names = {"restored": restored.name, "old": old.name}
    paths.swap_note(store_folder).write_text(json.dumps(names), encoding="utf-8")
    again = app.make_window(settings, store_folder, clock=clock)
    qtbot.addWidget(again)
    again.show()
    assert again.guide is None
    assert finds(unlock(qtbot, again), "Lindenhof")
    assert len(list((store_folder / "sicherungen").iterdir())) == 1
    again.session.end()


def fill_in(dialog: PassphraseDialog[object], qtbot: QtBot) -> None:
    dialog.own.set_text(PASSPHRASE)
    dialog.new.set_text(NEW)
    dialog.again.set_text(NEW)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.confirmation, KNOWN_WORD)
    draw(dialog, "moves-neuer-schluessel")
    dialog.accept_button.click()


def test_a_known_passphrase_leads_to_a_new_key_and_a_new_sheet(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock
) -> None:
    page = security_page(unlock(qtbot, window))
    draw(window, "moves-sicherheit")
    with answering(PassphraseDialog, lambda dialog: fill_in(dialog, qtbot)):
        page.keys.known.button.click()
    del page
    qtbot.waitUntil(lambda: isinstance(window.guide, FirstRunPage), timeout=30_000)
    assert isinstance(window.guide, FirstRunPage)
    step = window.guide.step
    assert isinstance(step, SheetStep)
    code = step._code
    for field, number in zip(step.fields, step.asked_groups(), strict=True):
        field.setText(code.split("-")[number])
    del step, field
    window.guide.next.click()
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    assert window.content is not None
    page = security_page(window.content)
    qtbot.waitUntil(page.backups.earlier.isVisible, timeout=20_000)
    draw(page.backups, "moves-nach-dem-wechsel")
    draw(page.keys, "moves-schluessel")
    assert finds(window.content, "Lindenhof")
    del page
    window.lock()
    with pytest.raises(WrongPassphrase):
        access.unlock(store_folder, PASSPHRASE, clock=clock)
    access.unlock_with_code(store_folder, code, clock=clock).close()


def test_a_wrong_passphrase_does_not_lock_for_a_new_key(qtbot: QtBot, window: MainWindow) -> None:
    def act(dialog: PassphraseDialog[object]) -> None:
        dialog.own.set_text("falsch falsch falsch")
        dialog.new.set_text(NEW)
        dialog.again.set_text(NEW)
        qtbot.keyClicks(dialog.confirmation, KNOWN_WORD)
        dialog.accept_button.click()
        qtbot.waitUntil(lambda: bool(dialog.own_row.error()), timeout=20_000)
        dialog.reject()

    content = unlock(qtbot, window)
    with answering(PassphraseDialog, act):
        security_page(content).keys.known.button.click()
    assert window.content is content


def test_the_search_is_made_ready_with_its_progress_shown(qtbot: QtBot, window: MainWindow) -> None:
    content = unlock(qtbot, window)
    qtbot.waitUntil(lambda: tasks.running() == (), timeout=20_000)
    assert content.context.workspace.search.is_current()
    assert not content.topbar.work.isVisible()
    content.upkeep.indexing.emit(30, 120)
    assert content.topbar.work.text() == "Suche wird vorbereitet: 25 %"
    assert content.topbar.work.isVisible()
    content.upkeep.indexing.emit(120, 120)
    assert not content.topbar.work.isVisible()


def test_a_full_disk_at_the_very_end_is_said_calmly_and_the_window_closes(
    qtbot: QtBot, window: MainWindow
) -> None:
    resource = pytest.importorskip("resource")
    content = unlock(qtbot, window)
    add_organisation(content.context.workspace, "Zuletzt")
    qtbot.waitUntil(lambda: tasks.running() == (), timeout=20_000)
    del content
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        window.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not window.isVisible()
    notice = window.last_words
    assert notice is not None
    assert notice.isVisible()
    assert "gespeichert" in notice.text.text()
    draw(notice, "moves-geschlossen")
    notice.close_button.click()
    assert not notice.isVisible()
    assert finds(reopened(qtbot, window), "Zuletzt")


def reopened(qtbot: QtBot, window: MainWindow) -> ContentView:
    window.show_state()
    window.show()
    return unlock(qtbot, window)


def test_the_network_line_says_what_was_counted(qtbot: QtBot, window: MainWindow) -> None:
    page = security_page(unlock(qtbot, window))
    page.reload(())
    assert "keine Verbindung" in page.network.text.text()
    assert "PDF" in page.network.text.text()
