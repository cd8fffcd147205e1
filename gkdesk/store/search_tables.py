"""The tables of the search index: made on demand, filled and emptied row by row.

They are no part of the migrated schema, because they can be rebuilt from the records at any time.
`search_entry` keeps what is shown of a hit, `search_index` what is matched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.store.search_query import kind_token
from gkdesk.store.search_text import folded, one_line_each

if TYPE_CHECKING:
    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from gkdesk.store.search_text import SearchDocument

LAYOUT = "1"
CREATE = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE search_entry (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref INTEGER NOT NULL, folding INTEGER NOT NULL,
        title TEXT NOT NULL, names TEXT NOT NULL, lines TEXT NOT NULL, UNIQUE (kind, ref))""",
    # fold() leaves words between ASCII spaces; `detail=column` is what prefix queries need.
    """CREATE VIRTUAL TABLE search_index USING fts5(
        kind, title, name, body, number, sound,
        tokenize='ascii', detail='column', columnsize=0, prefix='1 2 3')""",
    # Without it, words of deleted records stay readable in the index until segments are merged.
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    f"INSERT INTO search_state VALUES ('layout', '{LAYOUT}')",  # noqa: S608 - a constant
)
DROP = tuple(
    f"DROP TABLE IF EXISTS {table}" for table in ("search_index", "search_entry", "search_state")
)
STATE = "SELECT value FROM search_state WHERE name=?"
SET_STATE = "INSERT OR REPLACE INTO search_state VALUES (?, ?)"
ENTRY = "SELECT id, folding, title, names, lines FROM search_entry WHERE kind=? AND ref=?"
ADD_ENTRY = (
    "INSERT INTO search_entry (kind, ref, folding, title, names, lines) VALUES (?, ?, ?, ?, ?, ?)"
)
CHANGE_ENTRY = "UPDATE search_entry SET folding=?, title=?, names=?, lines=? WHERE id=?"
ADD_INDEX = (
    "INSERT INTO search_index (rowid, kind, title, name, body, number, sound) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def run(session: Session, statement: str, values: tuple[Any, ...] = ()) -> CursorResult[Any]:
    """Execute plain SQL on the connection of `session`."""
    return session.connection().exec_driver_sql(statement, values)


def are_there(session: Session) -> bool:
    """Tell whether the index exists in the form of this program."""
    exists = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='search_state'"
    return run(session, exists).first() is not None and state(session, "layout") == LAYOUT


def create(session: Session) -> None:
    """Make the tables anew, empty."""
    for statement in (*DROP, *CREATE):
        run(session, statement)


def state(session: Session, name: str) -> str | None:
    """Return a fact about the index."""
    found = run(session, STATE, (name,)).scalar()
    return None if found is None else str(found)


def set_state(session: Session, name: str, value: str) -> None:
    """Note a fact about the index."""
    run(session, SET_STATE, (name, value))


def put(session: Session, kind: str, ref: int, *, document: SearchDocument, folding: int) -> None:
    """Index one record as it is now; does nothing when it says the same as before."""
    shown = (
        document.title,
        "\n".join(one_line_each(document.names)),
        "\n".join(one_line_each(document.lines)),
    )
    there = run(session, ENTRY, (kind, ref)).first()
    if there is not None and tuple(there)[1:] == (folding, *shown):
        return
    if there is None:
        entry = run(session, ADD_ENTRY, (kind, ref, folding, *shown)).lastrowid
    else:
        entry = there[0]
        run(session, CHANGE_ENTRY, (folding, *shown, entry))
        run(session, "DELETE FROM search_index WHERE rowid=?", (entry,))
    text = folded(document)
    columns = (text.title, text.name, text.body, text.number, text.sound)
    run(session, ADD_INDEX, (entry, kind_token(kind), *columns))


def remove(session: Session, kind: str, ref: int) -> None:
    """Take one record out of the index, with every word of it."""
    entry = run(session, "SELECT id FROM search_entry WHERE kind=? AND ref=?", (kind, ref)).scalar()
    if entry is not None:
        run(session, "DELETE FROM search_index WHERE rowid=?", (entry,))
        run(session, "DELETE FROM search_entry WHERE id=?", (entry,))
