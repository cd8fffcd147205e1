"""Papers for a client who takes part: her invitation and her page, in plain words, bilingual.

Both speak of her own case only. Where her language has no texts of these papers, they are in
German and say so in her language.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.case_papers import blocks
from gkdesk.services.case_papers.hearing import KnownMeeting
from gkdesk.services.network_papers.source import PaperHead
from gkdesk.text.codes.meetings import TextPart
from gkdesk.text.dates import format_numeric
from gkdesk.text.ids import ClientId
from gkdesk.text.languages import GERMAN
from gkdesk.text.papers import cases as words
from gkdesk.text.papers.network import DEMO
from gkdesk.text.translations import TextPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block
    from gkdesk.services.case_papers.hearing import KnownItem

TEXTS = "conference"
_LINE, _MOST_LINES = 40, 4
"""An address of so many lines fits into the window even in the widest letters."""


@dataclass(frozen=True)
class ForClient:
    """What a paper for an attending client is written from; `items` are her own.

    `texts` are those of these papers in her language, `notices` those that all papers share.
    """

    head: PaperHead
    meeting: KnownMeeting
    client_id: ClientId
    name: str
    texts: TextPair
    notices: TextPair
    offices: Mapping[str, str] = field(default_factory=dict)
    """The full names of offices by the short ones under which the office itself knows them."""
    address: tuple[str, ...] = ()
    """Her own address in lines, as she may have it herself; empty where none is known."""

    @property
    def language(self) -> str:
        """Return the language that the paper speaks beside German: hers, if it has texts."""
        return self.texts.client.language

    @property
    def items(self) -> tuple[KnownItem, ...]:
        """Return the items about her."""
        return tuple(each for each in self.meeting.items if each.client_id == self.client_id)

    def spelled_out(self, name: str) -> str:
        """Return a name with its office in full: nobody has to know what „ABH“ is."""
        who, comma, office = name.rpartition(", ")
        return f"{who}{comma}{self.offices.get(office, office)}"


def pair_for(wanted: str, read: Callable[[str], TextPair]) -> TextPair:
    """Return the texts in the wanted language, or in German where it has none of them."""
    found = read(wanted)
    return found if found.client.texts else read(GERMAN.code)


def invitation(given: ForClient) -> content.Document:
    """Return her invitation: a letter where her address is known, else a sheet to hand over.

    An address that might not fit into the window is left out: the papers of a meeting are made
    together, and one letter must not stop the others.
    """
    voice = _voice(given)
    body: list[Block] = [
        voice.paragraph("invitation.hello"),
        *_when(voice, given),
        voice.paragraph("invitation.why"),
        *(
            voice.paragraph(f"invitation.{key}")
            for key in ("voluntary", "companion", "interpreter", "own_case", "answer")
        ),
    ]
    if given.address and _lines(given.name, *given.address) <= _MOST_LINES:
        return _as_letter(voice, given, [*body, voice.paragraph("common.ask")])
    made = _document(voice, given, "invitation.title", [*body, *_ask(voice, given)])
    return replace(made, letterhead=given.head.letterhead)


def _lines(*texts: str) -> int:
    """Return how many lines of usual length an address has."""
    return sum(math.ceil(len(text) / _LINE) for text in texts)


def _as_letter(voice: Voice, given: ForClient, body: Iterable[Block]) -> content.Document:
    """Return the letter by DIN 5008; its address is hers, and nobody else's stands on it."""
    office = given.head.office
    lines = (voice.typed(line, words.ADDRESS) for line in (given.name, *given.address))
    sender = " · ".join(filter(None, (office.name, *office.address_lines)))
    letter = content.Letter(
        sender_line=content.passage(sender, field=words.ADDRESS),
        recipient=tuple(line for line in lines if line is not None),
        info=tuple(_info(given)),
        subject=voice.pair("invitation.title"),
    )
    made = _document(voice, given, "invitation.title", body)
    return replace(
        made,
        language=GERMAN.code,
        blocks=(letter, *_notices(voice, given), *body),
        page=paper.LETTER,
        text_size=content.TextSize.NORMAL,
        letterhead=given.head.letterhead,
    )


def _info(given: ForClient) -> Iterator[content.Field]:
    """Say whom to ask, and of which day it is, in the words of the booklet."""
    office = given.head.office
    voice = Voice(given.notices)
    if not given.texts.is_bilingual:
        voice = voice.only_german()
    for key, value in (
        ("contacts.name", voice.typed(office.contact_name, words.NAME)),
        ("contacts.phone", voice.codes((office.phone,), words.PHONE)),
        ("appointments.date", voice.date(given.head.today)),
    ):
        if value is not None:
            yield voice.field(key, value)


def page(given: ForClient) -> content.Document:
    """Return her page: what it is about, who is there, and afterwards what was agreed."""
    voice = _voice(given)
    body: list[Block] = [
        voice.paragraph("page.own"),
        *_when(voice, given),
        *(each for item in given.items for each in _about(voice, item)),
        *_people(voice, given),
        *_agreed(voice, given),
        voice.paragraph("page.no"),
        voice.paragraph("page.consent"),
        *_ask(voice, given),
    ]
    return _document(voice, given, "page.title", body)


