"""The records that papers of cases and consents can be about, in the words of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import RecordGone
from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.cases import ConsentState
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import ClientId, MeetingId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.people.chain.words import referred_to, step_title
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.pages.print_send.cases.wishes import REFERRAL, TRANSITION
from gkdesk.ui.records.lookup import OfficeLookup
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.basis.consents import ConsentView
    from gkdesk.services.basis.paper_kinds import NoticeRecipient
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.meetings.views import MeetingView
    from gkdesk.services.workspace import Workspace

ALL = PartId(0)
"""Stands for everybody who gets the paper; ids are greater."""
NAME_ONLY = PartId(0)
"""Stands for a form with nothing but the name."""
Passage = tuple[str, PartId]


class CaseOffers:
    """Reads what can be chosen; a meeting is read once until `forget`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lookup = OfficeLookup(workspace)
        self._meetings: list[tuple[MeetingId, str]] | None = None
        self._views: dict[MeetingId, MeetingView | None] = {}

    def forget(self) -> None:
        """Read everything anew when it is asked for next."""
        self._meetings = None
        self._views.clear()
        self._lookup = OfficeLookup(self._workspace)

    def meetings(self) -> list[tuple[MeetingId, str]]:
        """Return the meetings: what comes next first, then what was last."""
        if self._meetings is None:
            today = self._workspace.clock.today()
            rows = self._workspace.meetings.rows()
            ahead = [row for row in rows if row.on >= today][::-1]
            past = [row for row in rows if row.on < today]
            self._meetings = [
                (row.id, f"{format_day_bare(row.on)}, {inside(row.title)}")
                for row in (*ahead, *past)
            ]
        return self._meetings

    def people(self, meeting_id: MeetingId | None, *, for_client: bool) -> list[tuple[PartId, str]]:
        """Return who takes part, all of them first; clients who attend, or all the others."""
        view = self._view(meeting_id)
        found = [
            (each.id, ", ".join(filter(None, (inside(each.name), inside(each.organisation)))))
            for each in (view.participants if view else ())
            if (each.fields.client_id is not None) is for_client
        ]
        return [(ALL, texts.ALL), *found] if len(found) > 1 else found

    def items(self, meeting_id: MeetingId | None) -> list[tuple[PartId, str]]:
        """Return the cases on the agenda."""
        view = self._view(meeting_id)
        items = view.items if view else ()
        return [(each.id, inside(each.name)) for each in items if each.fields.client_id]

    def passages(self, client: ClientDetail | None) -> list[tuple[Passage, str]]:
        """Return to whom a client is handed over: her referrals, and the next steps."""
        if client is None:
            return []
        found: list[tuple[Passage, str]] = [
            (
                (REFERRAL, each.id),
                joined(inside(referred_to(each, self._lookup)), word(each.state)),
            )
            for each in client.referrals
            if each.id is not None
        ]
        steps = {step.id: step for step in client.chain}
        return found + [
            ((TRANSITION, each.id), inside(step_title(steps[each.to_id], self._lookup)))
            for each in client.transitions
            if each.id is not None and each.to_id in steps
        ]

    def consents(
        self, client: ClientDetail | None, code: ConsentPaperCode
    ) -> list[tuple[PartId, str]]:
        """Return the grounds that a paper can be about."""
        if client is None:
            return []
        is_letter, papers = code is ConsentPaperCode.NOTICE, self._workspace.consent_papers
        found = [
            (each.consent.id, _ground(each))
            for each in self._workspace.consents.of(ClientId(client.id))
            if each.consent.id is not None
            and (
                each.state is ConsentState.WITHDRAWN
                if is_letter
                else code in (ConsentPaperCode.SLIP, papers.form_for(each.consent))
            )
        ]
        return found if is_letter else [(NAME_ONLY, texts.NAME_ONLY), *found]

    def recipients(
        self, client: ClientDetail | None, consent_id: PartId | None
    ) -> list[tuple[str, str]]:
        """Return who gets a letter after a withdrawal."""
        if client is None or not consent_id:
            return []
        told = self._workspace.consent_papers.notice_recipients(ClientId(client.id), consent_id)
        return [(each.name, inside(each.name) + _caution(each)) for each in told]

    def _view(self, meeting_id: MeetingId | None) -> MeetingView | None:
        if meeting_id is None:
            return None
        if meeting_id not in self._views:
            try:
                self._views[meeting_id] = self._workspace.meetings.detail(meeting_id)
            except RecordGone:
                self._views[meeting_id] = None
        return self._views[meeting_id]


def _caution(told: NoticeRecipient) -> str:
    """Return what to think of before a letter goes: it names the person to whoever reads it."""
    if not told.passed_on:
        return texts.GOT_NOTHING
    return "" if told.is_named else texts.TO_BE_CHECKED


def _ground(view: ConsentView) -> str:
    whom = inside(view.recipient) or word(view.consent.purpose)
    return joined(whom, word(view.state))
