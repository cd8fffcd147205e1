"""The tables of the search index: made on demand, filled and emptied row by row.

They are no part of the migrated schema, because they can be rebuilt from the records at any time.
A record is one `search_entry` and several pieces of text: the head (title and names, number 0)
and the sentences of its content. Each piece is a row of `search_piece`, as it is shown, and of
`search_index`, as it is matched; both ids are `entry * PIECES + number`. Removing a word from the
index costs far more than adding one, so only pieces that changed are touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

LAYOUT = "1"
PIECES = 1 << 20
HEAD = 0
CREATE = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref INTEGER NOT NULL, folding INTEGER NOT NULL,
        title TEXT NOT NULL, first_piece TEXT NOT NULL, UNIQUE (kind, ref))""",
    "CREATE TABLE search_piece (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    # fold() leaves words between ASCII spaces; `detail=column` is what prefix queries need.
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, name, start, body, number, sound,
        tokenize='ascii', detail='column', columnsize=0, prefix='3')""",
    # Without it, words of deleted records stay readable in the index until segments are merged.
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    f"INSERT INTO search_state VALUES ('layout', '{LAYOUT}')",  # noqa: S608 - a constant
)
TABLES = ("search_index", "search_piece", "search_entry", "search_state")
DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in TABLES)
STATE = "SELECT value FROM search_state WHERE name=?"
SET_STATE = "INSERT OR REPLACE INTO search_state VALUES (?, ?)"


def run(session: Session, statement: str, values: tuple[Any, ...] = ()) -> CursorResult[Any]:
    """Execute plain SQL on the connection of `session`."""
    return session.connection().exec_driver_sql(statement, values)


def run_for_each(session: Session, statement: str, values: list[tuple[Any, ...]]) -> None:
    """Execute plain SQL once per tuple of values."""
    if values:
        session.connection().exec_driver_sql(statement, values)


def are_there(session: Session) -> bool:
    """Tell whether the index exists in the form of this program."""
    exists = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='search_state'"
    return run(session, exists).first() is not None and state(session, "layout") == LAYOUT


def create(session: Session) -> None:
    """Make the tables anew, empty."""
    for statement in (*DROP, *CREATE):
        run(session, statement)


def optimise(session: Session) -> None:
    """Merge what many small writes left; finding and removing are quicker afterwards."""
    run(session, "INSERT INTO search_index (search_index) VALUES ('optimize')")


def state(session: Session, name: str) -> str | None:
    """Return a fact about the index."""
    found = run(session, STATE, (name,)).scalar()
    return None if found is None else str(found)


def set_state(session: Session, name: str, value: str) -> None:
    """Note a fact about the index."""
    run(session, SET_STATE, (name, value))


def is_outdated(session: Session, folding: int) -> bool:
    """Tell whether records are in the index as another folding wrote them."""
    other = "SELECT 1 FROM search_entry WHERE folding<>? LIMIT 1"
    return run(session, other, (folding,)).first() is not None


def outdate(session: Session) -> None:
    """Let every record count as written by another folding: its words have changed."""
    run(session, "UPDATE search_entry SET folding=0")


def refs(session: Session, kind: str) -> set[int]:
    """Return the records of a kind that are in the index."""
    return set(run(session, "SELECT ref FROM search_entry WHERE kind=?", (kind,)).scalars())
