"""Every document of cases, conferences and structural issues; preview, print and file are the same.

A paper is read through the gate or the redactor for one reader, composed as data, and rendered
when the store is no longer read. Names of others in free text are replaced unless somebody looked
at them (`doubts`) and decided that they are none. Making a paper belongs in a worker.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export.calendar.ics import Event, ics_bytes
from gkdesk.export.content import Document
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.progress import Silent
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.services.case_papers.case_composing import CaseComposer
from gkdesk.services.case_papers.composing import MeetingComposer
from gkdesk.services.case_papers.issue import CasePaperIssues
from gkdesk.services.case_papers.kinds import (
    CasePaperCode,
    CasePaperKind,
    CasePaperWish,
    MadeCasePaper,
)
from gkdesk.services.case_papers.listing import KINDS, kind_of
from gkdesk.services.case_papers.naming import file_name
from gkdesk.services.case_papers.reading import read_names
from gkdesk.services.case_papers.surroundings import Composed, Surroundings
from gkdesk.services.meetings.reading import meeting_view
from gkdesk.services.network_papers import page
from gkdesk.services.network_papers.head import head_for
from gkdesk.services.redactor import AudienceRefused
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import MeetingState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gkdesk.export.network.sheet import Sheet
    from gkdesk.progress import Progress
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.office import Office
    from gkdesk.services.profiles import Profiles
    from gkdesk.store.store import Store
    from gkdesk.text.ids import MeetingId

_STEPS = 3
_NOT_OF_MEETINGS = frozenset(
    {
        CasePaperCode.CONFIDENTIALITY,
        CasePaperCode.SUBSTITUTE,
        CasePaperCode.HANDOVER,
        CasePaperCode.COHORT,
        CasePaperCode.ISSUES,
    }
)
_OVER = frozenset({MeetingState.HELD, MeetingState.SEALED})


@dataclass(frozen=True)
class _Job:
    wish: CasePaperWish
    composed: Composed
    doubts: tuple[Doubt, ...]


class CasePapers:
    """Make the papers of one store; `issues` notes how they leave."""

    def __init__(self, store: Store, *, office: Office, profiles: Profiles) -> None:
        self._store = store
        self._office = office
        self._profiles = profiles
        self.issues = CasePaperIssues(store)

    def offered(self) -> tuple[CasePaperKind, ...]:
        """Return the kinds of papers, in the order in which they are offered."""
        return KINDS

    def make(self, wish: CasePaperWish, progress: Progress | None = None) -> MadeCasePaper:
        """Make one paper.

        Raises AudienceRefused for who never gets it, InvalidInput for what is missing in the wish
        or where nothing is released, RecordGone, MissingGlyph, Cancelled between two steps.
        """
        watched = self._store.while_open(progress or Silent())
        watched.step(0, _STEPS)
        (job,) = self._composed((wish,))
        watched.step(1, _STEPS)
        undrawn = Undrawn()
        made = self._finished(job, self._rendered(job, undrawn), undrawn)
        watched.step(2, _STEPS)
        return made

    def doubts(self, *wishes: CasePaperWish) -> tuple[Doubt, ...]:
        """Return the names of others that stand in the free text of papers, to be decided."""
        found = (doubt for job in self._composed(wishes) for doubt in job.doubts)
        return tuple(dict.fromkeys(found))

    def of_meeting(self, meeting_id: MeetingId) -> tuple[CasePaperWish, ...]:
        """Return the papers of a meeting, one by one for each reader: what its day asks for.

        Before it that is the invitation, after it the minutes.
        """
        with self._store.read() as session:
            view = meeting_view(session, meeting_id, self._store.clock.today())
        office = [CasePaperCode.AGENDA, CasePaperCode.ACTIONS]
        is_over = view.state in _OVER
        if is_over:
            office.append(CasePaperCode.MINUTES)
        found = [CasePaperWish(code, Audience.OFFICE, meeting_id=meeting_id) for code in office]
        for person in view.participants:
            audience, codes = Audience.PARTICIPANT, [CasePaperCode.AGENDA, CasePaperCode.SLIP]
            if person.fields.client_id is not None:
                audience, codes = Audience.CLIENT, [CasePaperCode.CLIENT_PAGE]
            elif is_over:
                codes.append(CasePaperCode.MINUTES)
            if not is_over:
                codes.append(CasePaperCode.INVITATION)
            found += [
                CasePaperWish(code, audience, meeting_id=meeting_id, participant_id=person.id)
                for code in codes
            ]
        return tuple(found)

    def make_many(
        self,
        wishes: Iterable[CasePaperWish],
        deliver: Callable[[MadeCasePaper], None],
        progress: Progress | None = None,
    ) -> int:
        """Make several papers as PDF and deliver each; return how many. Raises as `make`."""
        from gkdesk.export.pdf.mass import render_many

        jobs = self._composed(wishes)
        documents = [job.composed.paper for job in jobs if isinstance(job.composed.paper, Document)]
        watched = self._store.while_open(progress or Silent())
        if len(documents) != len(jobs):
            message = "only documents are made together"
            raise ValueError(message)
        with closing(render_many(documents, len(documents), progress=watched)) as results:
            for result in results:
                if result.problem is not None:
                    raise result.problem
                deliver(self._finished(jobs[result.index], result.pdf or b"", Undrawn()))
        return len(jobs)

    def _composed(self, wishes: Iterable[CasePaperWish]) -> list[_Job]:
        chosen = tuple(wishes)
        for wish in chosen:
            _check(wish)
        head = self._head()
        profile = self._profiles.current()
        with self._store.read() as session:
            around = Surroundings(
                session=session,
                head=head,
                names=read_names(session),
                conference=profile.word("conference"),
                keeper=profile.word("coordination_office"),
            )
            return [_composed(around, wish) for wish in chosen]

    def _head(self) -> PaperHead:
        return head_for(Audience.OFFICE, self._store, self._office, self._profiles, in_letters=True)

    def _rendered(self, job: _Job, undrawn: Undrawn) -> bytes:
        paper = job.composed.paper
        if isinstance(paper, Document):
            from gkdesk.export.pdf.render import render_pdf

            return render_pdf(paper, undrawn)
        if isinstance(paper, Event):
            return ics_bytes(paper)
        return _xlsx(replace(self._head(), audience=job.wish.audience), paper)

    def _finished(self, job: _Job, data: bytes, undrawn: Undrawn) -> MadeCasePaper:
        wish, composed = job.wish, job.composed
        return MadeCasePaper(
            kind=wish.kind,
            format=wish.format,
            audience=wish.audience,
            title=kind_of(wish.kind).title,
            language=composed.language,
            file_name=file_name(wish, composed.on, composed.mark),
            data=data,
            mentions=composed.mentions,
            undrawn=undrawn.signs,
        )


def _composed(around: Surroundings, wish: CasePaperWish) -> _Job:
    head = replace(around.head, audience=wish.audience)
    is_of_meeting = wish.kind not in _NOT_OF_MEETINGS and not wish.is_blank
    composer: MeetingComposer | CaseComposer
    if is_of_meeting:
        composer = MeetingComposer(around, head, wish)
    else:
        composer = CaseComposer(around, head, wish)
    composed = composer.compose()
    return _Job(wish, composed, tuple(dict.fromkeys(composer.cleaner.doubts)))


def _check(wish: CasePaperWish) -> None:
    kind = kind_of(wish.kind)
    if wish.audience not in kind.audiences:
        raise AudienceRefused
    if wish.format not in kind.formats:
        message = f"{wish.kind} is not made as {wish.format}"
        raise ValueError(message)
    if wish.is_blank and wish.kind is not CasePaperCode.CASE_SHEET:
        message = f"{wish.kind} has no blank form"
        raise ValueError(message)


def _xlsx(head: PaperHead, sheets: Sequence[Sheet]) -> bytes:
    from gkdesk.export.network.workbook import xlsx_bytes

    told = (*sheets, page.about_sheet(head, sheets[0].title))
    return xlsx_bytes(told, title=sheets[0].title, author=head.office.name, created=head.created)
