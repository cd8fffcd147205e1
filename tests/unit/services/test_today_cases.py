"""What waits in cases and around meetings stands on the page Heute."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.case_fields import Consent, CoursePermit, Referral
from gkdesk.services.meetings.fields import ActionFields, MeetingFields
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import Category, DueKind
from gkdesk.text.ids import MeetingId, OrganisationId
from tests.factories import a_client, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.today.views import DueItem
    from gkdesk.services.workspace import Workspace

WEEK = dt.timedelta(weeks=1)


def waiting(workspace: Workspace, kind: DueKind) -> list[DueItem]:
    sections = workspace.today.view().sections
    return [item for section in sections for item in section.items if item.kind is kind]


def a_consent(workspace: Workspace, until: dt.date, **facts: object) -> Consent:
    today = workspace.clock.today()
    office = OrganisationId(an_organisation(workspace))
    return Consent(
        organisation_id=office,
        categories=(Category.LANGUAGE.value,),
        since=today - 10 * WEEK,
        signed_on=today - 10 * WEEK,
        aim="einen Kursplatz finden",
        until=until,
        **facts,  # type: ignore[arg-type]
    )


def test_a_consent_that_ends_soon_is_told_with_its_recipient(workspace: Workspace) -> None:
    today = workspace.clock.today()
    a_client(workspace, a_consent(workspace, today + 2 * WEEK))
    (item,) = waiting(workspace, DueKind.CONSENT)
    assert (item.day, item.note) == (today + 2 * WEEK, "Volkshochschule Musterland")


def test_a_consent_that_was_renewed_or_never_signed_is_not_told(workspace: Workspace) -> None:
    today = workspace.clock.today()
    first = a_consent(workspace, today + 2 * WEEK)
    client = a_client(workspace, first)
    newer = Consent(
        organisation_id=first.organisation_id,
        categories=first.categories,
        since=today,
        signed_on=today,
        aim="einen Kursplatz finden",
        until=today + 50 * WEEK,
    )
    workspace.clients.save_part(client, newer)
    a_client(workspace, Consent(organisation_id=first.organisation_id, categories=first.categories))
    assert waiting(workspace, DueKind.CONSENT) == []


def test_a_referral_without_an_answer_is_told_until_it_comes(workspace: Workspace) -> None:
    today = workspace.clock.today()
    office = OrganisationId(an_organisation(workspace))
    asked = Referral(
        organisation_id=office,
        state=ReferralState.ASKED,
        asked_on=today - 3 * WEEK,
        answer_due=today - WEEK,
    )
    client = a_client(workspace, asked)
    (item,) = waiting(workspace, DueKind.REFERRAL)
    assert item.day == today - WEEK
    ref = workspace.clients.detail(client).referrals[0].id
    assert ref is not None
    workspace.chains.move_referral(client, ref, ReferralState.ACCEPTED)
    assert waiting(workspace, DueKind.REFERRAL) == []
    workspace.chains.move_referral(client, ref, ReferralState.BEGUN, on=today - 3 * WEEK)
    assert len(waiting(workspace, DueKind.REFERRAL)) == 1
    workspace.chains.move_referral(client, ref, ReferralState.ANSWERED, words="geht gut")
    assert waiting(workspace, DueKind.REFERRAL) == []


@pytest.mark.parametrize("used", [False, True])
def test_a_permit_is_told_while_it_is_not_used(workspace: Workspace, used: bool) -> None:
    today = workspace.clock.today()
    permit = CoursePermit(
        issued_by="BAMF", valid_until=today + WEEK, used_on=today if used else None
    )
    a_client(workspace, permit)
    assert len(waiting(workspace, DueKind.PERMIT)) == (0 if used else 1)


def a_conference(workspace: Workspace, on: dt.date) -> MeetingId:
    ref = workspace.meetings.create(MeetingFields(on=on, title="Fallkonferenz")).ref
    assert ref is not None
    return MeetingId(ref)


def test_the_next_conference_says_how_far_it_is_prepared(workspace: Workspace) -> None:
    today = workspace.clock.today()
    a_conference(workspace, today + WEEK)
    a_conference(workspace, today + 5 * WEEK)
    (item,) = waiting(workspace, DueKind.MEETING)
    assert item.day == today + WEEK
    assert item.note == "noch ohne Fälle, noch ohne Teilnehmende, noch nicht eingeladen"


def test_open_minutes_and_forgotten_meetings_are_told(workspace: Workspace) -> None:
    today = workspace.clock.today()
    held = a_conference(workspace, today - WEEK)
    workspace.meetings.end(held)
    a_conference(workspace, today - 2 * WEEK)
    titles = [item.title for item in waiting(workspace, DueKind.MINUTES)]
    assert titles == ["Hat die Sitzung stattgefunden?", "Protokoll abschließen"]


def test_an_agreement_is_told_until_it_is_done(workspace: Workspace) -> None:
    today = workspace.clock.today()
    meeting = a_conference(workspace, today - WEEK)
    fields = ActionFields("Platz klären", meeting, owner="VHS", due_on=today - WEEK)
    action = workspace.actions.add(fields).ref
    (item,) = waiting(workspace, DueKind.ACTION)
    assert (item.title, item.note, item.ref) == ("Platz klären", "VHS", action)
    workspace.actions.done(action)  # type: ignore[arg-type]
    assert waiting(workspace, DueKind.ACTION) == []


def test_an_issue_comes_back_on_the_day_of_its_review(workspace: Workspace) -> None:
    today = workspace.clock.today()
    workspace.issues.create(IssueFields(theme="Wartezeiten", review_on=today))
    (item,) = waiting(workspace, DueKind.ISSUE)
    assert item.subject == "Wartezeiten"
