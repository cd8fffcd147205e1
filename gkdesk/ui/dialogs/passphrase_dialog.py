"""Ask for a new passphrase, twice, and for the old one where it is needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError, WrongPassphrase
from gkdesk.text.passphrase import suggest
from gkdesk.ui import tasks, theme
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

    from gkdesk.progress import Progress

Made = TypeVar("Made")
WIDTH = 540
OLD_WRONG = "Das war nicht die bisherige Passphrase."


class PassphraseDialog(FittedDialog, Generic[Made]):
    """Collect the passphrases and let `change(old, new)` do the work in a worker.

    A word in `confirm` must be typed before anything happens.
    """

    def __init__(
        self,
        title: str,
        lead: str,
        change: Callable[[str, str], Made],
        parent: QWidget | None = None,
        *,
        with_old: bool,
        confirm: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName(title)
        self.setMinimumWidth(WIDTH)
        self._change = change
        self._with_old = with_old
        self._confirm = confirm
        self._outcome: Made | None = None
        self.trouble = Banner("", Kind.ERROR)
        self.trouble.setVisible(False)
        self.old = PassphraseField("Bisherige Passphrase")
        self.old_row = FieldRow("Bisherige Passphrase", self.old)
        self.new = PassphraseField("Neue Passphrase", strength=True)
        self.new_row = FieldRow("Neue Passphrase", self.new)
        self.again = PassphraseField("Neue Passphrase noch einmal")
        self.again_row = FieldRow("Neue Passphrase noch einmal", self.again)
        self.confirmation = QLineEdit()
        self.confirmation_row = FieldRow(f"Zur Bestätigung tippen: {confirm}", self.confirmation)
        self.words = LinkButton("Wörter vorschlagen", "refresh")
        self.new_row.add_action(self.words)
        self.accept_button = PrimaryButton(title)
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
        with_old: bool = False,
        confirm: str = "",
    ) -> Made | None:
        """Ask until it worked or was cancelled; return what was done."""
        dialog = cls(title, lead, change, parent, with_old=with_old, confirm=confirm)
        dialog.exec()
        outcome = dialog.value()
        dialog.forget()
        dialog.deleteLater()
        return outcome

    def value(self) -> Made | None:
        return self._outcome

    def forget(self) -> None:
        """Empty the fields and let go of the store."""
        for field in (self.old, self.new, self.again):
            field.clear()
        self._change = _refuse

    def _layout(self, title: str, lead: str) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel(title, Role.SECTION))
        column.addWidget(Label(lead, Role.LEAD, wrap=True))
        column.addWidget(self.trouble)
        for row in (self.old_row, self.new_row, self.again_row, self.confirmation_row):
            column.addWidget(row)
        self.confirmation_row.setVisible(bool(self._confirm))
        self.old_row.setVisible(self._with_old)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.accept_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        for field in (self.old, self.new, self.again):
            field.text_changed.connect(self._on_edited)
        self.confirmation.textChanged.connect(self._on_edited)
        self.words.clicked.connect(self._on_words_clicked)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accept_clicked)

    @Slot()
    def _on_edited(self) -> None:
        self.old_row.show_error("")
        self.new_row.show_error("")
        new, again = self.new.text(), self.again.text()
        wrong = bool(again) and not new.startswith(again)
        self.again_row.show_error("Das ist noch nicht dieselbe Passphrase." if wrong else "")
        old_given = bool(self.old.text()) or not self._with_old
        confirmed = self.confirmation.text().strip().upper() == self._confirm
        self.accept_button.setEnabled(bool(new) and new == again and old_given and confirmed)

    @Slot()
    def _on_words_clicked(self) -> None:
        self.new.set_text(suggest())
        self.again.clear()
        self.new.focus()

    @Slot()
    def _on_accept_clicked(self) -> None:
        self.accept_button.setEnabled(False)
        work = partial(_changed, self._change, self.old.text(), self.new.text())
        tasks.run(self, work, done=self._on_done, failed=self._on_failed, stopped=self._on_edited)

    def _on_done(self, outcome: Made) -> None:
        self._outcome = outcome
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences import sentence

        if isinstance(error, WrongPassphrase):
            self.old_row.show_error(OLD_WRONG)
            self.old.focus()
        elif isinstance(error, InvalidInput):
            self.new_row.show_error(sentence(error))
            self.new.focus()
        else:
            self.trouble.say(sentence(error), Kind.ERROR)
            self.trouble.show()
        self.accept_button.setEnabled(True)


def _changed(change: Callable[[str, str], Made], old: str, new: str, _progress: Progress) -> Made:
    return change(old, new)


def _refuse(_old: str, _new: str) -> NoReturn:
    message = "the dialog is over"
    raise RuntimeError(message)
