"""What stood in the copies that were made last, part by part, so that only changes are made again.

Nothing of the content is kept, only a digest of each part and where in a folded booklet it began;
it goes with the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.booklets import BookletCopy, BookletCopyPart
from gkdesk.services.booklets.made import SinceLast
from gkdesk.services.booklets.pages.placing import BEHIND, read_places
from gkdesk.services.booklets.profiles.profile import BookletBlock

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.booklets.made import BookletHead, Parts

_KNOWN = frozenset(BookletBlock)


def keep_parts(session: Session, copy: BookletCopy, parts: Parts) -> None:
    """Keep the digests of a copy in place of those of older ones.

    They are those of all its parts, also where only what had changed was made again: put into the
    older copy, it is the newest then.
    """
    of_profile = select(BookletCopy.id).where(
        BookletCopy.client_id == copy.client_id, BookletCopy.profile == copy.profile
    )
    if parts:
        session.execute(delete(BookletCopyPart).where(BookletCopyPart.copy_id.in_(of_profile)))
    for block, digest in parts:
        session.add(
            BookletCopyPart(
                copy_id=copy.id, client_id=copy.client_id, block=block.value, digest=digest
            )
        )


def since_last(session: Session, head: BookletHead) -> SinceLast | None:
    """Compare a booklet with the copies that were made of it; None where there are none."""
    query = (
        select(BookletCopyPart.block, BookletCopyPart.digest, BookletCopy.made_on)
        .join(BookletCopy, BookletCopy.id == BookletCopyPart.copy_id)
        .where(BookletCopyPart.client_id == head.client_id, BookletCopy.profile == head.profile_id)
    )
    found = session.execute(query).all()
    if not found:
        return None
    known = {BookletBlock(row.block): row.digest for row in found if row.block in _KNOWN}
    changed: set[BookletBlock] = set()
    moved: set[BookletBlock] = set()
    for block, digest in head.parts:
        said, _, place = digest.partition(BEHIND)
        was, _, stood = known.get(block, "").partition(BEHIND)
        if said != was:
            changed.add(block)
        elif place != stood and place and stood:
            moved.add(block)
    return SinceLast(
        max(row.made_on for row in found),
        frozenset(changed),
        frozenset(moved),
        frozenset(known) - {block for block, _ in head.parts},
        read_places(known),
    )
