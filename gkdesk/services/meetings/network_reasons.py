"""Who is near a case by the network: its field of action, and with whom its offices cooperate.

Our rule: an organisation is proposed where both meet. Whoever only works in the field would be half
of the register.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from gkdesk.models.client import Client
from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.code_lists import words
from gkdesk.services.register.presence import cooperation_is_there, goes_on
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import CodeList

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

MOST = 6
"""So many organisations are proposed by the network at most; those with the most ties first."""


class NearBy(NamedTuple):
    """An organisation with the reason for which it is proposed."""

    organisation_id: int
    reason: str


def by_network(
    session: Session,
    cases: Iterable[int],
    known: Iterable[tuple[int | None, int | None]],
    day: dt.date,
) -> Iterator[NearBy]:
    """Return organisations of the fields of some cases that cooperate with who is known there."""
    fields = _fields(session, cases)
    offices = _offices(session, known)
    ties = _ties(session, offices, day)
    if not fields or not ties:
        return
    called = words(session, CodeList.FIELD_OF_ACTION)
    query = select(Organisation.id, Organisation.fields).where(
        among(Organisation.id, set(ties) - offices), goes_on(Organisation.ended_on, day)
    )
    found = []
    for ref, listed in session.execute(query):
        shared = ", ".join(sorted(called.get(code, code) for code in fields & set(listed.split())))
        if shared:
            found.append((-ties[ref], ref, shared))
    for _, ref, field in sorted(found)[:MOST]:
        yield NearBy(ref, f"kooperiert mit Beteiligten, Handlungsfeld: {field}")


def _fields(session: Session, cases: Iterable[int]) -> set[str]:
    query = select(Client.case_main_field).where(among(Client.id, cases))
    return {code for code in session.scalars(query) if code}


def _offices(session: Session, known: Iterable[tuple[int | None, int | None]]) -> set[int]:
    """Return the organisations of those who are known to be near the cases."""
    pairs = list(known)
    contacts = {contact for contact, _ in pairs if contact is not None}
    own = select(ContactPerson.organisation_id).where(among(ContactPerson.id, contacts))
    offices = {office for _, office in pairs}
    return {ref for ref in (*offices, *session.scalars(own)) if ref is not None}


def _ties(session: Session, offices: set[int], day: dt.date) -> dict[int, int]:
    """Return with how many of these offices each organisation cooperates."""
    table = Cooperation
    query = select(table.first_id, table.second_id).where(
        cooperation_is_there(day),
        or_(among(table.first_id, offices), among(table.second_id, offices)),
    )
    ties: dict[int, int] = defaultdict(int)
    for first, second in session.execute(query):
        ties[second if first in offices else first] += 1
    return ties
