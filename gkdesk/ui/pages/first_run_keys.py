"""The step that asks for a passphrase, at the first start and after opening with the sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.passphrase import check, suggest
from gkdesk.ui import tasks
from gkdesk.ui.pages.first_run_step import Step
from gkdesk.ui.pages.secret_field import CapsHint
from gkdesk.ui.widgets import (
    CheckBox,
    FieldRow,
    IconText,
    LinkButton,
    PassphraseField,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gkdesk.progress import Progress

UNDERSTOOD = (
    "Ich habe verstanden: Ohne Passphrase und ohne Blatt kommt niemand mehr an die Daten, auch "
    "der Hersteller nicht."
)
EMPTY = "Hier fehlt die Passphrase. Beispiel: fünf Wörter, mit Leerzeichen dazwischen."
DIFFERENT = "Das ist noch nicht dieselbe Passphrase."
AGAIN = "Bitte geben Sie die Passphrase hier noch einmal ein."
NEEDED = "Bitte bestätigen Sie das mit einem Haken: Leertaste oder Mausklick."


class PassphraseStep(Step):
    """Choose a passphrase twice; `store` does the work with it, in a worker."""

    title = "Wählen Sie eine Passphrase"
    lead = (
        "Sie schützt die Angaben von Menschen, denen ein Leck schaden kann. Fünf zufällige Wörter "
        "sind leichter zu merken und sicherer als ein Passwort mit Sonderzeichen."
    )
    next_text = "Weiter zum Blatt"

    def __init__(
        self,
        store: Callable[[str, Progress], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.result: object = None
        self._busy = False
        self.first = PassphraseField("Passphrase", strength=True)
        self.first_row = FieldRow("Passphrase", self.first)
        self.again = PassphraseField("Noch einmal eingeben")
        self.again_row = FieldRow("Noch einmal eingeben", self.again)
        self.same = IconText("check", "stimmt überein", Role.QUIET, icon_color="ok")
        self.caps = CapsHint(self.first.edit)
        self.understood = CheckBox(UNDERSTOOD)
        self.needed = IconText("warn", NEEDED, Role.BODY, icon_color="err", wrap=True)
        self.suggest = LinkButton("Wörter vorschlagen", "refresh")
        self.body.addWidget(self.first_row)
        self.body.addWidget(self.caps)
        self.body.addWidget(self.suggest)
        for widget in (self.again_row, self.same, self.needed, self.understood):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.needed.setVisible(False)
        self._connect()
        self._on_edited()

    def enter(self) -> None:
        self.first.focus()

    def missing(self) -> str:
        if not self.first.text():
            return "die Passphrase"
        if self._weakness():
            return "eine Passphrase, die schwer genug zu erraten ist"
        if self.first.text() != self.again.text():
            return "dieselbe Passphrase noch einmal"
        return "" if self.understood.isChecked() else "der Haken, dass Sie es verstanden haben"

    def ready(self) -> bool:
        return not self._busy and super().ready()

    def show_missing(self) -> None:
        if self._busy:
            return
        if not self.first.text() or self._weakness():
            self.first_row.show_error(self._weakness() if self.first.text() else EMPTY)
            self.first.focus()
        elif self.first.text() != self.again.text():
            typed = bool(self.again.text())
            self.again_row.show_error(DIFFERENT if typed else AGAIN)
            self.again.focus()
        else:
            self.needed.setVisible(True)
            self.understood.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Derive the key; refuse what the store refuses at its field."""
        self._busy = True
        self.ready_changed.emit()
        tasks.run(
            self,
            partial(self._store, self.first.text()),
            done=self._on_done,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def forget(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.again.clear()

    def _weakness(self) -> str:
        """Return the sentence that refuses what is typed, nothing for a good one."""
        from gkdesk.text.sentences.errors import sentence

        try:
            check(self.first.text())
        except InvalidInput as error:
            return sentence(error)
        return ""

    def _on_done(self, result: object) -> None:
        self._busy = False
        self.result = result
        self.forget()
        self.done.emit()
        self.result = None

    def _on_stopped(self) -> None:
        self._busy = False
        self.ready_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._busy = False
        if isinstance(error, InvalidInput):
            self.first_row.show_error(sentence(error))
            self.first.focus()
        else:
            self.complain(sentence(error))
        self.ready_changed.emit()

    def _connect(self) -> None:
        self.first.text_changed.connect(self._on_edited)
        self.again.text_changed.connect(self._on_edited)
        self.first.edit.editingFinished.connect(self._on_first_left)
        self.again.edit.editingFinished.connect(self._on_again_left)
        self.understood.toggled.connect(self._on_edited)
        self.suggest.clicked.connect(self._on_suggest_clicked)

    @Slot()
    def _on_suggest_clicked(self) -> None:
        self.first.set_text(suggest())
        self.suggest.set_label("Andere Wörter vorschlagen")
        self.again.clear()
        self.first.focus()

    @Slot()
    def _on_first_left(self) -> None:
        if self.first.text():
            self.first_row.show_error(self._weakness())

    @Slot()
    def _on_again_left(self) -> None:
        if self.again.text() and self.again.text() != self.first.text():
            self.again_row.show_error(DIFFERENT)

    @Slot()
    def _on_edited(self) -> None:
        first, again = self.first.text(), self.again.text()
        self.first_row.show_error("")
        same = bool(again) and first == again
        self.same.setVisible(same)
        wrong = bool(again) and not first.startswith(again)
        self.again_row.show_error(DIFFERENT if wrong else "")
        self.needed.setVisible(self.needed.isVisible() and not self.understood.isChecked())
        self.ready_changed.emit()


class NewPassphraseStep(PassphraseStep):
    """The same for a store that is open already: it was opened with the sheet."""

    title = "Wählen Sie eine neue Passphrase"
    lead = (
        "Ihr Bestand ist mit dem Blatt geöffnet, alle Daten sind da. Die bisherige Passphrase gilt "
        "danach nicht mehr. Am besten sind wieder fünf zufällige Wörter."
    )
    next_text = "Weiter zum neuen Blatt"
