"""The steps of a chain: put into another order by dragging a row, or with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.errors import UserError
from gkdesk.services.clients.case_fields import ChainStep
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.people.chain.lists import DOWN, UP
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.record_row import RecordRow
from gkdesk.ui.widgets import Box, Kind

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_kit import RecordKit

_STEPS = {Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN}


class StepList(RecordList[ChainStep]):
    """Rows that can be dragged; a line shows where the row will stand."""

    def __init__(self, context: PageContext, kit: RecordKit[ChainStep]) -> None:
        super().__init__(context, kit)
        self._pressed: QPoint | None = None
        self._target: int | None = None
        self._mark = Box("accent_line", self)
        self._mark.setFixedHeight(theme.px("radius.edge_accent"))
        self._mark.hide()

    def row_made(self, widget: RecordRow, place: int) -> None:
        """Let a row be dragged and moved with the keys."""
        del place
        widget.installEventFilter(self)
        for button in widget.buttons.values():
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(watched, event)
        if isinstance(event, QMouseEvent) and isinstance(watched, RecordRow):
            return self._mouse_used(watched, event)
        return False

    def _key_pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        what = _STEPS.get(Qt.Key(event.key()))
        if what is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            return False
        row: QObject | None = watched
        while row is not None and not isinstance(row, RecordRow):
            row = row.parent()
        if not isinstance(row, RecordRow):
            return False
        place = int(row.property("place"))
        to = place - 1 if what == UP else place + 1
        if 0 <= to < len(self.rows()):
            self._put(place, to)
        return True

    def _mouse_used(self, row: RecordRow, event: QMouseEvent) -> bool:
        at = row.mapTo(self, event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = at if left else None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            if abs(at.y() - self._pressed.y()) >= QApplication.startDragDistance():
                row.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._show_target(at.y())
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._drop(row)
        return False

    def _show_target(self, y: int) -> None:
        widgets = self.findChildren(RecordRow)
        widgets = sorted((each for each in widgets if each.isVisible()), key=_top)
        tops = [widget.mapTo(self, QPoint(0, 0)).y() for widget in widgets]
        target = sum(1 for top, each in zip(tops, widgets, strict=True) if y > top + _half(each))
        self._target = target
        last = tops[-1] + widgets[-1].height()
        line = tops[target] if target < len(tops) else last
        margin = theme.px("space.l")
        self._mark.setFixedWidth(self.width() - 2 * margin)
        self._mark.move(margin, line - 1)
        self._mark.raise_()
        self._mark.show()

    def _drop(self, row: RecordRow) -> None:
        target, self._pressed, self._target = self._target, None, None
        self._mark.hide()
        row.unsetCursor()
        if target is None:
            return
        place = int(row.property("place"))
        to = target - 1 if target > place else target
        if to != place:
            self._put(place, to)

    def _put(self, place: int, to: int) -> None:
        order = [PartId(each.id) for each in self.rows() if each.id is not None]
        order.insert(to, order.pop(place))
        client = self.record()
        if client is None:
            return
        try:
            outcome = self.context.workspace.chains.reorder(ClientId(client), order)
        except UserError as error:
            self.context.banner(Kind.ERROR, sentence(error))
            return
        self.context.wrote(outcome, outcome.label.text)


def _top(widget: QWidget) -> int:
    return widget.y()


def _half(widget: QWidget) -> int:
    return widget.height() // 2
