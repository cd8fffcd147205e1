"""No paper holds a word of another case or of a category that its reader may not know."""

from __future__ import annotations

import os
import random
import re
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.export.calendar.ics import Event, ics_bytes
from gkdesk.export.content import Document
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, CasePaperWish
from gkdesk.services.case_papers.listing import kind_of
from gkdesk.services.redactor import OFF_BY_DEFAULT
from gkdesk.text.codes.clients import Audience, Category
from tests.document_kit import plain
from tests.unit.services.case_papers_kit import Words, a_conference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace
    from tests.unit.services.leak_truth import Case, Conference, Passage

FULL = os.environ.get("GKDESK_FULL") == "1"
SEED = 20261118
SAMPLE = 10
COUNT = 500
BATCH = 5
UNSEEN = re.compile("[\u00ad\u2066-\u2069\u200e\u200f]")
WORD = re.compile(r"[^\W\d_]+")
CODE = CasePaperCode
_NAMING = frozenset({CODE.AGENDA, CODE.SLIP, CODE.MINUTES})
_TELLING = frozenset({CODE.SLIP, CODE.MINUTES, CODE.CASE_SHEET})


class Paper:
    """The text of a paper, as it is composed; rendering adds none."""

    def __init__(self, text: str) -> None:
        self.text = UNSEEN.sub("", text)
        self._words = frozenset(WORD.findall(self.text))

    def names(self, name: str) -> bool:
        """Tell whether a name stands there; a longer word that begins like it is none."""
        if name.isascii():
            return name in self._words or f"{name}s" in self._words
        return name in self.text

    def names_in(self, case: Case) -> list[str]:
        """Return the names of a case that stand there."""
        return [name for name in case.names if self.names(name)]


def papers_of(workspace: Workspace, wishes: list[CasePaperWish]) -> Iterator[Paper]:
    """Yield each paper with all its text."""
    for job in workspace.case_papers._composed(wishes):
        paper = job.composed.paper
        if isinstance(paper, Document):
            yield Paper(plain(paper))
        elif isinstance(paper, Event):
            yield Paper(ics_bytes(paper).decode().replace("\r\n ", ""))
        else:
            yield Paper(
                "\n".join(str(value) for each in paper for row in each.rows for value in row)
            )


def wishes_of(conference: Conference) -> Iterator[CasePaperWish]:
    """Yield every paper of a conference that leaves the office, for every reader."""
    meeting, to = conference.id, Audience.PARTICIPANT
    for reader in conference.readers:
        for kind in (CODE.AGENDA, CODE.SLIP, CODE.MINUTES, CODE.INVITATION, CODE.CONFIDENTIALITY):
            yield CasePaperWish(kind, to, meeting_id=meeting, participant_id=reader)
        for case in conference.cases:
            yield CasePaperWish(
                CODE.CASE_SHEET, to, meeting_id=meeting, participant_id=reader, item_id=case.item
            )
    for person in conference.attending:
        for kind in (CODE.CLIENT_PAGE, CODE.INVITATION):
            yield CasePaperWish(kind, Audience.CLIENT, meeting_id=meeting, participant_id=person)
    yield CasePaperWish(CODE.CALENDAR, to, CasePaperFormat.ICS, meeting_id=meeting)
    yield CasePaperWish(CODE.FEEDBACK, to, meeting_id=meeting)
    for audience in kind_of(CODE.SUMMARY).audiences:
        yield CasePaperWish(CODE.SUMMARY, audience, meeting_id=meeting)


def is_named(conference: Conference, wish: CasePaperWish, place: int) -> bool:
    """Tell whether a paper may name a case to its reader."""
    if wish.audience is Audience.CLIENT:
        return conference.attending[wish.participant_id or 0] == place
    released = conference.may_read(wish.participant_id, place)
    return wish.kind in _NAMING and Category.CONTACT in released


def may_hold(conference: Conference, wish: CasePaperWish) -> Iterator[tuple[str, bool, bool]]:
    """Yield each planted word with whether a paper may hold it, and whether it has to."""
    attending = conference.attending.get(wish.participant_id or 0)
    for each in conference.planted:
        if wish.audience is Audience.CLIENT:
            is_hers = wish.kind is CODE.CLIENT_PAGE and each.client == attending
            may = is_hers and each.for_client and each.category in _HERS
            yield each.word, may, may
            continue
        may = wish.kind in _TELLING and conference.may_know(wish.participant_id, each)
        if wish.kind is CODE.CASE_SHEET:
            may = may and conference.cases[each.client].item == wish.item_id
        yield each.word, may, may and wish.kind is CODE.MINUTES and each.is_spoken


