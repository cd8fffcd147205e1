"""Sealing minutes: a digest for every part, one over all of them, and the proof that they hold.

A seal keeps whose each part is, by ids. A part that was erased with its person keeps its digest, so
that the rest can still be proved: it is told as erased where the ledger of deletions has somebody
whose it was. Any other part that is gone is missing, and so is one that has lost its person; a seal
of before that was told keeps no ids, and nothing that is gone from it counts as erased.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.store_tables import DeletedRow
from gkdesk.services.meetings.views import Sealed
from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_OWNERS = {
    "client_id": RecordKind.CLIENT.value,
    "contact_id": RecordKind.CONTACT_PERSON.value,
}
_DIGESTS, _WHOSE = "digests", "whose"

Owner = tuple[str, int]
"""The kind of a record and its id."""


@dataclass(frozen=True)
class Parts:
    """The digest of every part by its table and id, and whose it is."""

    digests: Mapping[str, str] = field(default_factory=dict)
    whose: Mapping[str, frozenset[Owner]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Proof:
    """What became of what was sealed; `is_same` if nothing is new and nothing different."""

    is_same: bool
    missing: int = 0
    erased: int = 0


def seals_of(session: Session, meeting_id: int) -> tuple[Sealed, ...]:
    """Return the seals of a meeting, the newest first; only the newest can be proved."""
    query = (
        select(tables.MeetingSeal)
        .filter_by(meeting_id=meeting_id)
        .order_by(tables.MeetingSeal.version.desc())
    )
    found: list[Sealed] = []
    for row in session.scalars(query):
        is_newest = not found and not row.reopened_at
        proof = _proved(session, row) if is_newest else _Proof(is_same=False)
        found.append(
            Sealed(
                version=row.version,
                at=dt.datetime.fromisoformat(row.sealed_at),
                digest=row.digest,
                is_intact=proof.is_same and not proof.missing,
                missing=proof.missing,
                erased=proof.erased,
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
        parts=_stored(parts),
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


def parts_of(session: Session, meeting_id: int) -> Parts:
    """Return every part of a meeting with whose it is: its own person's, and that of its item."""
    digests: dict[str, str] = {}
    whose: dict[str, frozenset[Owner]] = {}
    above: dict[tuple[str, int], frozenset[Owner]] = defaultdict(frozenset)
    for table, columns in CONTENT.items():
        column = table.id if table is tables.Meeting else table.meeting_id
        for row in session.scalars(select(table).where(column == meeting_id)):
            name = f"{table.__tablename__}:{row.id}"
            digests[name] = _digest([_plain(getattr(row, each)) for each in columns])
            owners = frozenset(_owners(row))
            for link in ("item_id", "participant_id"):
                owners |= above[link, getattr(row, link, None) or 0]
            whose[name] = owners
            if table in _ABOVE:
                above[_ABOVE[table], row.id] = owners
    return Parts(digests, whose)


_ABOVE: dict[type[Any], str] = {
    tables.AgendaItem: "item_id",
    tables.MeetingParticipant: "participant_id",
}
"""By which column the parts that come later in `CONTENT` name these."""


def _owners(row: Any) -> Iterator[Owner]:  # noqa: ANN401 - a row of any part
    for column, kind in _OWNERS.items():
        ref = getattr(row, column, None)
        if ref is not None:
            yield kind, ref
    if isinstance(row, tables.ActionItem):
        yield row.kind, row.id


def _proved(session: Session, seal: tables.MeetingSeal) -> _Proof:
    """Prove a seal, and count what is gone."""
    sealed, now = _read(seal.parts), parts_of(session, seal.meeting_id)
    same = all(sealed.digests.get(name) == digest for name, digest in now.digests.items())
    if not same or _digest_of(sealed) != seal.digest:
        return _Proof(is_same=False)
    gone = [_lost(name, sealed, now) for name in sealed.digests]
    lost = [owners for owners in gone if owners is not None]
    erased = _erased(session) if lost else frozenset()
    by_erasure = sum(not owners.isdisjoint(erased) for owners in lost)
    return _Proof(is_same=True, missing=len(lost) - by_erasure, erased=by_erasure)


def _lost(name: str, sealed: Parts, now: Parts) -> frozenset[Owner] | None:
    """Return whose a part was that is gone, or of whom it was cut off; None where it is whole.

    Another person of the same kind is whom the first was merged into.
    """
    before = sealed.whose.get(name, frozenset())
    if name not in now.digests:
        return before
    kinds = {kind for kind, _ in now.whose[name]}
    return frozenset(each for each in before if each[0] not in kinds) or None


def _erased(session: Session) -> frozenset[Owner]:
    return frozenset((row.kind, row.ref) for row in session.scalars(select(DeletedRow)))


def _stored(parts: Parts) -> str:
    whose = {name: sorted(owners) for name, owners in parts.whose.items() if owners}
    return json.dumps({_DIGESTS: dict(parts.digests), _WHOSE: whose}, sort_keys=True)


def _read(stored: str) -> Parts:
    content = json.loads(stored)
    if _DIGESTS not in content:
        return Parts(content)
    whose = {
        name: frozenset((kind, ref) for kind, ref in owners)
        for name, owners in content[_WHOSE].items()
    }
    return Parts(content[_DIGESTS], whose)


def _digest_of(parts: Parts) -> str:
    """Return the digest over all digests; ids of people are no part of what was said."""
    return _digest(sorted(parts.digests.items()))


def _digest(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
