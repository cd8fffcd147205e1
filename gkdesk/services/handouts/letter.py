"""The invitation to a talk: a letter by DIN 5008 to one person, in German and her language.

Days stand in the digits of all documents for clients, with their weekday in both languages; times
are German ones, and the sentence says so where a language counts hours in another way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export import content, paper
from gkdesk.export.content import Passage
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.handouts.composing import notices, page_of
from gkdesk.services.handouts.kinds import Invitation
from gkdesk.services.handouts.parts import heading, listed, side_by_side
from gkdesk.services.handouts.source import HandoutSource
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Block, Field, Run
    from gkdesk.text.translations import TextPair

TITLE = "einladung.title"
_VOLUNTARY = ("conference:invitation.voluntary", "conference:invitation.companion")
_INTERPRETER = "conference:invitation.interpreter"
_NAME, _ADDRESS, _PLACE, _TOPIC = "Name", "Anschrift", "Ort", "Thema"
_SIGNING = 9.0
"""Room for a signature."""


@dataclass(frozen=True)
class Letter:
    """What the letter is written from; `detail` is the record as she may have it herself."""

    detail: ClientDetail
    invitation: Invitation
    source: HandoutSource
    only_german: Passage | None = None
    large: bool = False


def compose_letter(given: Letter, texts: TextPair) -> content.Document:
    """Compose the invitation."""
    voice = Voice(texts)
    body = [*_body(voice, given)]
    head = content.Letter(
        sender_line=content.passage(_sender(given.source)),
        recipient=tuple(_recipient(voice, given.detail)),
        info=tuple(_info(voice, given)),
        subject=voice.pair(TITLE),
    )
    blocks = (head, *notices(voice, given.source, given.only_german), *body)
    return page_of(voice, given.source, TITLE, blocks, large=given.large, page=paper.LETTER)


def _body(voice: Voice, given: Letter) -> Iterator[Block]:
    entered = given.invitation
    yield voice.paragraph("conference:invitation.hello")
    yield voice.paragraph("einladung.why")
    yield content.Fields(tuple(_facts(voice, entered)))
    if entered.time and voice.texts.is_bilingual:
        # Where a language counts hours in another way, the sentence says that it is German time.
        yield side_by_side(
            tuple(
                content.Paragraph(each, content.TextStyle.LEAD)
                for each in voice.pair("einladung.time", time=entered.time)
            )
        )
    for key in (*_VOLUNTARY, _INTERPRETER, "einladung.cannot"):
        yield voice.paragraph(key)
    if entered.bring:
        yield heading(voice, "common.bring", pictogram="papers")
        keys = [f"einladung.bring_{each.value}" for each in entered.bring]
        yield listed(voice, keys, content.ListKind.CHECK)
    yield voice.paragraph("einladung.bye")
    yield content.Spacer(_SIGNING)
    signer = voice.typed(entered.contact or given.source.head.office.contact_name, _NAME)
    if signer is not None:
        yield content.Paragraph(signer)


def _facts(voice: Voice, entered: Invitation) -> Iterator[Field]:
    place = voice.typed(entered.place, _PLACE)
    facts = [
        ("conference:common.when", _day(voice, entered), "calendar"),
        ("conference:common.where", place, "place"),
        ("booklet:contacts.transport", voice.typed(entered.directions, _PLACE), "bus"),
        ("einladung.topic", voice.typed(entered.topic, _TOPIC), "notes"),
    ]
    for key, value, pictogram in facts:
        if value is not None:
            yield replace(voice.field(key, value), pictogram=pictogram)


def _day(voice: Voice, entered: Invitation) -> Passage:
    german, *client = voice.pair(f"einladung.weekday_{entered.on.isoweekday()}")
    runs: list[Run | str] = [german.plain]
    for each in client:
        if each.plain != german.plain:
            runs += [" / ", content.foreign(each.plain, each.language)]
    runs += [", ", content.code(format_numeric(entered.on), strong=True)]
    if entered.time:
        runs += [", ", content.code(entered.time, strong=True), " Uhr"]
    return content.mixed(*runs)


def _sender(source: HandoutSource) -> str:
    office = source.head.office
    return " · ".join(filter(None, (office.name, *office.address_lines)))


def _recipient(voice: Voice, detail: ClientDetail) -> Iterator[Passage]:
    address = detail.address
    lines = (detail.name, address.street, f"{address.postal_code} {address.place}".strip())
    for line in lines:
        said = voice.typed(line, _ADDRESS)
        if said is not None:
            yield said


def _info(voice: Voice, given: Letter) -> Iterator[Field]:
    office, entered = given.source.head.office, given.invitation
    for key, value in (
        ("booklet:contacts.name", entered.contact or office.contact_name),
        ("booklet:contacts.phone", entered.phone or office.phone),
        ("booklet:contacts.email", office.email),
    ):
        if value:
            is_name = key.endswith("name")
            said = voice.typed(value, _NAME) if is_name else voice.codes((value,), _NAME)
            yield voice.field(key, said)
    yield voice.field("booklet:appointments.date", voice.date(given.source.head.today))
