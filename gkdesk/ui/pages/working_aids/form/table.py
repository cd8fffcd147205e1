"""A repeated table on a card: fixed rows and rows of one's own, with what the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.working_aids.views import ProposalState
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.card import KEPT, RETURNED, paint_strip
from gkdesk.ui.pages.working_aids.form.cells import letters
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.table_row import NAME, Columns, TableRow
from gkdesk.ui.pages.working_aids.words import counted, listed
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import (
    Banner,
    Box,
    HeadingLabel,
    IconLabel,
    Kind,
    Label,
    LinkButton,
    Role,
)
from gkdesk.working_aids.template import UNANSWERED, Zone
from gkdesk.working_aids.template import Kind as Asked

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import QuestionView, TableView
    from gkdesk.text.ids import PartId
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.pages.working_aids.form.entry import Entry
    from gkdesk.working_aids.parts import Ref
    from gkdesk.working_aids.template import Question

AT_ONCE, PER_STEP = 8, 4
"""So many rows are made when the table is shown, and then so many at a time."""
MOST_INLINE, ALL_UP_TO = 3, 4
NAME_LETTERS = 26
"""The words of a row may take several lines; so many letters are enough for each."""
PARTLY = "teils Rücksendeteil"
NOTHING = "Noch keine Zeile."


class TableCard(Box):
    """One table; rows further down are made after what is in sight."""

    grown = Signal()

    def __init__(self, desk: Desk, view: TableView) -> None:
        super().__init__("card")
        self._desk = desk
        self.view = view
        self.rows: dict[int, TableRow] = {}
        self._columns = columns_of(view)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._grid_ground = QWidget()
        self._grid = QGridLayout(self._grid_ground)
        self.empty = Label(NOTHING, Role.QUIET)
        self.add = LinkButton("Zeile hinzufügen", "plus")
        self.known = Banner("", Kind.INFO, "Übernehmen")
        self._layout()
        self.add.clicked.connect(self._on_add_clicked)
        self.known.acted.connect(self._on_known_acted)
        self.show_view(view)

    def show_view(self, view: TableView) -> None:
        """Show the table as it stands now."""
        self.view = view
        ids = [row.id for row in view.rows]
        kept = set(ids)
        for ref in [ref for ref in self.rows if ref not in kept]:
            self.rows.pop(ref).let_go()
        for row in view.rows:
            if row.id in self.rows:
                self.rows[row.id].show_row(row)
        for number, ref in enumerate(ids):
            if ref in self.rows:
                self.rows[ref].place(number)
        self._make_rows(AT_ONCE)
        self.empty.setVisible(not view.rows)
        self._grid_ground.setVisible(bool(view.rows))
        self.show_known()

    def show_question(self, view: QuestionView) -> None:
        """Show one of its questions as it stands now."""
        row = self.rows.get(view.ref.row or 0)
        if row is not None:
            row.show_question(view)

    def show_known(self) -> None:
        """Say what the program knows for the rows, and offer to take it over."""
        values, rows = self._new_values(), self._desk.rows_proposal(self.view.group.name)
        number = 0 if rows is None else rows.new
        may = self._desk.may_change
        if rows is not None and number and may:
            words = "1 neue Zeile" if number == 1 else f"{number} neue Zeilen"
            self.known.say(f"{rows.sentence} ({words})", Kind.INFO, "Zeilen übernehmen")
        elif values and may:
            first = self._desk.question(values[0].ref)
            sentence_of = first.proposal.sentence if first and first.proposal else ""
            words = "1 Angabe" if len(values) == 1 else f"{len(values)} Angaben"
            area = sentence_of.partition(":")[0] or "aus dem Bestand"
            self.known.say(f"{area}: {words} für {_columns(values)}", Kind.INFO, "Übernehmen")
        self.known.setVisible(may and bool(number or values))

    def entry(self, row: int, name: str, what: What) -> Entry | None:
        """Return a field; rows that are not made yet are made now."""
        self._make_rows(len(self.view.rows))
        found = self.rows.get(row)
        return None if found is None else found.entry(name, what)

    def first_open(self) -> Entry | None:
        """Return the first field without an answer, None where all that are made have one."""
        for row in self.rows.values():
            for (_name, what), entry in row.entries.items():
                if what is What.ANSWER and not entry.isHidden() and not entry.field.raw():
                    return entry
        return None

    def entries(self) -> list[Entry]:
        """Return all fields that are made."""
        return [entry for row in self.rows.values() for entry in row.entries.values()]

    def veil_if_needed(self) -> None:
        """Hide notes while somebody looks on."""
        for row in self.rows.values():
            row.veil_if_needed()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zones = _zones(self.view)
        paint_strip(
            painter, QRectF(self.rect()), Zone.RETURN if Zone.RETURN in zones else Zone.LOCAL
        )

    def _layout(self) -> None:
        left = theme.px("radius.zone_strip") + 18
        column = QVBoxLayout(self)
        column.setContentsMargins(left, theme.px("space.m"), 20, theme.px("space.l"))
        column.setSpacing(theme.px("space.s"))
        column.addLayout(self._head())
        group = self.view.group
        column.addWidget(HeadingLabel(group.label, Role.CARD, wrap=True))
        if group.hint:
            column.addWidget(Label(group.hint, Role.QUIET, wrap=True))
        column.addWidget(self.known)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.s"))
        self._grid.setVerticalSpacing(theme.px("space.xs"))
        self._fill_titles()
        column.addWidget(self._grid_ground)
        column.addWidget(self.empty)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(group.more and self._desk.may_change)
        self.add.setAccessibleName(f"Zeile hinzufügen: {group.label}")
        self.setAccessibleName(f"Tabelle {self.view.number}: {group.label}")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(Label(self.view.number, Role.LEAD))
        head.addStretch(1)
        zones = _zones(self.view)
        is_returned = Zone.RETURN in zones
        head.addWidget(IconLabel("send", "accent") if is_returned else IconLabel("home", "ink2"))
        words = PARTLY if len(zones) > 1 else RETURNED if is_returned else KEPT
        head.addWidget(Label(words, Role.ACCENT if is_returned else Role.CAPTION))
        return head

    def _fill_titles(self) -> None:
        mixed = len(_zones(self.view)) > 1
        known = {each.name: each for each in self.view.group.questions()}
        bottom = Qt.AlignmentFlag.AlignBottom
        for column, name in enumerate(self._columns.inline, start=1):
            title = QWidget(self._grid_ground)
            row = QHBoxLayout(title)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px("space.xs"))
            if mixed and known[name].zone is Zone.LOCAL:
                row.addWidget(IconLabel("home", "ink2", name=KEPT))
            label = Label(_title(known[name]), Role.CAPTION, wrap=True)
            set_tip(label, known[name].hint)
            row.addWidget(label, 1)
            self._grid.addWidget(title, 0, column, bottom)
            lists = self._desk.view.template.lists
            found = lists.get(known[name].choices)
            wanted = letters(known[name], found.choices if found else ())
            self._grid.setColumnStretch(column, wanted)
        has_names = bool(self.view.group.rows)
        self._grid.setColumnStretch(NAME, NAME_LETTERS if has_names else 0)

    def _make_rows(self, most: int) -> None:
        waiting = [
            (number, row) for number, row in enumerate(self.view.rows) if row.id not in self.rows
        ]
        for number, row in waiting[:most]:
            made = TableRow(self._desk, self._grid, row, self._columns, self._grid_ground)
            self.rows[row.id] = made
            made.place(number)
            made.remove_wanted.connect(self._on_row_remove_wanted)
            made.move_wanted.connect(self._on_row_move_wanted)
            made.below_wanted.connect(self._on_row_below_wanted)
            made.grown.connect(self._on_row_grown)
        if len(waiting) > most:
            self._soon.start()
        elif waiting:
            set_reading_order(self._grid_ground)

    def _new_values(self) -> list[QuestionView]:
        found = []
        for row in self.view.rows:
            for each in row.questions:
                view = self._desk.question(each.ref)
                proposal = None if view is None else view.proposal
                if view is not None and proposal and proposal.state is ProposalState.NEW:
                    found.append(view)
        return found

    def _unfold(self, filled: tuple[Ref, ...]) -> None:
        """Show what was just written below rows: nobody should send what they have not seen."""
        names = (*self._columns.inline, self._columns.naming)
        below = dict.fromkeys(each.row for each in filled if each.question not in names)
        for ref in [*below][:AT_ONCE]:
            row = self.rows.get(ref or 0)
            if row is not None:
                row.open()

    def _try(self, act: object, *given: object) -> None:
        try:
            act(*given)  # type: ignore[operator]
        except UserError as error:
            self._desk.context.complain(error)

    @Slot()
    def _on_soon_timeout(self) -> None:
        self._make_rows(PER_STEP)

    @Slot()
    def _on_row_grown(self) -> None:
        set_reading_order(self._grid_ground)
        self.grown.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        before = {row.id for row in self.view.rows}
        self._try(self._desk.add_row, self.view.group.name)
        new = [row.id for row in self.view.rows if row.id not in before]
        first = self._columns.first()
        if new and first:
            entry = self.entry(new[0], first, What.ANSWER)
            if entry is not None:
                entry.field.take_focus()

    @Slot()
    def _on_known_acted(self) -> None:
        rows = self._desk.rows_proposal(self.view.group.name)
        if rows is not None and rows.new:
            self._try(self._desk.accept_rows, self.view.group.name)
        else:
            filled = tuple(each.ref for each in self._new_values())
            self._try(self._desk.accept_all, filled)
            self._unfold(filled)
        self.show_known()

    @Slot(object)
    def _on_row_remove_wanted(self, ref: PartId) -> None:
        self._try(self._desk.remove_row, ref)
        self.add.setFocus()

    @Slot(object, int)
    def _on_row_move_wanted(self, ref: PartId, step: int) -> None:
        own = [row.id for row in self.view.rows if not row.entry]
        target = own.index(ref) + step
        if 0 <= target < len(own):
            self._try(self._desk.move_row, ref, target)

    @Slot(object, str)
    def _on_row_below_wanted(self, ref: int, name: str) -> None:
        ids = [row.id for row in self.view.rows]
        for following in ids[ids.index(ref) + 1 :]:  # type: ignore[arg-type]
            entry = self.entry(following, name, What.ANSWER)
            if entry is not None and entry.isVisible():
                entry.field.take_focus()
                return


def columns_of(view: TableView) -> Columns:
    """Return the questions that get a column; the others are opened below a row."""
    asked = [
        each
        for each in view.group.questions()
        if each.kind not in UNANSWERED
        and not each.calculation
        and each.kind is not Asked.RANK
        and each.lines <= 1
    ]
    naming = _naming(view, asked)
    small = [each.name for each in asked if each.name != naming]
    most = ALL_UP_TO if len(small) <= ALL_UP_TO else MOST_INLINE
    return Columns(tuple(small[:most]), naming)


def _naming(view: TableView, asked: list[Question]) -> str:
    """Return the text that names rows of one's own, in a table that has fixed rows as well."""
    group = view.group
    if not (group.rows and group.more and asked):
        return ""
    first = asked[0]
    return first.name if first.kind is Asked.TEXT and not first.prefill else ""


def _columns(cells: list[QuestionView]) -> str:
    """Say into which columns these go, and into how many rows."""
    names = listed([f"„{each}“" for each in dict.fromkeys(cell.question.label for cell in cells)])
    rows = counted(len({cell.ref.row for cell in cells}), "Zeile", "Zeilen")
    return f"{names} in {rows}"


def _zones(view: TableView) -> set[Zone]:
    return {each.zone for each in view.group.questions() if each.kind not in UNANSWERED}


def _title(question: Question) -> str:
    return f"{question.label} ({question.unit})" if question.unit else question.label
