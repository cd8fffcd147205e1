"""What stood in the copies that were made last, part by part, so that only changes are made again.

Nothing of the content is kept, only a digest of each part; it goes with the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.booklets import BookletCopy, BookletCopyPart
from gkdesk.services.booklets.made import SinceLast

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.booklets.made import BookletHead, Parts


def keep_parts(session: Session, copy: BookletCopy, parts: Parts) -> None:
    """Keep the digests of a copy; of each part only the newest one counts from now on."""
    blocks = [block.value for block, _ in parts]
    of_profile = select(BookletCopy.id).where(
        BookletCopy.client_id == copy.client_id, BookletCopy.profile == copy.profile
    )
    session.execute(
        delete(BookletCopyPart).where(
            BookletCopyPart.copy_id.in_(of_profile), BookletCopyPart.block.in_(blocks)
        )
    )
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
    known = {row.block: row.digest for row in found}
    changed = frozenset(block for block, digest in head.parts if known.get(block.value) != digest)
    return SinceLast(max(row.made_on for row in found), changed)
