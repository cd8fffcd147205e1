"""Blocks about who helps: large cards, all of them on one picture, who may use the book.

Whom she gets help from for her health or her residence stands here only where she asks for it. What
somebody helps with is left out where it tells too much; the card itself stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.blocks.person import is_family, language_list
from gkdesk.services.booklets.lines.line import Line, LineKind, is_wanted, stands
from gkdesk.services.booklets.lines.sensitive import (
    categories_told,
    category_of_kind,
    may_be_named,
    never_stands,
)
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.services.clients.fields import Helper
from gkdesk.services.clients.views import HelperView
from gkdesk.text.codes.clients import Category
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Block, Cell, Passage
    from gkdesk.services.booklets.source import BlockContent, BookletSource
    from gkdesk.services.booklets.voice import Voice

_SPOTS = 8
_BLANK_SPOTS = 6
_ROW = 14.0
_TICK_WIDTH = 20.0
_USERS = 6
_NO_LETTERS = re.compile(r"[\W\d_]+")
_HEALTH = frozenset({Category.HEALTH})
_NAME, _OFFICE, _TOPIC = "Name der Ansprechperson", "Stelle", "Wofür"
_SIGNS = {
    "office": "office",
    "topic": "help",
    "phone": "phone",
    "email": "email",
    "address": "place",
    "room": "room",
    "hours": "hours",
    "transport": "bus",
    "languages": "language",
    "name": "person",
}


def shown_helpers(given: BlockContent) -> list[HelperView]:
    """Return the contact persons who may stand in this booklet; who leads the case comes first."""
    if not given.shows(BookletField.HELPERS):
        return []
    return [
        each
        for each in known_helpers(given.source)
        if stands(helper_line(given.source, each), given.shown, given.choice)
    ]


def known_helpers(source: BookletSource) -> list[HelperView]:
    """Return everybody who helps and has not left; who leads the case comes first."""
    lead, helpers = source.lead, source.detail.helpers
    led = [] if lead is None else [HelperView(Helper(lead.id), lead)]
    first = [each for each in helpers if lead and each.contact.id == lead.id] or led
    others = [each for each in helpers if each not in first]
    return [each for each in (*first, *others) if each.contact.ended_on is None]


def helper_line(source: BookletSource, helper: HelperView) -> Line:
    """Return a contact person as a line: that she helps tells what her office is there for."""
    contact = helper.contact
    fields = contact.fields
    kind = category_of_kind(source.kinds.get(contact.id, ""))
    of_work = categories_told(contact.organisation, fields.function)
    as_name = "" if fields.name else fields.function
    mail = _mail_words(helper)
    told_by_mail = mail if categories_told(mail) or never_stands(mail) else ""
    further = (contact.organisation_short, fields.directions, told_by_mail)
    return Line(
        ref=contact.id,
        kind=LineKind.HELPER,
        words=(
            contact.name,
            contact.organisation,
            helper.link.what_for,
            fields.function,
            fields.room,
            fields.opening_hours,
            *filter(None, further),
        ),
        told=kind
        | categories_told(contact.organisation)
        | categories_told(contact.organisation_short)
        | categories_told(as_name)
        | (of_work & _HEALTH),
        never=never_stands(as_name),
        beside=categories_told(
            helper.link.what_for, fields.function, fields.room, fields.opening_hours
        )
        | categories_told(fields.directions)
        | categories_told(mail),
    )


def helper_lines(given: BlockContent) -> list[Line]:
    """Return the contact persons who stand in this booklet as lines."""
    return [helper_line(given.source, each) for each in shown_helpers(given)]


def told_on_cards(given: BlockContent) -> Iterator[frozenset[Category]]:
    """Yield what is told by the words that stand on the cards beside name and office."""
    for each in shown_helpers(given):
        fields = each.contact.fields
        typed = (fields.room, fields.opening_hours, fields.directions, _mail_words(each))
        said = (_told_of(given, each, text) for text in typed)
        yield categories_told(topic_of(given, each), *said)


def _mail_words(helper: HelperView) -> str:
    """Return the words of an address of mail that do not stand in the name of the office."""
    contact = helper.contact
    office = fold(f"{contact.organisation} {contact.organisation_short}")
    known = {"", *_NO_LETTERS.split(office)}
    words = _NO_LETTERS.split(contact.fields.email)
    return " ".join(word for word in words if fold(word) not in known)


def _mail(given: BlockContent, helper: HelperView) -> str:
    words = _mail_words(helper)
    return helper.contact.fields.email if not words or _told_of(given, helper, words) else ""


def topic_of(given: BlockContent, helper: HelperView) -> str:
    """Return what somebody is there for, as far as it may stand here."""
    said = (helper.link.what_for, helper.contact.fields.function)
    return next(filter(None, (_told_of(given, helper, each) for each in said)), "")


def _told_of(given: BlockContent, helper: HelperView, text: str) -> str:
    """Return what is typed about somebody who helps, unless it tells too much by itself."""
    if never_stands(text):
        return ""
    wanted = is_wanted(helper_line(given.source, helper), given.choice)
    return text if wanted or may_be_named(text, given.shown) else ""


def contacts(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return large cards of the people who help, then a blank one where the page has room."""
    cards = [_card(voice, given, helper) for helper in shown_helpers(given)]
    if not cards:
        cards.append(_blank_card(voice, "common.write_here"))
    return (
        voice.heading("contacts.title", pictogram="contact"),
        voice.intro("contacts.intro"),
        *cards,
        replace(_blank_card(voice, "common.more_lines"), spare=True),
    )


