"""Half-typed input, kept in the encrypted file: not logged, not indexed, not undoable."""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from gkdesk.models.store_tables import DraftRow
from gkdesk.store.audit_log import moment_text
from gkdesk.text.clean import whole_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.clock import Clock

    Sessions = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Draft:
    """Text that waits under a key such as `client:<id>:note`."""

    key: str
    text: str
    saved_at: dt.datetime


class Drafts:
    """The drafts of one store."""

    def __init__(self, *, read: Sessions, write: Sessions, clock: Clock) -> None:
        self._read = read
        self._write = write
        self._clock = clock
        # A worker that writes meanwhile settles nothing of another thread.
        self._here = threading.local()

    def put(self, key: str, text: str) -> None:
        """Keep `text` under `key`; it is on the disk when this returns.

        Half a character becomes a replacement sign, so that it does not take the rest with it.
        """
        with self._write() as session:
            self._put(session, key, text)

    def get(self, key: str) -> str | None:
        """Return the text under `key`, or None."""
        with self._read() as session:
            return session.scalars(select(DraftRow.text).where(DraftRow.name == key)).first()

    def discard(self, key: str) -> None:
        """Forget the draft under `key`, if there is one."""
        with self._write() as session:
            _discard(session, key)

    @contextmanager
    def settling(self, key: str, text: str = "") -> Iterator[None]:
        """Let the transaction within leave `text` under `key`, or nothing: both, or neither.

        A draft that outlived the saving of what it holds would come back as if it were new. What
        is settled within something else leaves the other to be settled afterwards.
        """
        around = getattr(self._here, "settled", ("", ""))
        self._here.settled = (key, text)
        try:
            yield
        finally:
            self._here.settled = around

    def settle(self, session: Session) -> None:
        """Do what `settling` promised; for the store, in the transaction that saves."""
        key, text = getattr(self._here, "settled", ("", ""))
        if not key:
            return
        if text:
            self._put(session, key, text)
        else:
            _discard(session, key)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the newest first."""
        query = select(DraftRow).order_by(DraftRow.saved_at.desc(), DraftRow.name)
        with self._read() as session:
            return tuple(
                Draft(row.name, row.text, dt.datetime.fromisoformat(row.saved_at))
                for row in session.scalars(query)
            )

    def _put(self, session: Session, key: str, text: str) -> None:
        values = {"text": whole_characters(text), "saved_at": moment_text(self._clock.now())}
        statement = insert(DraftRow).values(name=key, **values)
        session.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))


def _discard(session: Session, key: str) -> None:
    session.execute(delete(DraftRow).where(DraftRow.name == key))
