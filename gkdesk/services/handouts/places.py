"""Offices and offers on a handout: who helps, how to reach her, when and where something is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import add_months, format_numeric
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gkdesk.export.content import Cell, Passage, Run
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.network_papers.source import Entry, OfferEntry

SOON = 3
"""An offer that ends within so many months says until when it runs."""
_NAME = "Name"
_BETWEEN = " · "


def short_list(entries: Iterable[Entry]) -> content.ItemList:
    """Return the offices in a line each: name, telephone, and where to go."""
    items = tuple(content.ListItem(_line(entry)) for entry in entries)
    return content.ItemList(items, together=True)


def organisation_table(
    voice: Voice, entries: Sequence[Entry], purpose: Callable[[str], str]
) -> content.Table:
    """Return offices with all it takes to get there; who has a number of her own stands above it.

    `purpose` returns the key of what offices of a kind are for, which stands below their name.
    """
    rows = tuple(
        _organisation(voice, entry, purpose(entry.organisation.fields.kind)) for entry in entries
    )
    return content.Table(
        columns=(content.Column(1.5), content.Column(0.9), content.Column(1.3)),
        header=voice.header(
            "booklet:contacts.office",
            "booklet:contacts.phone",
            ("booklet:contacts.address", "booklet:contacts.hours"),
        ),
        rows=rows,
        language=voice.language,
        header_column=True,
    )


def office_to_write(voice: Voice) -> content.Fields:
    """Return lines to write an office on where none is known."""
    keys = ("booklet:contacts.office", "booklet:contacts.phone")
    return content.Fields(tuple(voice.field(key) for key in keys))


def offer_table(voice: Voice, offers: Sequence[OfferEntry], today: dt.date) -> content.Table:
    """Return the offers: what and by whom, when, where and whom to ask."""
    return content.Table(
        columns=(content.Column(1.8), content.Column(1.1), content.Column(1.1)),
        header=voice.header(
            "common.offer",
            "conference:common.when",
            ("conference:common.where", "booklet:contacts.phone"),
        ),
        rows=tuple(_offer(voice, offer, today) for offer in offers),
        language=voice.language,
        header_column=True,
    )


def _line(entry: Entry) -> Passage:
    fields = entry.organisation.fields
    pieces: list[Run | str] = [content.foreign(fields.name, strong=True)]
    if fields.phone:
        pieces += [_BETWEEN, content.code(fields.phone)]
    address = _address(fields.street, "", fields.place)
    if address:
        pieces += [_BETWEEN, content.foreign(address)]
    return content.mixed(*pieces, field=_NAME)


def _organisation(voice: Voice, entry: Entry, purpose: str) -> tuple[Cell, ...]:
    fields = entry.organisation.fields
    people = [each.view for each in entry.people if each.view.fields.fixed]
    by_number: dict[str, list[str]] = {}
    for each in people:
        by_number.setdefault(each.fields.phone, []).append(each.name)
    at_the_office = [*by_number.pop("", ()), *by_number.pop(fields.phone, ())]
    address = _address(fields.street, fields.postal_code, fields.place)
    return (
        voice.cell(
            voice.typed(fields.name, _NAME, strong=True),
            in_one_line(voice, purpose) if purpose else None,
            *(voice.typed(name, _NAME) for name in at_the_office),
        ),
        voice.cell(
            voice.codes((fields.phone,), _NAME),
            *chain.from_iterable(
                (voice.typed(", ".join(names), _NAME), voice.codes((number,), _NAME))
                for number, names in by_number.items()
            ),
        ),
        voice.cell(voice.typed(address, _NAME), voice.typed(fields.opening_hours, _NAME)),
    )


def _offer(voice: Voice, offer: OfferEntry, today: dt.date) -> tuple[Cell, ...]:
    fields, contact = offer.fields, offer.contact
    place = ", ".join(filter(None, (fields.place, offer.municipality)))
    number = offer.phone if contact is None else contact.fields.phone or offer.phone
    return (
        voice.cell(
            voice.typed(fields.name, _NAME, strong=True),
            voice.typed(offer.provider, _NAME),
            *_conditions(voice, offer),
        ),
        voice.cell(voice.typed(fields.times, _NAME), *_days(voice, offer, today)),
        voice.cell(
            voice.typed(place, _NAME),
            voice.typed("" if contact is None else contact.name, _NAME),
            voice.codes((number,), _NAME),
        ),
    )


def _conditions(voice: Voice, offer: OfferEntry) -> Iterator[Passage]:
    fields = offer.fields
    levels = [word(each) for each in (fields.level_from, fields.level_to) if each is not None]
    if levels:
        said = " – ".join(dict.fromkeys(levels))
        yield labelled(voice, "common.level", content.code(said))
    if fields.childcare is Answer.YES:
        yield from voice.pair("common.childcare")


def _days(voice: Voice, offer: OfferEntry, today: dt.date) -> Iterator[Passage]:
    """Say when something begins, until when one gets in, and when it ends if that is soon."""
    fields = offer.fields
    begins = fields.begins_on if fields.begins_on and fields.begins_on > today else None
    ends = fields.ends_on if fields.ends_on and fields.ends_on <= add_months(today, SOON) else None
    for key, day in (
        ("booklet:german.from", begins),
        ("common.admission", fields.admission_until),
        ("common.until", ends),
    ):
        if day is not None:
            yield labelled(voice, key, content.code(format_numeric(day)))


def labelled(voice: Voice, key: str, value: Run) -> Passage:
    """Return a label in both languages and its value, which stands once, as one passage."""
    return content.mixed(*_both(voice, key), ": ", value, field=_NAME)


def in_one_line(voice: Voice, key: str) -> Passage:
    """Return a text in both languages as one passage."""
    return content.mixed(*_both(voice, key), field=_NAME)


def _both(voice: Voice, key: str) -> list[Run | str]:
    german, *client = voice.pair(key)
    runs: list[Run | str] = [german.plain]
    for each in client:
        if each.plain != german.plain:
            runs += [" / ", content.foreign(each.plain, each.language)]
    return runs


def _address(street: str, postal_code: str, place: str) -> str:
    return ", ".join(filter(None, (street, f"{postal_code} {place}".strip())))
