"""A page of several sections, one tab each; a section is made when it is shown first."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus
from gkdesk.ui.pages.sections_head import SectionsHead
from gkdesk.ui.widgets import Hairline

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.section import Section


class Tab(Protocol):
    """What is known of a section before it is made."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def kinds(self) -> tuple[str, ...]: ...

    @property
    def lists(self) -> tuple[str, ...]: ...


class SectionedPage(Page):
    """A head with the tabs of its sections, and the section that is shown.

    A page names its sections, makes each of them, lets go of what they share, and counts.
    """

    tabs: ClassVar[tuple[Tab, ...]]
    tabs_name: ClassVar[str]
    """What the tabs are called for who hears them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Section] = {}
        self._waiting: dict[str, tuple[Change, ...]] = {}
        self.head = SectionsHead(
            self.title, self.tabs_name, [(each.key, each.title) for each in self.tabs]
        )
        self._line = Hairline()
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)
        self.head.section_wanted.connect(self._on_head_section_wanted)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self._on_new_shortcut)

    @abstractmethod
    def _make(self, key: str, parent: QWidget) -> Section:
        """Return a new section below `parent`."""

    @abstractmethod
    def _forget(self, changes: tuple[Change, ...]) -> None:
        """Let go of what the sections share and changes may have touched; of all without any."""

    def _counts(self) -> dict[str, int | None]:
        """Return the numbers behind the titles; a tab that is left out stays as it is."""
        return {key: section.count() for key, section in self._read().items()}

    def section(self) -> Section:
        """Return the section that is shown."""
        return self._section(self.head.current())

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
        self._forget(changes)
        for key in self._made:
            before = self._waiting.get(key)
            whole = before == () or not changes
            self._waiting[key] = () if whole else (*(before or ()), *changes)
        self.show_section(self.head.current())
        self._show_counts()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a record, a filtered list, or the field for a new record."""
        section = self._section_of(kind)
        if section is not None:
            section.open(kind, ref)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows."""
        section = self._section_of(kind)
        if section is not None:
            section.open_part(kind, ref, part_id)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        section = self._section_of(key.partition(":")[0])
        return section is not None and section.open_draft(key)

    def commit(self) -> None:
        for section in self._made.values():
            section.commit()

    def flush(self) -> None:
        for section in self._made.values():
            section.flush()

    def place(self) -> Place:
        section = self.section()
        field, cursor = section.focused_field()
        return Place(self.key, section.shown(), f"{section.key}/{section.part()}", field, cursor)

    def restore(self, place: Place) -> None:
        """Go back to the section, the record, the field and the cursor."""
        key, _, part = place.part.partition("/")
        if key not in {each.key for each in self.tabs}:
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

    def _section_of(self, kind: str) -> Section | None:
        """Show the section of a kind of record or list; a list is told by its whole name."""
        root = kind.partition(".")[0]
        exact = [each for each in self.tabs if kind in (*each.kinds, *each.lists)]
        found = exact or [each for each in self.tabs if root in each.kinds]
        return self.show_section(found[0].key) if found else None

    def _section(self, key: str) -> Section:
        if key not in self._made:
            section = self._made[key] = self._make(key, self._stack)
            self._waiting[key] = ()
            self._stack.addWidget(section)
            section.count_changed.connect(self._show_counts)
        return self._made[key]

    def _read(self) -> dict[str, Section]:
        """Return the sections that show the present state."""
        return {key: made for key, made in self._made.items() if key not in self._waiting}

    def _show_head(self, *, shown: bool) -> None:
        """Show the tabs, or leave the whole page to a section."""
        self.head.setVisible(shown)
        self._line.setVisible(shown)

    @Slot()
    def _show_counts(self) -> None:
        for key, count in self._counts().items():
            self.head.show_count(key, count)

    @Slot(str)
    def _on_head_section_wanted(self, key: str) -> None:
        self.context.went_on.emit()
        self.show_section(key)

    @Slot()
    def _on_new_shortcut(self) -> None:
        self.section().begin_new()
