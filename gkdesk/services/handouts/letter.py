"""The invitation to a talk: a letter by DIN 5008 to one person, in German and her language.

Days stand in the digits of all documents for clients, with their weekday in both languages; times
are German ones, and the sentence says so where a language counts hours in another way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.export import content, paper
from gkdesk.export.content import Passage
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.handouts.composing import notices, page_of
from gkdesk.services.handouts.kinds import Interpreting, Invitation
from gkdesk.services.handouts.parts import side_by_side
from gkdesk.services.handouts.source import HandoutSource
from gkdesk.text.clean import clean_line
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import colon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.export.content import Block, Field, Run
    from gkdesk.services.case_papers.cleaning import Cleaner
    from gkdesk.services.office import OfficeFacts
    from gkdesk.text.ids import ClientId
    from gkdesk.text.translations import TextPair

TITLE = "einladung.title"
_VOLUNTARY = ("conference:invitation.voluntary", "conference:invitation.companion")
_INTERPRETING = {
    Interpreting.ASKED: "conference:invitation.interpreter",
    Interpreting.THERE: "einladung.interpreter_there",
}
_CANNOT = "einladung.cannot"
_USUAL_TOPIC = "einladung.topic_steps"
"""What a talk is about most often; typed in these words it stands in her language, too."""
_NAME, _ADDRESS, _PLACE, _TOPIC = "Name", "Anschrift", "Ort", "Thema"
_POSTAL_CODE = re.compile(r"\b(\d{5}) (?=\w)")
"""It stays in one line with its town."""
_ROOM_TO_SIGN = "\u00a0\n\u00a0\n"
"""Two empty lines; they belong to the paragraph, which no other page can tear from its greeting."""


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
    body = [*_body(voice, given), *_end(voice, given)]
    head = content.Letter(
        sender_line=content.passage(_sender(given.source)),
        recipient=tuple(_recipient(voice, given.detail)),
        info=tuple(_info(voice, given)),
        subject=voice.pair(TITLE),
    )
    blocks = (head, *notices(voice, given.source, given.only_german), *body)
    return page_of(voice, given.source, TITLE, blocks, large=given.large, page=paper.LETTER)


def without_others(
    said: Invitation, office: OfficeFacts, cleaner: Cleaner, client_id: ClientId
) -> Invitation:
    """Return the talk without the names of other clients; who invites is known, and stays.

    Raises InvalidInput for a line that is too long, and for a phone number without a digit.
    """
    known = {office.contact_name, office.phone, office.street, usual_place(office)}

    def clean(field: str, typed: str) -> str:
        text = clean_line(typed, field)
        return text if text in known else cleaner.clean(text, client_id)

    return replace(
        said,
        place=clean("place", said.place),
        directions=clean("directions", said.directions),
        topic=clean("topic", said.topic),
        contact=clean("contact", said.contact),
        phone=clean("phone", letter_phone(said.phone)),
    )


def usual_place(office: OfficeFacts) -> str:
    """Return where talks take place usually, as one finds it: the office with its whole address."""
    return ", ".join(filter(None, (office.name, *office.address_lines)))


def letter_phone(typed: str) -> str:
    """Return a phone number with whatever stands beside it; raise InvalidInput without a digit."""
    if typed.strip() and not any(each.isdecimal() for each in typed):
        raise InvalidInput("phone", "bad_phone")
    return typed


def _body(voice: Voice, given: Letter) -> Iterator[Block]:
    entered = given.invitation
    opening = [voice.pair("einladung.why")]
    if entered.time and voice.texts.is_bilingual:
        # Where a language counts hours in another way, the sentence says that it is German time.
        opening.append(voice.pair("einladung.time", time=entered.time))
    yield _running([voice.pair("conference:invitation.hello"), _joined(opening)], "\n")
    yield content.Fields(tuple(_facts(voice, entered)))
    yield _running([voice.pair(key) for key in _VOLUNTARY])
    yield _running([voice.pair(key) for key in (_INTERPRETING[entered.interpreting], _CANNOT)])


def _end(voice: Voice, given: Letter) -> Iterator[Block]:
    """Say what to bring, and goodbye; all of it stays together, so that no name stands alone."""
    entered = given.invitation
    if entered.bring:
        keys = [f"einladung.bring_{each.value}" for each in entered.bring]
        pairs = zip(voice.pair("common.bring"), voice.pair(*keys), strict=True)
        yield side_by_side(
            tuple(
                content.Paragraph(_labelled(label, things), keep_with_next=True)
                for label, things in pairs
            )
        )
    signer = voice.typed(entered.contact or given.source.head.office.contact_name, _NAME)
    if signer is None:
        yield voice.paragraph("einladung.bye")
        return
    yield voice.intro("einladung.bye")
    signed = content.mixed(_ROOM_TO_SIGN, *signer.runs, language=signer.language, field=_NAME)
    yield content.Paragraph(signed)


def _labelled(label: Passage, said: Passage) -> Passage:
    runs = (
        content.foreign(f"{label.plain}{colon(label.language)}", label.language, strong=True),
        content.foreign(said.plain, said.language),
    )
    return content.mixed(runs[0], " ", runs[1], language=label.language)


def _running(said: Sequence[tuple[Passage, ...]], between: str = " ") -> Block:
    """Return sentences as one paragraph per language, beside each other."""
    return side_by_side(tuple(content.Paragraph(each) for each in _joined(said, between)))


def _joined(said: Sequence[tuple[Passage, ...]], between: str = " ") -> tuple[Passage, ...]:
    return tuple(
        content.passage(between.join(each.plain for each in column), column[0].language)
        for column in zip(*said, strict=True)
    )


def _facts(voice: Voice, entered: Invitation) -> Iterator[Field]:
    place = voice.typed(_POSTAL_CODE.sub("\\1\u00a0", entered.place), _PLACE)
    facts = [
        ("conference:common.when", _day(voice, entered), "calendar"),
        ("conference:common.where", place, "place"),
        ("booklet:contacts.transport", voice.typed(entered.directions, _PLACE), "bus"),
        ("einladung.topic", _topic(voice, entered.topic), "notes"),
    ]
    for key, value, pictogram in facts:
        if value is not None:
            label = content.mixed(*_in_one_line(voice.pair(key)))
            yield content.Field((label,), value, pictogram=pictogram)


def _topic(voice: Voice, typed: str) -> Passage | None:
    if typed and typed == voice.texts.in_german(_USUAL_TOPIC):
        return content.mixed(*_in_one_line(voice.pair(_USUAL_TOPIC)))
    return voice.typed(typed, _TOPIC)


def _day(voice: Voice, entered: Invitation) -> Passage:
    """Return the day; beside another language the sentence above says what time it is in words."""
    runs = _in_one_line(voice.pair(f"einladung.weekday_{entered.on.isoweekday()}"))
    runs += [", ", content.code(format_numeric(entered.on), strong=True)]
    if entered.time:
        runs += [", ", content.code(entered.time, strong=True)]
        runs += [] if voice.texts.is_bilingual else [" Uhr"]
    return content.mixed(*runs)


def _in_one_line(said: tuple[Passage, ...]) -> list[Run | str]:
    """Return a word in two languages; one that is the same in both stands once."""
    german, *client = said
    runs: list[Run | str] = [german.plain]
    for each in client:
        if each.plain != german.plain:
            runs += [" / ", content.foreign(each.plain, each.language)]
    return runs


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
    """Say whom to ask; the address for mail stands in the head, if the paper has one."""
    office, entered = given.source.head.office, given.invitation
    email = "" if given.source.letterhead else office.email
    for key, value in (
        ("booklet:contacts.name", entered.contact or office.contact_name),
        ("booklet:contacts.phone", entered.phone or office.phone),
        ("booklet:contacts.email", email),
    ):
        if value:
            is_name = key.endswith("name")
            said = voice.typed(value, _NAME) if is_name else voice.codes((value,), _NAME)
            yield voice.field(key, said)
    yield voice.field("booklet:appointments.date", voice.date(given.source.head.today))
