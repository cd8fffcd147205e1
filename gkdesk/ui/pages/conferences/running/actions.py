"""The right side: what was decided, agreed and recommended at the item that is open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ActionKind, ItemKind, MeetingPurpose
from gkdesk.text.dates import format_day_short
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.ids import ActionId
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.pages.conferences.running.action_entry import (
    PLURALS,
    ActionEntry,
    action_form,
    entry_of,
)
from gkdesk.ui.records.record_kit import RecordKit
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.record_row import RecordRow
from gkdesk.ui.records.row_text import RowText
from gkdesk.ui.widgets import Hairline, Label, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.conferences.running.state import RunningState

ADD = {
    ActionKind.AGREEMENT: "Wer macht was bis wann?",
    ActionKind.RECOMMENDATION: "Empfehlung ergänzen",
    ActionKind.DECISION: "Beschluss festhalten",
}
NONE_YET = {
    ActionKind.AGREEMENT: "Noch nichts verabredet. Neu mit Strg+Umschalt+V.",
    ActionKind.RECOMMENDATION: "Keine. Neu mit Strg+B.",
    ActionKind.DECISION: "Noch nichts beschlossen. Neu mit Strg+B.",
}


def kinds_for(purpose: MeetingPurpose) -> tuple[ActionKind, ...]:
    """Return what comes out of such a meeting: a body decides, a conference agrees."""
    if purpose is MeetingPurpose.BODY:
        return ActionKind.DECISION, ActionKind.AGREEMENT
    return ActionKind.AGREEMENT, ActionKind.RECOMMENDATION


class ActionList(RecordList[ActionEntry]):
    """What came out of one kind at one item."""

    def __init__(self, state: RunningState, kind: ActionKind) -> None:
        self._state = state
        self._is_covered = False
        self.kind = kind
        super().__init__(state.context, self._make_kit())
        # In a narrow pane the way in stands below what is there, where one reads on.
        self.head.removeWidget(self.add)
        self.body.addWidget(self.add)
        self.opened.connect(self._on_opened)

    def show_item(self, item: ItemView) -> None:
        """Show what came out at an item."""
        self._is_covered = self._state.is_covered(item)
        rows = tuple(
            entry_of(view)
            for view in self._state.view.actions
            if view.fields.item_id == item.id and view.fields.kind is self.kind
        )
        title = PLURALS[self.kind]
        self.title.setText(f"{title}  ·  {len(rows)}" if rows else title)
        self.show_rows(item.id, rows)

    def _made(self, place: int) -> RecordRow:
        today = self._state.context.workspace.clock.today()
        widget = ActionRow(self._shown(self.rows()[place]), today, first=place == 0)
        widget.setProperty("place", place)
        widget.wanted.connect(self._on_row_wanted)
        return widget

    def _shown(self, entry: ActionEntry) -> ActionEntry:
        """Return an entry as the room may read it; the form shows what was written."""
        what, who, noticed_by = self._state.nameless(entry.what, entry.who, entry.noticed_by)
        return replace(entry, what=what, who=who, noticed_by=noticed_by)

    @Slot()
    def _on_opened(self) -> None:
        if self.form is not None:
            self.form.hint.hide()  # it is wider than the pane; both keys work all the same

    def _make_kit(self) -> RecordKit[ActionEntry]:
        today = self._state.context.workspace.clock.today()
        return RecordKit(
            title=PLURALS[self.kind],
            key=f"meeting.action_{self.kind.value}:{self._state.meeting_id}",
            add=ADD[self.kind],
            empty=NONE_YET[self.kind],
            text=partial(action_text, today),
            form=self._form,
            save=self._save,
            remove=self._remove,
            fresh=self._fresh,
        )

    def _form(self, row: ActionEntry | None) -> FormSpec[ActionEntry]:
        del row
        item = self._state.item()
        about = item is not None and item.fields.client_id is not None
        people = self._state.nameable_people()
        return action_form(self.kind, people, about_somebody=about)

    def _fresh(self) -> ActionEntry:
        item = self._state.item()
        is_case = item is not None and item.fields.kind is ItemKind.CASE
        return ActionEntry(
            "",
            self._state.meeting_id,
            item_id=None if item is None else item.id,
            client_id=None if item is None else item.fields.client_id,
            kind=self.kind,
            category=Category.PLANS if is_case else None,
        )

    def _save(self, ref: int, entry: ActionEntry) -> Outcome:
        del ref
        actions, people = self._state.context.workspace.actions, self._state.view.participants
        if entry.id is None:
            return actions.add(entry.plain(people, None))
        before = next((row for row in self.rows() if row.id == entry.id), None)
        return actions.save(entry.id, entry.plain(people, before))

    def _remove(self, ref: int, entry: ActionEntry) -> Outcome:
        del ref
        return self._state.context.workspace.actions.remove(ActionId(entry.id or 0))


class ActionRow(RecordRow):
    """What, below it who and until when, and how it will be noticed; made for a narrow pane."""

    def __init__(self, entry: ActionEntry, today: dt.date, *, first: bool) -> None:
        self._entry, self._today = entry, today
        super().__init__(action_text(today, entry), first=first)

    def _layout(self, text: RowText, *, first: bool) -> None:
        entry = self._entry
        words_column = QVBoxLayout()
        words_column.setSpacing(1)
        words_column.addWidget(Label(hyphenated(text.title), Role.READING, wrap=True))
        if entry.who:
            words_column.addWidget(Label(hyphenated(inside(entry.who)), Role.STRONG, wrap=True))
        due = f"bis {text.when}" if text.when else "ohne Termin"
        words_column.addWidget(Label(due, Role.BODY if text.when else Role.QUIET))
        if entry.noticed_by:
            words_column.addWidget(
                Label(f"Zu merken an: {entry.noticed_by}", Role.QUIET, wrap=True)
            )
        words_column.addWidget(Label(words.category_word(entry.category), Role.QUIET, wrap=True))
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        for button in self.buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(theme.px("space.xs"))
        row.addLayout(words_column, 1)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(Hairline())
        column.addLayout(row)


def action_text(today: dt.date, entry: ActionEntry) -> RowText:
    """Put an agreement into words."""
    when = "" if entry.due_on is None else format_day_short(entry.due_on, today)
    return RowText(title=entry.what, line=entry.who, when=when)
