"""The tables of the search index: made on demand, filled and emptied row by row.

They are no part of the migrated schema, because they can be rebuilt from the records at any time.
A record is one `search_entry` and several pieces of text: the head (title and names, number 0)
and the sentences of its content. Each piece is a row of `search_piece`, as it is shown, and of
`search_index`, as it is matched; both ids are `entry * PIECES + number`. Removing a word from the
index costs far more than adding one, so only pieces that changed are touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.store.search_text import body_row, head_row, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from gkdesk.store.search_text import Row, SearchDocument

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
ENTRY = "SELECT id, folding, title, first_piece FROM search_entry WHERE kind=? AND ref=?"
ADD_ENTRY = "INSERT INTO search_entry (kind, ref, folding, title, first_piece) VALUES (?,?,?,?,?)"
CHANGE_ENTRY = "UPDATE search_entry SET folding=?, title=?, first_piece=? WHERE id=?"
PIECES_OF = "SELECT id, text FROM search_piece WHERE id >= ? AND id < ? ORDER BY id"
ADD_PIECE = "INSERT INTO search_piece (id, text) VALUES (?, ?)"
ADD_INDEX = (
    "INSERT INTO search_index (rowid, title, name, start, body, number, sound) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


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


def put(session: Session, kind: str, ref: int, *, document: SearchDocument, folding: int) -> None:
    """Index one record as it is now; what it said before and says still is left alone."""
    content = pieces(document.lines)
    shown = (folding, document.title, content[0] if content else "")
    there = run(session, ENTRY, (kind, ref)).first()
    if there is None:
        entry = int(run(session, ADD_ENTRY, (kind, ref, *shown)).lastrowid or 0)
    else:
        entry = int(there.id)
        if tuple(there)[1:] != shown:
            run(session, CHANGE_ENTRY, (*shown, entry))
        if there.folding != folding or _is_used_up(session, entry, len(content)):
            _remove_pieces(session, _pieces_of(session, entry))
    _put_pieces(session, entry, document=document, content=content)


def remove(session: Session, kind: str, ref: int) -> None:
    """Take one record out of the index, with every word of it."""
    there = run(session, ENTRY, (kind, ref)).first()
    if there is not None:
        _remove_pieces(session, _pieces_of(session, there.id))
        run(session, "DELETE FROM search_entry WHERE id=?", (there.id,))


def _put_pieces(
    session: Session, entry: int, *, document: SearchDocument, content: tuple[str, ...]
) -> None:
    """Replace what changed, in the order of row ids: a step back makes FTS5 flush at once."""
    old = _pieces_of(session, entry)
    head_id = entry * PIECES + HEAD
    head = "\n".join(" ".join(text.split()) for text in (document.title, *document.names))
    if old.get(head_id) != head:
        _remove_pieces(session, [head_id] if old else [])
        _add_pieces(session, [(head_id, head, head_row(document.title, document.names))])
    stays = set(content)
    _remove_pieces(session, [n for n, text in old.items() if n != head_id and text not in stays])
    known = {text for number, text in old.items() if number != head_id}
    new = [text for text in content if text not in known]
    first = max(old, default=head_id) + 1
    _add_pieces(session, [(first + n, text, body_row(text)) for n, text in enumerate(new)])


def _is_used_up(session: Session, entry: int, needed: int) -> bool:
    """Tell whether a record changed so often that its numbers must begin anew."""
    last = max(_pieces_of(session, entry), default=0)
    return last + needed >= (entry + 1) * PIECES


def _pieces_of(session: Session, entry: int) -> dict[int, str]:
    rows = run(session, PIECES_OF, (entry * PIECES, (entry + 1) * PIECES))
    return {row.id: row.text for row in rows}


def _add_pieces(session: Session, new: list[tuple[int, str, Row]]) -> None:
    run_for_each(session, ADD_PIECE, [(number, text) for number, text, _ in new])
    rows = [(number, *row.columns()) for number, _, row in new]
    run_for_each(session, ADD_INDEX, rows)


def _remove_pieces(session: Session, numbers: Iterable[int]) -> None:
    gone = [(number,) for number in numbers]
    run_for_each(session, "DELETE FROM search_index WHERE rowid=?", gone)
    run_for_each(session, "DELETE FROM search_piece WHERE id=?", gone)
