"""What is said and asked before a file leaves the encrypted store, or papers about many people."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.text.sentences.errors import sentence
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
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.safety.security import Security
    from gkdesk.ui.pages.page import PageContext

ASKED_EVERY = dt.timedelta(minutes=10)
NOTHING = dt.timedelta(0)


class Leaving(Enum):
    """What is about to leave."""

    ONE_FILE = auto()
    MANY_FILES = auto()
    MANY_ON_PAPER = auto()
    REGISTER = auto()
    """A file that names many people."""
    PAPERS_ON_PAPER = auto()
    """Other papers than booklets, one for each person."""


_PRINTED = frozenset({Leaving.MANY_ON_PAPER, Leaving.PAPERS_ON_PAPER})


_OPEN = "nicht verschlüsselt: Wer an sie herankommt, kann sie lesen."
_AGAIN = "Weil es um viele Menschen geht, bitte noch einmal die Passphrase eingeben."
_WORDS = {
    Leaving.ONE_FILE: f"Die gespeicherte Datei ist {_OPEN} Sicherer ist es, gleich zu drucken.",
    Leaving.MANY_FILES: f"Die gespeicherten Dateien sind {_OPEN}",
    Leaving.MANY_ON_PAPER: "Die Hefte werden gedruckt und liegen dann offen am Drucker.",
    Leaving.PAPERS_ON_PAPER: "Die Papiere werden gedruckt und liegen dann offen am Drucker.",
    Leaving.REGISTER: f"Die gespeicherte Datei ist {_OPEN}",
}
_NEXT = {
    Leaving.ONE_FILE: "Ort wählen …",
    Leaving.MANY_FILES: "Ordner wählen …",
    Leaving.MANY_ON_PAPER: "Drucker wählen …",
    Leaving.PAPERS_ON_PAPER: "Drucker wählen …",
    Leaving.REGISTER: "Ort wählen …",
}
WRONG = "Das war nicht die Passphrase."


class ExportGate(Box):
    """`passed` when it may leave, `dismissed` on Esc; both with what was asked about."""

    passed = Signal(object)
    dismissed = Signal(object)
    opened = Signal()
    """It was opened or closed: `isHidden` tells which."""

    def __init__(self, context: PageContext) -> None:
        super().__init__("warn")
        self._context = context
        self._asked_at: dt.datetime | None = None
        self._leaving = Leaving.ONE_FILE
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

    def ask(self, leaving: Leaving, what: str = "") -> None:
        """Say what leaving means; ask for the passphrase if it is about many people.

        `what` is a sentence that says how much it is.
        """
        self._leaving = leaving
        now = self._context.workspace.clock.now()
        # A clock that was set back says nothing about how long ago it was.
        fresh = self._asked_at is not None and NOTHING <= now - self._asked_at < ASKED_EVERY
        self._needs_passphrase = leaving is not Leaving.ONE_FILE and not fresh
        if leaving in _PRINTED and fresh:
            self._pass()  # nothing to ask, and paper needs no warning
            return
        self.tell(what)
        self.row.setVisible(self._needs_passphrase)
        self.row.show_error("")
        self.passphrase.clear()
        self.go_on.set_label(_NEXT[leaving])
        self.show()
        if self._needs_passphrase:
            self.passphrase.focus()
        else:
            self.go_on.setFocus()

    def tell(self, what: str) -> None:
        """Say how much it is, also while the passphrase is being typed."""
        again = _AGAIN if self._needs_passphrase else ""
        words = " ".join(filter(None, (what, _WORDS[self._leaving], again)))
        self.words.text.setText(words)
        self.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.opened.emit()

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
        self.passed.emit(self._leaving)

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
        self.dismissed.emit(self._leaving)


def _is_passphrase(security: Security, typed: str, _progress: Progress) -> bool:
    return security.is_passphrase(typed)
