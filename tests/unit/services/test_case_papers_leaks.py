"""No paper holds a word of another case or of a category that its reader may not know."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperWish
from gkdesk.services.redactor import OFF_BY_DEFAULT
from gkdesk.text.codes.clients import Audience, Category
from tests.unit.services.case_papers_kit import (
    Conference,
    Words,
    a_conference,
    texts_of,
    wishes_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace

FULL = os.environ.get("GKDESK_FULL") == "1"
SEED = 20261118
SAMPLE = 40
COUNT = 500
BATCH = 5
_SHOWS_TEXTS = frozenset({CasePaperCode.SLIP, CasePaperCode.MINUTES})


def forbidden(conference: Conference, wish: CasePaperWish) -> Iterator[str]:
    """Yield every word that must not stand in a paper."""
    reader = wish.participant_id if wish.audience is Audience.PARTICIPANT else None
    named = {CasePaperCode.AGENDA, *_SHOWS_TEXTS}
    attending = conference.attending.get(wish.participant_id or 0)
    for place, case in enumerate(conference.cases):
        is_named = wish.kind in named and Category.CONTACT in conference.may_read(reader, place)
        if not is_named and place != attending:
            yield from (case.first, case.last)
    shows = {*_SHOWS_TEXTS, CasePaperCode.CASE_SHEET}
    for each in conference.planted:
        released = conference.may_read(reader, each.client, confided=each.confided)
        covered = wish.kind in shows and each.category in released
        if wish.kind is CasePaperCode.CASE_SHEET:
            covered = covered and conference.cases[each.client].item == wish.item_id
        hers = wish.kind is CasePaperCode.CLIENT_PAGE and each.client == attending
        if hers:
            covered = each.for_client and each.category not in OFF_BY_DEFAULT
        if not covered:
            yield each.word


def expected(conference: Conference, wish: CasePaperWish) -> Iterator[str]:
    """Yield every word that has to be there, so that an empty paper proves nothing."""
    reader = wish.participant_id
    attending = conference.attending.get(reader or 0)
    for each in conference.planted:
        released = conference.may_read(reader, each.client, confided=each.confided)
        read = wish.kind is CasePaperCode.MINUTES and each.category in released
        hers = wish.kind is CasePaperCode.CLIENT_PAGE and each.client == attending
        own = hers and each.for_client and each.category not in OFF_BY_DEFAULT
        if own or read:
            yield each.word


def check(workspace: Workspace, count: int) -> int:
    chance = random.Random(SEED)
    words, papers = Words(chance), 0
    for _ in range(0, count, BATCH):
        conferences = [a_conference(workspace, chance, words) for _ in range(BATCH)]
        for conference in conferences:
            wishes = wishes_of(conference)
            others = [
                word for each in conferences if each is not conference for word in _all_words(each)
            ]
            for wish, text in zip(wishes, texts_of(workspace, wishes), strict=True):
                papers += 1
                leaked = [word for word in forbidden(conference, wish) if word in text]
                leaked += [word for word in others if word in text]
                assert not leaked, (wish.kind, leaked)
                missing = [word for word in expected(conference, wish) if word not in text]
                assert not missing, (wish.kind, missing)
    return papers


def _all_words(conference: Conference) -> Iterator[str]:
    for case in conference.cases:
        yield from (case.first, case.last)
    yield from (each.word for each in conference.planted)


def test_no_word_reaches_who_may_not_read_it(workspace: Workspace) -> None:
    assert check(workspace, SAMPLE) > SAMPLE * 15


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_no_word_reaches_who_may_not_read_it_on_five_hundred_conferences(
    workspace: Workspace,
) -> None:
    assert check(workspace, COUNT) > COUNT * 15
