"""One line for the contact log: type, Enter, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.clients.fields import ContactEntry
from gkdesk.text.codes.clients import ContactWay
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import ComboInput, LineInput
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageContext

LINE = "line"
WAY = "way"
DRAFT = "client.note"


class NoteLine(QWidget):
    """The entry field of the contact log; what is half typed stays with its client."""

    saved = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ref: int | None = None
        self._typed = False
        self.line = LineInput()
        self.line.setAccessibleName("Neue Gesprächsnotiz, eine Zeile")
        self.line.setPlaceholderText("Was war? Eine Zeile genügt, Enter speichert sie mit heute.")
        self.way = ComboInput()
        self.way.setAccessibleName("Art des Gesprächs")
        for way in ContactWay:
            self.way.addItem(word(way), way.value)
        self.problem = Label("", Role.ERROR, wrap=True)
        self.problem.hide()
        self._layout()
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self.keep_draft)
        self.way.activated.connect(self._on_line_edited)
        self.line.returnPressed.connect(self._on_line_return_pressed)

    def show_client(self, ref: int) -> None:
        """Take the notes of this client; a half-typed one comes back."""
        if ref == self._ref and self._typed:
            return
        self.keep_draft()
        self._ref = ref
        # The same note stands on two tabs: what was typed or saved on one holds on both.
        draft = read_draft(self._context.drafts.get(self._key()))
        typed = {} if draft is None else dict(draft.fields)
        if typed.get(LINE, "") != self.line.text():
            self.line.setText(typed.get(LINE, ""))
        if draft is not None:
            self.way.setCurrentIndex(max(0, self.way.findData(typed.get(WAY, ""))))

    @Slot()
    def keep_draft(self) -> None:
        """Put the half-typed line among the drafts, to be pointed to."""
        if self._typed:
            self._keep(waiting=1)
            self._typed = False

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == DRAFT

    def _keep(self, *, waiting: int) -> None:
        if self._ref is not None and self.line.text():
            way = str(self.way.currentData())
            pairs = ((LINE, self.line.text()), (WAY, way))
            draft = FormDraft(pairs, LINE, self.line.cursorPosition())
            self._context.drafts.keep(self._key(), draft.text(), waiting=waiting)

    def cursor_place(self) -> int:
        """Return the cursor if the line has the focus, else -1."""
        return self.line.cursorPosition() if self.line.hasFocus() else -1

    def focus(self, cursor: int = -1) -> None:
        self.line.setFocus()
        if cursor >= 0:
            self.line.setCursorPosition(cursor)

    def _layout(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.line, 1)
        row.addWidget(self.way)
        self.way.setMaximumWidth(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(row)
        column.addWidget(self.problem)

    def _key(self) -> str:
        return f"{DRAFT}:{self._ref}"

    @Slot()
    def _on_line_edited(self) -> None:
        self.problem.hide()
        self._typed = True
        if self.line.text():
            self._keep(waiting=0)
        else:
            self._context.drafts.discard(self._key())

    @Slot()
    def _on_line_return_pressed(self) -> None:
        if self._ref is None or not self.line.text().strip():
            return
        entry = ContactEntry(self.line.text(), way=ContactWay(self.way.currentData()))
        try:
            with self._context.drafts.settling(self._key()):
                outcome = self._context.workspace.clients.save_part(ClientId(self._ref), entry)
        except UserError as error:
            self.problem.setText(sentence(error))
            self.problem.show()
            return
        self.line.clear()
        self._typed = False
        self._context.wrote(outcome, "Gesprächsnotiz gespeichert")
        self.saved.emit()
