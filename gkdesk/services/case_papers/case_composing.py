"""Compose one wished paper about cases outside a meeting, through the redactor for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.services.basis import gate
from gkdesk.services.case_papers import handover, lists, reading, sheets, substitute
from gkdesk.services.case_papers.cleaning import Cleaner, Plain
from gkdesk.services.case_papers.composing import basis_of
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, Mention
from gkdesk.services.case_papers.meeting_papers import Reader
from gkdesk.services.case_papers.surroundings import Composed, Surroundings
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.network_papers.source import read_words
from gkdesk.services.redactor import Redactor
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from gkdesk.services.case_papers.kinds import CasePaperWish
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.text.ids import ClientId


class CaseComposer:
    """Composes one paper; `cleaner` holds the names that were found in free text."""

    def __init__(self, around: Surroundings, head: PaperHead, wish: CasePaperWish) -> None:
        self._around = around
        self._head = head
        self._wish = wish
        self.cleaner: Cleaner = Plain()

    def compose(self) -> Composed:
        """Return the paper; raise InvalidInput or RecordGone."""
        match self._wish.kind:
            case CasePaperCode.CASE_SHEET:
                return Composed(sheets.blank_case_sheet(self._head), self._head.today)
            case CasePaperCode.CONFIDENTIALITY:
                return self._confidentiality()
            case CasePaperCode.SUBSTITUTE:
                return self._substitute()
            case CasePaperCode.HANDOVER:
                return self._handover()
            case CasePaperCode.COHORT:
                chosen = self._wish.client_ids
                rows = reading.read_cohort(self._around.session, chosen, self._head.today)
                return Composed(lists.cohort(self._head, rows), self._head.today)
            case _:
                return self._issues()

    def _confidentiality(self) -> Composed:
        wish = self._wish
        if wish.participant_id is None:
            return Composed(sheets.confidentiality(self._head, Reader()), self._head.today)
        people = self._around.room(wish.meeting_id).view.participants
        for place, each in enumerate(people, start=1):
            if each.id == wish.participant_id and each.fields.client_id is None:
                paper = sheets.confidentiality(self._head, Reader(each.name, each.organisation))
                return Composed(paper, self._head.today, mark=f"{place:02d}")
        raise InvalidInput("participant_id", "required")

    def _substitute(self) -> Composed:
        case = reading.read_case(self._around.session, self._client(), self._head.today)
        code = case.detail.identity.code
        return Composed(substitute.compose(self._head, case), self._head.today, mark=code)

    def _handover(self) -> Composed:
        session, today, wish = self._around.session, self._head.today, self._wish
        detail = client_detail(session, self._client(), today)
        passage = reading.read_passage(
            session, detail, referral_id=wish.referral_id, transition_id=wish.transition_id
        )
        family = [each.id for each in detail.members if each.id is not None]
        held = detail.consents
        released = gate.released(held, passage.recipient, today, members=family)
        if not released:
            raise InvalidInput("client_id", "nothing_released")
        confided = gate.may_hear_confided(held, passage.recipient, today, members=family)
        redactor = Redactor(Audience.PARTICIPANT, released=released, confided=confided)
        names = self._around.names
        self.cleaner = Cleaner(names.everybody, names.stored, kept=wish.kept)
        seen = redactor.client(detail)
        given = handover.Handover(
            detail=seen,
            name=seen.name,
            recipient=passage.name,
            subject=passage.subject if Category.PLANS in released else "",
            answer_by=passage.answer_by,
            categories=released,
            lists=read_words(session),
        )
        paper = handover.compose(self._head, given, self.cleaner)
        said = ", ".join(word(each) for each in Category if each in released)
        what = words.disclosed(wish.kind.value, format_numeric(today), said)
        basis = basis_of(gate.bases(held, passage.recipient, today))
        mention = Mention(detail.id, what, passage.name, basis)
        return Composed(paper, today, mark=detail.identity.code, mentions=(mention,))

    def _issues(self) -> Composed:
        names = self._around.names
        self.cleaner = Cleaner(names.everybody, {}, kept=self._wish.kept)
        rows = reading.read_issues(self._around.session, self.cleaner)
        if self._wish.format is CasePaperFormat.XLSX:
            return Composed((lists.issues_sheet(self._head, rows),), self._head.today)
        return Composed(lists.issues(self._head, rows), self._head.today)

    def _client(self) -> ClientId:
        if self._wish.client_id is None:
            raise InvalidInput("client_id", "required")
        return self._wish.client_id
