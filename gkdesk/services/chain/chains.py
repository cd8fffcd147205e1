"""Chains of clients: their order, referrals and their answers, offers that might come next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.case import ClientChainStep, ClientReferral, ClientTransition
from gkdesk.models.client import (
    Client,
    ClientContactEntry,
    ClientMember,
    ClientStatus,
)
from gkdesk.models.offers import Offer
from gkdesk.services.basis.consents import consents_of
from gkdesk.services.basis.gate import agreed
from gkdesk.services.chain.fitting import Fit, Situation, fit_of
from gkdesk.services.clients.rules import own_part
from gkdesk.services.naming import client_name, sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.services.register.presence import offer_is_there
from gkdesk.services.rows import fetch
from gkdesk.text.clean import clean_text
from gkdesk.text.codes.cases import ChainState, ConsentPurpose, Opening, ReferralState
from gkdesk.text.codes.clients import CaseState, CefrLevel
from gkdesk.text.ids import ClientId, OfferId, OrganisationId, PartId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

ANSWER_DAYS = 14
"""Our proposal: after two weeks without an answer somebody asks again."""
YOUNGEST_AT_SCHOOL = 6
MOST_SUGGESTIONS = 12

NEXT: dict[ReferralState, tuple[ReferralState, ...]] = {
    ReferralState.PROPOSED: (ReferralState.ASKED, ReferralState.WITHDRAWN),
    ReferralState.ASKED: (
        ReferralState.ACCEPTED,
        ReferralState.DECLINED,
        ReferralState.WITHDRAWN,
    ),
    ReferralState.ACCEPTED: (
        ReferralState.BEGUN,
        ReferralState.ANSWERED,
        ReferralState.WITHDRAWN,
    ),
    ReferralState.BEGUN: (ReferralState.ANSWERED,),
    ReferralState.DECLINED: (ReferralState.ASKED,),
    ReferralState.ANSWERED: (),
    ReferralState.WITHDRAWN: (ReferralState.PROPOSED,),
}
"""Where a referral may go from each state."""


@dataclass(frozen=True)
class Suggestion:
    """An offer that might come next, with what speaks for it, against it, and what to ask."""

    id: OfferId
    name: str
    provider: str
    provider_id: OrganisationId | None
    fit: Fit


@dataclass(frozen=True)
class OpenEnd:
    """A client whose chain has no Anschluss, for the cohort list of an Übergangskonferenz."""

    client_id: ClientId
    name: str
    last_step: str
    ended_on: dt.date | None
    opening: Opening
    last_contact: dt.date | None
    may_be_contacted: bool
    talked_on: dt.date | None


class Chains:
    """The chains of one store; steps, transitions and referrals are saved through `Clients`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reorder(self, client_id: ClientId, order: Sequence[PartId]) -> Outcome:
        """Put the steps of a chain into another order; raise RecordGone if one is missing."""
        with self._store.transaction(Label.CHAIN_REORDERED) as transaction:
            session = transaction.session
            rows = {row.id: row for row in session.scalars(_steps(client_id))}
            if set(rows) != set(order):
                raise RecordGone
            for position, ref in enumerate(order):
                rows[ref].position = position
        return Outcome(Label.CHAIN_REORDERED, transaction.changes, client_id)

    def move_referral(
        self,
        client_id: ClientId,
        referral_id: PartId,
        state: ReferralState,
        *,
        on: dt.date | None = None,
        words: str = "",
    ) -> Outcome:
        """Note the next state of a referral, today unless another day is named.

        `words` are the reason of a refusal, or the answer. Raises InvalidInput for a state that
        cannot follow, and for a refusal without a reason.
        """
        day = on or self._store.clock.today()
        text = clean_text(words, "words")
        with self._store.transaction(Label.REFERRAL_MOVED) as transaction:
            row = own_part(transaction.session, client_id, ClientReferral, referral_id)
            if state not in NEXT[ReferralState(row.state)]:
                raise InvalidInput("state", "referral_not_there_yet")
            if state is ReferralState.DECLINED and not text:
                raise InvalidInput("reason", "required")
            row.state = state.value
            _note(row, state, day, text)
        return Outcome(Label.REFERRAL_MOVED, transaction.changes, referral_id)

    def suggestions(
        self, client_id: ClientId, *, field: str = "", with_unfit: bool = False
    ) -> tuple[Suggestion, ...]:
        """Return offers that might come next, those with the most reasons first.

        Offers against which something speaks come only on demand. `field` empty takes the main
        field of the case.
        """
        today = self._store.clock.today()
        with self._store.read() as session:
            client = fetch(session, Client, client_id)
            wanted = _situation(session, client, field or client.case_main_field, today)
            query = select(Offer).where(offer_is_there(today))
            if wanted.field:
                query = query.where(Offer.field == wanted.field)
            found = [(row, fit_of(row, wanted, today)) for row in session.scalars(query)]
            chosen = [(row, fit) for row, fit in found if with_unfit or not fit.against]
            providers = organisation_names(
                session, {row.organisation_id for row, _ in chosen if row.organisation_id}
            )
        chosen.sort(key=_best_first)
        return tuple(
            Suggestion(
                id=OfferId(row.id),
                name=row.name,
                provider=providers.get(row.organisation_id or 0, ""),
                provider_id=None
                if row.organisation_id is None
                else OrganisationId(row.organisation_id),
                fit=fit,
            )
            for row, fit in chosen[:MOST_SUGGESTIONS]
        )

    def open_ends(self) -> tuple[OpenEnd, ...]:
        """Return the active clients without an Anschluss, who waits longest first."""
        today = self._store.clock.today()
        with self._store.read() as session:
            open_steps = (ChainState.PLANNED.value, ChainState.RUNNING.value)
            going_on = select(ClientChainStep.client_id).where(
                ClientChainStep.state.in_(open_steps)
            )
            query = (
                select(Client)
                .join(ClientChainStep, ClientChainStep.client_id == Client.id)
                .where(Client.state == CaseState.ACTIVE.value, Client.id.not_in(going_on))
                .distinct()
            )
            rows = [_open_end(session, row, today) for row in session.scalars(query)]
        return tuple(sorted(rows, key=_longest_first))


