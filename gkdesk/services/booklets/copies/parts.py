"""What stood in the copies that were made last, part by part, so that only changes are made again.

Nothing of the content is kept, only a digest of each part and page, where in a folded booklet a
part began, and what was made again alone; it goes with the client.

Each copy that the program notes has a row of its own that says so. A copy without one was put in
after a restore, and an older copy must not stand in for it: then nobody knows what has changed.
The same holds for digests from before there was such a row. They were of the German text alone, so
they would call every part changed: it is said instead that the whole booklet has to be made once.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.booklets import BookletCopy, BookletCopyPart
from gkdesk.services.booklets.made import SinceLast, Unknown
from gkdesk.services.booklets.pages.placing import BEHIND, read_places
from gkdesk.services.booklets.profiles.profile import BookletBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from gkdesk.services.booklets.made import BookletHead

_KNOWN = frozenset(BookletBlock)
_NOTED, _SIDES, _REDONE = "#noted", "#sides", "#redone"
"""Rows about a copy as a whole."""


def keep_parts(session: Session, copy: BookletCopy, head: BookletHead) -> None:
    """Keep the digests of a copy in place of those of older ones.

    They are those of all its parts, also where only what had changed was made again: put into the
    older copy, it is the newest then.
    """
    if not head.parts:
        note_copy(session, copy)
        return
    ids = tuple(session.scalars(_copies(head).with_only_columns(BookletCopy.id)))
    old = BookletCopyPart.copy_id.in_(ids) & (BookletCopyPart.block != _NOTED)
    session.execute(delete(BookletCopyPart).where(old))
    noted = select(BookletCopyPart.copy_id).where(BookletCopyPart.copy_id.in_(ids))
    for each in session.scalars(_copies(head).where(BookletCopy.id.not_in(noted))).all():
        note_copy(session, each)
    rows = [(block.value, digest) for block, digest in head.parts]
    rows += [(_SIDES, " ".join(head.sides)), (_REDONE, " ".join(sorted(head.redone)))]
    _add(session, copy, rows)


def note_copy(session: Session, copy: BookletCopy) -> None:
    """Say of a copy of a client that the program knows all of it."""
    _add(session, copy, [(_NOTED, "")])


def since_last(session: Session, head: BookletHead) -> SinceLast | None:
    """Compare a booklet with the copies that were made of it; None where there are none."""
    copies = {row.id: row for row in session.scalars(_copies(head))}
    query = select(BookletCopyPart).where(BookletCopyPart.copy_id.in_(copies))
    rows = session.scalars(query).all()
    noted = {row.copy_id for row in rows if row.block == _NOTED}
    last = next((row.copy_id for row in rows if row.block in _KNOWN), None)
    compared = None if last is None else copies[last].made_on
    is_old = last is not None and last not in noted
    back = [row.made_on for row in copies.values() if row.id not in noted and row.id != last]
    # On one day nobody knows which copy was first; an earlier program marked none of them.
    newer = [day for day in back if compared is None or day > compared - dt.timedelta(not is_old)]
    if newer:
        return SinceLast(max(newer), frozenset(), unknown=Unknown.BROUGHT_BACK)
    if last is None or compared is None:
        return None
    if is_old:
        return SinceLast(compared, frozenset(), unknown=Unknown.EARLIER_PROGRAM)
    return _compared(head, copies[last], [row for row in rows if row.copy_id == last])


def _compared(head: BookletHead, copy: BookletCopy, rows: Sequence[BookletCopyPart]) -> SinceLast:
    known = {BookletBlock(row.block): row.digest for row in rows if row.block in _KNOWN}
    about = {row.block: row.digest.split() for row in rows if row.block not in _KNOWN}
    changed: set[BookletBlock] = set()
    moved: set[BookletBlock] = set()
    for block, digest in head.parts:
        said, _, place = digest.partition(BEHIND)
        was, _, stood = known.get(block, "").partition(BEHIND)
        if said != was:
            changed.add(block)
        elif place != stood and place and stood:
            moved.add(block)
    sides = tuple(about.get(_SIDES, ()))
    return SinceLast(
        copy.made_on,
        frozenset(changed),
        frozenset(moved),
        frozenset(known) - {block for block, _ in head.parts},
        read_places(known),
        sides,
        tuple(range(len(head.sides), len(sides))) if head.sides else (),
        frozenset(about.get(_REDONE, ())),
    )


def settle(session: Session, head: BookletHead) -> None:
    """Keep that the copy of last time is as a booklet is now: what is gone was taken out of it."""
    ids = tuple(session.scalars(_copies(head).with_only_columns(BookletCopy.id)))
    of_copies = BookletCopyPart.copy_id.in_(ids) & BookletCopyPart.block.in_(_KNOWN)
    last = session.scalar(select(BookletCopyPart.copy_id).where(of_copies).limit(1))
    if last is not None:
        keep_parts(session, session.get_one(BookletCopy, last), head)


def _copies(head: BookletHead) -> Select[BookletCopy]:
    table = BookletCopy
    return select(table).where(table.client_id == head.client_id, table.profile == head.profile_id)


def _add(session: Session, copy: BookletCopy, rows: Iterable[tuple[str, str]]) -> None:
    for block, digest in rows:
        session.add(
            BookletCopyPart(copy_id=copy.id, client_id=copy.client_id, block=block, digest=digest)
        )
