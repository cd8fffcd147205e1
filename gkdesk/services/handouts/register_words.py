"""What somebody typed about offices and offers, without clients who stand in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.network_papers.source import Entry, OfferEntry, Staff
    from gkdesk.services.register.contact_fields import ContactView

    Clean = Callable[[str], str]


def clean_entry(entry: Entry, clean: Clean) -> Entry:
    """Return an office as it may be printed; its number is its own and stays."""
    fields = entry.organisation.fields
    seen = replace(
        fields,
        name=clean(fields.name),
        street=clean(fields.street),
        place=clean(fields.place),
        opening_hours=clean(fields.opening_hours),
    )
    return replace(
        entry,
        organisation=replace(entry.organisation, fields=seen),
        people=tuple(_staff(each, clean) for each in entry.people),
    )


def clean_offer(offer: OfferEntry, clean: Clean) -> OfferEntry:
    """Return an offer as it may be printed; the number of its provider stays."""
    fields = offer.fields
    seen = replace(
        fields, name=clean(fields.name), times=clean(fields.times), place=clean(fields.place)
    )
    contact = None if offer.contact is None else _called(offer.contact, clean)
    return replace(offer, fields=seen, provider=clean(offer.provider), contact=contact)


def _staff(staff: Staff, clean: Clean) -> Staff:
    return replace(staff, view=_called(staff.view, clean))


def _called(contact: ContactView, clean: Clean) -> ContactView:
    """Return somebody called by her name; the function in place of one is free text."""
    return contact if contact.fields.name else replace(contact, name=clean(contact.name))
