"""Open every window on a screen of a given size and print what does not fit; run as a program.

The size of a screen is fixed when the application begins, so this needs a process of its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from gkdesk import app
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.settings import Settings
from gkdesk.ui.content import ContentView
from gkdesk.ui.dialogs.bug_dialog import BugDialog
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.dialogs.choose_store import ChooseStore
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.dialogs.help_window import HelpWindow
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.store_kit import NOW, FixedClock

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

WORDS = "Der Bestand ist verschlüsselt, und das Blatt öffnet ihn ganz. " * 6


def check(folder: Path) -> list[str]:
    """Return what is higher or wider than the screen, and every button that is out of sight."""
    settings = Settings(folder / "einstellungen.json")
    application = app.make_application(settings)
    made = access.create(folder / "Bestand", PASSPHRASE, clock=FixedClock(NOW), kdf=CHEAP)
    window = app.make_window(settings, folder / "Bestand")
    window.show()
    content = ContentView(made.workspace, window, device=settings)
    content.begin()
    found = _misfits(application, window)
    for dialog in _dialogs(made.workspace, content):
        dialog.open()
        found += _misfits(application, dialog)
        dialog.reject()
    content.clear()
    made.workspace.close()
    return found


def _dialogs(workspace: Workspace, parent: QWidget) -> list[QDialog]:
    security, backup = workspace.security, workspace.backups.make(Silent())
    sheet = SheetDialog(
        WORDS, security.prepare_sheet(PASSPHRASE), str.encode, security.seal_sheet, parent
    )
    sheet.step.by_hand.click()
    return [
        HelpWindow("sicherheit", parent),
        sheet,
        ChooseStore(tuple(f"/daten/{number}/Bestand" for number in range(5)), parent),
        ChooseBackup(workspace.folder, parent),
        PassphraseDialog("Passphrase ändern", WORDS, security.change_passphrase, parent),
        ConfirmDialog("Entfernen?", WORDS, parent, act="Entfernen", keep="Behalten"),
        RestoreDialog(workspace.backups, backup, workspace.folder, parent),
        BugDialog(WORDS, parent),
    ]


def _misfits(application: QApplication, window: QWidget) -> list[str]:
    for _ in range(5):
        application.processEvents()
    room = window.screen().availableGeometry().size()
    name = type(window).__name__
    found = []
    if window.width() > room.width() or window.height() > room.height():
        found.append(f"{name}: {window.width()}x{window.height()}")
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    cut = [each for each in buttons if not _scrolls(each) and _is_cut(each)]
    return found + [f"{name}: {each.accessibleName()}" for each in cut]


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _is_cut(button: QAbstractButton) -> bool:
    return button.visibleRegion().boundingRect() != button.rect()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(check(Path(sys.argv[1]))))
