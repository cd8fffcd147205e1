"""The middle of a running meeting: the item that is open, in two parts or four steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gkdesk.text.codes.meetings import ItemForm, ItemKind, TextPart
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.running.actor_views import ActorViews
from gkdesk.ui.pages.conferences.running.issue_form import IssueForm
from gkdesk.ui.pages.conferences.running.item_head import ItemHead
from gkdesk.ui.pages.conferences.running.text_block import TextBlock
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.widgets import Box, IconText, Label, PlainButton, Role, Segmented

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.ui.pages.conferences.running.state import RunningState
    from gkdesk.ui.pages.conferences.running.timer import ItemTimer

VIEWS = "views"
ISSUE = "issue"
NOTICE = "notice"
Shown = tuple[TextPart | str, ...]
PARTS: dict[ItemForm, tuple[tuple[str, Shown], ...]] = {
    ItemForm.TWO_PARTS: (
        (
            "Teil 1: Einzelfall",
            (
                NOTICE,
                TextPart.CLIENT_VIEW,
                TextPart.SITUATION,
                TextPart.QUESTION,
                VIEWS,
                TextPart.APPROACHES,
                TextPart.MINUTES,
            ),
        ),
        ("Teil 2: Typologie", (TextPart.THEMES, TextPart.NEED_FOR_CHANGE, ISSUE)),
    ),
    ItemForm.RECONSTRUCTION: (
        ("1 Vorstellung", (TextPart.SITUATION, TextPart.QUESTION)),
        ("2 Beteiligte", (VIEWS, TextPart.ACTORS_VIEWS)),
        ("3 Person", (TextPart.USERS_VIEW,)),
        (
            "4 Rekonstruktion",
            (TextPart.RECONSTRUCTION, TextPart.APPROACHES, TextPart.MINUTES, ISSUE),
        ),
    ),
}
"""Which texts stand in which part of a case: Kreis Lippe in two parts, Rheine in four steps."""
NO_CASE: Shown = (TextPart.MINUTES,)
ISSUE_ACTION = "Strukturthema anlegen"


class ItemPane(QWidget):
    """One item; `part_changed` after another part was chosen."""

    part_changed = Signal()
    record_wanted = Signal()

    def __init__(
        self, state: RunningState, timer: ItemTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self.head = ItemHead(state, timer)
        self.switches = {
            form: Segmented("Teile des Falls", [title for title, _ in parts])
            for form, parts in PARTS.items()
        }
        self.parts = RecordScroll(state.context)
        self.blocks = {part: TextBlock(state.context, state.meeting_id, part) for part in TextPart}
        self.views = ActorViews(state)
        self.issue = IssueForm(state)
        self.issue_button = PlainButton(ISSUE_ACTION, "plus")
        self.issue_box = QWidget()
        self.notice = Box("warn")
        self.notice_text = Label("", wrap=True)
        self._item: ItemView | None = None
        self._layout()
        for form, switch in self.switches.items():
            switch.setObjectName(form.value)
            switch.current_changed.connect(self._on_switch_current_changed)
        self.issue_button.clicked.connect(self.issue.begin)
        self.head.record_wanted.connect(self.record_wanted)

    def show_item(self, item: ItemView) -> None:
        """Show an item as it stands now; another one is shown from its first part."""
        is_other = self._item is None or item.id != self._item.id
        self._item = item
        self.head.show_item(item)
        for block in self.blocks.values():
            block.show_item(item)
        self.views.show_item(item)
        self.issue.show_record(item.id)
        self._show_notice(item)
        if is_other:
            self.parts.verticalScrollBar().setValue(0)
            for switch in self.switches.values():
                switch.set_current(0)
        self._show_part()

    def part(self) -> int:
        """Return which part is shown, counted from 0."""
        return self.switches[self._form()].current() if self._is_case() else 0

    def parts_of_item(self) -> int:
        """Return in how many parts the open item is worked on."""
        return len(PARTS[self._form()]) if self._is_case() else 1

    def show_part(self, place: int) -> None:
        """Show another part."""
        if self._is_case() and place < self.parts_of_item():
            self.switches[self._form()].set_current(place)

    def show_text(self, part: TextPart) -> None:
        """Go to a text, in whichever part it stands."""
        for place, (_, shown) in enumerate(PARTS[self._form()]):
            if part in shown:
                self.show_part(place)
                break
        self.parts.focus_field(f"{part.value}.text")
        field = self.blocks[part].group.form.input("text")
        if isinstance(field, QPlainTextEdit):
            field.moveCursor(QTextCursor.MoveOperation.End)

    def show_place_of(self, name: str) -> None:
        """Show the part in which a group or list of this name stands."""
        for place, (_, shown) in enumerate(PARTS[self._form()]):
            if name in shown:
                self.show_part(place)
                return

    def take_below(self, widget: QWidget) -> None:
        """Put something below the texts: what comes out of the item, in a small window."""
        self.parts.body.insertWidget(self.parts.body.count() - 1, widget)

    def _is_case(self) -> bool:
        return self._item is not None and self._item.fields.kind is ItemKind.CASE

    def _form(self) -> ItemForm:
        return ItemForm.TWO_PARTS if self._item is None else self._item.fields.form

    def _show_part(self) -> None:
        is_case, form = self._is_case(), self._form()
        for each, switch in self.switches.items():
            switch.setVisible(is_case and each is form)
        shown = PARTS[form][self.part()][1] if is_case else NO_CASE
        for part, block in self.blocks.items():
            block.setVisible(part in shown)
        self.views.setVisible(VIEWS in shown)
        self.issue_box.setVisible(ISSUE in shown)
        self.notice.setVisible(NOTICE in shown and bool(self.notice_text.text()))

    def _show_notice(self, item: ItemView) -> None:
        themes = item.text(TextPart.THEMES)
        told = "" if themes is None else themes.text
        (told,) = self._state.nameless(told)
        self.notice_text.setText(told)
        self.notice.setAccessibleName(f"Für Teil 2 vorgemerkt: {self.notice_text.text()}")

    def _layout(self) -> None:
        edge = theme.px("space.l")
        head = QVBoxLayout()
        head.setContentsMargins(edge + 4, theme.px("space.m"), edge + 4, theme.px("space.s"))
        head.setSpacing(theme.px("space.s"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        head.addWidget(self.head)
        self.switch_row = QHBoxLayout()
        self.switch_row.setSpacing(theme.px("space.m"))
        for switch in self.switches.values():
            self.switch_row.addWidget(switch)
        self.switch_row.addStretch(1)
        head.addLayout(self.switch_row)
        self._fill_parts(edge)
        self._fill_notice()
        self._fill_issue()

    def _fill_parts(self, edge: int) -> None:
        body = self.parts.body
        body.setContentsMargins(edge + 4, 4, edge + 4, edge)
        body.setSpacing(theme.px("space.xs"))
        body.addWidget(self.notice)
        for part in _READING_ORDER:
            if part == VIEWS:
                self.parts.add_list(VIEWS, self.views)
                body.addWidget(self.views)
            elif isinstance(part, TextPart):
                block = self.blocks[part]
                self.parts.groups[part.value] = block.group
                body.addWidget(block)
        self.parts.forms[ISSUE] = self.issue
        body.addWidget(self.issue_box)
        body.addStretch(1)

    def _fill_notice(self) -> None:
        column = QVBoxLayout(self.notice)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(2)
        column.addWidget(IconText("warn", "Für Teil 2 vorgemerkt", Role.STRONG, icon_color="warn"))
        column.addWidget(self.notice_text)

    def _fill_issue(self) -> None:
        column = QVBoxLayout(self.issue_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.issue_button)
        column.setAlignment(self.issue_button, _left())
        column.addWidget(self.issue)

    @Slot(int)
    def _on_switch_current_changed(self, _place: int) -> None:
        self._show_part()
        self.part_changed.emit()


_READING_ORDER: Shown = (
    TextPart.USERS_VIEW,
    TextPart.CLIENT_VIEW,
    TextPart.SITUATION,
    TextPart.QUESTION,
    VIEWS,
    TextPart.ACTORS_VIEWS,
    TextPart.RECONSTRUCTION,
    TextPart.APPROACHES,
    TextPart.MINUTES,
    TextPart.THEMES,
    TextPart.NEED_FOR_CHANGE,
)


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft
