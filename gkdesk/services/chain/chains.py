"""Chains of clients: their order, referrals and their answers, offers that might come next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.case import ClientChainStep, ClientReferral
from gkdesk.models.client import Client, ClientMember, ClientStatus
from gkdesk.models.offers import Offer
from gkdesk.services.chain.fitting import Fit, Situation, fit_of
from gkdesk.services.chain.open_ends import OpenEnd, read_open_ends
from gkdesk.services.chain.waiting import ANSWER_DAYS
from gkdesk.services.clients.rules import own_part
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.services.register.presence import offer_is_there
from gkdesk.services.rows import fetch
from gkdesk.text.clean import clean_text
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.ids import OfferId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId, PartId

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
        """Return whose Anschluss is open, who waits longest first."""
        with self._store.read() as session:
            return read_open_ends(session, self._store.clock.today())


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


def _steps(client_id: int) -> Select[ClientChainStep]:
    table = ClientChainStep
    return select(table).filter_by(client_id=client_id).order_by(table.position, table.id)


def _begun(row: ClientStatus) -> dt.date:
    return row.since or dt.date.min


def _best_first(pair: tuple[Offer, Fit]) -> tuple[int, int, str]:
    offer, fit = pair
    return len(fit.against) - len(fit.reasons), len(fit.to_ask), sort_key(offer.name)
