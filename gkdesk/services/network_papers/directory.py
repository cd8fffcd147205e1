"""The contact directory: to print by area and organisation, as a table, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.network.cards import Card, CardKind, PhoneKind
from gkdesk.export.network.sheet import Column, Sheet, Value
from gkdesk.services.naming import contact_name
from gkdesk.services.network_papers import page
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.codes.network import Area
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import language_word, word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.services.network_papers.source import Entry, PaperHead, Register, Staff
    from gkdesk.services.register.contact_fields import ContactFields, OrganisationView

_WIDTHS = (
    26,
    40,
    14,
    26,
    24,
    24,
    10,
    10,
    28,
    18,
    18,
    32,
    10,
    24,
    22,
    14,
    20,
    24,
    8,
    18,
    28,
    18,
    32,
    12,
)
_WIDTH_OF_A_MARK = 14


def compose(head: PaperHead, register: Register) -> content.Document:
    """Return the directory for printing."""
    private = page.names_private(head)
    note = words.PRIVATE_INSIDE if private else words.PRIVATE_LEFT_OUT
    blocks: list[content.Block] = [
        content.Notice((content.passage(note),)) if private else page.paragraph(note)
    ]
    if head.office.email:
        blocks.append(page.paragraph(words.HAND_ON.format(head.office.email)))
    for area in (*Area, None):
        entries = [each for each in register.entries if each.organisation.fields.area is area]
        if entries:
            blocks.append(page.heading(word(area) if area else words.AREAS_NONE))
            for entry in entries:
                blocks += _entry(entry)
    if register.loose:
        blocks += [page.heading(words.PERSONS_LOOSE), _people(register.loose)]
    return page.document(head, words.DIRECTORY_TITLE, blocks, subtitle=head.alliance)


def _entry(entry: Entry) -> Iterator[content.Block]:
    fields = entry.organisation.fields
    short = f" ({fields.short_name})" if fields.short_name else ""
    yield page.heading(f"{fields.name}{short}", 3)
    yield from _facts(entry.organisation, keep=bool(entry.people))
    if entry.people:
        yield _people(entry.people)


def _facts(view: OrganisationView, *, keep: bool) -> Iterator[content.Block]:
    """Yield what an organisation is, with `keep` on one page with what follows."""
    fields = view.fields
    town = f"{fields.postal_code} {fields.place}".strip()
    where = ", ".join(filter(None, (fields.street, town)))
    first = page.joined(view.kind, where)
    second = page.joined(fields.phone, fields.email, fields.web)
    lines = (first, second, inside(_serves(view)))
    for line in filter(None, lines):
        yield page.paragraph(line, content.TextStyle.SMALL, keep=True)
    last = page.joined(fields.opening_hours, checked(view.verified_on))
    yield page.paragraph(last, content.TextStyle.NOTE, keep=keep)


def _serves(view: OrganisationView) -> str:
    return f"{words.SERVES}: {', '.join(view.serves)}" if view.serves else ""


def checked(verified_on: dt.date | None) -> str:
    """Say when an entry was last checked."""
    if verified_on is None:
        return words.NEVER_CHECKED
    return f"{words.CHECKED} {format_day_joined(verified_on)}"


def _people(people: tuple[Staff, ...]) -> content.Table:
    return content.Table(
        columns=(content.Column(1.1), content.Column(1.0), content.Column(1.25)),
        header=tuple(content.cell(text) for text in (words.NAME, words.FUNCTION, words.REACHED)),
        rows=tuple(_person(staff) for staff in people),
        header_column=True,
    )


def _person(staff: Staff) -> tuple[content.Cell, ...]:
    view, fields = staff.view, staff.view.fields
    name = contact_name(fields.salutation, f"{fields.title} {fields.name}".strip(), view.name)
    function = staff.function if fields.name else ""
    fixed = words.FIXED if fields.fixed else ""
    deputy = f"{words.DEPUTY}: {view.deputy}" if view.deputy else ""
    room = f"{words.ROOM} {fields.room}" if fields.room else ""
    return (
        page.stacked(page.strong(name), page.small(fixed), page.small(deputy)),
        page.stacked(page.small(function), page.small(fields.interpreting)),
        page.stacked(*_numbers(fields), page.small(page.joined(room, fields.opening_hours))),
    )


def _numbers(fields: ContactFields) -> Iterator[content.Block]:
    for value, private in (
        (fields.phone, fields.phone_private),
        (fields.mobile, fields.mobile_private),
        (fields.email, fields.email_private),
    ):
        if value:
            mark = f" ({words.PRIVATE})" if private or fields.private else ""
            said = content.mixed(content.code(value), mark, field=words.REACHED)
            yield content.Paragraph(said, content.TextStyle.SMALL)


def sheet(head: PaperHead, register: Register) -> Sheet:
    """Return the directory as a table: one row a person, or an organisation without any.

    That for the own use says what is private, above and in every row.
    """
    private = page.names_private(head)
    found: list[tuple[OrganisationView | None, Staff | None]] = []
    for entry in register.entries:
        people: tuple[Staff | None, ...] = entry.people or (None,)
        found += [(entry.organisation, staff) for staff in people]
    found += [(None, staff) for staff in register.loose]
    rows = (_row(view, staff) + (_marks(staff) if private else ()) for view, staff in found)
    titled = zip(words.DIRECTORY_COLUMNS, _WIDTHS, strict=True)
    columns = [Column(title, width) for title, width in titled]
    if private:
        columns += [Column(title, _WIDTH_OF_A_MARK) for title in words.PRIVATE_COLUMNS]
    warning = words.PRIVATE_INSIDE if private else ""
    note = page.note_of(head)
    return Sheet(words.DIRECTORY_TITLE, tuple(columns), tuple(rows), 2, note, warning)


def _marks(staff: Staff | None) -> tuple[Value, ...]:
    if staff is None:
        return ("",) * len(words.PRIVATE_COLUMNS)
    fields = staff.view.fields
    flags = (fields.private, fields.phone_private, fields.mobile_private, fields.email_private)
    return tuple(words.YES if flag else "" for flag in flags)


def _row(view: OrganisationView | None, staff: Staff | None) -> tuple[Value, ...]:
    there = view.fields if view else None
    verified = staff.view.verified_on if staff else (view.verified_on if view else None)
    return (
        word(there.area) if there and there.area else "",
        there.name if there else "",
        there.short_name if there else "",
        view.kind if view else "",
        ", ".join(view.serves) if view else "",
        *_person_cells(staff),
        there.street if there else "",
        there.postal_code if there else "",
        there.place if there else "",
        there.web if there else "",
        there.phone if there else "",
        there.email if there else "",
        verified,
    )


def _person_cells(staff: Staff | None) -> tuple[Value, ...]:
    if staff is None:
        return ("",) * 12
    fields = staff.view.fields
    return (
        fields.name,
        _salutation(fields),
        fields.title,
        staff.function,
        fields.phone,
        fields.mobile,
        fields.email,
        fields.room,
        fields.opening_hours,
        staff.view.deputy,
        words.YES if staff.is_further else "",
        ", ".join(language_word(code) for code in fields.languages),
    )


def _salutation(fields: ContactFields) -> str:
    said = fields.salutation
    return "" if said is None or said is Salutation.NAME_ONLY else word(said)


def cards(head: PaperHead, register: Register) -> Iterator[Card]:
    """Yield a card for every organisation and every person."""
    note = page.note_of(head)
    for entry in register.entries:
        yield _organisation_card(entry.organisation, note)
        for staff in entry.people:
            yield _card(staff, entry.organisation, note)
    for staff in register.loose:
        yield _card(staff, None, note)


def _organisation_card(view: OrganisationView, note: str) -> Card:
    fields = view.fields
    phones = ((PhoneKind.WORK, fields.phone),) if fields.phone else ()
    return Card(
        CardKind.ORGANISATION,
        fields.name,
        organisation=fields.name,
        phones=phones,
        email=fields.email,
        address=(fields.street, fields.place, fields.postal_code),
        web=fields.web,
        note=note,
    )


def _card(staff: Staff, view: OrganisationView | None, note: str) -> Card:
    fields, there = staff.view.fields, view.fields if view else None
    phone_private, mobile_private, email_private = (
        flag or fields.private
        for flag in (fields.phone_private, fields.mobile_private, fields.email_private)
    )
    work = PhoneKind.HOME if phone_private else PhoneKind.WORK
    cell = PhoneKind.PRIVATE_CELL if mobile_private else PhoneKind.CELL
    warned = words.PRIVATE_CARD if _has_private(fields) else ""
    phones = ((work, fields.phone), (cell, fields.mobile))
    return Card(
        CardKind.INDIVIDUAL,
        fields.name or staff.view.name,
        has_name=bool(fields.name),
        is_further=staff.is_further,
        prefix=fields.title or _salutation(fields),
        organisation=there.name if there else "",
        function=staff.function,
        phones=tuple((kind, number) for kind, number in phones if number),
        email=fields.email,
        email_is_private=email_private,
        address=(there.street, there.place, there.postal_code) if there else ("", "", ""),
        web=there.web if there else "",
        languages=fields.languages,
        note="\n".join(filter(None, (warned, note))),
        categories=(words.PRIVATE_PERSON,) if fields.private else (),
    )


def _has_private(fields: ContactFields) -> bool:
    numbers = (
        (fields.phone, fields.phone_private),
        (fields.mobile, fields.mobile_private),
        (fields.email, fields.email_private),
    )
    return fields.private or any(number and flag for number, flag in numbers)
