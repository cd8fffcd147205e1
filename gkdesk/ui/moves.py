"""What is done to a store while it is closed: a backup brought back, another store, a new key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gkdesk import settings as device
from gkdesk.errors import (
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    StoreDamaged,
    StoreNotEncrypted,
    UserError,
)
from gkdesk.text.after_unlock import AfterUnlock, Notice
from gkdesk.ui import bug_log, tasks
from gkdesk.ui.session import LockReason

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.services.safety.restoring import Restored
    from gkdesk.services.safety.security import KeyRenewal
    from gkdesk.services.workspace import Workspace
    from gkdesk.settings import Settings
    from gkdesk.ui.dialogs.restore_dialog import RestoreAnswer
    from gkdesk.ui.pages.unlock import UnlockPage
    from gkdesk.ui.session import Session

SWAPPING = "Wird an seine Stelle gesetzt …"
RENEWING = "Wird neu verschlüsselt …"
SWAPPED = (
    "Der wiederhergestellte Bestand steht jetzt an der Stelle des bisherigen. {passphrase} Der "
    "bisherige Bestand ist nicht gelöscht; er liegt hier: {old}"
)
BROUGHT_BACK = "Der Bestand ist wiederhergestellt. {passphrase}"
NOT_SWAPPED = "{reason} Der wiederhergestellte Bestand liegt daneben: {folder}"
NOT_RENEWED = (
    "{reason} Der Bestand ist vollständig. Sollte die bisherige Passphrase nicht mehr gelten, gilt "
    "die neue."
)
ODD_NOTE_EVENT = "A note beside the store names no swap; it was ignored."

_NOTHING_OPENS = (
    "Ohne sie öffnet weder eine Passphrase noch das Wiederherstellungsblatt diesen Bestand. Ihre "
    "Daten sind noch da, es ist nichts gelöscht. {also}Holen Sie den Stand der neuesten Sicherung "
    "zurück; dafür gilt die Passphrase oder das Blatt von damals. Der jetzige Ordner bleibt "
    "erhalten: Heben Sie ihn für Ihre IT auf."
)
NO_WAY_IN: dict[type[UserError], str] = {
    KeyFileDamaged: f"Die Schlüsseldatei ist beschädigt. {_NOTHING_OPENS.format(also='')}",
    KeyFileMissing: "Die Schlüsseldatei „bestand.schluessel“ fehlt. "
    + _NOTHING_OPENS.format(also="Wenn Sie sie noch haben, legen Sie sie in den Ordner. Sonst: "),
}
MISSING = (
    "Die Datei des Bestands, „bestand.gkdesk“, liegt nicht mehr in diesem Ordner. Ist ein Stick "
    "oder Laufwerk nicht da, schließen Sie es an und wählen den Bestand neu. Ist die Datei "
    "verloren, holen Sie den Stand der neuesten Sicherung zurück; dafür gilt die Passphrase oder "
    "das Blatt von damals."
)
BACKUP_HELPS = (StoreDamaged, KeyFileMissing, KeyFileDamaged, KeyFileForeign, StoreNotEncrypted)
RECOVERY_HINT = (
    "Dieser Bestand lässt sich so nicht öffnen. Es ist nichts gelöscht. Die Sicherungen zeigen, "
    "welche Stände es gibt; der jetzige bleibt, wie er ist."
)


class StoreMoves(QObject):
    """Lock, work on the closed files, and show the unlock page with what came of it."""

    def __init__(
        self, session: Session, settings: Settings, unlock: UnlockPage, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._unlock = unlock
        self._window = window

    def tell_beforehand(self, error: UserError) -> None:
        """Say what is wrong with a store that nothing opens before anybody types a secret."""
        from gkdesk.text.sentences.errors import sentence

        words = NO_WAY_IN.get(type(error), sentence(error))
        self._unlock.show_no_way(words, recovery=isinstance(error, BACKUP_HELPS))

    def tell_missing(self) -> None:
        """Say that the file of the store is gone, though other parts of it are there."""
        self._unlock.show_no_way(MISSING, recovery=True)

    def help_with(self, error: UserError) -> None:
        """Point to the backups where a store does not open for reasons of its own."""
        if type(error) in NO_WAY_IN:
            self.tell_beforehand(error)
        elif isinstance(error, BACKUP_HELPS):
            self._unlock.say(RECOVERY_HINT, well=False, recovery=True)

    @Slot()
    def recover(self) -> None:
        """Ask for a backup and bring it back, without an open store."""
        from gkdesk.services.safety.restoring import ClosedBackups
        from gkdesk.ui.dialogs.choose_backup import ChooseBackup
        from gkdesk.ui.dialogs.restore_dialog import RestoreDialog

        place = self._session.folder
        backup = ChooseBackup.ask(self._window, place)
        if backup is None:
            return
        source = ClosedBackups(place, self._session.clock)
        answer = RestoreDialog.ask(self._window, source, backup, place, asks_secret=True)
        if answer is None:
            return
        if answer.take_place:
            self.take_place(answer)
            return
        self._session.choose(answer.restored.folder)
        self._unlock.say(BROUGHT_BACK.format(passphrase=_passphrase(answer.restored)), well=True)

    @Slot(object)
    def take_place(self, answer: RestoreAnswer) -> None:
        """Lock, and put the restored store in the place of the present one."""
        place = self._session.folder
        self._session.lock(LockReason.ASKED)
        self._unlock.show_work(SWAPPING)
        tasks.run(
            self,
            partial(_take_place, answer.restored.folder, place, self._session.clock),
            done=partial(self._on_swapped, answer.restored),
            failed=partial(self._on_not_swapped, answer.restored),
            stopped=self._unlock.end_work,
        )

    def _on_swapped(self, restored: Restored, old: Path) -> None:
        self._unlock.end_work()
        self._session.choose(self._session.folder)
        words = SWAPPED.format(passphrase=_passphrase(restored), old=old)
        self._unlock.say(words, well=True)

    def _on_not_swapped(self, restored: Restored, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._unlock.end_work()
        self._session.choose(self._session.folder)
        words = NOT_SWAPPED.format(reason=sentence(error), folder=restored.folder)
        self._unlock.say(words, well=False)

    @Slot(object)
    def renew_key(self, renewal: KeyRenewal) -> None:
        """Lock, and write the store again under a new data key."""
        self._session.lock(LockReason.ASKED)
        self._unlock.show_work(RENEWING)
        folder = self._session.folder
        tasks.run(
            self,
            partial(_renew_key, folder, renewal, self._session.clock),
            done=self._on_renewed,
            failed=self._on_not_renewed,
            progress=self._on_renewal_progress,
            stopped=self._unlock.end_work,
        )

    def _on_renewal_progress(self, done: int, total: int) -> None:
        if total:
            self._unlock.show_work(f"Wird neu verschlüsselt: {done * 100 // total} %")

    def _on_renewed(self, workspace: Workspace) -> None:
        self._unlock.end_work()
        self._unlock.forget()
        second = self._settings.get(device.BACKUP_FOLDER)
        earlier = len(workspace.backups.with_earlier_passphrase(_folder(second)))
        told = self._session.after_unlock
        told.append(AfterUnlock(Notice.KEY_RENEWED))
        if earlier:
            kind = Notice.BACKUP_OF_BEFORE if earlier == 1 else Notice.BACKUPS_OF_BEFORE
            told.append(AfterUnlock(kind, str(earlier)))
        # The guide makes the new sheet, now or after an interruption.
        self._settings.set(device.SETUP_STEP, f"renew-sheet {workspace.store_id}")
        self._session.begin(workspace)

    def _on_not_renewed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._unlock.end_work()
        self._session.state_changed.emit()
        self._unlock.say(NOT_RENEWED.format(reason=sentence(error)), well=False)


def _passphrase(restored: Restored) -> str:
    from gkdesk.ui.dialogs.restore_dialog import PASSPHRASES

    return PASSPHRASES[restored.passphrase]


def tell_odd_note(session: Session) -> None:
    """Say it if a note of a swap lies beside the opened store that the program did not write."""
    from gkdesk.paths import swap_note
    from gkdesk.services.safety.restoring import has_odd_note

    if has_odd_note(session.folder):
        name = swap_note(session.folder).name
        session.after_unlock.append(AfterUnlock(Notice.ODD_NOTE, name))
        bug_log.note(ODD_NOTE_EVENT)


def _folder(path: str) -> Path | None:
    from pathlib import Path

    return Path(path) if path else None


def _take_place(restored: Path, place: Path, clock: Clock, _progress: Progress) -> Path:
    from gkdesk.services.safety import restoring

    return restoring.take_place(restored, place, clock=clock)


def _renew_key(folder: Path, renewal: KeyRenewal, clock: Clock, progress: Progress) -> Workspace:
    from gkdesk.services import access

    return access.renew_key(folder, renewal.old, renewal.new, clock=clock, progress=progress)
