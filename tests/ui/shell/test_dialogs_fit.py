"""Dialogs on a small screen: no word is cut, no ring is cut, nothing is larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from gkdesk.progress import Silent
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.dialogs.choose_store import ChooseStore
from gkdesk.ui.dialogs.fitted import FRAME, within_screen
from gkdesk.ui.dialogs.help_window import HelpWindow
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from tests.cheap_key import PASSPHRASE
from tests.ui.shell.test_look import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView

RING = 4


def test_no_line_of_the_choice_of_stores_is_cut(content: ContentView, tmp_path: Path) -> None:
    recent = tuple(str(tmp_path / f"{name} {'der Kreisverwaltung ' * 6}") for name in "AB")
    dialog = ChooseStore(recent, content)
    dialog.open()
    settle()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.reject()


def test_the_ring_has_room_around_the_first_backup(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    workspace.backups.make(Silent())
    dialog = ChooseBackup(workspace.folder, content)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.entries), timeout=20_000)
    settle()
    entry = dialog.entries[0]
    ground = entry.parentWidget()
    assert ground is not None
    corner = entry.mapTo(ground, QPoint(0, 0))
    assert min(corner.x(), corner.y()) >= RING
    dialog.reject()


def test_what_the_sheet_still_lacks_is_said_in_one_line_in_a_narrow_dialog(
    content: ContentView,
) -> None:
    security = content.context.workspace.security
    sheet = security.prepare_sheet(PASSPHRASE)
    dialog = SheetDialog("", sheet, str.encode, security.seal_sheet, content)
    dialog.open()
    settle()
    assert not dialog.picture.isVisible()
    assert dialog.missing.height() < 2 * dialog.missing.fontMetrics().height()
    dialog.reject()


def test_a_window_is_never_larger_than_the_screen(qtbot: QtBot, content: ContentView) -> None:
    window = HelpWindow("sicherheit", content)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    assert within_screen(window, 620, 100_000).height() == room.height() - FRAME
    assert within_screen(window, 620, 300).height() == 300
