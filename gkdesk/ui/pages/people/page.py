"""Menschen: the list at the left, one record at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.text.codes import RecordKind
from gkdesk.text.ids import ClientId, ContactId, OrganisationId
from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus
from gkdesk.ui.pages.people.client_view import BOOKLET_KIND, ClientView
from gkdesk.ui.pages.people.kinds import (
    ALL,
    FILTERS_OF_KINDS,
    PARTS_OF_KINDS,
    ROWS_OF_KINDS,
    STALE_KIND,
)
from gkdesk.ui.pages.people.list_pane import KIND_OF, SECTION_OF, ListPane, Section
from gkdesk.ui.pages.people.network_views import ContactDetail, OrganisationDetail
from gkdesk.ui.pages.people.newcomers import create_contact_of, newcomer_for
from gkdesk.ui.pages.people.nobody import NobodyShown
from gkdesk.ui.pages.people.person_tab import PersonTab
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import PrivacyCover

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.records.new_record import NewRecord

KEY = "people"


class PeoplePage(Page):
    """The page Menschen."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Menschen"
    icon: ClassVar[str] = "people"
    help_topic: ClassVar[str] = "menschen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lookup = OfficeLookup(context.workspace)
        self.panes = ListDetail(ALL[Section.CLIENTS])
        self.pane = ListPane(context, self.lookup)
        self.cover: PrivacyCover
        self.client = ClientView(context, self.lookup)
        self.contact = ContactDetail(context, self.lookup)
        self.organisation = OrganisationDetail(context, self.lookup)
        self.nobody = NobodyShown()
        self.newcomer: NewRecord | None = None
        self._detail = QStackedWidget()
        self._gone: tuple[Section, int] | None = None
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read what changed; selection, scroll place and half-typed input stay."""
        self.lookup.forget(changes)
        self.pane.reload(changes)
        here = self._has_focus()
        gone, touched = self._gone, {(change.kind, change.ref) for change in changes}
        if gone is not None and (KIND_OF[gone[0]].value, gone[1]) in touched:
            self.show_record(*gone, take_focus=here)
            return
        self._show_again(changes)
        if here and self._gone is not None:
            self._focus_list()

    def take_focus(self) -> None:
        """Put the focus where it was, else on the list, at the record shown last."""
        last = self.focusWidget()
        if last is not None and last is not self.pane.new and can_take_focus(last):
            super().take_focus()
        else:
            self._focus_list()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a record, a filtered list, or the field for a new record."""
        if kind in FILTERS_OF_KINDS:
            self._open_list(Section.CLIENTS)
            self.pane.filter.set_filter(FILTERS_OF_KINDS[kind])
        elif kind == STALE_KIND:
            self._open_list(Section.CONTACTS)
            self.pane.stale.setChecked(True)
        elif kind in PARTS_OF_KINDS and ref is not None:
            self._open_part(kind, ref)
        elif kind in SECTION_OF:
            self.pane.show_section(SECTION_OF[kind])
            if ref is None:
                self.begin_new()
            else:
                self.show_record(SECTION_OF[kind], ref, take_focus=True)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a client at one of her rows."""
        self.show_record(Section.CLIENTS, ref)
        if self._shown() == (Section.CLIENTS, ref):
            part, rows, what = ROWS_OF_KINDS[kind]
            self.client.show_part(part).focus_row(rows, part_id, what)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name, ref, row = (*key.split(":"), "")[:3]
        section = SECTION_OF[name.partition(".")[0]]
        if ref == "new":
            self.pane.show_section(section)
            self.begin_new()
            return True
        self.show_record(section, int(ref))
        if self._shown() != (section, int(ref)):
            return False
        if section is Section.CLIENTS:
            return self.client.show_draft(name, row)
        return self._network_view(section).show_draft()

    def commit(self) -> None:
        """Save now what can be saved."""
        self.client.commit()
        self.contact.commit()
        self.organisation.commit()

    def place(self) -> Place:
        shown = self._shown()
        if self.newcomer is not None:
            return Place(KEY, (), f"{self.pane.section().value}/new")
        if shown is None:
            return Place(KEY, (), f"{self.pane.section().value}/")
        section, ref = shown
        part = self.client.part() if section is Section.CLIENTS else ""
        field, cursor = self._focused_field(section)
        return Place(
            KEY, ((KIND_OF[section].value, ref),), f"{section.value}/{part}", field, cursor
        )

    def restore(self, place: Place) -> None:
        """Go back to the record, the tab, the field and the cursor."""
        number, _, part = place.part.partition("/")
        if number.isdecimal() and int(number) < len(Section):
            self.pane.show_section(Section(int(number)))
        if part == "new":
            self.begin_new()
            return
        for kind, ref in place.refs:
            self.show_record(SECTION_OF[kind], ref, take_focus=True)
            if kind == RecordKind.CLIENT.value:
                self.client.show_part(part)
                self.client.focus_field(place.field, place.cursor)
            elif place.field:
                self._network_view(SECTION_OF[kind]).focus_field(place.field, place.cursor)

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        self.client.keep_drafts()
        self.contact.keep_drafts()
        self.organisation.keep_drafts()
        if self.newcomer is not None:
            self.newcomer.keep_draft()

    def print_this(self) -> None:
        """Print the booklet of the open client."""
        shown = self._shown()
        if shown is not None and shown[0] is Section.CLIENTS:
            self.context.navigate(BOOKLET_KIND, shown[1])

    def show_record(self, section: Section, ref: int, *, take_focus: bool = False) -> None:
        """Show one record at the right and select it at the left."""
        self._end_new()
        if self._shown() not in (None, (section, ref)):
            self.context.went_on.emit()
        if self.pane.section() is not section:
            self.pane.show_section(section)
        try:
            self._show(section, ref)
        except RecordGone:
            self._show_nobody()
            return
        self._gone = None
        self.panes.back.set_label(ALL[section])
        self.pane.lists[section].select(ref)
        self.panes.show_detail()
        if take_focus:
            self._focus_detail(section)

    @Slot()
    def begin_new(self) -> None:
        """Ask for the name of a new record of the present section."""
        self._end_new()
        self._gone = None
        self.newcomer = newcomer_for(self.context, self.pane.section())
        self.newcomer.created.connect(self._on_newcomer_created)
        self.newcomer.dismissed.connect(self._on_newcomer_dismissed)
        self.newcomer.client_wanted.connect(self._on_client_wanted)
        self._detail.addWidget(self.newcomer)
        self._detail.setCurrentWidget(self.newcomer)
        self.panes.back.set_label(ALL[self.pane.section()])
        self.panes.show_detail()
        self.newcomer.name.setFocus()

    def _show(self, section: Section, ref: int) -> None:
        workspace = self.context.workspace
        if section is Section.CLIENTS:
            self.client.show_client(workspace.clients.detail(ClientId(ref)))
            self._detail.setCurrentWidget(self.client)
        elif section is Section.CONTACTS:
            self.contact.show_contact(workspace.contacts.detail(ContactId(ref)))
            self._detail.setCurrentWidget(self.contact)
        else:
            view = workspace.organisations.detail(OrganisationId(ref))
            self.organisation.show_organisation(view)
            self._detail.setCurrentWidget(self.organisation)

    def _show_again(self, changes: tuple[Change, ...]) -> None:
        shown = self._shown()
        if shown is None:
            self.nobody.say(self.pane.section(), bare=self.pane.is_bare())
            return
        section, ref = shown
        touched = {(change.kind, change.ref) for change in changes}
        # Contacts and lists stand in other records, too: only changes of other clients do not.
        others = {kind for kind, _ in touched} - {RecordKind.CLIENT.value}
        if changes and not others and (KIND_OF[section].value, ref) not in touched:
            return
        try:
            self._show(section, ref)
        except RecordGone:
            self._show_nobody()
            self._gone = shown

    def _show_nobody(self) -> None:
        self.nobody.say(self.pane.section(), bare=self.pane.is_bare())
        self._detail.setCurrentWidget(self.nobody)
        self.panes.show_list()

    def _shown(self) -> tuple[Section, int] | None:
        current = self._detail.currentWidget()
        if current is self.client and self.client.client is not None:
            return Section.CLIENTS, self.client.client.id
        if current is self.contact and self.contact.ref is not None:
            return Section.CONTACTS, self.contact.ref
        if current is self.organisation and self.organisation.ref is not None:
            return Section.ORGANISATIONS, self.organisation.ref
        return None

    def _open_list(self, section: Section) -> None:
        self.pane.show_section(section)
        self.panes.show_list()
        self.pane.focus_list()

    def _has_focus(self) -> bool:
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now) and can_take_focus(now)

    @Slot()
    def _focus_list(self) -> None:
        """Go to the list, or to what stands in its place while it is empty."""
        self.pane.focus_list()
        if not self._has_focus():
            super().take_focus()

    def _open_part(self, kind: str, ref: int) -> None:
        self.show_record(Section.CLIENTS, ref)
        if kind == "client.step":
            self.client.begin_step()
        else:
            tab = self.client.show_part(PARTS_OF_KINDS[kind])
            tab.focus_first()
            tab.show_focused()

    def _focus_detail(self, section: Section) -> None:
        if section is Section.CLIENTS:
            self.client.tab().focus_first()
            self.client.tab().show_focused()
        else:
            self._network_view(section).header.button.setFocus()

    def _focused_field(self, section: Section) -> tuple[str, int]:
        if section is Section.CLIENTS:
            return self.client.focused_field()
        return self._network_view(section).focused_field()

    def _network_view(self, section: Section) -> ContactDetail | OrganisationDetail:
        return self.contact if section is Section.CONTACTS else self.organisation

    def _end_new(self) -> None:
        if self.newcomer is not None:
            self.newcomer.keep_draft()
            self._detail.removeWidget(self.newcomer)
            self.newcomer.hide()
            self.newcomer.deleteLater()
            self.newcomer = None

    def _layout(self) -> None:
        self.panes.list_body.addWidget(self.pane)
        for widget in (self.nobody, self.client, self.contact, self.organisation):
            self._detail.addWidget(widget)
        self.panes.set_detail(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.cover = PrivacyCover(self.pane)

    def _connect(self) -> None:
        self.pane.chosen.connect(self._on_pane_chosen)
        self.pane.entered.connect(self._on_pane_entered)
        self.pane.new_wanted.connect(self.begin_new)
        self.pane.section_changed.connect(self._on_pane_section_changed)
        self.nobody.new_wanted.connect(self.begin_new)
        self.panes.back.clicked.connect(self._focus_list)
        self.client.client_wanted.connect(self._on_client_wanted)
        self.contact.record_wanted.connect(self.context.navigate)
        self.organisation.record_wanted.connect(self.context.navigate)
        self.organisation.contact_wanted.connect(self._on_contact_wanted)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.begin_new),
            ("Ctrl+Left", self._on_back_shortcut),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _on_pane_section_changed(self) -> None:
        """Show what is selected in the other list: the detail belongs to its list."""
        self._end_new()
        ref = self.pane.list().current_ref()
        if ref is None:
            self._show_nobody()
        else:
            self.show_record(self.pane.section(), ref)
            self.panes.show_list()

    @Slot(object)
    def _on_pane_chosen(self, ref: int) -> None:
        if not self.panes.is_narrow():
            self.show_record(self.pane.section(), ref)

    @Slot(object)
    def _on_pane_entered(self, ref: int) -> None:
        self.show_record(self.pane.section(), ref, take_focus=True)

    @Slot(object)
    def _on_client_wanted(self, ref: int) -> None:
        self.show_record(Section.CLIENTS, ref, take_focus=True)

    @Slot(object)
    def _on_contact_wanted(self, organisation_id: int) -> None:
        self.pane.show_section(Section.CONTACTS)
        self.begin_new()
        if self.newcomer is not None:
            self.newcomer.set_create(partial(create_contact_of, self.context, organisation_id))

    @Slot(object)
    def _on_newcomer_created(self, ref: int) -> None:
        section = self.pane.section()
        self.show_record(section, ref)
        if section is Section.CLIENTS:
            tab = self.client.show_part(PersonTab.part)
            tab.focus_field("identity.wanted_name")
        else:
            field = "function" if section is Section.CONTACTS else "short_name"
            self._network_view(section).focus_field(field, -1)

    @Slot()
    def _on_newcomer_dismissed(self) -> None:
        self._end_new()
        self.pane.focus_list()

    @Slot()
    def _on_back_shortcut(self) -> None:
        self.panes.show_list()
        self._focus_list()

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)
