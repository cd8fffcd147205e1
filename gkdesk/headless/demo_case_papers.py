"""One example of every paper of cases and conferences, and of consents, for the command `demo`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.headless.demo_extent import Extent
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, CasePaperWish
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import Access, MeetingPurpose, MeetingState
from gkdesk.text.languages import one_of_each_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.services.basis.paper_kinds import MadeConsentPaper
    from gkdesk.services.case_papers.kinds import MadeCasePaper
    from gkdesk.services.meetings.views import MeetingView, ParticipantView
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

_MADE_OTHERWISE = (ConsentPaperCode.FORM, ConsentPaperCode.NOTICE)
"""The form comes in several languages, the letter in German; of the others one is enough."""


def case_papers(workspace: Workspace, clients: Sequence[ClientId]) -> Iterator[MadeCasePaper]:
    """Make the papers of the next conference, of sealed minutes, and of single cases."""
    for wish in (
        *_of_conference(workspace, _next(workspace)),
        *_of_minutes(_meeting(workspace, MeetingState.SEALED)),
        *_of_cases(workspace, clients),
    ):
        yield workspace.case_papers.make(wish)


def consent_papers(
    workspace: Workspace, clients: Sequence[ClientId], extent: Extent
) -> Iterator[MadeConsentPaper]:
    """Make the form of a consent in its languages, and one of each other paper around it."""
    papers = workspace.consent_papers
    first = clients[0]
    form = _wish_for_a_form(workspace, first)
    for code in papers.languages():
        if extent is Extent.ALL or code in one_of_each_script():
            yield papers.make(replace(form, language=code, confirmed=True))
    spoken = papers.language_for(first)
    for kind in papers.offered():
        if kind.code not in _MADE_OTHERWISE:
            yield papers.make(ConsentPaperWish(kind.code, spoken, first, confirmed=True))
    yield from _notices(workspace, clients)


def _next(workspace: Workspace) -> MeetingView:
    return _meeting(workspace, MeetingState.INVITED)


def _meeting(workspace: Workspace, state: MeetingState) -> MeetingView:
    """Return the newest conference of a state."""
    row = next(
        each
        for each in workspace.meetings.rows()
        if each.state is state and each.purpose is MeetingPurpose.SINGLE_CASE
    )
    return workspace.meetings.detail(row.id)


def _of_conference(workspace: Workspace, view: MeetingView) -> Iterator[CasePaperWish]:
    people = [each for each in view.participants if each.fields.client_id is None]
    reader = _hears_most(workspace, view, people)
    plain = CasePaperWish(CasePaperCode.AGENDA, Audience.OFFICE, meeting_id=view.id)
    for_one = replace(plain, audience=Audience.PARTICIPANT, participant_id=reader.id)
    yield plain
    yield replace(plain, kind=CasePaperCode.ACTIONS)
    yield from (
        replace(for_one, kind=kind)
        for kind in (
            CasePaperCode.AGENDA,
            CasePaperCode.INVITATION,
            CasePaperCode.CONFIDENTIALITY,
            CasePaperCode.FEEDBACK,
        )
    )
    for person in people:
        yield replace(for_one, kind=CasePaperCode.SLIP, participant_id=person.id)
    calendar = replace(for_one, kind=CasePaperCode.CALENDAR, participant_id=None)
    yield replace(calendar, format=CasePaperFormat.ICS)
    for client in (each for each in view.participants if each.fields.client_id is not None):
        own = replace(plain, audience=Audience.CLIENT, participant_id=client.id)
        yield replace(own, kind=CasePaperCode.INVITATION)
        yield replace(own, kind=CasePaperCode.CLIENT_PAGE)
    yield from _sheets(view, plain)


def _sheets(view: MeetingView, plain: CasePaperWish) -> Iterator[CasePaperWish]:
    """Yield the Fallvorlage, blank and filled."""
    sheet = replace(plain, kind=CasePaperCode.CASE_SHEET)
    blank = replace(sheet, audience=Audience.PARTICIPANT, is_blank=True)
    yield replace(blank, meeting_id=None)
    new = [item for item in view.items if item.fields.client_id and not item.is_old]
    if new:
        yield replace(sheet, item_id=new[0].id)


def _hears_most(
    workspace: Workspace, view: MeetingView, people: Sequence[ParticipantView]
) -> ParticipantView:
    """Return somebody who may hear something by a basis, not because she holds the record."""
    cells = workspace.meetings.matrix(view.id).cells

    def heard(person: ParticipantView) -> int:
        return sum(
            cell.access in (Access.ALL, Access.SOME) and not cell.holds
            for (_, ref), cell in cells.items()
            if ref == person.id
        )

    return max(people, key=heard)


def _of_minutes(view: MeetingView) -> Iterator[CasePaperWish]:
    minutes = CasePaperWish(CasePaperCode.MINUTES, Audience.OFFICE, meeting_id=view.id)
    yield minutes
    reader = view.participants[-1].id
    yield replace(minutes, audience=Audience.PARTICIPANT, participant_id=reader)
    yield replace(minutes, kind=CasePaperCode.SUMMARY, audience=Audience.STEERING_GROUP)


def _of_cases(workspace: Workspace, clients: Sequence[ClientId]) -> Iterator[CasePaperWish]:
    first = workspace.clients.detail(clients[0])
    office = CasePaperWish(CasePaperCode.SUBSTITUTE, Audience.OFFICE, client_id=first.id)
    yield office
    yield replace(
        office,
        kind=CasePaperCode.HANDOVER,
        audience=Audience.PARTICIPANT,
        referral_id=first.referrals[0].id,
    )
    yield CasePaperWish(CasePaperCode.COHORT, Audience.OFFICE)
    issues = CasePaperWish(CasePaperCode.ISSUES, Audience.STEERING_GROUP)
    yield issues
    yield replace(issues, audience=Audience.MINISTRY)
    yield replace(issues, audience=Audience.MINISTRY, format=CasePaperFormat.XLSX)


def _wish_for_a_form(workspace: Workspace, client: ClientId) -> ConsentPaperWish:
    """Return the form for the first basis of a client that is a consent to a disclosure."""
    held = workspace.consents.of(client)
    about = next(
        each.consent.id
        for each in held
        if each.consent.purpose is ConsentPurpose.DISCLOSURE
        and workspace.consent_papers.form_for(each.consent) is ConsentPaperCode.FORM
    )
    return ConsentPaperWish(ConsentPaperCode.FORM, client_id=client, consent_id=about)


def _notices(workspace: Workspace, clients: Sequence[ClientId]) -> Iterator[MadeConsentPaper]:
    """Yield the letters about the first withdrawal to those whom it names."""
    for client in clients:
        for each in workspace.consents.of(client):
            if each.state is ConsentState.WITHDRAWN and each.consent.id is not None:
                for told in workspace.consent_papers.notice_recipients(client, each.consent.id):
                    if told.is_preset:
                        yield workspace.consent_papers.make(
                            ConsentPaperWish(
                                ConsentPaperCode.NOTICE,
                                client_id=client,
                                consent_id=each.consent.id,
                                recipient=told.name,
                            )
                        )
                return
