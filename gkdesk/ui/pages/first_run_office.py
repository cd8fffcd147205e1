"""The steps about the office: programme profile, municipalities, first contacts, trying out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from gkdesk import paths
from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.passphrase import suggest
from gkdesk.ui import tasks, theme
from gkdesk.ui.pages.first_run_step import Step
from gkdesk.ui.widgets import (
    FieldRow,
    IconText,
    Label,
    PlainButton,
    RadioButton,
    Role,
)
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.services.profiles import Profile
    from gkdesk.services.workspace import Workspace

PRACTICE = (
    "Ein eigener Bestand mit erfundenen Menschen liegt getrennt von Ihrem. Sie finden ihn später "
    "unter „Anderen Bestand wählen“."
)
HABITS = (
    ("lock", "Strg+L sperrt. Danach sind Sie wieder dort, wo Sie waren."),
    ("undo", "Strg+Z nimmt die letzte Änderung zurück."),
    ("search", "Strg+K sucht in allem."),
    ("help", "F1 erklärt die Seite, auf der Sie gerade sind."),
)
TYPED_NAMES = ("alliance", "names")
SAMPLE_WORDS = ("coordination_office", "core_group", "case_worker", "conference", "booklet")


class ProfileStep(Step):
    """Choose the words of the programme."""

    title = "Welche Wörter gelten bei Ihnen?"
    lead = (
        "Gremien, Rollen und Formulare heißen je nach Programm anders. Sie können das Profil "
        "später unter „Einstellungen“ ändern, auch das Wort für das Heft."
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._group = QButtonGroup(self)
        chosen = workspace.profiles.current().code
        self.buttons: dict[str, RadioButton] = {}
        for profile in workspace.profiles.all():
            button = RadioButton(profile.title)
            button.setChecked(profile.code == chosen)
            self._group.addButton(button)
            self.buttons[profile.code] = button
            self.body.addWidget(button)
            words = Label(_sample(profile), Role.QUIET, wrap=True)
            words.setContentsMargins(26, 0, 0, theme.px("space.s"))
            self.body.addWidget(words)
        self._roving = Roving(self._group, choose=True)
        self.body.addStretch(1)

    def enter(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        for code, button in self.buttons.items():
            if button.isChecked():
                self._workspace.profiles.choose(code)
        self.done.emit()


class MunicipalitiesStep(Step):
    """Enter the name of the Kreis and its municipalities, one a line."""

    title = "Ihr Kreis und seine Gemeinden"
    lead = (
        "Der Name steht links oben im Fenster, die Gemeinden stehen in Anschriften und Filtern zur "
        "Wahl. Eine Gemeinde je Zeile; eine Liste aus einer Tabelle können Sie einfügen."
    )
    skippable = True

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.alliance = QLineEdit(workspace.office.facts().alliance)
        self.alliance.setObjectName("alliance")
        self.alliance_row = FieldRow(
            "Name des Kreises oder Bündnisses",
            self.alliance,
            help_text="Beispiel: Kreis Musterland",
        )
        self.names = QPlainTextEdit()
        self.names.setObjectName("municipalities")
        self.names.setTabChangesFocus(True)
        self.names.setMinimumHeight(150)
        self.names_row = FieldRow(
            "Gemeinden",
            self.names,
            help_text="Beispiel: Musterstadt, in der nächsten Zeile Altdorf",
        )
        known = [row.name for row in workspace.office.municipalities()]
        self.names.setPlainText("\n".join(known))
        self._stored = (self.alliance.text(), self.names.toPlainText())
        self.body.addWidget(self.alliance_row)
        self.body.addWidget(self.names_row, 1)
        self.alliance.textChanged.connect(self._on_edited)
        self.names.textChanged.connect(self._on_edited)

    def enter(self) -> None:
        self.alliance.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        now = (self.alliance.text(), self.names.toPlainText())
        return {} if now == self._stored else dict(zip(TYPED_NAMES, now, strict=True))

    def take_up(self, typed: dict[str, str]) -> None:
        alliance, names = (typed.get(name, "") for name in TYPED_NAMES)
        self.alliance.setText(alliance)
        self.names.setPlainText(names)

    @Slot()
    def _on_edited(self) -> None:
        self.alliance_row.show_error("")
        self.names_row.show_error("")
        self.ready_changed.emit()

    def go_on(self) -> None:
        from gkdesk.text.sentences.errors import sentence

        try:
            self._store()
        except InvalidInput as error:
            row = self.names_row if error.field == "municipalities" else self.alliance_row
            row.show_error(sentence(error))
        except UserError as error:
            self.complain(sentence(error))
        else:
            self.done.emit()

    def _store(self) -> None:
        import dataclasses

        office = self._workspace.office
        alliance, names = self.alliance.text(), self.names.toPlainText()
        if (alliance, names) == self._stored:
            return
        facts = dataclasses.replace(office.facts(), alliance=alliance.strip())
        office.save_with_municipalities(facts, names.splitlines())
        self._stored = (alliance, names)


class ContactsStep(Step):
    """Enter the first organisations and contact persons by hand."""

    title = "Ihre ersten Ansprechpersonen"
    lead = (
        "Mit wem telefonieren Sie am häufigsten? Zwei oder drei genügen für den Anfang. Alles "
        "Weitere können Sie jederzeit unter „Netzwerk“ eintragen."
    )
    skippable = True

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.organisation = QLineEdit()
        self.name = QLineEdit()
        self.function = QLineEdit()
        self.phone = QLineEdit()
        self.rows = {
            "organisation": FieldRow(
                "Organisation", self.organisation, help_text="Beispiel: Jobcenter Musterland"
            ),
            "name": FieldRow("Name", self.name, help_text="Beispiel: Petra Lindner"),
            "function": FieldRow("Aufgabe", self.function, help_text="Beispiel: Teamleitung U25"),
            "phone": FieldRow("Telefon", self.phone, help_text="Beispiel: 02000 555-0123"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space.l"))
        for number, row in enumerate(self.rows.values()):
            grid.addWidget(row, number // 2, number % 2)
        self.body.addLayout(grid)
        self.add = PlainButton("Eintragen", "plus")
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.entered = Label("", Role.READING, wrap=True)
        self.body.addWidget(self.entered)
        self.body.addStretch(1)
        self.add.clicked.connect(self._on_add_clicked)
        for _, line in self._lines():
            line.textChanged.connect(self._on_edited)
        self._show_entered()

    def enter(self) -> None:
        self.organisation.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes_enter(self) -> bool:
        """Enter the person that is typed; with empty fields Enter goes on."""
        if self._typed():
            self._on_add_clicked()
            return True
        return False

    def typed(self) -> dict[str, str]:
        if not self._typed():
            return {}
        return {name: line.text() for name, line in self._lines()}

    def take_up(self, typed: dict[str, str]) -> None:
        for name, line in self._lines():
            line.setText(typed.get(name, ""))

    def go_on(self) -> None:
        if self._typed() and not self._store():
            return
        self.done.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        if not self._typed():
            self.rows["name"].show_error("Hier fehlt der Name. Beispiel: Petra Lindner")
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._store():
            self.enter()

    @Slot()
    def _on_edited(self) -> None:
        for row in self.rows.values():
            row.show_error("")
        self.ready_changed.emit()

    def _typed(self) -> bool:
        return any(line.text().strip() for _, line in self._lines())

    def _lines(self) -> tuple[tuple[str, QLineEdit], ...]:
        lines = (self.organisation, self.name, self.function, self.phone)
        return tuple(zip(self.rows, lines, strict=True))

    def _show_entered(self) -> None:
        """Name what the store holds already, also after an interruption."""
        persons = self._workspace.contacts.rows()
        names = [row.name or row.function for row in persons]
        with_person = {row.organisation for row in persons}
        organisations = self._workspace.organisations.rows()
        names += [row.name for row in organisations if row.name not in with_person]
        self.entered.setText("Eingetragen: " + ", ".join(names) if names else "")

    def _store(self) -> bool:
        """Store organisation and person; tell an error at its field and return False."""
        from gkdesk.text.sentences.errors import sentence

        for row in self.rows.values():
            row.show_error("")
        try:
            self._create()
        except InvalidInput as error:
            row = self.rows.get(error.field, self.rows["name"])
            row.show_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        except UserError as error:
            self.complain(sentence(error))
            return False
        self.trouble.hide()
        self._show_entered()
        for _, line in self._lines():
            line.clear()
        return True

    def _create(self) -> None:
        """Enter the person with her organisation; without a person the number is the office's."""
        from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields

        organisation, phone = self.organisation.text(), self.phone.text()
        name, function = self.name.text(), self.function.text()
        if organisation.strip() and not name.strip() and not function.strip():
            known = {row.name.casefold() for row in self._workspace.organisations.rows()}
            if " ".join(organisation.split()).casefold() in known:
                raise InvalidInput("organisation", "name_taken")
            fields = OrganisationFields(name=organisation, phone=phone)
            self._workspace.organisations.create(fields)
        else:
            person = ContactFields(name=name, function=function, phone=phone)
            self._workspace.contacts.create_with_organisation(person, organisation)


