"""The left side of Menschen: which filter, which row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.incoming.targets_clients import CLIENTS
from gkdesk.services.clients.views import ClientFilter
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.ui import theme
from gkdesk.ui.dialogs.import_button import ImportWay
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar, FilterChoices
from gkdesk.ui.pages.people.list_items import client_item, row_of
from gkdesk.ui.records.lookup import languages, pairs
from gkdesk.ui.records.row_list import RowList
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Hairline, HeadingLabel, Label, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientRow
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.tables import PersonItem

_OF_THE_NETWORK = frozenset({RecordKind.CONTACT_PERSON.value, RecordKind.ORGANISATION.value})
"""What changes in these is not seen in the list."""
_EMPTY = "Noch niemand eingetragen."
_NOBODY_ACTIVE = "Zurzeit begleiten Sie niemanden. Beendete zeigt der Filter."
_NOTHING_FOUND = "Der Filter lässt niemanden übrig."


class ListPane(QWidget):
    """Emit `chosen` and `entered` with the id of a client."""

    chosen = Signal(object)
    entered = Signal(object)
    new_wanted = Signal()

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self._context = context
        self._lookup = lookup
        self.heading = HeadingLabel("Menschen", Role.PAGE)
        self.new = PlainButton("Neu", "plus")
        set_tip(self.new, "Neu (Strg+N)")
        self.importing = ImportWay(context, CLIENTS, RecordKind.CLIENT, self, compact=True)
        self.filter = ClientFilterBar()
        self.empty = Label("", Role.QUIET, wrap=True)
        self.nothing = QWidget()
        self.list = RowList("Begleitete Menschen", self._client_item)
        self._is_read = False
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the list anew; where only one client changed, that row alone."""
        elsewhere = changes and {change.kind for change in changes} <= _OF_THE_NETWORK
        if not (elsewhere and self._is_read) and not self._show_one_changed_client(changes):
            self._read()

    def is_bare(self) -> bool:
        """Tell whether the store holds no client, ended ones included."""
        counts = self._context.workspace.clients.counts()
        return not counts.active and not counts.ended

    def focus_list(self) -> None:
        self.list.select_first()
        self.list.setFocus()

    def _layout(self) -> None:
        margin = 20
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.new)
        head.addWidget(self.importing.button)
        top = QVBoxLayout()
        top.setContentsMargins(margin, theme.px("space.m"), margin - 4, theme.px("space.m"))
        top.setSpacing(theme.px("space.m"))
        top.addLayout(head)
        top.addWidget(self.filter)
        nothing = QVBoxLayout(self.nothing)
        nothing.setContentsMargins(margin, margin, margin, margin)
        nothing.addWidget(self.empty)
        nothing.addWidget(self.importing.suggestion, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.filter.changed.connect(self._on_filter_changed)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)

    def _read(self) -> None:
        self._is_read = True
        clients = self._context.workspace.clients
        self.filter.show_counts(clients.counts())
        self.filter.show_choices(self._choices())
        self.list.show_rows(clients.rows(self.filter.value()))
        self._tell_empty()

    def _show_one_changed_client(self, changes: tuple[Change, ...]) -> bool:
        """Repaint one row where nothing else can have changed; reading all takes its time."""
        refs = {change.ref for change in changes}
        kinds = {change.kind for change in changes}
        if len(refs) != 1 or kinds != {RecordKind.CLIENT.value}:
            return False
        place = self.list.rows.place_of(min(refs))
        if place < 0 or not self._is_read or self.filter.value() != ClientFilter():
            return False
        clients = self._context.workspace.clients
        old: ClientRow = self.list.rows.row(place)
        try:
            row = row_of(
                clients.detail(old.id), self._context.workspace.clock.today(), self._lookup
            )
        except RecordGone:
            return False
        if (row.name, row.active) != (old.name, old.active):
            return False
        self.list.rows.replace(row)
        self.filter.show_counts(clients.counts())
        return True

    def _choices(self) -> FilterChoices:
        lookup = self._lookup
        return FilterChoices(
            languages=pairs(languages()),
            municipalities=pairs(lookup.municipalities()),
            statuses=pairs(lookup.offered(CodeList.RESIDENCE_STATUS)),
            fields=pairs(lookup.offered(CodeList.FIELD_OF_ACTION)),
        )

    def _tell_empty(self) -> None:
        is_empty = not self.list.rows.rowCount()
        filtered = self.filter.value() != ClientFilter()
        bare = is_empty and self.is_bare()
        words = _EMPTY if bare else _NOBODY_ACTIVE
        self.empty.setText(_NOTHING_FOUND if filtered else words)
        self.nothing.setVisible(is_empty)
        self.importing.suggestion.setVisible(bare)
        self.list.setVisible(not is_empty)
        self.filter.setVisible(not bare)

    def _client_item(self, row: ClientRow) -> PersonItem:
        return client_item(row, self._context.workspace.clock.today())

    @Slot()
    def _on_filter_changed(self) -> None:
        self._read()
