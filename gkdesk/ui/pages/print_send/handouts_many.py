"""Everybody whom a filter lets through, each with the language of her handout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.handouts.kinds import CoverLine
from gkdesk.text.codes.clients import CodeList
from gkdesk.ui import theme
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar, FilterChoices
from gkdesk.ui.pages.print_send import handouts_words as texts
from gkdesk.ui.pages.print_send.readers import ReaderList
from gkdesk.ui.records.lookup import OfficeLookup, languages, pairs
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.services.booklets.readers import Reader
    from gkdesk.services.workspace import Change
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
        self.filter = ClientFilterBar()
        self.count = Label("", Role.STRONG)
        self.readers = ReaderList()
        self.readers.setAccessibleName("Wer ein Blatt bekommt, und in welcher Sprache")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        for widget in (self.filter, self.count, self.readers):
            column.addWidget(widget)
        self.filter.changed.connect(self._on_filter_changed)

    def languages(self) -> tuple[str, ...]:
        """Return the language of each of them."""
        return tuple(each.language for each in self._readers)

    def lines(self) -> tuple[CoverLine, ...]:
        """Return them for the list of who gets what, in the order of what is printed."""
        found = [
            CoverLine(each.language, self._names[each.client_id][1])
            for each in self._readers
            if each.client_id in self._names
        ]
        return tuple(sorted(found, key=_by_language))

    def read(self, changes: tuple[Change, ...] = ()) -> None:
        """Read names, languages and the choices of the filter anew."""
        self._lookup.forget(changes)
        clients, lookup = self._workspace.clients, self._lookup
        self.filter.show_counts(clients.counts())
        self.filter.show_choices(
            FilterChoices(
                languages=pairs(languages()),
                municipalities=pairs(lookup.municipalities()),
                statuses=pairs(lookup.offered(CodeList.RESIDENCE_STATUS)),
                fields=pairs(lookup.offered(CodeList.FIELD_OF_ACTION)),
            )
        )
        rows = clients.rows(self.filter.value())
        self._names = {row.id: (row.name, row.code) for row in rows}
        self._readers = self._workspace.handouts.readers(row.id for row in rows)
        self.readers.show_readers((self._names[each.client_id][0], each) for each in self._readers)
        self.readers.setVisible(bool(self._readers))
        self.count.setText(texts.sheets(len(self._readers)))

    @Slot()
    def _on_filter_changed(self) -> None:
        self.read()
        self.changed.emit()


def _by_language(line: CoverLine) -> tuple[bool, str, str]:
    return line.language != "de", line.language, line.code
