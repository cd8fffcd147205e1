"""The second step of an import: what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.incoming.assignment import Assignment, missing
from gkdesk.incoming.table import SourceKind
from gkdesk.text.findings.writing import listed
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.widgets import (
    ElidedLabel,
    FieldRow,
    Hairline,
    HeadingLabel,
    IconText,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.incoming.table import Table
    from gkdesk.services.imports.importing import Proposal

QUESTION = "Was bedeuten die Spalten?"
PROPOSED = "Vorschlag aus Überschriften und Inhalt. Bitte prüfen Sie ihn."
REMEMBERED = "So haben Sie die Spalten einer solchen Datei zuletzt zugeordnet."
LEFT_OUT = "nicht übernehmen"
NO_HEAD = "Es gibt keine Überschriften"
SAMPLES = 3
HEADS = 12
_LEAST_HEIGHT = 180
_KEY = int(Qt.ItemDataRole.UserRole)


class ColumnsStep(QWidget):
    """Each column with values from it and the choice of its meaning.

    `assignment_changed` with every choice; `other_part_wanted` with the name of a sheet and the
    row of the header when the file is to be read in another way.
    """

    assignment_changed = Signal()
    other_part_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._spec: ImportSpec | None = None
        self.assignment = Assignment({})
        self.boxes: list[ComboInput] = []
        self.sheet = ComboInput()
        self.head = ComboInput()
        self.origin = IconText("info", "", Role.QUIET, wrap=True)
        self.lacking = IconText("warn", "", Role.BODY, icon_color="err", wrap=True)
        self._sheet_row = FieldRow("Blatt", self.sheet)
        self._head_row = FieldRow("Überschriften", self.head)
        self.page = ScrollPage(margin=0)
        self._ground: QWidget | None = None
        self._layout()
        self.sheet.activated.connect(self._on_part_activated)
        self.head.activated.connect(self._on_part_activated)

    def show_table(self, table: Table, spec: ImportSpec, proposal: Proposal) -> None:
        """Show a file with a proposal for its columns."""
        self._table, self._spec = table, spec
        self.assignment = proposal.assignment
        said = REMEMBERED if proposal.is_remembered else PROPOSED
        self.origin.set("check" if proposal.is_remembered else "info", said, Role.QUIET, "ink2")
        self._offer_parts(table)
        self._show_columns(table, _targets(spec))
        self._say_missing()

    def show_held_part(self) -> None:
        """Name the sheet and the header row of the table that is held: another was not read."""
        if self._table is not None:
            self._offer_parts(self._table)

    def is_complete(self) -> bool:
        """Tell whether the columns that are needed have their meaning."""
        if self._spec is None or not self.assignment.columns:
            return False
        return not missing(self._spec, self.assignment)

    def take_focus(self) -> None:
        if self.boxes:
            self.boxes[0].setFocus()

    def _offer_parts(self, table: Table) -> None:
        self.sheet.clear()
        self.sheet.addItems(list(table.sheets))
        self.sheet.setCurrentText(table.sheet)
        self._sheet_row.setVisible(len(table.sheets) > 1)
        self.head.clear()
        for row in range(1, max(HEADS, table.header_row) + 1):
            self.head.addItem(f"stehen in Zeile {row}", row)
        self.head.addItem(NO_HEAD, 0)
        self.head.setCurrentIndex(self.head.findData(table.header_row))
        self._head_row.setVisible(table.kind is not SourceKind.CARDS)

    def _show_columns(self, table: Table, targets: QStandardItemModel) -> None:
        if self._ground is not None:
            self.page.body.removeWidget(self._ground)
            self._ground.hide()
            self._ground.deleteLater()
        self._ground = QWidget()
        targets.setParent(self._ground)
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, theme.px("space.s"), 0)
        column.setSpacing(0)
        self.boxes = []
        for place, entry in enumerate(table.columns):
            box = ComboInput()
            box.setModel(targets)
            box.setMaxVisibleItems(20)
            box.setProperty("place", place)
            box.setAccessibleName(f"Bedeutung der Spalte {entry.label}")
            box.activated.connect(self._on_box_activated)
            self.boxes.append(box)
            column.addLayout(_line(entry.label, samples(table, place), box))
            column.addWidget(Hairline())
        self.page.body.insertWidget(0, self._ground)
        self._show_choices()

    def _show_choices(self) -> None:
        for place, box in enumerate(self.boxes):
            key = self.assignment.target_of(place) or ""
            box.setCurrentIndex(box.findData(key, _KEY))

    def _say_missing(self) -> None:
        words = ""
        if self._spec is not None:
            lacking = missing(self._spec, self.assignment)
            needed = [target.name for target in lacking if target.required]
            one_of = [target.name for target in lacking if not target.required]
            if needed:
                words = f"Noch ohne Spalte: {listed(needed)}."
            elif one_of:
                words = f"Mindestens eine Spalte wird gebraucht: {listed(one_of, last='oder')}."
            elif not self.assignment.columns:
                words = "Ordnen Sie mindestens eine Spalte zu."
        self.lacking.text.setText(words)
        self.lacking.setVisible(bool(words))

    @Slot()
    def _on_box_activated(self) -> None:
        box = self.sender()
        if isinstance(box, ComboInput):
            place, key = int(box.property("place")), str(box.currentData(_KEY) or "")
            before = self.assignment.target_of(place)
            if key:
                self.assignment = self.assignment.assigned(key, place)
            elif before is not None:
                self.assignment = self.assignment.assigned(before, None)
            self._show_choices()
            self._say_missing()
            self.assignment_changed.emit()

    @Slot()
    def _on_part_activated(self) -> None:
        asked_by_sheet = self.sender() is self.sheet
        head = None if asked_by_sheet else self.head.currentData()
        self.other_part_wanted.emit(self.sheet.currentText(), head)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel(QUESTION, Role.CARD))
        column.addWidget(self.origin)
        parts = QHBoxLayout()
        parts.setSpacing(theme.px("space.l"))
        parts.addWidget(self._sheet_row, 1)
        parts.addWidget(self._head_row, 1)
        column.addLayout(parts)
        column.addWidget(self.lacking)
        column.addWidget(Hairline())
        self.page.setMinimumHeight(_LEAST_HEIGHT)
        self.page.body.setSpacing(0)
        self.page.body.addStretch(1)
        column.addWidget(self.page, 1)


def samples(table: Table, place: int) -> str:
    """Return the first different values of a column in one line."""
    found: dict[str, None] = {}
    for row in table.rows:
        text = " ".join(row.cells[place].split())
        if text:
            found[text] = None
        if len(found) == SAMPLES:
            break
    return "  ·  ".join(found) or "leer"


def _targets(spec: ImportSpec) -> QStandardItemModel:
    """Return the meanings to choose from; all boxes share them."""
    model = QStandardItemModel()
    for key, name in (("", LEFT_OUT), *((each.key, each.name) for each in spec.targets)):
        item = QStandardItem(name)
        item.setData(key, _KEY)
        item.setEditable(False)
        model.appendRow(item)
    return model


def _line(label: str, values: str, box: ComboInput) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(label, Role.STRONG))
    words.addWidget(ElidedLabel(values, Role.QUIET))
    line = QHBoxLayout()
    line.setContentsMargins(0, theme.px("space.s"), 0, theme.px("space.s"))
    line.setSpacing(theme.px("space.l"))
    line.addLayout(words, 1)
    line.addWidget(box, 1)
    return line
