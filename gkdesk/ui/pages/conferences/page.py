"""Konferenzen: sittings, structural issues and what was agreed, each on a tab of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.agreements.section import AgreementsSection
from gkdesk.ui.pages.conferences.issues.section import IssuesSection
from gkdesk.ui.pages.conferences.sittings import SittingsSection
from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.records.tab_strip import TabStrip
from gkdesk.ui.widgets import Hairline, HeadingLabel, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.section import Section

KEY = "conferences"
SECTIONS: tuple[type[SittingsSection | IssuesSection | AgreementsSection], ...] = (
    SittingsSection,
    IssuesSection,
    AgreementsSection,
)


class ConferencesPage(Page):
    """The page Konferenzen; a section is made when it is shown first."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Konferenzen"
    icon: ClassVar[str] = "conference"
    help_topic: ClassVar[str] = "konferenzen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lookup = OfficeLookup(context.workspace)
        self.sittings = SittingsSection(context, self.lookup)
        self._made: dict[str, Section] = {self.sittings.key: self.sittings}
        self._waiting: dict[str, tuple[Change, ...]] = {self.sittings.key: ()}
        self.strip = TabStrip("Bereiche der Konferenzen", [each.title for each in SECTIONS])
        self.head = QWidget()
        self._line = Hairline()
        self._stack = QStackedWidget()
        self._layout()
        self._connect()

    @property
    def issues(self) -> IssuesSection:
        """Return the structural issues."""
        return cast("IssuesSection", self._section(IssuesSection.key))

    @property
    def agreements(self) -> AgreementsSection:
        """Return what was agreed."""
        return cast("AgreementsSection", self._section(AgreementsSection.key))

    def section(self) -> Section:
        """Return the section that is shown."""
        return self._section(SECTIONS[self.strip.tabs.current()].key)

    def show_section(self, key: str) -> Section:
        """Show a section and return it; what changed meanwhile is read now."""
        section = self._section(key)
        self.strip.tabs.set_current([each.key for each in SECTIONS].index(key))
        self._stack.setCurrentWidget(section)
        changes = self._waiting.pop(key, None)
        if changes is not None:
            section.reload(changes)
        self._show_head(shown=section is not self.sittings or not self.sittings.is_alone())
        return section

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read what changed in the section that is shown; the others do it when they are shown."""
        self.lookup.forget(changes)
        for key in self._made:
            before = self._waiting.get(key)
            whole = before == () or not changes
            self._waiting[key] = () if whole else (*(before or ()), *changes)
        self.show_section(self.section().key)
        self._count()

    def open(self, kind: str, ref: int | None) -> None:
        """Show a meeting, a series, a structural issue or an agreement, or ask for a new one."""
        section = self._section_of(kind)
        if section is not None:
            self.show_section(section.key).open(kind, ref)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows."""
        section = self._section_of(kind)
        if section is not None:
            self.show_section(section.key).open_part(kind, ref, part_id)

    def open_draft(self, key: str) -> bool:
        """Go to the field of a draft."""
        section = self._section_of(key.partition(":")[0])
        return section is not None and self.show_section(section.key).open_draft(key)

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

    def _section_of(self, kind: str) -> Section | None:
        root = kind.partition(".")[0]
        found = next((each for each in SECTIONS if root in each.kinds), None)
        return None if found is None else self._section(found.key)

    def _section(self, key: str) -> Section:
        if key not in self._made:
            kind = next(each for each in SECTIONS if each.key == key)
            section = self._made[key] = kind(self.context, self.lookup)
            self._waiting[key] = ()
            self._stack.addWidget(section)
            section.count_changed.connect(self._count)
            if isinstance(section, AgreementsSection):
                section.sittings_wanted.connect(self._on_agreements_sittings_wanted)
        return self._made[key]

    def _show_head(self, *, shown: bool) -> None:
        """Leave the whole page to a meeting that has begun; its way back brings the tabs back."""
        self.head.setVisible(shown)
        self._line.setVisible(shown)

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        row = QHBoxLayout(self.head)
        row.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.s"))
        row.setSpacing(theme.px("space.l"))
        row.addWidget(HeadingLabel(self.title, Role.PAGE))
        row.addWidget(self.strip, 1)
        self._stack.addWidget(self.sittings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.strip.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.sittings.alone_changed.connect(self._on_sittings_alone_changed)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self._on_new_shortcut)

    @Slot()
    def _count(self) -> None:
        """Show how many structural issues and agreements are open."""
        counted = self.context.workspace.counts
        counts = {IssuesSection.key: counted.issues(), AgreementsSection.key: counted.actions()}
        for place, section in enumerate(SECTIONS):
            count = counts.get(section.key)
            words = section.title if not count else f"{section.title} {count}"
            self.strip.tabs.button(place).set_label(words)
        self.strip.fit()

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        self.context.went_on.emit()
        self.show_section(SECTIONS[index].key)

    @Slot(bool)
    def _on_sittings_alone_changed(self, alone: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.section() is self.sittings:
            self._show_head(shown=not alone)

    @Slot()
    def _on_agreements_sittings_wanted(self) -> None:
        self.context.went_on.emit()
        self.show_section(self.sittings.key).take_focus()

    @Slot()
    def _on_new_shortcut(self) -> None:
        self.section().begin_new()
