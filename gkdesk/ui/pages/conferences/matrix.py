"""Who may hear what, at a glance: participants down, cases across; a colour, a sign and a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Access
from gkdesk.text.wording.clients import word
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.conferences.words import shortened
from gkdesk.ui.tables.cells import CellModel, CellTable, paint_ground, paint_sign_and_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.meetings.views import Heard, ItemView, Matrix, ParticipantView
    from gkdesk.text.codes.clients import Category
    from gkdesk.text.ids import PartId
    from gkdesk.ui.tables.model import Index

_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_NARROWEST, _WIDEST = 114, 168
_NARROW_HEAD, _WIDEST_HEAD = 140, 260
_PADDING = 36
"""What the style sheet leaves free beside the words of a head."""


@dataclass(frozen=True)
class CellLook:
    """How a kind of access looks: its word, its sign, its ground and its ink."""

    word: str
    icon: str
    ground: str
    ink: str


LOOKS: dict[Access, CellLook] = {
    Access.ALL: CellLook("alles", "check", "ok_soft", "ok"),
    Access.SOME: CellLook("Teil", "minus", "warn_soft", "warn"),
    Access.VEILED: CellLook("ohne Namen", "eye-off", "err_soft", "err"),
    Access.OUTSIDE: CellLook("nicht dabei", "cross", "sunken", "ink2"),
    Access.OVERRIDE: CellLook("trotzdem", "unlock", "warn_soft", "warn"),
    Access.OWN: CellLook("eigener Fall", "person", "accent_soft", "accent"),
}


def category_words(categories: Iterable[Category]) -> str:
    """Write categories in words, in the order of the alphabet."""
    return ", ".join(sorted(word(each) for each in categories))


def heard_words(heard: Heard) -> str:
    """Say what somebody may hear, and what has no basis."""
    parts = [word(heard.access)]
    if heard.bar is not None:
        parts.append(word(heard.bar))
    if heard.missing and heard.access not in (Access.OUTSIDE, Access.OWN):
        parts.append(f"ohne Nachweis: {category_words(heard.missing)}")
    if heard.reason:
        parts.append(f"Begründung: {heard.reason}")
    return "; ".join(parts)


class AccessModel(CellModel):
    """The matrix of one meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.cases: tuple[ItemView, ...] = ()
        self.people: tuple[ParticipantView, ...] = ()
        self._matrix: Matrix | None = None
        self.head_room = _NARROW_HEAD
        """How wide the names at the left may be."""

    def show_matrix(
        self, cases: tuple[ItemView, ...], people: tuple[ParticipantView, ...], matrix: Matrix
    ) -> None:
        self.beginResetModel()
        self.cases, self.people, self._matrix = cases, people, matrix
        self.endResetModel()

    def cell(self, index: Index) -> Heard | None:
        """Return what a cell holds."""
        if self._matrix is None or not index.isValid():
            return None
        return self._matrix.at(self.cases[index.column()].id, self.people[index.row()].id)

    def place_of(self, item: PartId, person: PartId) -> QModelIndex:
        """Return the cell of a case and a participant, invalid when it is not there."""
        columns = [each.id for each in self.cases]
        rows = [each.id for each in self.people]
        if item not in columns or person not in rows:
            return QModelIndex()
        return self.index(rows.index(person), columns.index(item))

    def as_table(self) -> str:
        """Return all of it as text with tabulators, for other programs."""
        lines = [("Teilnehmende", *(each.name for each in self.cases))]
        for row, person in enumerate(self.people):
            cells = (self.cell(self.index(row, column)) for column in range(len(self.cases)))
            lines.append((person.name, *(LOOKS[cell.access].word for cell in cells if cell)))
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cases)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt)
        heard = self.cell(index)
        if heard is None:
            return None
        if role == _Role.DisplayRole:
            return LOOKS[heard.access].word
        if role == _Role.AccessibleTextRole:
            person, case = self.people[index.row()], self.cases[index.column()]
            who = ", ".join(part for part in (person.name, person.organisation) if part)
            return f"{inside(who)} zu {inside(case.name)}: {heard_words(heard)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 (Qt)
        if role != _Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.head(self.cases[section])
        person = self.people[section]
        metrics, right = (
            QFontMetrics(fonts.ui_font("body", QFont.Weight.DemiBold)),
            Qt.TextElideMode.ElideRight,
        )
        lines = (line for line in (person.name, person.organisation) if line)
        return "\n".join(metrics.elidedText(line, right, self.head_room) for line in lines)

    def head(self, case: ItemView) -> str:
        """Return the name of a case, with what holds for everybody there."""
        agreed = self._matrix is not None and case.id in self._matrix.agreed
        notes = [] if agreed else ["ohne Zustimmung"]
        if case.fields.is_veiled:
            notes = [f"verdeckt: {case.cover}"]
        return "\n".join([shortened(case.name), *notes])


