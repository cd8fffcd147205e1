"""The card: as large as a bank card, with who she is on one side and whom to call on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.blocks.helpers import helper_lines, shown_helpers
from gkdesk.services.booklets.blocks.person import interpreter, language_list, spoken
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.text.codes.clients import InterpreterNeed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Block, Field, Passage
    from gkdesk.services.booklets.lines.line import Line
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.register.contact_fields import ContactView

_LONGEST_OFFICE = 70
"""More letters take the room of the emergency line."""
_NEEDED = frozenset({InterpreterNeed.OFFICES, InterpreterNeed.ALWAYS})


def card(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return front and back."""
    return (*_front(voice, given), content.PageBreak(), *_back(voice, given))


def _front(voice: Voice, given: BlockContent) -> Iterator[Block]:
    if given.source.has_known_title:
        yield voice.heading("card.title")
    else:
        yield content.Heading(content.passage(given.source.title))
    yield content.Fields(tuple(_person(voice, given)))


def _person(voice: Voice, given: BlockContent) -> Iterator[Field]:
    identity = given.detail.identity
    wanted = given.source.wanted_name if given.shows(BookletField.WANTED_NAME) else ""
    names = [voice.typed(wanted, "Gewünschter Name", strong=True)]
    if given.shows(BookletField.OWN_NAME) and identity.own_name != wanted:
        names.append(voice.typed(identity.own_name, "Name in eigener Schrift", strong=True))
    yield voice.field("card.name", _together(names))
    yield voice.field("card.languages", spoken(given))
    if given.detail.interpreter.need in _NEEDED:
        yield voice.field("me.interpreter", _interpreter(voice, given))


def _interpreter(voice: Voice, given: BlockContent) -> Passage | None:
    """Return for which language, or, where that is not known, when."""
    language = given.detail.interpreter.language
    if language and given.shows(BookletField.INTERPRETER):
        return language_list((language,))
    return interpreter(voice, given)


def _together(names: list[Passage | None]) -> Passage | None:
    runs: list[content.Run | str] = []
    for name in names:
        if name is not None:
            runs += ("\n",) if runs else ()
            runs += name.runs
    return content.mixed(*runs, field="Name") if runs else None


def _back(voice: Voice, given: BlockContent) -> Iterator[Block]:
    yield content.Fields((voice.field("card.helper", _helper(given)),))
    if not voice.texts.is_bilingual:  # two languages leave no room for it
        yield small(voice.pair("card.please"))
    numbers = (("card.emergency", "112"), ("card.police", "110"))
    yield content.Fields(
        tuple(
            voice.field(key, content.mixed(content.code(number, strong=True)))
            for key, number in numbers
        ),
        compact=True,
    )
    yield small(voice.pair("card.no_id"))


def _helper(given: BlockContent) -> Passage | None:
    """Return who leads her case, else her first contact person, else the office."""
    if not given.shows(BookletField.HELPERS):
        return None
    found = next((each.contact for each in shown_helpers(given)), None)
    if found is None:
        return _lines(given.source.found_at[:1], (given.source.phone,))
    office = found.organisation
    if len(office) > _LONGEST_OFFICE:
        office = found.organisation_short or office[:_LONGEST_OFFICE]
    return _lines((found.name, office), _phones(found) or (given.source.phone,))


def card_lines(given: BlockContent) -> list[Line]:
    """Return who stands on the card as a line."""
    return helper_lines(given)[:1]


def _phones(contact: ContactView) -> tuple[str, ...]:
    fields = contact.fields
    return tuple(filter(None, (fields.phone, fields.mobile)))[:1]


def _lines(names: tuple[str, ...], codes: tuple[str, ...]) -> Passage | None:
    runs: list[content.Run | str] = []
    for name in filter(None, names):
        runs += (", ",) if runs else ()
        runs.append(content.foreign(name))
    for code in filter(None, codes):
        runs += ("\n",) if runs else ()
        runs.append(content.code(code, strong=True))
    return content.mixed(*runs, field="Ansprechperson") if runs else None


def small(said: tuple[Passage, ...]) -> Block:
    """Return a small line, in two languages side by side."""
    first, *second = (content.Paragraph(each, content.TextStyle.NOTE) for each in said)
    return content.Bilingual((first,), tuple(second)) if second else first
