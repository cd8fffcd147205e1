"""An own profile: its name, its paper, its blocks in order, and what each of them shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.services.booklets.profiles.profile import (
    BlockRule,
    BookletBlock,
    BookletProfile,
    Fill,
    Layout,
    PageKind,
    possible_blocks,
)
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send.booklets.block_list import BlockLine, BlockList
from gkdesk.ui.pages.print_send.booklets.rule_editor import RuleEditor
from gkdesk.ui.pages.print_send.booklets.words import (
    BLOCK_WORDS,
    FILL_WORDS,
    LAYOUT_WORDS,
    PAPER_WORDS,
)
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    IconButton,
    Kind,
    Label,
    PlainButton,
    Role,
    SectionHeader,
)

if TYPE_CHECKING:
    from gkdesk.errors import InvalidInput

NEVER = (
    "Geschlecht, Familienstand, Staatsangehörigkeit, Religion, Herkunft und Geburtsland kann kein "
    "Heft enthalten. Aufenthalt und Gesundheit stehen nur im Heft, wenn die Person es wünscht."
)
ADD = "Teil aufnehmen"
LITTLE = (
    "Dieses Heft ist fast leer. Ausgefüllt sind nur: {}. Mit „Teil aufnehmen“ oder „Zurücksetzen“ "
    "kommt mehr hinein."
)
LETTERS = 22
"""So many letters of the name of a block are always shown."""


class ProfileEditor(QWidget):
    """Emit `changed` with the profile as it is wanted; nothing is kept here."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._profile: BookletProfile | None = None
        self.name = LineInput()
        self.name_row = FieldRow("Name des Profils", self.name, required=True)
        self.paper: Offer[PageKind] = Offer("Papier")
        self.layout_of_languages: Offer[Layout] = Offer(
            "Zwei Sprachen stehen", LAYOUT_WORDS.items()
        )
        self.blocks = BlockList()
        self.up = IconButton("Teil nach oben", "chevron-up")
        self.down = IconButton("Teil nach unten", "chevron-down")
        self.remove = PlainButton("Herausnehmen", "minus")
        self.more: Offer[BookletBlock] = Offer(ADD)
        self.more.setMinimumContentsLength(LETTERS)
        self.add = PlainButton(ADD, "plus")
        self.rule = RuleEditor()
        self.little = Banner("", Kind.WARN)
        self._layout()
        self.little.hide()
        self._connect()

    def show_profile(self, profile: BookletProfile) -> None:
        """Show a profile as it is kept."""
        self._profile = profile
        if not self.name.hasFocus() or self.name.text().strip() == profile.name:
            self.name.setText(profile.name)
        self.name_row.show_error("")
        with QSignalBlocker(self.paper), QSignalBlocker(self.layout_of_languages):
            self.paper.offer((each, PAPER_WORDS[each]) for each in _papers(profile))
            self.paper.choose(profile.page)
            self.layout_of_languages.choose(profile.layout)
        self.blocks.show_lines([_line(rule) for rule in profile.blocks])
        there = {rule.block for rule in profile.blocks}
        missing = [each for each in possible_blocks(profile.page) if each not in there]
        self.more.offer((each, BLOCK_WORDS[each]) for each in missing)
        for widget in (self.more, self.add):
            widget.setVisible(bool(missing))
        self._show_rule()
        self._tell_whether_little(profile)

    def _tell_whether_little(self, profile: BookletProfile) -> None:
        filled = [each.block for each in profile.blocks if each.preset is Fill.FILLED]
        left = ", ".join(BLOCK_WORDS[each] for each in filled)
        self.little.say(LITTLE.format(left or "keine Teile"), Kind.WARN)
        self.little.setVisible(profile.says_little)

    def complain(self, sentence: str, error: InvalidInput) -> bool:
        """Say beside the name why it cannot be kept; tell whether that is the place for it."""
        if error.field != "name":
            return False
        self.name_row.show_error(sentence)
        self.name.setFocus()
        return True

    def _show_rule(self) -> None:
        rule, place = self._rule(), self.blocks.currentIndex().row()
        profile = self._profile
        self.rule.setVisible(rule is not None)
        if rule is not None and profile is not None:
            self.rule.show_rule(rule, profile.base)
            self.up.setEnabled(place > 0)
            self.down.setEnabled(place < len(profile.blocks) - 1)
            self.remove.setEnabled(len(profile.blocks) > 1)

    def _rule(self) -> BlockRule | None:
        block = self.blocks.block()
        rules = () if self._profile is None else self._profile.blocks
        return next((rule for rule in rules if rule.block is block), None)

    def _want(self, **values: object) -> None:
        if self._profile is not None:
            self.changed.emit(replace(self._profile, **values))  # type: ignore[arg-type]

    def _move(self, steps: int) -> None:
        place = self.blocks.currentIndex().row()
        self._on_move_wanted(place, place + steps)

    @Slot(int, int)
    def _on_move_wanted(self, place: int, to: int) -> None:
        if self._profile is None or not 0 <= to < len(self._profile.blocks):
            return
        rules = list(self._profile.blocks)
        rules.insert(to, rules.pop(place))
        self._want(blocks=tuple(rules))

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    @Slot()
    def _on_remove_wanted(self) -> None:
        rule = self._rule()
        if rule is not None and self._profile is not None and len(self._profile.blocks) > 1:
            self._want(blocks=tuple(each for each in self._profile.blocks if each is not rule))

    @Slot()
    def _on_add_clicked(self) -> None:
        block = self.more.value()
        if block is None or self._profile is None:
            return
        place = self.blocks.currentIndex().row() + 1
        rules = list(self._profile.blocks)
        rules.insert(place, self.rule.proposal(block, self._profile.base))
        self._want(blocks=tuple(rules))
        self.blocks.select(block)

    @Slot(object)
    def _on_rule_changed(self, rule: BlockRule) -> None:
        if self._profile is not None:
            rules = (rule if each.block is rule.block else each for each in self._profile.blocks)
            self._want(blocks=tuple(rules))

    @Slot()
    def _on_name_left(self) -> None:
        if self._profile is not None and self.name.text().strip() != self._profile.name:
            self._want(name=self.name.text())

    @Slot()
    def _on_paper_changed(self) -> None:
        self._want(page=self.paper.value())

    @Slot()
    def _on_layout_changed(self) -> None:
        self._want(layout=self.layout_of_languages.value())

    @Slot()
    def _on_chosen(self) -> None:
        self._show_rule()

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.name_row)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        for caption, box in (
            ("Papier", self.paper),
            ("Zwei Sprachen stehen", self.layout_of_languages),
        ):
            part = QVBoxLayout()
            part.setSpacing(theme.px("space.xs"))
            label = Label(caption, Role.STRONG)
            label.setBuddy(box)
            part.addWidget(label)
            part.addWidget(box)
            row.addLayout(part, 1)
        column.addLayout(row)
        column.addWidget(SectionHeader("Teile und ihre Reihenfolge"))
        column.addWidget(Label(NEVER, Role.QUIET, wrap=True))
        column.addLayout(self._tools())
        column.addWidget(self.little)
        both = QHBoxLayout()
        both.setSpacing(theme.px("space.l"))
        left = QVBoxLayout()
        left.addWidget(self.blocks)
        left.addStretch(1)
        both.addLayout(left, 1)
        right = QVBoxLayout()
        right.addWidget(self.rule)
        right.addStretch(1)
        both.addLayout(right, 1)
        column.addLayout(both)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        for widget in (self.up, self.down, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.add)
        return row

    def _connect(self) -> None:
        self.name.left.connect(self._on_name_left)
        self.name.returnPressed.connect(self._on_name_left)
        self.paper.currentIndexChanged.connect(self._on_paper_changed)
        self.layout_of_languages.currentIndexChanged.connect(self._on_layout_changed)
        self.blocks.chosen.connect(self._on_chosen)
        self.blocks.move_wanted.connect(self._on_move_wanted)
        self.blocks.remove_wanted.connect(self._on_remove_wanted)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.remove.clicked.connect(self._on_remove_wanted)
        self.add.clicked.connect(self._on_add_clicked)
        self.rule.changed.connect(self._on_rule_changed)


def _papers(profile: BookletProfile) -> tuple[PageKind, ...]:
    """Return the paper on which the blocks of a profile fit: a card stays a card."""
    if profile.page is PageKind.CARD:
        return (PageKind.CARD,)
    return tuple(each for each in PageKind if each is not PageKind.CARD)


def _line(rule: BlockRule) -> BlockLine:
    words = FILL_WORDS[rule.preset]
    if rule.preset is Fill.LEFT_OUT:
        words = "steht nur im Heft, wenn die Person es wählt"
    return BlockLine(rule.block, BLOCK_WORDS[rule.block], words)
