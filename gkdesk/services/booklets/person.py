"""Blocks of a booklet about the person: cover, „Das bin ich“, „Meine Ansprechpersonen“."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.profile import BookletField
from gkdesk.text.codes.clients import CaseForm, InterpreterNeed, ReachKind
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block, Field, Passage
    from gkdesk.services.booklets.source import BlockContent, BookletSource
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.views import HelperView

_PHONES = (ReachKind.MOBILE, ReachKind.PHONE, ReachKind.MESSENGER)


def cover(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the cover, and inside it whose booklet it is and where it is handed in."""
    source = given.source
    _, *client_title = voice.pair("cover.title")
    front = content.Cover(
        title=(content.passage(source.title), *client_title),
        subtitle=voice.pair("cover.subtitle"),
        names=_names(voice, source) if given.shows(BookletField.OWN_NAME) else (),
        blocks=tuple(_notices(voice, source)),
    )
    return (front, content.PageBreak(), *_inside(voice, source))


def _inside(voice: Voice, source: BookletSource) -> Iterator[Block]:
    name = voice.typed(source.wanted_name, _name_field(source), strong=True)
    yield content.Fields((voice.field("cover.owner", name),))
    yield content.Spacer(3.0)
    yield voice.paragraph("cover.own")
    yield voice.paragraph("cover.voluntary")
    yield from _found(voice, source)
    yield content.Spacer(4.0)
    printed = format_numeric(source.today)
    yield from voice.stacked("cover.printed", style=content.TextStyle.SMALL, date=printed)


def _names(voice: Voice, source: BookletSource) -> tuple[Passage, ...]:
    """Return the wanted name and, if it is another one, the name in the person's own script."""
    wanted = voice.typed(source.wanted_name, _name_field(source), strong=True)
    own = voice.typed(source.detail.identity.own_name, "Name in eigener Schrift", strong=True)
    names = (
        (wanted,) if own is None or wanted is None or own.plain == wanted.plain else (wanted, own)
    )
    return tuple(name for name in names if name is not None)


def _name_field(source: BookletSource) -> str:
    """Return the field that the name on the cover was typed into."""
    identity = source.detail.identity
    if identity.wanted_name:
        return "Gewünschter Name"
    if identity.official_name:
        return "Name"
    return "Name in eigener Schrift" if identity.own_name else "Kennung"


def _notices(voice: Voice, source: BookletSource) -> Iterator[Block]:
    if source.is_demo:
        yield voice.notice("notice.demo", content.Tone.EXERCISE)
    if not voice.texts.is_bilingual:
        return
    if not voice.texts.client.texts:
        german = content.passage(voice.texts.in_german("notice.fallback"))
        yield content.Notice((german,), content.Tone.DRAFT)
    elif not voice.texts.client.is_trusted:
        yield voice.notice("notice.unchecked", content.Tone.DRAFT)


def _found(voice: Voice, source: BookletSource) -> Iterator[Block]:
    lines = [voice.typed(line, "Anschrift der Stelle") for line in source.found_at]
    known = [line for line in lines if line is not None]
    if known:
        yield voice.intro("cover.found")
        yield content.Card((known[0],), tuple(content.Paragraph(line) for line in known[1:]))


