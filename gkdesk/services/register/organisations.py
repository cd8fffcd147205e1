"""Organisations: a small register of offices, Träger, schools and associations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.network import Catchment, Municipality, Organisation
from gkdesk.services.code_lists import merged, require, words
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_fields import (
    OrganisationFields,
    OrganisationRow,
    OrganisationView,
)
from gkdesk.services.register.contact_reading import (
    ORGANISATION,
    municipality_names,
    organisation_fields,
)
from gkdesk.services.register.contacts import contact_rows
from gkdesk.services.register.life import RecordLife, is_only_entered
from gkdesk.services.register.organisation_history import organisation_history
from gkdesk.services.register.organisation_rows import organisation_rows
from gkdesk.services.register.presence import Hanging, hanging_on
from gkdesk.services.register.records import Labels, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.ids import MunicipalityId, OrganisationId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.register.cooperation_history import HistoryRow
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
        with self._store.read() as session:
            return organisation_rows(
                session, today=self._store.clock.today(), with_ended=with_ended
            )

    def detail(self, organisation_id: OrganisationId) -> OrganisationView:
        """Return one organisation with its people; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, Organisation, organisation_id)
            fields = organisation_fields(row)
            kinds = words(session, CodeList.ORGANISATION_KIND)
            actions = words(session, CodeList.FIELD_OF_ACTION)
            areas = words(session, CodeList.LEGAL_AREA)
            places = municipality_names(session)
            return OrganisationView(
                id=organisation_id,
                fields=fields,
                kind=kinds.get(fields.kind, fields.kind),
                municipality=places.get(row.municipality_id or 0, ""),
                verified_on=row.verified_on,
                ended_on=row.ended_on,
                contacts=contact_rows(
                    session,
                    today=self._store.clock.today(),
                    with_ended=False,
                    organisation_id=organisation_id,
                ),
                only_entered=is_only_entered(session, row, row.verified_on),
                serves=tuple(places[place] for place in catchment(session, organisation_id)),
                fields_of_action=tuple(actions.get(code, code) for code in fields.fields),
                legal_areas=tuple(areas.get(code, code) for code in fields.legal_areas),
            )

    def history(self, organisation_id: OrganisationId) -> tuple[HistoryRow, ...]:
        """Return what became of an organisation, the newest first: its seats, its cooperations."""
        with self._store.read() as session:
            row = fetch(session, Organisation, organisation_id)
            return organisation_history(session, row, self._store.clock.today())

    def create(self, entered: OrganisationFields) -> Outcome:
        """Enter an organisation; it counts as fresh from today on."""
        return ORGANISATIONS.create(self._store, entered)

    def save(self, organisation_id: OrganisationId, entered: OrganisationFields) -> Outcome:
        """Save what was entered; another kind brings its area, unless somebody chose one."""
        with self._store.read() as session:
            row = fetch(session, Organisation, organisation_id)
            proposed = _with_area(session, organisation_fields(row), entered)
        return ORGANISATIONS.save(self._store, organisation_id, proposed)

    def serves(self, organisation_id: OrganisationId) -> tuple[MunicipalityId, ...]:
        """Return the municipalities it is responsible for; none means the whole Kreis."""
        with self._store.read() as session:
            return catchment(session, organisation_id)

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

    def hanging_on(self, organisation_id: OrganisationId) -> Hanging:
        """Return how much counts as ended as soon as the organisation is."""
        with self._store.read() as session:
            return hanging_on(session, organisation_id, self._store.clock.today())

    def end(self, organisation_id: OrganisationId, on: dt.date | None = None) -> Outcome:
        """End an organisation instead of deleting it; what `hanging_on` counts ends with it."""
        return LIFE.end(self._store, organisation_id, on)

    def reopen(self, organisation_id: OrganisationId) -> Outcome:
        """Take an ended organisation up again."""
        return LIFE.reopen(self._store, organisation_id)


def catchment(session: Session, organisation: int) -> tuple[MunicipalityId, ...]:
    """Return the municipalities an organisation is responsible for, sorted by name."""
    query = (
        select(Municipality.id, Municipality.name)
        .join(Catchment, Catchment.municipality_id == Municipality.id)
        .where(Catchment.organisation_id == organisation)
    )
    found = sorted((sort_key(row.name), row.id) for row in session.execute(query))
    return tuple(dict.fromkeys(MunicipalityId(ref) for _, ref in found))


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


def _with_area(
    session: Session, before: OrganisationFields, entered: OrganisationFields
) -> OrganisationFields:
    """Return what was entered with the area of its new kind.

    An area that is not the one of the kind before was chosen, and so was one that is entered now.
    """
    if entered.kind == before.kind or entered.area is not before.area:
        return entered
    known = merged(session, CodeList.ORGANISATION_KIND)
    areas = {code: row.area for code, row in known.items()}
    is_chosen = before.area not in (None, areas.get(before.kind))
    area = areas.get(entered.kind)
    return entered if is_chosen or area is None else replace(entered, area=area)


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
