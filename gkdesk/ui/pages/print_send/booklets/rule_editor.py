"""What one block of an own profile shows: always, or only if the person asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gkdesk.services.booklets.profiles.profile import (
    ALWAYS_FILLED,
    NEVER_BLANK,
    ONLY_ON_REQUEST,
    BlockRule,
    BookletBlock,
    BookletField,
    Fill,
    possible_fields,
)
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.words import BLOCK_WORDS, FIELD_WORDS, FILL_WORDS
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import Box, Label, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_FIELDS = "Dieser Teil zeigt keine Angaben aus der Akte."
_FIXED = "Der Umschlag steht immer im Heft."


class Showing:
    """How a block can show a field."""

    ALWAYS = "immer"
    ON_REQUEST = "nur auf Wunsch"
    NEVER = "nie"


class RuleEditor(Box):
    """Emit `changed` with the rule as it is wanted."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("quiet")
        self._rule: BlockRule | None = None
        self._base = ""
        self.title = Label("", Role.STRONG, wrap=True)
        self._preset_caption = Label("Ohne Wahl der Person", Role.QUIET)
        self.preset: Offer[Fill] = Offer("Was ohne Wahl der Person geschieht")
        self.note = Label("", Role.QUIET, wrap=True)
        self.fields: dict[BookletField, Offer[str]] = {}
        self._place = QVBoxLayout()
        self._made: QWidget | None = None
        margin = theme.px("space.m")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.xs"))
        for widget in (self.title, self._preset_caption, self.preset, self.note):
            column.addWidget(widget)
        column.addLayout(self._place)
        self.preset.currentIndexChanged.connect(self._on_any_changed)

    def show_rule(self, rule: BlockRule, base: str) -> None:
        """Show what a block of a profile with this base shows."""
        is_other = self._rule is None or self._rule.block is not rule.block or self._base != base
        self._rule, self._base = rule, base
        if is_other:
            self._offer(rule.block, base)
        with QSignalBlocker(self.preset):
            self.preset.choose(rule.preset)
        for field, box in self.fields.items():
            with QSignalBlocker(box):
                box.choose(_showing(rule, field))

    def proposal(self, block: BookletBlock, base: str) -> BlockRule:
        """Return a block that is taken in: it shows all it can, the delicate on request only."""
        fields = possible_fields(block, base)
        return BlockRule(block, fields - ONLY_ON_REQUEST, fields & ONLY_ON_REQUEST)

    def _offer(self, block: BookletBlock, base: str) -> None:
        self.title.setText(BLOCK_WORDS[block])
        self.setAccessibleName(BLOCK_WORDS[block])
        fills = [each for each in Fill if each is not Fill.BLANK or block not in NEVER_BLANK]
        self.preset.offer((each, FILL_WORDS[each]) for each in fills)
        fixed = block in ALWAYS_FILLED
        for widget in (self._preset_caption, self.preset):
            widget.setVisible(not fixed)
        offered = sorted(possible_fields(block, base), key=list(BookletField).index)
        words = [_FIXED] if fixed else []
        self.note.setText(" ".join(words if offered else [*words, NO_FIELDS]))
        self.note.setVisible(bool(self.note.text()))
        self._make(offered)

    def _make(self, offered: Iterable[BookletField]) -> None:
        if self._made is not None:
            self._place.removeWidget(self._made)
            self._made.hide()
            self._made.deleteLater()
        self._made = QWidget(self)
        grid = QGridLayout(self._made)
        grid.setContentsMargins(0, theme.px("space.s"), 0, 0)
        grid.setSpacing(theme.px("space.xs"))
        grid.setColumnStretch(1, 1)
        self._place.addWidget(self._made)
        self.fields = {}
        for line, field in enumerate(offered):
            box = self.fields[field] = Offer(FIELD_WORDS[field], _ways(field))
            caption = Label(FIELD_WORDS[field], wrap=True)
            caption.setBuddy(box)
            grid.addWidget(caption, line, 0)
            grid.addWidget(box, line, 1)
            box.currentIndexChanged.connect(self._on_any_changed)

    @Slot()
    def _on_any_changed(self) -> None:
        if self._rule is None:
            return
        shown = {field: box.value() for field, box in self.fields.items()}
        self.changed.emit(
            replace(
                self._rule,
                preset=self.preset.value() or Fill.FILLED,
                fields=frozenset(f for f, way in shown.items() if way == Showing.ALWAYS),
                on_request=frozenset(f for f, way in shown.items() if way == Showing.ON_REQUEST),
            )
        )


def _ways(field: BookletField) -> list[tuple[str, str]]:
    ways = [Showing.ALWAYS, Showing.ON_REQUEST, Showing.NEVER]
    if field in ONLY_ON_REQUEST:
        ways.remove(Showing.ALWAYS)
    return [(way, way) for way in ways]


def _showing(rule: BlockRule, field: BookletField) -> str:
    if field in rule.fields:
        return Showing.ALWAYS
    return Showing.ON_REQUEST if field in rule.on_request else Showing.NEVER
