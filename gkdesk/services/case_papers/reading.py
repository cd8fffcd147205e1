"""What the papers of cases are read from: one meeting, one record, one cohort, the themes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body
from gkdesk.models.offers import Offer
from gkdesk.models.structural import StructuralCase, StructuralIssue
from gkdesk.services.basis import gate
from gkdesk.services.basis.consents import consent_views
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import KnownNames
from gkdesk.services.case_papers.lists import CohortRow, Issue
from gkdesk.services.case_papers.substitute import Case
from gkdesk.services.chain.open_ends import read_open_ends, standings
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.mapping import Columns, read
from gkdesk.services.meetings import access
from gkdesk.services.meetings.reached import reached_at
from gkdesk.services.meetings.reading import action_views, meeting_view
from gkdesk.services.meetings.recipients import recipient_at
from gkdesk.services.meetings.rounds import open_points
from gkdesk.services.meetings.views import Matrix, MeetingView
from gkdesk.services.naming import sort_key
from gkdesk.services.network_papers.source import read_words
from gkdesk.services.register.contact_reading import contact_views, organisation_names
from gkdesk.services.rows import among, fetch
from gkdesk.services.structural.fields import IssueFields
from gkdesk.services.today.deadlines import deadlines_of
from gkdesk.store.disclosures import Reached
from gkdesk.text.codes.meetings import ActionState, IssueRoute, MeetingState
from gkdesk.text.ids import ClientId, ContactId, MeetingId, OrganisationId, PartId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.case_papers.cleaning import Cleaner
    from gkdesk.services.chain.open_ends import OpenEnd
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.meetings.views import ActionView

_ISSUE = Columns(renamed={"kind": "kind_of_issue"})


@dataclass(frozen=True)
class Names:
    """The names of all clients, and the same made ready to be found."""

    stored: Mapping[int, tuple[str, ...]]
    everybody: KnownNames


def read_names(session: Session) -> Names:
    """Return the names of all clients."""
    stored = stored_names(session)
    return Names(stored, known_names(stored))


def known_names(stored: Mapping[int, tuple[str, ...]]) -> KnownNames:
    """Return the names of all clients made ready to be found."""
    return KnownNames(name for names in stored.values() for name in names)


@dataclass(frozen=True)
class Room:
    """A meeting with who may know what on the day on which its papers leave."""

    view: MeetingView
    matrix: Matrix
    next_on: dt.date | None
    reached: Mapping[PartId, Reached]


def read_room(session: Session, meeting_id: MeetingId, today: dt.date) -> Room:
    """Return a meeting; a basis of its papers holds today and on the day of the meeting."""
    row = fetch(session, tables.Meeting, meeting_id)
    view = meeting_view(session, meeting_id, today)
    return Room(
        view=view,
        matrix=access.matrix(session, row, today),
        next_on=_next_on(session, row),
        reached=reached_at(session, view),
    )


def _next_on(session: Session, row: tables.Meeting) -> dt.date | None:
    if row.series_id is None:
        return None
    table = tables.Meeting
    return session.scalar(
        select(func.min(table.on)).where(
            table.series_id == row.series_id,
            table.on > row.on,
            table.state != MeetingState.CANCELLED.value,
        )
    )


def earlier_actions(session: Session, view: MeetingView, today: dt.date) -> tuple[ActionView, ...]:
    """Return what is open from earlier meetings about the cases of this one, or of its series."""
    table, meeting = tables.ActionItem, tables.Meeting
    clients = {item.fields.client_id for item in view.items if item.fields.client_id}
    points = open_points(session, fetch(session, meeting, view.id))
    same = or_(among(table.client_id, clients), among(table.id, [row.id for row in points]))
    if view.fields.series_id is not None:
        same = or_(same, meeting.series_id == view.fields.series_id)
    query = (
        select(table)
        .join(meeting, meeting.id == table.meeting_id)
        .where(
            same,
            table.state == ActionState.OPEN.value,
            table.meeting_id != view.id,
            meeting.on <= view.fields.on,
        )
        .order_by(table.due_on, table.id)
    )
    return action_views(session, list(session.scalars(query)), today)


def read_case(session: Session, client_id: ClientId, today: dt.date) -> Case:
    """Return a whole record with what is open about it."""
    detail = client_detail(session, client_id, today)
    table = tables.ActionItem
    query = select(table).filter_by(client_id=client_id, state=ActionState.OPEN.value)
    return Case(
        detail=detail,
        consents=tuple(consent_views(session, detail.consents, today)),
        actions=action_views(session, list(session.scalars(query.order_by(table.id))), today),
        lists=read_words(session),
        dues=deadlines_of(session, client_id, today),
    )


@dataclass(frozen=True)
class Passage:
    """To whom a client is handed over, and about what; `basis` is what the gate asks for."""

    recipient: gate.Recipient
    name: str
    subject: str
    answer_by: dt.date | None


def read_passage(
    session: Session,
    detail: ClientDetail,
    *,
    today: dt.date,
    referral_id: PartId | None,
    transition_id: PartId | None,
) -> Passage:
    """Return the passage that somebody chose; raise InvalidInput where nobody receives it."""
    if referral_id is not None:
        chosen = next((each for each in detail.referrals if each.id == referral_id), None)
        if chosen is None:
            raise InvalidInput("referral_id", "unknown_record")
        office = chosen.organisation_id or _provider(session, chosen.offer_id)
        due = chosen.feedback_due or chosen.answer_due
        return _passage(session, office, chosen.contact_id, chosen.subject, due, today)
    move = next((each for each in detail.transitions if each.id == transition_id), None)
    step = next((each for each in detail.chain if move and each.id == move.to_id), None)
    if move is None or step is None:
        raise InvalidInput("transition_id", "unknown_record")
    office = step.organisation_id or _provider(session, step.offer_id)
    return _passage(session, office, None, step.what, None, today)


def _provider(session: Session, offer_id: int | None) -> OrganisationId | None:
    offer = None if offer_id is None else session.get(Offer, offer_id)
    ref = None if offer is None else offer.organisation_id
    return None if ref is None else OrganisationId(ref)


def _passage(
    session: Session,
    office: OrganisationId | None,
    contact_id: ContactId | None,
    subject: str,
    due: dt.date | None,
    today: dt.date,
) -> Passage:
    person = contact_views(session, [contact_id]).get(contact_id) if contact_id else None
    if office is None and person is not None:
        office = person.fields.organisation_id
    if office is None and person is None:
        raise InvalidInput("organisation_id", "required")
    names = organisation_names(session, [office] if office else [])
    said = (person.name if person else "", names.get(office or 0, ""))
    return Passage(
        recipient=recipient_at(session, contact_id, office, today),
        name=", ".join(filter(None, said)),
        subject=subject,
        answer_by=due,
    )


def read_cohort(
    session: Session, client_ids: Iterable[ClientId], today: dt.date
) -> tuple[CohortRow, ...]:
    """Return those whose Anschluss is open, or the chosen ones, by their names.

    A chosen one of whom nothing is open stands there all the same.
    """
    chosen = set(client_ids)
    ends = read_open_ends(session, today)
    rows = [_cohort_row(end) for end in ends if not chosen or end.client_id in chosen]
    others = chosen - {end.client_id for end in ends}
    rows += [
        CohortRow(
            name=each.name,
            after="",
            opening="",
            last_contact=each.last_contact,
            may_be_contacted=each.may_be_contacted,
            contact_until=each.contact_until,
            talked_on=None,
        )
        for each in standings(session, others, today).values()
    ]
    return tuple(sorted(rows, key=_by_name))


def _cohort_row(end: OpenEnd) -> CohortRow:
    return CohortRow(
        name=end.name,
        after=end.last_step,
        opening=word(end.opening),
        last_contact=end.last_contact,
        may_be_contacted=end.may_be_contacted,
        contact_until=end.contact_until,
        talked_on=end.talked_on,
    )


def _by_name(row: CohortRow) -> tuple[str, str]:
    return sort_key(row.name), row.after


def read_issues(
    session: Session, cleaner: Cleaner, *, meeting_id: MeetingId | None = None
) -> tuple[Issue, ...]:
    """Return the structural issues, of one meeting on demand, with no name in their texts."""
    query = select(StructuralIssue).order_by(StructuralIssue.noted_on, StructuralIssue.id)
    if meeting_id is not None:
        query = query.filter_by(meeting_id=meeting_id)
    case = StructuralCase
    counted = session.execute(
        select(case.structural_id, func.count(case.client_id.distinct())).group_by(
            case.structural_id
        )
    )
    cases = {row[0]: row[1] for row in counted}
    bodies = {row.id: row.name for row in session.scalars(select(Body))}
    return tuple(
        Issue(
            fields=_without_names(read(IssueFields, row, _ISSUE), cleaner),
            body=bodies.get(row.body_id or 0, ""),
            cases=cases.get(row.id, 0),
            is_closed=row.closed_on is not None or row.route == IssueRoute.REJECTED.value,
        )
        for row in session.scalars(query)
    )


def _without_names(fields: IssueFields, cleaner: Cleaner) -> IssueFields:
    clean = cleaner.clean
    return replace(
        fields,
        theme=clean(fields.theme),
        need=clean(fields.need),
        addressee=clean(fields.addressee),
        mandate=clean(fields.mandate),
        decision=clean(fields.decision),
        implementation=clean(fields.implementation),
    )
