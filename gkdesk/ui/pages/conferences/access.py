"""The card „Wer darf was hören“: the matrix, what it comes to, and the chosen cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.services.meetings.fields import AccessDecision
from gkdesk.text.codes.meetings import Access, AccessWay, ItemKind
from gkdesk.text.ids import PartId
from gkdesk.ui.pages.conferences.access_cell import CellPanel
from gkdesk.ui.pages.conferences.matrix import AccessTable
from gkdesk.ui.pages.conferences.running.words import DUTIES
from gkdesk.ui.pages.conferences.words import counted, shortened
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Banner, Card, Kind, Label, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.meetings.views import Heard, ItemView, Matrix, MeetingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

MOST_NAMES = 5
EMPTY = (
    "Hier steht, wer bei welchem Fall was hören darf, sobald Fälle auf der Tagesordnung und "
    "Teilnehmende auf der Liste stehen."
)
HINT = (
    "gkdesk prüft, ob ein Nachweis eingetragen ist, heute und am Tag der Sitzung gilt und zur "
    "Runde passt. Ob er trägt, beurteilen Sie. Ohne Nachweis für Name und Kontaktdaten wird ein "
    "Fall ohne Namen besprochen. Die Rolle in der Sitzung gibt niemandem etwas frei."
)

VEILED = "Ohne sie wird ohne Namen besprochen."


class AccessCard(Card):
    """The consent matrix of one meeting."""

    consents_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__("Wer darf was hören?")
        self._context = context
        self._view: MeetingView | None = None
        self.hint = Label(HINT, Role.QUIET, wrap=True)
        self.sum = Label("", Role.BODY, wrap=True)
        self.not_agreed = Banner("", Kind.WARN)
        self.duties = Banner("", Kind.WARN)
        self.table = AccessTable()
        self.cell = CellPanel(context)
        self.empty = Label(EMPTY, Role.QUIET, wrap=True)
        for widget in (
            self.empty,
            self.not_agreed,
            self.duties,
            self.sum,
            self.table,
            self.cell,
            self.hint,
        ):
            self.body.addWidget(widget)
        self._connect()

    def show_meeting(self, view: MeetingView, matrix: Matrix) -> None:
        """Show who may hear what at a meeting."""
        self._view = view
        cases = cases_of(view)
        there = bool(cases and view.participants)
        self.empty.setVisible(not there)
        for widget in (self.hint, self.sum, self.table, self.cell):
            widget.setVisible(there)
        lacking = [each.name for each in cases if each.id not in matrix.agreed]
        self.not_agreed.say(agreement_words(lacking), Kind.WARN)
        self.not_agreed.setVisible(bool(lacking))
        duties = duty_words(view, matrix)
        self.duties.say(duties, Kind.WARN)
        self.duties.setVisible(bool(duties))
        self.sum.setText(sum_words(matrix))
        self.table.show_matrix(cases, view.participants, matrix)

    def select(self, item: int, person: int) -> None:
        """Choose the cell of a case and a participant."""
        self.table.select(PartId(item), PartId(person))

    def go_to_open(self) -> None:
        """Go to the first cell in which somebody could not hear a case by its name."""
        for item in cases_of(self._view) if self._view is not None else ():
            for person in self.table.cells.people:
                heard = self.table.cells.cell(self.table.cells.place_of(item.id, person.id))
                if heard is not None and heard.access is Access.VEILED:
                    self.table.select(item.id, person.id)
                    self.table.setFocus()
                    return
        self.table.setFocus()

    def _connect(self) -> None:
        self.table.cell_changed.connect(self._on_table_cell_changed)
        self.table.entered_cell.connect(self._on_table_entered_cell)
        self.cell.outside_wanted.connect(self._on_outside_wanted)
        self.cell.gate_wanted.connect(self._on_gate_wanted)
        self.cell.veil_wanted.connect(self._on_veil_wanted)
        self.cell.form.closed.connect(self.table.setFocus)
        self.cell.consents_wanted.connect(self.consents_wanted)

    def _write(self, call: Callable[[], Outcome]) -> None:
        if self._context.attempt(call, "") is not None:
            self.table.setFocus()

    def _item(self, ref: int) -> ItemView | None:
        items = () if self._view is None else self._view.items
        return next((item for item in items if item.id == ref), None)

    @Slot(object)
    def _on_table_cell_changed(self, heard: Heard | None) -> None:
        view = self._view
        item = None if heard is None else self._item(heard.item_id)
        self.cell.setVisible(item is not None)
        if view is None or heard is None or item is None:
            return
        person = next(each for each in view.participants if each.id == heard.participant_id)
        self.cell.show_cell(view.id, item, person, heard, fixed=view.is_sealed)

    @Slot()
    def _on_table_entered_cell(self) -> None:
        """Go to the first thing that can be decided."""
        panel = self.cell
        for button in (panel.gate, panel.outside, panel.override, panel.veil, panel.consents):
            if button.isVisible():
                button.setFocus()
                return

    @Slot()
    def _on_outside_wanted(self) -> None:
        view, heard = self._view, self.table.current_cell()
        if view is not None and heard is not None:
            decision = AccessDecision(heard.item_id, heard.participant_id, AccessWay.OUTSIDE)
            agenda = self._context.workspace.agenda
            self._write(lambda: agenda.decide(view.id, decision))

    @Slot()
    def _on_gate_wanted(self) -> None:
        view, heard = self._view, self.table.current_cell()
        if view is not None and heard is not None:
            agenda = self._context.workspace.agenda
            self._write(lambda: agenda.undecide(view.id, heard.item_id, heard.participant_id))

    @Slot()
    def _on_veil_wanted(self) -> None:
        view, heard = self._view, self.table.current_cell()
        item = None if heard is None else self._item(heard.item_id)
        if view is not None and item is not None:
            turned = replace(item.fields, is_veiled=not item.fields.is_veiled)
            agenda = self._context.workspace.agenda
            self._write(lambda: agenda.save_item(view.id, turned))


def cases_of(view: MeetingView) -> tuple[ItemView, ...]:
    """Return the cases of an agenda."""
    return tuple(item for item in view.items if item.fields.kind is ItemKind.CASE)


def agreement_words(lacking: list[str]) -> str:
    """Say whose agreement to the conference itself is not recorded."""
    rest = len(lacking) - MOST_NAMES
    more = [f"und {rest} weitere"] if rest > 0 else []
    names = joined(*map(shortened, lacking[:MOST_NAMES]), *more)
    if len(lacking) == 1:
        return f"Die Zustimmung zur Fallkonferenz ist nicht eingetragen: {names}. {VEILED}"
    number = f"Bei {len(lacking)} Fällen ist keine Zustimmung zur Fallkonferenz eingetragen"
    return f"{number}: {names}. {VEILED}"


def duty_words(view: MeetingView, matrix: Matrix) -> str:
    """Say who leads the meeting or writes its minutes and may not hear every case."""
    return " ".join(
        f"{DUTIES[person.fields.role]} jemand ohne Grundlage: {shortened(person.name)}."
        for person in view.participants
        if person.fields.role in DUTIES and _misses_something(person.id, matrix)
    )


def _misses_something(person: PartId, matrix: Matrix) -> bool:
    lacking = (Access.VEILED, Access.SOME)
    return any(heard.access in lacking for (_, ref), heard in matrix.cells.items() if ref == person)


def sum_words(matrix: Matrix) -> str:
    """Say in a line how it stands."""
    number = Counter(cell.access for cell in matrix.cells.values())
    open_cells = number[Access.SOME] + number[Access.VEILED]
    if not open_cells:
        return "Für alle, die dabei sind, ist ein Nachweis da oder etwas entschieden."
    some = f"{number[Access.SOME]}-mal fehlt ein Teil" if number[Access.SOME] else ""
    veiled = number[Access.VEILED]
    without = f"{veiled}-mal fehlt jeder Nachweis" if veiled else ""
    cells = counted(len(matrix.cells), "Feld", "Feldern")
    return f"Von {cells}: " + joined(some, without)
