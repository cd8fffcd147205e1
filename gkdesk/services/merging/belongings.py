"""What belongs to a record that is merged into another, and what becomes of each of it.

Every foreign key to an organisation or a contact person has its reader here; a test compares them
with the models.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from gkdesk.models.bodies import Body, Membership
from gkdesk.models.client import Client, ClientHelper, ClientLead
from gkdesk.models.network import Catchment, ContactPerson, Post
from gkdesk.models.offers import Offer
from gkdesk.models.store_tables import DisclosureRow
from gkdesk.services.merging.aids import contributors
from gkdesk.services.merging.cases import OF_ORGANISATION, OF_PERSON
from gkdesk.services.merging.cooperations import cooperations
from gkdesk.services.merging.fields import joined_line
from gkdesk.services.merging.items import Act, Item, Reader, Two, removing, setting
from gkdesk.services.merging.mentions import mentions
from gkdesk.services.naming import client_name, contact_name
from gkdesk.services.register.contact_reading import municipality_names, organisation_names
from gkdesk.services.register.names import RecordRef
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Belonging, Fate
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute


def belongings(two: Two, kind: RecordKind) -> list[Item]:
    """Return everything that belongs to the record that goes."""
    readers = dict.fromkeys((*REFERENCES[kind].values(), *_OTHERS[kind]))
    return [item for reader in readers for item in reader(two)]


def _people(two: Two) -> Iterator[Item]:
    """Move the contact persons; who had a further post at the organisation that stays has one."""
    for person in _rows(two, ContactPerson, ContactPerson.organisation_id):
        acts = [setting(person, organisation_id=two.keep)]
        posts = select(Post).filter_by(contact_id=person.id, organisation_id=two.keep)
        for post in two.session.scalars(posts):
            acts += [_adding(person, post.function)]
            acts += [removing(two.session, post)]
        yield Item(Belonging.CONTACT_PERSON, Fate.MOVES, _person(person), tuple(acts))


def _posts_there(two: Two) -> Iterator[Item]:
    for post in _rows(two, Post, Post.organisation_id):
        person = two.session.get_one(ContactPerson, post.contact_id)
        there = select(Post).filter_by(contact_id=person.id, organisation_id=two.keep)
        known = two.session.scalars(there).first()
        if person.organisation_id in (two.keep, two.other):
            known_at: Post | ContactPerson | None = person
        else:
            known_at = known
        if known_at is None:
            move = setting(post, organisation_id=two.keep)
            yield Item(Belonging.POST, Fate.MOVES, _person(person), (move,))
        else:
            acts = (_adding(known_at, post.function), removing(two.session, post))
            yield Item(Belonging.POST, Fate.JOINED, _person(person), acts)


def _posts_of(two: Two) -> Iterator[Item]:
    """Take over the further posts; which of them are double shows when the fields are merged."""
    rows = _rows(two, Post, Post.contact_id)
    names = organisation_names(two.session, (row.organisation_id for row in rows))
    mine = {row.organisation_id for row in two.session.scalars(_of(Post.contact_id, two.keep))}
    for row in rows:
        fate = Fate.JOINED if row.organisation_id in mine else Fate.MOVES
        name = names.get(row.organisation_id, "")
        yield Item(Belonging.POST, fate, name, (setting(row, contact_id=two.keep),))


def _catchment(two: Two) -> Iterator[Item]:
    """Take the municipalities off the organisation that goes; the fields say which ones stay."""
    names = municipality_names(two.session)
    for row in _rows(two, Catchment, Catchment.organisation_id):
        name = names.get(row.municipality_id, "")
        yield Item(Belonging.CATCHMENT, Fate.JOINED, name, (removing(two.session, row),))


def _seats(two: Two, *columns: Any) -> Iterator[Item]:  # noqa: ANN401 - columns of the seats
    """Move seats; one that is then the same as another becomes one with it."""
    names = [column.key for column in columns]
    rows = dict.fromkeys(row for column in columns for row in _rows(two, Membership, column))
    for seat in rows:
        after: dict[str, int | None] = {
            name: two.keep for name in names if getattr(seat, name) == two.other
        }
        person = after.get("contact_id", seat.contact_id)
        if person is not None and after.get("deputy_id", seat.deputy_id) == person:
            after["deputy_id"] = None
        others = two.session.scalars(_of(Membership.body_id, seat.body_id))
        is_double = any(_seat(o, {}) == _seat(seat, after) for o in others if o.id != seat.id)
        body = two.session.get_one(Body, seat.body_id)
        act = removing(two.session, seat) if is_double else setting(seat, **after)
        fate = Fate.JOINED if is_double else Fate.MOVES
        yield Item(Belonging.SEAT, fate, body.name, (act,))


def _seats_of_organisation(two: Two) -> Iterator[Item]:
    return _seats(two, Membership.organisation_id)


def _seats_of_person(two: Two) -> Iterator[Item]:
    """Move her seats and those that she is the deputy for."""
    return _seats(two, Membership.contact_id, Membership.deputy_id)


def _offers_of_organisation(two: Two) -> Iterator[Item]:
    mine = {fold(row.name) for row in two.session.scalars(_of(Offer.organisation_id, two.keep))}
    for row in _rows(two, Offer, Offer.organisation_id):
        fate = Fate.DOUBLE if fold(row.name) in mine else Fate.MOVES
        yield Item(Belonging.OFFER, fate, row.name, (setting(row, organisation_id=two.keep),))


def _offers_of_person(two: Two) -> Iterator[Item]:
    for row in _rows(two, Offer, Offer.contact_id):
        yield Item(Belonging.OFFER, Fate.MOVES, row.name, (setting(row, contact_id=two.keep),))


def _leads(two: Two, column: Any) -> Iterator[Item]:  # noqa: ANN401 - a column of the leads
    for row in _rows(two, ClientLead, column):
        after: dict[str, int | None] = {column.key: two.keep}
        others = two.session.scalars(_of(ClientLead.client_id, row.client_id))
        is_double = any(_lead(o, {}) == _lead(row, after) for o in others if o.id != row.id)
        act = removing(two.session, row) if is_double else setting(row, **after)
        fate = Fate.JOINED if is_double else Fate.MOVES
        yield Item(Belonging.LEAD, fate, _client(two, row.client_id), (act,))


def _leads_of_organisation(two: Two) -> Iterator[Item]:
    return _leads(two, ClientLead.organisation_id)


def _leads_of_person(two: Two) -> Iterator[Item]:
    return _leads(two, ClientLead.contact_id)


def _helpers(two: Two) -> Iterator[Item]:
    for row in _rows(two, ClientHelper, ClientHelper.contact_id):
        there = select(ClientHelper).filter_by(client_id=row.client_id, contact_id=two.keep)
        known = two.session.scalars(there).first()
        name = _client(two, row.client_id)
        if known is None:
            move = setting(row, contact_id=two.keep)
            yield Item(Belonging.HELPER, Fate.MOVES, name, (move,))
        else:
            what = joined_line(known.what_for, row.what_for, "what_for")
            acts = (setting(known, what_for=what), removing(two.session, row))
            yield Item(Belonging.HELPER, Fate.JOINED, name, acts)


def _deputies(two: Two) -> Iterator[Item]:
    """Move whom she stands in for; for the one that stays nobody is left, which the fields say."""
    for row in _rows(two, ContactPerson, ContactPerson.deputy_id):
        if row.id != two.keep:
            acts = (setting(row, deputy_id=two.keep),)
            yield Item(Belonging.DEPUTY, Fate.MOVES, _person(row), acts)


def _mentions_of_organisation(two: Two) -> Iterator[Item]:
    return _mentions(two, RecordKind.ORGANISATION)


def _mentions_of_person(two: Two) -> Iterator[Item]:
    return _mentions(two, RecordKind.CONTACT_PERSON)


def _mentions(two: Two, kind: RecordKind) -> Iterator[Item]:
    return mentions(two.session, RecordRef(kind, two.other), RecordRef(kind, two.keep))


def _disclosures(two: Two) -> Iterator[Item]:
    """Keep what left the office about a person: it goes with a person that is removed."""
    kind = RecordKind.CONTACT_PERSON.value
    of_other = (DisclosureRow.kind == kind, DisclosureRow.ref == two.other)
    statement = update(DisclosureRow).where(*of_other).values(ref=two.keep)
    rows = list(two.session.scalars(select(DisclosureRow.recipient).where(*of_other)))
    for place, recipient in enumerate(rows):
        acts = (functools.partial(_execute, two, statement),) if place == 0 else ()
        yield Item(Belonging.DISCLOSURE, Fate.MOVES, recipient, acts)


def _told_office(two: Two) -> Iterator[Item]:
    return _told(two, DisclosureRow.organisation_id)


def _told_person(two: Two) -> Iterator[Item]:
    return _told(two, DisclosureRow.contact_id)


def _told(two: Two, column: InstrumentedAttribute[int | None]) -> Iterator[Item]:
    """Let what clients had told it find the record that stays: a withdrawal has to reach it."""
    lines = update(DisclosureRow).where(column == two.other).values({column.key: two.keep})
    told = list(two.session.scalars(select(DisclosureRow.recipient).where(column == two.other)))
    for place, recipient in enumerate(told):
        acts = (functools.partial(_execute, two, lines),) if place == 0 else ()
        yield Item(Belonging.DISCLOSURE, Fate.MOVES, recipient, acts)


REFERENCES: dict[RecordKind, dict[str, Reader]] = {
    RecordKind.ORGANISATION: {
        "organisation_catchment.organisation_id": _catchment,
        # Posts before people: whether a post is double shows from where a person works now.
        "contact_post.organisation_id": _posts_there,
        "contact_person.organisation_id": _people,
        "body_membership.organisation_id": _seats_of_organisation,
        "cooperation.first_id": cooperations,
        "cooperation.second_id": cooperations,
        "offer.organisation_id": _offers_of_organisation,
        "client_lead.organisation_id": _leads_of_organisation,
        "aid_contributor.organisation_id": contributors("organisation_id"),
        **OF_ORGANISATION,
    },
    RecordKind.CONTACT_PERSON: {
        "contact_person.deputy_id": _deputies,
        "contact_post.contact_id": _posts_of,
        "body_membership.contact_id": _seats_of_person,
        "body_membership.deputy_id": _seats_of_person,
        "offer.contact_id": _offers_of_person,
        "client_helper.contact_id": _helpers,
        "client_lead.contact_id": _leads_of_person,
        "aid_contributor.contact_id": contributors("contact_id"),
        **OF_PERSON,
    },
}
"""The foreign keys to both kinds of records, with what becomes of the rows that have them."""
_OTHERS: dict[RecordKind, tuple[Reader, ...]] = {
    RecordKind.ORGANISATION: (_mentions_of_organisation, _told_office),
    RecordKind.CONTACT_PERSON: (_mentions_of_person, _disclosures, _told_person),
}
"""What names a record without a foreign key."""


def _rows(two: Two, table: Any, column: Any) -> list[Any]:  # noqa: ANN401 - any table and column
    return list(two.session.scalars(_of(column, two.other).order_by(table.id)))


def _of(column: Any, ref: int) -> Any:  # noqa: ANN401 - a query for the column's table
    return select(column.class_).where(column == ref)


def _adding(row: Post | ContactPerson, function: str) -> Act:
    """Return the act that adds to a function; raise InvalidInput at once if it gets too long."""
    joined_line(row.function, function, "function")
    return functools.partial(_add_function, row, function)


def _add_function(row: Post | ContactPerson, function: str) -> None:
    row.function = joined_line(row.function, function, "function")


def _execute(two: Two, statement: Any) -> None:  # noqa: ANN401 - a statement
    two.session.execute(statement)


def _seat(row: Membership, after: dict[str, int | None]) -> tuple[object, ...]:
    names = ("organisation_id", "contact_id", "deputy_id", "role", "since", "until")
    return tuple(after.get(name, getattr(row, name)) for name in names)


def _lead(row: ClientLead, after: dict[str, int | None]) -> tuple[object, ...]:
    names = ("organisation_id", "contact_id", "since", "until")
    return tuple(after.get(name, getattr(row, name)) for name in names)


def _person(row: ContactPerson) -> str:
    return contact_name(row.salutation, row.name, row.function)


def _client(two: Two, ref: int) -> str:
    row = two.session.get_one(Client, ref)
    return client_name(row.wanted_name, row.official_name, row.own_name, row.code)
