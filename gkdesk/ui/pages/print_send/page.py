"""Drucken & Senden: one tab for each kind of papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.page import Page, PageContext, Place, can_take_focus
from gkdesk.ui.pages.print_send.aids.part import AidsPart
from gkdesk.ui.pages.print_send.booklets.part import BookletsPart
from gkdesk.ui.pages.print_send.cases.part import CasesPart
from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart
from gkdesk.ui.pages.print_send.network.part import NetworkPart
from gkdesk.ui.pages.print_send.statistics.part import StatisticsPart
from gkdesk.ui.widgets import Hairline, HeadingLabel, Role, TabBar

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.print_send.part import PrintPart

KEY = "print"
PARTS: tuple[type[PrintPart], ...] = (
    BookletsPart,
    HandoutsPart,
    CasesPart,
    NetworkPart,
    AidsPart,
    StatisticsPart,
)


class PrintSendPage(Page):
    """The page of everything that leaves; a part is made when it is shown first."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Drucken & Senden"
    icon: ClassVar[str] = "printer"
    help_topic: ClassVar[str] = "drucken"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = TabBar("Was soll hinausgehen?", [part.title for part in PARTS])
        self._stack = QStackedWidget()
        self._made: dict[str, PrintPart] = {}
        self._waiting: dict[str, tuple[Change, ...]] = {}
        self._layout()
        self.tabs.current_changed.connect(self._on_tabs_current_changed)

    def part(self) -> PrintPart:
        """Return the part that is shown."""
        return self.show_part(PARTS[self.tabs.current()].key)

    def show_part(self, key: str) -> PrintPart:
        """Show a part and return it; what changed meanwhile is read now."""
        place = next(at for at, part in enumerate(PARTS) if part.key == key)
        if key not in self._made:
            self._made[key] = PARTS[place](self.context, self._stack)
            self._stack.addWidget(self._made[key])
            self._waiting[key] = ()
        self.tabs.set_current(place)
        self._stack.setCurrentWidget(self._made[key])
        changes = self._waiting.pop(key, None)
        if changes is not None:
            self._made[key].reload(changes)
        return self._made[key]

    def reload(self, changes: tuple[Change, ...]) -> None:
        for key in self._made:
            self._waiting[key] = (*self._waiting.get(key, ()), *changes)
        self.part()

    def topic(self) -> str:
        return self.part().help_topic or self.help_topic

    def open(self, kind: str, ref: int | None) -> None:
        """Show the part for this kind of papers, with what is asked for chosen."""
        root = kind.partition(".")[0]
        found = next((part for part in PARTS if root in part.kinds), None)
        if found is not None:
            self.show_part(found.key).open(kind, ref)

    def open_draft(self, key: str) -> bool:
        root = key.partition(".")[0]
        found = next((part for part in PARTS if root in part.kinds), None)
        return found is not None and self.show_part(found.key).open_draft(key)

    def place(self) -> Place:
        part = self.part()
        return Place(KEY, part.shown(), part.key)

    def restore(self, place: Place) -> None:
        if place.part in {part.key for part in PARTS}:
            self.show_part(place.part).restore(place.refs)

    def flush(self) -> None:
        for part in self._made.values():
            part.flush()

    def take_focus(self) -> None:
        """Put the focus where it was, else into the part."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last):
            super().take_focus()
        else:
            self.part().setFocus()

    def print_this(self) -> None:
        self.part().print_this()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QHBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), 0, theme.px("space.s"))
        head.setSpacing(theme.px("space.l"))
        head.addWidget(HeadingLabel(self.title, Role.PAGE))
        head.addWidget(self.tabs)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        self.context.went_on.emit()
        self.show_part(PARTS[index].key)
