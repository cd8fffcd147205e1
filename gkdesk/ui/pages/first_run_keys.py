"""The two steps about keys: the passphrase, and the recovery sheet that is checked."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.services.recovery_sheet import group_matches
from gkdesk.text.passphrase import suggest
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.first_run_step import Step
from gkdesk.ui.pages.secret_field import CapsHint
from gkdesk.ui.widgets import (
    CheckBox,
    FieldRow,
    IconText,
    Label,
    LinkButton,
    PassphraseField,
    PlainButton,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.progress import Progress

UNDERSTOOD = (
    "Ich habe verstanden: Ohne Passphrase und ohne Blatt kommt niemand mehr an die Daten, auch "
    "der Hersteller nicht."
)
FILE_WARNING = (
    "Eine Datei ist kein Blatt im Tresor: Wer sie findet, öffnet den ganzen Bestand. Speichern Sie "
    "sie nur auf einem anderen Datenträger, drucken Sie sie aus und löschen Sie sie danach."
)


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
        self.other_words = LinkButton("Andere Wörter vorschlagen", "refresh")
        self.first_row.add_action(self.other_words)
        for widget in (self.first_row, self.caps, self.again_row, self.same, self.understood):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._connect()
        self._on_edited()

    def enter(self) -> None:
        self.first.focus()

    def ready(self) -> bool:
        return (
            not self._busy
            and bool(self.first.text())
            and self.first.text() == self.again.text()
            and self.understood.isChecked()
        )

    def go_on(self) -> None:
        """Derive the key; refuse a weak passphrase at its field."""
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
        from gkdesk.text.sentences import sentence

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
        self.understood.toggled.connect(self._on_edited)
        self.other_words.clicked.connect(self._on_other_words_clicked)

    @Slot()
    def _on_other_words_clicked(self) -> None:
        self.first.set_text(suggest())
        self.again.clear()
        self.first.focus()

    @Slot()
    def _on_edited(self) -> None:
        first, again = self.first.text(), self.again.text()
        self.first_row.show_error("")
        same = bool(again) and first == again
        self.same.setVisible(same)
        wrong = bool(again) and not first.startswith(again)
        self.again_row.show_error("Das ist noch nicht dieselbe Passphrase." if wrong else "")
        self.ready_changed.emit()


class SheetStep(Step):
    """Print the sheet and check it by typing two of its seven groups."""

    title = "Drucken Sie das Wiederherstellungsblatt"
    lead = (
        "Es öffnet den Bestand, wenn die Passphrase vergessen ist. Es geht gleich an den Drucker "
        "und wird nirgends gespeichert."
    )
    next_text = "Blatt geprüft, weiter"
    shown = Signal(object)
    """The groups to show at the side for copying by hand; None hides them."""

    def __init__(
        self,
        code: str,
        sheet: Callable[[str], bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._code = code
        self._sheet = sheet
        self._groups = tuple(code.split("-"))
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2))
        self.print_button = PlainButton("Blatt drucken", "printer")
        self.by_hand = LinkButton("Ohne Drucker: Gruppen anzeigen und abschreiben", "pencil")
        self.as_file = LinkButton("Als Datei speichern …", "download")
        self.warning = Label(FILE_WARNING, Role.WARN, wrap=True)
        self.really_save = PlainButton("Trotzdem als Datei speichern", "download")
        self.fields = [QLineEdit() for _ in self._asked]
        self.rows = [
            FieldRow(f"Gruppe {number + 1} des Blatts", field)
            for number, field in zip(self._asked, self.fields, strict=True)
        ]
        self.state = IconText("check", "", Role.QUIET, icon_color="ok")
        self._layout()
        self._connect()

    def enter(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ready(self) -> bool:
        return all(
            group_matches(self._code, index=number, typed=field.text())
            for number, field in zip(self._asked, self.fields, strict=True)
        )

    def go_on(self) -> None:
        self.forget()
        self.done.emit()

    def forget(self) -> None:
        """Drop the code: from now on it is on paper only."""
        self.shown.emit(None)
        self._code = ""
        self._groups = ()
        self._asked = []

    def asked_groups(self) -> tuple[int, ...]:
        """Return the numbers (from 0) of the groups that are asked for."""
        return tuple(self._asked)

    def _layout(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.print_button)
        row.addWidget(self.as_file)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.by_hand)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.really_save, 0, Qt.AlignmentFlag.AlignLeft)
        self.warning.setVisible(False)
        self.really_save.setVisible(False)
        self.state.setVisible(False)
        self.body.addWidget(self.state)
        self.body.addSpacing(theme.px("space.s"))
        check = "Zum Prüfen tippen Sie zwei Gruppen vom Papier ab."
        self.body.addWidget(Label(check, Role.READING, wrap=True))
        pair = QHBoxLayout()
        pair.setSpacing(theme.px("space.l"))
        for field_row in self.rows:
            pair.addWidget(field_row)
        pair.addStretch(1)
        self.body.addLayout(pair)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self._on_print_clicked)
        self.by_hand.clicked.connect(self._on_by_hand_clicked)
        self.as_file.clicked.connect(self._on_as_file_clicked)
        self.really_save.clicked.connect(self._on_really_save_clicked)
        for field in self.fields:
            field.setMaxLength(7)
            field.textChanged.connect(self._on_group_edited)

    @Slot()
    def _on_print_clicked(self) -> None:
        data = self._bytes()
        printer = None if data is None else printing.ask_printer(self, data)
        if data is None or printer is None:
            return
        pages = printing.print_pages(data, printer)
        if pages:
            self._say("An den Drucker geschickt. Bitte zweimal drucken.")
        else:
            self.complain(
                "Der Drucker hat das Blatt nicht angenommen. Der Bestand ist sicher. Versuchen Sie "
                "einen anderen Drucker, oder schreiben Sie die Gruppen ab."
            )

    @Slot()
    def _on_by_hand_clicked(self) -> None:
        self.shown.emit(self._groups)

    @Slot()
    def _on_as_file_clicked(self) -> None:
        self.warning.setVisible(True)
        self.really_save.setVisible(True)
        self.really_save.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_really_save_clicked(self) -> None:
        data = self._bytes()
        path = None if data is None else printing.ask_file(self, "Wiederherstellungsblatt.pdf")
        if data is None or path is None:
            return
        try:
            printing.save_file(path, data)
        except UserError as error:
            self._tell(error)
            return
        self._say("Gespeichert. Drucken Sie die Datei aus und löschen Sie sie danach.")

    @Slot()
    def _on_group_edited(self) -> None:
        for number, field, row in zip(self._asked, self.fields, self.rows, strict=True):
            typed = field.text()
            whole = sum(map(str.isalnum, typed)) >= len(self._groups[number])
            wrong = whole and not group_matches(self._code, index=number, typed=typed)
            row.show_error("So steht es nicht auf dem Blatt." if wrong else "")
        self.ready_changed.emit()

    def _bytes(self) -> bytes | None:
        try:
            return self._sheet(self._code)
        except UserError as error:
            self._tell(error)
            return None

    def _tell(self, error: UserError) -> None:
        from gkdesk.text.sentences import sentence

        self.complain(sentence(error))

    def _say(self, words: str) -> None:
        self.state.set("check", words, Role.BODY, "ok")
        self.state.setVisible(True)
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
