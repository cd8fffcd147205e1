"""The Vertretungsblatt shows every deadline, above all the one that has passed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperWish
from gkdesk.services.clients.case_fields import Referral
from gkdesk.services.clients.fields import Course, Goal, Paper, StatusEntry
from gkdesk.services.meetings.fields import ActionFields, MeetingFields
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import MeetingId, OrganisationId
from tests.factories import a_client, an_organisation
from tests.unit.services.conference_kit import said

if TYPE_CHECKING:
    from gkdesk.services.clients.fields import Part
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(weeks=1)


def the_sheet(workspace: Workspace, *parts: Part) -> str:
    client = a_client(workspace, *parts)
    return said(
        workspace, CasePaperWish(CasePaperCode.SUBSTITUTE, Audience.OFFICE, client_id=client)
    )


def test_a_document_that_expired_yesterday_is_said_to_have_expired(workspace: Workspace) -> None:
    toleration = StatusEntry("toleration", document="Duldung", document_until=TODAY - DAY)
    sheet = the_sheet(workspace, toleration, Paper("Pass", valid_until=TODAY - 2 * WEEK))
    assert "Aufenthalt abgelaufen seit gestern" in sheet
    assert "Papier abgelaufen seit 14 Tagen: Pass" in sheet
    assert "Keine Fristen eingetragen" not in sheet


def test_the_residence_document_is_told_however_long_ago_it_expired(workspace: Workspace) -> None:
    old = StatusEntry("toleration", document="Duldung", document_until=TODAY - 60 * WEEK)
    assert "Aufenthalt abgelaufen seit" in the_sheet(workspace, old)


def test_goals_courses_and_referrals_without_a_day_are_deadlines(workspace: Workspace) -> None:
    office = OrganisationId(an_organisation(workspace))
    sheet = the_sheet(
        workspace,
        Goal("Eigene Wohnung", until=TODAY + 20 * WEEK),
        Course("integration", since=TODAY + 20 * WEEK),
        Referral(organisation_id=office, state=ReferralState.ACCEPTED),
    )
    assert "Ziel: Eigene Wohnung" in sheet
    assert "Kursbeginn: Integrationskurs" in sheet
    assert "Nachfragen: zugesagt, noch nicht begonnen" in sheet


def test_what_was_agreed_without_a_day_is_not_lost(workspace: Workspace) -> None:
    client = a_client(workspace)
    meeting = workspace.meetings.create(MeetingFields(TODAY - WEEK, title="Runde")).ref
    assert meeting is not None
    workspace.actions.add(ActionFields("Schule anrufen", MeetingId(meeting), client_id=client))
    wish = CasePaperWish(CasePaperCode.SUBSTITUTE, Audience.OFFICE, client_id=client)
    assert "Verabredet: Schule anrufen" in said(workspace, wish)
