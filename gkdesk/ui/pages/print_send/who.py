"""For whom: one person, found by typing, or everybody whom a filter lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.ui import theme
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar, FilterChoices
from gkdesk.ui.pages.print_send.readers import ReaderList
from gkdesk.ui.records.lookup import OfficeLookup, languages, pairs
from gkdesk.ui.widgets import Label, LinkButton, NameLabel, Role, SearchField, Segmented

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Change, Hit
    from gkdesk.ui.pages.page import PageContext

HITS = 6
ONE = 0


class Recipients(QWidget):
    """Emit `changed` when somebody else gets the booklet."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._lookup = OfficeLookup(context.workspace)
        self._client: ClientDetail | None = None
        self._many: tuple[ClientId, ...] = ()
        self.mode = Segmented("Für wie viele?", ["Eine Person", "Mehrere"])
        self.search = SearchField("Person suchen", "Name tippen …")
        self._hits: list[LinkButton] = []
        self._hit_column = QVBoxLayout()
        self.name = Label("", Role.CARD)
        self.own_name = NameLabel("", "row")
        self.own_name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.filter = ClientFilterBar()
        self.count = Label("", Role.STRONG)
        self.readers = ReaderList()
        self.shown = Label("", Role.QUIET, wrap=True)
        self._one = QWidget()
        self._several = QWidget()
        self._layout()
        self._connect()
        self._show_mode()

    def is_single(self) -> bool:
        return self.mode.current() == ONE

    def client(self) -> ClientDetail | None:
        """Return the chosen person."""
        return self._client

    def ids(self) -> tuple[ClientId, ...]:
        """Return everybody who gets a booklet."""
        if self.is_single():
            return () if self._client is None else (ClientId(self._client.id),)
        return self._many

    def choose(self, ref: int) -> None:
        """Choose one person."""
        try:
            self._client = self._context.workspace.clients.detail(ClientId(ref))
        except RecordGone:
            self._client = None
        self.mode.set_current(ONE)
        self.search.clear()
        self._show_client()
        self.changed.emit()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read names and counts anew."""
        self._lookup.forget(changes)
        if self._client is not None:
            try:
                self._client = self._context.workspace.clients.detail(ClientId(self._client.id))
            except RecordGone:
                self._client = None
        self._show_client()
        if not self.is_single():
            self._read_many()

    def say_shown(self, code: str) -> None:
        """Say whose booklet stands for the many in the preview."""
        self.shown.setText(f"Die Vorschau zeigt eines davon: {code}." if code else "")

    def _layout(self) -> None:
        one = QVBoxLayout(self._one)
        one.setContentsMargins(0, 0, 0, 0)
        one.setSpacing(theme.px("space.xs"))
        for widget in (self.search, self.name, self.own_name):
            one.addWidget(widget)
        one.insertLayout(1, self._hit_column)
        several = QVBoxLayout(self._several)
        several.setContentsMargins(0, 0, 0, 0)
        several.addWidget(self.filter)
        several.addWidget(self.count)
        several.addWidget(self.readers)
        several.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self.mode)
        column.addWidget(self._one)
        column.addWidget(self._several)

    def _connect(self) -> None:
        self.mode.current_changed.connect(self._on_mode_changed)
        self.search.query_changed.connect(self._on_search_query_changed)
        self.search.entered.connect(self._on_search_entered)
        self.filter.changed.connect(self._on_filter_changed)

    def _show_mode(self) -> None:
        self._one.setVisible(self.is_single())
        self._several.setVisible(not self.is_single())

    def _show_client(self) -> None:
        client = self._client
        self.name.setText("" if client is None else client.name)
        self.name.setVisible(client is not None)
        own = "" if client is None else client.identity.own_name
        self.own_name.set_name(own if client is not None and own != client.name else "")
        self.own_name.setVisible(bool(self.own_name.text()))

    def _read_many(self) -> None:
        clients = self._context.workspace.clients
        self.filter.show_counts(clients.counts())
        lookup = self._lookup
        self.filter.show_choices(
            FilterChoices(
                languages=pairs(languages()),
                municipalities=pairs(lookup.municipalities()),
                statuses=pairs(lookup.offered(CodeList.RESIDENCE_STATUS)),
                fields=pairs(lookup.offered(CodeList.FIELD_OF_ACTION)),
            )
        )
        rows = clients.rows(self.filter.value())
        self._many = tuple(row.id for row in rows)
        names = {row.id: row.name for row in rows}
        readers = self._context.workspace.booklets.readers(self._many)
        self.readers.show_readers((names[each.client_id], each) for each in readers)
        self.readers.setVisible(bool(readers))
        number = len(self._many)
        self.count.setText("1 Heft" if number == 1 else f"{number} Hefte")

    def _show_hits(self, hits: tuple[tuple[int, str], ...]) -> None:
        for link in self._hits:
            self._hit_column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._hits = []
        for ref, title in hits:
            link = LinkButton(title, "person")
            link.setProperty("ref", ref)
            link.clicked.connect(self._on_hit_clicked)
            self._hit_column.addWidget(link)
            self._hits.append(link)

    @Slot(int)
    def _on_mode_changed(self, _mode: int) -> None:
        self._show_mode()
        if not self.is_single():
            self._read_many()
        self.changed.emit()

    @Slot(str)
    def _on_search_query_changed(self, text: str) -> None:
        hits: tuple[Hit, ...] = ()
        if text.strip():
            hits = self._context.workspace.search.find(text, limit=HITS, kinds=(RecordKind.CLIENT,))
        self._show_hits(tuple((hit.ref, hit.title) for hit in hits))

    @Slot(str)
    def _on_search_entered(self, _text: str) -> None:
        if self._hits:
            self.choose(int(self._hits[0].property("ref")))

    @Slot()
    def _on_hit_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.search.setFocus()  # the link goes, and would let the focus scroll the page
            self.choose(int(link.property("ref")))

    @Slot()
    def _on_filter_changed(self) -> None:
        self._read_many()
        self.changed.emit()
