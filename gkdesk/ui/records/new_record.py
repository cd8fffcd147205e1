"""A new record needs no more than a name: type it, Enter, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.field_undo import is_for_fields
from gkdesk.ui.forms.inputs import NameInput
from gkdesk.ui.widgets import FieldRow, HeadingLabel, LinkButton, PrimaryButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.duplicate_hint import DuplicateHint


class NewRecord(QWidget):
    """Emit `created` with the new record's id, `dismissed` on Esc.

    `known_wanted` comes with the id of a record that there is already and that shall be opened.
    """

    created = Signal(object)
    dismissed = Signal()
    known_wanted = Signal(object)
    place_wanted = Signal()
    """Somebody wants to go back to the record to which the new one is to belong."""

    def __init__(
        self,
        context: PageContext,
        *,
        title: str,
        label: str,
        help_text: str,
        key: str,
        create: Callable[[str], Outcome],
        hints: DuplicateHint | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._key = key
        self._create = create
        self._hints = hints
        self.name = NameInput()
        self.row = FieldRow(label, self.name, help_text=help_text)
        self.button = PrimaryButton("Anlegen")
        self.cancel = LinkButton("Abbrechen")
        self.place = LinkButton("", "chevron-left")
        self.place.hide()
        self._layout(title)
        self.name.setText(context.drafts.get(key) or "")
        self._connect()

    def set_create(self, create: Callable[[str], Outcome], *, within: int | None = None) -> None:
        """Make the record in another way: one that already belongs to an organisation."""
        self._create = create
        if self._hints is not None:
            self._hints.within = within

    def say_place(self, name: str) -> None:
        """Say to which record the new one is to belong; a click leads back there."""
        self.place.set_label(f"bei {inside(name)}")
        self.place.setAccessibleName(f"Zurück zu {inside(name)}")
        self.place.show()

    @Slot()
    def keep_draft(self) -> None:
        """Put the half-typed name among the drafts, to be pointed to."""
        if self.name.text():
            self._context.drafts.keep(self._key, self.name.text(), waiting=1)

    def event(self, event: QEvent) -> bool:
        if is_for_fields(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.cancel.hasFocus()):
            self._on_cancel_clicked()
        elif enter:
            self._on_button_clicked()
        else:
            super().keyPressEvent(event)

    def _layout(self, title: str) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px("space.l"), margin, margin)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self.place)
        column.addWidget(HeadingLabel(title, Role.PAGE))
        column.addWidget(self.row)
        if self._hints is not None:
            column.addWidget(self._hints)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.l"))
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.name.setMaximumWidth(theme.px("width.text_max"))

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name_edited)
        self.name.left.connect(self._on_name_left)
        self.button.clicked.connect(self._on_button_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.place.clicked.connect(self.place_wanted)
        if self._hints is not None:
            self._hints.chosen.connect(self.known_wanted)

    @Slot()
    def _on_name_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.keep_draft()

    @Slot(str)
    def _on_name_edited(self, text: str) -> None:
        self.row.show_error("")
        if text:
            self._context.drafts.keep(self._key, text)
        else:
            self._context.drafts.discard(self._key)
        if self._hints is not None:
            self._hints.look_for(text)

    @Slot()
    def _on_button_clicked(self) -> None:
        try:
            with self._context.drafts.settling(self._key):
                outcome = self._create(self.name.text())
        except UserError as error:
            self.row.show_error(sentence(error))
            self.name.setFocus()
            return
        self.name.clear()
        self._context.wrote(outcome)
        if outcome.ref is not None:
            self.created.emit(outcome.ref)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._forget()
        self.dismissed.emit()

    def _forget(self) -> None:
        """Leave no name behind: the next new record starts empty."""
        self._context.drafts.discard(self._key)
        self.name.clear()
