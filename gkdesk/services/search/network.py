"""What bodies, cooperations, offers, needs and tasks say to the search."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from gkdesk.models.bodies import Body
from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import Organisation
from gkdesk.models.offers import Need, Offer
from gkdesk.models.tasks import OfficeTask
from gkdesk.services.mapping import Columns
from gkdesk.services.naming import pair_name
from gkdesk.services.register.bodies import BODY
from gkdesk.services.register.fields import (
    BodyFields,
    CooperationFields,
    NeedFields,
    OfferFields,
    TaskFields,
)
from gkdesk.services.rows import among
from gkdesk.services.search.documents import Described, Words, described, rows_of
from gkdesk.store.search import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

PLAIN = Columns()


def body_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe bodies by their mandate."""
    return _titled(session, _bodies(), refs)


def need_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe needs by everything that was entered."""
    return _titled(session, _needs(), refs)


def task_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe tasks by what is to do."""
    return _titled(session, _tasks(), refs)


def offer_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe offers by everything that was entered, with who makes them."""
    query, texts, names = _offers(), Words(session), _offering(session, refs)
    return {
        row[0]: SearchDocument(row[1], (*names.get(row[0], ()), *query.lines_of(row, texts)), ())
        for row in rows_of(session, query.statement, json.dumps(list(refs)))
    }


def cooperation_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe cooperations by both sides and by everything that was entered."""
    query, texts, sides = _cooperations(), Words(session), _sides(session, refs)
    found = {}
    for row in rows_of(session, query.statement, json.dumps(list(refs))):
        title, names = sides.get(row[0], ("", ()))
        found[row[0]] = SearchDocument(title, tuple(query.lines_of(row, texts)), names)
    return found


def cooperations_of(session: Session, organisations: Sequence[int]) -> Iterable[int]:
    """Return the cooperations that are called by the names of these organisations."""
    table = Cooperation
    sides = or_(among(table.first_id, organisations), among(table.second_id, organisations))
    return session.scalars(select(table.id).where(sides)).all()


def offers_of(session: Session, organisations: Sequence[int]) -> Iterable[int]:
    """Return the offers that these organisations make."""
    query = select(Offer.id).where(among(Offer.organisation_id, organisations))
    return session.scalars(query).all()


def _titled(session: Session, query: Described, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe records that are called by one column, the first after the id."""
    texts = Words(session)
    return {
        row[0]: SearchDocument(row[1], tuple(query.lines_of(row, texts)), ())
        for row in rows_of(session, query.statement, json.dumps(list(refs)))
    }


def _offering(session: Session, refs: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = (
        select(Offer.id, Organisation.name, Organisation.short_name)
        .join(Organisation, Organisation.id == Offer.organisation_id)
        .where(among(Offer.id, refs))
    )
    return {ref: tuple(filter(None, names)) for ref, *names in session.execute(query)}


def _sides(session: Session, refs: Sequence[int]) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Return what cooperations are called, and all names of both sides."""
    first, second = aliased(Organisation), aliased(Organisation)
    query = (
        select(Cooperation.id, first.short_name, first.name, second.short_name, second.name)
        .join(first, first.id == Cooperation.first_id)
        .join(second, second.id == Cooperation.second_id)
        .where(among(Cooperation.id, refs))
    )
    found = {}
    for ref, short, name, other_short, other in session.execute(query):
        title = pair_name(short or name, other_short or other)
        names = tuple(each for each in (name, short, other, other_short) if each)
        found[ref] = (title, names)
    return found


@functools.cache
def _bodies() -> Described:
    return described(Body, "id", ("name",), ((BodyFields, BODY),))


@functools.cache
def _cooperations() -> Described:
    return described(Cooperation, "id", (), ((CooperationFields, PLAIN),))


@functools.cache
def _offers() -> Described:
    return described(Offer, "id", ("name",), ((OfferFields, PLAIN),))


@functools.cache
def _needs() -> Described:
    return described(Need, "id", ("topic",), ((NeedFields, PLAIN),), title="topic")


@functools.cache
def _tasks() -> Described:
    return described(OfficeTask, "id", ("what",), ((TaskFields, PLAIN),), title="what")
