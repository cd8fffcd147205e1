"""Organisations: a small register of offices, Träger, schools and associations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.network import Municipality, Organisation
from gkdesk.services.code_lists import require, words
from gkdesk.services.contact_fields import OrganisationFields, OrganisationRow, OrganisationView
from gkdesk.services.contact_reading import ORGANISATION, organisation_fields
from gkdesk.services.contacts import contact_rows
from gkdesk.services.mapping import write
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.record_life import RecordLife
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import checked
from gkdesk.text.codes import CodeList
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store


LIFE = RecordLife(
    Organisation,
    confirmed=Label.ORGANISATION_CONFIRMED,
    ended=Label.ORGANISATION_ENDED,
    reopened=Label.ORGANISATION_REOPENED,
)


class Organisations:
    """The organisations of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, with_ended: bool = False) -> tuple[OrganisationRow, ...]:
        """Return the organisations, sorted by name; ended ones only on demand."""
        query = select(Organisation, Municipality.name).outerjoin(
            Municipality, Municipality.id == Organisation.municipality_id
        )
        if not with_ended:
            query = query.where(Organisation.ended_on.is_(None))
        with self._store.read() as session:
            kinds = words(session, CodeList.ORGANISATION_KIND)
            rows = [
                _row(organisation, kinds, municipality or "")
                for organisation, municipality in session.execute(query)
            ]
        return tuple(sorted(rows, key=_by_name))

    def detail(self, organisation_id: OrganisationId) -> OrganisationView:
        """Return one organisation with its people; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, Organisation, organisation_id)
            municipality = (
                None
                if row.municipality_id is None
                else session.get(Municipality, row.municipality_id)
            )
            kinds = words(session, CodeList.ORGANISATION_KIND)
            return OrganisationView(
                id=organisation_id,
                fields=organisation_fields(row),
                kind=kinds.get(row.kind_of_organisation, row.kind_of_organisation),
                municipality="" if municipality is None else municipality.name,
                verified_on=row.verified_on,
                ended_on=row.ended_on,
                contacts=contact_rows(
                    session,
                    today=self._store.clock.today(),
                    with_ended=False,
                    organisation_id=organisation_id,
                ),
                only_entered=LIFE.is_only_entered(session, organisation_id, row.verified_on),
            )

    def create(self, entered: OrganisationFields) -> Outcome:
        """Enter an organisation; it counts as fresh from today on."""
        clean = checked(entered)
        with self._store.transaction(Label.ORGANISATION_CREATED) as transaction:
            session = transaction.session
            _check(session, clean)
            row = Organisation(name=clean.name, verified_on=self._store.clock.today())
            write(row, clean, ORGANISATION)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.ORGANISATION_CREATED, transaction.changes, ref)

    def save(self, organisation_id: OrganisationId, entered: OrganisationFields) -> Outcome:
        """Save what was entered about an organisation."""
        clean = checked(entered)
        with self._store.transaction(Label.ORGANISATION_CHANGED) as transaction:
            session = transaction.session
            _check(session, clean)
            write(fetch(session, Organisation, organisation_id), clean, ORGANISATION)
        return Outcome(Label.ORGANISATION_CHANGED, transaction.changes, organisation_id)

    def confirm(self, organisation_id: OrganisationId, on: dt.date | None = None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        return LIFE.confirm(self._store, organisation_id, on)

    def end(self, organisation_id: OrganisationId, on: dt.date | None = None) -> Outcome:
        """End an organisation instead of deleting it."""
        return LIFE.end(self._store, organisation_id, on)

    def reopen(self, organisation_id: OrganisationId) -> Outcome:
        """Take an ended organisation up again."""
        return LIFE.reopen(self._store, organisation_id)


def _check(session: Session, entered: OrganisationFields) -> None:
    require_choice(session, Municipality, entered.municipality_id, field="municipality_id")
    require(session, CodeList.ORGANISATION_KIND, entered.kind, field="kind")


def _row(organisation: Organisation, kinds: dict[str, str], municipality: str) -> OrganisationRow:
    kind = organisation.kind_of_organisation
    return OrganisationRow(
        id=OrganisationId(organisation.id),
        name=organisation.name,
        short_name=organisation.short_name,
        kind=kinds.get(kind, kind),
        municipality=municipality,
        active=organisation.ended_on is None,
        verified_on=organisation.verified_on,
    )


def _by_name(row: OrganisationRow) -> str:
    return sort_key(row.name)
