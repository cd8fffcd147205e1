"""What the running view shows, read anew after every change: the meeting and who may hear what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.meetings import ItemKind, ItemState, MeetingState
from gkdesk.ui.pages.conferences.running import words

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView, Matrix, MeetingView
    from gkdesk.text.ids import MeetingId, PartId
    from gkdesk.ui.pages.page import PageContext


class RunningState:
    """One meeting as it stands now, and the item that is open."""

    def __init__(self, context: PageContext, meeting_id: MeetingId) -> None:
        self.context = context
        self.meeting_id = meeting_id
        self.view: MeetingView
        self.matrix: Matrix
        self.shown: PartId | None = None
        self.read()

    def read(self) -> None:
        """Read the meeting; raises RecordGone. The open item stays open while it is there."""
        meetings = self.context.workspace.meetings
        self.view = meetings.detail(self.meeting_id)
        self.matrix = meetings.matrix(self.meeting_id)
        if self.item() is None:
            self.shown = self._first()

    def item(self, ref: int | None = None) -> ItemView | None:
        """Return an item by its id, the open one unless another is named."""
        wanted = self.shown if ref is None else ref
        return next((item for item in self.view.items if item.id == wanted), None)

    def neighbour(self, step: int) -> ItemView | None:
        """Return the item so many places after the open one."""
        items = self.view.items
        here = next((place for place, item in enumerate(items) if item.id == self.shown), 0)
        return items[here + step] if 0 <= here + step < len(items) else None

    def is_running(self) -> bool:
        """Tell whether the meeting runs now."""
        return self.view.state is MeetingState.RUNNING

    def is_veiled(self, item: ItemView) -> bool:
        """Tell whether a case is called by its number in the room."""
        return words.is_veiled(item, self.view, self.matrix)

    def called(self, item: ItemView) -> str:
        """Return how an item is called on a screen that the room may see.

        With the privacy view on, every case but the open one is called by its number.
        """
        hidden = self.context.privacy.is_on() and item.id != self.shown
        if item.cover and (hidden or self.is_veiled(item)):
            return item.cover
        return item.name

    def place(self) -> str:
        """Say which case of how many is open, and what it is otherwise."""
        item = self.item()
        cases = [each.id for each in self.view.items if each.fields.kind is ItemKind.CASE]
        if item is None or item.id not in cases:
            return ""
        return f"Fall {cases.index(item.id) + 1} von {len(cases)}"

    def _first(self) -> PartId | None:
        """Return the first item that was not discussed, else the last one."""
        items = self.view.items
        waiting = [item.id for item in items if item.state is ItemState.OPEN]
        if waiting:
            return waiting[0]
        return items[-1].id if items else None
