"""Ask for the passphrase that opens the store already, and for a new one, twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gkdesk.errors import InvalidInput, UserError, WrongPassphrase
from gkdesk.text.passphrase import suggest
from gkdesk.ui import tasks
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    HeadingLabel,
    Kind,
    Label,
    LinkButton,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from gkdesk.progress import Progress

Made = TypeVar("Made")
WIDTH = 540
OWN = "Ihre Passphrase"
NEW = "Neue Passphrase"
OWN_WRONG = "Diese Passphrase öffnet den Bestand nicht."


class PassphraseDialog(FittedDialog, Generic[Made]):
    """Collect the passphrases and let `change(own, new)` do the work in a worker.

    `own` and `new` name the two fields; without a name for `new` only the own one is asked. A word
    in `confirm` must be typed before anything happens.
    """

    def __init__(
        self,
        title: str,
        lead: str,
        change: Callable[[str, str], Made],
        parent: QWidget | None = None,
        *,
        own: str = OWN,
        new: str = NEW,
        act: str = "",
        confirm: str = "",
    ) -> None:
        super().__init__(title, parent, width=WIDTH)
        self._change = change
        self._with_new = bool(new)
        self._confirm = confirm
        self._outcome: Made | None = None
        self.trouble = Banner("", Kind.ERROR)
        self.trouble.setVisible(False)
        self.own = PassphraseField(own)
        self.own_row = FieldRow(own, self.own)
        self.new = PassphraseField(new, strength=True)
        self.new_row = FieldRow(new, self.new)
        self.again = PassphraseField(f"{new} noch einmal")
        self.again_row = FieldRow(f"{new} noch einmal", self.again)
        self.confirmation = QLineEdit()
        self.confirmation_row = FieldRow(f"Zur Bestätigung tippen: {confirm}", self.confirmation)
        self.words = LinkButton("Wörter vorschlagen", "refresh")
        self.new_row.add_action(self.words)
        self.accept_button = PrimaryButton(act or title)
        self.accept_button.setDefault(True)
        self.cancel = PlainButton("Abbrechen")
        self._layout(title, lead)
        self._connect()
        self._on_edited()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        lead: str,
        change: Callable[[str, str], Made],
        *,
        own: str = OWN,
        new: str = NEW,
        act: str = "",
        confirm: str = "",
    ) -> Made | None:
        """Ask until it worked or was cancelled; return what was done."""
        dialog = cls(title, lead, change, parent, own=own, new=new, act=act, confirm=confirm)
        dialog.exec()
        outcome = dialog.value()
        dialog.forget()
        dialog.deleteLater()
        return outcome

    def value(self) -> Made | None:
        return self._outcome

    def forget(self) -> None:
        """Empty the fields and let go of the store."""
        for field in (self.own, self.new, self.again):
            field.clear()
        self._change = _is_over

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.own.focus()

    def _layout(self, title: str, lead: str) -> None:
        self.body.addWidget(HeadingLabel(title, Role.SECTION, wrap=True))
        self.body.addWidget(Label(lead, Role.LEAD, wrap=True))
        self.body.addWidget(self.trouble)
        for row in (self.own_row, self.new_row, self.again_row, self.confirmation_row):
            self.body.addWidget(row)
        self.new_row.setVisible(self._with_new)
        self.again_row.setVisible(self._with_new)
        self.confirmation_row.setVisible(bool(self._confirm))
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.accept_button)

    def _connect(self) -> None:
        for field in (self.own, self.new, self.again):
            field.text_changed.connect(self._on_edited)
        self.confirmation.textChanged.connect(self._on_edited)
        self.words.clicked.connect(self._on_words_clicked)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accept_clicked)

    @Slot()
    def _on_edited(self) -> None:
        self.own_row.show_error("")
        self.new_row.show_error("")
        new, again = self.new.text(), self.again.text()
        wrong = bool(again) and not new.startswith(again)
        self.again_row.show_error("Das ist noch nicht dieselbe Passphrase." if wrong else "")
        given = bool(self.own.text()) and (bool(new) or not self._with_new)
        confirmed = self.confirmation.text().strip().upper() == self._confirm
        self.accept_button.setEnabled(given and new == again and confirmed)

    @Slot()
    def _on_words_clicked(self) -> None:
        self.new.set_text(suggest())
        self.again.clear()
        self.new.focus()

    @Slot()
    def _on_accept_clicked(self) -> None:
        self.accept_button.setEnabled(False)
        work = partial(_changed, self._change, self.own.text(), self.new.text())
        tasks.run(self, work, done=self._on_done, failed=self._on_failed, stopped=self._on_edited)

    def _on_done(self, outcome: Made) -> None:
        self._outcome = outcome
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        if isinstance(error, WrongPassphrase):
            self._refuse(self.own_row, self.own, OWN_WRONG)
        elif isinstance(error, InvalidInput):
            self._refuse(self.new_row, self.new, sentence(error))
        else:
            self.trouble.say(sentence(error), Kind.ERROR)
            self.trouble.show()
            self.bring_into_sight(self.trouble)
        self.accept_button.setEnabled(True)

    def _refuse(self, row: FieldRow, field: PassphraseField, words: str) -> None:
        row.show_error(words)
        field.focus()
        self.bring_into_sight(row)


def _changed(change: Callable[[str, str], Made], own: str, new: str, _progress: Progress) -> Made:
    return change(own, new)


def _is_over(_own: str, _new: str) -> NoReturn:
    message = "the dialog is over"
    raise RuntimeError(message)