class TryStep(Step):
    """The end: what is set up now, and a store of invented people to practise in."""

    title = "Fertig eingerichtet"
    lead = "Ihr Bestand ist verschlüsselt angelegt und das Wiederherstellungsblatt geprüft."
    next_text = "Zum Arbeitsplatz"
    open_wanted = Signal(object)
    """The folder of the store for practising shall be opened."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._folder = paths.practice_store()
        self._making = False
        for icon, words in HABITS:
            self.body.addWidget(IconText(icon, words, Role.READING))
        self.body.addSpacing(theme.px("space.l"))
        self.body.addWidget(Label("Erst einmal üben?", Role.CARD))
        self.body.addWidget(Label(PRACTICE, Role.READING, wrap=True))
        self.made = Label("", Role.STRONG, wrap=True, selectable=True)
        self.made.setVisible(False)
        self.try_out = PlainButton("", "star")
        self.body.addWidget(self.made)
        self.body.addWidget(self.try_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._show_action()
        self.try_out.clicked.connect(self._on_try_out_clicked)

    def _show_action(self) -> None:
        self._making = False
        there = paths.holds_store(self._folder)
        self.try_out.set_label("Übungsbestand öffnen" if there else "Übungsbestand anlegen")

    @Slot()
    def _on_try_out_clicked(self) -> None:
        if self._making:
            return
        if paths.holds_store(self._folder):
            self.open_wanted.emit(self._folder)
            return
        # A button that is switched off would lose the focus, and Enter would mean something else.
        self._making = True
        self.try_out.set_label("Wird angelegt …")
        passphrase = suggest()
        tasks.run(
            self,
            partial(_make_practice_store, self._folder, passphrase, self._clock),
            done=self._on_made,
            failed=self._on_failed,
            stopped=self._show_action,
            title="Übungsbestand",
        )

    def _on_made(self, passphrase: str) -> None:
        self.made.setText(
            f"Passphrase des Übungsbestands: {passphrase}\nBitte notieren; sie schützt nur "
            "Erfundenes."
        )
        self.made.setVisible(True)
        self._show_action()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self.complain(sentence(error))
        self._show_action()


def _make_practice_store(folder: Path, passphrase: str, clock: Clock, _progress: Progress) -> str:
    from gkdesk.services import access
    from gkdesk.services.demo import filling as demo_data

    made = access.create(folder, passphrase, clock=clock)
    try:
        made.workspace.mark_as_demo()
        demo_data.fill(made.workspace)
    finally:
        made.workspace.close(end_of_session=True)
    return passphrase


def _sample(profile: Profile) -> str:
    return ", ".join(profile.words[name] for name in SAMPLE_WORDS if name in profile.words)
