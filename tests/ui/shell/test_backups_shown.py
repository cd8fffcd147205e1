"""What is said about backups: after each one, before and after one is brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from gkdesk import settings as device
from gkdesk.progress import Silent
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.services.safety.backups import BackupReason, Knew, LeftSince
from gkdesk.services.safety.restoring import Restored, ValidPassphrase
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.dialogs.fitted import FRAME
from gkdesk.ui.dialogs.notice_dialog import NoticeDialog
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.pages.today import TodayPage
from tests.factories import a_client
from tests.ui.shell.hands import security_page

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView


def words_of(page: TodayPage) -> str:
    return " ".join(label.text() for label in page.side.findChildren(QLabel))


def test_heute_tells_of_the_backup_that_was_made_by_itself(
    qtbot: QtBot, content: ContentView
) -> None:
    page = content.current()
    assert isinstance(page, TodayPage)
    assert "noch keine" in words_of(page)
    content.backups.make_now()
    qtbot.waitUntil(lambda: "noch keine" not in words_of(page), timeout=20_000)


def test_sicherheit_and_the_foot_tell_of_it_too(qtbot: QtBot, content: ContentView) -> None:
    page = security_page(content)
    content.backups.make_now()
    qtbot.waitUntil(lambda: len(page.backups.rows) == 1, timeout=20_000)
    assert "Letzte geprüfte Sicherung" in page.backup.text.text()


def test_a_backup_without_its_second_place_is_told_all_the_same(
    qtbot: QtBot, content: ContentView, tmp_path: Path
) -> None:
    today = content.current()
    assert isinstance(today, TodayPage)
    blocked = tmp_path / "Stick"
    blocked.write_text("kein Ordner", encoding="utf-8")
    content.context.device.set(device.BACKUP_FOLDER, str(blocked))
    with qtbot.waitSignal(content.backups.failed, timeout=20_000):
        content.backups.make_now()
    assert len(content.context.workspace.backups.all()) == 1
    assert "noch keine" not in words_of(today)
    assert "Gesichert heute" in content.navigation.backup.accessibleName()


def test_a_backup_made_on_sicherheit_is_told_on_heute(qtbot: QtBot, content: ContentView) -> None:
    today = content.current()
    assert isinstance(today, TodayPage)
    security_page(content).backups.now.click()
    qtbot.waitUntil(lambda: "noch keine" not in words_of(today), timeout=20_000)


def test_a_backup_asked_for_while_one_runs_follows_it_and_both_hold(
    qtbot: QtBot, content: ContentView
) -> None:
    page = security_page(content)
    told = []
    content.backups.failed.connect(told.append)
    content.backups.make_now()
    page.backups.now.click()
    assert "Wird gesichert" in page.backups.state.text.text()
    qtbot.waitUntil(lambda: "Gesichert und" in page.backups.state.text.text(), timeout=20_000)
    reasons = [backup.reason for backup in content.context.workspace.backups.all()]
    assert reasons == [BackupReason.BY_HAND, BackupReason.SCHEDULE]
    assert told == []


def test_a_backup_asked_for_that_lacks_its_second_place_is_told_beside_its_button(
    qtbot: QtBot, content: ContentView, tmp_path: Path
) -> None:
    page = security_page(content)
    content.context.device.set(device.BACKUP_FOLDER, str(tmp_path / "Stick"))
    page.backups.now.click()
    qtbot.waitUntil(lambda: "Wird" not in page.backups.state.text.text(), timeout=20_000)
    assert "erreichbar" in page.backups.state.text.text()
    assert len(page.backups.rows) == 1


def test_the_focus_stays_on_the_line_of_a_backup(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    workspace.backups.make(Silent())
    page = security_page(content)
    page.backups.reload()
    page.backups.rows[0].button.setFocus()
    workspace.backups.make(Silent())
    page.backups.reload()
    assert len(page.backups.rows) == 2
    assert content.window().focusWidget() is page.backups.rows[1].button


def test_the_preview_names_the_newest_entry(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    workspace.organisations.create(OrganisationFields(name="Beratungsstelle Lindenhof"))
    person = a_client(workspace)
    backup = workspace.backups.make(Silent())
    workspace.disclosures.add(person, DisclosureFields("Begleitheft", "die Person"))
    dialog = RestoreDialog(workspace.backups, backup, workspace.folder, content)
    dialog.open()
    dialog.look()
    qtbot.waitUntil(dialog.restore.isVisible, timeout=20_000)
    assert "Person angelegt" in dialog.newest.text()
    assert "ist eine Unterlage über Personen hinausgegangen" in dialog.since.text()
    assert dialog.focusWidget() is dialog.restore
    assert dialog.restore.isDefault()
    left = LeftSince(papers=3, strangers=2, last=backup.made_at.date())
    dialog._on_restored(
        Restored(
            workspace.folder,
            backup,
            ValidPassphrase.PRESENT,
            3,
            Knew(),
            left=left,
            told_until=backup.made_at,
        )
    )
    said = dialog.state.text.text()
    assert "3 endgültig gelöschte Einträge" in said
    assert "steht wieder im Weitergabe-Verzeichnis: ein Eintrag" in said
    assert "2 Einträge gehören zu Personen, die es hier noch nicht gibt" in said
    assert "Was nach dem 18.11.2026" in said
    assert "gelöscht oder widerrufen" in said
    assert "Von den Exemplaren, die seither gezählt wurden" in said
    dialog.reject()
    dialog.forget()


def test_the_first_backup_of_the_choice_has_the_focus(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    workspace.backups.make(Silent())
    dialog = ChooseBackup(workspace.folder, content)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.entries), timeout=20_000)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.entries[0])
    dialog.reject()


def test_a_slow_answer_about_another_folder_hides_no_backup(
    qtbot: QtBot, content: ContentView, tmp_path: Path
) -> None:
    workspace = content.context.workspace
    workspace.backups.make(Silent())
    dialog = ChooseBackup(tmp_path / "Stick", content)
    dialog.open()
    dialog.look_into(workspace.folder)
    qtbot.waitUntil(lambda: bool(dialog.entries), timeout=20_000)
    dialog._on_found(tmp_path / "Stick", ())
    assert len(dialog.entries) == 1
    assert not dialog.state.isVisible()
    dialog.reject()


def test_a_dialog_is_never_higher_than_the_screen(qtbot: QtBot, content: ContentView) -> None:
    dialog = NoticeDialog("Titel", "Viele Wörter. " * 2000, content, icon="info", tint="accent")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height() - FRAME
    assert dialog.width() <= room.width() - FRAME
    button = dialog.close_button
    assert button.mapTo(dialog, button.rect().bottomLeft()).y() < dialog.height()
    dialog.reject()
