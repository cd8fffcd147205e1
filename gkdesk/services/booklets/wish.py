"""Which categories of facts stand in a booklet only because the person asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.papers import PaperClass, class_of, is_printed
from gkdesk.services.booklets.profile import BookletBlock, BookletField, Fill
from gkdesk.text.codes.clients import Category

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.booklets.profile import BlockRule, BookletChoice, BookletProfile
    from gkdesk.services.clients.views import ClientDetail


def categories(
    detail: ClientDetail, profile: BookletProfile, choice: BookletChoice
) -> frozenset[Category]:
    """Return them for the note in the register of disclosures; `detail` is redacted for her."""
    filled = [rule for rule in profile.blocks if choice.fill(rule.block) is Fill.FILLED]
    return frozenset(each for rule in filled for each in _of_block(rule, detail, choice))


def _of_block(rule: BlockRule, detail: ClientDetail, choice: BookletChoice) -> Iterator[Category]:
    wishes = choice.shown(rule)
    if rule.block is BookletBlock.ME and BookletField.RESIDENCE in wishes and detail.statuses:
        yield Category.RESIDENCE
    if rule.block is BookletBlock.PAPERS and BookletField.PAPERS in wishes:
        for paper in detail.papers:
            asked_for = class_of(paper) is not PaperClass.ORDINARY
            if asked_for and is_printed(paper, wishes, choice):
                yield paper.category or Category.RESIDENCE
