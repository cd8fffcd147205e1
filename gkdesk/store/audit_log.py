"""The log: append-only, chained by hashes, and empty of anything personal.

Each line holds a moment, the code of an intention, a kind and an opaque id. The chain value of a
line covers the one before it, so that a changed, removed or inserted line shows. With which line
the log ends is noted beside it, so that a log that was cut off shows, too. The moment may run
backwards when the machine's clock is wrong; the sequence never does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from gkdesk.models.store_tables import APPEND_ONLY, LogRow
from gkdesk.store.changes import Change
from gkdesk.store.store_facts import Fact, note_fact, read_fact
from gkdesk.text.labels import Label
from gkdesk.text.log_findings import LogFinding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

ABOUT_THE_STORE = Change("store", 0)
ROWS_AT_ONCE = 2000
TRIGGERS = text("SELECT sql FROM sqlite_master WHERE type='trigger' AND tbl_name='log_entry'")


@dataclass(frozen=True)
class LogEntry:
    """One line of the log; `ref` is 0 where it concerns the whole store."""

    seq: int
    at: dt.datetime
    label: Label
    kind: str
    ref: int


@dataclass(frozen=True)
class LogHead:
    """The newest line and its chain value: printed, it proves later that nothing was changed."""

    seq: int
    chain: str


@dataclass(frozen=True)
class LogCheck:
    """What was found, if anything, and the first line that does not fit, where there is one."""

    entries: int
    finding: LogFinding | None = None
    first_broken: int | None = None

    @property
    def is_intact(self) -> bool:
        return self.finding is None


class AuditLog:
    """Read and check the log; only the store appends to it."""

    def __init__(self, store_id: str, read: Callable[[], AbstractContextManager[Session]]) -> None:
        self._store_id = store_id
        self._read = read

    def entries(self, limit: int = 100, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest `limit` lines, or those just before line `before`, newest first."""
        query = select(LogRow).order_by(LogRow.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(LogRow.seq < before)
        with self._read() as session:
            return tuple(_entry(row) for row in session.scalars(query))

    def head(self) -> LogHead:
        """Return the newest line's number and chain value; 0 and the start value when empty."""
        with self._read() as session:
            return _newest(session, self._store_id)

    def verify(self, expected: LogHead | None = None) -> LogCheck:
        """Recompute the chain and compare its end with what the store has noted.

        `expected` is a head from elsewhere, such as a printed one, that must still be in it.
        """
        chain, number = _start(self._store_id), 0
        query = select(LogRow).order_by(LogRow.seq).execution_options(yield_per=ROWS_AT_ONCE)
        with self._read() as session:
            for row in session.scalars(query):
                number += 1
                chain = _link(
                    chain, row.seq, at=row.at, label=row.label, kind=row.kind, ref=row.ref
                )
                contradicts = expected is not None and _contradicts(row, expected)
                if row.seq != number or row.chain != chain or contradicts:
                    return LogCheck(number, LogFinding.CHANGED, number)
            finding = _finding_at_end(session, LogHead(number, chain), expected)
        cut_off = finding is LogFinding.CUT_OFF
        return LogCheck(number, finding, number + 1 if cut_off else None)


def begin(session: Session, store_id: str, *, at: dt.datetime) -> None:
    """Write the first line of a store's log, in the transaction that makes the store."""
    _note_head(session, LogHead(0, _start(store_id)))
    append(session, store_id, label=Label.STORE_CREATED, changes=(), at=at)


def append(
    session: Session,
    store_id: str,
    *,
    label: Label,
    changes: Sequence[Change],
    at: dt.datetime,
) -> None:
    """Add one line per aggregate, in the transaction of `session`.

    Where the log does not end as noted, the new line must not cover that up: it goes on from the
    later of both, and a note that is missing or overtaken stays as it is.
    """
    noted, newest = _noted_head(session), _newest(session, store_id)
    fits = noted is not None and noted.seq >= newest.seq
    head = noted if noted is not None and fits else newest
    chain, seq, moment = head.chain, head.seq, moment_text(at)
    rows = []
    for change in changes or (ABOUT_THE_STORE,):
        seq += 1
        line = {"at": moment, "label": label.value, "kind": change.kind, "ref": change.ref}
        chain = _link(chain, seq, at=moment, label=label.value, kind=change.kind, ref=change.ref)
        rows.append({"seq": seq, "chain": chain, **line})
    session.execute(insert(LogRow), rows)
    if fits:
        _note_head(session, LogHead(seq, chain))


def moment_text(at: dt.datetime) -> str:
    """Return a moment as it is stored: UTC, to the microsecond, sortable."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _finding_at_end(
    session: Session, newest: LogHead, expected: LogHead | None
) -> LogFinding | None:
    """Compare a chain that holds in itself with what is known of its end."""
    noted = _noted_head(session)
    if newest.seq == 0:
        return LogFinding.EMPTY
    if any(head is not None and head.seq > newest.seq for head in (noted, expected)):
        return LogFinding.CUT_OFF
    if noted is None:
        return LogFinding.NO_HEAD
    if noted != newest:
        return LogFinding.OTHER_END
    is_protected = set(APPEND_ONLY) <= set(session.scalars(TRIGGERS))
    return None if is_protected else LogFinding.UNPROTECTED


def _noted_head(session: Session) -> LogHead | None:
    seq, _, chain = (read_fact(session, Fact.LOG_HEAD) or "").partition(" ")
    return LogHead(int(seq), chain) if seq.isdecimal() else None


def _note_head(session: Session, head: LogHead) -> None:
    note_fact(session, Fact.LOG_HEAD, f"{head.seq} {head.chain}")


def _newest(session: Session, store_id: str) -> LogHead:
    newest = select(LogRow.seq, LogRow.chain).order_by(LogRow.seq.desc()).limit(1)
    row = session.execute(newest).first()
    return LogHead(0, _start(store_id)) if row is None else LogHead(row.seq, row.chain)


def _contradicts(row: LogRow, noted: LogHead) -> bool:
    return row.seq == noted.seq and row.chain != noted.chain


def _start(store_id: str) -> str:
    return hashlib.sha256(f"gkdesk log {store_id}".encode()).hexdigest()


def _link(before: str, seq: int, *, at: str, label: str, kind: str, ref: int) -> str:
    line = "\n".join((before, str(seq), at, label, kind, str(ref)))
    return hashlib.sha256(line.encode()).hexdigest()


def _entry(row: LogRow) -> LogEntry:
    at = dt.datetime.fromisoformat(row.at)
    return LogEntry(row.seq, at, Label(row.label), row.kind, row.ref)
