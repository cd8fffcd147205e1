"""Übersicht: the network as a map or a table, and all about one record in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.network.look import BodyView, FocusView, MunicipalityView
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import BodyId
from gkdesk.ui.pages.network.overview.actions import ORGANISATIONS, MenuEntry
from gkdesk.ui.pages.network.overview.beginning import Beginning
from gkdesk.ui.pages.network.overview.browse import Browse
from gkdesk.ui.pages.network.overview.card_new_cooperation import KEY as NEW_COOPERATION
from gkdesk.ui.pages.network.overview.card_new_cooperation import begun_with
from gkdesk.ui.pages.network.overview.editor import RecordEditor
from gkdesk.ui.pages.network.overview.place import Scene, read_scene
from gkdesk.ui.pages.network.overview.table_memory import TableMemory
from gkdesk.ui.pages.network.records.merge_action import TEXT as MERGE
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.pages.network.section import NetworkSection
from gkdesk.ui.pages.page import can_take_focus

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

NEW = "new"
BODY_ON_MAP = "body.map"
_EDIT, _NEW_ACTOR, _NEW_TIE = "edit", "new", "new_cooperation"
_KINDS = {
    RecordKind.ORGANISATION.value: RecordKind.ORGANISATION,
    RecordKind.COOPERATION.value: RecordKind.COOPERATION,
}


class OverviewSection(NetworkSection):
    """Map or table; „Bearbeiten“ opens the full record in their place."""

    key: ClassVar[str] = "overview"
    title: ClassVar[str] = "Übersicht"
    kinds: ClassVar[tuple[str, ...]] = tuple(_KINDS)
    lists: ClassVar[tuple[str, ...]] = (BODY_ON_MAP,)

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state, parent)
        self.browse = Browse(context, state)
        self.memory = TableMemory(context.workspace, self.browse.tables)
        self.editor = RecordEditor(context, state)
        self.beginning = Beginning(context)
        self._stack = QStackedWidget()
        self._count: int | None = None
        self._is_old = True
        self._layout()
        self._connect()

    def count(self) -> int | None:
        return self._count

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Show the network as it stands, and the record that is open."""
        del changes
        self._is_old = True
        self._count = len(self.state.network().actors)
        self.count_changed.emit()
        self.beginning.read(frozenset(actor.id for actor in self.state.network().actors))
        if not self.is_editing():
            self._show_home()
        shown = self.editor.shown()
        if self.is_editing() and shown is not None:
            try:
                self.editor.show_record(*shown)
            except RecordGone:
                self.go_back()

    def is_editing(self) -> bool:
        """Tell whether a full record stands in the place of map and table."""
        return self._stack.currentWidget() is self.editor

    def open(self, kind: str, ref: int | None) -> None:
        """Open the full record, ask for a new one, or show who sits in a body."""
        if kind == BODY_ON_MAP and ref is not None:
            self.go_back()
            self.browse.show_view(BodyView(BodyId(ref)))
            self._go_home()
        elif ref is None and kind == RecordKind.COOPERATION.value:
            self.go_back()
            self.browse.begin_cooperation()
        elif ref is None:
            self.begin_new()
        else:
            self.edit(_KINDS[kind], ref)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        root, _, name = kind.partition(".")
        self.edit(_KINDS[root], ref)
        view = self.editor.view()
        if view is not None and name in view.parts.lists:
            view.parts.focus_row(name, part_id, "edit")

    def open_draft(self, key: str) -> bool:
        name, ref, row = (*key.split(":"), "")[:3]
        root = name.partition(".")[0]
        if key.startswith(NEW_COOPERATION):
            self.go_back()
            self.browse.begin_cooperation(*begun_with(key))
            return True
        if ref == NEW:
            self.open(root, None)
            return True
        self.edit(_KINDS[root], int(ref))
        view = self.editor.view()
        return view is not None and self.is_editing() and view.show_draft(name, row)

    def edit(self, kind: RecordKind, ref: int) -> None:
        """Open all about a record; it is what is selected from now on."""
        try:
            view = self.editor.show_record(kind, ref)
        except RecordGone:
            self.go_back()
            return
        self.context.went_on.emit()
        self.state.choose(kind, ref)
        self._stack.setCurrentWidget(self.editor)
        view.focus_first()

    @Slot()
    def begin_new(self) -> None:
        newcomer = self.editor.begin_new()
        self._stack.setCurrentWidget(self.editor)
        newcomer.name.setFocus()

    @Slot()
    def go_back(self) -> None:
        """Go back to map or table, where the record stays selected."""
        if self.is_editing():
            self.editor.commit()
            self.editor.end_new()
            self._go_home()

    def _home(self) -> QWidget:
        """Return map and table, or the beginning where there is nothing to show yet."""
        if self.beginning.is_in_list() or not self.state.network().actors:
            return self.beginning
        return self.browse

    def _show_home(self) -> QWidget:
        """Show map and table as they stand; they are not drawn anew while a record hides them."""
        home = self._home()
        self._stack.setCurrentWidget(home)
        if self._is_old:
            self._is_old = False
            self.browse.read()
        return home

    @Slot()
    def _go_home(self) -> None:
        home = self._show_home()
        (self.browse.twin() if home is self.browse else self.beginning.first).setFocus()

    def commit(self) -> None:
        self.editor.commit()

    def flush(self) -> None:
        self.editor.keep_drafts()
        self.beginning.keep_draft()
        if self.browse.side.form is not None:
            self.browse.side.form.keep_draft()
        self.memory.keep()

    def shown(self) -> tuple[tuple[str, int], ...]:
        shown = self.editor.shown() if self.is_editing() else None
        if shown is not None:
            return ((shown[0].value, shown[1]),)
        selected = self.state.selected
        return () if selected is None else ((selected.kind.value, selected.ref),)

    def part(self) -> str:
        pane = ""
        if self.is_editing():
            pane = _EDIT if self.editor.newcomer is None else _NEW_ACTOR
        elif self.browse.side.form is not None:
            pane = _NEW_TIE
        return Scene(self.browse.view, self.browse.bar.choices(), pane).text()

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        scene = read_scene(part)
        self.browse.show_scene(scene.view, scene.choices)
        for kind, ref in refs:
            if scene.pane == _EDIT:
                self.edit(_KINDS[kind], ref)
            else:
                self.state.choose(_KINDS[kind], ref)
        if scene.pane == _NEW_ACTOR:
            self.begin_new()
        elif scene.pane == _NEW_TIE:
            typed = self.context.drafts.keys(NEW_COOPERATION)
            self.browse.begin_cooperation(*begun_with(next(iter(typed), NEW_COOPERATION)))
        elif scene.pane != _EDIT:
            self._go_home()

    def focused_field(self) -> tuple[str, int]:
        view = self.editor.view() if self.is_editing() else None
        return ("", -1) if view is None else view.parts.focused_field()

    def focus_field(self, field: str, cursor: int) -> None:
        view = self.editor.view() if self.is_editing() else None
        if view is not None:
            view.parts.focus_field(field, cursor)

    def take_focus(self) -> None:
        """Put the focus where it was, else on map or table."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last):
            last.setFocus()
        elif self._stack.currentWidget() is self.browse:
            self.browse.twin().setFocus()
        else:
            super().take_focus()

    def print_this(self) -> None:
        """Go to the paper of what is shown: an outline, or the map with its view."""
        shown = self.editor.shown() if self.is_editing() else None
        view = self.browse.view
        if shown is not None and shown[0] is RecordKind.COOPERATION:
            self.context.navigate("paper.agreement.outline", shown[1])
        elif shown is not None:
            self.context.navigate("paper.map.alliance:organisation", shown[1])
        elif isinstance(view, FocusView):
            self._print_map("organisation", view.actor)
        elif isinstance(view, BodyView):
            self._print_map("body", view.body)
        elif isinstance(view, MunicipalityView):
            self._print_map("municipality", view.municipality)
        else:
            self._print_map("alliance", None)

    def _print_map(self, scope: str, ref: int | None) -> None:
        """Go to the map on paper with the view and the filters of the screen."""
        choices = self.browse.bar.choices()
        filters = f":{choices.text()}" if choices.is_filtering() else ""
        self.context.navigate(f"paper.map.alliance:{scope}{filters}", ref)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self.browse)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.beginning)

    def _connect(self) -> None:
        self.browse.edit_wanted.connect(self.edit)
        self.browse.new_actor_wanted.connect(self.begin_new)
        merge = MenuEntry(MERGE, self._on_merge_wanted, ORGANISATIONS, is_private=True)
        self.browse.actions_of.add(merge)
        self.beginning.new_wanted.connect(self.begin_new)
        self.beginning.done.connect(self._on_beginning_done)
        self.editor.back.clicked.connect(self.go_back)
        self.editor.created.connect(self._on_editor_created)
        self.editor.known_wanted.connect(self._on_known_wanted)
        for keys in ("Alt+Left", "Ctrl+Left"):
            shortcut = QShortcut(QKeySequence(keys), self.editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.go_back)

    def _on_merge_wanted(self) -> None:
        """Open the organisation and ask with which one it shall be merged."""
        selected = self.state.selected
        if selected is not None:
            self.edit(selected.kind, selected.ref)
            view = self.editor.view()
            if isinstance(view, OrganisationDetail):
                view.merge_action.trigger()

    @Slot()
    def _on_beginning_done(self) -> None:
        self.beginning.leave_list()
        self._go_home()

    @Slot(object)
    def _on_editor_created(self, ref: int) -> None:
        self.edit(RecordKind.ORGANISATION, ref)
        self.focus_field("organisation.short_name", -1)

    @Slot(object)
    def _on_known_wanted(self, ref: int) -> None:
        self.edit(RecordKind.ORGANISATION, ref)
