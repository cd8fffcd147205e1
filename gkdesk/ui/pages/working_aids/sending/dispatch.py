"""Send a return: to whom, on demand with a password, as a file that is noted in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import printing, tasks
from gkdesk.ui.pages.working_aids.words import breakable
from gkdesk.ui.widgets import (
    Card,
    CheckBox,
    FieldRow,
    IconText,
    Label,
    PassphraseField,
    PrimaryButton,
    ProgressPanel,
    Role,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.sending import ReturnPreview
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.tasks import Task

RECIPIENT_HELP = (
    "Vorgabe aus der letzten Runde oder den Einstellungen; steht nach dem Speichern im Verlauf."
)
LOCKED = "Mit Passwort schützen"
LOCK_HINT = (
    "Der Empfänger braucht zum Öffnen ein Programm wie 7-Zip. Nennen Sie ihm das Passwort auf "
    "einem anderen Weg, nicht in derselben E-Mail. Notieren Sie es jetzt: "
    "Das Programm merkt es sich nicht."
)
SEND = "Paket speichern und als gesendet vermerken …"
SEND_AGAIN = "Paket noch einmal speichern …"
SAVED = "„{}“ gespeichert in {}; bitte jetzt selbst versenden"
EXPLAINED = "Das Programm schickt nichts ab: Es speichert eine ZIP-Datei, die Sie selbst versenden."


class DispatchCard(Card):
    """Recipient, password, and the button that saves the package."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Senden")
        self._desk = desk
        self._preview: ReturnPreview | None = None
        self._task: Task | None = None
        self.recipient = QLineEdit()
        self.recipient_row = FieldRow("Empfänger", self.recipient, help_text=RECIPIENT_HELP)
        self.with_password = CheckBox(LOCKED)
        self.password = PassphraseField("Passwort für das Paket", strength=True, noun="Passwort")
        self.password_row = FieldRow("Passwort", self.password)
        self.hint = IconText("info", LOCK_HINT, Role.QUIET, wrap=True)
        self.send = PrimaryButton(SEND, "send")
        self.done = IconText("check", "", Role.BODY, icon_color="ok", wrap=True)
        self.panel = ProgressPanel("Das Paket wird erstellt")
        self._layout()
        self._connect()

    def show_preview(self, preview: ReturnPreview) -> None:
        """Send this return."""
        if self._preview is None or self._preview.recipient == self.recipient.text():
            self.recipient.setText(preview.recipient)
        self._preview = preview
        is_sent = self._desk.view.summary.state is AidState.SENT
        self.send.set_label(SEND_AGAIN if is_sent else SEND)
        self.done.setVisible(is_sent and bool(self.done.text.text()))
        self.send.setEnabled(preview.may_be_sent)
        self.send.setAccessibleDescription(
            "" if preview.may_be_sent else "Vorher ist noch etwas zu klären, siehe oben."
        )

    def forget(self) -> None:
        """Let go of the password."""
        self.password.clear()

    def _layout(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(Label(EXPLAINED, Role.QUIET, wrap=True))
        self.body.addWidget(self.recipient_row)
        self.body.addWidget(self.with_password, 0, left)
        self.body.addWidget(self.password_row)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.done)
        self.body.addWidget(self.send, 0, left)
        self.body.addWidget(self.panel)
        for hidden in (self.password_row, self.hint, self.done, self.panel):
            hidden.hide()

    def _connect(self) -> None:
        self.with_password.toggled.connect(self._on_with_password_toggled)
        self.send.clicked.connect(self._on_send_clicked)
        self.recipient.textEdited.connect(self._on_recipient_edited)
        self.password.text_changed.connect(self._on_password_text_changed)
        self.panel.cancel_wanted.connect(self._on_panel_cancel_wanted)

    def _is_ready(self) -> bool:
        """Say at the field what is missing; tell whether nothing is."""
        if not self.recipient.text().strip():
            words = "Bitte eintragen, an wen die Rücksendung geht."
            self.recipient_row.show_error(words)
            self.recipient.setFocus()
            return False
        if self.with_password.isChecked() and not self.password.text():
            self.password_row.show_error("Bitte ein Passwort eintragen oder das Häkchen entfernen.")
            self.password.focus()
            return False
        return not self.with_password.isChecked() or self._is_strong()

    def _is_strong(self) -> bool:
        """Say at the field why a password protects too little; tell whether it is fine."""
        from gkdesk.text import passphrase  # needs the word list; other pages do not

        try:
            passphrase.check(self.password.text())
        except InvalidInput as error:
            self.password_row.show_error(sentence(_of_password(error)))
            self.password.say_once()
            self.password.focus()
            return False
        return True

    def _set_busy(self, *, busy: bool) -> None:
        self.panel.setVisible(busy)
        for widget in (self.send, self.recipient, self.with_password, self.password):
            widget.setEnabled(not busy)
        if not busy:
            self._task = None

    @Slot(bool)
    def _on_with_password_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.password_row.setVisible(on)
        self.hint.setVisible(on)
        if on:
            self.password.focus()
        else:
            self.password.clear()

    @Slot()
    def _on_recipient_edited(self) -> None:
        self.recipient_row.show_error("")

    @Slot()
    def _on_password_text_changed(self) -> None:
        self.password_row.show_error("")

    @Slot()
    def _on_send_clicked(self) -> None:
        if self._preview is None or not self._is_ready():
            return
        path = printing.ask_file(self, self._preview.file_name)
        if path is not None and self._desk.context.is_open():
            self._send(path)

    def _send(self, path: Path) -> None:
        returns, aid_id = self._desk.context.workspace.returns, self._desk.aid_id
        recipient = self.recipient.text()
        password = self.password.text() if self.with_password.isChecked() else ""

        def work(_progress: Progress) -> Outcome:
            return returns.send(aid_id, path, recipient=recipient, password=password)

        self._set_busy(busy=True)
        self._task = tasks.run(
            self,
            work,
            done=partial(self._on_sent, path),
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.panel.show_step,
            title="Rücksendung speichern",
        )

    @Slot()
    def _on_panel_cancel_wanted(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_sent(self, path: Path, outcome: Outcome) -> None:
        self._set_busy(busy=False)
        self.password.clear()
        self.with_password.setChecked(False)
        self.send.setFocus()  # it was disabled with the focus on it
        name, folder = inside(path.name), path.parent
        self.done.text.setText(f"{SAVED.format(name, inside(breakable(str(folder))))}.")
        self._desk.take(outcome, SAVED.format(name, f"„{inside(folder.name or str(folder))}“"))

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, InvalidInput) and error.field == "recipient":
            self.recipient_row.show_error(sentence(error))
        else:
            self._desk.context.complain(error)

    @Slot()
    def _on_stopped(self) -> None:
        self._set_busy(busy=False)


def _of_password(error: InvalidInput) -> InvalidInput:
    """Call what protects a package as its field does: a passphrase opens the store."""
    if error.problem == "passphrase_too_short":
        return InvalidInput("password", "password_too_short", limit=error.data["limit"])
    if error.problem == "passphrase_too_weak":
        return InvalidInput("password", "password_too_weak")
    return error
