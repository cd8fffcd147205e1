"""Take steps back and make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.outcome import Label, Outcome

if TYPE_CHECKING:
    from gkdesk.store.store import Store


class History:
    """Undo and redo of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo(self) -> Outcome:
        """Take the newest step back; the outcome carries the label of that step."""
        done = self._store.undo()
        return Outcome(done.label, done.changes)

    def redo(self) -> Outcome:
        """Make the step again that was taken back last."""
        done = self._store.redo()
        return Outcome(done.label, done.changes)

    def can_undo(self) -> Label | None:
        """Return what `undo` would take back, or None."""
        return self._store.can_undo()

    def can_redo(self) -> Label | None:
        """Return what `redo` would make again, or None."""
        return self._store.can_redo()
