"""Needs against offers: the dimension, the table, and the records of the chosen cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.findings import Axis
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.gaps_matrix import MatrixTable
from gkdesk.ui.pages.network.findings.links import RecordLinks
from gkdesk.ui.pages.network.findings.reading import Reading
from gkdesk.ui.pages.network.findings.reading_state import ReadingState
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import HeadingLabel, Label, LinkButton, Role, ScrollPage, Segmented

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import CellView, GapMatrix
    from gkdesk.services.register.names import RecordLink
    from gkdesk.ui.pages.page import PageContext

DIMENSIONS = {
    Axis.LEGAL_AREA: "Rechtskreis",
    Axis.LEVEL: "Sprachniveau",
    Axis.MUNICIPALITY: "Gemeinde",
    Axis.CHILDCARE: "Kinderbetreuung",
}
LEGEND = (
    "Eine Zahl zählt Angebote, „offen“ zählt Bedarfe, die noch niemand deckt. Ein Strich: Es ist "
    "nichts eingetragen. Das Warnzeichen: Es gibt einen Bedarf und kein Angebot. Angebote ohne "
    "Angabe gelten für alle."
)
WORKING = "Die Tabelle wird erstellt …"


class GapsPanel(QWidget):
    """The matrix; `wanted` with a record of the chosen cell."""

    wanted = Signal(str, object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._axes = tuple(DIMENSIONS)
        self.axis = Segmented("Womit vergleichen?", list(DIMENSIONS.values()))
        self.table = MatrixTable()
        self.beyond = LinkButton("", "table")
        self.waiting = ReadingState(WORKING)
        self.cell_title = HeadingLabel("", Role.CARD, wrap=True)
        self._cell = QVBoxLayout()
        self._links: list[QWidget] = []
        self.page = ScrollPage()
        self.reading: Reading[GapMatrix] = Reading(self, self._read())
        self._layout()
        self.waiting.follow(self.reading)
        self.axis.current_changed.connect(self._on_axis_current_changed)
        self.reading.changed.connect(self._on_reading_changed)
        self.table.cell_changed.connect(self._show_cell)
        self.table.entered_cell.connect(self._on_table_entered_cell)
        self.table.beyond_changed.connect(self._say_beyond)
        self.beyond.clicked.connect(self.table.scroll_beyond)

    def links(self) -> tuple[QWidget, ...]:
        """Return the links of the chosen cell."""
        found = [each for each in self._links if isinstance(each, RecordLinks)]
        return tuple(button for each in found for button in each.buttons)

    def _read(self) -> partial[GapMatrix]:
        axis = self._axes[self.axis.current()]
        return partial(self._context.workspace.analyses.gap_matrix, axis)

    @Slot()
    def _on_axis_current_changed(self) -> None:
        self.reading.set_read(self._read())

    @Slot()
    def _on_reading_changed(self) -> None:
        if self.reading.value is not None:
            self.table.show_matrix(self.reading.value)
            self.table.show()

    @Slot(object)
    def _show_cell(self, cell: CellView | None) -> None:
        for widget in self._links:
            self._cell.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._links = []
        place = self.table.cells.place(self.table.currentIndex()) if cell is not None else ""
        self.cell_title.setText("" if cell is None else f"{place}: {cell.words}")
        if cell is not None:
            self._add("Bedarfe", cell.needs)
            self._add("Angebote", cell.offers)
        set_reading_order(self.page.content)

    def _add(self, title: str, links: tuple[RecordLink, ...]) -> None:
        if not links:
            return
        shown = RecordLinks(links)
        shown.setAccessibleName(title)
        shown.wanted.connect(self.wanted)
        for widget in (Label(title, Role.CAPTION), shown):
            self._cell.addWidget(widget)
            self._links.append(widget)

    @Slot()
    def _say_beyond(self) -> None:
        """Say that the table goes on where it does not fit into the window."""
        before, after = self.table.beyond()
        number, side = (after, "rechts") if after else (before, "links")
        noun = "weitere Spalte" if number == 1 else "weitere Spalten"
        self.beyond.set_label(f"{number} {noun} {side} zeigen")
        self.beyond.setVisible(bool(number))

    @Slot()
    def _on_table_entered_cell(self) -> None:
        links = self.links()
        if links:
            links[0].setFocus()

    def _layout(self) -> None:
        body = self.page.body
        body.addWidget(HeadingLabel("Bedarf und Angebot", Role.SECTION))
        body.addWidget(self.axis)
        body.addWidget(self.beyond, 0, Qt.AlignmentFlag.AlignRight)
        body.addWidget(self.waiting)
        body.addWidget(self.table)
        body.addWidget(Label(LEGEND, Role.QUIET, wrap=True))
        body.addSpacing(theme.px("space.s"))
        body.addWidget(self.cell_title)
        body.addLayout(self._cell)
        body.addStretch(1)
        self.table.setVisible(False)
        self.beyond.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
