"""What is sent back, cell by cell, what stays here, and the way out of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.return_packages import Obstacle
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.sentences.return_packages import FEW, OBSTACLES
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.pane import CLOSING
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.sending.cells import (
    LeavingRow,
    StayingRow,
    answered_parts,
    leaving_rows,
    leaving_table,
    staying_rows,
    staying_table,
)
from gkdesk.ui.pages.working_aids.sending.dispatch import DispatchCard
from gkdesk.ui.pages.working_aids.words import counted, parts_words
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables.wrapping import WrappingTable
from gkdesk.ui.widgets import (
    Banner,
    Card,
    HeadingLabel,
    IconText,
    Kind,
    Label,
    Role,
    ScrollPage,
    Segmented,
    clear_layout,
)
from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from gkdesk.services.working_aids.returning import ReturnCell
    from gkdesk.services.working_aids.sending import ReturnPreview
    from gkdesk.ui.pages.working_aids.form.desk import Desk

_ACTIONS = {
    Obstacle.NOT_CLOSED: "Zum Abschluss",
    Obstacle.SENDER: "Zu den Einstellungen",
    Obstacle.NAMES: "Zur ersten Stelle",
    Obstacle.ANSWERS: "Zum Abschluss",
}
LEAVE_OUT = "Zahlen weglassen"
REOPEN_FIRST = "Zum Wieder-Öffnen"
TIP = "Enter oder Doppelklick führt zur Frage."


class PreviewPage(QWidget):
    """Emits `ref_wanted` with a question, and `part_wanted` with another part of the aid."""

    ref_wanted = Signal(object)
    part_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: ReturnPreview | None = None
        self._banners: dict[Banner, Obstacle] = {}
        self.line = Label("", Role.LEAD, wrap=True)
        self.page = ScrollPage()
        self.obstacles = QVBoxLayout()
        self.few = Banner("", Kind.WARN, LEAVE_OUT)
        self.notes = Card("Bitte noch einmal ansehen")
        self._note_lines = QVBoxLayout()
        self.views = Segmented("Was mitgeht und was hier bleibt", ("Geht mit", "Bleibt hier"))
        self.leaving: WrappingTable[LeavingRow] = WrappingTable(leaving_table(), grows=True)
        self.staying: WrappingTable[StayingRow] = WrappingTable(staying_table(), grows=True)
        self._not_inside = Label("", Role.QUIET, wrap=True)
        self.dispatch = DispatchCard(desk)
        self._layout()
        self._connect()

    def show_now(self) -> None:
        """Show the present state."""
        try:
            shown = self._desk.context.workspace.returns.preview(self._desk.aid_id)
        except UserError as error:
            self._desk.context.complain(error)
            return
        self._shown = shown
        replaces = f"ersetzt Fassung {shown.replaces}" if shown.replaces else ""
        self.line.setText(joined(inside(shown.alliance), f"Fassung {shown.fassung}", replaces))
        self._show_obstacles(shown)
        self._show_notes(shown)
        self._show_few(shown)
        rows, kept = leaving_rows(shown), staying_rows(self._desk)
        self.leaving.set_rows(rows)
        self.staying.set_rows(kept)
        given = sum(each.given for each in kept)
        returned, staying = answered_parts(self._desk)
        self.views.button(0).set_label(f"Geht mit: {parts_words(returned, len(rows))}")
        self.views.button(1).set_label(f"Bleibt hier: {parts_words(staying, given)}")
        self._not_inside.setText("\n".join(f"–  {each}" for each in shown.not_inside))
        self.dispatch.show_preview(shown)
        set_reading_order(self.page.content)

    def keep_drafts(self) -> None:
        """Nothing is typed here that outlives the page: a password least of all."""
        self.dispatch.forget()

    def show_draft(self, part: str) -> bool:
        """There are no drafts here."""
        del part
        return False

    def _show_obstacles(self, shown: ReturnPreview) -> None:
        for banner in self._banners:
            self.obstacles.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banners.clear()
        for each in shown.obstacles:
            kind = Kind.INFO if each is Obstacle.NOT_CLOSED else Kind.WARN
            words = OBSTACLES[each]
            if each is Obstacle.NAMES and shown.names:
                names = ", ".join(_name(shown, each) for each in shown.names[:_NAMES_SHOWN])
                words = f"{words} Gefunden: {names}."
            banner = Banner(words, kind, _ACTIONS.get(each, ""))
            banner.acted.connect(self._on_banner_acted)
            self._banners[banner] = each
            self.obstacles.addWidget(banner)

    def _show_notes(self, shown: ReturnPreview) -> None:
        clear_layout(self._note_lines)
        for note in shown.notes:
            self._note_lines.addWidget(IconText("warn", note, icon_color="warn", wrap=True))
        is_sent = self._desk.view.summary.state is AidState.SENT
        self.notes.setVisible(bool(shown.notes) and not is_sent)
        number = counted(len(shown.notes), "Auffälligkeit", "Auffälligkeiten")
        self.notes.title.setText(f"{number}, bitte noch einmal ansehen")

    def _show_few(self, shown: ReturnPreview) -> None:
        """Say which numbers of persons are very small, and offer to leave them out."""
        found = [cell for cell in shown.cells if cell.is_few]
        named = "; ".join(f"{cell.number} {cell.label}".strip().rstrip("?") for cell in found)
        words = FEW.format(questions=named, least=shown.least)
        self.few.say(words, Kind.WARN, LEAVE_OUT if self._desk.may_change else REOPEN_FIRST)
        is_sent = self._desk.view.summary.state is AidState.SENT
        self.few.setVisible(bool(found) and not is_sent)

    def _layout(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, theme.px("space.s"), 24, 0)
        head.setSpacing(2)
        head.addWidget(HeadingLabel("Rücksendung", Role.PAGE))
        head.addWidget(self.line)
        body = self.page.body
        body.setContentsMargins(24, theme.px("space.m"), 24, 24)
        self.obstacles.setSpacing(theme.px("space.s"))
        body.addLayout(self.obstacles)
        body.addWidget(self.few)
        self._note_lines.setSpacing(6)
        self.notes.body.addLayout(self._note_lines)
        body.addWidget(self.notes)
        body.addWidget(self.views)
        for table in (self.leaving, self.staying):
            table.setAccessibleDescription(TIP)
            body.addWidget(table)
        self.staying.hide()
        outside = Card("In keinem Teil des Pakets")
        outside.body.addWidget(self._not_inside)
        body.addWidget(outside)
        body.addWidget(self.dispatch)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.few.acted.connect(self._on_few_acted)
        self.views.current_changed.connect(self._on_views_current_changed)
        self.leaving.selected.connect(self._on_row_selected)
        self.staying.selected.connect(self._on_row_selected)
        self.leaving.opened.connect(self._on_leaving_opened)
        self.staying.opened.connect(self._on_staying_opened)

    @Slot()
    def _on_few_acted(self) -> None:
        """Take the small numbers back; in a closed aid only after it was opened again."""
        if not self._desk.may_change:
            self.part_wanted.emit(CLOSING)
            return
        found = () if self._shown is None else self._shown.cells
        try:
            for cell in found:
                if cell.is_few:
                    self._desk.save(What.ANSWER, self._ref_of(cell), "")
        except UserError as error:
            self._desk.context.complain(error)
        self.show_now()

    @Slot(int)
    def _on_views_current_changed(self, place: int) -> None:
        self.leaving.setVisible(place == 0)
        self.staying.setVisible(place == 1)

    @Slot(object)
    def _on_row_selected(self, _key: object) -> None:
        """Bring the row with the cursor into view: the page scrolls, not the table."""
        table: QTableView = self.leaving if self.leaving.isVisible() else self.staying
        ground = self.page.widget()
        if ground is None or not table.hasFocus():
            return
        row = table.visualRect(table.currentIndex())
        spot = table.viewport().mapTo(ground, row.center())
        self.page.ensureVisible(spot.x(), spot.y(), 0, row.height() // 2 + theme.px("space.m"))

    @Slot()
    def _on_banner_acted(self) -> None:
        banner = self.sender()
        obstacle = self._banners.get(banner) if isinstance(banner, Banner) else None
        if obstacle is Obstacle.SENDER:
            self._desk.context.open_page("settings")
        elif obstacle is Obstacle.NAMES:
            self._go_to_name()
        elif obstacle is not None:
            self.part_wanted.emit(CLOSING)

    def _go_to_name(self) -> None:
        """Go to the first text with a name, or to the closing where it must be opened first."""
        cells = () if self._shown is None else self._shown.cells
        found = next((cell for cell in cells if cell.names), None)
        if found is not None:
            self.ref_wanted.emit(self._ref_of(found))

    def _ref_of(self, cell: ReturnCell) -> Ref:
        """Return the answer that a cell is of: in a table the row that says the same."""
        asked = [
            each for each in self._desk.view.questions() if each.question.name == cell.question
        ]
        same = [each for each in asked if each.shown == cell.answer and each.remark == cell.remark]
        return next((each.ref for each in (*same, *asked)), Ref(cell.question))

    @Slot(object)
    def _on_leaving_opened(self, key: int) -> None:
        if self._shown is not None:
            self.ref_wanted.emit(self._ref_of(self._shown.cells[key]))

    @Slot(object)
    def _on_staying_opened(self, name: str) -> None:
        asked = (each.ref for each in self._desk.view.questions() if each.question.name == name)
        self.ref_wanted.emit(next(asked, Ref(name)))


_NAMES_SHOWN = 5


def _name(shown: ReturnPreview, name: str) -> str:
    """Return a name that was found, with where it is known from if it has no record."""
    origin = shown.origins.get(name, "")
    return f"{inside(name)} ({origin})" if origin else inside(name)
