"""One row of a repeated table: what it is about, its cells, and what is opened below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.cells import cell_field, detail_field
from gkdesk.ui.pages.working_aids.form.entry import Entry
from gkdesk.ui.pages.working_aids.form.field import LineField, TextField
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.row_mark import RowMark, is_known, is_taken_over
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import Box, IconButton, Label, LinkButton, Role
from gkdesk.working_aids.template import Kind as Asked
from gkdesk.working_aids.template import Zone

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import QuestionView, RowView
    from gkdesk.ui.pages.working_aids.form.desk import Desk

NAME, BUTTONS = 0, 5
"""The columns of the grid that hold what a row is called, and its buttons."""
LINES = 3
"""Lines of the grid for one row: its cells, what was taken over, and its details."""


@dataclass(frozen=True)
class Columns:
    """The questions with a column by name, and the one that names rows of one's own."""

    inline: tuple[str, ...]
    naming: str = ""

    def first(self) -> str:
        """Return the question that a new row begins with."""
        return self.naming or (self.inline[0] if self.inline else "")


class TableRow(QObject):
    """Puts its widgets into line `LINES * place + 1` of the table's grid, the rest below it.

    `remove_wanted` and `move_wanted` are for rows of one's own.
    """

    remove_wanted = Signal(object)
    move_wanted = Signal(object, int)
    below_wanted = Signal(object, str)
    """Enter in a cell: the same column of the next row."""
    grown = Signal()

    def __init__(
        self, desk: Desk, grid: QGridLayout, row: RowView, columns: Columns, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grid = grid
        self._inline = columns.inline
        self._naming = "" if row.entry else columns.naming
        self._unnamed = columns.naming
        self._ground = parent
        self.row = row
        self.entries: dict[tuple[str, What], Entry] = {}
        self._mark: RowMark | None = None
        self._details: Box | None = None
        self._body: QVBoxLayout | None = None
        self._labels: dict[str, Label] = {}
        self.head: QWidget = Label(row.label, wrap=True)
        called = inside(row.label) or "Zeile"
        self.more = IconButton(f"Mehr zu: {called}", "chevron-down")
        self.remove = IconButton(f"Zeile entfernen: {called}", "trash")
        self._buttons = QWidget()
        self._make()

    def place(self, number: int) -> None:
        """Put the widgets into the grid at this place; all columns begin at the top."""
        line = LINES * number + 1
        top = Qt.AlignmentFlag.AlignTop
        named = self.entries.get((self._naming, What.ANSWER))
        self._grid.addWidget(self.head if named is None else named, line, NAME)
        self.head.setVisible(named is None)
        for column, name in enumerate(self._inline, start=1):
            self._grid.addWidget(self.entries[name, What.ANSWER], line, column, top)
        self._grid.addWidget(self._buttons, line, BUTTONS, top)
        if self._mark is not None:
            self._grid.addWidget(self._mark, line + 1, NAME, 1, BUTTONS + 1)
        if self._details is not None:
            self._grid.addWidget(self._details, line + 2, NAME, 1, BUTTONS + 1)
        if not self.row.label:
            self._number(number)

    def show_row(self, row: RowView) -> None:
        """Show the row as it stands now."""
        self.row = row
        for view in row.questions:
            self.show_question(view)

    def show_question(self, view: QuestionView) -> None:
        """Show one of its questions as it stands now."""
        name = view.question.name
        answer = self.entries.get((name, What.ANSWER))
        if answer is not None:
            answer.show_view(view)
            answer.setVisible(view.is_relevant)
        for what in (What.REMARK, What.COMMENT):
            entry = self.entries.get((name, what))
            if entry is not None:
                entry.show_view(view)
        label = self._labels.get(name)
        if label is not None:
            label.setVisible(view.is_relevant)
        self._mark_more()
        self._mark_taken_over()

    def open(self) -> None:
        """Show the other questions of the row below it, with explanations and notes."""
        if self._details is None:
            self._make_details()
        elif not self._details.isVisible():
            self._details.show()
        self.more.set_icon("chevron-up")
        self.grown.emit()

    def entry(self, name: str, what: What) -> Entry | None:
        """Return a field, opened where it is only opened on demand."""
        if (name, what) not in self.entries:
            self.open()
        return self.entries.get((name, what))

    def let_go(self) -> None:
        """Take all widgets away."""
        found = [self.head, self._buttons, self._mark, self._details]
        found += [
            entry
            for (name, what), entry in self.entries.items()
            if name in self._in_line() and what is What.ANSWER
        ]
        for widget in found:
            if widget is not None:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.deleteLater()

    def veil_if_needed(self) -> None:
        """Hide notes while somebody looks on."""
        for veil in self._ground.findChildren(Veil):
            veil.show_if_needed()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() in steps and not self.row.entry:
            self.move_wanted.emit(self.row.id, steps[Qt.Key(event.key())])
            return True
        return False

    def _make(self) -> None:
        self.head.setParent(self._ground)
        line = QHBoxLayout(self._buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._buttons.setParent(self._ground)
        line.addWidget(self.more)
        line.addWidget(self.remove)
        is_own = not self.row.entry
        self.remove.setVisible(is_own and self._desk.may_change)
        self.more.setVisible(self._has_more())
        self.more.clicked.connect(self._on_more_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        for view in self.row.questions:
            if view.question.name in self._in_line():
                self._add_cell(view)
        self._mark_more()
        self._mark_taken_over()

    def _in_line(self) -> tuple[str, ...]:
        return (*self._inline, self._naming) if self._naming else self._inline

    def _add_cell(self, view: QuestionView) -> None:
        field = cell_field(view, self._desk.context.workspace.clock)
        entry = Entry(self._desk, view, field, What.ANSWER, self._spoken(view))
        entry.setParent(self._ground)
        self.entries[view.question.name, What.ANSWER] = entry
        entry.setVisible(view.is_relevant)
        field.main().installEventFilter(self)
        if isinstance(field, LineField):
            field.line.returnPressed.connect(self._on_line_return_pressed)

    def _make_details(self) -> None:
        margin = theme.px("space.m")
        self._details = Box("quiet", self._ground)
        self._body = QVBoxLayout(self._details)
        self._body.setContentsMargins(margin, theme.px("space.s"), margin, margin)
        self._body.setSpacing(theme.px("space.xs"))
        for view in self.row.questions:
            self._add_details(view)
        place = self._grid.indexOf(self._buttons)
        line = self._grid.getItemPosition(place)[0]  # type: ignore[index]
        self._grid.addWidget(self._details, line + 2, NAME, 1, BUTTONS + 1)
        self._details.show()

    def _add_details(self, view: QuestionView) -> None:
        question = view.question
        if question.kind is Asked.NOTE or (question.kind is Asked.CALCULATE and not question.label):
            return
        if self.row.entry and question.name == self._unnamed:
            return
        current = self._desk.question(view.ref) or view
        if question.name not in self._in_line():
            self._add_question(current)
        elif question.remark or current.comment or current.last_year or current.proposal:
            self._caption(current, question.label)
        self._add_beside(current)
        if question.remark:
            self._add_text(current, What.REMARK, "Erläuterung")
        if current.comment:
            self._add_text(current, What.COMMENT, "Notiz, bleibt hier")

    def _add_question(self, view: QuestionView) -> None:
        self._caption(view, view.question.label)
        if self._body is None:
            return
        if view.question.kind is Asked.CALCULATE or view.question.calculation:
            self._body.addWidget(Label(view.shown or "–"))
            return
        field = detail_field(view, self._desk.context.workspace.clock)
        entry = Entry(self._desk, view, field, What.ANSWER, self._spoken(view))
        self.entries[view.question.name, What.ANSWER] = entry
        self._body.addWidget(entry)
        entry.setVisible(view.is_relevant)

    def _caption(self, view: QuestionView, text: str) -> None:
        zone = "" if view.zone is Zone.RETURN else " – bleibt hier"
        label = self._labels[view.question.name] = Label(f"{text}{zone}", Role.CAPTION, wrap=True)
        if self._body is not None:
            self._body.addWidget(label)
        label.setVisible(view.is_relevant)

    def _add_beside(self, view: QuestionView) -> None:
        if self._body is None or not self._desk.may_change:
            return
        if view.last_year is not None and view.last_year.shown:
            button = LinkButton(f"{view.last_year.year}: {view.last_year.shown} – unverändert")
            button.setObjectName(f"last:{view.question.name}")
            button.setVisible(view.last_year.can_be_taken and view.value != view.last_year.value)
            button.clicked.connect(self._on_last_clicked)
            self._body.addWidget(button)
        if view.proposal is not None and view.value != view.proposal.value:
            button = LinkButton(f"{view.proposal.sentence} – übernehmen", "network")
            button.setObjectName(f"known:{view.question.name}")
            button.clicked.connect(self._on_known_clicked)
            self._body.addWidget(button)

    def _add_text(self, view: QuestionView, what: What, name: str) -> None:
        if self._body is None:
            return
        field = TextField(2, name)
        entry = Entry(self._desk, view, field, what, f"{name}: {self._spoken(view)}")
        self.entries[view.question.name, what] = entry
        self._body.addWidget(entry)
        if what is What.COMMENT:
            veil = Veil(self._desk.context, entry)
            self._body.addWidget(veil)
            veil.show_if_needed()

    def _spoken(self, view: QuestionView) -> str:
        return ", ".join(filter(None, (view.question.label, self.row.label)))

    def _has_more(self) -> bool:
        asked = [each for each in self.row.questions if each.question.label]
        return any(
            each.question.name not in self._in_line() or each.question.remark for each in asked
        )

    def _mark_more(self) -> None:
        """Say that there is something written below."""
        hidden = [
            each
            for each in self.row.questions
            if each.remark
            or each.comment
            or (each.value and each.question.name not in self._in_line())
        ]
        words = "mit weiteren Angaben" if hidden else ""
        self.more.setAccessibleDescription(words)

    def _taken_over(self) -> list[QuestionView]:
        current = (self._desk.question(each.ref) or each for each in self.row.questions)
        return [each for each in current if is_taken_over(each)]

    def _known_below(self) -> list[QuestionView]:
        """Return what came from the records and stands where one has to unfold the row."""
        current = (self._desk.question(each.ref) or each for each in self.row.questions)
        inline = self._in_line()
        return [each for each in current if each.question.name not in inline and is_known(each)]

    def _mark_taken_over(self) -> None:
        """Say what was taken over from the year before, and what came into folded cells."""
        found, known = self._taken_over(), self._known_below()
        if self._mark is None and (found or known):
            self._mark = RowMark(self._ground, inside(self.row.label) or "Zeile")
            self._mark.confirmed.connect(self._on_mark_confirmed)
            place = self._grid.indexOf(self._buttons)
            if place >= 0:
                line = self._grid.getItemPosition(place)[0]  # type: ignore[index]
                self._grid.addWidget(self._mark, line + 1, NAME, 1, BUTTONS + 1)
        if self._mark is not None:
            self._mark.show_cells(found, known, fixed=not self._desk.may_change)

    def _number(self, number: int) -> None:
        if isinstance(self.head, Label):
            self.head.setText(f"{number + 1}.")

    @Slot()
    def _on_more_clicked(self) -> None:
        if self._details is not None and self._details.isVisible():
            self._details.hide()
            self.more.set_icon("chevron-down")
            self.grown.emit()
        else:
            self.open()

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self.row.id)

    @Slot()
    def _on_mark_confirmed(self) -> None:
        first = next((e for (_n, what), e in self.entries.items() if what is What.ANSWER), None)
        if first is not None:
            first.field.take_focus()
        try:
            self._desk.confirm(tuple(each.ref for each in self._taken_over()))
        except UserError as error:
            self._desk.context.complain(error)

    @Slot()
    def _on_line_return_pressed(self) -> None:
        line = self.sender()
        for (name, what), entry in self.entries.items():
            if what is What.ANSWER and entry.field.main() is line:
                self.below_wanted.emit(self.row.id, name)
                return

    @Slot()
    def _on_last_clicked(self) -> None:
        self._take("last:")

    @Slot()
    def _on_known_clicked(self) -> None:
        self._take("known:")

    def _take(self, prefix: str) -> None:
        button = self.sender()
        if not isinstance(button, LinkButton):
            return
        name = button.objectName().removeprefix(prefix)
        ref = next(each.ref for each in self.row.questions if each.question.name == name)
        button.hide()
        answer = self.entries.get((name, What.ANSWER))
        if answer is not None:
            answer.forget_typed()
            answer.field.take_focus()
        try:
            if prefix == "last:":
                self._desk.take_last_year(ref)
            else:
                self._desk.accept(ref)
        except UserError as error:
            self._desk.context.complain(error)