def _card(voice: Voice, given: BlockContent, helper: HelperView) -> content.Card:
    title = voice.typed(helper.contact.name, _NAME, strong=True)
    rows = [
        _row(voice, key, value)
        for key, value in _card_values(voice, given, helper)
        if value is not None or key == "phone"
    ]
    lead = given.source.lead
    main = _main(voice) if lead is not None and lead.id == helper.contact.id else ()
    return content.Card(
        (title,) if title else voice.pair("contacts.name"),
        (*main, content.Fields(tuple(rows), compact=True)),
        pictogram="contact",
    )


def _main(voice: Voice) -> tuple[Block, ...]:
    said = content.mixed(*voice.joined("contacts.main"))
    return (content.Paragraph(said, content.TextStyle.LABEL, keep_with_next=True),)


def _row(voice: Voice, key: str, value: Passage | None = None) -> content.Field:
    """Return a line of a card with the sign that says what it is to those who cannot read it."""
    return replace(voice.field(f"contacts.{key}", value), pictogram=_SIGNS.get(key, ""))


def _card_values(
    voice: Voice, given: BlockContent, helper: HelperView
) -> Iterator[tuple[str, Passage | None]]:
    contact, fields = helper.contact, helper.contact.fields
    yield "office", voice.typed(contact.organisation, _OFFICE)
    yield "topic", voice.typed(topic_of(given, helper), _TOPIC)
    yield "phone", voice.codes((fields.phone, fields.mobile), "Telefon", strong=True)
    yield "email", voice.codes((_mail(given, helper),), "E-Mail")
    yield "address", voice.typed(contact.address, "Adresse der Stelle")
    yield "room", voice.typed(_told_of(given, helper, fields.room), "Raum")
    yield "hours", voice.typed(_told_of(given, helper, fields.opening_hours), "Öffnungszeiten")
    yield "transport", voice.typed(_told_of(given, helper, fields.directions), "Bus und Bahn")
    yield "languages", language_list(fields.languages)


def _blank_card(voice: Voice, title: str) -> content.Card:
    rows = ("name", "phone", "office", "topic", "hours", "room")
    fields = tuple(_row(voice, key) for key in rows)
    return content.Card(
        voice.pair(title), (content.Fields(fields, compact=True),), pictogram="notes"
    )


def spots(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return all helpers around the person; without any there is a page to draw on."""
    helpers = shown_helpers(given)
    blocks: list[Block] = [voice.heading("spots.title", pictogram="place")]
    if not helpers:
        return (*blocks, voice.intro("spots.draw"), _blank_map(voice, given))
    blocks += (voice.intro("spots.intro"), _map(voice, given, helpers[:_SPOTS]))
    if helpers[_SPOTS:]:
        blocks.append(voice.heading("spots.more", level=2))
        blocks += (content.Paragraph(_in_one_line(each)) for each in helpers[_SPOTS:])
    return tuple(blocks)


def _blank_map(voice: Voice, given: BlockContent) -> Block:
    alternative, *_ = voice.pair("spots.draw")
    return content.HelperMap(
        centre=_centre(voice, given),
        spots=(content.HelperSpot(content.passage(" ")),) * _BLANK_SPOTS,
        alternative=alternative.plain,
        language=voice.language,
    )


def _centre(voice: Voice, given: BlockContent) -> Passage:
    """Return the word for herself in the middle, in the languages spoken below each other."""
    key = "spots.centre_family" if is_family(given) else "spots.centre"
    first, *others = voice.pair(key)
    runs: list[content.Run | str] = [content.foreign(first.plain, first.language)]
    for each in others:
        runs += ["\n", content.foreign(each.plain, each.language)]
    return content.mixed(*runs)


def _map(voice: Voice, given: BlockContent, helpers: list[HelperView]) -> Block:
    names = ", ".join(_in_one_line(each).plain for each in helpers)
    alternative, *_ = voice.pair("spots.picture", names=names)
    return content.HelperMap(
        centre=_centre(voice, given),
        spots=tuple(_spot(voice, each) for each in helpers),
        alternative=alternative.plain,
        language=voice.language,
    )


def _spot(voice: Voice, helper: HelperView) -> content.HelperSpot:
    contact = helper.contact
    office = voice.typed(contact.organisation_short or contact.organisation, _OFFICE)
    name = voice.typed(contact.name, _NAME, strong=True)
    return content.HelperSpot(
        name=name or content.passage(""), topic=() if office is None else (office,)
    )


def _in_one_line(helper: HelperView) -> Passage:
    contact = helper.contact
    office = contact.organisation_short or contact.organisation
    said = ", ".join(filter(None, (contact.name, office)))
    return content.mixed(content.foreign(said), field=_NAME)


def users(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return who may read and write in the book: she ticks it herself, and signs."""
    rows = [_user(voice, each) for each in shown_helpers(given)]
    rows += [(content.Cell(),) * 4] * max(_USERS - len(rows), 2)
    table = content.Table(
        columns=(
            content.Column(),
            content.Column(width=_TICK_WIDTH, align=content.Align.CENTER),
            content.Column(width=_TICK_WIDTH, align=content.Align.CENTER),
            content.Column(weight=0.7),
        ),
        header=voice.header("users.person", "users.read", "users.write", "users.period"),
        rows=tuple(rows),
        language=voice.language,
        row_height=_ROW,
    )
    return (
        voice.heading("users.title", pictogram="privacy"),
        voice.intro("users.intro"),
        voice.intro("users.free"),
        voice.intro("users.mark"),
        table,
        voice.paragraph("users.stop"),
        content.Fields((voice.field("users.signed"),)),
    )


def _user(voice: Voice, helper: HelperView) -> tuple[Cell, ...]:
    contact = helper.contact
    name = voice.typed(contact.name, _NAME, strong=True)
    office = voice.typed(contact.organisation, _OFFICE)
    return voice.cell(name, office), content.Cell(), content.Cell(), content.Cell()
