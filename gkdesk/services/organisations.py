"""Organisations: a small register of offices, Träger, schools and associations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.network import Catchment, Municipality, Organisation
from gkdesk.services.code_lists import require, words
from gkdesk.services.contact_fields import OrganisationFields, OrganisationRow, OrganisationView
from gkdesk.services.contact_reading import ORGANISATION, organisation_fields
from gkdesk.services.contacts import contact_rows
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.record_life import RecordLife
from gkdesk.services.register import Labels, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.text.codes import CodeList
from gkdesk.text.ids import MunicipalityId, OrganisationId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

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
        return ORGANISATIONS.create(self._store, entered)

    def save(self, organisation_id: OrganisationId, entered: OrganisationFields) -> Outcome:
        """Save what was entered about an organisation."""
        return ORGANISATIONS.save(self._store, organisation_id, entered)

    def serves(self, organisation_id: OrganisationId) -> tuple[MunicipalityId, ...]:
        """Return the municipalities it is responsible for; none means the whole Kreis."""
        query = (
            select(Municipality.id, Municipality.name)
            .join(Catchment, Catchment.municipality_id == Municipality.id)
            .where(Catchment.organisation_id == organisation_id)
        )
        with self._store.read() as session:
            found = sorted((sort_key(row.name), row.id) for row in session.execute(query))
        return tuple(dict.fromkeys(MunicipalityId(ref) for _, ref in found))

    def save_catchment(
        self, organisation_id: OrganisationId, municipalities: Iterable[MunicipalityId]
    ) -> Outcome:
        """Say which municipalities it is responsible for; none means the whole Kreis."""
        with self._store.transaction(Label.CATCHMENT_CHANGED) as transaction:
            fetch(transaction.session, Organisation, organisation_id)
            set_catchment(transaction.session, organisation_id, municipalities)
        return Outcome(Label.CATCHMENT_CHANGED, transaction.changes, organisation_id)

    def confirm(self, organisation_id: OrganisationId, on: dt.date | None = None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        return LIFE.confirm(self._store, organisation_id, on)

    def end(self, organisation_id: OrganisationId, on: dt.date | None = None) -> Outcome:
        """End an organisation instead of deleting it."""
        return LIFE.end(self._store, organisation_id, on)

    def reopen(self, organisation_id: OrganisationId) -> Outcome:
        """Take an ended organisation up again."""
        return LIFE.reopen(self._store, organisation_id)


def set_catchment(
    session: Session, organisation: OrganisationId, places: Iterable[MunicipalityId]
) -> None:
    """Make an organisation responsible for these municipalities and no others."""
    wanted = dict.fromkeys(places)
    for place in wanted:
        require_choice(session, Municipality, place, field="municipality_id")
    of_it = Catchment.organisation_id == organisation
    session.flush()
    known = set(session.scalars(select(Catchment.municipality_id).where(of_it)))
    session.execute(delete(Catchment).where(of_it, Catchment.municipality_id.not_in(wanted)))
    for place in wanted:
        if place not in known:
            session.add(Catchment(organisation_id=organisation, municipality_id=place))


def _check(session: Session, entered: OrganisationFields, _ref: int | None) -> None:
    require_choice(session, Municipality, entered.municipality_id, field="municipality_id")
    require(session, CodeList.ORGANISATION_KIND, entered.kind, field="kind")


ORGANISATIONS: Register[OrganisationFields] = Register(
    Organisation,
    Labels(Label.ORGANISATION_CREATED, Label.ORGANISATION_CHANGED, Label.ORGANISATION_DELETED),
    columns=ORGANISATION,
    dated=("verified_on",),
    lists=(Catchment,),
    check=_check,
)


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
