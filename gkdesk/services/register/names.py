"""Names of records of any kind by their ids, for links, logs and tasks about something."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from gkdesk.models.bodies import Body
from gkdesk.models.booklets import BookletProfile
from gkdesk.models.client import Client
from gkdesk.models.cooperation import Cooperation
from gkdesk.models.meetings import ActionItem, Meeting, MeetingSeries
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Need, Offer
from gkdesk.models.structural import StructuralIssue
from gkdesk.models.tasks import NetworkSnapshot, OfficeTask
from gkdesk.models.working_aids import AidTemplate, WorkingAid
from gkdesk.services.naming import client_name, contact_name, pair_name
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session


@dataclass(frozen=True, slots=True, order=True)
class RecordRef:
    """Names a record: the kind of its aggregate and its id."""

    kind: RecordKind
    ref: int


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record that exists, to be opened, with what it is called."""

    kind: RecordKind
    ref: int
    name: str


def record_links(session: Session, wanted: Iterable[RecordRef]) -> dict[RecordRef, RecordLink]:
    """Return the records that still exist, with as many queries as there are kinds."""
    by_kind: dict[RecordKind, set[int]] = defaultdict(set)
    for record in wanted:
        by_kind[record.kind].add(record.ref)
    found: dict[RecordRef, RecordLink] = {}
    for kind, refs in by_kind.items():
        for ref, name in _names(session, kind, refs):
            found[RecordRef(kind, ref)] = RecordLink(kind, ref, name)
    return found


def _names(session: Session, kind: RecordKind, refs: set[int]) -> Iterable[tuple[int, str]]:
    if kind is RecordKind.COOPERATION:
        return _cooperations(session, refs)
    if kind is RecordKind.MEETING:
        return meeting_names(session, refs)
    if kind not in _COLUMNS:
        return ()
    ref, columns, name = _COLUMNS[kind]
    rows = session.execute(select(ref, *columns).where(among(ref, refs)))
    return [(row[0], name(*row[1:])) for row in rows]


def _cooperations(session: Session, refs: set[int]) -> list[tuple[int, str]]:
    first, second = aliased(Organisation), aliased(Organisation)
    query = (
        select(Cooperation.id, first.short_name, first.name, second.short_name, second.name)
        .join(first, first.id == Cooperation.first_id)
        .join(second, second.id == Cooperation.second_id)
        .where(among(Cooperation.id, refs))
    )
    return [
        (ref, pair_name(short or name, other_short or other))
        for ref, short, name, other_short, other in session.execute(query)
    ]


def meeting_names(session: Session, refs: Iterable[int]) -> list[tuple[int, str]]:
    """Return what meetings are called: their title, else their series or body, and their day."""
    query = (
        select(Meeting.id, Meeting.title, MeetingSeries.name, Body.name, Meeting.on)
        .outerjoin(MeetingSeries, MeetingSeries.id == Meeting.series_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .where(among(Meeting.id, refs))
    )
    return [
        (ref, f"{title or series or body or ''}, {format_numeric(day)}")
        for ref, title, series, body, day in session.execute(query)
    ]


def _plain(name: str) -> str:
    return name


def aid_name(short: str, year: int) -> str:
    """Return what a working aid is called: `Prozess 2026`."""
    return f"{short} {year}"


_COLUMNS: dict[
    RecordKind,
    tuple[InstrumentedAttribute[int], Sequence[InstrumentedAttribute[Any]], Callable[..., str]],
] = {
    RecordKind.CLIENT: (
        Client.id,
        (Client.wanted_name, Client.official_name, Client.own_name, Client.code),
        client_name,
    ),
    RecordKind.CONTACT_PERSON: (
        ContactPerson.id,
        (ContactPerson.salutation, ContactPerson.name, ContactPerson.function),
        contact_name,
    ),
    RecordKind.ORGANISATION: (Organisation.id, (Organisation.name,), _plain),
    RecordKind.MUNICIPALITY: (Municipality.id, (Municipality.name,), _plain),
    RecordKind.BODY: (Body.id, (Body.name,), _plain),
    RecordKind.OFFER: (Offer.id, (Offer.name,), _plain),
    RecordKind.NEED: (Need.id, (Need.topic,), _plain),
    RecordKind.TASK: (OfficeTask.id, (OfficeTask.what,), _plain),
    RecordKind.MEETING_SERIES: (MeetingSeries.id, (MeetingSeries.name,), _plain),
    RecordKind.ACTION_ITEM: (ActionItem.id, (ActionItem.what,), _plain),
    RecordKind.STRUCTURAL_ISSUE: (StructuralIssue.id, (StructuralIssue.theme,), _plain),
    RecordKind.WORKING_AID: (WorkingAid.id, (WorkingAid.short, WorkingAid.year), aid_name),
    RecordKind.AID_TEMPLATE: (AidTemplate.id, (AidTemplate.title,), _plain),
    RecordKind.BOOKLET_PROFILE: (BookletProfile.id, (BookletProfile.name,), _plain),
    RecordKind.SNAPSHOT: (NetworkSnapshot.id, (NetworkSnapshot.name,), _plain),
}
