"""Netzwerk: a head with the tabs of its sections, and the section that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui.pages.network.findings.board import COUNTED
from gkdesk.ui.pages.network.head import NetworkHead
from gkdesk.ui.pages.network.sections import SECTIONS
from gkdesk.ui.pages.network.state import NetworkState
from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus
from gkdesk.ui.widgets import Hairline

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.section import Section

KEY = "network"


class NetworkPage(Page):
    """The page Netzwerk; a section is made when it is shown first."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Netzwerk"
    icon: ClassVar[str] = "network"
    help_topic: ClassVar[str] = "netzwerk"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = NetworkState(context)
        self.head = NetworkHead([(kind.key, kind.title) for kind in SECTIONS])
        self._stack = QStackedWidget()
        self._made: dict[str, Section] = {}
        self._waiting: dict[str, tuple[Change, ...] | None] = {}
        self._layout()
        self.head.section_wanted.connect(self._on_head_section_wanted)
        self.state.findings.changed.connect(self._on_findings_changed)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_new_shortcut)

    def section(self) -> Section:
        """Return the section that is shown."""
        return self.show_section(self.head.current())

    def show_section(self, key: str) -> Section:
        """Show a section and return it; what changed meanwhile is read now."""
        section = self._section(key)
        self.head.select(key)
        self._stack.setCurrentWidget(section)
        changes = self._waiting.pop(key, None)
        if changes is not None:
            section.reload(changes)
        return section

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read what changed in the section that is shown; the others do it when they are shown."""
        self.state.forget(changes)
        for key in self._made:
            before = self._waiting.get(key)
            whole = before == () or not changes
            self._waiting[key] = () if whole else (*(before or ()), *changes)
        self.show_section(self.head.current())
        self._on_section_count_changed()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a record, a filtered list, or the field for a new record."""
        found = next((each for each in SECTIONS if kind in (*each.kinds, *each.lists)), None)
        if found is not None:
            self.show_section(found.key).open(kind, ref)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows."""
        root = kind.partition(".")[0]
        found = next((each for each in SECTIONS if root in each.kinds), None)
        if found is not None:
            self.show_section(found.key).open_part(kind, ref, part_id)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        root = key.partition(":")[0].partition(".")[0]
        found = next((each for each in SECTIONS if root in each.kinds), None)
        return found is not None and self.show_section(found.key).open_draft(key)

    def commit(self) -> None:
        for section in self._made.values():
            section.commit()

    def flush(self) -> None:
        for section in self._made.values():
            section.flush()

    def place(self) -> Place:
        section = self.section()
        field, cursor = section.focused_field()
        return Place(KEY, section.shown(), f"{section.key}/{section.part()}", field, cursor)

    def restore(self, place: Place) -> None:
        """Go back to the section, the record, the field and the cursor."""
        key, _, part = place.part.partition("/")
        if key not in {each.key for each in SECTIONS}:
            return
        section = self.show_section(key)
        section.restore(place.refs, part)
        if place.field:
            section.focus_field(place.field, place.cursor)

    def take_focus(self) -> None:
        """Put the focus where it was in the section; the tabs are only passed on the way."""
        last = self.focusWidget()
        if last is not None and self._stack.isAncestorOf(last) and can_take_focus(last):
            last.setFocus()
        else:
            self.section().take_focus()

    def print_this(self) -> None:
        self.section().print_this()

    def _section(self, key: str) -> Section:
        if key not in self._made:
            kind = next(each for each in SECTIONS if each.key == key)
            section = kind.load()(self.context, self.state)
            section.count_changed.connect(self._on_section_count_changed)
            self._made[key] = section
            self._waiting[key] = ()
            self._stack.addWidget(section)
        return self._made[key]

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)

    @Slot(str)
    def _on_head_section_wanted(self, key: str) -> None:
        self.context.went_on.emit()
        self.show_section(key)

    @Slot()
    def _on_section_count_changed(self) -> None:
        counts = self.context.workspace.counts
        for key, count in (
            ("overview", counts.organisations),
            ("contacts", counts.contacts),
            ("bodies", counts.bodies),
            ("tasks", counts.tasks),
        ):
            if key not in self._made or key in self._waiting:
                self.head.show_count(key, count())
        for key, section in self._made.items():
            if key not in self._waiting:
                self.head.show_count(key, section.count())

    @Slot()
    def _on_findings_changed(self) -> None:
        board = self.state.findings.value
        for key in COUNTED:
            self.head.show_count(key, None if board is None else board.number(key))
            words = "" if board is None else board.words(key)
            waiting = 0 if board is None else board.number(key) or 0
            self.head.explain_count(key, words, waiting)

    @Slot()
    def _on_new_shortcut(self) -> None:
        self.section().begin_new()
