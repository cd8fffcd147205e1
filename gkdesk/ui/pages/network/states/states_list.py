"""The kept states of the network at the left: keep one, rename, remove, choose one to compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_day_joined
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.wording.clients import counted
from gkdesk.ui import theme
from gkdesk.ui.forms import FormSpec, TextField
from gkdesk.ui.pages.network.findings.rows import RovingRow, RovingRows
from gkdesk.ui.records.inline_form import InlineForm
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import (
    ElidedLabel,
    Hairline,
    IconButton,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from gkdesk.services.networks.snapshots import SnapshotRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.text.ids import SnapshotId
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.widgets import KitButton

UNREADABLE = "lässt sich nicht lesen"
NONE_YET = (
    "Noch ist kein Stand festgehalten. Halten Sie das Netzwerk einmal im Jahr fest, dann sehen "
    "Sie später, was neu ist und was weggefallen ist."
)
RENAME, REMOVE, COMPARE = "rename", "remove", "compare"


@dataclass(frozen=True)
class StateName:
    """What is typed about a state."""

    name: str = ""


class StateLine(RovingRow):
    """One kept state; `wanted` with what is to be done with it."""

    wanted = Signal(object, str)

    def __init__(self, row: SnapshotRow) -> None:
        super().__init__()
        self.row = row
        name = inside(row.name)
        self.compare = LinkButton("Vergleichen")
        self.compare.setAccessibleName(f"Mit heute vergleichen: {name}")
        self.rename = IconButton(f"Umbenennen: {name}", "pencil")
        self.remove = IconButton(f"Entfernen: {name}", "trash")
        self.compare.setEnabled(row.organisations is not None)
        self.setAccessibleName(joined(row.name, _line(row)))
        for what, button in self._named().items():
            button.setObjectName(what)
            button.clicked.connect(self._on_button_clicked)
        self.add_controls(self.compare, self.rename, self.remove)
        self._layout()

    def _named(self) -> dict[str, KitButton]:
        return {COMPARE: self.compare, RENAME: self.rename, REMOVE: self.remove}

    def _layout(self) -> None:
        margin = theme.px("space.l")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(self.row.name, Role.STRONG))
        words.addWidget(ElidedLabel(f"vom {format_day_joined(self.row.taken_on)}", Role.QUIET))
        words.addWidget(ElidedLabel(_counts(self.row), Role.QUIET))
        words.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, theme.px("space.s"), theme.px("space.s"), 0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addLayout(words, 1)
        line.addWidget(self.rename)
        line.addWidget(self.remove)
        self.column.addLayout(line)
        self.column.addWidget(Hairline())

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.wanted.emit(self.row.id, button.objectName())


class StateList(QWidget):
    """All kept states; `compare_wanted` with the id of one."""

    compare_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[SnapshotRow, ...] = ()
        self._renamed: SnapshotId | None = None
        self.form: InlineForm[StateName] | None = None
        self.take = PlainButton("Stand festhalten", "plus")
        self.rows = RovingRows("Festgehaltene Stände")
        self.empty = Label(NONE_YET, Role.QUIET, wrap=True)
        self._place = QVBoxLayout()
        self._layout()
        self.take.clicked.connect(self.begin_take)
        self.rows.entered.connect(self._on_rows_entered)

    def show_rows(self, rows: tuple[SnapshotRow, ...]) -> None:
        """Show the states; an open form stays open."""
        self.empty.setVisible(not rows)
        if rows == self._shown:
            return
        self._shown = rows
        lines = [StateLine(row) for row in rows]
        for line in lines:
            line.wanted.connect(self._on_line_wanted)
        self.rows.show_lines(lines)
        self.rows.set_reading_order(self)

    @Slot()
    def begin_take(self) -> None:
        """Ask how the state of today shall be called."""
        name = self._context.workspace.snapshots.proposed_name()
        self._open(StateName(name), None)

    def begin_rename(self, ref: SnapshotId) -> None:
        """Ask for another name of a state."""
        found = next((row for row in self._shown if row.id == ref), None)
        if found is not None:
            self._open(StateName(found.name), ref)

    def _open(self, value: StateName, ref: SnapshotId | None) -> None:
        self._close()
        self._renamed = ref
        label = "Name des Standes" if ref is None else "Neuer Name"
        spec = FormSpec(StateName, (TextField(name="name", label=label, required=True),), label)
        self.form = InlineForm(spec, self._context)
        self.form.view.load(value)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._place.addWidget(self.form)
        self.form.hint.hide()  # there is no room for it here
        self.form.view.focus_field("name")
        field = self.form.view.input("name")
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _close(self) -> None:
        if self.form is not None:
            closed, self.form = self.form, None
            self._place.removeWidget(closed)
            closed.hide()
            closed.deleteLater()

    def _layout(self) -> None:
        margin = theme.px("space.l")
        head = QHBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        head.addWidget(self.take)
        head.addStretch(1)
        page = ScrollPage(margin=0)
        self.empty.setContentsMargins(margin, margin, margin, margin)
        page.body.addWidget(self.empty)
        page.body.addWidget(self.rows)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._place)
        column.addWidget(Hairline())
        column.addWidget(page, 1)

    @Slot()
    def _on_rows_entered(self) -> None:
        self.rows.set_reading_order(self)

    @Slot()
    def _on_form_confirmed(self) -> None:
        if self.form is None or not self.form.view.show_problems():
            return
        try:
            outcome = self._write(self.form.view.value().name)
        except InvalidInput as error:
            self.form.view.show_error("name", sentence(error))
            self.form.view.focus_field("name")
        except UserError as error:
            self._context.complain(error)
        else:
            self._close()
            self._context.wrote(outcome, outcome.label.text)
            self.take.setFocus()

    def _write(self, name: str) -> Outcome:
        snapshots = self._context.workspace.snapshots
        return (
            snapshots.take(name) if self._renamed is None else snapshots.rename(self._renamed, name)
        )

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._close()
        self.take.setFocus()

    @Slot(object, str)
    def _on_line_wanted(self, ref: SnapshotId, what: str) -> None:
        if what == COMPARE:
            self.compare_wanted.emit(ref)
        elif what == RENAME:
            self.begin_rename(ref)
        else:
            self._remove(ref)

    def _remove(self, ref: SnapshotId) -> None:
        place = self.rows.current_place()
        try:
            outcome = self._context.workspace.snapshots.remove(ref)
        except UserError as error:
            self._context.complain(error)
            return
        self._context.wrote(outcome, outcome.label.text)
        if not self.rows.focus_place(place):
            self.take.setFocus()


def _line(row: SnapshotRow) -> str:
    return joined(f"vom {format_day_joined(row.taken_on)}", _counts(row))


def _counts(row: SnapshotRow) -> str:
    if row.organisations is None or row.cooperations is None:
        return UNREADABLE
    return (
        f"{counted(RecordKind.ORGANISATION, row.organisations)}, "
        f"{counted(RecordKind.COOPERATION, row.cooperations)}"
    )
