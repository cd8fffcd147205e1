"""Look into a backup, bring it back, and decide where it shall stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Slot

from gkdesk.errors import BadRecoveryCode, UserError, WrongPassphrase
from gkdesk.services.safety.restoring import Restored, ValidPassphrase
from gkdesk.text.dates import format_stamp
from gkdesk.text.wording.clients import COUNTED, counted
from gkdesk.text.wording.restoring import (
    NOT_RESTORED,
    NOT_SEEN,
    PLACES,
    SAFE,
    STAYS_DELETED,
    erased_again,
    left_after,
    left_before,
    not_known_after,
    strangers_before,
    unknown_before,
    withdrawn_again,
)
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.pages.secret_field import CodeField
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    HeadingLabel,
    IconText,
    Kind,
    Label,
    LinkButton,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress
    from gkdesk.services.safety.restoring import Backup, BackupPreview
    from gkdesk.ui.tasks import Task
    from gkdesk.ui.widgets import KitButton

WIDTH = 600
OTHER_KEY = "Diese Sicherung hat einen anderen Schlüssel. Geben Sie die Passphrase von damals ein."
WITH_WHAT = "Diese Sicherung öffnet sich mit der Passphrase oder dem Blatt von damals."
WRONG = "Damit öffnet sich diese Sicherung nicht. Es gilt, was bei ihrer Entstehung galt."
PASSPHRASES = {
    ValidPassphrase.PRESENT: "Es gilt Ihre jetzige Passphrase.",
    ValidPassphrase.OF_BACKUP: "Es gelten die Passphrase und das Blatt von damals.",
}


class BackupSource(Protocol):
    """The backups of the open store, or of one that is closed or lost."""

    def preview(
        self, folder: Path, progress: Progress, *, passphrase: str = "", code: str = ""
    ) -> BackupPreview: ...

    def restore(
        self, folder: Path, progress: Progress, *, passphrase: str = "", code: str = ""
    ) -> Restored: ...


@dataclass(frozen=True)
class RestoreAnswer:
    """A restored store, and whether it shall take the place of the present one."""

    restored: Restored
    take_place: bool


class RestoreDialog(FittedDialog):
    """Three steps: open and count, restore, decide on the place; each can be the last."""

    def __init__(
        self,
        source: BackupSource,
        backup: Backup,
        place: Path,
        parent: QWidget | None = None,
        *,
        asks_secret: bool = False,
    ) -> None:
        super().__init__("Sicherung wiederherstellen", parent, width=WIDTH)
        self._source: BackupSource | None = source
        self._backup = backup
        self._place = place
        self._asks_secret = asks_secret
        self._restored: Restored | None = None
        self._work: Task | None = None
        self._kept = ("", "")
        self._take_place = False
        self.state = IconText("clock", "", wrap=True)
        self.counts = Label("", Role.READING, wrap=True)
        self.newest = Label("", Role.BODY, wrap=True)
        self.since = Label("", Role.WARN, wrap=True)
        self.trouble = Banner("", Kind.ERROR)
        self.trouble.setVisible(False)
        self.passphrase = PassphraseField("Passphrase von damals")
        self.passphrase_row = FieldRow("Passphrase von damals", self.passphrase)
        self.code = CodeField()
        self.code_row = FieldRow("Wiederherstellungscode von damals", self.code)
        self.other_secret = LinkButton("Mit dem Wiederherstellungsblatt öffnen", "document")
        safe = SAFE if asks_secret else f"{SAFE} {STAYS_DELETED}"
        self.safe = Label(safe, Role.QUIET, wrap=True)
        self.again = PlainButton("Öffnen und ansehen")
        self.restore = PrimaryButton("Wiederherstellen")
        self.take = PrimaryButton("An die Stelle des jetzigen Bestands setzen")
        self.cancel = PlainButton("Schließen")
        self._layout()
        self._connect()
        self._begin()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        source: BackupSource,
        backup: Backup,
        place: Path,
        *,
        asks_secret: bool = False,
    ) -> RestoreAnswer | None:
        """Let the user look and decide; return what was restored."""
        dialog = cls(source, backup, place, parent, asks_secret=asks_secret)
        if not asks_secret:
            dialog.look()
        dialog.exec()
        answer = dialog.value()
        dialog.forget()
        dialog.deleteLater()
        return answer

    def value(self) -> RestoreAnswer | None:
        if self._restored is None:
            return None
        return RestoreAnswer(self._restored, self._take_place)

    def forget(self) -> None:
        """Let go of the store and of the secret; work under way stops and leaves nothing."""
        if self._work is not None:
            self._work.cancel()
        self._source = None
        self._kept = ("", "")
        self.passphrase.clear()
        self.code.clear()

    @Slot()
    def look(self) -> None:
        """Open the backup in a worker and count what is in it."""
        if self._source is None:
            return
        self.trouble.hide()
        self._say("clock", "Die Sicherung wird geöffnet und gezählt …", "ink2")
        self.again.setEnabled(False)
        work = partial(_preview, self._source, self._backup.folder, *self._secret())
        tasks.run(
            self, work, done=self._on_seen, failed=self._on_failed, stopped=self._on_look_stopped
        )

    def _begin(self) -> None:
        hidden = (self.code_row, self.restore, self.take, self.counts, self.newest, self.since)
        for widget in hidden:
            widget.setVisible(False)
        self._show_secret(shown=self._asks_secret)
        if self._asks_secret:
            self._say("key", WITH_WHAT, "ink2")
        self._lead_to(self.again if self._asks_secret else self.cancel)

    def _show_secret(self, *, shown: bool) -> None:
        by_code = not self.code_row.isHidden()
        self.passphrase_row.setVisible(shown and not by_code)
        self.code_row.setVisible(shown and by_code)
        self.other_secret.setVisible(shown)
        self.again.setVisible(shown)

    def _secret(self) -> tuple[str, str]:
        if not self.code_row.isHidden():
            return "", self.code.text()
        return self.passphrase.text(), ""

    def _on_seen(self, preview: BackupPreview) -> None:
        self._kept = self._secret()
        self._show_secret(shown=False)
        self._say("check", "Geöffnet und geprüft. Sie enthält:", "ok")
        self.counts.setText(_counted(preview))
        self.counts.show()
        self.newest.setText(_newest(preview))
        self.newest.setVisible(bool(self.newest.text()))
        forgets = preview.left.strangers or preview.told_until is not None
        self.since.set_role(Role.WARN if forgets else Role.BODY)
        self.since.setText(_said_before(preview))
        self.since.setVisible(bool(self.since.text()))
        self.restore.show()
        self.restore.setEnabled(True)
        self._lead_to(self.restore)

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self._source is None:
            return
        self.trouble.hide()
        self.restore.setEnabled(False)
        self.cancel.set_label("Abbrechen")
        self._lead_to(self.cancel)
        self._say("clock", "Wird wiederhergestellt …", "ink2")
        work = partial(_restore, self._source, self._backup.folder, *self._kept)
        self._work = tasks.run(
            self,
            work,
            done=self._on_restored,
            failed=self._on_failed,
            stopped=self._on_restore_stopped,
            progress=self._on_restore_progress,
            title="Wiederherstellung",
        )

    def _on_restore_progress(self, done: int, total: int) -> None:
        if total and self._restored is None:
            self._say("clock", f"Wird wiederhergestellt: {done * 100 // total} %", "ink2")

    def _on_restored(self, restored: Restored) -> None:
        self._restored = restored
        self._kept = ("", "")
        self._say("check", " ".join(filter(None, _said_after(restored))), "ok")
        self.since.hide()
        self.restore.hide()
        if restored.folder == self._place:
            self.safe.hide()
            self.cancel.set_label("Weiter zum Öffnen")
        else:
            self.safe.setText(PLACES)
            self.take.show()
            self.cancel.set_label("Daneben behalten")
        self._lead_to(self.cancel)

    def _on_look_stopped(self) -> None:
        self._say("info", NOT_SEEN, "ink2")
        self.again.show()
        self.again.setEnabled(True)

    def _on_restore_stopped(self) -> None:
        self._say("info", NOT_RESTORED, "ink2")
        self._offer_restore()

    @Slot()
    def _on_take_clicked(self) -> None:
        self._take_place = True
        self.accept()

    @Slot()
    def _on_other_secret_clicked(self) -> None:
        by_code = self.code_row.isHidden()
        self.passphrase_row.setVisible(not by_code)
        self.code_row.setVisible(by_code)
        words = "Mit der Passphrase öffnen" if by_code else "Mit dem Wiederherstellungsblatt öffnen"
        self.other_secret.set_label(words)
        self._focus_secret()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self.again.setEnabled(True)
        if isinstance(error, WrongPassphrase | BadRecoveryCode):
            self._ask_again(error)
            return
        self.state.setVisible(False)
        self.trouble.say(sentence(error), Kind.ERROR)
        self.trouble.show()
        if not self.restore.isHidden():
            self._offer_restore()

    def _offer_restore(self) -> None:
        """Let it be tried again, for example when there is room on the disk."""
        self.cancel.set_label("Schließen")
        self.restore.setEnabled(True)
        self._lead_to(self.restore)

    def _lead_to(self, button: KitButton) -> None:
        """Let Enter press this button, and put the focus where the next step is."""
        button.setDefault(True)
        if button is self.again:
            self._focus_secret()
        else:
            button.setFocus()

    def _ask_again(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        first = self.again.isHidden()
        self._show_secret(shown=True)
        self._say("key", OTHER_KEY if first else WITH_WHAT, "ink2")
        row = self.passphrase_row if self.code_row.isHidden() else self.code_row
        mistyped = isinstance(error, BadRecoveryCode)
        row.show_error("" if first else sentence(error) if mistyped else WRONG)
        self._lead_to(self.again)

    def _focus_secret(self) -> None:
        if self.code_row.isHidden():
            self.passphrase.focus()
        else:
            self.code.setFocus()

    def _say(self, icon: str, words: str, tint: str) -> None:
        self.state.set(icon, words, Role.BODY, tint)
        self.state.setVisible(True)

    def _connect(self) -> None:
        self.again.clicked.connect(self.look)
        self.passphrase.entered.connect(self.look)
        self.code.returnPressed.connect(self.look)
        self.other_secret.clicked.connect(self._on_other_secret_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.cancel.clicked.connect(self.reject)

    def _layout(self) -> None:
        title = f"Sicherung vom {format_stamp(self._backup.made_at)} Uhr"
        self.body.addWidget(HeadingLabel(title, Role.SECTION, wrap=True))
        for widget in (
            self.trouble,
            self.state,
            self.counts,
            self.newest,
            self.since,
            self.passphrase_row,
            self.code_row,
            self.other_secret,
            self.safe,
        ):
            self.body.addWidget(widget)
        for button in (self.cancel, self.again, self.restore, self.take):
            self.foot.addWidget(button)


def _counted(preview: BackupPreview) -> str:
    counts = dict(preview.counts)
    parts = [counted(kind, counts[kind]) for kind in COUNTED if counts.get(kind)]
    return ", ".join(parts) if parts else "noch keine Einträge"


def _newest(preview: BackupPreview) -> str:
    entry = preview.newest_entry
    if entry is None:
        return ""
    return f"Der jüngste Eintrag darin: {entry.label.text}, {format_stamp(entry.at)} Uhr."


def _said_before(preview: BackupPreview) -> str:
    """Tell what left since, and what of it would be forgotten."""
    left = preview.left
    words = (
        left_before(left.papers, left.strangers, left.copies, left.last),
        strangers_before(left.strangers, lost=preview.told_until is not None),
        unknown_before(preview.told_until),
    )
    return " ".join(filter(None, words))


def _said_after(restored: Restored) -> list[str]:
    """Tell what holds in the restored store, and what somebody has to look after."""
    words = ["Wiederhergestellt und geprüft.", PASSPHRASES[restored.passphrase]]
    left = restored.left
    if restored.erased_again:
        words.append(erased_again(restored.erased_again))
    if restored.withdrawn_again:
        words.append(withdrawn_again(restored.withdrawn_again))
    knew = restored.knew
    words.append(left_after(left.papers, left.strangers, left.last, lost=not knew.register))
    known = (knew.ledgers, knew.register, knew.copies)
    return words + not_known_after(known, restored.told_until)


def _preview(
    source: BackupSource, folder: Path, passphrase: str, code: str, progress: Progress
) -> BackupPreview:
    return source.preview(folder, progress, passphrase=passphrase, code=code)


def _restore(
    source: BackupSource, folder: Path, passphrase: str, code: str, progress: Progress
) -> Restored:
    return source.restore(folder, progress, passphrase=passphrase, code=code)
