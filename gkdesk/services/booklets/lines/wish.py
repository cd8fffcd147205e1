"""Which categories of facts stand in a booklet only because the person asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.blocks.agreed import agreement_line
from gkdesk.services.booklets.blocks.helpers import helper_line, known_helpers
from gkdesk.services.booklets.blocks.papers import PaperClass, class_of, is_printed
from gkdesk.services.booklets.blocks.steps import goal_line, step_line
from gkdesk.services.booklets.blocks.way import way_line
from gkdesk.services.booklets.blocks.work import work_line
from gkdesk.services.booklets.lines.line import noted
from gkdesk.services.booklets.lines.sensitive import categories_told
from gkdesk.services.booklets.profiles.profile import (
    CATEGORY_ON_REQUEST,
    BookletBlock,
    BookletField,
    Fill,
)
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkdesk.services.booklets.lines.line import Line
    from gkdesk.services.booklets.profiles.profile import BlockRule, BookletChoice, BookletProfile
    from gkdesk.services.booklets.source import BookletSource

_Told = frozenset[Category]
_Fields = frozenset[BookletField]


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
    asked_for = frozenset(
        CATEGORY_ON_REQUEST[field] for field in wishes if field in CATEGORY_ON_REQUEST
    )
    tell = _TELLING.get(rule.block)
    if tell is not None:
        yield from (each for told in tell(source) for each in told & asked_for)
    lines = _LINES.get(rule.block)
    if lines is not None:
        for line in lines(source, wishes):
            yield from noted(line, asked_for, choice)


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


def _helpers(source: BookletSource, _wishes: _Fields) -> Iterator[Line]:
    yield from (helper_line(source, each) for each in known_helpers(source))


def _of_topics(source: BookletSource) -> Iterator[_Told]:
    yield from (categories_told(each.link.what_for) for each in source.detail.helpers)


def _way(source: BookletSource, _wishes: _Fields) -> Iterator[Line]:
    yield from (way_line(each) for each in source.way)


def _plans(source: BookletSource, _wishes: _Fields) -> Iterator[Line]:
    yield from (goal_line(each) for each in source.detail.goals)
    yield from (step_line(each, source.detail) for each in source.detail.steps)


def _work(source: BookletSource, wishes: _Fields) -> Iterator[Line]:
    yield from (work_line(each, wishes) for each in source.detail.education)


def _agreed(source: BookletSource, _wishes: _Fields) -> Iterator[Line]:
    yield from map(agreement_line, source.agreed.agreements if source.agreed else ())


def _of_allowed(source: BookletSource) -> Iterator[_Told]:
    yield from (each.told | frozenset(each.categories) for each in source.allowed)


_TELLING: dict[BookletBlock, Callable[[BookletSource], Iterator[_Told]]] = {
    BookletBlock.ME: _of_person,
    BookletBlock.BASE: _of_person,
    BookletBlock.CONTACTS: _of_topics,
    BookletBlock.CONSENTS: _of_allowed,
}
_LINES: dict[BookletBlock, Callable[[BookletSource, _Fields], Iterator[Line]]] = {
    BookletBlock.USERS: _helpers,
    BookletBlock.CONTACTS: _helpers,
    BookletBlock.SPOTS: _helpers,
    BookletBlock.CARD: _helpers,
    BookletBlock.PATH: _way,
    BookletBlock.GOALS: _plans,
    BookletBlock.APPOINTMENTS: _plans,
    BookletBlock.PROCESS: _plans,
    BookletBlock.WORK: _work,
    BookletBlock.AGREED: _agreed,
}
