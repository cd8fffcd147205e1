"""Consents, releases and provisions of a client: their state, signature, withdrawal, end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.bodies import Body
from gkdesk.models.case import ClientConsent
from gkdesk.models.client import Client, ClientMember
from gkdesk.services.basis.families import family_of
from gkdesk.services.basis.gate import Elsewhere, is_closed_by, state_on
from gkdesk.services.basis.overrides import end_overrides
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.consent_rules import check_signature
from gkdesk.services.clients.parts import PARTS
from gkdesk.services.clients.reading import part_rows
from gkdesk.services.clients.rules import own_part
from gkdesk.services.mapping import read
from gkdesk.services.naming import client_name, sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import contact_views, organisation_names
from gkdesk.services.rows import among, fetch
from gkdesk.services.validation import checked
from gkdesk.store.withdrawal_ledger import Withdrawn
from gkdesk.text.codes.cases import ConsentState
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.codes.cases import ConsentPurpose
    from gkdesk.text.ids import ClientId, OrganisationId, PartId


HERSELF = "die Person selbst"


@dataclass(frozen=True)
class ConsentView:
    """A basis as shown: whom it names, what it covers in words, and how it stands today."""

    consent: Consent
    recipient: str
    covers: tuple[str, ...]
    member: str
    state: ConsentState


@dataclass(frozen=True)
class ClosedElsewhere:
    """A withdrawal of a member in her own case that closes something in this one."""

    member: str
    recipient: str
    on: dt.date


class Consents:
    """The grounds of disclosure of one store; they are entered through `Clients.save_part`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, client_id: ClientId) -> tuple[ConsentView, ...]:
        """Return the grounds of one client: what holds first, then what is to come or prepared."""
        with self._store.read() as session:
            fetch(session, Client, client_id)
            views = consent_views(
                session, part_rows(session, Consent, client_id), self._store.clock.today()
            )
        return tuple(sorted(views, key=_rank))

    def proposal(self, organisation_id: OrganisationId | None = None) -> Consent:
        """Return what a new consent begins with; nothing is preset that somebody has to choose.

        It ends with the accompaniment, after twelve months at the latest (our proposal).
        """
        today = self._store.clock.today()
        return Consent(organisation_id=organisation_id, since=today, until=_a_year_after(today))

    def cases_with(self, client_id: ClientId) -> tuple[str, ...]:
        """Return how the family cases are called that a client with this record belongs to."""
        with self._store.read() as session:
            refs = _families_with(session, client_id)
            rows = session.scalars(select(Client).where(Client.id.in_(refs)))
            called = [
                client_name(row.wanted_name, row.official_name, row.own_name, row.code)
                for row in rows
            ]
        return tuple(sorted(called, key=sort_key))

    def closed_elsewhere(self, client_id: ClientId) -> tuple[ClosedElsewhere, ...]:
        """Return what members of this case withdrew in their own, and nobody decided here since."""
        with self._store.read() as session:
            held = part_rows(session, Consent, client_id)
            open_ones = [
                each
                for each in family_of(session, client_id).withdrawn
                if any(_speaks_against(each, consent) for consent in held)
            ]
            names = _Names(session, [each.consent for each in open_ones])
            return tuple(
                ClosedElsewhere(
                    member=session.get_one(ClientMember, each.member).name,
                    recipient=names.recipient(each.consent) or word(each.consent.purpose),
                    on=each.consent.withdrawn_on,
                )
                for each in open_ones
                if each.consent.withdrawn_on is not None
            )

    def sign(self, client_id: ClientId, consent_id: PartId, on: dt.date | None = None) -> Outcome:
        """Note that a basis was signed, today unless another day is named; that is final.

        What somebody put her name to has to be proved: it is withdrawn, not taken back.
        """
        day = on or self._store.clock.today()
        if day > self._store.clock.today():
            raise InvalidInput("signed_on", "not_yet")
        with self._store.transaction(Label.CONSENT_SIGNED) as transaction:
            row = own_part(transaction.session, client_id, ClientConsent, consent_id)
            if row.withdrawn_on is not None:
                raise InvalidInput("withdrawn_on", "withdrawn_is_final")
            if row.signed_on is not None:
                raise InvalidInput("signed_on", "signed_stays")
            consent = read(Consent, row, PARTS[Consent].columns)
            check_signature(checked(replace(consent, signed_on=day)))
            if row.signed_on is None:
                row.asked = " ".join(family_of(transaction.session, client_id).asked)
            row.signed_on = day
        return Outcome(Label.CONSENT_SIGNED, transaction.changes, consent_id)

    def withdraw(
        self, client_id: ClientId, consent_id: PartId, on: dt.date | None = None
    ) -> Outcome:
        """Note a withdrawal: it acts for the future and cannot be taken back.

        What was decided in spite of the gate ends with it: her No came later.

        Raises InvalidInput for a day ahead, for a legal provision, and for what is withdrawn.
        """
        day = on or self._store.clock.today()
        if day > self._store.clock.today():
            raise InvalidInput("withdrawn_on", "not_yet")
        with self._store.transaction(Label.CONSENT_WITHDRAWN) as transaction:
            row = own_part(transaction.session, client_id, ClientConsent, consent_id)
            if row.withdrawn_on is not None or row.basis == Basis.LEGAL_PROVISION.value:
                raise InvalidInput("withdrawn_on", "nothing_to_withdraw")
            consent = read(Consent, row, PARTS[Consent].columns)
            checked(replace(consent, withdrawn_on=day))
            row.withdrawn_on = day
            self._store.withdrawals.add(transaction, Withdrawn(row.id, day))
            for ref in (client_id, *_families_with(transaction.session, client_id)):
                end_overrides(transaction.session, ref, self._store.clock.today())
        return Outcome(Label.CONSENT_WITHDRAWN, transaction.changes, consent_id)


