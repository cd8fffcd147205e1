"""The hits below the search line, by kind, while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.cases_shown import kinds_searched
from gkdesk.ui.topbar import SearchField, belongs_to
from gkdesk.ui.widgets import Box, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Hit
    from gkdesk.ui.pages.page import PageContext

WAIT_MS = 40
LIMIT = 30
ROW = 52
HEAD = 34
WIDTH = 560
KINDS: dict[str, tuple[str, str]] = {
    RecordKind.CLIENT: ("Menschen", "person"),
    RecordKind.CONTACT_PERSON: ("Ansprechpersonen", "phone"),
    RecordKind.ORGANISATION: ("Organisationen", "building"),
    RecordKind.MUNICIPALITY: ("Gemeinden", "pin"),
    RecordKind.BODY: ("Gremien", "conference"),
    RecordKind.COOPERATION: ("Kooperationen", "link"),
    RecordKind.OFFER: ("Angebote", "school"),
    RecordKind.NEED: ("Bedarfe", "flag"),
    RecordKind.TASK: ("Aufgaben", "decision"),
    RecordKind.MEETING: ("Sitzungen", "conference"),
    RecordKind.MEETING_SERIES: ("Sitzungsreihen", "conference"),
    RecordKind.ACTION_ITEM: ("Verabredungen", "decision"),
    RecordKind.STRUCTURAL_ISSUE: ("Strukturthemen", "flag"),
    RecordKind.WORKING_AID: ("Arbeitshilfen", "document"),
}
_OTHER = ("Weiteres", "document")
_Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """The hits with a head before each kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Hit] = []

    def show(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        self._rows = _grouped(hits)
        self.endResetModel()

    def hit(self, index: _Index) -> Hit | None:
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def first(self) -> QModelIndex:
        """Return the first hit, invalid when there is none."""
        return self.index(1) if self._rows else QModelIndex()

    def next(self, index: _Index, step: int) -> QModelIndex:
        """Return the hit `step` rows on; heads are stepped over, the ends hold."""
        rows = [number for number, row in enumerate(self._rows) if not isinstance(row, str)]
        if not rows:
            return QModelIndex()
        now = rows.index(index.row()) if index.isValid() and index.row() in rows else 0
        return self.index(rows[max(0, min(len(rows) - 1, now + step))])

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.title}, {row.snippet}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class HitDelegate(QStyledItemDelegate):
    """Paint heads as captions, hits as icon, title and the words found."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(option.rect.width(), HEAD if isinstance(row, str) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            _paint_head(painter, option.rect, row)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_hit(painter, option.rect, row, selected=selected)
        painter.restore()


class SearchPanel(Box):
    """Find while typing; arrow keys choose, Enter opens, Esc gives the focus back."""

    chosen = Signal(str, object)

    def __init__(self, field: SearchField, context: PageContext, host: QWidget) -> None:
        super().__init__("card", host)
        self._field = field
        self._host = host
        self._context = context
        self._return_to: QWidget | None = None
        self.setAccessibleName("Suchtreffer")
        self.setObjectName("search-panel")
        self.model = HitModel(self)
        self.view = QListView(self)
        self.note = Label("", Role.QUIET, wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._layout()
        self._connect()
        self.hide()

    def begin(self, return_to: QWidget | None) -> None:
        """Put the cursor into the search line; remember where the focus came from."""
        if return_to is not self._field:
            self._return_to = return_to
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @Slot()
    def close_search(self) -> None:
        """Empty the line, hide the hits and give the focus back."""
        self._timer.stop()
        self._field.clear()
        self.model.show(())
        self.hide()
        if self._return_to is not None:
            self._return_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._return_to = None

    def leave(self) -> None:
        """Close the search for good: the focus goes elsewhere, not back."""
        self._return_to = None
        self.close_search()

    @Slot()
    def forget(self) -> None:
        """Empty the line because another page or record is shown; the focus stays."""
        if self._field.text():
            self.leave()

    @Slot()
    def refresh(self) -> None:
        """Ask the index for what is typed now."""
        text = self._field.text().strip()
        if not text:
            self.model.show(())
            self.hide()
            return
        if self._context.privacy.is_on():
            self._say("Der Sichtschutz ist an: Die Suche zeigt keine Namen. F8 schaltet ihn aus.")
            return
        workspace = self._context.workspace
        hits = workspace.search.find(text, limit=LIMIT, kinds=kinds_searched(workspace))
        if not hits:
            self._say("Nichts gefunden. Auch Teile von Wörtern und andere Schreibweisen zählen.")
            return
        self._show(hits)

    def place(self) -> None:
        """Stand below the search line, within the window."""
        host = self._host
        corner = self._field.mapTo(host, QPoint(0, self._field.height() + 4))
        width = min(max(WIDTH, self._field.width()), host.width() - corner.x() - 12)
        wanted = self.view.sizeHintForRow(0) if self.model.rowCount() else 0
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        inner = max(wanted, rows) if self.model.rowCount() else self.note.heightForWidth(width - 34)
        height = min(inner + 18, host.height() - corner.y() - 12)
        self.setGeometry(corner.x(), corner.y(), width, height)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self.model.show(hits)
        self.note.hide()
        self.view.show()
        self.view.setCurrentIndex(self.model.first())
        self.show()
        self.raise_()
        self.place()
        self.view.scrollToTop()

    def _say(self, sentence: str) -> None:
        self.model.show(())
        self.view.hide()
        self.note.setText(sentence)
        self.note.show()
        self.show()
        self.raise_()
        self.place()

    def _layout(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setAccessibleName("Suchtreffer")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.addWidget(self.view)
        self.note.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self._field.textEdited.connect(self._on_field_edited)
        self._field.moved.connect(self._on_field_moved)
        self._field.left.connect(self.close_search)
        self._field.returnPressed.connect(self._on_return_pressed)
        self.view.clicked.connect(self._on_view_clicked)

    @Slot()
    def _on_field_edited(self) -> None:
        self._timer.start()

    @Slot(int)
    def _on_field_moved(self, step: int) -> None:
        index = self.model.next(self.view.currentIndex(), step)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    @Slot()
    def _on_return_pressed(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.refresh()
        self._open(self.view.currentIndex())

    @Slot(QModelIndex)
    def _on_view_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        hit = self.model.hit(index) if index.isValid() else None
        if hit is None:
            return
        kind, ref = hit.kind, hit.ref
        self.leave()
        self.chosen.emit(kind, ref)

    def focus_moved(self, now: QWidget | None) -> None:
        """Hide the hits, also those still to come, when the focus goes elsewhere."""
        if now is not None and now is not self._field and not belongs_to(now, self):
            self._timer.stop()
            self.hide()


def _grouped(hits: tuple[Hit, ...]) -> list[str | Hit]:
    order = [*KINDS, *sorted({hit.kind for hit in hits} - set(KINDS))]
    rows: list[str | Hit] = []
    for kind in order:
        of_kind = [hit for hit in hits if hit.kind == kind]
        if of_kind:
            title = KINDS.get(kind, _OTHER)[0]
            rows.append(f"{title} · {len(of_kind)}")
            rows.extend(of_kind)
    return rows


def _paint_head(painter: QPainter, rect: QRect, head: str) -> None:
    font = fonts.ui_font()
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.color("ink2"))
    area = rect.adjusted(16, 0, -16, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, head)


def _paint_hit(painter: QPainter, rect: QRect, hit: Hit, *, selected: bool) -> None:
    if selected:
        painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(rect.x(), rect.y(), 4, rect.height(), theme.color("accent"))
    icon = KINDS.get(hit.kind, _OTHER)[1]
    size = theme.size("icon.nav")
    icons.paint(painter, icon, QRectF(rect.x() + 16, rect.y() + 16, size, size), "ink2")
    title = fonts.script_font(hit.title, "row")
    title.setWeight(title.Weight.Medium)
    area = QRect(rect.x() + 48, rect.y() + 5, rect.width() - 64, 22)
    _line(painter, area, hit.title, title, "ink")
    _line(painter, area.translated(0, 21), hit.snippet, fonts.ui_font(), "ink2")


def _line(painter: QPainter, area: QRect, text: str, font: QFont, tint: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(tint))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | left, shown)
