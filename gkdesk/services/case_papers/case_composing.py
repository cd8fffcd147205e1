"""Compose one wished paper about cases outside a meeting, through the redactor for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.services.basis import gate
from gkdesk.services.basis.families import family_of
from gkdesk.services.basis.grounds import Ground, grounds, in_words
from gkdesk.services.case_papers import handover, lists, reading, sheets, substitute
from gkdesk.services.case_papers.cleaning import Cleaner
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, Mention
from gkdesk.services.case_papers.meeting_papers import Reader
from gkdesk.services.case_papers.surroundings import Composed, Composer
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.naming import in_file_name
from gkdesk.services.network_papers.source import read_words
from gkdesk.services.redactor import Redactor
from gkdesk.store.disclosures import Reached
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import cases as words

if TYPE_CHECKING:
    from gkdesk.text.ids import ClientId


class CaseComposer(Composer):
    """Composes one paper; `cleaner` holds the names that were found in free text."""

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
        code = in_file_name(case.detail.identity.code, case.detail.id)
        return Composed(substitute.compose(self._head, case), self._head.today, mark=code)

    def _handover(self) -> Composed:
        session, today, wish = self._around.session, self._head.today, self._wish
        detail = client_detail(session, self._client(), today)
        passage = reading.read_passage(
            session,
            detail,
            today=today,
            referral_id=wish.referral_id,
            transition_id=wish.transition_id,
        )
        family = family_of(session, detail.id)
        held = detail.consents
        released = gate.released(held, passage.recipient, today, family=family)
        if not released:
            raise InvalidInput("client_id", "nothing_released")
        redactor = Redactor(
            Audience.PARTICIPANT,
            released=released,
            confided=gate.released_expressly(held, passage.recipient, today, family=family),
            apart=gate.kept_apart(passage.recipient),
        )
        names = self._around.names
        self.cleaner = Cleaner(names.everybody, names.stored, kept=wish.kept)
        seen = redactor.client(detail)
        given = handover.Handover(
            detail=seen,
            name=seen.name,
            about=detail.id if gate.may_name(released) else None,
            recipient=passage.name,
            subject=passage.subject if Category.PLANS in released else "",
            answer_by=passage.answer_by,
            categories=released,
            lists=read_words(session),
        )
        paper = handover.compose(self._head, given, self.cleaner)
        found = grounds(held, passage.recipient, today, told=released, released=released)
        mentions = tuple(self._told(passage, detail.id, ground) for ground in found)
        mark = in_file_name(detail.identity.code, detail.id)
        return Composed(paper, today, mark=mark, mentions=mentions)

    def _told(self, passage: reading.Passage, ref: ClientId, ground: Ground) -> Mention:
        """Return the line of the register for what is handed over on one ground."""
        offices, day = passage.recipient.organisations, format_numeric(self._head.today)
        return Mention(
            client_id=ref,
            what=words.disclosed(self._wish.kind.value, day, in_words(ground.categories)),
            recipient=passage.name,
            basis=ground.basis,
            reached=Reached(passage.recipient.contact_id, min(offices, default=None)),
            consents=ground.consents,
            categories=ground.categories,
        )

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
