"""Put contact persons and organisations together for showing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.services.code_lists import words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import contact_name, told_apart
from gkdesk.services.register.contact_fields import ContactFields, ContactView, OrganisationFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.ids import ContactId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

CONTACT = Columns()
ORGANISATION = Columns(renamed={"kind": "kind_of_organisation"})
SHOWN_NAME = func.coalesce(func.nullif(Organisation.short_name, ""), Organisation.name)
"""What an organisation is called where there is little room."""


def contact_views(session: Session, refs: Iterable[int]) -> dict[ContactId, ContactView]:
    """Return the contact persons with these ids."""
    wanted = set(refs)
    if not wanted:
        return {}
    query = (
        select(ContactPerson, Organisation)
        .outerjoin(Organisation, Organisation.id == ContactPerson.organisation_id)
        .where(ContactPerson.id.in_(wanted))
    )
    return {
        ContactId(person.id): contact_view(person, organisation)
        for person, organisation in session.execute(query)
    }


def contact_view(person: ContactPerson, organisation: Organisation | None) -> ContactView:
    """Return one contact person as shown; the address is that of the organisation."""
    return ContactView(
        id=ContactId(person.id),
        name=contact_name(person.salutation, person.name, person.function),
        fields=read(ContactFields, person, CONTACT),
        organisation="" if organisation is None else organisation.name,
        organisation_short="" if organisation is None else organisation.short_name,
        address="" if organisation is None else one_line_address(organisation),
        verified_on=person.verified_on,
        ended_on=person.ended_on,
    )


def one_line_address(organisation: Organisation) -> str:
    """Return `Straße 1, 12345 Ort`, without what is empty."""
    town = f"{organisation.postal_code} {organisation.place}".strip()
    return ", ".join(piece for piece in (organisation.street, town) if piece)


def organisation_fields(organisation: Organisation) -> OrganisationFields:
    """Return what was entered about an organisation."""
    return read(OrganisationFields, organisation, ORGANISATION)


def organisation_names(session: Session, refs: Iterable[int]) -> dict[int, str]:
    """Return the names of the organisations with these ids, the short ones where there are.

    Where another one is called the same, the municipality or else the kind tells them apart.
    """
    wanted = set(refs)
    if not wanted:
        return {}
    named = select(Organisation.id, SHOWN_NAME)
    found = _pairs(session, named.where(Organisation.id.in_(wanted)))
    alike = SHOWN_NAME.in_(set(found.values()))
    names = _pairs(session, named.where(alike).order_by(Organisation.id))
    counts = Counter(names.values())
    shared = [ref for ref, name in names.items() if counts[name] > 1]
    told = told_apart(names, organisation_details(session, shared)) if shared else names
    return {ref: told[ref] for ref in found}


def _pairs(session: Session, query: Select[int, str]) -> dict[int, str]:
    return {ref: str(name) for ref, name in session.execute(query)}


def organisation_details(session: Session, refs: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return what tells organisations of one name apart: municipality and kind."""
    kinds = words(session, CodeList.ORGANISATION_KIND)
    query = (
        select(Organisation.id, Organisation.kind_of_organisation, Municipality.name)
        .outerjoin(Municipality, Municipality.id == Organisation.municipality_id)
        .where(Organisation.id.in_(refs))
    )
    return {ref: (town or "", kinds.get(kind, kind)) for ref, kind, town in session.execute(query)}


def municipality_names(session: Session) -> dict[int, str]:
    """Return the names of all municipalities."""
    query = select(Municipality.id, Municipality.name)
    return {row.id: row.name for row in session.execute(query)}
