"""Write records into the search index, many with the same few statements as one.

Only pieces of text that changed are touched. Rows go in by ascending id wherever that is
possible: a step back makes FTS5 flush what it holds at once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gkdesk.store.search_tables import HEAD, PIECES, run, run_for_each
from gkdesk.store.search_text import body_row, head_row, pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.search_text import Row, SearchDocument

# Ids travel as one JSON array: the statement is the same for one record and for hundreds.
ENTRIES = (
    "SELECT id, ref, folding, title, first_piece FROM search_entry "
    "WHERE kind=? AND ref IN (SELECT value FROM json_each(?))"
)
LAST_ENTRY = "SELECT max(id) FROM search_entry"
ADD_ENTRY = (
    "INSERT INTO search_entry (id, kind, ref, folding, title, first_piece) VALUES (?,?,?,?,?,?)"
)
CHANGE_ENTRY = "UPDATE search_entry SET folding=?, title=?, first_piece=? WHERE id=?"
PIECES_OF = (
    "SELECT piece.id, piece.text FROM json_each(?) AS entry CROSS JOIN search_piece AS piece "  # noqa: S608 - constants
    f"ON piece.id >= entry.value * {PIECES} AND piece.id < (entry.value + 1) * {PIECES}"
)
ADD_PIECE = "INSERT INTO search_piece (id, text) VALUES (?, ?)"
ADD_INDEX = (
    "INSERT INTO search_index (rowid, title, name, start, body, number, sound) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def put(
    session: Session, kind: str, documents: Mapping[int, SearchDocument], *, folding: int
) -> None:
    """Index records as they are now; what they said before and say still is left alone."""
    if not documents:
        return
    known = _entries(session, kind, documents)
    numbers = _numbered(session, documents, known)
    old = _pieces_of(session, [row.id for row in known.values()])
    batch = _Batch()
    for ref in sorted(documents, key=numbers.__getitem__):
        there, document = known.get(ref), documents[ref]
        content = pieces(document.lines)
        shown = (folding, document.title, content[0] if content else "")
        if there is None:
            batch.added.append((numbers[ref], kind, ref, *shown))
        elif tuple(there)[2:] != shown:
            batch.changed.append((*shown, there.id))
        before = old.get(numbers[ref], {})
        # Numbers are used up by a record that changed extremely often; it begins anew, too.
        used_up = max(before, default=0) + len(content) >= (numbers[ref] + 1) * PIECES
        if used_up or (there is not None and there.folding != folding):
            batch.drop(before)
            before = {}
        batch.take(numbers[ref] * PIECES + HEAD, document, content, before)
    batch.write(session)


def remove(session: Session, kind: str, refs: Collection[int]) -> None:
    """Take records out of the index, with every word of them."""
    if not refs:
        return
    gone = sorted(row.id for row in _entries(session, kind, refs).values())
    old = _pieces_of(session, gone)
    _remove_pieces(session, [number for entry in gone for number in old.get(entry, ())])
    run_for_each(session, "DELETE FROM search_entry WHERE id=?", [(entry,) for entry in gone])


class _Batch:
    """What has to be removed and added for a number of records."""

    def __init__(self) -> None:
        self.added: list[tuple[Any, ...]] = []
        self.changed: list[tuple[Any, ...]] = []
        self._rows = _BodyRows()
        self._dropped: list[int] = []
        self._lost: list[int] = []
        self._heads: list[tuple[int, str, Row]] = []
        self._new: list[tuple[int, str, Row]] = []

    def drop(self, old: Iterable[int]) -> None:
        """Remove all pieces of a record, whose numbers may then be given again."""
        self._dropped += old

    def take(
        self, head_id: int, document: SearchDocument, content: tuple[str, ...], old: dict[int, str]
    ) -> None:
        """Compare what a record says with its `old` pieces."""
        head = "\n".join(" ".join(text.split()) for text in (document.title, *document.names))
        if old.get(head_id) != head:
            self._dropped += [head_id] if old else []
            self._heads.append((head_id, head, head_row(document.title, document.names)))
        stays = set(content)
        said = {number: text for number, text in old.items() if number != head_id}
        self._lost += [number for number, text in said.items() if text not in stays]
        known = set(said.values())
        new = [text for text in content if text not in known]
        first = max(old, default=head_id) + 1
        self._new += [(first + n, text, self._rows[text]) for n, text in enumerate(new)]

    def write(self, session: Session) -> None:
        """Send everything, rows of one record in the order of their ids."""
        run_for_each(session, ADD_ENTRY, self.added)
        run_for_each(session, CHANGE_ENTRY, self.changed)
        _remove_pieces(session, self._dropped)
        if self._lost:
            _add_pieces(session, self._heads)
            _remove_pieces(session, self._lost)
            _add_pieces(session, self._new)
        else:
            _add_pieces(session, sorted((*self._heads, *self._new), key=_number))


class _BodyRows(dict[str, "Row"]):
    """Rows of the texts of one batch: many records say the same, a place or the word of a code."""

    def __missing__(self, piece: str) -> Row:
        made = self[piece] = body_row(piece)
        return made


def _number(piece: tuple[int, str, Row]) -> int:
    return piece[0]


def _numbered(
    session: Session, documents: Iterable[int], known: Mapping[int, Any]
) -> dict[int, int]:
    """Return the number of every record's entry, new ones in the order they are given in."""
    numbers = {ref: int(row.id) for ref, row in known.items()}
    free = 1 + int(run(session, LAST_ENTRY).scalar() or 0)
    new = (ref for ref in documents if ref not in known)
    return numbers | {ref: free + number for number, ref in enumerate(new)}


def _entries(session: Session, kind: str, refs: Iterable[int]) -> dict[int, Any]:
    return {row.ref: row for row in run(session, ENTRIES, (kind, json.dumps(list(refs))))}


def _pieces_of(session: Session, entries: list[int]) -> dict[int, dict[int, str]]:
    """Return the pieces of every entry by their numbers."""
    found: dict[int, dict[int, str]] = {}
    if entries:
        for piece in run(session, PIECES_OF, (json.dumps(entries),)):
            found.setdefault(piece.id // PIECES, {})[piece.id] = piece.text
    return found


def _add_pieces(session: Session, new: list[tuple[int, str, Row]]) -> None:
    run_for_each(session, ADD_PIECE, [(number, text) for number, text, _ in new])
    rows = [(number, *row.columns()) for number, _, row in new]
    run_for_each(session, ADD_INDEX, rows)


def _remove_pieces(session: Session, numbers: Iterable[int]) -> None:
    gone = [(number,) for number in numbers]
    run_for_each(session, "DELETE FROM search_index WHERE rowid=?", gone)
    run_for_each(session, "DELETE FROM search_piece WHERE id=?", gone)
