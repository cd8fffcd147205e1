"""The short form in place, between rows or on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.field_undo import is_for_fields
from gkdesk.ui.forms import FormSpec, FormView
from gkdesk.ui.widgets import Box, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from gkdesk.ui.pages.page import PageContext

P = TypeVar("P")
NEVER_BY_ITSELF = 2_000_000_000
"""The pause of the inline form: it is saved by Enter, not by waiting."""


class InlineForm(Box, Generic[P]):
    """A short form between the rows: Enter confirms, Esc leaves it."""

    confirmed = Signal()
    dismissed = Signal()
    left = Signal()

    def __init__(self, spec: FormSpec[P], context: PageContext) -> None:
        super().__init__("quiet")
        self.view: FormView[P] = FormView(
            spec, clock=context.workspace.clock, pause_milliseconds=NEVER_BY_ITSELF
        )
        self.confirm = PlainButton("Übernehmen", "check")
        self.dismiss = LinkButton("Abbrechen")
        self.hint = Label("Enter übernimmt, Esc bricht ab", Role.QUIET)
        self.confirm.clicked.connect(self.confirmed)
        self.dismiss.clicked.connect(self.dismissed)
        self.view.left.connect(self._on_view_left)
        self.view.source_wanted.connect(context.navigate)
        self._layout()

    @Slot()
    def _on_view_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        if is_for_fields(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        margin = theme.px("space.m")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.confirm)
        row.addWidget(self.dismiss)
        row.addWidget(self.hint)
        row.addStretch(1)
        column.addLayout(row)
