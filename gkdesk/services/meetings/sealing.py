"""Sealing minutes: a digest for every part, one over all of them, and the proof that they hold.

A part that was erased with its person keeps its digest, so that the rest can still be proved.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.services.meetings.views import Sealed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CONTENT: dict[type[Any], tuple[str, ...]] = {
    tables.Meeting: ("title", "purpose", "on", "starts", "minutes", "form", "place"),
    tables.MeetingParticipant: ("name", "role", "attendance", "stand_in"),
    tables.AgendaItem: (
        "position",
        "kind_of_item",
        "title",
        "minutes",
        "is_old",
        "is_veiled",
        "form",
        "state",
        "follow_up_on",
    ),
    tables.ItemText: ("item_id", "part", "text", "category", "confided"),
    tables.ItemView: ("item_id", "participant_id", "view", "mandate", "role", "category"),
    tables.ItemAccess: ("item_id", "participant_id", "way", "categories", "reason"),
    tables.ActionItem: (
        "item_id",
        "kind_of_action",
        "what",
        "owner",
        "due_on",
        "noticed_by",
        "category",
    ),
}
"""What of each part the seal covers; what becomes of an agreement later is no part of it."""


def seals_of(session: Session, meeting_id: int) -> tuple[Sealed, ...]:
    """Return the seals of a meeting, the newest first; only the newest can be proved."""
    query = (
        select(tables.MeetingSeal)
        .filter_by(meeting_id=meeting_id)
        .order_by(tables.MeetingSeal.version.desc())
    )
    found: list[Sealed] = []
    for row in session.scalars(query):
        intact = not found and not row.reopened_at and _holds(session, row)
        found.append(
            Sealed(
                version=row.version,
                at=dt.datetime.fromisoformat(row.sealed_at),
                digest=row.digest,
                is_intact=intact,
                reopened_at=dt.datetime.fromisoformat(row.reopened_at) if row.reopened_at else None,
                reason=row.reason,
            )
        )
    return tuple(found)


def add_seal(session: Session, meeting_id: int, at: dt.datetime) -> tables.MeetingSeal:
    """Seal a meeting as it stands."""
    parts = parts_of(session, meeting_id)
    last = session.scalars(
        select(tables.MeetingSeal.version)
        .filter_by(meeting_id=meeting_id)
        .order_by(tables.MeetingSeal.version.desc())
    ).first()
    row = tables.MeetingSeal(
        meeting_id=meeting_id,
        version=1 if last is None else last + 1,
        sealed_at=at.isoformat(),
        digest=_digest_of(parts),
        parts=json.dumps(parts, sort_keys=True),
    )
    session.add(row)
    return row


def break_seal(session: Session, meeting_id: int, at: dt.datetime, reason: str) -> None:
    """Note on the newest seal why it was opened."""
    if not reason:
        raise InvalidInput("reason", "required")
    query = (
        select(tables.MeetingSeal)
        .filter_by(meeting_id=meeting_id)
        .order_by(tables.MeetingSeal.version.desc())
    )
    row = session.scalars(query).first()
    if row is not None:
        row.reopened_at, row.reason = at.isoformat(), reason


def parts_of(session: Session, meeting_id: int) -> dict[str, str]:
    """Return the digest of every part of a meeting by its table and id."""
    found = {}
    for table, columns in CONTENT.items():
        column = table.id if table is tables.Meeting else table.meeting_id
        for row in session.scalars(select(table).where(column == meeting_id)):
            content = [_plain(getattr(row, name)) for name in columns]
            found[f"{table.__tablename__}:{row.id}"] = _digest(content)
    return found


def _holds(session: Session, seal: tables.MeetingSeal) -> bool:
    """Prove a seal: nothing new, nothing different; a part that is gone counts by its digest."""
    sealed: dict[str, str] = json.loads(seal.parts)
    now = parts_of(session, seal.meeting_id)
    same = all(sealed.get(name) == digest for name, digest in now.items())
    return same and _digest_of(sealed) == seal.digest


def _digest_of(parts: dict[str, str]) -> str:
    return _digest(sorted(parts.items()))


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
