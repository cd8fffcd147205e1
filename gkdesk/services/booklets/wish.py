"""Which categories of facts stand in a booklet only because the person asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.papers import PaperClass, class_of, is_printed
from gkdesk.services.booklets.profile import (
    CATEGORY_ON_REQUEST,
    BookletBlock,
    BookletField,
    Fill,
)
from gkdesk.services.booklets.sensitive import categories_told, category_of_kind
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkdesk.services.booklets.profile import BlockRule, BookletChoice, BookletProfile
    from gkdesk.services.booklets.source import BookletSource

_Told = frozenset[Category]


def categories(
    source: BookletSource, profile: BookletProfile, choice: BookletChoice
) -> frozenset[Category]:
    """Return them for the note in the register of disclosures."""
    filled = [rule for rule in profile.blocks if choice.fill_of(rule) is Fill.FILLED]
    return frozenset(each for rule in filled for each in _of_block(rule, source, choice))


def _of_block(rule: BlockRule, source: BookletSource, choice: BookletChoice) -> Iterator[Category]:
    wishes = choice.shown(rule)
    if BookletField.PAPERS in wishes:
        yield from _of_papers(wishes, source, choice)
    asked_for = {CATEGORY_ON_REQUEST[field] for field in wishes if field in CATEGORY_ON_REQUEST}
    tell = _TELLING.get(rule.block)
    if tell is not None:
        yield from (each for told in tell(source) for each in told & asked_for)


def _of_papers(
    wishes: frozenset[BookletField], source: BookletSource, choice: BookletChoice
) -> Iterator[Category]:
    for paper in source.detail.papers:
        asked_for = class_of(paper) is not PaperClass.ORDINARY
        if asked_for and is_printed(paper, wishes, choice):
            yield paper.category or Category.RESIDENCE


def _of_person(source: BookletSource) -> Iterator[_Told]:
    if source.detail.statuses:
        yield frozenset({Category.RESIDENCE})


def _of_helpers(source: BookletSource) -> Iterator[_Told]:
    for helper in source.detail.helpers:
        contact = helper.contact
        kind = category_of_kind(source.kinds.get(contact.id, "")) & {Category.HEALTH}
        yield kind | categories_told(
            contact.organisation, contact.fields.function, helper.link.what_for
        )


def _of_way(source: BookletSource) -> Iterator[_Told]:
    yield from (each.told for each in source.way)


def _of_plans(source: BookletSource) -> Iterator[_Told]:
    yield from (categories_told(each.words) for each in source.detail.goals)
    yield from (categories_told(each.what) for each in source.detail.steps)


def _of_agreed(source: BookletSource) -> Iterator[_Told]:
    for each in source.agreed.agreements if source.agreed else ():
        yield each.told


def _of_allowed(source: BookletSource) -> Iterator[_Told]:
    yield from (each.told | frozenset(each.categories) for each in source.allowed)


_TELLING: dict[BookletBlock, Callable[[BookletSource], Iterator[_Told]]] = {
    BookletBlock.ME: _of_person,
    BookletBlock.BASE: _of_person,
    BookletBlock.USERS: _of_helpers,
    BookletBlock.CONTACTS: _of_helpers,
    BookletBlock.SPOTS: _of_helpers,
    BookletBlock.CARD: _of_helpers,
    BookletBlock.PATH: _of_way,
    BookletBlock.GOALS: _of_plans,
    BookletBlock.APPOINTMENTS: _of_plans,
    BookletBlock.PROCESS: _of_plans,
    BookletBlock.AGREED: _of_agreed,
    BookletBlock.CONSENTS: _of_allowed,
}