def _voice(given: ForClient) -> Voice:
    return Voice(given.texts)


def _document(
    voice: Voice, given: ForClient, title: str, body: Iterable[Block]
) -> content.Document:
    head, language = given.head, voice.language
    name = voice.typed(given.name, words.NAME, strong=True)
    top: list[Block] = [voice.heading(title)]
    if name is not None:
        top.append(content.Paragraph(name, content.TextStyle.LEAD))
    top += _notices(voice, given)
    german, *_ = voice.pair(title)
    running = [german]
    if head.is_demo:
        running.append(content.passage(DEMO))
    return content.Document(
        title=german.plain,
        language=language,
        blocks=(*top, *body),
        footer=content.Footer(tuple(running), format_numeric(head.today)),
        text_size=content.TextSize.EASY,
        author=head.office.name,
        created=head.created,
    )


def _notices(voice: Voice, given: ForClient) -> Iterator[Block]:
    """Say in one box that all is invented, and that nobody has checked the translation."""
    is_draft = voice.texts.unchecked()
    keys = ["notice.demo"] * given.head.is_demo + ["notice.unchecked"] * is_draft
    if keys:
        tone = content.Tone.DRAFT if is_draft else content.Tone.EXERCISE
        yield content.Notice(voice.pair(*keys), tone)
    if not voice.texts.is_bilingual and given.notices.is_bilingual:
        yield Voice(given.notices).notice("notice.fallback", content.Tone.DRAFT)


def _when(voice: Voice, given: ForClient) -> Iterator[Block]:
    """Say first when her own talk is: she need not sit through those of others."""
    entered = given.meeting.view.fields
    begins = next((item.begins for item in given.items if item.begins), "")
    if begins:
        german, *client = (
            content.Paragraph(each, content.TextStyle.LEAD)
            for each in voice.pair("common.time", time=blocks.hours(begins))
        )
        yield content.Bilingual((german,), tuple(client)) if client else german
    hours = f", {blocks.clock_time(entered)}" if entered.starts and not begins else ""
    moment = content.mixed(content.code(f"{format_numeric(entered.on)}{hours}"))
    place = voice.typed(given.meeting.place, words.PLACE)
    rows = [voice.field("common.when", moment)]
    if place is not None:
        rows.append(voice.field("common.where", place))
    yield content.Fields(tuple(rows), compact=True)


def _about(voice: Voice, item: KnownItem) -> Iterator[Block]:
    for key, parts in (
        ("page.about", (TextPart.QUESTION,)),
        ("page.view", (TextPart.CLIENT_VIEW, TextPart.USERS_VIEW)),
    ):
        said = [item.texts[part] for part in parts if part in item.texts]
        if said:
            yield voice.heading(key, level=2)
            yield content.Paragraph(blocks.typed("\n".join(said), words.TEXT))


def _people(voice: Voice, given: ForClient) -> Iterator[Block]:
    there = [each for each in given.meeting.people if each.view.fields.client_id is None]
    if not there:
        return
    yield voice.heading("common.people", level=2)
    yield content.Table(
        (content.Column(), content.Column()),
        voice.header("common.name", "common.office"),
        tuple(
            (
                blocks.cell(given.spelled_out(each.name)),
                blocks.cell(given.spelled_out(each.organisation)),
            )
            for each in there
        ),
        language=voice.language,
    )


def _agreed(voice: Voice, given: ForClient) -> Iterator[Block]:
    actions = [each for item in given.items for each in item.actions if each.what]
    own = [each for each in actions if each.is_own]
    others = [each for each in actions if not each.is_own]
    if not actions:
        yield voice.intro("page.nothing_yet")
        yield content.RuledLines(4)
        return
    for key, listed in (("page.tasks", own), ("page.agreed", others)):
        if listed:
            yield voice.heading(key, level=2)
            yield content.Table(
                (content.Column(2.0), content.Column(3.4), content.Column(width=28.0)),
                voice.header("page.who", "page.what", "page.until"),
                tuple(
                    (
                        blocks.cell(given.spelled_out(each.owner)),
                        blocks.cell(each.what),
                        voice.cell(voice.date(each.due_on)),
                    )
                    for each in listed
                ),
                language=voice.language,
            )


def _ask(voice: Voice, given: ForClient) -> Iterator[Block]:
    office = given.head.office
    yield voice.paragraph("common.ask")
    lines = [office.name, office.contact_name, ", ".join(office.address_lines)]
    codes = voice.codes((office.phone, office.email), words.PHONE)
    known = [voice.typed(line, words.ADDRESS) for line in lines if line]
    said = [each for each in (*known, codes) if each is not None]
    if said:
        yield content.Card((said[0],), tuple(content.Paragraph(each) for each in said[1:]))
