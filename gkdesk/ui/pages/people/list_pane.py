"""The left side of Menschen: which kind, which filter, which row."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.services.client_views import ClientFilter
from gkdesk.text.codes import CodeList, RecordKind
from gkdesk.ui import theme
from gkdesk.ui.pages.network.list_items import contact_item, organisation_item
from gkdesk.ui.pages.people.client_filter_bar import ClientFilterBar, FilterChoices
from gkdesk.ui.pages.people.list_items import client_item, row_of
from gkdesk.ui.records.lookup import languages, pairs
from gkdesk.ui.records.row_list import RowList
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import (
    FilterChip,
    Hairline,
    HeadingLabel,
    Label,
    PlainButton,
    Role,
    Segmented,
)

if TYPE_CHECKING:
    from gkdesk.services.client_views import ClientRow
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.tables import PersonItem


class Section(IntEnum):
    """The three lists, in the order of the segments."""

    CLIENTS = 0
    CONTACTS = 1
    ORGANISATIONS = 2


KIND_OF = {
    Section.CLIENTS: RecordKind.CLIENT,
    Section.CONTACTS: RecordKind.CONTACT_PERSON,
    Section.ORGANISATIONS: RecordKind.ORGANISATION,
}
SECTION_OF = {kind.value: section for section, kind in KIND_OF.items()}
_SEGMENTS = (
    ("Begleitete", "Menschen, die Sie begleiten"),
    ("Ansprechpersonen", "Wen Sie anrufen, wenn etwas zu klären ist"),
    ("Organisationen", "Ämter, Träger, Schulen, Vereine"),
)
_EMPTY = {
    Section.CLIENTS: "Noch niemand eingetragen.",
    Section.CONTACTS: "Noch keine Ansprechperson eingetragen.",
    Section.ORGANISATIONS: "Noch keine Organisation eingetragen.",
}
_NOBODY_ACTIVE = "Zurzeit begleiten Sie niemanden. Beendete zeigt der Filter."
_NOTHING_FOUND = "Der Filter lässt niemanden übrig."


class ListPane(QWidget):
    """Emit `chosen` and `entered` with the id of a record of the present section."""

    chosen = Signal(object)
    entered = Signal(object)
    section_changed = Signal(int)
    new_wanted = Signal()

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self._context = context
        self._lookup = lookup
        self.heading = HeadingLabel("Menschen", Role.PAGE)
        self.new = PlainButton("Neu", "plus")
        set_tip(self.new, "Neu (Strg+N)")
        self.sections = Segmented("Wen zeigen?", [words for words, _ in _SEGMENTS])
        for index in range(len(_SEGMENTS)):
            self.sections.button(index).setProperty("dense", True)  # noqa: FBT003 - Qt's own
        self.filter = ClientFilterBar()
        self.stale = FilterChip("länger nicht bestätigt")
        self.ended = FilterChip("mit Beendeten")
        self.empty = Label("", Role.QUIET, wrap=True)
        self.lists = {
            Section.CLIENTS: RowList("Begleitete Menschen", self._client_item),
            Section.CONTACTS: RowList("Ansprechpersonen", contact_item),
            Section.ORGANISATIONS: RowList("Organisationen", organisation_item),
        }
        self._stack = QStackedWidget()
        self._network_filter = QWidget()
        self._read: set[Section] = set()
        self._layout()
        self._connect()

    def section(self) -> Section:
        return Section(self.sections.current())

    def list(self) -> RowList:
        """Return the list that is shown."""
        return self.lists[self.section()]

    def show_section(self, section: Section) -> None:
        self.sections.set_current(section)
        self._show_section()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the lists that changes may have touched; all of them at the first time."""
        if self._show_one_changed_client(changes):
            return
        kinds = {change.kind for change in changes}
        own = {kind.value for kind in KIND_OF.values()}
        if not changes or kinds - own or len(kinds) > 1:
            self._read.clear()
        for kind in kinds & own:
            self._read.discard(SECTION_OF[kind])
        if RecordKind.ORGANISATION.value in kinds:
            self._read.discard(Section.CONTACTS)
        self._show_section()

    def is_bare(self) -> bool:
        """Tell whether the store holds no record of the present section, ended ones included."""
        workspace = self._context.workspace
        if self.section() is Section.CLIENTS:
            counts = workspace.clients.counts()
            return not counts.active and not counts.ended
        if self.section() is Section.CONTACTS:
            return not workspace.contacts.rows(with_ended=True)
        return not workspace.organisations.rows(with_ended=True)

    def focus_list(self) -> None:
        shown = self.list()
        shown.select_first()
        shown.setFocus()

    def _layout(self) -> None:
        margin = 20
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.new)
        network = QHBoxLayout(self._network_filter)
        network.setContentsMargins(0, 0, 0, 0)
        network.setSpacing(6)
        network.addWidget(self.stale)
        network.addWidget(self.ended)
        network.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(margin, theme.px("space.m"), margin - 4, theme.px("space.m"))
        top.setSpacing(theme.px("space.m"))
        top.addLayout(head)
        top.addWidget(self.sections)
        top.addWidget(self.filter)
        top.addWidget(self._network_filter)
        self.empty.setContentsMargins(margin, margin, margin, margin)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        for section in Section:
            self._stack.addWidget(self.lists[section])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self.empty, 1)
        column.addWidget(self._stack, 1)
        for index, (_, words) in enumerate(_SEGMENTS):
            self.sections.button(index).setAccessibleDescription(words)
            set_tip(self.sections.button(index), words)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.sections.current_changed.connect(self._on_sections_current_changed)
        self.filter.changed.connect(self._on_filter_changed)
        self.stale.toggled.connect(self._on_network_filter_toggled)
        self.ended.toggled.connect(self._on_network_filter_toggled)
        for shown in self.lists.values():
            shown.chosen.connect(self.chosen)
            shown.entered.connect(self.entered)

    def _show_section(self) -> None:
        section = self.section()
        self._stack.setCurrentWidget(self.lists[section])
        self.stale.setVisible(section is Section.CONTACTS)
        if section not in self._read:
            self._read.add(section)
            self._fill(section)
        self._tell_empty(section)

    def _fill(self, section: Section) -> None:
        workspace = self._context.workspace
        shown = self.lists[section]
        if section is Section.CLIENTS:
            self.filter.show_counts(workspace.clients.counts())
            self.filter.show_choices(self._choices())
            shown.show_rows(workspace.clients.rows(self.filter.value()))
        elif section is Section.CONTACTS:
            rows = workspace.contacts.rows(with_ended=self.ended.isChecked())
            only_stale = self.stale.isChecked()
            shown.show_rows([row for row in rows if row.stale] if only_stale else rows)
        else:
            shown.show_rows(workspace.organisations.rows(with_ended=self.ended.isChecked()))

    def _show_one_changed_client(self, changes: tuple[Change, ...]) -> bool:
        """Repaint one row where nothing else can have changed; reading all takes its time."""
        refs = {change.ref for change in changes}
        kinds = {change.kind for change in changes}
        if len(refs) != 1 or kinds != {RecordKind.CLIENT.value}:
            return False
        shown = self.lists[Section.CLIENTS]
        place = shown.rows.place_of(min(refs))
        if place < 0 or Section.CLIENTS not in self._read or self.filter.value() != ClientFilter():
            return False
        clients = self._context.workspace.clients
        old: ClientRow = shown.rows.row(place)
        try:
            row = row_of(
                clients.detail(old.id), self._context.workspace.clock.today(), self._lookup
            )
        except RecordGone:
            return False
        if (row.name, row.active) != (old.name, old.active):
            return False
        shown.rows.replace(row)
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

    def _tell_empty(self, section: Section) -> None:
        is_empty = not self.lists[section].rows.rowCount()
        filtered = (
            self.filter.value() != ClientFilter()
            if section is Section.CLIENTS
            else self.stale.isChecked()
        )
        bare = is_empty and self.is_bare()
        words = _EMPTY[section] if bare else _NOBODY_ACTIVE
        self.empty.setText(_NOTHING_FOUND if filtered else words)
        self.empty.setVisible(is_empty)
        self._stack.setVisible(not is_empty)
        self.filter.setVisible(section is Section.CLIENTS and not bare)
        self._network_filter.setVisible(section is not Section.CLIENTS and not bare)

    def _client_item(self, row: ClientRow) -> PersonItem:
        return client_item(row, self._context.workspace.clock.today())

    @Slot(int)
    def _on_sections_current_changed(self, section: int) -> None:
        self._show_section()
        self.section_changed.emit(section)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._read.discard(Section.CLIENTS)
        self._show_section()

    @Slot()
    def _on_network_filter_toggled(self) -> None:
        self._read -= {Section.CONTACTS, Section.ORGANISATIONS}
        self._show_section()
