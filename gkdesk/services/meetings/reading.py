"""Put one meeting together: who takes part, what is on the agenda, what was said and agreed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body
from gkdesk.services.mapping import read
from gkdesk.services.meetings import names
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActionFields,
    ActorView,
    Item,
    MeetingFields,
    Participant,
    Text,
)
from gkdesk.services.meetings.frozen_names import kept_names
from gkdesk.services.meetings.sealing import seals_of
from gkdesk.services.meetings.tables import (
    ACCESS,
    ACTION,
    ITEM,
    MEETING,
    PARTICIPANT,
    TEXT,
    VIEW,
)
from gkdesk.services.meetings.views import (
    ActionView,
    ItemView,
    MeetingView,
    ParticipantView,
)
from gkdesk.services.register.presence import Presence
from gkdesk.services.rows import among, fetch
from gkdesk.text.clock_time import after
from gkdesk.text.codes.meetings import ActionState, ItemKind, ItemState, MeetingState
from gkdesk.text.ids import ActionId, MeetingId, PartId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session


def meeting_view(session: Session, meeting_id: MeetingId, today: dt.date) -> MeetingView:
    """Return one meeting; raise RecordGone if there is none.

    Sealed minutes keep the names of their day; `today` tells which owners have left meanwhile.
    """
    row = fetch(session, tables.Meeting, meeting_id)
    series = None if row.series_id is None else session.get(tables.MeetingSeries, row.series_id)
    body = None if row.body_id is None else session.get(Body, row.body_id)
    actions = session.scalars(
        select(tables.ActionItem)
        .filter_by(meeting_id=meeting_id)
        .order_by(tables.ActionItem.position, tables.ActionItem.id)
    )
    return MeetingView(
        id=meeting_id,
        fields=read(MeetingFields, row, MEETING),
        title=names.title_of(session, row),
        series="" if series is None else series.name,
        body="" if body is None else body.name,
        state=MeetingState(row.state),
        invited_on=row.invited_on,
        participants=participant_views(session, row),
        items=item_views(session, row),
        actions=action_views(session, list(actions), today, as_sealed=_is_sealed(row)),
        seals=seals_of(session, meeting_id),
    )


def participant_views(session: Session, meeting: tables.Meeting) -> tuple[ParticipantView, ...]:
    """Return who takes part, in order; sealed minutes keep the names of their day."""
    rows = _rows_of(session, tables.MeetingParticipant, meeting.id, ordered=True)
    people = names.people(session, (row.contact_id for row in rows))
    offices = names.offices(session, (row.organisation_id for row in rows))
    clients = names.client_names(session, (row.client_id for row in rows))
    views = []
    for row in rows:
        person = people.get(row.contact_id) if row.contact_id else None
        office = offices.get(row.organisation_id, "") if row.organisation_id else ""
        if not office and person is not None:
            office = person.organisation_short or person.organisation
        name = person.name if person else clients.get(row.client_id, "") if row.client_id else ""
        if _is_sealed(meeting) or not (name or office):
            kept, kept_office = kept_names(row.name)
            name, office = (kept, kept_office) if kept else (name, office)
        views.append(
            ParticipantView(
                id=PartId(row.id),
                fields=read(Participant, row, PARTICIPANT),
                name=name or office,
                organisation=office if name else "",
                bound_on=None if person is None else person.fields.confidentiality_on,
            )
        )
    return tuple(views)


def item_views(session: Session, meeting: tables.Meeting) -> tuple[ItemView, ...]:
    """Return the agenda in order, with the time at which each item begins."""
    rows = _rows_of(session, tables.AgendaItem, meeting.id, ordered=True)
    clients = names.client_names(session, (row.client_id for row in rows))
    themes = names.issue_themes(session, (row.structural_id for row in rows))
    texts = _by_item(_rows_of(session, tables.ItemText, meeting.id), Text, TEXT)
    views = _by_item(_rows_of(session, tables.ItemView, meeting.id, ordered=True), ActorView, VIEW)
    decided = _by_item(_rows_of(session, tables.ItemAccess, meeting.id), AccessDecision, ACCESS)
    passed, cases, found = 0, 0, []
    for row in rows:
        cases += row.kind_of_item == ItemKind.CASE.value
        kept = row.title if _is_sealed(meeting) and not row.is_veiled else ""
        called = kept or clients.get(row.client_id, "") or themes.get(row.structural_id, "")
        found.append(
            ItemView(
                id=PartId(row.id),
                fields=read(Item, row, ITEM),
                name=called or row.title or word(ItemKind(row.kind_of_item)),
                cover=f"Fall {cases}" if row.kind_of_item == ItemKind.CASE.value else "",
                begins=after(meeting.on, meeting.starts, passed),
                state=ItemState(row.state),
                is_old=row.is_old,
                seconds=row.seconds,
                texts=tuple(texts[row.id]),
                views=tuple(views[row.id]),
                decisions=tuple(decided[row.id]),
            )
        )
        passed += row.minutes
    return tuple(found)


def action_views(
    session: Session,
    rows: Sequence[tables.ActionItem],
    today: dt.date,
    *,
    as_sealed: bool = False,
) -> tuple[ActionView, ...]:
    """Put what was agreed into words; who has left meanwhile is named and marked."""
    people = names.people(session, (row.contact_id for row in rows))
    offices = names.offices(session, (row.organisation_id for row in rows))
    clients = names.client_names(session, (row.client_id for row in rows))
    days = _days(session, {row.meeting_id for row in rows})
    presence = Presence(session, today)
    views = []
    for row in rows:
        kept = row.owner if as_sealed else ""
        views.append(
            ActionView(
                id=ActionId(row.id),
                fields=read(ActionFields, row, ACTION),
                owner=kept or names.owner_of(row, people, offices),
                owner_left=_has_left(row, presence),
                client=clients.get(row.client_id, "") if row.client_id else "",
                meeting_on=days[row.meeting_id],
                state=ActionState(row.state),
                closed_on=row.closed_on,
                outcome=row.outcome,
            )
        )
    return tuple(views)


def _is_sealed(meeting: tables.Meeting) -> bool:
    return meeting.state == MeetingState.SEALED.value


def _has_left(row: tables.ActionItem, presence: Presence) -> bool:
    """Tell whether the person or the office that was to do it is not there any more."""
    person, office = row.contact_id, row.organisation_id
    person_left = person is not None and person not in presence.contacts
    return person_left or (office is not None and office not in presence.organisations)


def _days(session: Session, refs: Iterable[int]) -> dict[int, dt.date]:
    table = tables.Meeting
    rows = session.execute(select(table.id, table.on).where(among(table.id, refs)))
    return {row.id: row.on for row in rows}


def _rows_of(
    session: Session,
    table: Any,  # noqa: ANN401 - any table of a meeting's lists
    meeting_id: int,
    *,
    ordered: bool = False,
) -> list[Any]:
    query = select(table).where(table.meeting_id == meeting_id)
    query = query.order_by(table.position, table.id) if ordered else query.order_by(table.id)
    return list(session.scalars(query))


def _by_item(rows: Iterable[Any], group: Any, columns: Any) -> dict[int, list[Any]]:  # noqa: ANN401 - any list
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(read(group, row, columns))
    return found