def _families_with(session: Session, client_id: ClientId) -> tuple[int, ...]:
    """Return the cases of which a client with this record is a member."""
    return tuple(session.scalars(select(ClientMember.client_id).filter_by(client_ref=client_id)))


def _speaks_against(gone: Elsewhere, consent: Consent) -> bool:
    """Tell whether a withdrawal elsewhere closes something that a basis here would allow."""
    its = gone.consent
    is_hers = consent.member_id in (None, gone.member) and not consent.herself
    same = (consent.purpose, consent.contact_id, consent.organisation_id, consent.body_id) == (
        *(its.purpose, its.contact_id, its.organisation_id, its.body_id),
    )
    return is_hers and same and consent.withdrawn_on is None and is_closed_by(consent, its)


def consent_views(
    session: Session, consents: Iterable[Consent], today: dt.date
) -> list[ConsentView]:
    """Put consents into words; ended organisations and persons keep their names."""
    rows = list(consents)
    names = _Names(session, rows)
    return [
        ConsentView(
            consent=each,
            recipient=names.recipient(each),
            covers=tuple(word(Category(code)) for code in each.categories),
            member=names.member(each),
            state=state_on(each, today),
        )
        for each in rows
    ]


def consents_of(
    session: Session, clients: Iterable[int], *, purpose: ConsentPurpose | None = None
) -> dict[int, tuple[Consent, ...]]:
    """Return the grounds of several clients at once, or those of one purpose alone."""
    refs = set(clients)
    found: dict[int, list[Consent]] = {ref: [] for ref in refs}
    query = select(ClientConsent).where(among(ClientConsent.client_id, refs))
    if purpose is not None:
        query = query.where(ClientConsent.purpose == purpose.value)
    for row in session.scalars(query.order_by(ClientConsent.id)):
        found[row.client_id].append(read(Consent, row, PARTS[Consent].columns))
    return {ref: tuple(rows) for ref, rows in found.items()}


class _Names:
    """The names of everybody whom some consents name, read at once."""

    def __init__(self, session: Session, rows: Iterable[Consent]) -> None:
        rows = list(rows)
        self._session = session
        self._people = contact_views(session, (row.contact_id for row in rows if row.contact_id))
        self._offices = organisation_names(
            session, (row.organisation_id for row in rows if row.organisation_id)
        )

    def recipient(self, consent: Consent) -> str:
        """Return whom a consent names: the person first, then her office, then the body."""
        parts = []
        if consent.contact_id is not None:
            parts.append(self._people[consent.contact_id].name)
        if consent.organisation_id is not None:
            parts.append(self._offices.get(consent.organisation_id, ""))
        if consent.body_id is not None:
            parts.append(self._session.get_one(Body, consent.body_id).name)
        return ", ".join(part for part in (*parts, consent.recipient) if part)

    def member(self, consent: Consent) -> str:
        """Return the name of a person of a family, "" where a consent is for all of it."""
        if consent.herself:
            return HERSELF
        ref = consent.member_id
        return "" if ref is None else self._session.get_one(ClientMember, ref).name


_ORDER = (
    ConsentState.VALID,
    ConsentState.PREPARED,
    ConsentState.COMING,
    ConsentState.EXPIRED,
    ConsentState.WITHDRAWN,
)


def _rank(view: ConsentView) -> tuple[int, dt.date]:
    return _ORDER.index(view.state), view.consent.until or dt.date.max


def _a_year_after(day: dt.date) -> dt.date:
    """Return the last day of the proposed period; a leap day ends on 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