class AccessDelegate(QStyledItemDelegate):
    """Paints a cell: ground, sign and word together, never the colour alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        model = index.model()
        heard = model.cell(index) if isinstance(model, AccessModel) else None
        if heard is None:
            return
        look = LOOKS[heard.access]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, rect, look.ground)
        if selected and not option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -2, -2))
            painter.drawRect(rect.adjusted(1, 1, -3, -3))
        painter.setFont(fonts.ui_font("body", QFont.Weight.DemiBold))
        paint_sign_and_word(painter, rect, look.icon, look.word, look.ink)
        painter.restore()


class AccessTable(CellTable):
    """The table of one meeting; it is as high as its rows."""

    def __init__(self) -> None:
        cells = AccessModel()
        super().__init__(cells, AccessDelegate(), "Wer darf was hören: Teilnehmende und Fälle")
        self.cells = cells
        self.verticalHeader().setDefaultSectionSize(theme.px("height.row_two_lines") - 4)

    def show_matrix(
        self, cases: tuple[ItemView, ...], people: tuple[ParticipantView, ...], matrix: Matrix
    ) -> None:
        """Show another matrix; the cursor stays on its case and participant."""
        before = self.current_cell()
        self.cells.show_matrix(cases, people, matrix)
        self._fit()
        index = QModelIndex()
        if before is not None:
            index = self.cells.place_of(before.item_id, before.participant_id)
        self.setCurrentIndex(index if index.isValid() else self.cells.index(0, 0))
        self.cell_changed.emit(self.current_cell())

    def current_cell(self) -> Heard | None:
        index = self.currentIndex()
        here = index.row() < len(self.cells.people) and index.column() < len(self.cells.cases)
        return self.cells.cell(index) if here else None

    def select(self, item: PartId, person: PartId) -> None:
        """Put the cursor on the cell of a case and a participant."""
        self.setCurrentIndex(self.cells.place_of(item, person))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width among the cases; where it is too little, the table scrolls."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        count = self.cells.columnCount()
        heads = [self.cells.head(case) for case in self.cells.cases]
        least = max((self._least(text) for text in heads), default=_NARROWEST)
        down.setFixedWidth(self._names_width())
        self.cells.head_room = down.width() - _PADDING
        room = self.width() - down.width() - 4
        each = max(least, min(_WIDEST, room // count)) if count else least
        for column in range(count):
            across.resizeSection(column, each)
        height = max((self._height(text, each) for text in heads), default=0)
        across.setFixedHeight(height + 14)
        needs_bar = each * count > room
        bar = self.horizontalScrollBar().sizeHint().height() if needs_bar else 0
        self.setFixedHeight(across.height() + down.length() + bar + 3)

    def _names_width(self) -> int:
        """Return how wide the heads of the rows are: no name is cut, the cases scroll instead."""
        metrics = QFontMetrics(fonts.ui_font("body", QFont.Weight.DemiBold))
        names = (metrics.horizontalAdvance(each.name) for each in self.cells.people)
        return max(_NARROW_HEAD, min(_WIDEST_HEAD, max(names, default=0) + _PADDING))

    def _least(self, text: str) -> int:
        """Return the width at which no word of a head is cut."""
        metrics = self._head_metrics()
        longest = max(map(metrics.horizontalAdvance, text.split()), default=0)
        return max(_NARROWEST, longest + _PADDING)

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, width - _PADDING, 1000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return self._head_metrics().boundingRect(room, wrap, text).height()

    def _head_metrics(self) -> QFontMetrics:
        bold = QFont(self.horizontalHeader().font())
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(bold)
