"""Offers of the alliance: what is there, for whom, and until when one gets in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.code_lists import merged, require, words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import (
    contact_views,
    municipality_names,
    organisation_names,
)
from gkdesk.services.register.fields import OfferFields
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.in_use import check_offer_unused
from gkdesk.services.register.life import is_only_entered
from gkdesk.services.register.offer_filter import EVERY_OFFER, OfferFilter
from gkdesk.services.register.presence import offer_is_there
from gkdesk.services.register.records import Labels, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import check_order
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.text.codes.network import Answer
from gkdesk.text.ids import OfferId, OrganisationId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

PLAIN = Columns()
WHOLE_PERCENT = 100
_LEVELS = tuple(CefrLevel)


@dataclass(frozen=True)
class OfferView:
    """An offer as shown, with the names of who gives it and the words of its codes."""

    id: OfferId
    fields: OfferFields
    provider: str
    contact: str
    field: str
    module: str
    statuses: tuple[str, ...]
    legal_areas: tuple[str, ...]
    municipality: str
    verified_on: dt.date | None
    ended_on: dt.date | None
    only_entered: bool = False


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One line of the list of offers."""

    id: OfferId
    name: str
    provider: str
    field: str
    municipality: str
    admission_until: dt.date | None
    ends_on: dt.date | None
    active: bool
    verified_on: dt.date | None
    stale: bool
    level_from: CefrLevel | None = None
    level_to: CefrLevel | None = None
    childcare: Answer = Answer.UNKNOWN


class Offers:
    """The offers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self,
        *,
        with_ended: bool = False,
        organisation_id: OrganisationId | None = None,
        wanted: OfferFilter = EVERY_OFFER,
    ) -> tuple[OfferRow, ...]:
        """Return the offers, sorted by name; ended ones only on demand."""
        today = self._store.clock.today()
        query = select(Offer)
        present = offer_is_there(today, besides=organisation_id)
        if not with_ended:
            query = query.where(present)
        if organisation_id is not None:
            query = query.where(Offer.organisation_id == organisation_id)
        with self._store.read() as session:
            fresh = freshness(session, today)
            found = [row for row in session.scalars(query) if wanted.keeps(row, fresh)]
            there = set(session.scalars(select(Offer.id).where(present)))
            known = {row.organisation_id for row in found if row.organisation_id is not None}
            beside = _Beside(
                providers=organisation_names(session, known),
                fields=words(session, CodeList.FIELD_OF_ACTION),
                places=municipality_names(session),
                there=there,
                fresh=fresh,
            )
            rows = [_row(row, beside) for row in found]
        rows.sort(key=_by_name)
        return tuple(rows)

    def detail(self, offer_id: OfferId) -> OfferView:
        """Return one offer; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, Offer, offer_id)
            fields = read(OfferFields, row, PLAIN)
            contacts = contact_views(session, [row.contact_id] if row.contact_id else [])
            statuses = words(session, CodeList.RESIDENCE_STATUS)
            areas = words(session, CodeList.LEGAL_AREA)
            provider = organisation_names(session, [row.organisation_id or 0])
            return OfferView(
                id=offer_id,
                fields=fields,
                provider=next(iter(provider.values()), ""),
                contact=next((person.name for person in contacts.values()), ""),
                field=words(session, CodeList.FIELD_OF_ACTION).get(row.field, row.field),
                module=words(session, CodeList.FUNDING_MODULE).get(row.module, row.module),
                statuses=tuple(statuses.get(code, code) for code in fields.statuses),
                legal_areas=tuple(areas.get(code, code) for code in fields.legal_areas),
                municipality=municipality_names(session).get(row.municipality_id or 0, ""),
                verified_on=row.verified_on,
                ended_on=row.ended_on,
                only_entered=is_only_entered(session, row, row.verified_on),
            )

    def create(self, entered: OfferFields) -> Outcome:
        """Enter an offer; it counts as confirmed today."""
        return OFFERS.create(self._store, entered)

    def save(self, offer_id: OfferId, entered: OfferFields) -> Outcome:
        """Save what was entered about an offer."""
        return OFFERS.save(self._store, offer_id, entered)

    def remove(self, offer_id: OfferId) -> Outcome:
        """Remove an offer that was entered by mistake."""
        return OFFERS.remove(self._store, offer_id)

    def confirm(self, offer_id: OfferId, on: dt.date | None = None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        day = on or self._store.clock.today()
        return OFFERS.mark(self._store, offer_id, Label.OFFER_CONFIRMED, verified_on=day)

    def end(self, offer_id: OfferId, on: dt.date | None = None) -> Outcome:
        """End an offer instead of deleting it."""
        day = on or self._store.clock.today()
        return OFFERS.mark(self._store, offer_id, Label.OFFER_ENDED, ended_on=day)

    def reopen(self, offer_id: OfferId) -> Outcome:
        """Take an ended offer up again."""
        return OFFERS.mark(self._store, offer_id, Label.OFFER_REOPENED, ended_on=None)


def _check(session: Session, entered: OfferFields, _ref: int | None) -> None:
    require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
    require_choice(session, ContactPerson, entered.contact_id, field="contact_id")
    require_choice(session, Municipality, entered.municipality_id, field="municipality_id")
    require(session, CodeList.FIELD_OF_ACTION, entered.field, field="field")
    require(session, CodeList.FUNDING_MODULE, entered.module, field="module")
    for codes, name, column in (
        (entered.statuses, CodeList.RESIDENCE_STATUS, "statuses"),
        (entered.legal_areas, CodeList.LEGAL_AREA, "legal_areas"),
    ):
        if not set(codes) <= merged(session, name).keys():
            raise InvalidInput(column, "unknown_choice")
    check_offer_values(entered)


def check_offer_values(entered: OfferFields) -> None:
    """Raise InvalidInput for values that do not go together, whatever is in the store."""
    check_order(entered.begins_on, entered.ends_on, "ends_on")
    share = entered.language_share
    if share is not None and not 0 <= share <= WHOLE_PERCENT:
        raise InvalidInput("language_share", "percent")
    low, high = entered.level_from, entered.level_to
    if low is not None and high is not None and _LEVELS.index(high) < _LEVELS.index(low):
        raise InvalidInput("level_to", "level_order")


OFFERS: Register[OfferFields] = Register(
    Offer,
    Labels(Label.OFFER_CREATED, Label.OFFER_CHANGED, Label.OFFER_DELETED),
    dated=("verified_on",),
    check=_check,
    check_removal=check_offer_unused,
)


@dataclass(frozen=True)
class _Beside:
    """What the lines of the list need to know beside the offers."""

    providers: Mapping[int, str]
    fields: Mapping[str, str]
    places: Mapping[int, str]
    there: set[int]
    fresh: Freshness


def _row(row: Offer, beside: _Beside) -> OfferRow:
    is_there = row.id in beside.there
    return OfferRow(
        id=OfferId(row.id),
        name=row.name,
        provider=beside.providers.get(row.organisation_id or 0, ""),
        field=beside.fields.get(row.field, row.field),
        municipality=beside.places.get(row.municipality_id or 0, ""),
        admission_until=row.admission_until,
        ends_on=row.ends_on,
        active=is_there,
        verified_on=row.verified_on,
        stale=is_there and beside.fresh.is_stale(row.verified_on),
        level_from=CefrLevel(row.level_from) if row.level_from else None,
        level_to=CefrLevel(row.level_to) if row.level_to else None,
        childcare=Answer(row.childcare),
    )


def _by_name(row: OfferRow) -> str:
    return sort_key(row.name)
