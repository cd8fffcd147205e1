"""The table twin of the map: organisations or cooperations, the same selection, the same steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import clipboard, theme
from gkdesk.ui.pages.network.overview.table_columns import (
    ACTORS,
    PERSON,
    QUALITY,
    TIES,
)
from gkdesk.ui.pages.network.overview.table_rows import actor_lines, tie_lines
from gkdesk.ui.pages.network.overview.table_texts import ROW_HEIGHT, TextDelegate, fit_columns
from gkdesk.ui.tables import TableView
from gkdesk.ui.tables.arrangement import arrange, arrangement_of
from gkdesk.ui.widgets import Label, LinkButton, Role, Segmented

if TYPE_CHECKING:
    from gkdesk.network.choice import Shown
    from gkdesk.network.graph import Network
    from gkdesk.ui.pages.network.state import Selected
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.tables.arrangement import Arrangement

NOTHING_LEFT = "Mit diesen Filtern bleibt nichts übrig."
KINDS = (RecordKind.ORGANISATION, RecordKind.COOPERATION)


class TablePanel(QWidget):
    """Emit `chosen` with kind and id, `opened` on Enter, `menu_wanted` with a point.

    `tools` are the choices that belong to it; they stand in the line above.
    """

    chosen = Signal(object, object)
    opened = Signal(object, object)
    menu_wanted = Signal(QPoint)
    kind_changed = Signal()

    def __init__(self, lookup: OfficeLookup) -> None:
        super().__init__()
        self._lookup = lookup
        self._columns: dict[int, tuple[str, ...]] = {}
        self._quiet = False
        self._fitting = False
        self._is_by_hand = [False, False]
        self._given: tuple[Network, Shown] | None = None
        self.tools = QWidget(self)
        self.which = Segmented("Was die Tabelle zeigt", ["Organisationen", "Kooperationen"])
        self.columns = LinkButton("Spalten")
        self.copy = LinkButton("Kopieren")
        self.columns.setAccessibleDescription("Spalten der Tabelle wählen")
        self.copy.setAccessibleDescription("Kopiert die ganze Tabelle in die Zwischenablage")
        self.empty = Label(NOTHING_LEFT, Role.QUIET, wrap=True)
        self.views: tuple[TableView[Any], ...] = (TableView(ACTORS, self), TableView(TIES, self))
        self._stack = QStackedWidget()
        self._layout()
        self._connect()

    def kind(self) -> RecordKind:
        """Return which kind of records the table shows."""
        return KINDS[self.which.current()]

    def show_kind(self, kind: RecordKind) -> None:
        """Show the table of this kind."""
        self.which.set_current(KINDS.index(kind))

    def view(self) -> TableView[Any]:
        """Return the table that is shown."""
        return self.views[self.which.current()]

    def show_rows(self, network: Network, shown: Shown) -> None:
        """Show what is left of the network."""
        self._given = (network, shown)
        self._fill()

    def select(self, selected: Selected | None) -> None:
        """Select what is selected everywhere; nobody is told."""
        self._quiet = True
        view = self.view()
        if selected is None or selected.kind is not self.kind() or not view.select(selected.ref):
            view.clearSelection()
        self._quiet = False

    def hide_private(self, *, on: bool) -> None:
        """Leave out what a guest must not read."""
        for place, (view, key) in enumerate(zip(self.views, (PERSON, QUALITY), strict=True)):
            if on:
                self._columns[place] = view.visible_columns()
                view.set_visible_columns(set(view.visible_columns()) - {key})
            else:
                view.set_visible_columns(self._columns.pop(place, view.visible_columns()))
        self.columns.setEnabled(not on)
        self._fill()

    def arrange(self, place: int, wanted: Arrangement) -> None:
        """Arrange a table as it was left; what a guest must not read stays out of sight."""
        arrange(self.views[place], wanted)
        if place in self._columns:
            self.hide_private(on=True)

    def arrangements(self) -> tuple[Arrangement, ...]:
        """Return how each table is arranged, with what a guest must not read."""
        return tuple(
            arrangement_of(view, self._columns.get(place)) for place, view in enumerate(self.views)
        )

    def _fill(self) -> None:
        if self._given is None:
            return
        network, shown = self._given
        is_actors = self.kind() is RecordKind.ORGANISATION
        lines: list[Any] = [*tie_lines(shown, self._lookup)]
        if is_actors:
            lines = [*actor_lines(network, shown, self._lookup)]
        self._quiet = True
        self.view().set_rows(lines)
        if not self._is_by_hand[self.which.current()]:
            self._fit()
        self._quiet = False
        self.empty.setVisible(not lines)
        self._stack.setVisible(bool(lines))

    def _fit(self) -> None:
        self._fitting = True
        fit_columns(self.view())
        self._fitting = False

    def _layout(self) -> None:
        edge = theme.px("space.l")
        head = QHBoxLayout(self.tools)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(edge)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.columns)
        head.addWidget(self.copy)
        for view in self.views:
            view.setItemDelegate(TextDelegate(view))
            view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self._stack.addWidget(view)
        self.empty.setContentsMargins(edge, edge, edge, edge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.empty.hide()

    def _connect(self) -> None:
        self.which.current_changed.connect(self._on_which_current_changed)
        self.columns.clicked.connect(self._on_columns_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        for view in self.views:
            view.selectionModel().currentChanged.connect(self._on_current_changed)
            view.opened.connect(self._on_view_opened)
            view.columns.chosen.connect(self._on_columns_chosen)
            view.horizontalHeader().sectionResized.connect(self._on_section_resized)
            view.customContextMenuRequested.connect(self._on_menu_requested)

    @Slot(int)
    def _on_which_current_changed(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._fill()
        self.kind_changed.emit()

    @Slot()
    def _on_columns_clicked(self) -> None:
        spot = self.columns.mapToGlobal(QPoint(0, self.columns.height() + 4))
        self.view().columns.popup(spot)

    @Slot()
    def _on_columns_chosen(self) -> None:
        if not self._is_by_hand[self.which.current()]:
            self._fit()

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, before: int, now: int) -> None:
        """Leave the columns alone once somebody made one as wide as she likes."""
        is_own = not self._fitting and before and now
        if is_own and not self.view().spec.columns[section].stretch:
            self._is_by_hand[self.which.current()] = True

    @Slot()
    def _on_copy_clicked(self) -> None:
        clipboard.copy(self.view().as_table())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, now: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            view = self.view()
            self.chosen.emit(self.kind(), view.spec.key(view.rows.row_at(now.row())))

    @Slot(object)
    def _on_view_opened(self, ref: int) -> None:
        self.opened.emit(self.kind(), ref)

    @Slot(QPoint)
    def _on_menu_requested(self, spot: QPoint) -> None:
        self.menu_wanted.emit(self.view().viewport().mapToGlobal(spot))
