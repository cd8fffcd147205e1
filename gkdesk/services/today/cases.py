"""What is due in cases besides steps and papers: consents, permits, referrals without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from gkdesk.models.bodies import Body
from gkdesk.models.case import ClientConsent, ClientCoursePermit, ClientReferral
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.today.queries import Due, dues, expires, parts, week_end
from gkdesk.text import due_notes
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import DueKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_ASKED = (ReferralState.ASKED.value,)
_TAKEN = (ReferralState.ACCEPTED.value, ReferralState.BEGUN.value)


def due_consents(session: Session, today: dt.date) -> Iterator[Due]:
    """Return the grounds of disclosure that end soon or ended of late, unless a new one follows.

    What was never signed cannot end, and what was withdrawn has ended for good.
    """
    table, newer = ClientConsent, aliased(ClientConsent)
    whom = (newer.contact_id, newer.organisation_id, newer.body_id, newer.recipient)
    mine = (table.contact_id, table.organisation_id, table.body_id, table.recipient)
    followed = (
        select(newer.id)
        .where(
            newer.client_id == table.client_id,
            newer.purpose == table.purpose,
            newer.withdrawn_on.is_(None),
            newer.signed_on.is_not(None),
            or_(newer.until.is_(None), newer.until > table.until),
            *(a.is_not_distinct_from(b) for a, b in zip(whom, mine, strict=True)),
        )
        .exists()
    )
    office = select(Organisation.name).where(Organisation.id == table.organisation_id)
    person = select(ContactPerson.name).where(ContactPerson.id == table.contact_id)
    body = select(Body.name).where(Body.id == table.body_id)
    named = func.coalesce(
        person.scalar_subquery(),
        office.scalar_subquery(),
        body.scalar_subquery(),
        table.recipient,
    )
    query = parts(table, literal(due_notes.CONSENT_TITLE), named, table.until).where(
        table.withdrawn_on.is_(None),
        table.signed_on.is_not(None),
        expires(table.until, today),
        ~followed,
    )
    return dues(session, query, DueKind.CONSENT)


def due_permits(session: Session, today: dt.date) -> Iterator[Due]:
    """Return the Berechtigungsscheine that end soon and were not used."""
    table = ClientCoursePermit
    title = literal(due_notes.PERMIT_TITLE)
    query = parts(table, title, table.issued_by, table.valid_until).where(
        table.used_on.is_(None), expires(table.valid_until, today)
    )
    return dues(session, query, DueKind.PERMIT)


def due_referrals(session: Session, today: dt.date) -> Iterator[Due]:
    """Return the referrals whose answer should have come, or comes until the end of this week.

    Whoever passed somebody on keeps the responsibility and does not learn by herself what became
    of it (report 4, lines 8045-8059).
    """
    table = ClientReferral
    asked = table.state.in_(_ASKED)
    day = case((asked, table.answer_due), else_=table.feedback_due)
    title = case((asked, due_notes.NO_ANSWER_TITLE), else_=due_notes.NO_FEEDBACK_TITLE)
    office = select(Organisation.name).where(Organisation.id == table.organisation_id)
    person = select(ContactPerson.name).where(ContactPerson.id == table.contact_id)
    whom = func.coalesce(office.scalar_subquery(), person.scalar_subquery(), table.subject)
    waiting = or_(asked, and_(table.state.in_(_TAKEN), table.feedback_due.is_not(None)))
    query = parts(table, title, whom, day).where(waiting, day <= week_end(today))
    return dues(session, query, DueKind.REFERRAL)
