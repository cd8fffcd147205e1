"""Contact persons: enter, keep true, end. Every call that writes is one labelled transaction."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.errors import InvalidInput
from gkdesk.models.client import Client, ClientHelper, ClientLead
from gkdesk.models.network import ContactPerson, Municipality, Organisation, Post
from gkdesk.services.mapping import read
from gkdesk.services.naming import client_name, contact_name, person_key, sort_key, told_apart
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_fields import (
    ContactFields,
    ContactRow,
    ContactView,
    FurtherPost,
    PostView,
)
from gkdesk.services.register.contact_reading import (
    CONTACT,
    contact_view,
    contact_views,
    organisation_details,
    organisation_names,
)
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.life import RecordLife, is_only_entered
from gkdesk.services.register.presence import contact_is_there, goes_on
from gkdesk.services.register.records import PLAIN, Labels, RecordList, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import checked
from gkdesk.text.clean import clean_line
from gkdesk.text.ids import ClientId, ContactId, OrganisationId, PartId
from gkdesk.text.wording.records import number_words

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

LIFE = RecordLife(
    ContactPerson,
    confirmed=Label.CONTACT_CONFIRMED,
    ended=Label.CONTACT_ENDED,
    reopened=Label.CONTACT_REOPENED,
)


class Contacts:
    """The contact persons of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self, *, with_ended: bool = False, organisation_id: OrganisationId | None = None
    ) -> tuple[ContactRow, ...]:
        """Return the contact persons, sorted by family name; ended ones only on demand."""
        with self._store.read() as session:
            return contact_rows(
                session,
                today=self._store.clock.today(),
                with_ended=with_ended,
                organisation_id=organisation_id,
            )

    def detail(self, contact_id: ContactId) -> ContactView:
        """Return one contact person; raise RecordGone if there is none."""
        with self._store.read() as session:
            person = fetch(session, ContactPerson, contact_id)
            organisation = (
                None
                if person.organisation_id is None
                else session.get(Organisation, person.organisation_id)
            )
            only_entered = is_only_entered(session, person, person.verified_on)
            view = contact_view(person, organisation)
            deputy = contact_views(session, [person.deputy_id] if person.deputy_id else [])
            posts = _posts(session, contact_id)
        return dataclasses.replace(
            view,
            only_entered=only_entered,
            deputy=next((other.name for other in deputy.values()), ""),
            posts=posts,
        )

    def clients_of(self, contact_id: ContactId) -> tuple[tuple[ClientId, str], ...]:
        """Return id and name of the clients whom this person helps or whose case she leads."""
        helped = select(ClientHelper.client_id).filter_by(contact_id=contact_id)
        led = select(ClientLead.client_id).filter_by(contact_id=contact_id)
        query = select(Client).where(or_(Client.id.in_(helped), Client.id.in_(led)))
        with self._store.read() as session:
            found = [
                (
                    ClientId(row.id),
                    client_name(row.wanted_name, row.official_name, row.own_name, row.code),
                )
                for row in session.scalars(query)
            ]
        return tuple(sorted(found, key=_by_second))

    def create(self, entered: ContactFields) -> Outcome:
        """Enter a contact person; she counts as fresh from today on."""
        return CONTACTS.create(self._store, entered)

    def create_with_organisation(self, entered: ContactFields, organisation: str) -> Outcome:
        """Enter a contact person at an organisation that is entered too if nobody did before.

        Without a name no organisation is noted. What is refused leaves nothing behind.
        """
        name = clean_line(organisation, "organisation")
        clean = checked(entered)
        with self._store.transaction(Label.CONTACT_CREATED) as transaction:
            session = transaction.session
            if name:
                found = _organisation_named(session, name, self._store.clock.today())
                clean = dataclasses.replace(clean, organisation_id=found)
            ref = CONTACTS.add(session, clean, self._store.clock.today())
        return Outcome(Label.CONTACT_CREATED, transaction.changes, ref)

    def save(self, contact_id: ContactId, entered: ContactFields) -> Outcome:
        """Save what was entered about a contact person."""
        return CONTACTS.save(self._store, contact_id, entered)

    def posts(self, contact_id: ContactId) -> tuple[PostView, ...]:
        """Return the further organisations in which she works, sorted by name."""
        with self._store.read() as session:
            return _posts(session, contact_id)

    def save_post(self, contact_id: ContactId, post: FurtherPost) -> Outcome:
        """Add a further organisation, or change it where `post.id` is set."""
        return POSTS.save(self._store, contact_id, post)

    def remove_post(self, contact_id: ContactId, post_id: PartId) -> Outcome:
        """Remove a further organisation."""
        return POSTS.remove(self._store, contact_id, post_id)

    def confirm(self, contact_id: ContactId, on: dt.date | None = None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        return LIFE.confirm(self._store, contact_id, on)

    def end(self, contact_id: ContactId, on: dt.date | None = None) -> Outcome:
        """End a contact person instead of deleting her: what she did stays readable."""
        return LIFE.end(self._store, contact_id, on)

    def reopen(self, contact_id: ContactId) -> Outcome:
        """Take an ended contact person up again."""
        return LIFE.reopen(self._store, contact_id)


def _check(session: Session, entered: ContactFields, ref: int | None) -> None:
    require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
    require_choice(session, ContactPerson, entered.deputy_id, field="deputy_id")
    if ref is not None and entered.deputy_id == ref:
        raise InvalidInput("deputy_id", "own_deputy")


def _check_post(session: Session, entered: FurtherPost, contact: int | None) -> None:
    require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
    there = select(Post.id).where(
        Post.contact_id == contact, Post.organisation_id == entered.organisation_id
    )
    person = session.get(ContactPerson, contact)
    is_first = person is not None and person.organisation_id == entered.organisation_id
    if is_first or set(session.scalars(there)) - {entered.id}:
        raise InvalidInput("organisation_id", "post_already_there")


CONTACTS: Register[ContactFields] = Register(
    ContactPerson,
    Labels(Label.CONTACT_CREATED, Label.CONTACT_CHANGED, Label.CONTACT_DELETED),
    columns=CONTACT,
    dated=("verified_on",),
    lists=(Post,),
    check=_check,
)
POSTS: RecordList[FurtherPost] = RecordList(
    Post,
    ContactPerson,
    Labels(Label.POST_ADDED, Label.POST_CHANGED, Label.POST_REMOVED),
    check=_check_post,
)


def _posts(session: Session, contact: int) -> tuple[PostView, ...]:
    rows = POSTS.rows(session, contact)
    names = organisation_names(session, (row.organisation_id for row in rows))
    found = [
        PostView(read(FurtherPost, row, PLAIN), names.get(row.organisation_id, "")) for row in rows
    ]
    return tuple(sorted(found, key=_by_organisation))


def _organisation_named(session: Session, name: str, today: dt.date) -> OrganisationId:
    """Return the organisation of a name, a new one if there is none that still exists.

    Of several that are called so, one is meant by what tells it apart: `Jugendamt (Altdorf)`.
    """
    query = select(Organisation).where(goes_on(Organisation.ended_on, today))
    rows = {row.id: row for row in session.scalars(query)}
    told = told_apart(
        {ref: row.name for ref, row in rows.items()}, organisation_details(session, list(rows))
    )
    wanted = name.casefold()
    found = [ref for ref, text in told.items() if text.casefold() == wanted] or [
        ref
        for ref, row in rows.items()
        if wanted in (row.name.casefold(), row.short_name.casefold())
    ]
    if len(found) > 1:
        raise InvalidInput("organisation", "several_of_this_name")
    if found:
        return OrganisationId(found[0])
    made = Organisation(name=name, verified_on=today)
    session.add(made)
    session.flush()
    return OrganisationId(made.id)


def contact_rows(
    session: Session,
    *,
    today: dt.date,
    with_ended: bool,
    organisation_id: OrganisationId | None = None,
) -> tuple[ContactRow, ...]:
    """Return contact persons as lines of a list, sorted by family name."""
    query = (
        select(ContactPerson, Organisation.short_name, Organisation.name, Municipality.name)
        .outerjoin(Organisation, Organisation.id == ContactPerson.organisation_id)
        .outerjoin(Municipality, Municipality.id == Organisation.municipality_id)
    )
    present = contact_is_there(today, besides=organisation_id)
    if not with_ended:
        query = query.where(present)
    if organisation_id is not None:
        query = query.where(ContactPerson.organisation_id == organisation_id)
    fresh = freshness(session, today)
    there = set(session.scalars(select(ContactPerson.id).where(present)))
    rows = [
        (
            person_key(person.name, person.function),
            _row(
                person,
                (short or "", name or ""),
                municipality or "",
                fresh,
                active=person.id in there,
            ),
        )
        for person, short, name, municipality in session.execute(query)
    ]
    rows.sort(key=_by_first)
    return tuple(row for _, row in rows)


def _row(
    person: ContactPerson,
    organisation: tuple[str, str],
    municipality: str,
    fresh: Freshness,
    *,
    active: bool,
) -> ContactRow:
    short, full = organisation
    return ContactRow(
        id=ContactId(person.id),
        name=contact_name(person.salutation, person.name, person.function),
        function=person.function,
        organisation=short or full,
        municipality=municipality,
        phone=_number(person),
        private=person.private,
        active=active,
        verified_on=person.verified_on,
        stale=active and fresh.is_stale(person.verified_on),
        organisation_name=full,
    )


def _number(person: ContactPerson) -> str:
    """Return the number to dial first, with the mark of a private one."""
    number, private = person.phone, person.phone_private
    if not number:
        number, private = person.mobile, person.mobile_private
    return number_words(number, private=private or person.private)


def _by_first(entry: tuple[tuple[str, str], ContactRow]) -> tuple[str, str]:
    return entry[0]


def _by_second(entry: tuple[ClientId, str]) -> str:
    return sort_key(entry[1])


def _by_organisation(view: PostView) -> str:
    return sort_key(view.organisation)
