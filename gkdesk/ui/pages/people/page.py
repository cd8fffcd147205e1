"""Menschen: the list at the left, one person at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.services.clients.fields import Identity
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus, has_focus
from gkdesk.ui.pages.people.client_view import ClientView
from gkdesk.ui.pages.people.kinds import FILTERS_OF_KINDS, PARTS_OF_KINDS, ROWS_OF_KINDS
from gkdesk.ui.pages.people.list_pane import ListPane
from gkdesk.ui.pages.people.nobody import NobodyShown
from gkdesk.ui.pages.people.person_tab import PersonTab
from gkdesk.ui.records.duplicate_hint import DuplicateHint, sounding_like
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.records.new_record import NewRecord
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import PrivacyCover

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change, Outcome

KEY = "people"
NEW = "new"
CLIENT = RecordKind.CLIENT.value


class PeoplePage(Page):
    """The page Menschen."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Menschen"
    icon: ClassVar[str] = "people"
    help_topic: ClassVar[str] = "menschen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lookup = OfficeLookup(context.workspace)
        self.panes = ListDetail("Alle Menschen")
        self.pane = ListPane(context, self.lookup)
        self.cover: PrivacyCover
        self.client = ClientView(context, self.lookup)
        self.nobody = NobodyShown()
        self.newcomer: NewRecord | None = None
        self._detail = QStackedWidget()
        self._gone: int | None = None
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read what changed; selection, scroll place and half-typed input stay."""
        self.lookup.forget(changes)
        self.pane.reload(changes)
        here = has_focus(self)
        gone, touched = self._gone, {(change.kind, change.ref) for change in changes}
        if gone is not None and (CLIENT, gone) in touched:
            self.show_client(gone, take_focus=here)
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
        """Show a client, a filtered list, or the field for a new one."""
        if kind in FILTERS_OF_KINDS:
            self.panes.show_list()
            self.pane.focus_list()
            self.pane.filter.set_filter(FILTERS_OF_KINDS[kind])
        elif ref is None:
            self.begin_new()
        elif kind in PARTS_OF_KINDS:
            self._open_part(kind, ref)
        else:
            self.show_client(ref, take_focus=True)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a client at one of her rows."""
        self.show_client(ref)
        if self._shown() == ref:
            part, rows, what = ROWS_OF_KINDS[kind]
            self.client.show_part(part).focus_row(rows, part_id, what)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        name, ref, row = (*key.split(":"), "")[:3]
        if ref == NEW:
            self.begin_new()
            return True
        self.show_client(int(ref))
        return self._shown() == int(ref) and self.client.show_draft(name, row)

    def commit(self) -> None:
        """Save now what can be saved."""
        self.client.commit()

    def place(self) -> Place:
        ref = self._shown()
        if ref is None:
            return Place(KEY, part=NEW if self.newcomer is not None else "")
        field, cursor = self.client.focused_field()
        return Place(KEY, ((CLIENT, ref),), self.client.part(), field, cursor)

    def restore(self, place: Place) -> None:
        """Go back to the client, the tab, the field and the cursor."""
        if place.part == NEW:
            self.begin_new()
            return
        for _, ref in place.refs:
            self.show_client(ref, take_focus=True)
            self.client.show_part(place.part)
            self.client.focus_field(place.field, place.cursor)

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        self.client.keep_drafts()
        if self.newcomer is not None:
            self.newcomer.keep_draft()

    def print_this(self) -> None:
        """Go to the paper of what is open."""
        if self._shown() is not None:
            self.client.print_this()

    def show_client(self, ref: int, *, take_focus: bool = False) -> None:
        """Show one client at the right and select her at the left."""
        self._end_new()
        if self._shown() not in (None, ref):
            self.context.went_on.emit()
        try:
            self._show(ref)
        except RecordGone:
            self._show_nobody()
            return
        self._gone = None
        self.pane.list.select(ref)
        self.panes.show_detail()
        if take_focus:
            self._focus_detail()

    @Slot()
    def begin_new(self) -> None:
        """Ask for the name of a new client."""
        self._end_new()
        self._gone = None
        self.newcomer = self._newcomer()
        self.newcomer.created.connect(self._on_newcomer_created)
        self.newcomer.dismissed.connect(self._on_newcomer_dismissed)
        self.newcomer.known_wanted.connect(self._on_client_wanted)
        self._detail.addWidget(self.newcomer)
        self._detail.setCurrentWidget(self.newcomer)
        self.panes.show_detail()
        self.newcomer.name.setFocus()

    def _newcomer(self) -> NewRecord:
        find = partial(sounding_like, self.context, RecordKind.CLIENT)
        return NewRecord(
            self.context,
            title="Neue Person",
            label="Name",
            help_text="Ein Name genügt. Alles andere können Sie gleich oder später eintragen.",
            key="client:new",
            create=partial(_create, self.context),
            hints=DuplicateHint(self.context, find),
        )

    def _show(self, ref: int) -> None:
        self.client.show_client(self.context.workspace.clients.detail(ClientId(ref)))
        self._detail.setCurrentWidget(self.client)

    def _show_again(self, changes: tuple[Change, ...]) -> None:
        ref = self._shown()
        if ref is None:
            self.nobody.say(bare=self.pane.is_bare())
            return
        touched = {(change.kind, change.ref) for change in changes}
        # Contacts and lists stand in other records, too: only changes of other clients do not.
        others = {kind for kind, _ in touched} - {CLIENT}
        if changes and not others and (CLIENT, ref) not in touched:
            return
        try:
            self._show(ref)
        except RecordGone:
            self._show_nobody()
            self._gone = ref

    def _show_nobody(self) -> None:
        self.nobody.say(bare=self.pane.is_bare())
        self._detail.setCurrentWidget(self.nobody)
        self.panes.show_list()

    def _shown(self) -> int | None:
        is_shown = self._detail.currentWidget() is self.client
        return self.client.client.id if is_shown and self.client.client is not None else None

    @Slot()
    def _focus_list(self) -> None:
        """Go to the list, or to what stands in its place while it is empty."""
        self.pane.focus_list()
        if not has_focus(self):
            super().take_focus()

    def _open_part(self, kind: str, ref: int) -> None:
        self.show_client(ref)
        if kind == "client.step":
            self.client.begin_step()
        else:
            tab = self.client.show_part(PARTS_OF_KINDS[kind])
            tab.focus_first()
            tab.show_focused()

    def _focus_detail(self) -> None:
        self.client.tab().focus_first()
        self.client.tab().show_focused()

    def _end_new(self) -> None:
        if self.newcomer is not None:
            self.newcomer.keep_draft()
            self._detail.removeWidget(self.newcomer)
            self.newcomer.hide()
            self.newcomer.deleteLater()
            self.newcomer = None

    def _layout(self) -> None:
        self.panes.list_body.addWidget(self.pane)
        self._detail.addWidget(self.nobody)
        self._detail.addWidget(self.client)
        self.panes.set_detail(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.cover = PrivacyCover(self.pane)
        self.cover.set_covering(on=self.context.privacy.is_on())

    def _connect(self) -> None:
        self.pane.chosen.connect(self._on_pane_chosen)
        self.pane.entered.connect(self._on_client_wanted)
        self.pane.new_wanted.connect(self.begin_new)
        self.nobody.new_wanted.connect(self.begin_new)
        self.panes.back.clicked.connect(self._focus_list)
        self.client.client_wanted.connect(self._on_client_wanted)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.begin_new),
            ("Ctrl+Left", self._on_back_shortcut),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot(object)
    def _on_pane_chosen(self, ref: int) -> None:
        if not self.panes.is_narrow():
            self.show_client(ref)

    @Slot(object)
    def _on_client_wanted(self, ref: int) -> None:
        self.show_client(ref, take_focus=True)

    @Slot(object)
    def _on_newcomer_created(self, ref: int) -> None:
        self.show_client(ref)
        self.client.show_part(PersonTab.part).focus_field("identity.wanted_name")

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


def _create(context: PageContext, name: str) -> Outcome:
    return context.workspace.clients.create(Identity(official_name=name))
