"""The ways into the store: passphrase, sheet, second person, this device."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.ui import tasks, theme
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from gkdesk.ui.widgets import Card, Hairline, IconText, Label, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.services.security import WaysIn
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

CHANGE_LEAD = (
    "Die Daten bleiben, wie sie sind; nur der Schlüssel wird neu verpackt. Ältere Sicherungen "
    "öffnen sich weiter mit der bisherigen Passphrase."
)
SECOND_LEAD = (
    "Die Vertretung tippt diese Passphrase am besten selbst. Sie öffnet damit denselben Bestand."
)
DEVICE_HINT = (
    "Das Betriebssystem verwahrt dann einen Schlüssel; wer hier angemeldet ist, öffnet ohne "
    "Passphrase. Die Passphrase brauchen Sie trotzdem weiter."
)
KNOWN_HINT = (
    "Dann genügt eine neue Passphrase nicht: Wer Schlüsseldatei und Passphrase kennt, kennt den "
    "Schlüssel. Ein neuer verschlüsselt alles noch einmal."
)
KNOWN_LEAD = (
    "Der Bestand wird gesperrt und ganz neu verschlüsselt. Danach öffnet ihn nur noch die neue "
    "Passphrase: Sie drucken ein neues Blatt; Vertretung und „Auf diesem Gerät merken“ richten Sie "
    "neu ein. Rückgängig machen lässt sich das nicht. Sicherungen von bisher öffnen sich weiter "
    "mit der bisherigen Passphrase, gelöscht wird keine."
)
KNOWN_WORD = "NEUER SCHLÜSSEL"


class KeysCard(Card):
    """One line for each way in, with what can be done about it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Schlüssel", parent)
        self._context = context
        self.passphrase = _Line("key", "Passphrase", "Passphrase ändern …")
        self.sheet = _Line("document", "Wiederherstellungsblatt", "Neues Blatt …")
        self.second = _Line("person", "Vertretung", "Vertretung einrichten …")
        self.device = _Line("work", "Dieses Gerät", "Auf diesem Gerät merken")
        self.device.say_hint(DEVICE_HINT)
        self.known = _Line("warn", "Passphrase könnte bekannt sein", "Neuen Schlüssel machen …")
        self.known.say_hint(KNOWN_HINT)
        self.known.state.setVisible(False)
        lines = (self.passphrase, self.sheet, self.second, self.device, self.known)
        for number, line in enumerate(lines):
            if number:
                self.body.addWidget(Hairline())
            self.body.addWidget(line)
        self._ways: WaysIn | None = None
        self.passphrase.button.clicked.connect(self._on_passphrase_clicked)
        self.sheet.button.clicked.connect(self._on_sheet_clicked)
        self.second.button.clicked.connect(self._on_second_clicked)
        self.second.other.clicked.connect(self._on_second_removed)
        self.device.button.clicked.connect(self._on_device_clicked)
        self.known.button.clicked.connect(self._on_known_clicked)

    def reload(self, ways: WaysIn) -> None:
        """Show which ways in exist now."""
        self._ways = ways
        self.passphrase.say("eingerichtet", well=ways.passphrase)
        self.sheet.say("eingerichtet" if ways.recovery_code else "fehlt", well=ways.recovery_code)
        self.second.say("eingerichtet" if ways.second_person else "nicht eingerichtet", well=None)
        self.second.button.set_label(
            "Passphrase der Vertretung neu setzen …"
            if ways.second_person
            else "Vertretung einrichten …"
        )
        self.second.other.setVisible(ways.second_person)
        self.device.say("gemerkt" if ways.device else "nicht gemerkt", well=None)
        self.device.button.set_label(
            "Auf diesem Gerät vergessen" if ways.device else "Auf diesem Gerät merken"
        )

    @Slot()
    def _on_passphrase_clicked(self) -> None:
        change = self._context.workspace.security.change_passphrase
        outcome = PassphraseDialog.ask(
            self, "Passphrase ändern", CHANGE_LEAD, change, with_old=True
        )
        self._tell(outcome, "Passphrase geändert")

    @Slot()
    def _on_sheet_clicked(self) -> None:
        security = self._context.workspace.security
        clock = self._context.workspace.clock
        try:
            code = security.new_recovery_code()
        except UserError as error:
            self._refuse(error)
            return
        checked = SheetDialog.ask(self, code, partial(_sheet, clock))
        del code
        if self._context.is_open():
            self._context.changed(())
            words = "Neues Blatt gilt, das alte nicht mehr"
            self._context.toast(words if checked else f"{words}. Es ist noch nicht geprüft.")

    @Slot()
    def _on_second_clicked(self) -> None:
        security = self._context.workspace.security

        def change(_old: str, new: str) -> Outcome:
            return security.set_second_person(new)

        outcome = PassphraseDialog.ask(self, "Vertretung einrichten", SECOND_LEAD, change)
        self._tell(outcome, "Die Vertretung kann jetzt öffnen")

    @Slot()
    def _on_second_removed(self) -> None:
        try:
            outcome = self._context.workspace.security.remove_second_person()
        except UserError as error:
            self._refuse(error)
            return
        self._tell(outcome, "Der Zugang der Vertretung ist entfernt")

    @Slot()
    def _on_device_clicked(self) -> None:
        security = self._context.workspace.security
        remembered = self._ways is not None and self._ways.device
        action = security.forget_device if remembered else security.remember_device

        def work(_progress: Progress) -> Outcome:
            return action()

        self.device.button.setEnabled(False)
        words = "Auf diesem Gerät vergessen" if remembered else "Auf diesem Gerät gemerkt"
        tasks.run(
            self,
            work,
            done=partial(self._on_device_done, words),
            failed=self._on_device_failed,
            stopped=self._on_device_stopped,
        )

    @Slot()
    def _on_known_clicked(self) -> None:
        prepare = self._context.workspace.security.prepare_renewal
        renewal = PassphraseDialog.ask(
            self,
            "Neuen Schlüssel machen",
            KNOWN_LEAD,
            prepare,
            with_old=True,
            confirm=KNOWN_WORD,
        )
        if renewal is not None and self._context.is_open():
            self._context.renewal_wanted.emit(renewal)

    def _on_device_done(self, words: str, outcome: Outcome) -> None:
        self.device.button.setEnabled(True)
        self._tell(outcome, words)

    def _on_device_stopped(self) -> None:
        self.device.button.setEnabled(True)

    def _on_device_failed(self, error: UserError) -> None:
        self.device.button.setEnabled(True)
        self._refuse(error)

    def _tell(self, outcome: Outcome | None, words: str) -> None:
        if outcome is not None and self._context.is_open():
            self._context.wrote(outcome, words)

    def _refuse(self, error: UserError) -> None:
        from gkdesk.text.sentences import sentence

        self._context.toast(sentence(error))


class _Line(QWidget):
    """Icon, name, state in words, and up to two buttons."""

    def __init__(self, icon: str, name: str, action: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.name = IconText(icon, name, Role.STRONG)
        self.state = IconText("check", "", Role.QUIET)
        self.hint = Label("", Role.QUIET, wrap=True)
        self.hint.setVisible(False)
        self.button = PlainButton(action)
        self.other = PlainButton("Entfernen")
        self.other.setVisible(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.m"))
        row.addLayout(words, 1)
        row.addWidget(self.other)
        row.addWidget(self.button)

    def say_hint(self, words: str) -> None:
        """Explain the line in a sentence below it."""
        self.hint.setText(words)
        self.hint.setVisible(True)

    def say(self, words: str, *, well: bool | None) -> None:
        """Show the state; `well` None is neither good nor bad."""
        icon, tint = {True: ("check", "ok"), False: ("warn", "warn"), None: ("info", "ink2")}[well]
        self.state.set(icon, words, Role.QUIET, tint)


def _sheet(clock: Clock, code: str) -> bytes:
    from gkdesk.services.recovery_sheet import sheet_pdf

    return sheet_pdf(code, clock)
