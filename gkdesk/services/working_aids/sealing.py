"""Seal a working aid: one digest over its template, its answers and who gave them, and the proof.

Comments are no part of it: they stay with the office, and may be written later.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.errors import AidUnreadable, InvalidInput
from gkdesk.models.working_aids import AidSeal
from gkdesk.services.working_aids.views import SealView
from gkdesk.working_aids import stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened, Shelf
    from gkdesk.working_aids.answers import Answer, Answers


def seal_views(session: Session, shelf: Shelf, aid_id: int) -> tuple[SealView, ...]:
    """Return the seals of an aid, the newest first; only the newest can be proved."""
    query = select(AidSeal).filter_by(aid_id=aid_id).order_by(AidSeal.number.desc())
    found: list[SealView] = []
    for row in session.scalars(query):
        holds = not found and not row.reopened_at and _holds(session, shelf, row)
        found.append(
            SealView(
                number=row.number,
                fassung=row.fassung,
                at=dt.datetime.fromisoformat(row.sealed_at),
                digest=row.digest,
                is_intact=holds,
                reopened_at=dt.datetime.fromisoformat(row.reopened_at) if row.reopened_at else None,
                reason=row.reason,
            )
        )
    return tuple(found)


def add_seal(session: Session, opened: Opened, at: dt.datetime) -> AidSeal:
    """Seal an aid as it stands."""
    last = session.scalar(select(func.max(AidSeal.number)).filter_by(aid_id=opened.aid.id))
    row = AidSeal(
        aid_id=opened.aid.id,
        number=(last or 0) + 1,
        fassung=opened.aid.fassung,
        sealed_at=at.isoformat(),
        digest=digest(opened),
        reopened_at="",
        reason="",
    )
    session.add(row)
    return row


def break_seal(session: Session, aid_id: int, at: dt.datetime, reason: str) -> None:
    """Note on the newest seal why it was opened. Raises InvalidInput without a reason."""
    if not reason:
        raise InvalidInput("reason", "required")
    query = select(AidSeal).filter_by(aid_id=aid_id).order_by(AidSeal.number.desc())
    row = session.scalars(query).first()
    if row is not None:
        row.reopened_at, row.reason = at.isoformat(), reason


def digest(opened: Opened) -> str:
    """Return the digest of an aid as it stands: the same content gives the same digest."""
    aid = opened.aid
    content = {
        "template": stored.to_text(opened.template),
        "year": aid.year,
        "fassung": aid.fassung,
        "answers": _plain(opened.form.answers()),
        "whose": sorted(
            [ref.question, ref.row or 0, beside.contributor_id]
            for ref, beside in opened.beside.items()
            if beside.contributor_id is not None
        ),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _holds(session: Session, shelf: Shelf, seal: AidSeal) -> bool:
    try:
        return digest(shelf.open(session, seal.aid_id)) == seal.digest
    except AidUnreadable:
        return False


def _plain(answers: Answers) -> dict[str, object]:
    return {
        "single": _given(answers.single),
        "rows": {
            table: [[row.ref, row.entry, _given(row.answers)] for row in rows]
            for table, rows in answers.rows.items()
            if rows
        },
    }


def _given(answers: Mapping[str, Answer]) -> dict[str, list[str]]:
    return {name: [each.value, each.remark] for name, each in answers.items() if each}
