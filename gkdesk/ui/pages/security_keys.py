"""The ways into the store: passphrase, sheet, second person, this device."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text import ways_in
from gkdesk.ui import tasks, theme
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from gkdesk.ui.widgets import Banner, Card, Hairline, IconText, Kind, Label, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.services.safety.security import NewSheet, Security, WaysIn
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

RENEW = "Neuen Schlüssel machen …"


class KeysCard(Card):
    """One line for each way in, with what can be done about it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Schlüssel", parent)
        self._context = context
        self.passphrase = _Line("key", "Passphrase", "Passphrase ändern …")
        self.sheet = _Line("document", "Wiederherstellungsblatt", "Neues Blatt …")
        self.second = _Line("person", "Vertretung", "Vertretung einrichten …")
        self.device = _Line("work", "Dieses Gerät", "Auf diesem Gerät merken …")
        self.known = _Line("warn", "Passphrase könnte bekannt sein", RENEW)
        self.known.say_hint(ways_in.KNOWN_HINT)
        self.known.state.setVisible(False)
        self.after = Banner("", Kind.WARN, closable=True)
        self.after.setVisible(False)
        self.body.addWidget(self.after)
        lines = (self.passphrase, self.sheet, self.second, self.device, self.known)
        for number, line in enumerate(lines):
            if number:
                self.body.addWidget(Hairline())
            self.body.addWidget(line)
        self._ways: WaysIn | None = None
        self._keyring: bool | None = None
        self._busy = False
        self._connect()

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
        self._show_device(ways)
        if not ways.device and not self._keyring:
            self._ask_keyring()

    def _show_device(self, ways: WaysIn) -> None:
        missing = not ways.device and self._keyring is False
        self.device.say("gemerkt" if ways.device else "nicht gemerkt", well=None)
        self.device.button.set_label(
            "Auf diesem Gerät vergessen" if ways.device else "Auf diesem Gerät merken …"
        )
        hint = ways_in.DEVICE_KNOWN_HINT if ways.device else ways_in.DEVICE_HINT
        self.device.say_hint(ways_in.DEVICE_NOT_POSSIBLE if missing else hint)
        self.device.button.setEnabled(ways.device or bool(self._keyring))

    def _ask_keyring(self) -> None:
        """Look for a keyring in a worker: one that hangs must not hold up the page."""
        tasks.run(
            self,
            partial(_can_remember, self._context.workspace.security),
            done=self._on_keyring_known,
            failed=self._on_keyring_unknown,
            stopped=tasks.stays_as_it_is,
        )

    def _on_keyring_known(self, usable: bool) -> None:  # noqa: FBT001 - what the task returns
        self._keyring = usable
        if self._ways is not None:
            self._show_device(self._ways)

    def _on_keyring_unknown(self, _error: UserError) -> None:
        self._on_keyring_known(usable=False)

    def _connect(self) -> None:
        self.passphrase.button.clicked.connect(self._on_passphrase_clicked)
        self.sheet.button.clicked.connect(self._on_sheet_clicked)
        self.second.button.clicked.connect(self._on_second_clicked)
        self.second.other.clicked.connect(self._on_second_removed)
        self.device.button.clicked.connect(self._on_device_clicked)
        self.known.button.clicked.connect(self._on_known_clicked)
        self.after.acted.connect(self._on_known_clicked)
        self.after.dismissed.connect(self._on_after_dismissed)

    @Slot()
    def _on_passphrase_clicked(self) -> None:
        change = self._context.workspace.security.change_passphrase
        outcome = PassphraseDialog.ask(
            self, "Passphrase ändern", ways_in.CHANGE_LEAD, change, own="Bisherige Passphrase"
        )
        self._tell(outcome, "Passphrase geändert", ways_in.OLD_PASSPHRASE)

    @Slot()
    def _on_sheet_clicked(self) -> None:
        security = self._context.workspace.security
        had_one = self._ways is not None and self._ways.recovery_code

        def prepare(own: str, _new: str) -> NewSheet:
            return security.prepare_sheet(own)

        title = "Neues Wiederherstellungsblatt"
        asked = ways_in.SHEET_ASKED
        new = PassphraseDialog.ask(self, title, asked, prepare, new="", act="Weiter zum Blatt")
        if new is None or not self._context.is_open():
            return
        draw = partial(_sheet, self._context.workspace.clock)
        lead = ways_in.SHEET_LEAD if had_one else ways_in.SHEET_LEAD_FIRST
        outcome = SheetDialog.ask(self, lead, new, draw, security.seal_sheet)
        if outcome is not None:
            self._tell(outcome, "Das neue Blatt gilt jetzt", ways_in.OLD_SHEET if had_one else "")
        elif self._context.is_open():
            unsettled = security.is_key_change_unsettled()
            self._context.toast(ways_in.SHEET_UNSETTLED if unsettled else ways_in.SHEET_NOT_SEALED)

    @Slot()
    def _on_second_clicked(self) -> None:
        had_one = self._ways is not None and self._ways.second_person
        outcome = PassphraseDialog.ask(
            self,
            "Vertretung einrichten",
            ways_in.SECOND_LEAD,
            self._context.workspace.security.set_second_person,
            new="Passphrase der Vertretung",
        )
        self._tell(
            outcome, "Die Vertretung kann jetzt öffnen", ways_in.OLD_SECOND if had_one else ""
        )

    @Slot()
    def _on_second_removed(self) -> None:
        title = "Zugang der Vertretung entfernen?"
        lead = ways_in.SECOND_REMOVED_LEAD
        agreed = ConfirmDialog.ask(self, title, lead, act="Zugang entfernen", keep="Behalten")
        if not agreed or not self._context.is_open():
            return
        try:
            outcome = self._context.workspace.security.remove_second_person()
        except UserError as error:
            self._refuse(error)
            return
        self._tell(outcome, "Der Zugang der Vertretung ist entfernt", ways_in.OLD_SECOND)
        self.second.button.setFocus()  # the button that was used is gone

    @Slot()
    def _on_device_clicked(self) -> None:
        if self._ways is not None and self._ways.device:
            self._forget_device()
            return
        security = self._context.workspace.security

        def remember(own: str, _new: str) -> Outcome:
            return security.remember_device(own)

        title, lead = "Auf diesem Gerät merken", ways_in.DEVICE_LEAD
        outcome = PassphraseDialog.ask(self, title, lead, remember, new="")
        self._tell(outcome, "Auf diesem Gerät gemerkt")

    def _forget_device(self) -> None:
        if self._busy:
            return
        self._busy = True
        tasks.run(
            self,
            partial(_forget_device, self._context.workspace.security),
            done=self._on_device_forgotten,
            failed=self._on_device_failed,
            stopped=self._on_device_stopped,
        )

    @Slot()
    def _on_known_clicked(self) -> None:
        prepare = self._context.workspace.security.prepare_renewal
        renewal = PassphraseDialog.ask(
            self,
            "Neuen Schlüssel machen",
            ways_in.KNOWN_LEAD,
            prepare,
            own="Bisherige Passphrase",
            confirm=ways_in.KNOWN_WORD,
        )
        if renewal is not None and self._context.is_open():
            self._context.renewal_wanted.emit(renewal)

    @Slot()
    def _on_after_dismissed(self) -> None:
        self.passphrase.button.setFocus()

    def _on_device_forgotten(self, outcome: Outcome) -> None:
        self._busy = False
        self._tell(outcome, "Auf diesem Gerät vergessen", ways_in.OLD_DEVICE)

    def _on_device_stopped(self) -> None:
        self._busy = False

    def _on_device_failed(self, error: UserError) -> None:
        self._busy = False
        self._refuse(error)

    def _tell(self, outcome: Outcome | None, words: str, still_opens: str = "") -> None:
        """Report what was done, and what the way in of before still opens."""
        if outcome is None or not self._context.is_open():
            return
        self.after.say(still_opens, Kind.WARN, RENEW)
        self.after.setVisible(bool(still_opens))
        self._context.wrote(outcome, words)

    def _refuse(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

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
    from gkdesk.services.safety.recovery_sheet import sheet_pdf

    return sheet_pdf(code, clock)


def _can_remember(security: Security, _progress: Progress) -> bool:
    return security.can_remember_device()


def _forget_device(security: Security, _progress: Progress) -> Outcome:
    return security.forget_device()
