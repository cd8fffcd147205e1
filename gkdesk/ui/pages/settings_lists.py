"""Two lists of the settings: the words of the programme profile, and the municipalities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import UserError
from gkdesk.ui import theme
from gkdesk.ui.widgets import FieldRow, Label, LinkButton, PlainButton, RadioButton, Role
from gkdesk.ui.widgets.roving import Roving

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.office import MunicipalityRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

NEW_DRAFT = "office.municipality:new"
CONCEPTS = {
    "booklet": "Heft für die Person",
    "core_group": "Gremium in der Mitte der Karte",
    "return_recipient": "Empfänger der Rücksendungen",
}
"""The words of a profile that stand on a screen or in a document; no others are offered."""


class ProfileChoice(QWidget):
    """Choose a profile and, on demand, change its words."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Programmprofil")
        self._context = context
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RadioButton] = {}
        self.fields: dict[str, QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for profile in context.workspace.profiles.all():
            button = RadioButton(profile.title)
            self._group.addButton(button)
            self.buttons[profile.code] = button
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more = LinkButton("Wörter anpassen", "pencil")
        self._column.addWidget(self.more)
        self._words = self._word_fields()
        self._words.setVisible(False)
        self._column.addWidget(self._words)
        self.more.clicked.connect(self._on_more_clicked)
        self._roving = Roving(self._group, choose=True)
        self._group.buttonToggled.connect(self._on_profile_toggled)

    def reload(self) -> None:
        profile = self._context.workspace.profiles.current()
        self.buttons[profile.code].setChecked(True)
        for concept, field in self.fields.items():
            if not field.hasFocus():
                field.setText(profile.words.get(concept, ""))
                field.setModified(False)

    def _word_fields(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, theme.px("space.s"), 0, 0)
        grid.setHorizontalSpacing(theme.px("space.l"))
        for number, (concept, caption) in enumerate(CONCEPTS.items()):
            field = QLineEdit()
            field.setObjectName(f"word-{concept}")
            field.editingFinished.connect(self._on_word_finished)
            self.fields[concept] = field
            grid.addWidget(FieldRow(caption, field), number // 2, number % 2)
        return box

    @Slot()
    def _on_more_clicked(self) -> None:
        self._words.setVisible(not self._words.isVisible())

    @Slot()
    def _on_profile_toggled(self) -> None:
        profiles = self._context.workspace.profiles
        stored = profiles.current().code
        for code, button in self.buttons.items():
            if button.isChecked() and code != stored:
                self._context.wrote(profiles.choose(code))

    def commit(self) -> None:
        """Save the word that is being typed."""
        for field in self.fields.values():
            self._save(field)

    @Slot()
    def _on_word_finished(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._save(field)

    def _save(self, field: QLineEdit) -> None:
        if not field.isModified():
            return
        field.setModified(False)
        concept = field.objectName().removeprefix("word-")
        profiles = self._context.workspace.profiles
        code = profiles.current().code
        _write(self._context, partial(profiles.save_words, code, {concept: field.text()}))


class MunicipalityList(QWidget):
    """The municipalities as fields to rename, and a line for a new one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Gemeinden")
        self._context = context
        self._shown: tuple[MunicipalityRow, ...] | None = None
        self.fields: list[QLineEdit] = []
        self.empty = Label("Noch keine Gemeinde eingetragen.", Role.QUIET)
        self.new = QLineEdit()
        self.new.setObjectName("new-municipality")
        self.new.setAccessibleName("Neue Gemeinde")
        self.new.setPlaceholderText("Neue Gemeinde, zum Beispiel Neustadt")
        self.add = PlainButton("Hinzufügen", "plus")
        self.row = FieldRow("Neue Gemeinde", self.new)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addLayout(self._grid)
        line = QHBoxLayout()
        line.addWidget(self.row, 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        self.new.setText(context.drafts.get(NEW_DRAFT) or "")
        self.new.textEdited.connect(self._on_new_edited)
        self.new.editingFinished.connect(self.keep_draft)
        self.new.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)

    def reload(self) -> None:
        rows = self._context.workspace.office.municipalities()
        if rows == self._shown:
            return
        self._shown = rows
        for field in self.fields:
            self._grid.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = [self._field(number, row) for number, row in enumerate(rows)]
        self.empty.setVisible(not rows)

    def commit(self) -> None:
        """Save the name that is being changed."""
        for field in tuple(self.fields):
            self._save(field)

    @Slot()
    def keep_draft(self) -> None:
        """Put a new name that is not entered yet among the drafts, to be pointed to."""
        self._keep(waiting=1)

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == NEW_DRAFT.partition(":")[0]

    def show_draft(self) -> bool:
        """Go to the new name; tell whether there is one."""
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.new.text())

    def _keep(self, *, waiting: int) -> None:
        if self.new.text().strip():
            self._context.drafts.keep(NEW_DRAFT, self.new.text(), waiting=waiting)
        else:
            self._context.drafts.discard(NEW_DRAFT)

    @Slot()
    def _on_new_edited(self) -> None:
        self._keep(waiting=0)

    def _field(self, number: int, row: MunicipalityRow) -> QLineEdit:
        field = QLineEdit(row.name)
        field.setObjectName(f"municipality-{row.id}")
        field.setAccessibleName(f"Gemeinde {row.name}")
        field.editingFinished.connect(self._on_field_finished)
        self._grid.addWidget(field, number // 2, number % 2)
        return field

    @Slot()
    def _on_field_finished(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._save(field)

    def _save(self, field: QLineEdit) -> None:
        if not field.isModified() or self._shown is None or field not in self.fields:
            return
        field.setModified(False)
        row = self._shown[self.fields.index(field)]
        office = self._context.workspace.office
        if not _write(self._context, partial(office.rename_municipality, row.id, field.text())):
            field.setText(row.name)

    @Slot()
    def _on_add_clicked(self) -> None:
        from gkdesk.text.sentences.errors import sentence

        try:
            with self._context.drafts.settling(NEW_DRAFT):
                outcome = self._context.workspace.office.add_municipality(self.new.text())
        except UserError as error:
            self.row.show_error(sentence(error))
            return
        self.row.show_error("")
        self.new.clear()
        self._context.wrote(outcome)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)


def _write(context: PageContext, action: Callable[[], Outcome]) -> bool:
    from gkdesk.text.sentences.errors import sentence

    try:
        context.wrote(action())
    except UserError as error:
        context.toast(sentence(error))
        return False
    return True
