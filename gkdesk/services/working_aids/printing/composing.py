"""A working aid as a document: what it is on page 1, then section by section."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.office import OfficeFacts
from gkdesk.services.working_aids.printing import questions
from gkdesk.services.working_aids.printing.questions import note_block, question_block, text
from gkdesk.services.working_aids.printing.tables import table_block
from gkdesk.services.working_aids.views import AidSummary, ContributorView
from gkdesk.text.codes.clients import Audience
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import working_aids as words
from gkdesk.text.papers.network import DEMO
from gkdesk.text.wording.clients import word
from gkdesk.working_aids.template import Group, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.printing.reader import Reader
    from gkdesk.working_aids.template import Question, Template

_SECTION_ROOM = 0.2


@dataclass(frozen=True)
class Head:
    """What page 1 says: whose paper it is, for whom, of which round, and until when."""

    office: OfficeFacts
    audience: Audience
    today: dt.date
    created: dt.datetime
    is_demo: bool = False
    aid: AidSummary | None = None
    contributor: ContributorView | None = None
    give_back_by: dt.date | None = None


def compose(head: Head, reader: Reader) -> content.Document:
    """Return the document; a contributor gets only the sections that are asked of her."""
    template = reader.template
    body = tuple(_sections(head, reader))  # first: it counts what is withheld
    day = format_day_joined(head.today)
    name = template.short or template.title
    running = [
        f"{name} {head.aid.year}" if head.aid else name,
        head.office.name,
        DEMO if head.is_demo else "",
    ]
    return content.Document(
        title=_title(head, template),
        language="de",
        blocks=(*_front(head, reader), *body),
        footer=content.Footer(tuple(content.passage(each) for each in running if each), day),
        author=head.office.name,
        created=head.created,
    )


def _title(head: Head, template: Template) -> str:
    return f"{template.title} {head.aid.year}" if head.aid else template.title


def _front(head: Head, reader: Reader) -> Iterator[content.Block]:
    template = reader.template
    yield content.Heading(text(_title(head, template)))
    yield content.Paragraph(text(_subtitle(head, reader)), content.TextStyle.LEAD)
    if head.is_demo:
        yield content.Notice((content.passage(DEMO),), content.Tone.EXERCISE)
    yield content.Fields(tuple(_facts(head, reader)), compact=True)
    yield content.Paragraph(text(_lead(head, reader)))
    if reader.withheld:
        yield content.Paragraph(text(words.WITHHELD_LEAD))
    yield content.Heading(content.passage(words.READING), 2)
    for mark, zone, means in (
        (content.Mark.SOLID, words.RETURN_ZONE, words.RETURN_MEANS),
        (content.Mark.HATCHED, words.LOCAL_ZONE, words.LOCAL_MEANS),
        (content.Mark.BOTH, "", words.BOTH_MEANS),
    ):
        said = (content.foreign(f"{zone}. ", strong=True),) if zone else ()
        yield content.Marked((content.Paragraph(content.mixed(*said, means)),), mark)
    yield content.Heading(content.passage(words.ABOUT), 2)
    if template.about:
        yield content.Notice((text(template.about),))
    if template.own:
        yield content.Paragraph(text(words.OWN_TEMPLATE))
    if template.sources:
        yield content.Heading(content.passage(words.SOURCES), 3)
        items = tuple(content.ListItem(text(each)) for each in template.sources)
        yield content.ItemList(items)


def _subtitle(head: Head, reader: Reader) -> str:
    if head.contributor is not None:
        kind = words.SUB_CONTRIBUTOR
    else:
        kind = words.SUB_BLANK if reader.form is None else words.SUB_FILLED
    return f"{kind}, {word(head.audience)}"


def _lead(head: Head, reader: Reader) -> str:
    if head.contributor is not None:
        return words.CONTRIBUTOR_LEAD
    return words.BLANK_LEAD if reader.form is None else words.FILLED_LEAD


def _facts(head: Head, reader: Reader) -> Iterator[content.Field]:
    office, aid = head.office, head.aid
    if head.contributor is not None:
        yield _field(words.FOR, head.contributor.name)
        until = head.give_back_by
        yield _field(words.GIVE_BACK_BY, "" if until is None else format_day_joined(until))
        address = (office.name, office.unit, *office.address_lines, office.phone, office.email)
        yield _field(words.GIVE_BACK_TO, ", ".join(filter(None, address)))
        yield _field(words.SECTIONS_ASKED, "; ".join(head.contributor.section_labels))
    yield _field(words.ALLIANCE, office.alliance or office.name)
    if aid is None:
        yield _field(words.ROUND, "")
    else:
        yield _field(words.ROUND, str(aid.year))
        if reader.form is not None:
            yield _field(words.STATE, _state(head, aid))
            yield _field(words.FASSUNG, str(aid.fassung))
    yield _field(words.VERSION, str(reader.template.version))


def _state(head: Head, aid: AidSummary) -> str:
    on = aid.sent_on or aid.closed_on or head.today
    return f"{word(aid.state)}, {format_day_joined(on)}"


def _field(label: str, value: str) -> content.Field:
    return content.Field((content.passage(label),), text(value) if value else None)


def _sections(head: Head, reader: Reader) -> Iterator[content.Block]:
    asked = head.contributor.sections if head.contributor else None
    yield content.PageBreak()
    for section in reader.template.sections:
        wanted = asked is None or section.name in asked
        if wanted and reader.is_asked(section.name):
            yield content.Section(_SECTION_ROOM)
            yield from _group(reader, section, 2)


def _group(reader: Reader, group: Group, level: int) -> Iterator[content.Block]:
    number = reader.numbers.get(group.name, "")
    yield content.Heading(text(f"{number} {group.label}".strip()), level)
    condition = reader.condition(group.relevant)
    if condition:
        yield questions.note(condition)
    if group.hint:
        yield content.Paragraph(text(group.hint), content.TextStyle.SMALL)
    for child in group.children:
        if reader.is_asked(child.name):
            yield from _item(reader, child, level)


def _item(reader: Reader, child: Question | Group, level: int) -> Iterator[content.Block]:
    if isinstance(child, Group):
        if child.repeat:
            yield table_block(reader, child)
        else:
            yield from _group(reader, child, level + 1)
    elif child.kind is Kind.NOTE:
        yield note_block(child)
    elif child.kind is not Kind.CALCULATE or (child.label and reader.form is not None):
        yield question_block(reader, child)