def me(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return „Das bin ich“, of a family „Das sind wir“: names, languages, ways to reach."""
    return (
        voice.heading("me.title_family" if _is_family(given) else "me.title"),
        voice.intro("me.intro"),
        content.Fields(tuple(_facts(voice, given))),
    )


def _is_family(given: BlockContent) -> bool:
    return given.detail.identity.form is CaseForm.FAMILY


def _facts(voice: Voice, given: BlockContent) -> Iterator[Field]:
    identity = given.detail.identity
    names = given.shows(BookletField.WANTED_NAME)
    official = identity.official_name or identity.wanted_name
    key = "me.name_family" if _is_family(given) else "me.name"
    field = "Name" if identity.official_name else "Gewünschter Name"
    yield voice.field(key, voice.typed(official, field) if names else None)
    own = identity.own_name if given.shows(BookletField.OWN_NAME) else ""
    yield voice.field("me.own_script", voice.typed(own, "Name in eigener Schrift"))
    wanted = identity.wanted_name if names and identity.wanted_name != official else ""
    yield voice.field("me.address_form", voice.typed(wanted, "Gewünschter Name"))
    yield voice.field("me.languages", _languages(given))
    yield voice.field("me.interpreter", _interpreter(voice, given))
    yield voice.field("me.phone", _reach(voice, given, BookletField.PHONE, _PHONES))
    yield voice.field("me.email", _reach(voice, given, BookletField.EMAIL, (ReachKind.EMAIL,)))
    yield voice.field("me.address", _address(voice, given))
    if BookletField.RESIDENCE in given.shown:
        yield voice.field("me.residence", _residence(voice, given))


def _languages(given: BlockContent) -> Passage | None:
    if not given.shows(BookletField.LANGUAGES):
        return None
    return _language_list(spoken.language for spoken in given.detail.languages)


def _language_list(codes: Iterable[str]) -> Passage | None:
    runs: list[content.Run | str] = []
    for code in codes:
        runs.extend((", " if runs else "", *_language_names(code)))
    return content.mixed(*runs, field="Sprachen") if runs else None


def _language_names(code: str) -> tuple[content.Run | str, ...]:
    known = find_language(code)
    if known is None:
        return (code,)
    if known.own == known.german:
        return (known.german,)
    return (f"{known.german} (", content.foreign(known.own, known.code), ")")


def _interpreter(voice: Voice, given: BlockContent) -> Passage | None:
    facts = given.detail.interpreter
    keys = {
        InterpreterNeed.NOT_NEEDED: "common.no",
        InterpreterNeed.OFFICES: "me.interpreter_offices",
        InterpreterNeed.ALWAYS: "me.interpreter_always",
    }
    key = keys.get(facts.need)
    if key is None or not given.shows(BookletField.INTERPRETER):
        return None
    runs = _in_one_line(voice, key)
    if facts.language and facts.need is not InterpreterNeed.NOT_NEEDED:
        runs += ("\n", *_language_names(facts.language))
    return content.mixed(*runs, field="Dolmetschen")


def _in_one_line(voice: Voice, key: str) -> tuple[content.Run | str, ...]:
    german, *client = voice.pair(key)
    if not client:
        return (german.plain,)
    return (german.plain, " · ", content.foreign(client[0].plain, client[0].language))


def _reach(
    voice: Voice, given: BlockContent, field: BookletField, kinds: tuple[ReachKind, ...]
) -> Passage | None:
    found = dict.fromkeys(way.value for way in given.detail.reach if way.kind in kinds)
    if not found or not given.shows(field):
        return None
    return voice.codes(found, "Erreichbarkeit")


def _address(voice: Voice, given: BlockContent) -> Passage | None:
    if not given.shows(BookletField.ADDRESS):
        return None
    address = given.detail.address
    town = f"{address.postal_code} {address.place}".strip()
    return voice.typed(", ".join(part for part in (address.street, town) if part), "Adresse")


def _residence(voice: Voice, given: BlockContent) -> Passage | None:
    if not given.shows(BookletField.RESIDENCE) or not given.detail.statuses:
        return None
    newest = given.detail.statuses[-1]
    title = voice.typed(newest.document, "Aufenthaltspapier")
    if title is None or newest.document_until is None:
        return title
    until = content.code(format_numeric(newest.document_until))
    return content.mixed(*title.runs, " – ", until, field="Aufenthaltspapier")


def contacts(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return large cards of the people who help, then a blank one where the page has room."""
    cards = [_card(voice, helper) for helper in _helpers(given)]
    if not cards:
        cards.append(_blank_card(voice))
    return (
        voice.heading("contacts.title"),
        voice.intro("contacts.intro"),
        *cards,
        replace(_blank_card(voice), spare=True),
    )


def _helpers(given: BlockContent) -> list[HelperView]:
    if not given.shows(BookletField.HELPERS):
        return []
    return [helper for helper in given.detail.helpers if helper.contact.ended_on is None]


def _card(voice: Voice, helper: HelperView) -> content.Card:
    title = voice.typed(helper.contact.name, "Name der Ansprechperson", strong=True)
    rows = [
        voice.field(f"contacts.{key}", value)
        for key, value in _card_values(voice, helper)
        if value is not None or key == "phone"
    ]
    blocks = (content.Fields(tuple(rows), compact=True),) if rows else ()
    return content.Card((title,) if title else voice.pair("contacts.name"), blocks)


def _card_values(voice: Voice, helper: HelperView) -> Iterator[tuple[str, Passage | None]]:
    contact, fields = helper.contact, helper.contact.fields
    topic = helper.link.what_for or fields.function
    yield "office", voice.typed(contact.organisation, "Stelle")
    yield "topic", voice.typed(topic, "Wofür")
    yield "phone", voice.codes((fields.phone, fields.mobile), "Telefon", strong=True)
    yield "email", voice.codes((fields.email,), "E-Mail")
    yield "address", voice.typed(contact.address, "Adresse der Stelle")
    yield "room", voice.typed(fields.room, "Raum")
    yield "hours", voice.typed(fields.opening_hours, "Öffnungszeiten")
    yield "transport", voice.typed(fields.directions, "Bus und Bahn")
    yield "languages", _language_list(fields.languages)


def _blank_card(voice: Voice) -> content.Card:
    rows = ("name", "phone", "office", "topic", "hours", "room")
    fields = tuple(voice.field(f"contacts.{key}") for key in rows)
    return content.Card(voice.pair("common.write_here"), (content.Fields(fields, compact=True),))
