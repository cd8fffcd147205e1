"""What is said and asked before a document leaves the encrypted store as a file."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.text.sentences import sentence
from gkdesk.ui import tasks, theme
from gkdesk.ui.widgets import (
    Box,
    FieldRow,
    IconText,
    LinkButton,
    PassphraseField,
    PlainButton,
    Role,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.security import Security
    from gkdesk.ui.pages.page import PageContext

ASKED_EVERY = dt.timedelta(minutes=10)
NOTHING = dt.timedelta(0)
ONE_FILE = (
    "Die gespeicherte Datei ist nicht verschlüsselt: Wer an sie herankommt, kann sie lesen. "
    "Sicherer ist es, gleich zu drucken."
)
MANY_FILES = (
    "Die gespeicherten Dateien sind nicht verschlüsselt: Wer an sie herankommt, kann sie lesen. "
    "Weil es um viele Menschen geht, bitte noch einmal die Passphrase eingeben."
)
WRONG = "Das war nicht die Passphrase."


class ExportGate(Box):
    """`passed` when the file may be written, `dismissed` on Esc."""

    passed = Signal()
    dismissed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__("warn")
        self._context = context
        self._asked_at: dt.datetime | None = None
        self._needs_passphrase = False
        self.words = IconText("warn", "", Role.BODY, icon_color="warn", wrap=True)
        self.passphrase = PassphraseField("Passphrase")
        self.row = FieldRow("Passphrase", self.passphrase)
        self.go_on = PlainButton("Ort wählen …")
        self.cancel = LinkButton("Abbrechen")
        self._layout()
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.passphrase.entered.connect(self._on_go_on_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def ask(self, *, many: bool) -> None:
        """Say what leaving means; ask for the passphrase if it is about many people."""
        now = self._context.workspace.clock.now()
        # A clock that was set back says nothing about how long ago it was.
        fresh = self._asked_at is not None and NOTHING <= now - self._asked_at < ASKED_EVERY
        self._needs_passphrase = many and not fresh
        self.words.text.setText(MANY_FILES if self._needs_passphrase else ONE_FILE)
        self.row.setVisible(self._needs_passphrase)
        self.row.show_error("")
        self.passphrase.clear()
        self.go_on.set_label("Ordner wählen …" if many else "Ort wählen …")
        self.setAccessibleName(self.words.text.text())
        self.show()
        if self._needs_passphrase:
            self.passphrase.focus()
        else:
            self.go_on.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel_clicked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.cancel.hasFocus():
                self._on_cancel_clicked()
            elif self.go_on.hasFocus():
                self._on_go_on_clicked()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        margin = theme.px("space.m")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.words)
        column.addWidget(self.row)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.l"))
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _pass(self) -> None:
        self.passphrase.clear()
        self.hide()
        self.passed.emit()

    @Slot()
    def _on_go_on_clicked(self) -> None:
        if not self._needs_passphrase:
            self._pass()
            return
        self.go_on.setEnabled(False)
        security, typed = self._context.workspace.security, self.passphrase.text()
        tasks.run(
            self,
            partial(_is_passphrase, security, typed),
            done=self._on_checked,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def _on_checked(self, right: bool) -> None:  # noqa: FBT001 - what the task returns
        self.go_on.setEnabled(True)
        if right:
            self._asked_at = self._context.workspace.clock.now()
            self._pass()
        else:
            self.row.show_error(WRONG)
            self.passphrase.focus()

    def _on_stopped(self) -> None:
        self.go_on.setEnabled(True)

    def _on_failed(self, error: UserError) -> None:
        self.go_on.setEnabled(True)
        self.row.show_error(sentence(error))

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.passphrase.clear()
        self.hide()
        self.dismissed.emit()


def _is_passphrase(security: Security, typed: str, _progress: Progress) -> bool:
    return security.is_passphrase(typed)
