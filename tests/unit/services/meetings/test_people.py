"""Who takes part: the usual people, who should be invited besides and why, and who came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.clients.case_fields import ChainStep, Referral, Transition
from gkdesk.services.clients.fields import CaseFacts, Helper, Lead
from gkdesk.services.meetings.fields import ActorView, Item, Participant
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.cases import ChainState, ReferralState
from gkdesk.text.codes.meetings import Attendance, ItemKind, ParticipantRole
from tests.factories import (
    CONFERENCE_DAY,
    a_body,
    a_case_item,
    a_client,
    a_contact,
    a_cooperation,
    a_meeting,
    a_part,
    a_participant,
    a_series,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ContactId, MeetingId, SeriesId

NEXT = CONFERENCE_DAY + dt.timedelta(weeks=4)


def names(workspace: Workspace, meeting: MeetingId) -> list[str]:
    return [each.name for each in workspace.meetings.detail(meeting).participants]


def proposed(workspace: Workspace, meeting: MeetingId) -> dict[str, tuple[str, ...]]:
    return {each.name: each.reasons for each in workspace.meetings.invitees(meeting)}


def held_once(workspace: Workspace) -> tuple[SeriesId, MeetingId]:
    series = a_series(workspace)
    return series, a_meeting(workspace, series_id=series)


def test_the_usual_people_of_the_last_meeting_come_again_in_their_roles(
    workspace: Workspace,
) -> None:
    series, first = held_once(workspace)
    chair = a_contact(workspace, name="Koordination")
    office = an_organisation(workspace)
    a_participant(workspace, first, chair, role=ParticipantRole.CHAIR)
    came = a_participant(workspace, first, organisation_id=office)
    workspace.participants.attend(first, came, Attendance.PRESENT, "Herr Weber")
    people = workspace.meetings.detail(a_meeting(workspace, series_id=series, on=NEXT)).participants
    assert [(each.name, each.fields.role) for each in people] == [
        ("Frau Koordination", ParticipantRole.CHAIR),
        ("VHS", ParticipantRole.MEMBER),
    ]
    assert {each.fields.attendance for each in people} == {Attendance.UNKNOWN}
    assert {each.fields.stand_in for each in people} == {""}


def test_whoever_came_for_one_case_or_has_left_is_not_invited_again(workspace: Workspace) -> None:
    series, first = held_once(workspace)
    leaver, closed = a_contact(workspace), an_organisation(workspace)
    of_closed = a_contact(workspace, name="Lindner", organisation_id=closed)
    a_participant(workspace, first, leaver)
    a_participant(workspace, first, organisation_id=closed)
    a_participant(workspace, first, of_closed)
    a_participant(
        workspace, first, a_contact(workspace, name="Gast"), role=ParticipantRole.PRESENTER
    )
    a_participant(workspace, first, client_id=a_client(workspace), role=ParticipantRole.CLIENT)
    workspace.contacts.end(leaver)
    workspace.organisations.end(closed)
    assert names(workspace, a_meeting(workspace, series_id=series, on=NEXT)) == []


def test_a_cancelled_meeting_does_not_say_who_is_usual(workspace: Workspace) -> None:
    series, first = held_once(workspace)
    a_participant(workspace, first, a_contact(workspace))
    second = a_meeting(workspace, series_id=series, on=NEXT)
    workspace.participants.remove(second, workspace.meetings.detail(second).participants[0].id)
    workspace.meetings.cancel(second)
    third = a_meeting(workspace, series_id=series, on=NEXT + dt.timedelta(weeks=4))
    assert names(workspace, third) == ["Frau Özcan"]


def test_a_body_brings_those_who_sit_in_it_on_the_day(workspace: Workspace) -> None:
    body, office = a_body(workspace), an_organisation(workspace)
    before, after = CONFERENCE_DAY - dt.timedelta(1), CONFERENCE_DAY + dt.timedelta(1)
    seats = (
        Membership(office),
        Membership(contact_id=a_contact(workspace)),
        Membership(contact_id=a_contact(workspace, name="Früher"), until=before),
        Membership(contact_id=a_contact(workspace, name="Später"), since=after),
    )
    for seat in seats:
        workspace.bodies.save_seat(body, seat)
    assert names(workspace, a_meeting(workspace, body_id=body)) == ["Frau Özcan", "VHS"]


def test_an_office_whose_person_left_is_invited_without_her(workspace: Workspace) -> None:
    body, office, leaver = a_body(workspace), an_organisation(workspace), a_contact(workspace)
    workspace.bodies.save_seat(body, Membership(office, leaver))
    workspace.contacts.end(leaver)
    assert names(workspace, a_meeting(workspace, body_id=body)) == ["VHS"]


def test_who_is_near_a_case_is_proposed_with_the_reasons(workspace: Workspace) -> None:
    school, office = (
        an_organisation(workspace),
        an_organisation(workspace, name="Jobcenter", short_name=""),
    )
    lead, helper = a_contact(workspace), a_contact(workspace, name="Lindner")
    client = a_client(
        workspace,
        Lead(contact_id=lead, organisation_id=office),
        Helper(lead, "Anträge"),
        Helper(helper, "Wohnung"),
        ChainStep("B1-Kurs", organisation_id=school, state=ChainState.RUNNING),
        Referral(organisation_id=school),
    )
    meeting = a_meeting(workspace)
    a_case_item(workspace, meeting, client)
    assert proposed(workspace, meeting) == {
        "Frau Özcan": (
            "Fallführung: Yusuf al-Hariri",
            "begleitet: Yusuf al-Hariri",
        ),
        "VHS": ("Schritt der Kette: Yusuf al-Hariri", "Überleitung: Yusuf al-Hariri"),
        "Frau Lindner": ("begleitet: Yusuf al-Hariri",),
    }


def test_who_offers_a_step_and_who_sees_to_a_passage_is_proposed(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    offer = an_offer(workspace, organisation_id=school)
    client = a_client(workspace)
    step = a_part(workspace, client, ChainStep("B1-Kurs", offer_id=offer))
    a_part(workspace, client, Transition(from_id=step, contact_id=a_contact(workspace)))
    meeting = a_meeting(workspace)
    a_case_item(workspace, meeting, client)
    assert proposed(workspace, meeting) == {
        "VHS": ("Schritt der Kette: Yusuf al-Hariri",),
        "Frau Özcan": ("verantwortlich für einen Übergang: Yusuf al-Hariri",),
    }


def test_who_cooperates_with_the_offices_of_a_case_in_its_field_is_proposed(
    workspace: Workspace,
) -> None:
    school = an_organisation(workspace)
    near = an_organisation(workspace, name="Jobcenter", short_name="JC", fields=("language",))
    other = an_organisation(workspace, name="Kammer", short_name="IHK", fields=("work",))
    an_organisation(workspace, name="Fremd", short_name="F", fields=("language",))
    for partner in (near, other):
        a_cooperation(workspace, school, partner)
    client = a_client(workspace, Referral(organisation_id=school))
    workspace.clients.save_case(client, CaseFacts(main_field="language"))
    meeting = a_meeting(workspace)
    a_case_item(workspace, meeting, client)
    found = proposed(workspace, meeting)
    assert set(found) == {"VHS", "JC"}
    assert found["JC"][0].startswith("kooperiert mit Beteiligten, Handlungsfeld: ")


def test_what_is_over_is_no_reason(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    gone = an_organisation(workspace, name="Geschlossen", short_name="")
    client = a_client(
        workspace,
        Lead(contact_id=a_contact(workspace), until=CONFERENCE_DAY - dt.timedelta(1)),
        ChainStep("A1-Kurs", organisation_id=school, state=ChainState.DONE),
        Referral(organisation_id=school, state=ReferralState.DECLINED),
        Referral(organisation_id=gone),
    )
    workspace.organisations.end(gone)
    meeting = a_meeting(workspace)
    a_case_item(workspace, meeting, client)
    assert proposed(workspace, meeting) == {}


def test_an_office_that_is_there_is_not_proposed_again(workspace: Workspace) -> None:
    school, second = an_organisation(workspace), an_organisation(workspace, name="Träger Süd")
    client = a_client(workspace, Referral(organisation_id=school), Referral(organisation_id=second))
    teacher = a_contact(workspace, organisation_id=school)
    workspace.contacts.save_post(teacher, FurtherPost(second))
    meeting = a_meeting(workspace)
    a_case_item(workspace, meeting, client)
    assert len(proposed(workspace, meeting)) == 2
    a_participant(workspace, meeting, teacher)
    assert proposed(workspace, meeting) == {}


def test_all_proposals_are_taken_over_in_one_step(workspace: Workspace) -> None:
    body = a_body(workspace)
    meeting = a_meeting(workspace, body_id=body)
    for name in ("Özcan", "Lindner"):
        seat = Membership(contact_id=a_contact(workspace, name=name))
        workspace.bodies.save_seat(body, seat)
    people = workspace.meetings.invitees(meeting)
    assert {each.reasons for each in people} == {("sitzt in: Bündniskerngruppe",)}
    workspace.participants.add_all(meeting, [each.fields for each in people])
    assert names(workspace, meeting) == ["Frau Lindner", "Frau Özcan"]
    assert workspace.meetings.invitees(meeting) == ()
    workspace.history.undo()
    assert names(workspace, meeting) == []


def test_nobody_takes_part_twice_and_somebody_has_to_be_named(workspace: Workspace) -> None:
    meeting, contact = a_meeting(workspace), a_contact(workspace)
    a_participant(workspace, meeting, contact)
    with pytest.raises(InvalidInput) as twice:
        a_participant(workspace, meeting, contact)
    with pytest.raises(InvalidInput) as nobody:
        workspace.participants.save(meeting, Participant())
    assert (twice.value.problem, nobody.value.problem) == (
        "link_already_there",
        "contact_or_organisation",
    )


def test_attendance_is_noted_for_all_of_whom_nothing_is_known(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    excused = a_participant(workspace, meeting, a_contact(workspace))
    a_participant(workspace, meeting, a_contact(workspace, name="Lindner"))
    workspace.participants.attend(meeting, excused, Attendance.EXCUSED)
    workspace.participants.attend_all(meeting, Attendance.PRESENT)
    people = workspace.meetings.detail(meeting).participants
    assert [each.fields.attendance for each in people] == [Attendance.EXCUSED, Attendance.PRESENT]


def test_a_participant_goes_with_her_views_and_leaves_the_items(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    item = a_case_item(workspace, meeting, a_client(workspace))
    person = a_participant(workspace, meeting, a_contact(workspace))
    workspace.agenda.save_view(meeting, ActorView(item, person, view="geht gut voran"))
    topic = Item(ItemKind.TOPIC, title="Termine", presenter_id=person)
    workspace.agenda.save_item(meeting, topic)
    workspace.participants.remove(meeting, person)
    items = workspace.meetings.detail(meeting).items
    assert {each.fields.presenter_id for each in items} == {None}
    assert not any(each.views for each in items)
    workspace.history.undo()
    assert any(each.views for each in workspace.meetings.detail(meeting).items)


def test_rows_of_another_meeting_are_not_there(workspace: Workspace) -> None:
    first, second = a_meeting(workspace), a_meeting(workspace, on=NEXT)
    person = a_participant(workspace, first, a_contact(workspace))
    with pytest.raises(RecordGone):
        workspace.participants.attend(second, person, Attendance.PRESENT)
    with pytest.raises(RecordGone):
        workspace.participants.remove(second, person)


def test_the_invitation_is_noted_at_everybody_who_has_none(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    first: ContactId = a_contact(workspace)
    a_participant(workspace, meeting, first)
    day = dt.date(2026, 11, 10)
    workspace.meetings.invited(meeting, day)
    a_participant(workspace, meeting, a_contact(workspace, name="Lindner"))
    workspace.meetings.invited(meeting)
    people = workspace.meetings.detail(meeting).participants
    assert [each.fields.invited_on for each in people] == [day, dt.date(2026, 11, 18)]
