"""Angebote & Bedarfe: what there is, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.pages.network.offers.needs import NeedList
from gkdesk.ui.pages.network.offers.offers import OfferList
from gkdesk.ui.pages.network.section import NetworkSection
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_section import RecordSection

PARTS: tuple[type[OfferList | NeedList], ...] = (OfferList, NeedList)
_SWITCH = "Was zeigen?"


class OffersSection(NetworkSection):
    """Two lists of which one is shown; each is made when it is shown first.

    Every list has the switch above it, always set to itself: so it stands where the eye is,
    above the list, also in a narrow window.
    """

    key: ClassVar[str] = "offers"
    paper: ClassVar[str] = "network.offers"
    title: ClassVar[str] = "Angebote & Bedarfe"
    kinds: ClassVar[tuple[str, ...]] = tuple(kind for part in PARTS for kind in part.kinds)
    lists: ClassVar[tuple[str, ...]] = tuple(name for part in PARTS for name in part.lists)

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state, parent)
        self._made: dict[str, RecordSection] = {}
        self._waiting: dict[str, tuple[Change, ...]] = {}
        self.switches: dict[str, Segmented] = {}
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._shown = PARTS[0].key
        self._part(self._shown)

    def list_shown(self) -> RecordSection:
        """Return the list that is shown."""
        return self.show_list(self._shown)

    def show_list(self, key: str) -> RecordSection:
        """Show one of the lists and return it; what changed meanwhile is read now."""
        part = self._part(key)
        self._shown = key
        self._stack.setCurrentWidget(part)
        changes = self._waiting.pop(key, None)
        if changes is not None:
            part.reload(changes)
        return part

    def reload(self, changes: tuple[Change, ...]) -> None:
        for key in self._made:
            before = self._waiting.get(key)
            whole = before == () or not changes
            self._waiting[key] = () if whole else (*(before or ()), *changes)
        self.show_list(self._shown)

    def open(self, kind: str, ref: int | None) -> None:
        self._show_for(kind).open(kind, ref)

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        self._show_for(kind).open_part(kind, ref, part_id)

    def open_draft(self, key: str) -> bool:
        return self._show_for(key.partition(":")[0]).open_draft(key)

    def commit(self) -> None:
        for part in self._made.values():
            part.commit()

    def flush(self) -> None:
        for part in self._made.values():
            part.flush()

    def shown(self) -> tuple[tuple[str, int], ...]:
        return self.list_shown().shown()

    def part(self) -> str:
        return f"{self._shown}:{self.list_shown().part()}"

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        key, _, inner = part.partition(":")
        if key in {each.key for each in PARTS}:
            self.show_list(key).restore(refs, inner)

    def focus_field(self, field: str, cursor: int) -> None:
        self.list_shown().focus_field(field, cursor)

    def focused_field(self) -> tuple[str, int]:
        return self.list_shown().focused_field()

    def begin_new(self) -> None:
        self.list_shown().begin_new()

    def take_focus(self) -> None:
        self.list_shown().take_focus()

    def _show_for(self, kind: str) -> RecordSection:
        """Show the list that knows this kind or this name of a filtered list."""
        root = kind.partition(".")[0]
        found = next(each for each in PARTS if root in each.kinds)
        return self.show_list(found.key)

    def _part(self, key: str) -> RecordSection:
        if key not in self._made:
            kind = next(each for each in PARTS if each.key == key)
            part = kind(self.context, self.state, self._stack)
            self._made[key] = part
            self._waiting[key] = ()
            self._add_switch(part)
            self._stack.addWidget(part)
            set_reading_order(part)
        return self._made[key]

    def _add_switch(self, part: RecordSection) -> None:
        switch = Segmented(_SWITCH, [each.title for each in PARTS])
        keys = [each.key for each in PARTS]
        for index in range(len(keys)):
            switch.button(index).setProperty("dense", True)  # noqa: FBT003 - Qt's own
        switch.set_current(keys.index(part.key))
        switch.current_changed.connect(self._on_switch_current_changed)
        self.switches[part.key] = switch
        margin = theme.px("space.l")
        row = QHBoxLayout()
        row.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        row.addWidget(switch)
        row.addStretch(1)
        part.panes.list_body.insertLayout(0, row)

    @Slot(int)
    def _on_switch_current_changed(self, index: int) -> None:
        left, key = self.switches[self._shown], PARTS[index].key
        if key == self._shown:
            return
        self.context.went_on.emit()
        place = [each.key for each in PARTS].index(self._shown)
        self.show_list(key)
        left.blockSignals(True)  # noqa: FBT003 - Qt's own
        left.set_current(place)
        left.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.switches[key].button(index).setFocus()
