"""What a writing caller gets into its hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from gkdesk.store.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.text.labels import Label


class WritingSession(Session):
    """A session that the store alone commits, so that no change misses its log entry."""

    def commit(self) -> None:
        """Refuse: leaving the `with` block commits."""
        message = "the store commits when the transaction's block is left"
        raise RuntimeError(message)

    def commit_whole(self) -> None:
        """Commit at the end of the transaction; for the store."""
        super().commit()


class Transaction:
    """One intention of the user: a session, its label and what it changed."""

    def __init__(self, session: Session, label: Label) -> None:
        self.session = session
        self.label = label
        self._marks: dict[Change, None] = {}
        self._final: dict[str, set[int]] = {}
        self._changes: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the aggregates that were touched; complete after the `with` block."""
        return self._changes

    def mark(self, kind: str, ref: int) -> None:
        """Note that the transaction concerns a record, although no row of it changes."""
        self._marks[Change(kind, ref)] = None

    @property
    def final(self) -> Mapping[str, set[int]]:
        """Return the rows of each table that nobody can take back from now on."""
        return self._final

    def finalise(self, table: str, refs: Iterable[int]) -> None:
        """Bar rows from being taken back, whoever changed them in which step before."""
        self._final.setdefault(table, set()).update(refs)

    def complete(self, changed: tuple[Change, ...]) -> None:
        """Take over the changed aggregates at the end; for the store."""
        self._changes = tuple(dict.fromkeys((*changed, *self._marks)))
