"""One person, found by typing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.ui import theme
from gkdesk.ui.reading_order import put_in_order
from gkdesk.ui.records.elided_link import ElidedLink
from gkdesk.ui.widgets import ElidedLabel, Label, NameLabel, Role, SearchField

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Hit
    from gkdesk.ui.pages.page import PageContext

HITS = 6
NOBODY = "Niemand gefunden."


class PersonPick(QWidget):
    """Emit `chosen` when somebody was chosen; one who is gone is never replaced by another."""

    chosen = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._client: ClientDetail | None = None
        self._asked: int | None = None
        self.search = SearchField("Person suchen", "Name tippen …")
        self._hits: list[ElidedLink] = []
        self._has_namesakes = False
        self._hit_column = QVBoxLayout()
        self.name = ElidedLabel("", Role.CARD)
        self.code = Label("", Role.QUIET)
        self.nobody = Label(NOBODY, Role.QUIET)
        self.own_name = NameLabel("", "row")
        self.own_name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._layout()
        self.search.query_changed.connect(self._on_search_query_changed)
        self.search.entered.connect(self._on_search_entered)
        self._show()

    def client(self) -> ClientDetail | None:
        """Return the chosen person."""
        return self._client

    def asked(self) -> int | None:
        """Return the id that was chosen, also of one who is gone."""
        return self._asked

    def is_lost(self) -> bool:
        """Tell whether the chosen person is gone."""
        return self._asked is not None and self._client is None

    def choose(self, ref: int) -> None:
        """Choose one person."""
        self._asked = ref
        self.search.clear()
        self.read()
        self.chosen.emit()

    def read(self) -> None:
        """Read the chosen person anew."""
        self._client = None
        if self._asked is not None:
            try:
                self._client = self._context.workspace.clients.detail(ClientId(self._asked))
            except RecordGone:
                self._client = None
        self._show()

    def _layout(self) -> None:
        one = QVBoxLayout(self)
        one.setContentsMargins(0, 0, 0, 0)
        one.setSpacing(theme.px("space.xs"))
        for widget in (self.search, self.nobody, self.name, self.code, self.own_name):
            one.addWidget(widget)
        self.nobody.hide()
        one.insertLayout(1, self._hit_column)

    def _show(self) -> None:
        client = self._client
        self.name.setText("" if client is None else client.name)
        self.name.setVisible(client is not None)
        self.code.setText("" if client is None else client.identity.code)
        self.code.setVisible(client is not None and client.identity.code != client.name)
        own = "" if client is None else client.identity.own_name
        self.own_name.set_name(own if client is not None and own != client.name else "")
        self.own_name.setVisible(bool(self.own_name.text()))

    def _show_hits(self, hits: tuple[tuple[int, str], ...]) -> None:
        for link in self._hits:
            self._hit_column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._hits = []
        for ref, title in hits:
            link = ElidedLink(title, "person", self)
            link.setProperty("ref", ref)
            link.clicked.connect(self._on_hit_clicked)
            self._hit_column.addWidget(link)
            self._hits.append(link)
        put_in_order([self.search, *self._hits])

    @Slot(str)
    def _on_search_query_changed(self, text: str) -> None:
        hits: tuple[Hit, ...] = ()
        if text.strip():
            hits = self._context.workspace.search.find(text, limit=HITS, kinds=(RecordKind.CLIENT,))
        self.nobody.setVisible(bool(text.strip()) and not hits)
        titles = Counter(hit.title for hit in hits)
        self._has_namesakes = bool(hits) and titles[hits[0].title] > 1
        self._show_hits(
            tuple(
                (hit.ref, hit.title if titles[hit.title] == 1 else self._with_code(hit))
                for hit in hits
            )
        )

    def _with_code(self, hit: Hit) -> str:
        """Return a name after the code, which tells people of the same name apart."""
        try:
            found = self._context.workspace.clients.detail(ClientId(hit.ref))
        except RecordGone:
            return hit.title
        return f"{found.identity.code} · {hit.title}"

    @Slot(str)
    def _on_search_entered(self, _text: str) -> None:
        """Take the first one; among people of the same name the user chooses."""
        if self._has_namesakes:
            self._hits[0].setFocus()
        elif self._hits:
            self.choose(int(self._hits[0].property("ref")))

    @Slot()
    def _on_hit_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.search.setFocus()  # the link goes, and would let the focus scroll the page
            self.choose(int(link.property("ref")))
