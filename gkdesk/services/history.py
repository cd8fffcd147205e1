"""Take steps back and make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.names import RecordRef, record_links
from gkdesk.store.changes import NextStep
from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.store.store import Store

__all__ = ["History", "NextStep"]


class History:
    """Undo and redo of one store.

    With `only`, a step is reversed if it is still the newest, else nothing: what was asked for a
    moment ago must not become another one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo(self, progress: Progress | None = None, *, only: NextStep | None = None) -> Outcome:
        """Take the newest step back; the outcome carries the label of that step."""
        done = self._store.undo(progress, only=only)
        return Outcome(done.label, done.changes)

    def redo(self, progress: Progress | None = None, *, only: NextStep | None = None) -> Outcome:
        """Make the step again that was taken back last."""
        done = self._store.redo(progress, only=only)
        return Outcome(done.label, done.changes)

    def next_undo(self) -> NextStep | None:
        """Return what `undo` would take back and how much that is, or None."""
        return self._store.next_step(undone=False)

    def next_redo(self) -> NextStep | None:
        """Return what `redo` would make again and how much that is, or None."""
        return self._store.next_step(undone=True)

    def name_of(self, outcome: Outcome) -> str:
        """Return what the one record is called that a step was about; "" for several or none."""
        kinds = frozenset(RecordKind)
        about = {RecordRef(RecordKind(c.kind), c.ref) for c in outcome.changes if c.kind in kinds}
        if len(about) != 1:
            return ""
        with self._store.read() as session:
            found = record_links(session, about)
        return next((link.name for link in found.values()), "")

    def can_undo(self) -> Label | None:
        """Return what `undo` would take back, or None."""
        return self._store.can_undo()

    def can_redo(self) -> Label | None:
        """Return what `redo` would make again, or None."""
        return self._store.can_redo()
