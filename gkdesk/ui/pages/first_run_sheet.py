"""The step with the recovery sheet: it is printed, and checked by typing a part of it back."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.safety.recovery_sheet import group_matches
from gkdesk.ui import printing, theme
from gkdesk.ui.pages.first_run_step import Step
from gkdesk.ui.widgets import Box, FieldRow, IconText, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.services.safety.security import NewSheet

SHOW = "Ohne Drucker: Gruppen anzeigen und abschreiben"
HIDE = "Gruppen verbergen"
NO_PAPER = "Dieser Drucker schreibt eine Datei und kein Papier."
FILE_WARNING = (
    "Die Datei ist nicht verschlüsselt: Wer sie findet, öffnet den ganzen Bestand. Speichern Sie "
    "sie nur auf einem anderen Datenträger, drucken Sie sie aus und löschen Sie sie danach."
)
SAVED = "Gespeichert. Drucken Sie die Datei aus und löschen Sie sie danach."
FILE_PRINTERS = ("pdf", "xps", "onenote")
LINES = 4


class SheetStep(Step):
    """Print the sheet and check it by typing two of its seven groups."""

    title = "Drucken Sie das Wiederherstellungsblatt"
    lead = (
        "Es öffnet den Bestand, wenn die Passphrase vergessen ist. Drucken Sie es zweimal: ein "
        "Blatt für den Tresor, eines für die Vertretung. gkdesk selbst behält keine Kopie."
    )
    next_text = "Blatt geprüft, weiter"

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
        self.by_hand = LinkButton(SHOW, "pencil")
        self.groups = CodeGroups(self._groups)
        self.as_file = LinkButton("Als Datei speichern …", "download")
        self.warning = Label(FILE_WARNING, Role.WARN, wrap=True)
        self.really_save = PlainButton("Trotzdem als Datei speichern …", "download")
        self._printer: QPrinter | None = None
        self.fields = [QLineEdit() for _ in self._asked]
        self.rows = [
            FieldRow(f"Gruppe {number + 1} des Blatts", field)
            for number, field in zip(self._asked, self.fields, strict=True)
        ]
        self.state = IconText("check", "", Role.QUIET, icon_color="ok")
        self.keep_off = PlainButton("Doch nicht speichern")
        self.offers = QWidget()
        self.question = QWidget()
        self._layout()
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take the question about the file back; without it Esc is the window's."""
        if event.key() == Qt.Key.Key_Escape and not self.question.isHidden():
            self._on_keep_off_clicked()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> str:
        numbers = [f"Gruppe {number + 1}" for number, right in self._checked() if not right]
        return f"{' und '.join(numbers)}, vom Blatt abgetippt" if numbers else ""

    def show_missing(self) -> None:
        wrong = [at for at, (_, right) in enumerate(self._checked()) if not right]
        for at in wrong:
            self._judge(at, left=True)
        for at in wrong[:1]:
            self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        self.forget()
        self.done.emit()

    def forget(self) -> None:
        """Drop the code: from now on it is on paper only."""
        self.groups.forget()
        self._printer = None
        self._code = ""
        self._groups = ()
        self._asked = []

    def asked_groups(self) -> tuple[int, ...]:
        """Return the numbers (from 0) of the groups that are asked for."""
        return tuple(self._asked)

    def _checked(self) -> list[tuple[int, bool]]:
        """Return the groups that are asked for, and whether each is typed as on the sheet."""
        return [
            (number, group_matches(self._code, index=number, typed=field.text()))
            for number, field in zip(self._asked, self.fields, strict=True)
        ]

    def _judge(self, at: int, *, left: bool) -> None:
        """Say at a field what is wrong with it; what is not finished only when it is left."""
        number, right = self._checked()[at]
        length, signs = len(self._groups[number]), sum(map(str.isalnum, self.fields[at].text()))
        words = ""
        if not right and signs >= length:
            words = f"So steht Gruppe {number + 1} nicht auf dem Blatt."
        elif not right and left:
            words = f"Hier fehlen {length - signs} von {length} Zeichen."
        self.rows[at].show_error(words)

    def _layout(self) -> None:
        self._lay_out_ways()
        for part in (self.offers, self.question, self.groups):
            self.body.addWidget(part)
        self.question.setVisible(False)
        self.groups.setVisible(False)
        self.state.setVisible(False)
        self.body.addWidget(self.state)
        self.body.addSpacing(theme.px("space.s"))
        check = "Zum Prüfen tippen Sie zwei Gruppen vom Papier ab."
        self.body.addWidget(Label(check, Role.READING, wrap=True))
        pair = QHBoxLayout()
        pair.setSpacing(theme.px("space.l"))
        for field_row in self.rows:
            pair.addWidget(field_row, 1)
        self.body.addLayout(pair)
        self.body.addStretch(1)

    def _lay_out_ways(self) -> None:
        """Put the question where the offers are: what is below keeps its place."""
        offers, question = QVBoxLayout(self.offers), QVBoxLayout(self.question)
        for column in (offers, question):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px("space.s"))
        offers.addLayout(_side_by_side(self.print_button, self.as_file))
        offers.addWidget(self.by_hand)
        question.addWidget(self.warning)
        question.addLayout(_side_by_side(self.really_save, self.keep_off))

    def _connect(self) -> None:
        self.keep_off.clicked.connect(self._on_keep_off_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.by_hand.clicked.connect(self._on_by_hand_clicked)
        self.as_file.clicked.connect(self._on_as_file_clicked)
        self.really_save.clicked.connect(self._on_really_save_clicked)
        for field in self.fields:
            field.setMaxLength(7)
            field.textChanged.connect(self._on_group_edited)
            field.editingFinished.connect(self._on_group_left)

    @Slot()
    def _on_print_clicked(self) -> None:
        data = self._bytes()
        printer = None if data is None else printing.ask_printer(self, data)
        if data is None or printer is None:
            return
        if _makes_a_file(printer):
            self._warn(printer)
        else:
            self._print(data, printer)

    def _print(self, data: bytes, printer: QPrinter) -> None:
        if printing.print_pages(data, printer):
            self._say("Gedruckt. Bitte drucken Sie das Blatt zweimal.")
        else:
            self.complain(
                "Der Drucker hat das Blatt nicht angenommen. Der Bestand ist sicher. Versuchen Sie "
                "einen anderen Drucker, oder schreiben Sie die Gruppen ab."
            )

    @Slot()
    def _on_by_hand_clicked(self) -> None:
        shown = self.groups.isHidden()
        self.groups.setVisible(shown)
        self.by_hand.set_label(HIDE if shown else SHOW)

    @Slot()
    def _on_as_file_clicked(self) -> None:
        self._warn(None)

    def _warn(self, printer: QPrinter | None) -> None:
        """Say what a file means; `printer` is one that makes a file instead of paper."""
        self._printer = printer
        self.warning.setText(FILE_WARNING if printer is None else f"{NO_PAPER} {FILE_WARNING}")
        self.question.setVisible(True)
        self.keep_off.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offers.setVisible(False)

    @Slot()
    def _on_keep_off_clicked(self) -> None:
        self._printer = None
        self._end_question()
        self.as_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_question(self) -> None:
        self.offers.setVisible(True)
        self.question.setVisible(False)

    @Slot()
    def _on_really_save_clicked(self) -> None:
        printer, self._printer = self._printer, None
        data = self._bytes()
        if data is None:
            return
        if printer is None:
            self._save(data)
        elif printing.print_pages(data, printer):
            self._say(SAVED)
        else:
            self.complain("Die Datei wurde nicht geschrieben. Der Bestand ist sicher.")

    def _save(self, data: bytes) -> None:
        path = printing.ask_file(self, "Wiederherstellungsblatt.pdf")
        if path is None:
            return
        try:
            printing.save_file(path, data)
        except UserError as error:
            self._tell(error)
            return
        self._say(SAVED)

    @Slot()
    def _on_group_edited(self) -> None:
        for at in range(len(self._asked)):
            self._judge(at, left=False)
        self.ready_changed.emit()

    @Slot()
    def _on_group_left(self) -> None:
        for at in range(len(self._asked)):
            if self.fields[at] is self.sender() and self.fields[at].text():
                self._judge(at, left=True)

    def _bytes(self) -> bytes | None:
        try:
            return self._sheet(self._code)
        except UserError as error:
            self._tell(error)
            return None

    def _tell(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self.complain(sentence(error))

    def _say(self, words: str) -> None:
        self._end_question()
        self.state.set("check", words, Role.BODY, "ok")
        self.state.setVisible(True)
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)


class NewSheetStep(SheetStep):
    """The same for a store that had a sheet before: that one is valid until this one is checked."""

    title = "Drucken Sie das neue Wiederherstellungsblatt"
    lead = (
        "Drucken Sie es zweimal: für den Tresor und für die Vertretung. gkdesk selbst behält keine "
        "Kopie. Ein früheres Blatt gilt, bis dieses geprüft ist; vernichten Sie es erst danach."
    )

    def __init__(
        self,
        new: NewSheet,
        sheet: Callable[[str], bytes],
        seal: Callable[[NewSheet], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(new.code, sheet, parent)
        self._new: NewSheet | None = new
        self._seal = seal

    def go_on(self) -> None:
        if self._new is None:
            return
        try:
            self._seal(self._new)
        except UserError as error:
            self._tell(error)
            return
        super().go_on()

    def forget(self) -> None:
        self._new = None
        super().forget()


class OnlySheetStep(NewSheetStep):
    """The same after the data key was renewed: no sheet of before opens anything."""

    lead = (
        "Ein früheres Blatt gilt nicht mehr; bitte vernichten Sie es. Drucken Sie das neue "
        "zweimal: für den Tresor und für die Vertretung. gkdesk selbst behält keine Kopie."
    )


class CodeGroups(Box):
    """The seven groups with their numbers, for copying by hand."""

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__("quiet")
        self.setAccessibleName("Gruppen des Blatts")
        self._labels: list[Label] = []
        margin = theme.px("space.m")
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(theme.px("space.l"))
        for number, group in enumerate(groups):
            label = Label(f"{number + 1}   {' '.join(group)}", Role.ROW)
            label.setAccessibleName(f"Gruppe {number + 1}: {' '.join(group)}")
            self._labels.append(label)
            grid.addWidget(label, number % LINES, number // LINES)

    def lines(self) -> tuple[str, ...]:
        """Return what is shown, a group to a line."""
        return tuple(label.text() for label in self._labels)

    def forget(self) -> None:
        """Let go of the groups."""
        for label in self._labels:
            label.clear()
            label.setAccessibleName("")
        self.hide()


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px("space.l"))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _makes_a_file(printer: QPrinter) -> bool:
    """Tell whether the printer is one of those that write a file instead of paper."""
    name = printer.printerName().casefold()
    return printing.prints_to_file(printer) or any(word in name for word in FILE_PRINTERS)
