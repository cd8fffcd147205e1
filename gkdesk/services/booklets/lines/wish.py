"""Which categories of facts stand in a booklet only because the person asked for them.

They are those of what is printed: each block says which lines it prints, and what it tells beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.blocks.agreed import agreement_lines
from gkdesk.services.booklets.blocks.card import card_lines
from gkdesk.services.booklets.blocks.consents import told_in_lines
from gkdesk.services.booklets.blocks.forms import done_lines
from gkdesk.services.booklets.blocks.helpers import helper_lines, told_on_cards
from gkdesk.services.booklets.blocks.papers import PaperClass, class_of, shown_papers
from gkdesk.services.booklets.blocks.person import told_of_her
from gkdesk.services.booklets.blocks.plans import dated_lines, plan_lines
from gkdesk.services.booklets.blocks.way import way_lines
from gkdesk.services.booklets.blocks.work import work_lines
from gkdesk.services.booklets.lines.line import noted
from gkdesk.services.booklets.profiles.profile import CATEGORY_ON_REQUEST, BookletBlock, Fill
from gkdesk.services.booklets.source import BlockContent
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gkdesk.services.booklets.lines.line import Line
    from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletProfile
    from gkdesk.services.booklets.source import BookletSource

_Told = frozenset[Category]

PRINTED_LINES: Mapping[BookletBlock, Callable[[BlockContent], Iterable[Line]]] = {
    BookletBlock.USERS: helper_lines,
    BookletBlock.CONTACTS: helper_lines,
    BookletBlock.SPOTS: helper_lines,
    BookletBlock.CARD: card_lines,
    BookletBlock.PATH: way_lines,
    BookletBlock.GOALS: plan_lines,
    BookletBlock.APPOINTMENTS: dated_lines,
    BookletBlock.PROCESS: done_lines,
    BookletBlock.WORK: work_lines,
    BookletBlock.AGREED: agreement_lines,
}
"""The lines that each block prints."""
_TOLD_BESIDE: Mapping[BookletBlock, Callable[[BlockContent], Iterable[_Told]]] = {
    BookletBlock.ME: told_of_her,
    BookletBlock.BASE: told_of_her,
    BookletBlock.CONTACTS: told_on_cards,
    BookletBlock.CONSENTS: told_in_lines,
}


def categories(
    source: BookletSource, profile: BookletProfile, choice: BookletChoice
) -> frozenset[Category]:
    """Return them for the note in the register of disclosures."""
    return frozenset().union(*by_block(source, profile, choice).values())


def by_block(
    source: BookletSource, profile: BookletProfile, choice: BookletChoice
) -> dict[BookletBlock, frozenset[Category]]:
    """Return them for each part in which there are any."""
    filled = [rule for rule in profile.blocks if choice.fill_of(rule) is Fill.FILLED]
    told = {
        rule.block: frozenset(_of_block(rule.block, BlockContent(source, shown, choice)))
        for rule in filled
        for shown in (choice.shown(rule),)
    }
    return {block: found for block, found in told.items() if found}


def _of_block(block: BookletBlock, given: BlockContent) -> Iterator[Category]:
    asked_for = frozenset(
        CATEGORY_ON_REQUEST[field] for field in given.shown if field in CATEGORY_ON_REQUEST
    )
    if block is BookletBlock.PAPERS:
        yield from _of_papers(given)
    if block in _TOLD_BESIDE:
        for told in _TOLD_BESIDE[block](given):
            yield from told & asked_for
    if block in PRINTED_LINES:
        for line in PRINTED_LINES[block](given):
            yield from noted(line, asked_for, given.choice)


def _of_papers(given: BlockContent) -> Iterator[Category]:
    for paper in shown_papers(given):
        if class_of(paper) is not PaperClass.ORDINARY:
            yield paper.category or Category.RESIDENCE
