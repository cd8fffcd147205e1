"""Übergabeblatt: what the receiving office may know of a client, and nothing besides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.case_papers import blocks
from gkdesk.services.case_papers.substitute import address, interpreter, languages, reach
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.naming import whom
from gkdesk.services.network_papers.page import document, heading, joined, paragraph
from gkdesk.services.network_papers.source import Words
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.cases import ChainState
from gkdesk.text.codes.clients import Category, CodeList
from gkdesk.text.dates import format_birth
from gkdesk.text.ids import ClientId
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Block
    from gkdesk.services.case_papers.cleaning import Cleaner
    from gkdesk.services.clients.case_fields import Education
    from gkdesk.services.network_papers.source import PaperHead


@dataclass(frozen=True)
class Handover:
    """A handover: `detail` went through the redactor for the recipient.

    `name` is how the client is called; `about` is she where her name may stand in texts, None
    where it is not released. `subject` is free of what the recipient may not know.
    """

    detail: ClientDetail
    name: str
    about: ClientId | None
    recipient: str
    subject: str
    answer_by: dt.date | None
    categories: frozenset[Category]
    lists: Words


def compose(head: PaperHead, given: Handover, cleaner: Cleaner) -> content.Document:
    """Return the sheet; free text is cleaned of the names of other clients."""
    released = ", ".join(word(each) for each in Category if each in given.categories)
    body: list[Block] = [
        blocks.fields(
            (words.FOR_WHOM, whom(given.recipient)),
            (words.NAME, given.name),
            (words.HANDOVER_SUBJECT, cleaner.clean(given.subject, given.about)),
        ),
        paragraph(words.HANDOVER_LEAD),
        paragraph(words.RELEASED.format(released), content.TextStyle.SMALL),
        *blocks.said_by(head),
    ]
    for title, lines in _sections(given):
        told = [cleaner.clean(line, given.about) for line in lines if line]
        if told:
            body.append(heading(title))
            body.append(
                content.ItemList(tuple(content.ListItem(blocks.typed(line)) for line in told))
            )
    by = words.BY_DAY.format(blocks.day(given.answer_by)) if given.answer_by else ""
    office = head.office
    body += [
        content.Spacer(3.0),
        paragraph(words.HANDOVER_ANSWER.format(by)),
        paragraph(joined(office.contact_name, office.name, office.phone, office.email)),
        blocks.confidential(whom(given.recipient)),
    ]
    return document(head, words.TITLES["case.handover"][0], body)


def _sections(given: Handover) -> tuple[tuple[str, Iterator[str]], ...]:
    detail = given.detail
    return (
        (words.HANDOVER_PERSON, _person(detail)),
        (words.HANDOVER_LANGUAGE, _language(given)),
        (words.HANDOVER_EDUCATION, _education(detail)),
        (words.HANDOVER_RESIDENCE, _residence(given)),
        (words.HANDOVER_CHAIN, _chain(detail)),
        (words.HANDOVER_TOPICS, _topics(given)),
        (words.HANDOVER_PLANS, _plans(detail)),
        (words.HANDOVER_PAPERS, _papers(detail)),
        (words.HANDOVER_NOTES, _notes(detail)),
    )


def _person(detail: ClientDetail) -> Iterator[str]:
    if detail.identity.birth is not None:
        yield f"{words.BORN}: {format_birth(detail.identity.birth)}"
    yield from reach(detail)
    yield address(detail)
    for member in detail.members:
        yield joined(member.name, member.relation)


def _language(given: Handover) -> Iterator[str]:
    detail = given.detail
    yield languages(detail)
    needed = interpreter(detail)
    if needed:
        yield f"{words.INTERPRETER}: {needed}"
    if detail.german.reached is not None:
        yield f"{words.GERMAN}: {word(detail.german.reached)}"
    kinds = given.lists[CodeList.COURSE_KIND]
    for course in detail.courses:
        kind = kinds.get(course.kind, course.kind)
        yield joined(
            kind, course.provider, word(course.status), blocks.period(course.since, course.until)
        )


def _education(detail: ClientDetail) -> Iterator[str]:
    for each in detail.education:
        yield joined(word(each.kind), each.what, each.place, _span(each), each.certificate)


def _span(each: Education) -> str:
    """Write from when to when somebody was at school or at work, as far as it is known."""
    since = format_birth(each.since) if each.since else ""
    until = format_birth(each.until) if each.until else ""
    if since and until:
        return words.SINCE_UNTIL.format(since, until)
    if until:
        return words.UNTIL_DAY.format(until)
    return words.SINCE.format(since) if since else ""


def _residence(given: Handover) -> Iterator[str]:
    known = given.lists[CodeList.RESIDENCE_STATUS]
    for each in given.detail.statuses[:1]:
        ends = words.VALID_UNTIL.format(blocks.day(each.until)) if each.until else ""
        yield joined(known.get(each.status, each.status), each.paragraph, ends)
    areas = given.lists[CodeList.LEGAL_AREA]
    for area in given.detail.legal_areas:
        if area.until is None:
            yield f"{words.LEGAL_AREA}: {areas.get(area.legal_area, area.legal_area)}"


def _chain(detail: ClientDetail) -> Iterator[str]:
    for step in detail.chain:
        days = blocks.period(step.since, step.until)
        if step.state is ChainState.PLANNED and step.since and step.until is None:
            days = words.FROM_DAY.format(blocks.day(step.since))
        yield joined(step.what, word(step.state), days)


def _topics(given: Handover) -> Iterator[str]:
    known = given.lists[CodeList.CASE_TOPIC]
    for topic in given.detail.topics:
        wanted = words.WANTED.format(inside(topic.wanted)) if topic.wanted else ""
        yield joined(f"{known.get(topic.topic, topic.topic)}: {topic.situation}", wanted)


def _plans(detail: ClientDetail) -> Iterator[str]:
    for goal in detail.goals:
        if goal.reached_on is None:
            yield goal.words
    for step in detail.steps:
        if step.done_on is None:
            who = words.DONE_BY.format(inside(step.who)) if step.who else ""
            yield joined(step.what, who, blocks.period(None, step.until))


def _papers(detail: ClientDetail) -> Iterator[str]:
    for paper in detail.papers:
        ends = words.VALID_UNTIL.format(blocks.day(paper.valid_until)) if paper.valid_until else ""
        lies = words.ORIGINAL_AT.format(inside(paper.original_at)) if paper.original_at else ""
        yield joined(paper.title, ends, lies)


def _notes(detail: ClientDetail) -> Iterator[str]:
    for note in detail.notes:
        yield joined(words.NOTED_ON.format(blocks.day(note.on)) if note.on else "", note.line)
