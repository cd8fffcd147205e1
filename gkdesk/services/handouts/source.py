"""What a handout is written from: local facts, offices and offers, redacted for its readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.export.content import Letterhead
from gkdesk.models.client import Client
from gkdesk.models.network import Municipality
from gkdesk.models.store_tables import LogRow
from gkdesk.models.texts import OfficeText
from gkdesk.services.handouts.register_words import clean_entry
from gkdesk.services.network_papers.source import (
    Entry,
    OfferEntry,
    PaperHead,
    read_offers,
    read_register,
    read_words,
)
from gkdesk.services.rows import among
from gkdesk.services.texts.reading import office_rows
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.ids import ClientId, MunicipalityId
from gkdesk.text.languages import GERMAN
from gkdesk.text.translations import german_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.handouts.kinds import HandoutWish
    from gkdesk.services.handouts.template import HandoutPart
    from gkdesk.services.redactor import Redactor


@dataclass(frozen=True)
class HandoutSource:
    """The surroundings of a handout; `facts` are the local ones by key, never empty.

    `general` are the keys of those that stand in for one of the wanted municipality. `reworded` are
    the German texts that the office has in its own words, each with its day. `clean` takes clients
    out of what is typed about an office or an offer that is printed.
    """

    head: PaperHead
    letterhead: Letterhead | None
    facts: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    offers: tuple[OfferEntry, ...] = ()
    near: str = ""
    """The municipality whose offices come first: the wanted one, else that of the office."""
    reworded: Mapping[str, dt.date] = field(default_factory=dict)
    general: frozenset[str] = frozenset()
    clean: Callable[[str], str] = str

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the offices themselves, which are public."""
        known = (each.organisation.fields.phone for each in self.entries)
        return tuple(dict.fromkeys(filter(None, known)))

    def organisations(self, part: HandoutPart, most: int) -> tuple[tuple[Entry, ...], bool]:
        """Return the nearest offices by kind, and whether there are more of them.

        No kind loses its only office to the third one of another: each gives one after the other.
        """
        found = [self._nearest(kind, part.only_in(kind)) for kind in part.kinds]
        taken = sorted(
            (turn, at) for at, entries in enumerate(found) for turn in range(len(entries))
        )
        kept = sorted((at, turn) for turn, at in taken[:most])
        shown = tuple(clean_entry(found[at][turn], self.clean) for at, turn in kept)
        return shown, len(taken) > most

    def _nearest(self, kind: str, fields: frozenset[str]) -> list[Entry]:
        """Return the offices of a kind, with `fields` those that are active in one of them."""
        of_kind = (
            each
            for each in self.entries
            if each.organisation.fields.kind == kind
            and (not fields or fields & set(each.organisation.fields.fields))
        )
        return sorted(of_kind, key=partial(_distance, self.near))

    def offers_in(self, fields: tuple[str, ...]) -> tuple[OfferEntry, ...]:
        """Return the offers in these fields of action, by field; what begins first comes first."""
        wanted = [offer for offer in self.offers if offer.fields.field in fields]
        return tuple(sorted(wanted, key=partial(_by_begin, fields, self.head.today)))


def read_residences(
    session: Session, client_ids: Iterable[ClientId]
) -> dict[ClientId, MunicipalityId]:
    """Return in which municipality each of many lives, where that is known."""
    query = select(Client.id, Client.address_municipality_id).where(
        among(Client.id, client_ids), Client.address_municipality_id.is_not(None)
    )
    return {
        ClientId(row.id): MunicipalityId(row.address_municipality_id)
        for row in session.execute(query)
    }


def read_reworded(session: Session, set_name: str) -> dict[str, dt.date]:
    """Return which German texts of a set are the office's own, each with the day of the change.

    The log knows the day: no text changes without a line of it.
    """
    shipped = german_texts(set_name).texts
    rows = office_rows(session, set_name, GERMAN.code).values()
    own = {row.id: row.key for row in rows if row.text != shipped.get(row.key, row.text)}
    query = (
        select(LogRow.ref, func.max(LogRow.at).label("at"))
        .where(LogRow.kind == OfficeText.kind, LogRow.ref.in_(own))
        .group_by(LogRow.ref)
    )
    changed = {row.ref: row.at for row in session.execute(query)}
    return {
        key: dt.datetime.fromisoformat(changed[ref]).astimezone().date()
        for ref, key in own.items()
        if ref in changed
    }


def read_places(
    session: Session, redactor: Redactor, wish: HandoutWish, today: dt.date
) -> tuple[tuple[Entry, ...], tuple[OfferEntry, ...], str]:
    """Return offices, offers that somebody can still join, and the wanted place.

    An offer whose admission is over helps nobody who reads of it, and is left out as an ended one.
    """
    place = session.get(Municipality, wish.municipality_id or 0)
    entries = read_register(session, redactor, today).entries
    known = read_words(session)[CodeList.FIELD_OF_ACTION]
    offers = [
        offer
        for offer in read_offers(session, redactor, today)
        if offer.fields.field in known and _is_open(offer, today)
    ]
    if place is None:
        return entries, tuple(offers), ""
    return (
        tuple(entry for entry in entries if _serves(entry, place.name)),
        tuple(each for each in offers if each.fields.municipality_id in (None, place.id)),
        place.name,
    )


def _distance(near: str, entry: Entry) -> int:
    """Rank an office: of the place itself, for the whole Kreis, of another place."""
    organisation = entry.organisation
    if near and (near in organisation.serves or organisation.fields.place == near):
        return 0
    return 2 if organisation.serves else 1


def _by_begin(fields: tuple[str, ...], today: dt.date, offer: OfferEntry) -> tuple[int, dt.date]:
    begins = offer.fields.begins_on or today
    return fields.index(offer.fields.field), max(begins, today)


def _is_open(offer: OfferEntry, today: dt.date) -> bool:
    closes = offer.fields.admission_until
    return closes is None or closes >= today


def _serves(entry: Entry, place: str) -> bool:
    """Tell whether an office is for a municipality; one that names none is for the whole Kreis."""
    serves = entry.organisation.serves
    return not serves or place in serves
