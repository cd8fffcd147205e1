"""Block by block: filled, blank or left out; and what stands in a booklet on request only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gkdesk.services.booklets.profiles.profile import (
    ALWAYS_FILLED,
    NEVER_BLANK,
    BlockRule,
    BookletBlock,
    BookletChoice,
    BookletField,
    BookletProfile,
    Fill,
)
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.words import BLOCK_WORDS, FILL_WORDS, on_request_words
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import CheckBox, Label, Role
from gkdesk.ui.widgets.choices import INDICATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WISHES = "Nur auf ausdrücklichen Wunsch der Person"


class BlocksChoice(QWidget):
    """The blocks of one profile in its order; emit `changed` when one is decided otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fills: dict[BookletBlock, Offer[Fill]] = {}
        self.requests: dict[BookletField, CheckBox] = {}
        self.added: dict[BookletField, Label] = {}
        self._rules: tuple[BlockRule, ...] = ()
        self._single = True
        self._made: QWidget | None = None
        self._wishes: Label | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_profile(self, profile: BookletProfile) -> None:
        """Offer the blocks of a profile; those of another one go."""
        if profile.blocks == self._rules:
            return
        self._rules = profile.blocks
        if self._made is not None:
            self._column.removeWidget(self._made)
            self._made.hide()
            self._made.deleteLater()
        self._make(profile)
        self.show_wishes(on=self._single)

    def show_wishes(self, *, on: bool) -> None:
        """Offer what is on request: it is the wish of one person, never of many."""
        self._single = on
        shown = on and bool(self.requests)
        if self._wishes is not None:
            self._wishes.setVisible(shown)
        for check in self.requests.values():
            check.setVisible(shown)
        self.say_added({})

    def say_added(self, words: Mapping[BookletField, str]) -> None:
        """Say below what the person asked for what that adds to her booklet."""
        for field, label in self.added.items():
            said = words.get(field, "")
            label.setText(said)
            label.setVisible(bool(said))
            self.requests[field].setAccessibleDescription(said)

    def chosen(self) -> tuple[tuple[BookletBlock, Fill], ...]:
        """Return what happens to each block."""
        return tuple((block, box.value() or Fill.FILLED) for block, box in self.fills.items())

    def wanted(self) -> frozenset[BookletField]:
        """Return what the person asked for."""
        return frozenset(field for field, box in self.requests.items() if box.isChecked())

    def load(self, choice: BookletChoice) -> None:
        """Show a choice without telling; a block that it does not name is as its profile says."""
        presets = {rule.block: rule.preset for rule in self._rules}
        for block, box in self.fills.items():
            with QSignalBlocker(box):
                box.choose(choice.fill(block, presets[block]))
        for field, check in self.requests.items():
            with QSignalBlocker(check):
                check.setChecked(field in choice.on_request)

    def _make(self, profile: BookletProfile) -> None:
        self._made = QWidget(self)
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        self._column.addWidget(self._made)
        column.addLayout(self._grid(rule.block for rule in profile.blocks))
        column.addSpacing(theme.px("space.s"))
        self._wishes = Label(WISHES, Role.STRONG, wrap=True)
        column.addWidget(self._wishes)
        self.requests = {
            field: CheckBox(on_request_words(field)) for field in sorted(profile.on_request)
        }
        self.added = {field: Label("", Role.QUIET, wrap=True) for field in self.requests}
        for field, check in self.requests.items():
            column.addWidget(check)
            label = self.added[field]
            label.setContentsMargins(INDICATOR + theme.px("space.s"), 0, 0, theme.px("space.xs"))
            column.addWidget(label)
            label.hide()
            check.toggled.connect(self._on_any_changed)

    def _grid(self, blocks: Iterable[BookletBlock]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space.s"))
        grid.setVerticalSpacing(theme.px("space.xs"))
        grid.setColumnStretch(0, 1)
        self.fills = {}
        for block in blocks:
            if block in ALWAYS_FILLED:
                continue
            row = len(self.fills)
            box = self.fills[block] = Offer(BLOCK_WORDS[block], _answers(block))
            caption = Label(_divisible(BLOCK_WORDS[block]), wrap=True)
            caption.setBuddy(box)
            grid.addWidget(caption, row, 0)
            grid.addWidget(box, row, 1)
            box.currentIndexChanged.connect(self._on_any_changed)
        return grid

    @Slot()
    def _on_any_changed(self) -> None:
        self.changed.emit()


def _answers(block: BookletBlock) -> list[tuple[Fill, str]]:
    return [
        (fill, FILL_WORDS[fill])
        for fill in Fill
        if fill is not Fill.BLANK or block not in NEVER_BLANK
    ]


def _divisible(words: str) -> str:
    """Let the words that are longer than a narrow column be divided where German divides them."""
    soft = "\N{SOFT HYPHEN}"
    return words.replace("Ansprechpersonen", f"Ansprech{soft}personen").replace(
        "Einwilligungen", f"Einwilli{soft}gungen"
    )
