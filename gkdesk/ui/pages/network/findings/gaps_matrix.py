"""The table of needs against offers: numbers, a dash for nothing, a sign for a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gkdesk.network.findings.matrix import CellState
from gkdesk.ui import clipboard, fonts, icons, theme
from gkdesk.ui.focus import OWN_RING, paint_inner_ring

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import CellView, GapMatrix
    from gkdesk.ui.tables.model import Index

_NOWHERE = QModelIndex()
_NARROWEST, _WIDEST = 96, 190
_PADDING = 36
"""What the style sheet leaves free beside the words of a head."""
_HEAD_WIDTH = 190
_Role = Qt.ItemDataRole


class MatrixModel(QAbstractTableModel):
    """Fields of action down, values of the chosen dimension across."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix: GapMatrix | None = None

    def show_matrix(self, matrix: GapMatrix) -> None:
        self.beginResetModel()
        self._matrix = matrix
        self.endResetModel()

    def cell(self, index: Index) -> CellView | None:
        """Return what a cell holds."""
        if self._matrix is None or not index.isValid():
            return None
        return self._matrix.rows[index.row()].cells[index.column()]

    def place(self, index: Index) -> str:
        """Return field and value of a cell in words."""
        if self._matrix is None:
            return ""
        return f"{self._matrix.rows[index.row()].word}, {self._matrix.columns[index.column()]}"

    def as_table(self) -> str:
        """Return all of it as text with tabulators, for other programs."""
        if self._matrix is None:
            return ""
        lines = [("Handlungsfeld", *self._matrix.columns)]
        lines += [(row.word, *map(shown, row.cells)) for row in self._matrix.rows]
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._matrix is None else len(self._matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._matrix is None else len(self._matrix.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt)
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.DisplayRole:
            return shown(cell)
        if role == _Role.AccessibleTextRole:
            return f"{self.place(index)}: {cell.words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 (Qt)
        if self._matrix is None:
            return None
        across = orientation == Qt.Orientation.Horizontal
        word = self._matrix.columns[section] if across else self._matrix.rows[section].word
        return word if role == _Role.DisplayRole else None


def shown(cell: CellView) -> str:
    """Return what stands in a cell: the number of offers, of needs in a gap, or a dash."""
    if cell.state is CellState.QUIET:
        return "–"
    if cell.state is CellState.EMPTY:
        return f"{len(cell.needs)} offen"
    if cell.needs:
        return f"{len(cell.offers)} · {len(cell.needs)} offen"
    return str(len(cell.offers))


class MatrixDelegate(QStyledItemDelegate):
    """Paints a cell; a gap has a ground of its own, a sign and a word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        model = index.model()
        cell = model.cell(index) if isinstance(model, MatrixModel) else None
        if cell is None:
            return
        gap = cell.state is CellState.EMPTY
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "accent_soft" if selected else "warn_soft" if gap else "surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), theme.color("line"))
        weight = QFont.Weight.DemiBold if gap else QFont.Weight.Normal
        painter.setFont(fonts.ui_font("body", weight))
        quiet = cell.state is CellState.QUIET
        painter.setPen(theme.color("warn" if gap else "ink2" if quiet else "ink"))
        text = shown(cell)
        if gap:
            size = theme.px("icon.inline")
            width = painter.fontMetrics().horizontalAdvance(text) + size + 6
            left = rect.center().x() - width / 2
            spot = QRectF(left, rect.center().y() - size / 2, size, size)
            icons.paint(painter, "warn", spot, "warn")
            rect = QRect(int(left) + size + 6, rect.y(), width, rect.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        else:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class MatrixTable(QTableView):
    """Arrows go from cell to cell; `cell_changed` with the cell, `entered_cell` on Enter.

    `beyond_changed` when other columns than before lie outside what is seen.
    """

    cell_changed = Signal(object)
    entered_cell = Signal()
    beyond_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells = MatrixModel()
        self.setModel(self.cells)
        self.setItemDelegate(MatrixDelegate(self))
        self.setAccessibleName("Bedarf und Angebot nach Handlungsfeldern")
        self.setProperty(OWN_RING, True)  # noqa: FBT003 (Qt's call)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()
        self.clicked.connect(self._on_clicked)
        self.horizontalScrollBar().valueChanged.connect(self.beyond_changed)
        self.horizontalScrollBar().rangeChanged.connect(self.beyond_changed)

    def show_matrix(self, matrix: GapMatrix) -> None:
        """Show another table; it is as high as its rows."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (0, 0)
        self.cells.show_matrix(matrix)
        self._fit_columns()
        index = self.cells.index(*place)
        self.setCurrentIndex(index if index.isValid() else self.cells.index(0, 0))

    def beyond(self) -> tuple[int, int]:
        """Return how many columns are not seen in full at the left and at the right."""
        columns = range(self.cells.columnCount())
        lefts = [self.columnViewportPosition(column) for column in columns]
        rights = [
            left + self.columnWidth(column) for column, left in zip(columns, lefts, strict=True)
        ]
        room = self.viewport().width()
        return sum(left < 0 for left in lefts), sum(right > room for right in rights)

    def scroll_beyond(self) -> None:
        """Show what lies at the right, or, at its end, the beginning."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if self.beyond()[1] else bar.minimum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.beyond_changed.emit()

    def current_cell(self) -> CellView | None:
        return self.cells.cell(self.currentIndex())

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.cell_changed.emit(self.cells.cell(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.copy(self.cells.as_table())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_cell.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            paint_inner_ring(QPainter(self.viewport()), QRectF(self.visualRect(index)))

    def _fit_columns(self) -> None:
        """Give the columns what they need in one line, in a narrow window what two lines need."""
        across = self.horizontalHeader()
        model = self.cells
        words = [str(model.headerData(n, across.orientation())) for n in range(model.columnCount())]
        wanted = [self._width(word) for word in words]
        least = [max(map(self._width, word.split() or [""])) for word in words]
        narrow = sum(wanted) > self.viewport().width()
        for column, width in enumerate(least if narrow else wanted):
            across.resizeSection(column, width)
        line = across.fontMetrics().height()
        across.setFixedHeight(theme.px("height.row_one_line") + (line if narrow else 0))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(across.height() + self.verticalHeader().length() + bar + 2)

    def _width(self, word: str) -> int:
        wanted = self.horizontalHeader().fontMetrics().horizontalAdvance(word) + _PADDING
        return min(max(wanted, _NARROWEST), _WIDEST)

    def _set_up_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        wrap = int(Qt.TextFlag.TextWordWrap)
        wrapped = Qt.AlignmentFlag(int(Qt.AlignmentFlag.AlignCenter) | wrap)
        across.setDefaultAlignment(wrapped)
        down.setDefaultSectionSize(theme.px("height.row_one_line"))
        down.setFixedWidth(_HEAD_WIDTH)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _on_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.cell_changed.emit(self.current_cell())
