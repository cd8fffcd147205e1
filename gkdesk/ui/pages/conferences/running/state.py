"""What the running view shows, read anew after every change: the meeting and who may hear what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.meetings import ItemKind, ItemState, MeetingState
from gkdesk.ui.pages.conferences.running import words

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView, Matrix, MeetingView, ParticipantView
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
        self.unveiled: PartId | None = None
        """The veiled case whose name somebody asked for; it is veiled again when it is left."""
        self._nameless: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.read()

    def read(self) -> None:
        """Read the meeting; raises RecordGone. The open item stays open while it is there."""
        meetings = self.context.workspace.meetings
        self._nameless.clear()
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
        """Tell whether a case is called by its number: while the room may see the screen.

        Afterwards the minutes are completed alone, and nobody should write into the wrong case.
        """
        return self.is_running() and words.is_veiled(item, self.view, self.matrix)

    def called(self, item: ItemView) -> str:
        """Return how an item is called on a screen that the room may see.

        With the privacy view on, every case but the open one is called by its number.
        """
        hidden = self.context.privacy.is_on() and item.id != self.shown
        if item.cover and (hidden or self.is_veiled(item)):
            return item.cover
        return item.name

    def is_covered(self, item: ItemView | None) -> bool:
        """Tell whether no name may stand beside an item: a veiled case, or points of many."""
        if item is None or item.fields.kind is not ItemKind.CASE:
            return item is None or item.fields.kind is ItemKind.OPEN_POINTS
        return self.is_veiled(item) and self.unveiled != item.id

    def nameless(self, *texts: str) -> tuple[str, ...]:
        """Return texts as they may stand beside the open item: no client where it is covered."""
        if not self.is_covered(self.item()) or not any(texts):
            return texts
        if texts not in self._nameless:
            people = [each.name for each in self.view.participants if not each.fields.client_id]
            clean = self.context.workspace.meetings.without_client_names
            self._nameless[texts] = clean(texts, people)
        return self._nameless[texts]

    def person_words(self, person: ParticipantView) -> str:
        """Name a participant; who attends for herself has her name at her own case only."""
        item = self.item()
        own = None if self.is_covered(item) else item
        return words.person_words(person, words.case_of(person, self.view, open_item=own))

    def nameable_people(self) -> tuple[ParticipantView, ...]:
        """Return the participants whose names may be offered beside the open item."""
        item = self.item()
        own = None if self.is_covered(item) else item
        return tuple(
            each
            for each in self.view.participants
            if not words.case_of(each, self.view, open_item=own)
        )

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
