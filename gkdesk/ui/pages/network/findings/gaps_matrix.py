"""The table of needs against offers: numbers, a dash for nothing, a sign for a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.network.findings.matrix import CellState
from gkdesk.ui import fonts, theme
from gkdesk.ui.tables.cells import CellModel, CellTable, paint_ground, paint_sign_and_word

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import CellView, GapMatrix
    from gkdesk.ui.tables.model import Index

_NOWHERE = QModelIndex()
_NARROWEST, _WIDEST = 96, 190
_PADDING = 36
"""What the style sheet leaves free beside the words of a head."""
_HEAD_WIDTH = 190
_Role = Qt.ItemDataRole


class MatrixModel(CellModel):
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
        ground = "accent_soft" if selected else "warn_soft" if gap else "surface"
        weight = QFont.Weight.DemiBold if gap else QFont.Weight.Normal
        painter.save()
        paint_ground(painter, rect, ground)
        painter.setFont(fonts.ui_font("body", weight))
        if gap:
            paint_sign_and_word(painter, rect, "warn", shown(cell), "warn")
        else:
            painter.setPen(theme.color("ink2" if cell.state is CellState.QUIET else "ink"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown(cell))
        painter.restore()


class MatrixTable(CellTable):
    """The table; `beyond_changed` when other columns than before lie outside what is seen."""

    beyond_changed = Signal()

    def __init__(self) -> None:
        cells = MatrixModel()
        super().__init__(cells, MatrixDelegate(), "Bedarf und Angebot nach Handlungsfeldern")
        self.cells = cells
        self.verticalHeader().setDefaultSectionSize(theme.px("height.row_one_line"))
        self.verticalHeader().setFixedWidth(_HEAD_WIDTH)
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

    def _on_clicked(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self.cell_changed.emit(self.current_cell())
