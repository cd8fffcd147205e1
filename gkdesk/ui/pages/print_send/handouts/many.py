"""Everybody whom a filter lets through, each with her language and where she lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.ids import MunicipalityId
from gkdesk.ui import theme
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar
from gkdesk.ui.pages.print_send.booklets.readers import ReaderList
from gkdesk.ui.pages.print_send.filtering import read_filter
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.pages.print_send.handouts.work import Recipient
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.readers import Reader
    from gkdesk.services.workspace import Change
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.page import PageContext


class ManyReaders(QWidget):
    """Emit `changed` when others get it."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._workspace = context.workspace
        self._lookup = OfficeLookup(context.workspace)
        self._readers: tuple[Reader, ...] = ()
        self._names: dict[int, tuple[str, str]] = {}
        self._homes: dict[ClientId, MunicipalityId] = {}
        self.filter = ClientFilterBar()
        self.count = Label("", Role.STRONG)
        self.readers = ReaderList()
        self.readers.setAccessibleName("Wer einen Handzettel bekommt, und in welcher Sprache")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        for widget in (self.filter, self.count, self.readers):
            column.addWidget(widget)
        self.filter.changed.connect(self._on_filter_changed)

    def recipients(self, *, by_place: bool) -> tuple[Recipient, ...]:
        """Return them in the order of the list, with `by_place` each with where she lives."""
        names = {each.id: each.name for each in self._workspace.office.municipalities()}
        homes = self._homes if by_place else {}
        return tuple(
            Recipient(
                each.language,
                self._names[each.client_id][1],
                homes.get(each.client_id),
                names.get(homes.get(each.client_id, MunicipalityId(0)), ""),
            )
            for each in self._readers
        )

    def read(self, changes: tuple[Change, ...] = ()) -> None:
        """Read names, languages and the choices of the filter anew."""
        self._lookup.forget(changes)
        rows = read_filter(self.filter, self._workspace, self._lookup)
        self._names = {row.id: (row.name, row.code) for row in rows}
        self._readers = self._workspace.handouts.readers(row.id for row in rows)
        self._homes = self._workspace.handouts.residences(row.id for row in rows)
        self.readers.show_readers((self._names[each.client_id][0], each) for each in self._readers)
        self.readers.setVisible(bool(self._readers))
        self.count.setText(texts.sheets(len(self._readers)))

    @Slot()
    def _on_filter_changed(self) -> None:
        self.read()
        self.changed.emit()
