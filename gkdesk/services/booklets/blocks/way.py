"""Block „Mein Weg“: what is reached, where she is now, what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.export import content
from gkdesk.models.network import Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.booklets.blocks.steps import has_a_day_ahead
from gkdesk.services.booklets.lines.line import Line, LineKind, stands
from gkdesk.services.booklets.lines.sensitive import (
    FIELDS_OF_ACTION,
    categories_told,
    category_of_kind,
    never_stands,
)
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.services.booklets.source import Way
from gkdesk.services.register.contact_reading import contact_views
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ChainState
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.export.content import Block, Passage
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.clients.case_fields import ChainStep
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.register.contact_fields import ContactView
    from gkdesk.text.ids import PartId

_STATES = {
    ChainState.DONE: content.PathState.REACHED,
    ChainState.RUNNING: content.PathState.NOW,
    ChainState.PLANNED: content.PathState.NEXT,
}
"""What was broken off is no part of the way that the page shows."""
_BLANK_STEPS = 4
_LABEL = "Schritt der Kette"
_SMALL = content.TextStyle.SMALL


def read_way(
    session: Session, detail: ClientDetail, clean: Callable[[str], str] = str
) -> tuple[Way, ...]:
    """Return the chain of a record with the names of offers, offices and who helps there.

    `clean` takes other clients out of names from the register.
    """
    steps = [step for step in detail.chain if step.state in _STATES]
    offers = _offers(session, steps)
    providers = {ref: offer.organisation_id for ref, offer in offers.items()}
    refs = [step.organisation_id or providers.get(step.offer_id or 0) or 0 for step in steps]
    offices = _offices(session, set(refs))
    helpers = {to: clean(name) for to, name in _helpers(session, detail).items()}
    return tuple(
        _way(detail, step, offers.get(step.offer_id or 0), offices.get(ref), helpers, clean)
        for step, ref in zip(steps, refs, strict=True)
    )


def _offers(session: Session, steps: list[ChainStep]) -> dict[int, Offer]:
    refs = {step.offer_id for step in steps if step.offer_id is not None}
    query = select(Offer).where(among(Offer.id, refs))
    return {row.id: row for row in session.scalars(query)} if refs else {}


def _offices(session: Session, refs: set[int]) -> dict[int, Organisation]:
    query = select(Organisation).where(among(Organisation.id, refs))
    return {row.id: row for row in session.scalars(query)} if refs else {}


def _helpers(session: Session, detail: ClientDetail) -> dict[PartId, str]:
    """Return who sees to it that a step is reached; private persons and those who left never.

    Nor does somebody nameless whose function tells too much: it stands in place of her name.
    """
    refs = (each.contact_id for each in detail.transitions if each.contact_id is not None)
    people = contact_views(session, refs)
    names = {
        ref: view.name
        for ref, view in people.items()
        if view.ended_on is None and not view.fields.private and not _tells_by_function(view)
    }
    return {
        each.to_id: names[each.contact_id]
        for each in detail.transitions
        if each.to_id is not None and each.contact_id in names
    }


def _tells_by_function(contact: ContactView) -> bool:
    function = "" if contact.fields.name else contact.fields.function
    return bool(categories_told(function)) or never_stands(function)


def _way(
    detail: ClientDetail,
    step: ChainStep,
    offer: Offer | None,
    office: Organisation | None,
    helpers: Mapping[PartId, str],
    clean: Callable[[str], str],
) -> Way:
    name = clean(office.name) if office else ""
    called = step.what or (clean(offer.name) if offer else "")
    what = called or name
    field = step.field or (offer.field if offer else "")
    told = categories_told(what, name) | category_of_kind(
        office.kind_of_organisation if office else ""
    )
    if field in FIELDS_OF_ACTION:
        told |= {FIELDS_OF_ACTION[field]}
    return Way(
        what=what,
        provider=name if name != what else "",
        field=field,
        state=step.state,
        since=step.since,
        until=step.until,
        helper=helpers.get(step.id, "") if step.id is not None else "",
        told=told,
        is_open=any(
            each.from_id == step.id and each.to_id is None and each.opening is not None
            for each in detail.transitions
        ),
        ref=step.id or 0,
        never=never_stands(called),
    )


def path(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the way along a line; without any step there are some to fill in by hand.

    Nobody is told that what comes next is open while a day is named for it.
    """
    is_planned = has_a_day_ahead(given)
    ways = [replace(each, is_open=each.is_open and not is_planned) for each in _shown(given)]
    steps = tuple(_step(voice, way) for way in ways) or tuple(_blank(voice))
    return (
        voice.heading("path.title", pictogram="path"),
        voice.intro("path.intro"),
        content.Path(steps, voice.language),
    )


def _shown(given: BlockContent) -> list[Way]:
    if not given.shows(BookletField.PATH):
        return []
    return [way for way in given.source.way if stands(way_line(way), given.shown, given.choice)]


def way_lines(given: BlockContent) -> list[Line]:
    """Return the steps of the chain that stand in this booklet as lines."""
    return list(map(way_line, _shown(given)))


def way_line(way: Way) -> Line:
    """Return a step of the chain as a line."""
    words = (way.what, way.provider, way.helper)
    return Line(way.ref, LineKind.WAY, words, way.told, way.never)


def _step(voice: Voice, way: Way) -> content.PathStep:
    state = _STATES[way.state]
    title = voice.typed(way.what, _LABEL, strong=True)
    return content.PathStep(
        title=(title,) if title is not None else voice.pair("path.step"),
        state=state,
        state_words=voice.pair(f"path.{state.value}"),
        blocks=tuple(_about(voice, way)),
    )


def _about(voice: Voice, way: Way) -> Iterator[Block]:
    """Say in plain words what the step is about, where it is, when, and who helps."""
    key = f"path.field_{way.field}"
    if voice.knows(key):
        yield _beside(voice.pair(key))
    where = voice.typed(way.provider, _LABEL)
    if where is not None:
        yield content.Paragraph(where, _SMALL)
    yield from _days(voice, way)
    if way.helper:
        helper = voice.typed(way.helper, _LABEL)
        yield content.Fields((voice.field("path.helper", helper),))
    if way.is_open:
        yield voice.paragraph("path.open")


def _days(voice: Voice, way: Way) -> Iterator[Block]:
    """Say since when somebody is there, or from when on; of what is reached, until when it was."""
    key, day = "common.until", way.until
    if way.state is not ChainState.DONE:
        key, day = ("common.since" if way.state is ChainState.RUNNING else "common.from"), way.since
    if day is not None:
        yield _beside(voice.pair(key, date=format_numeric(day)))


def _beside(said: tuple[Passage, ...]) -> Block:
    """Return a small line in each language, side by side."""
    first, *second = (content.Paragraph(each, _SMALL) for each in said)
    return content.Bilingual((first,), tuple(second)) if second else first


def _blank(voice: Voice) -> Iterator[content.PathStep]:
    """Return steps to fill in; whether one is reached, nobody has said yet."""
    for _ in range(_BLANK_STEPS):
        yield content.PathStep(
            title=voice.pair("path.step"),
            state=content.PathState.NEXT,
            blocks=(content.RuledLines(2),),
        )
