"""Find records by anything that was entered, from inside the encrypted file.

The index is written in the same transaction as the change it describes, so it never tells of
something that was rolled back, undone or deleted.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.store import search_tables as tables
from gkdesk.store import search_writing as writing
from gkdesk.store.capture import places
from gkdesk.store.search_query import query_for
from gkdesk.store.search_snippet import snippet
from gkdesk.store.search_text import SearchDocument
from gkdesk.text.folding import FOLDING_VERSION, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from gkdesk.progress import Progress
    from gkdesk.store.changes import Change

    Sessions = Callable[[], AbstractContextManager[Session]]
    Indexer = Callable[[Session, Sequence[int]], Mapping[int, SearchDocument]]
    Followers = Callable[[Session, Sequence[int]], Iterable[int]]

__all__ = ["Hit", "SearchDocument", "SearchIndex"]

# A common letter matches every record: only so many rows are looked at before they are sorted.
CANDIDATES = 150
# So many records are described and written by one set of statements.
BATCH = 500
COMPLETE = "complete"
ENTRY_OF_ROW = f"search_index.rowid / {tables.PIECES}"
FIND = (
    "SELECT e.id, e.kind, e.ref, e.title, e.first_piece, p.text, "  # noqa: S608 - constants
    f"p.id % {tables.PIECES} AS number FROM search_index "
    f"JOIN search_entry e ON e.id = {ENTRY_OF_ROW} "
    "JOIN search_piece p ON p.id = search_index.rowid WHERE search_index MATCH ?"
)
ALSO = (
    f" AND {ENTRY_OF_ROW} IN (SELECT {ENTRY_OF_ROW} FROM search_index WHERE search_index MATCH ?)"  # noqa: S608 - our own names
)


@dataclass(frozen=True)
class Hit:
    """A record that was found, with its readable title and the words that show why."""

    kind: str
    ref: int
    title: str
    snippet: str


class SearchIndex:
    """The search of one store; services say through `register` what their records contain."""

    def __init__(self, *, read: Sessions, write: Sessions) -> None:
        self._read = read
        self._write = write
        self._indexers: dict[str, Indexer] = {}
        self._followers: list[tuple[str, str, Followers]] = []
        self._named_after: set[str] = set()
        self._vocabulary: frozenset[str] = frozenset()

    def register(self, kind: str, indexer: Indexer) -> None:
        """Let `indexer` describe records of `kind` by id, many at once; it leaves out what is gone.

        It is given at most `BATCH` ids and should need the same few queries for one as for all.
        """
        self._indexers[kind] = indexer

    def follows(
        self, kind: str, other: str, followers: Followers, *, in_title: bool = False
    ) -> None:
        """Let records of `kind` be described anew when records of `other` that they name change.

        `followers` returns their ids. This is for names of which few records speak; what stands in
        thousands of them belongs to `speaks_by`. Records that bear such a name `in_title` come
        after the one whose name it is.
        """
        self._followers.append((kind, other, followers))
        if in_title:
            self._named_after.add(kind)

    def speaks_by(self, *kinds: str) -> None:
        """Name the kinds of records whose words stand in the descriptions of others.

        When one of them changes, the index is no longer current and wants to be rebuilt.
        """
        self._vocabulary = frozenset(kinds)

    def find(
        self, text: str, *, limit: int = 30, kinds: tuple[str, ...] | None = None
    ) -> tuple[Hit, ...]:
        """Return the records that hold every word of `text`, or its beginning.

        Names and titles come first, then other content, then what only sounds alike.
        """
        query = query_for(text)
        if query is None or kinds == () or limit < 1:
            return ()
        rows: dict[int, Row[Any]] = {}
        with self._read() as session:
            if not tables.are_there(session):
                return ()
            for attempt in query.attempts:
                for row in self._sorted(_matching(session, attempt, limit, kinds=kinds)):
                    rows.setdefault(row.id, row)
                if len(rows) >= limit:
                    break
        return tuple(_hit(row, query.words) for row in list(rows.values())[:limit])

    def _sorted(self, rows: list[Row[Any]]) -> list[Row[Any]]:
        by_title = sorted(rows, key=_order)
        own = [row for row in by_title if row.kind not in self._named_after]
        return own + [row for row in by_title if row.kind in self._named_after]

    def update(self, session: Session, changes: Iterable[Change]) -> None:
        """Bring the index up to date with `changes`, in the transaction of `session`."""
        touched: dict[str, dict[int, None]] = {}
        changed = tuple(changes)
        if any(change.kind in self._vocabulary for change in changed) and tables.are_there(session):
            tables.outdate(session)
            tables.set_state(session, COMPLETE, "")
        for change in changed:
            if change.kind in self._indexers:
                touched.setdefault(change.kind, {})[change.ref] = None
        if not touched:
            return
        session.flush()
        if not tables.are_there(session):
            tables.create(session)
        for kind, other, followers in self._followers:
            named = tuple(touched.get(other, ()))
            for ref in followers(session, named) if named else ():
                touched.setdefault(kind, {})[ref] = None
        for kind, refs in touched.items():
            for some in _batches(refs):
                self._index(session, kind, some)

    def forget(self, changes: Iterable[Change]) -> None:
        """Take records out whatever their kind, where no service has registered one."""
        with self._write() as session:
            if tables.are_there(session):
                for change in changes:
                    writing.remove(session, change.kind, [change.ref])

    def is_current(self) -> bool:
        """Tell whether every record is in the index in the form of this program."""
        with self._read() as session:
            return tables.are_there(session) and tables.state(session, COMPLETE) == self._form()

    def rebuild(self, progress: Progress) -> None:
        """Index everything that is not, in short transactions; goes on where it was stopped."""
        waiting = self._begin_rebuild()
        total, done = sum(len(refs) for refs in waiting.values()), 0
        for kind, refs in waiting.items():
            for some in _batches(refs):
                progress.step(done, total)
                with self._write() as session:
                    self._index(session, kind, some)
                done += len(some)
        with self._write() as session:
            tables.optimise(session)
            tables.set_state(session, COMPLETE, self._form())
        progress.step(total, total)

    def _begin_rebuild(self) -> dict[str, list[int]]:
        with self._write() as session:
            # Taking every word out again costs far more than to begin with empty tables.
            if not tables.are_there(session) or tables.is_outdated(session, FOLDING_VERSION):
                tables.create(session)
            tables.set_state(session, COMPLETE, "")
            _remove_orphans(session)
            return self._not_indexed(session)

    def _index(self, session: Session, kind: str, refs: tuple[int, ...]) -> None:
        found = self._indexers[kind](session, refs)
        documents = {ref: found[ref] for ref in refs if ref in found}
        writing.remove(session, kind, [ref for ref in refs if ref not in found])
        writing.put(session, kind, documents, folding=FOLDING_VERSION)

    def _form(self) -> str:
        return f"{FOLDING_VERSION} {' '.join(sorted(self._indexers))}"

    def _not_indexed(self, session: Session) -> dict[str, list[int]]:
        waiting: dict[str, list[int]] = {}
        for place in places().values():
            if place.kind is not None and place.is_root and place.kind in self._indexers:
                indexed = tables.refs(session, place.kind)
                there = session.scalars(select(place.table.c.id))
                waiting[place.kind] = [ref for ref in there if ref not in indexed]
        return waiting


def _batches(refs: Iterable[int]) -> Iterator[tuple[int, ...]]:
    waiting = iter(refs)
    while some := tuple(itertools.islice(waiting, BATCH)):
        yield some


def _matching(
    session: Session, attempt: tuple[str, ...], limit: int, *, kinds: tuple[str, ...] | None
) -> list[Row[Any]]:
    """Return rows whose record matches every expression; the first one names the row."""
    statement = FIND + ALSO * (len(attempt) - 1)
    if kinds:
        statement += f" AND e.kind IN ({', '.join('?' * len(kinds))})"
    values = (*attempt, *(kinds or ()), CANDIDATES + limit)
    return list(tables.run(session, f"{statement} LIMIT ?", values))


def _remove_orphans(session: Session) -> None:
    """Take out what no longer exists: the index of a restored or older store may know more."""
    roots = {place.kind: place.table.name for place in places().values() if place.is_root}
    for kind in tables.run(session, "SELECT DISTINCT kind FROM search_entry").scalars().all():
        known = f"SELECT id FROM {roots[kind]}" if kind in roots else "SELECT 0"  # noqa: S608 - our own names
        gone = f"SELECT ref FROM search_entry WHERE kind=? AND ref NOT IN ({known})"  # noqa: S608 - our own names
        for some in _batches(tables.run(session, gone, (kind,)).scalars().all()):
            writing.remove(session, kind, some)


def _order(row: Row[Any]) -> tuple[str, int]:
    return fold(row.title), row.id


def _hit(row: Row[Any], words: tuple[str, ...]) -> Hit:
    if row.number == tables.HEAD:
        names = row.text.split("\n")[1:]
        shown = snippet(words, title=row.title, lines=names) or row.first_piece
    else:
        shown = snippet(words, title="", lines=[row.text])
    return Hit(row.kind, row.ref, row.title, shown)
