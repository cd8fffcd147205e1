"""What stands beside the agenda about the chosen item: its time, its place, how it is discussed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from gkdesk.services.meetings.fields import Item
from gkdesk.text.ids import MeetingId
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.agenda_rows import line_of
from gkdesk.ui.pages.conferences.forms import item_form
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.widgets import Box, FramedIconButton, HeadingLabel, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.meetings.views import Comeback, ItemView, MeetingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.page import PageContext

KEY = "meeting.item"


class ItemGroup(GroupForm[Item]):
    """The fields of one item; its drafts name the meeting, too, for finding it again."""

    meeting: int = 0

    def _draft_key(self) -> str:
        return f"{self._key}:{self.meeting}:{self._ref}"


class ItemPanel(Box):
    """One item of the agenda with its buttons."""

    move_wanted = Signal(object, int)
    remove_wanted = Signal(object)
    client_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__("quiet")
        self._context = context
        self._people: tuple[Choice, ...] = ()
        self._item: ItemView | None = None
        self._place = 0
        self.heading = HeadingLabel("", Role.CARD, wrap=True)
        self.line = Label("", Role.QUIET, wrap=True)
        self.up = FramedIconButton("Früher", "chevron-up")
        self.down = FramedIconButton("Später", "chevron-down")
        self.remove = FramedIconButton("Von der Tagesordnung nehmen", "trash")
        self.form = ItemGroup(
            context, partial(item_form, self._offered_people), key=KEY, save=self._save
        )
        self.client = LinkButton("Zur Person", "chevron-right")
        self._layout()
        self._connect()

    def show_item(
        self,
        view: MeetingView,
        place: int,
        returning: Mapping[ClientId, Comeback],
    ) -> None:
        """Show the item at a place of the agenda."""
        item = view.items[place]
        if self._item is not None and item.id != self._item.id:
            self._leave()
        self._item = item
        self._place = place
        self._people = tuple(Choice(each.id, each.name) for each in view.participants)
        self.heading.setText(item.name)
        self.line.setText(line_of(item, returning))
        self.line.setVisible(bool(self.line.text()))
        self.up.setEnabled(place > 0 and not view.is_sealed)
        self.down.setEnabled(place < len(view.items) - 1 and not view.is_sealed)
        self.remove.setEnabled(not view.is_sealed)
        self.form.meeting = view.id
        self.form.show_value(item.id, item.fields)
        self.form.setEnabled(not view.is_sealed)
        self.client.setVisible(item.fields.client_id is not None)

    def item_id(self) -> int | None:
        return None if self._item is None else self._item.id

    def _leave(self) -> None:
        """Save what is typed about the item before, or keep it, before another one is shown."""
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            focused.clearFocus()
        self.form.commit()
        self.form.keep_draft()

    def _offered_people(self) -> tuple[Choice, ...]:
        return self._people

    def _save(self, ref: int, value: Item) -> Outcome:
        del ref  # stands in the value
        return self._context.workspace.agenda.save_item(MeetingId(self.form.meeting), value)

    def _layout(self) -> None:
        margin = theme.px("space.l")
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.xs"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.line)
        head.addLayout(words, 1)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        column.setSpacing(theme.px("space.s"))
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.client)
        column.addStretch(1)

    def _connect(self) -> None:
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.client.clicked.connect(self._on_client_clicked)

    @Slot()
    def _on_up_clicked(self) -> None:
        self.move_wanted.emit(self.item_id(), self._place - 1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.move_wanted.emit(self.item_id(), self._place + 1)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self.item_id())

    @Slot()
    def _on_client_clicked(self) -> None:
        if self._item is not None:
            self.client_wanted.emit(self._item.fields.client_id)
