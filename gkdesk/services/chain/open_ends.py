"""Whose Anschluss is open: one answer for the screen, the conference and the printed list.

A transition without a step after it says so itself, also while another step still runs: it is
known before a programme ends. Beyond that (our rule) a chain of which nothing is planned or runs
any more has lost its Anschluss, although nobody has noted a transition yet. Somebody leaves the
list by a step that follows, noted at the transition, or by the end of the case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.case import ClientChainStep, ClientTransition
from gkdesk.models.client import Client, ClientContactEntry
from gkdesk.models.offers import Offer
from gkdesk.services.basis.consents import consents_of
from gkdesk.services.basis.families import families
from gkdesk.services.basis.gate import agreed
from gkdesk.services.meetings.names import client_names
from gkdesk.services.naming import sort_key
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ChainState, ConsentPurpose, Opening
from gkdesk.text.codes.clients import CaseState
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.services.basis.gate import Family
    from gkdesk.services.clients.case_fields import Consent

_GOING_ON = (ChainState.PLANNED.value, ChainState.RUNNING.value)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """What whoever takes somebody over has to know first."""

    name: str
    last_contact: dt.date | None
    may_be_contacted: bool
    contact_until: dt.date | None


@dataclass(frozen=True)
class OpenEnd:
    """One Anschluss that is open: after which step, why, and how its person can be reached."""

    client_id: ClientId
    name: str
    last_step: str
    ended_on: dt.date | None
    opening: Opening
    last_contact: dt.date | None
    may_be_contacted: bool
    contact_until: dt.date | None
    talked_on: dt.date | None


def read_open_ends(session: Session, today: dt.date) -> tuple[OpenEnd, ...]:
    """Return what is open of the active clients, who waits longest first."""
    found = list(_found(session))
    steps = [step for step, _ in found if step is not None]
    offers = _offer_names(session, steps)
    people = standings(session, {_client(step, passage) for step, passage in found}, today)
    rows = [
        _open_end(people, offers, _client(step, passage), step, passage) for step, passage in found
    ]
    return tuple(sorted(rows, key=_longest_first))


def standings(session: Session, clients: Iterable[int], today: dt.date) -> dict[int, Standing]:
    """Return how clients are called and whether they may be contacted, all of them at once."""
    refs = set(clients)
    names = client_names(session, refs)
    entry = ClientContactEntry
    latest = select(entry.client_id, func.max(entry.on)).where(among(entry.client_id, refs))
    last = {row[0]: row[1] for row in session.execute(latest.group_by(entry.client_id))}
    consents = consents_of(session, refs, purpose=ConsentPurpose.FOLLOW_UP)
    households = families(session, refs)
    found = {}
    for ref in refs:
        given, family = consents[ref], households[ref]
        may = agreed(given, ConsentPurpose.FOLLOW_UP, today, family=family)
        found[ref] = Standing(
            name=names.get(ref, ""),
            last_contact=last.get(ref),
            may_be_contacted=may,
            contact_until=_last_day(given, family, today) if may else None,
        )
    return found


def _last_day(consents: Iterable[Consent], family: Family, today: dt.date) -> dt.date | None:
    """Return the last day of the agreement: in a family the first end of one of them ends it."""
    given = [each for each in consents if each.purpose is ConsentPurpose.FOLLOW_UP]
    ends = sorted({each.until for each in given if each.until is not None and each.until >= today})
    for day in ends:
        if not agreed(given, ConsentPurpose.FOLLOW_UP, day + _DAY, family=family):
            return day
    return None


def _found(
    session: Session,
) -> Iterator[tuple[ClientChainStep | None, ClientTransition | None]]:
    """Yield the step after which nothing follows, with its transition if there is one."""
    passages = _open_passages(session)
    wanted = {row.from_id for row in passages if row.from_id is not None}
    table = ClientChainStep
    steps = {row.id: row for row in session.scalars(select(table).where(among(table.id, wanted)))}
    for passage in passages:
        yield steps.get(passage.from_id or 0), passage
    for step in _last_steps(session):
        if step.id not in wanted:
            yield step, None


def _open_passages(session: Session) -> list[ClientTransition]:
    """Return the transitions that lead nowhere; one of several from a step may lead on."""
    table = ClientTransition
    answered = select(table.from_id).where(table.from_id.is_not(None), table.to_id.is_not(None))
    led_on = set(session.scalars(answered))
    query = (
        select(table)
        .join(Client, Client.id == table.client_id)
        .where(Client.state == CaseState.ACTIVE.value, table.to_id.is_(None))
        .order_by(table.id)
    )
    return [row for row in session.scalars(query) if row.from_id not in led_on]


def _last_steps(session: Session) -> list[ClientChainStep]:
    """Return the last step of each chain of which nothing is planned or runs any more."""
    table = ClientChainStep
    going_on = select(table.client_id).where(table.state.in_(_GOING_ON))
    query = (
        select(table)
        .join(Client, Client.id == table.client_id)
        .where(Client.state == CaseState.ACTIVE.value, table.client_id.not_in(going_on))
        .order_by(table.client_id, table.position, table.id)
    )
    return list({row.client_id: row for row in session.scalars(query)}.values())


def _offer_names(session: Session, steps: Iterable[ClientChainStep]) -> dict[int, str]:
    wanted = {row.offer_id for row in steps if row.offer_id is not None and not row.what}
    query = select(Offer.id, Offer.name).where(among(Offer.id, wanted))
    return {row[0]: row[1] for row in session.execute(query)}


def _client(step: ClientChainStep | None, passage: ClientTransition | None) -> int:
    row = step or passage
    return 0 if row is None else row.client_id


def _open_end(
    people: Mapping[int, Standing],
    offers: Mapping[int, str],
    client: int,
    step: ClientChainStep | None,
    passage: ClientTransition | None,
) -> OpenEnd:
    person = people[client]
    why = passage.opening if passage is not None else None
    return OpenEnd(
        client_id=ClientId(client),
        name=person.name,
        last_step="" if step is None else step.what or offers.get(step.offer_id or 0, ""),
        ended_on=None if step is None else step.until,
        opening=Opening(why) if why else Opening.UNCLEAR,
        last_contact=person.last_contact,
        may_be_contacted=person.may_be_contacted,
        contact_until=person.contact_until,
        talked_on=None if passage is None else passage.talked_on,
    )


def _longest_first(row: OpenEnd) -> tuple[dt.date, str]:
    return row.ended_on or dt.date.max, sort_key(row.name)
