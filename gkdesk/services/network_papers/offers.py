"""The directory of offers: to print by field of action, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.network.sheet import Column, Sheet, Value
from gkdesk.services.network_papers import page
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkdesk.services.network_papers.source import OfferEntry, PaperHead
    from gkdesk.services.register.fields import OfferFields

_COLUMNS = (
    (words.FIELDS, 20),
    (words.OFFER, 36),
    (words.PROVIDER, 30),
    (words.KIND, 14),
    (words.MODULE, 20),
    (words.FUNDING, 18),
    (words.OPEN_TO, 36),
    (words.LEGAL_AREAS, 16),
    (words.LEVEL, 16),
    (words.LANGUAGE_SHARE, 12),
    (words.CERTIFICATE, 20),
    (words.CHILDCARE, 14),
    (words.MUNICIPALITY, 16),
    (words.PLACE, 24),
    (words.TIMES, 26),
    (words.BY_BUS, 14),
    (words.COSTS, 20),
    (words.SEATS, 8),
    (words.BEGINS, 12),
    (words.ENDS, 12),
    (words.ADMISSION, 12),
    (words.CONTACT, 24),
    (words.PHONE, 18),
    (words.STATE, 12),
    (words.CHECKED_MARK, 12),
)


def compose(
    head: PaperHead, offers: Sequence[OfferEntry], fields: Iterable[str]
) -> content.Document:
    """Return the directory for printing; `fields` are the words of the fields in their order."""
    blocks: list[content.Block] = [page.paragraph(words.OFFERS_LEAD)]
    for field in in_order(fields, (offer.field for offer in offers)):
        own = [offer for offer in offers if offer.field == field]
        blocks += [page.heading(field or words.FIELDS_NONE), _table(own)]
    return page.document(head, words.OFFERS_TITLE, blocks, subtitle=head.alliance)


def in_order(known: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are used: those of the list first, what stands in none last."""
    found = set(used)
    first = [each for each in dict.fromkeys(known) if each in found]
    rest = sorted(found - set(first) - {""})
    return (*first, *rest, *([""] if "" in found else []))


def _table(offers: Iterable[OfferEntry]) -> content.Table:
    return content.Table(
        columns=(content.Column(1.15), content.Column(1.35), content.Column(1.0)),
        header=tuple(
            content.cell(text) for text in (words.OFFER, words.CONDITIONS, words.WHERE_WHEN)
        ),
        rows=tuple(_row(offer) for offer in offers),
        header_column=True,
    )


def _row(offer: OfferEntry) -> tuple[content.Cell, ...]:
    fields = offer.fields
    contact = "" if offer.contact is None else offer.contact.name
    phone = offer.phone
    if offer.contact is not None:
        phone = offer.contact.fields.phone or offer.phone
    return (
        page.stacked(
            page.strong(fields.name),
            page.small(offer.provider),
            page.small(page.joined(contact, phone)),
            _state(offer),
        ),
        page.stacked(*(page.small(line) for line in _conditions(offer))),
        page.stacked(*(page.small(line) for line in _where_and_when(offer))),
    )


def _state(offer: OfferEntry) -> content.Paragraph:
    known = offer.verified_on
    stand = words.NEVER_CHECKED if known is None else words.AS_OF.format(format_day_joined(known))
    text = page.joined(stand, words.UNCHECKED if offer.is_stale and known else "")
    return content.Paragraph(content.passage(text, strong=offer.is_stale), content.TextStyle.NOTE)


def _conditions(offer: OfferEntry) -> Iterator[str]:
    fields = offer.fields
    yield words.named_line(words.OPEN_TO, ", ".join(offer.statuses) or words.EVERYBODY)
    if offer.legal_areas:
        yield words.named_line(words.LEGAL_AREAS, ", ".join(offer.legal_areas))
    if level := levels(fields):
        yield words.named_line(words.LEVEL, level)
    if fields.school_certificate:
        yield words.named_line(words.CERTIFICATE, fields.school_certificate)
    if fields.childcare is not Answer.UNKNOWN:
        yield words.named_line(words.CHILDCARE, word(fields.childcare))
    if fields.costs is not None:
        yield words.named_line(words.COSTS, word(fields.costs))


def levels(fields: OfferFields) -> str:
    """Return `A1 bis B1`, with one limit `ab A1` or `bis B1`."""
    low, high = fields.level_from, fields.level_to
    if low is not None and high is not None:
        return word(low) if low is high else f"{word(low)} bis {word(high)}"
    if low is not None:
        return f"ab {word(low)}"
    return "" if high is None else f"bis {word(high)}"


def _where_and_when(offer: OfferEntry) -> Iterator[str]:
    fields = offer.fields
    yield ", ".join(filter(None, (fields.place, offer.municipality))) or words.WHOLE_KREIS
    if fields.by_bus is Answer.YES:
        yield words.BY_BUS
    if fields.times:
        yield fields.times
    begins, ends = fields.begins_on, fields.ends_on
    if begins or ends:
        days = (format_day_joined(day) if day else "" for day in (begins, ends))
        yield words.from_to(*days)
    if fields.admission_until is not None:
        yield words.named_line(words.ADMISSION, format_day_joined(fields.admission_until))
    if fields.seats is not None:
        yield words.named_line(words.SEATS, str(fields.seats))


def sheet(head: PaperHead, offers: Sequence[OfferEntry], fields: Iterable[str]) -> Sheet:
    """Return the directory as a table."""
    order = in_order(fields, (offer.field for offer in offers))
    rows = [_cells(offer) for field in order for offer in offers if offer.field == field]
    columns = tuple(Column(title, width) for title, width in _COLUMNS)
    return Sheet(words.OFFERS_TITLE, columns, tuple(rows), 2, page.note_of(head))


def _cells(offer: OfferEntry) -> tuple[Value, ...]:
    fields, contact = offer.fields, offer.contact
    return (
        offer.field,
        fields.name,
        offer.provider,
        word(fields.offer_kind) if fields.offer_kind else "",
        offer.module,
        word(fields.funding) if fields.funding else "",
        ", ".join(offer.statuses) or words.EVERYBODY,
        ", ".join(offer.legal_areas),
        levels(fields),
        fields.language_share,
        fields.school_certificate,
        word(fields.childcare),
        offer.municipality or words.WHOLE_KREIS,
        fields.place,
        fields.times,
        word(fields.by_bus),
        word(fields.costs) if fields.costs else "",
        fields.seats,
        fields.begins_on,
        fields.ends_on,
        fields.admission_until,
        "" if contact is None else contact.name,
        offer.phone if contact is None else contact.fields.phone or offer.phone,
        offer.verified_on,
        words.UNCHECKED if offer.is_stale else "",
    )
