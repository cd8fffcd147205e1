"""What is due in cases besides steps and papers: grounds, permits, courses, goals, referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, or_, select

from gkdesk.models.bodies import Body
from gkdesk.models.case import ClientConsent, ClientCoursePermit, ClientReferral
from gkdesk.models.client import ClientCourse, ClientGoal
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.chain.waiting import WAITING_DAYS
from gkdesk.services.code_lists import words
from gkdesk.services.today.followed import grounds_of, is_followed
from gkdesk.services.today.queries import Due, dues, parts
from gkdesk.text import due_notes
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import Basis, CodeList, CourseStatus, DueKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.expression import SQLColumnExpression

    from gkdesk.services.today.asked import Asked

_UNTIL_ANSWERED = (ReferralState.PROPOSED.value, ReferralState.ASKED.value)
_AHEAD = (CourseStatus.REGISTERED.value, CourseStatus.WAITING.value)


def due_consents(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the grounds of disclosure that end soon or ended of late, unless a new one follows.

    A consent that was never signed cannot end, a legal provision needs no signature; what was
    withdrawn has ended for good.
    """
    table = ClientConsent
    office = select(Organisation.name).where(Organisation.id == table.organisation_id)
    person = select(ContactPerson.name).where(ContactPerson.id == table.contact_id)
    body = select(Body.name).where(Body.id == table.body_id)
    named = func.coalesce(
        person.scalar_subquery(),
        office.scalar_subquery(),
        body.scalar_subquery(),
        table.recipient,
    )
    query = parts(table, _ground_title(asked.today), named, table.until).where(
        asked.of(table),
        table.withdrawn_on.is_(None),
        _rests(table),
        asked.ends(table.until),
    )
    found = list(dues(session, query, DueKind.CONSENT))
    grounds = grounds_of(session, {due.ref for due in found})
    return (due for due in found if not is_followed(due.part, due.ref, grounds))


def _rests(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the table or an alias of it
    return or_(table.signed_on.is_not(None), table.basis == Basis.LEGAL_PROVISION.value)


def _ground_title(today: dt.date) -> ColumnElement[str]:
    """Name the ground, and say whether it has ended already."""
    table = ClientConsent
    return case(
        *(
            (
                and_(table.basis == basis.value, table.until < today)
                if ended
                else table.basis == basis.value,
                due_notes.ground_title(basis, ended=ended),
            )
            for basis in Basis
            for ended in (True, False)
        ),
        else_=due_notes.ground_title(Basis.CONSENT, ended=False),
    )


def due_permits(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the Berechtigungsscheine that end soon and were not used."""
    table = ClientCoursePermit
    title = case(
        (table.valid_until < asked.today, due_notes.PERMIT_ENDED_TITLE),
        else_=due_notes.PERMIT_TITLE,
    )
    query = parts(table, title, table.issued_by, table.valid_until).where(
        asked.of(table), table.used_on.is_(None), asked.ends(table.valid_until)
    )
    return dues(session, query, DueKind.PERMIT)


def due_courses(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the courses that are about to begin, or should have begun."""
    table = ClientCourse
    texts = words(session, CodeList.COURSE_KIND)
    query = parts(table, table.kind_of_course, table.provider, table.since).where(
        asked.of(table), table.status.in_(_AHEAD), asked.ends(table.since)
    )
    for due in dues(session, query, DueKind.COURSE, texts=texts):
        yield due._replace(title=due_notes.course_title(due.title))


def due_goals(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the goals and Teilziele that were to be reached by now."""
    table = ClientGoal
    query = parts(table, table.words, table.who, table.until).where(
        asked.of(table), table.reached_on.is_(None), asked.due(table.until)
    )
    return dues(session, query, DueKind.GOAL)


def due_referrals(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the referrals that wait: to be asked for, answered, begun, or told about.

    Whoever passed somebody on keeps the responsibility and does not learn by herself what became
    of it (report 4, lines 8045-8059). Where no day was agreed, one is due a usual span after the
    last word (ours), and at once where that day is not known either.
    """
    table = ClientReferral
    day = _referral_day(asked.today)
    title = case(
        (table.state == ReferralState.PROPOSED.value, due_notes.NOT_ASKED_TITLE),
        (table.state == ReferralState.ASKED.value, due_notes.NO_ANSWER_TITLE),
        (table.state == ReferralState.ACCEPTED.value, due_notes.NOT_BEGUN_TITLE),
        else_=due_notes.NO_FEEDBACK_TITLE,
    )
    office = select(Organisation.name).where(Organisation.id == table.organisation_id)
    person = select(ContactPerson.name).where(ContactPerson.id == table.contact_id)
    whom = func.coalesce(office.scalar_subquery(), person.scalar_subquery(), table.subject)
    waiting = table.state.in_([state.value for state in WAITING_DAYS])
    query = parts(table, title, whom, day).where(asked.of(table), waiting, asked.due(day))
    return dues(session, query, DueKind.REFERRAL)


def _referral_day(today: dt.date) -> SQLColumnExpression[Any]:
    """Return the day agreed on, else the usual span after the last word, else today."""
    table = ClientReferral
    by_then = table.answer_due.type
    agreed = case((table.state.in_(_UNTIL_ANSWERED), table.answer_due), else_=table.feedback_due)
    last = case(
        (table.state == ReferralState.PROPOSED.value, table.proposed_on),
        (table.state == ReferralState.ASKED.value, table.asked_on),
        (table.state == ReferralState.ACCEPTED.value, table.answered_on),
        else_=table.begun_on,
    )
    spans = [
        (table.state == state.value, literal(f"+{days} days"))
        for state, days in WAITING_DAYS.items()
    ]
    usual = func.date(last, case(*spans), type_=by_then)
    return func.coalesce(agreed, usual, literal(today, by_then), type_=by_then)
