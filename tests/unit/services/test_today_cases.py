"""What waits in cases and around meetings stands on the page Heute."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.chain.waiting import WAITING_DAYS
from gkdesk.services.clients.case_fields import Consent, CoursePermit, Referral
from gkdesk.services.clients.fields import Course, Goal, LegalAreaEntry, Member
from gkdesk.services.meetings.fields import ActionFields, Item, MeetingFields
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import Basis, Category, CourseStatus, DueGroup, DueKind
from gkdesk.text.codes.meetings import ItemState, Rhythm
from gkdesk.text.due_notes import NOT_BEGUN_TITLE
from gkdesk.text.ids import MeetingId, OrganisationId, PartId
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_part,
    a_participant,
    a_series,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.today.views import DueItem
    from gkdesk.services.workspace import Workspace

WEEK = dt.timedelta(weeks=1)
DAY = dt.timedelta(days=1)


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


def test_a_legal_provision_is_told_although_nobody_signed_it(workspace: Workspace) -> None:
    today = workspace.clock.today()
    provision = Consent(
        basis=Basis.LEGAL_PROVISION,
        organisation_id=OrganisationId(an_organisation(workspace)),
        categories=(Category.LANGUAGE.value,),
        provision="§ 69 SGB X",
        reason="Leistungsgewährung",
        until=today + WEEK,
    )
    a_client(workspace, provision)
    (item,) = waiting(workspace, DueKind.CONSENT)
    assert item.title == "Gesetzliche Befugnis läuft ab"


def test_what_has_ended_is_not_told_as_ending(workspace: Workspace) -> None:
    today = workspace.clock.today()
    a_client(
        workspace,
        a_consent(workspace, today - WEEK),
        CoursePermit(issued_by="BAMF", valid_until=today - WEEK),
    )
    titles = [waiting(workspace, kind)[0].title for kind in (DueKind.CONSENT, DueKind.PERMIT)]
    assert titles == ["Einwilligung ist abgelaufen", "Berechtigungsschein ist abgelaufen"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, 0),
        ({"categories": ("contact", "language")}, 0),
        ({"categories": ("contact",)}, 1),
        ({"confided": True}, 0),
        ({"herself": True}, 1),
        ({"since": 9}, 1),
    ],
)
def test_a_newer_ground_replaces_one_only_for_what_it_covers(
    workspace: Workspace, change: dict[str, object], told: int
) -> None:
    today = workspace.clock.today()
    first = a_consent(workspace, today + 2 * WEEK)
    if weeks := change.pop("since", 0):
        change["since"] = today + int(str(weeks)) * WEEK
    newer = replace(first, **{"until": today + 50 * WEEK, **change})  # type: ignore[arg-type]
    a_client(workspace, first, newer)
    assert len(waiting(workspace, DueKind.CONSENT)) == told


def test_two_newer_grounds_may_replace_one_together(workspace: Workspace) -> None:
    today = workspace.clock.today()
    first = replace(
        a_consent(workspace, today + 2 * WEEK), categories=("language", "health"), confided=True
    )
    later = replace(first, until=today + 50 * WEEK)
    client = a_client(workspace, first, replace(later, categories=("language",)))
    assert len(waiting(workspace, DueKind.CONSENT)) == 1
    workspace.clients.save_part(client, replace(later, categories=("health",), confided=False))
    assert len(waiting(workspace, DueKind.CONSENT)) == 1
    workspace.clients.save_part(client, replace(later, categories=("health",)))
    assert waiting(workspace, DueKind.CONSENT) == []


def test_the_longer_consent_of_a_child_does_not_hide_the_end_of_her_mothers(
    workspace: Workspace,
) -> None:
    today = workspace.clock.today()
    client = a_client(workspace)
    child = a_part(workspace, client, Member("Amal"))
    mother = replace(a_consent(workspace, today + WEEK), herself=True)
    a_part(workspace, client, mother)
    a_part(workspace, client, replace(mother, herself=False, member_id=child, until=None))
    (item,) = waiting(workspace, DueKind.CONSENT)
    assert item.day == today + WEEK


def test_goals_and_beginnings_of_courses_are_deadlines(workspace: Workspace) -> None:
    today = workspace.clock.today()
    a_client(
        workspace,
        Goal("Eigene Wohnung", who="Amina", until=today - 3 * DAY),
        Goal("Erreicht", until=today - 3 * DAY, reached_on=today),
        Course("integration", since=today + 2 * WEEK),
        Course("integration", since=today - WEEK, status=CourseStatus.RUNNING),
    )
    (goal,) = waiting(workspace, DueKind.GOAL)
    assert (goal.title, goal.day) == ("Eigene Wohnung", today - 3 * DAY)
    (course,) = waiting(workspace, DueKind.COURSE)
    assert (course.title, course.day) == ("Kursbeginn: Integrationskurs", today + 2 * WEEK)


def test_a_change_of_the_rechtskreis_asks_for_a_handover(workspace: Workspace) -> None:
    today = workspace.clock.today()
    client = a_client(
        workspace,
        LegalAreaEntry("asylblg", since=today - 50 * WEEK),
        LegalAreaEntry("sgb2", since=today + 2 * WEEK),
    )
    (item,) = waiting(workspace, DueKind.LEGAL_AREA)
    assert (item.day, item.title) == (today + 2 * WEEK, "Rechtskreis wechselt: SGB II")
    office = OrganisationId(an_organisation(workspace))
    a_part(workspace, client, Referral(organisation_id=office, proposed_on=today))
    assert waiting(workspace, DueKind.LEGAL_AREA) == []


def test_the_day_on_which_a_conference_wanted_to_see_a_case_is_told(workspace: Workspace) -> None:
    today = workspace.clock.today()
    client = a_client(workspace)
    meeting = a_conference(workspace, today - 2 * WEEK)
    item = workspace.agenda.save_item(meeting, Item(client_id=client)).ref
    assert item is not None
    workspace.agenda.settle(meeting, PartId(item), ItemState.DISCUSSED, today)
    assert waiting(workspace, DueKind.CASE_AGAIN) == []
    workspace.meetings.end(meeting)
    (due,) = waiting(workspace, DueKind.CASE_AGAIN)
    assert (due.ref, due.day, due.note) == (client, today, "Fallkonferenz")
    a_conference(workspace, today + WEEK)
    assert waiting(workspace, DueKind.CASE_AGAIN) == []


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
    workspace.chains.move_referral(client, ref, ReferralState.ACCEPTED, on=today - 18 * WEEK)
    (item,) = waiting(workspace, DueKind.REFERRAL)
    assert (item.title, item.day) == (NOT_BEGUN_TITLE, today - 16 * WEEK)
    workspace.chains.move_referral(client, ref, ReferralState.BEGUN, on=today - 3 * WEEK)
    assert len(waiting(workspace, DueKind.REFERRAL)) == 1
    workspace.chains.move_referral(client, ref, ReferralState.ANSWERED, words="geht gut")
    assert waiting(workspace, DueKind.REFERRAL) == []


@pytest.mark.parametrize("state", list(WAITING_DAYS))
def test_every_referral_that_waits_is_told_although_no_day_is_known(
    workspace: Workspace, state: ReferralState
) -> None:
    today = workspace.clock.today()
    office = OrganisationId(an_organisation(workspace))
    a_client(workspace, Referral(organisation_id=office, state=state))
    (item,) = waiting(workspace, DueKind.REFERRAL)
    assert (item.day, item.group) == (today, DueGroup.TODAY)


@pytest.mark.parametrize(
    "state", [ReferralState.DECLINED, ReferralState.ANSWERED, ReferralState.WITHDRAWN]
)
def test_a_referral_that_is_over_is_not_told(workspace: Workspace, state: ReferralState) -> None:
    office = OrganisationId(an_organisation(workspace))
    a_client(workspace, Referral(organisation_id=office, state=state))
    assert waiting(workspace, DueKind.REFERRAL) == []


def test_a_referral_that_was_proposed_of_late_may_wait_a_week(workspace: Workspace) -> None:
    today = workspace.clock.today()
    office = OrganisationId(an_organisation(workspace))
    for ago in (0, 2):
        proposed = Referral(organisation_id=office, proposed_on=today - ago * WEEK)
        a_client(workspace, proposed)
    (item,) = waiting(workspace, DueKind.REFERRAL)
    assert item.day == today - WEEK
    assert item.title == "Anfragen: Überleitung ist nur vorgeschlagen"


@pytest.mark.parametrize("used", [False, True])
def test_a_permit_is_told_while_it_is_not_used(workspace: Workspace, used: bool) -> None:
    today = workspace.clock.today()
    permit = CoursePermit(
        issued_by="BAMF", valid_until=today + WEEK, used_on=today if used else None
    )
    a_client(workspace, permit)
    assert len(waiting(workspace, DueKind.PERMIT)) == (0 if used else 1)


def a_conference(workspace: Workspace, on: dt.date, **fields: object) -> MeetingId:
    entered = MeetingFields(on=on, title="Fallkonferenz", **fields)  # type: ignore[arg-type]
    ref = workspace.meetings.create(entered).ref
    assert ref is not None
    return MeetingId(ref)


def test_the_next_conference_says_how_far_it_is_prepared(workspace: Workspace) -> None:
    today = workspace.clock.today()
    a_conference(workspace, today + WEEK)
    a_conference(workspace, today + 5 * WEEK)
    (item,) = waiting(workspace, DueKind.MEETING)
    assert item.day == today + WEEK
    assert item.note == "noch ohne Fälle, noch ohne Teilnehmende, noch nicht eingeladen"
    assert workspace.today.view().next_meeting == item


def test_the_next_conference_is_told_however_far_away_it_is(workspace: Workspace) -> None:
    today = workspace.clock.today()
    for weeks in (9, 5):
        a_conference(workspace, today + weeks * WEEK)
    (item,) = waiting(workspace, DueKind.MEETING)
    assert item.day == today + 5 * WEEK


def test_what_the_next_conference_lacks_is_told(workspace: Workspace) -> None:
    today = workspace.clock.today()
    meeting = a_conference(workspace, today + WEEK, minutes=30)
    a_participant(workspace, meeting, a_contact(workspace))
    workspace.agenda.save_item(meeting, Item(client_id=a_client(workspace)))
    (item,) = waiting(workspace, DueKind.MEETING)
    assert item.note == (
        "1 Fall, 1 Teilnehmende, 1 Fall ohne Einverständnis, 1 Fall nicht für alle freigegeben, "
        "noch nicht eingeladen"
    )
    a_case_item(workspace, meeting, a_client(workspace), minutes=15)
    (item,) = waiting(workspace, DueKind.MEETING)
    assert "15 Minuten zu lang" in item.note


def test_a_series_without_a_next_day_is_told(workspace: Workspace) -> None:
    today = workspace.clock.today()
    series = a_series(workspace, rhythm=Rhythm.MONTHLY)
    a_conference(workspace, today - WEEK, series_id=series)
    a_series(workspace, name="Bei Bedarf", rhythm=Rhythm.NONE)
    (item,) = waiting(workspace, DueKind.SERIES)
    assert (item.subject, item.ref) == ("Fallkonferenz", series)
    a_conference(workspace, today + WEEK, series_id=series)
    assert waiting(workspace, DueKind.SERIES) == []


def test_a_meeting_that_was_begun_before_its_day_does_not_get_lost(workspace: Workspace) -> None:
    meeting = a_conference(workspace, workspace.clock.today() + WEEK)
    workspace.meetings.begin(meeting)
    (item,) = waiting(workspace, DueKind.MINUTES)
    assert (item.title, item.group, item.ref) == ("Sitzung läuft", DueGroup.TODAY, meeting)


def test_an_agreement_without_a_day_is_told_too(workspace: Workspace) -> None:
    meeting = a_conference(workspace, workspace.clock.today() - WEEK)
    workspace.actions.add(ActionFields("Platz klären", meeting))
    (item,) = waiting(workspace, DueKind.ACTION)
    assert (item.title, item.day) == ("Platz klären", None)


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
