"""Blocks of a booklet about the person: cover, „Das bin ich“, „Meine Angaben“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    LAUFMAPPE,
    PERSONAL_BOOK,
    SPRACHPASS,
    BookletBlock,
    BookletField,
)
from gkdesk.text.codes.clients import (
    CaseForm,
    Category,
    InterpreterNeed,
    ReachKind,
    ReferenceOffice,
)
from gkdesk.text.dates import format_numeric, format_partial
from gkdesk.text.languages import find_language
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block, Field, Passage
    from gkdesk.services.booklets.source import BlockContent, BookletSource
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.fields import StatusEntry

_PHONES = (ReachKind.MOBILE, ReachKind.PHONE, ReachKind.MESSENGER)
_LINES_FOR_CHANGES = 3
_NAMED_PARTS = {
    BEGLEITHEFT: (BookletBlock.PATH, BookletBlock.APPOINTMENTS, BookletBlock.CONTACTS),
    PERSONAL_BOOK: (BookletBlock.BASE, BookletBlock.CONTACTS, BookletBlock.PAGES),
    LAUFMAPPE: (BookletBlock.PATH, BookletBlock.PROCESS),
    SPRACHPASS: (BookletBlock.LANGUAGES, BookletBlock.GERMAN, BookletBlock.CERTIFICATES),
}
"""What the line below the title promises, by the shipped profile."""


def cover(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the cover, and inside it whose booklet it is and where it is handed in."""
    source = given.source
    inside = tuple(_inside(voice, given))
    front = content.Cover(
        title=_title(voice, given),
        subtitle=_subtitle(voice, given),
        names=_names(voice, source) if given.shows(BookletField.OWN_NAME) else (),
        blocks=tuple(notices(voice, source)),
    )
    return (front, content.PageBreak(), *inside)


def _title(voice: Voice, given: BlockContent) -> tuple[Passage, ...]:
    """Return the title, translated only where it is the one that the texts know."""
    translated = voice.pair(given.key(voice, "cover.title"))[1:]
    title = content.passage(given.source.title)
    return (title, *translated) if given.source.has_known_title else (title,)


def _subtitle(voice: Voice, given: BlockContent) -> tuple[Passage, ...]:
    """Return the line that names parts; where one is left out, the titles of the others."""
    named = _NAMED_PARTS.get(given.source.base, ())
    there = [part for part in named if part in given.source.parts]
    if len(there) == len(named):
        return voice.pair(given.key(voice, "cover.subtitle"))
    return voice.pair(*(f"{part.value}.title" for part in there)) if there else ()


def _inside(voice: Voice, given: BlockContent) -> Iterator[Block]:
    source = given.source
    name = voice.typed(source.wanted_name, _name_field(source), strong=True)
    yield content.Fields((voice.field(given.key(voice, "cover.owner"), name),))
    yield content.Spacer(3.0)
    yield voice.paragraph(given.key(voice, "cover.own"))
    yield voice.paragraph(given.key(voice, "cover.voluntary"))
    yield from _found(voice, given)
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


def notices(voice: Voice, source: BookletSource) -> Iterator[content.Notice]:
    """Yield what has to be said of the texts used so far, and of invented people."""
    if source.is_demo:
        yield voice.notice("notice.demo", content.Tone.EXERCISE)
    if not voice.texts.is_bilingual:
        return
    if not voice.texts.client.texts:
        german = content.passage(voice.texts.in_german("notice.fallback"))
        yield content.Notice((german,), content.Tone.DRAFT)
    elif voice.texts.unchecked():
        yield voice.notice("notice.unchecked", content.Tone.DRAFT)


def _found(voice: Voice, given: BlockContent) -> Iterator[Block]:
    lines = [voice.typed(line, "Anschrift der Stelle") for line in given.source.found_at]
    known = [line for line in lines if line is not None]
    if known:
        yield voice.intro(given.key(voice, "cover.found"))
        yield content.Card((known[0],), tuple(content.Paragraph(line) for line in known[1:]))