_HERS = frozenset(Category) - OFF_BY_DEFAULT


def check_meeting(workspace: Workspace, conference: Conference, others: list[Conference]) -> int:
    """Check every paper of a meeting, and return how many there are."""
    wishes = list(wishes_of(conference))
    for wish, paper in zip(wishes, papers_of(workspace, wishes), strict=True):
        leaked = [
            name
            for place, case in enumerate(conference.cases)
            if not is_named(conference, wish, place)
            for name in paper.names_in(case)
        ]
        planted = list(may_hold(conference, wish))
        leaked += [word for word, may, _ in planted if not may and word in paper.text]
        leaked += found_of_all(paper, conference, others)
        assert not leaked, (wish, leaked)
        missing = [word for word, _, has_to in planted if has_to and word not in paper.text]
        assert not missing, (wish, missing)
    return len(wishes)


def found_of_all(paper: Paper, conference: Conference, others: list[Conference]) -> list[str]:
    """Return what no paper of this conference may hold: secrets, and words of other meetings."""
    gone = [case.gone for case in conference.cases if case.gone and paper.names(case.gone)]
    found = [word for word in conference.never if word in paper.text]
    for other in others:
        found += [name for case in other.cases for name in paper.names_in(case)]
        found += [each.word for each in other.planted if each.word in paper.text]
    return gone + found


def check_passages(workspace: Workspace, conference: Conference, others: list[Conference]) -> int:
    """Check the Übergabeblatt of each case; without any basis there must be none."""
    released = [each for each in conference.passages if conference.handed_over(each)]
    for passage in conference.passages:
        if passage not in released:
            with pytest.raises(InvalidInput):
                list(papers_of(workspace, [handing_over(conference, passage)]))
            break  # one of them is enough: each reads all names anew
    wishes = [handing_over(conference, each) for each in released]
    for passage, paper in zip(released, papers_of(workspace, wishes), strict=True):
        leaked = leaked_with(conference, passage, paper, others)
        assert not leaked, (passage, leaked)
        missing = [
            each.word
            for each in conference.planted
            if conference.is_handed_over(passage, each) and each.word not in paper.text
        ]
        assert not missing, (passage, missing)
    return len(wishes)


def handing_over(conference: Conference, passage: Passage) -> CasePaperWish:
    """Return the wish for an Übergabeblatt."""
    ref = conference.cases[passage.place].id
    to = Audience.PARTICIPANT
    return CasePaperWish(CODE.HANDOVER, to, client_id=ref, referral_id=passage.referral)


def leaked_with(
    conference: Conference, passage: Passage, paper: Paper, others: list[Conference]
) -> list[str]:
    """Return what an Übergabeblatt holds that does not go with the case."""
    is_called = Category.CONTACT in conference.handed_over(passage)
    leaked = [
        name
        for place, case in enumerate(conference.cases)
        if not (is_called and place == passage.place)
        for name in paper.names_in(case)
    ]
    leaked += [
        each.word
        for each in conference.planted
        if not conference.is_handed_over(passage, each) and each.word in paper.text
    ]
    return leaked + found_of_all(paper, conference, others)


def check_lists(workspace: Workspace, conferences: list[Conference]) -> int:
    """Check the list of structural issues, which holds those of every meeting."""
    kind = kind_of(CODE.ISSUES)
    wishes = [
        CasePaperWish(kind.code, audience, made)
        for audience in kind.audiences
        for made in kind.formats
    ]
    for wish, paper in zip(wishes, papers_of(workspace, wishes), strict=True):
        for conference in conferences:
            assert not found_of_all(paper, conference, [conference]), wish
    return len(wishes)


def check(workspace: Workspace, count: int) -> int:
    chance = random.Random(SEED)
    words, papers = Words(chance), 0
    entered: list[Conference] = []
    for _ in range(0, count, BATCH):
        conferences = [a_conference(workspace, chance, words) for _ in range(BATCH)]
        for conference in conferences:
            others = [each for each in conferences if each is not conference]
            papers += check_meeting(workspace, conference, others)
            papers += check_passages(workspace, conference, others)
        entered += conferences
    return papers + check_lists(workspace, entered)


def test_no_word_reaches_who_may_not_read_it(workspace: Workspace) -> None:
    assert check(workspace, SAMPLE) > SAMPLE * 30


@pytest.mark.full
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_no_word_reaches_who_may_not_read_it_on_five_hundred_conferences(
    workspace: Workspace,
) -> None:
    assert check(workspace, COUNT) > COUNT * 30