def _note(row: ClientReferral, state: ReferralState, day: dt.date, text: str) -> None:
    """Write down the day of a state, and when the next word is to come."""
    due = day + dt.timedelta(days=ANSWER_DAYS)
    if state is ReferralState.PROPOSED:
        row.proposed_on = day
    elif state is ReferralState.ASKED:
        row.asked_on, row.answered_on = day, None
        row.answer_due = due
    elif state in (ReferralState.ACCEPTED, ReferralState.DECLINED):
        row.answered_on, row.reason = day, text
    elif state is ReferralState.BEGUN:
        row.begun_on = day
        row.feedback_due = row.feedback_due or due
    elif state is ReferralState.ANSWERED:
        row.feedback_on, row.feedback = day, text
    elif state is ReferralState.WITHDRAWN:
        row.reason = text


def _situation(session: Session, client: Client, field: str, today: dt.date) -> Situation:
    statuses = select(ClientStatus).where(
        ClientStatus.client_id == client.id,
        or_(ClientStatus.until.is_(None), ClientStatus.until >= today),
    )
    newest = max(session.scalars(statuses), key=_begun, default=None)
    return Situation(
        field=field,
        status="" if newest is None else newest.status,
        level=CefrLevel(client.german_reached) if client.german_reached else None,
        municipality_id=client.address_municipality_id,
        needs_childcare=_has_small_children(session, client.id, today),
    )


def _has_small_children(session: Session, client_id: int, today: dt.date) -> bool:
    """Tell whether somebody of the family is too young for school."""
    born = session.scalars(select(ClientMember.birth).where(ClientMember.client_id == client_id))
    return any(
        birth is not None and today.year - int(birth[:4]) < YOUNGEST_AT_SCHOOL for birth in born
    )


def _open_end(session: Session, client: Client, today: dt.date) -> OpenEnd:
    steps = list(session.scalars(_steps(client.id)))
    last = steps[-1]
    transitions = select(ClientTransition).filter_by(client_id=client.id, from_id=last.id)
    passage = session.scalars(transitions).first()
    contacts = select(ClientContactEntry.on).filter_by(client_id=client.id)
    consents = consents_of(session, (client.id,))[client.id]
    family = session.scalars(select(ClientMember.id).filter_by(client_id=client.id))
    return OpenEnd(
        client_id=ClientId(client.id),
        name=client_name(client.wanted_name, client.official_name, client.own_name, client.code),
        last_step=last.what or _offer_name(session, last.offer_id),
        ended_on=last.until,
        opening=Opening(passage.opening) if passage and passage.opening else Opening.UNCLEAR,
        last_contact=max(session.scalars(contacts), default=None),
        may_be_contacted=agreed(
            consents, ConsentPurpose.FOLLOW_UP, today, members=[PartId(ref) for ref in family]
        ),
        talked_on=None if passage is None else passage.talked_on,
    )


def _offer_name(session: Session, ref: int | None) -> str:
    row = None if ref is None else session.get(Offer, ref)
    return "" if row is None else row.name


def _steps(client_id: int) -> Select[ClientChainStep]:
    table = ClientChainStep
    return select(table).filter_by(client_id=client_id).order_by(table.position, table.id)


def _begun(row: ClientStatus) -> dt.date:
    return row.since or dt.date.min


def _best_first(pair: tuple[Offer, Fit]) -> tuple[int, int, str]:
    offer, fit = pair
    return len(fit.against) - len(fit.reasons), len(fit.to_ask), sort_key(offer.name)


def _longest_first(row: OpenEnd) -> tuple[dt.date, str]:
    return row.ended_on or dt.date.max, sort_key(row.name)