def me(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return „Das bin ich“, of a family „Das sind wir“: names, languages, ways to reach."""
    return (
        voice.heading("me.title_family" if is_family(given) else "me.title", pictogram="person"),
        voice.intro("me.intro"),
        content.Fields(tuple(_facts(voice, given))),
    )


def base(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return „Meine Angaben“: the same facts as a form, whom to call, and what has changed."""
    return (
        voice.heading(
            "base.title_family" if is_family(given) else "base.title", pictogram="person"
        ),
        voice.intro("base.intro"),
        content.Fields(
            (
                *_facts(voice, given),
                voice.field("base.emergency"),
                voice.field("base.emergency_phone"),
            )
        ),
        voice.heading("base.changed", level=2),
        voice.intro("base.changed_intro"),
        voice.intro("base.old_line"),
        content.RuledLines(_LINES_FOR_CHANGES),
    )


def is_family(given: BlockContent) -> bool:
    """Tell whether a booklet is that of a family."""
    return given.detail.identity.form is CaseForm.FAMILY


def _facts(voice: Voice, given: BlockContent) -> Iterator[Field]:
    identity = given.detail.identity
    names = given.shows(BookletField.WANTED_NAME)
    official = identity.official_name or identity.wanted_name
    key = "me.name_family" if is_family(given) else "me.name"
    field = "Name" if identity.official_name else "Gewünschter Name"
    yield voice.field(key, voice.typed(official, field) if names else None)
    own = identity.own_name if given.shows(BookletField.OWN_NAME) else ""
    yield voice.field("me.own_script", voice.typed(own, "Name in eigener Schrift"))
    wanted = identity.wanted_name if names and identity.wanted_name != official else ""
    yield voice.field("me.address_form", voice.typed(wanted, "Gewünschter Name"))
    if BookletField.BIRTH in given.shown:
        yield voice.field("me.birth", _birth(given))
    yield voice.field("me.languages", spoken(given))
    yield voice.field("me.interpreter", interpreter(voice, given))
    yield voice.field("me.phone", _reach(voice, given, BookletField.PHONE, _PHONES))
    yield voice.field("me.email", _reach(voice, given, BookletField.EMAIL, (ReachKind.EMAIL,)))
    yield voice.field("me.address", _address(voice, given))
    if BookletField.RESIDENCE in given.shown:
        yield voice.field("me.residence", _residence(voice, given))
    if BookletField.NUMBERS in given.shown:
        yield voice.field("me.numbers", _numbers(given), lines=2)


def told_of_her(given: BlockContent) -> Iterator[frozenset[Category]]:
    """Yield what her paper, and her number at the health insurance, tell where they stand."""
    if given.shows(BookletField.RESIDENCE) and (paper := _paper(given)) and paper.document:
        yield frozenset({Category.RESIDENCE})
    if given.shows(BookletField.NUMBERS) and given.shows(BookletField.HEALTH):
        offices = {each.office for each in given.detail.references}
        if ReferenceOffice.HEALTH_INSURANCE in offices:
            yield frozenset({Category.HEALTH})


def _birth(given: BlockContent) -> Passage | None:
    """Return the day of birth, or what is known of it; of a family nobody's."""
    birth = given.detail.identity.birth
    if birth is None or is_family(given) or not given.shows(BookletField.BIRTH):
        return None
    is_whole = birth.month is not None and birth.day is not None
    said = format_numeric(birth.earliest()) if is_whole else format_partial(birth)
    return content.mixed(content.code(said), field="Geburtsdatum")


def _numbers(given: BlockContent) -> Passage | None:
    """Return her numbers at offices, one per line; that of the health insurance only on wish."""
    if not given.shows(BookletField.NUMBERS):
        return None
    runs: list[content.Run | str] = []
    for each in given.detail.references:
        is_health = each.office is ReferenceOffice.HEALTH_INSURANCE
        if not is_health or given.shows(BookletField.HEALTH):
            runs.append("\n" if runs else "")
            runs += (f"{word(each.office)}: ", content.code(each.number))
    return content.mixed(*runs, field="Nummern bei Ämtern") if runs else None


def spoken(given: BlockContent) -> Passage | None:
    """Return the languages that the person speaks."""
    if not given.shows(BookletField.LANGUAGES):
        return None
    return language_list(each.language for each in given.detail.languages)


def language_list(codes: Iterable[str]) -> Passage | None:
    """Return languages by their German names and their own, in one line."""
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


def interpreter(voice: Voice, given: BlockContent) -> Passage | None:
    """Return when an interpreter is needed, and for which language."""
    facts = given.detail.interpreter
    keys = {
        InterpreterNeed.NOT_NEEDED: "common.no",
        InterpreterNeed.OFFICES: "me.interpreter_offices",
        InterpreterNeed.ALWAYS: "me.interpreter_always",
    }
    key = keys.get(facts.need)
    if key is None or not given.shows(BookletField.INTERPRETER):
        return None
    runs = voice.joined(key)
    if facts.language and facts.need is not InterpreterNeed.NOT_NEEDED:
        runs += ("\n", *_language_names(facts.language))
    return content.mixed(*runs, field="Dolmetschen")


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


def _holding(given: BlockContent) -> Iterator[StatusEntry]:
    today = given.source.today
    for each in given.detail.statuses:
        begun = each.since is None or each.since <= today
        if begun and (each.until is None or each.until >= today):
            yield each


def _paper(given: BlockContent) -> StatusEntry | None:
    """Return the paper that holds today, else the newest."""
    return next(_holding(given), next(iter(given.detail.statuses), None))


def _residence(voice: Voice, given: BlockContent) -> Passage | None:
    """Return her paper with the day until which it is valid."""
    newest = _paper(given)
    if newest is None or not given.shows(BookletField.RESIDENCE):
        return None
    title = voice.typed(newest.document, "Aufenthaltspapier")
    if title is None or newest.document_until is None:
        return title
    until = content.code(format_numeric(newest.document_until))
    return content.mixed(*title.runs, " – ", until, field="Aufenthaltspapier")
