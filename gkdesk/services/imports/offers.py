"""Offers with their Träger, row by row."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gkdesk.incoming.checking import Severity
from gkdesk.services.imports.known import KnownContacts, KnownOffers, Place
from gkdesk.services.imports.plan import New, PlannedRow, Source, Wishes
from gkdesk.services.imports.planning import Planner
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.services.register.fields import OfferFields
from gkdesk.services.register.offers import check_offer_values
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.incoming.checking import CheckedRow

PROVIDER = "offer.organisation"
CONTACT = "offer.contact"
_REFERENCES = ("organisation", "contact", "municipality")


class OfferPlanner(Planner):
    """Decides about offers."""

    def __init__(self, session: Session, source: Source, wishes: Wishes) -> None:
        super().__init__(session, source, wishes)
        self._people = KnownContacts(session)
        self._offers = KnownOffers(session)

    def title(self, row: CheckedRow) -> tuple[str, str]:
        """Return the name of the offer with its Träger."""
        return str(row.values.get("offer.name", "")), str(row.values.get(PROVIDER, ""))

    def plan(self, row: CheckedRow) -> PlannedRow:
        """Find the Träger and the offer of a row, or enter them."""
        place = self.place_of(row, PROVIDER)
        values: Any = {k: v for k, v in row.of("offer").items() if k not in _REFERENCES}
        entered = checked(
            OfferFields(
                **values,
                municipality_id=self.municipality(row, "offer.municipality"),
                contact_id=self._contact(row, place),
            )
        )
        check_offer_values(entered)
        known = self._known(entered, row, place)
        if known:
            return self._again(row, entered, known)
        if place is None and PROVIDER in row.values:
            house = checked(OrganisationFields(str(row.values[PROVIDER])))
            place = self.new_place(row, PROVIDER, house)
        new = place.new if place else None
        self.records.append(New(_of(entered, place), new, self.verified_on(row)))
        return self.planned(row, RowFate.NEW)

    def _known(
        self, entered: OfferFields, row: CheckedRow, place: Place | None
    ) -> list[tuple[int, bool]]:
        """Return offers that are meant; those of a Träger nobody knows are none of the store."""
        if PROVIDER in row.values and (place is None or place.ref is None):
            return []
        found = self._offers.match(entered, place.ref if place else None)
        return [offer for offer in found if offer[1]] or found

    def _again(
        self, row: CheckedRow, entered: OfferFields, known: list[tuple[int, bool]]
    ) -> PlannedRow:
        ref, active = known[0]
        if len(known) > 1:
            self.note(row, "several_in_store", Severity.WARNING, "offer.name")
            return self.planned(row, RowFate.KNOWN)
        if not active:
            self.note(row, "ended_in_store", Severity.WARNING, "offer.name")
        if self.wishes.on_match is OnMatch.FILL:
            day = self.verified_on(row)
            self.fills.add(row.number, RecordKind.OFFER, ref, entered, verified_on=day)
        return self.planned(row, RowFate.KNOWN, ref)

    def _contact(self, row: CheckedRow, place: Place | None) -> ContactId | None:
        name = str(row.values.get(CONTACT, ""))
        if not name:
            return None
        found = self._people.named(name, place.ref if place else None)
        if len(found) == 1:
            return ContactId(found[0].ref)
        self.leave_out(row, "ambiguous_contact" if found else "unknown_contact", CONTACT)
        return None


def _of(entered: OfferFields, place: Place | None) -> OfferFields:
    ref = None if place is None or place.ref is None else OrganisationId(place.ref)
    return dataclasses.replace(entered, organisation_id=ref)
