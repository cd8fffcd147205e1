"""The lines of the table of organisations, from few columns: there may be a thousand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import ContactPerson, Municipality, Organisation, Post
from gkdesk.services.code_lists import words
from gkdesk.services.naming import sort_key
from gkdesk.services.register.contact_fields import OrganisationRow
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.presence import (
    cooperation_is_there,
    goes_on,
    has_ended,
    organisations_there,
)
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import Area
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.orm import Session


def organisation_rows(
    session: Session, *, today: dt.date, with_ended: bool
) -> tuple[OrganisationRow, ...]:
    """Return the organisations, sorted by name; ended ones only on demand."""
    query = select(
        Organisation.id,
        Organisation.name,
        Organisation.short_name,
        Organisation.kind_of_organisation.label("kind"),
        Organisation.area,
        Municipality.name.label("municipality"),
        Organisation.verified_on,
        Organisation.ended_on,
    ).outerjoin(Municipality, Municipality.id == Organisation.municipality_id)
    if not with_ended:
        query = query.where(goes_on(Organisation.ended_on, today))
    kinds = words(session, CodeList.ORGANISATION_KIND)
    ties, people = _cooperations(session, today), _people(session, today)
    fresh = freshness(session, today)
    rows = [_row(row, kinds, ties, people, fresh) for row in session.execute(query)]
    rows.sort(key=_by_name)
    return tuple(rows)


def _row(
    row: Row[*tuple[Any, ...]],
    kinds: dict[str, str],
    ties: Counter[int],
    people: Counter[int],
    fresh: Freshness,
) -> OrganisationRow:
    active = not has_ended(row.ended_on, fresh.day)
    return OrganisationRow(
        id=OrganisationId(row.id),
        name=row.name,
        short_name=row.short_name,
        kind=kinds.get(row.kind, row.kind),
        area=None if row.area is None else Area(row.area),
        municipality=row.municipality or "",
        active=active,
        verified_on=row.verified_on,
        stale=active and fresh.is_stale(row.verified_on),
        cooperations=ties[row.id],
        contacts=people[row.id],
    )


def _cooperations(session: Session, today: dt.date) -> Counter[int]:
    """Return how many cooperations each organisation has at present."""
    query = select(Cooperation.first_id, Cooperation.second_id).where(cooperation_is_there(today))
    return Counter(ref for row in session.execute(query) for ref in row)


def _people(session: Session, today: dt.date) -> Counter[int]:
    """Return how many contact persons each organisation has, with those of further posts."""
    still = goes_on(ContactPerson.ended_on, today)
    there = set(session.scalars(organisations_there(today)))
    first = select(ContactPerson.id, ContactPerson.organisation_id).where(still)
    further = (
        select(Post.contact_id, Post.organisation_id)
        .join(ContactPerson, ContactPerson.id == Post.contact_id)
        .where(still)
    )
    works = {(row[0], row[1]) for query in (first, further) for row in session.execute(query)}
    return Counter(organisation for _, organisation in works if organisation in there)


def _by_name(row: OrganisationRow) -> str:
    return sort_key(row.name)
