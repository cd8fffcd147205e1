"""Read what the papers of the network tell, through the redactor, for one audience."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.export import content
from gkdesk.models.network import Catchment, ContactPerson, Organisation, Post
from gkdesk.models.offers import Offer
from gkdesk.services.code_lists import merged, words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import family_name, sort_key
from gkdesk.services.office import OfficeFacts
from gkdesk.services.redactor import without_private
from gkdesk.services.register.contact_fields import ContactView, OrganisationView
from gkdesk.services.register.contact_reading import (
    contact_view,
    municipality_names,
    organisation_fields,
)
from gkdesk.services.register.fields import OfferFields
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.presence import contact_is_there, goes_on, offer_is_there
from gkdesk.text.codes.clients import Audience, CodeList
from gkdesk.text.ids import ContactId, OfferId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.code_lists import CodeRow
    from gkdesk.services.redactor import Redactor


@dataclass(frozen=True)
class PaperHead:
    """What every paper says about itself; `alliance` is its name with its word.

    Papers that leave the house open with the `letterhead`.
    """

    audience: Audience
    office: OfficeFacts
    alliance: str
    today: dt.date
    created: dt.datetime
    is_demo: bool
    letterhead: content.Letterhead | None = None


@dataclass(frozen=True)
class Staff:
    """A contact person at one of her organisations, with her function there.

    `is_further` where she stands in the register with another one first.
    """

    view: ContactView
    function: str
    is_further: bool = False


@dataclass(frozen=True)
class Entry:
    """An organisation with those who may be named at it."""

    organisation: OrganisationView
    people: tuple[Staff, ...]


@dataclass(frozen=True)
class Register:
    """The organisations by name, and contact persons of none."""

    entries: tuple[Entry, ...]
    loose: tuple[Staff, ...]


@dataclass(frozen=True)
class OfferEntry:
    """An offer with its words; `is_stale` says that nobody checked it for long."""

    id: OfferId
    fields: OfferFields
    provider: str
    phone: str
    contact: ContactView | None
    field: str
    module: str
    statuses: tuple[str, ...]
    legal_areas: tuple[str, ...]
    municipality: str
    verified_on: dt.date | None
    is_stale: bool


Words = Mapping[CodeList, Mapping[str, str]]


def read_words(session: Session) -> Words:
    """Return the words of all lists of the office."""
    return {name: words(session, name) for name in CodeList}


def read_register(session: Session, redactor: Redactor, today: dt.date) -> Register:
    """Return who there is today."""
    people = read_people(session, redactor, today)
    posts = {(row.contact_id, row.organisation_id): row.function for row in _posts(session)}
    staff: dict[int, list[Staff]] = defaultdict(list)
    for view in people.values():
        staff[view.fields.organisation_id or 0].append(Staff(view, view.fields.function))
    for (contact, organisation), function in posts.items():
        view_there = people.get(ContactId(contact))
        if view_there and view_there.fields.organisation_id != organisation:
            shown = function or view_there.fields.function
            staff[organisation].append(Staff(view_there, shown, is_further=True))
    entries = [
        Entry(redactor.organisation(view), _in_order(staff.pop(view.id, [])))
        for view in _organisations(session, today)
    ]
    entries.sort(key=_by_organisation)
    return Register(tuple(entries), _in_order(staff.pop(0, [])))


def read_people(
    session: Session, redactor: Redactor, today: dt.date
) -> dict[ContactId, ContactView]:
    """Return the contact persons of today that may be named, by their ids."""
    query = (
        select(ContactPerson, Organisation)
        .outerjoin(Organisation, Organisation.id == ContactPerson.organisation_id)
        .where(contact_is_there(today))
    )
    views = [contact_view(person, there) for person, there in session.execute(query)]
    names = {view.id: view.name for view in views}
    views = [
        replace(view, deputy=names.get(view.fields.deputy_id, ""))
        if view.fields.deputy_id
        else view
        for view in views
    ]
    return {view.id: view for view in redactor.contacts(views)}


def read_offers(session: Session, redactor: Redactor, today: dt.date) -> tuple[OfferEntry, ...]:
    """Return the offers of today, by their names."""
    people = read_people(session, redactor, today)
    known, places = read_words(session), municipality_names(session)
    providers = {row.id: row for row in session.scalars(select(Organisation))}
    rows = session.scalars(
        select(Offer).where(
            offer_is_there(today), or_(Offer.ends_on.is_(None), Offer.ends_on >= today)
        )
    )
    statuses = merged(session, CodeList.RESIDENCE_STATUS)
    fresh = freshness(session, today)
    found = [
        _offer(row, providers.get(row.organisation_id or 0), people, known, statuses, places, fresh)
        for row in rows
    ]
    return tuple(sorted(found, key=_by_offer))


def status_words(codes: Iterable[str], known: Mapping[str, CodeRow]) -> tuple[str, ...]:
    """Return the words of statuses; those of one word name it once, with all paragraphs."""
    paragraphs: dict[str, list[str]] = {}
    for code in codes:
        row = known.get(code)
        paragraphs.setdefault(row.word if row else code, []).append(row.paragraph if row else "")
    return tuple(f"{text} {_together(each)}".strip() for text, each in paragraphs.items())


def _together(paragraphs: list[str]) -> str:
    """Write `§ 24, § 25a AufenthG`: the law is named once where it is the same."""
    named = [each for each in paragraphs if each]
    laws = {each.rpartition(" ")[2] for each in named}
    if len(named) > 1 and len(laws) == 1:
        law = laws.pop()
        return f"{', '.join(each.removesuffix(law).rstrip() for each in named)} {law}"
    return ", ".join(named)


def _offer(
    row: Offer,
    provider: Organisation | None,
    people: Mapping[ContactId, ContactView],
    known: Words,
    statuses: Mapping[str, CodeRow],
    places: Mapping[int, str],
    fresh: Freshness,
) -> OfferEntry:
    # What the office notes about an offer stays with it, as all its notes do. The list is there
    # to be handed on: a private number does not stand in it for the office either.
    contact = None if row.contact_id is None else people.get(ContactId(row.contact_id))
    fields = replace(read(OfferFields, row, Columns()), note="")
    areas = known[CodeList.LEGAL_AREA]
    return OfferEntry(
        id=OfferId(row.id),
        fields=fields,
        provider="" if provider is None else provider.name,
        phone="" if provider is None else provider.phone,
        contact=None if contact is None else without_private(contact),
        field=known[CodeList.FIELD_OF_ACTION].get(fields.field, fields.field),
        module=known[CodeList.FUNDING_MODULE].get(fields.module, fields.module),
        statuses=status_words(fields.statuses, statuses),
        legal_areas=tuple(areas.get(code, code) for code in fields.legal_areas),
        municipality=places.get(fields.municipality_id or 0, ""),
        verified_on=row.verified_on,
        is_stale=fresh.is_stale(row.verified_on),
    )


def _organisations(session: Session, today: dt.date) -> Iterable[OrganisationView]:
    known, places = read_words(session), municipality_names(session)
    served: dict[int, list[str]] = defaultdict(list)
    for row in session.scalars(select(Catchment)):
        served[row.organisation_id].append(places.get(row.municipality_id, ""))
    kinds = known[CodeList.ORGANISATION_KIND]
    actions, areas = known[CodeList.FIELD_OF_ACTION], known[CodeList.LEGAL_AREA]
    for organisation in session.scalars(
        select(Organisation).where(goes_on(Organisation.ended_on, today))
    ):
        fields = organisation_fields(organisation)
        yield OrganisationView(
            id=OrganisationId(organisation.id),
            fields=fields,
            kind=kinds.get(fields.kind, fields.kind),
            municipality=places.get(organisation.municipality_id or 0, ""),
            verified_on=organisation.verified_on,
            ended_on=organisation.ended_on,
            serves=tuple(sorted(filter(None, served[organisation.id]), key=sort_key)),
            fields_of_action=tuple(actions.get(code, code) for code in fields.fields),
            legal_areas=tuple(areas.get(code, code) for code in fields.legal_areas),
        )


def _posts(session: Session) -> Iterable[Post]:
    return session.scalars(select(Post))


def _in_order(people: list[Staff]) -> tuple[Staff, ...]:
    return tuple(sorted(people, key=_by_person))


def _by_person(staff: Staff) -> tuple[str, ...]:
    fields = staff.view.fields
    rank = "" if fields.fixed else "later"
    return (
        rank,
        sort_key(family_name(fields.name)),
        sort_key(staff.view.name),
        staff.function,
        fields.phone,
    )


def _by_organisation(entry: Entry) -> tuple[str, ...]:
    fields = entry.organisation.fields
    return (sort_key(fields.name), fields.name, fields.short_name, fields.place, fields.street)


def _by_offer(offer: OfferEntry) -> tuple[str, ...]:
    fields = offer.fields
    levels = (fields.level_from or "", fields.level_to or "")
    return (sort_key(fields.name), offer.provider, offer.municipality, fields.times, *levels)
