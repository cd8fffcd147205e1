"""What was agreed is held on to across meetings until it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.meetings.fields import ActionFields, Item
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ActionState, ItemKind
from gkdesk.text.ids import PartId
from tests.factories import (
    CONFERENCE_DAY,
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    an_action,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ActionView
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ActionId, MeetingId

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(1)


@pytest.fixture
def meeting(workspace: Workspace) -> MeetingId:
    return a_meeting(workspace)


def the_action(workspace: Workspace, ref: ActionId) -> ActionView:
    return next(view for view in workspace.actions.rows() if view.id == ref)


def test_what_is_due_comes_first_and_what_is_done_last(
    workspace: Workspace, meeting: MeetingId
) -> None:
    later = a_meeting(workspace, on=CONFERENCE_DAY + 28 * DAY)
    an_action(workspace, meeting, what="irgendwann")
    done = an_action(workspace, meeting, what="getan", due_on=TODAY)
    an_action(workspace, later, what="bald", due_on=TODAY + DAY)
    an_action(workspace, meeting, what="überfällig", due_on=TODAY - DAY)
    workspace.actions.done(done, "Platz bekommen")
    rows = workspace.actions.rows()
    assert [row.fields.what for row in rows] == ["überfällig", "bald", "irgendwann", "getan"]
    assert [row.is_overdue(TODAY) for row in rows] == [True, False, False, False]
    assert [row.fields.what for row in workspace.actions.rows(only_open=True)] == [
        "überfällig",
        "bald",
        "irgendwann",
    ]
    assert [row.fields.what for row in workspace.actions.rows(meeting_id=later)] == ["bald"]


def test_an_agreement_at_a_case_is_about_its_person(
    workspace: Workspace, meeting: MeetingId
) -> None:
    client = a_client(workspace)
    item = a_case_item(workspace, meeting, client)
    ref = an_action(workspace, meeting, item_id=item)
    (row,) = workspace.actions.rows(client_id=client)
    assert (row.id, row.client) == (ref, "Yusuf al-Hariri")


def test_an_agreement_at_a_case_is_one_of_her_plans_unless_another_category_is_chosen(
    workspace: Workspace, meeting: MeetingId
) -> None:
    item = a_case_item(workspace, meeting, a_client(workspace))
    preset = an_action(workspace, meeting, item_id=item)
    chosen = an_action(workspace, meeting, item_id=item, category=Category.HEALTH)
    loose = an_action(workspace, meeting)
    found = {row.id: row.fields.category for row in workspace.actions.rows()}
    assert found == {preset: Category.PLANS, chosen: Category.HEALTH, loose: None}


def test_an_agreement_is_not_about_two_people(workspace: Workspace, meeting: MeetingId) -> None:
    item = a_case_item(workspace, meeting, a_client(workspace))
    with pytest.raises(InvalidInput) as refused:
        an_action(workspace, meeting, item_id=item, client_id=a_client(workspace))
    assert refused.value.field == "client_id"


def test_an_agreement_at_another_item_may_be_about_somebody(
    workspace: Workspace, meeting: MeetingId
) -> None:
    topic = workspace.agenda.save_item(meeting, Item(ItemKind.TOPIC, title="Termine")).ref
    assert topic is not None
    client = a_client(workspace)
    an_action(workspace, meeting, item_id=PartId(topic), client_id=client)
    assert len(workspace.actions.rows(client_id=client)) == 1


def test_an_agreement_belongs_to_items_of_its_meeting(
    workspace: Workspace, meeting: MeetingId
) -> None:
    other = a_meeting(workspace)
    item = a_case_item(workspace, other, a_client(workspace))
    with pytest.raises(RecordGone):
        an_action(workspace, meeting, item_id=item)
    ref = an_action(workspace, meeting)
    with pytest.raises(InvalidInput):
        workspace.actions.save(ref, ActionFields("Umzug", other))


@pytest.mark.parametrize(
    ("who", "owner"),
    [
        ("person", "Frau Özcan, VHS"),
        ("office", "VHS"),
        ("both", "Frau Özcan, Jobcenter"),
        ("words", "alle"),
    ],
)
def test_the_owner_is_named(workspace: Workspace, meeting: MeetingId, who: str, owner: str) -> None:
    school = an_organisation(workspace)
    office = an_organisation(workspace, name="Jobcenter", short_name="")
    contact = a_contact(workspace, organisation_id=school)
    fields = {
        "person": {"contact_id": contact},
        "office": {"organisation_id": school},
        "both": {"contact_id": contact, "organisation_id": office},
        "words": {"owner": "alle"},
    }
    ref = an_action(workspace, meeting, **fields[who])
    assert (the_action(workspace, ref).owner, the_action(workspace, ref).owner_left) == (
        owner,
        False,
    )


def test_an_owner_who_left_is_named_and_marked(workspace: Workspace, meeting: MeetingId) -> None:
    contact = a_contact(workspace)
    ref = an_action(workspace, meeting, contact_id=contact)
    workspace.contacts.end(contact)
    view = the_action(workspace, ref)
    assert (view.owner, view.owner_left, view.state) == ("Frau Özcan", True, ActionState.OPEN)


def test_an_owner_who_will_leave_is_still_there(workspace: Workspace, meeting: MeetingId) -> None:
    contact = a_contact(workspace)
    ref = an_action(workspace, meeting, contact_id=contact)
    workspace.contacts.end(contact, TODAY + 30 * DAY)
    assert not the_action(workspace, ref).owner_left


def test_an_owner_whose_office_ended_is_marked(workspace: Workspace, meeting: MeetingId) -> None:
    office = an_organisation(workspace)
    refs = [
        an_action(workspace, meeting, organisation_id=office),
        an_action(workspace, meeting, contact_id=a_contact(workspace, organisation_id=office)),
    ]
    workspace.organisations.end(office)
    assert all(the_action(workspace, ref).owner_left for ref in refs)


def test_what_was_agreed_is_done_dropped_for_a_reason_and_taken_up_again(
    workspace: Workspace, meeting: MeetingId
) -> None:
    ref = an_action(workspace, meeting)
    workspace.actions.done(ref, "Platz ab Januar", TODAY - DAY)
    view = the_action(workspace, ref)
    assert (view.state, view.closed_on, view.outcome) == (
        ActionState.DONE,
        TODAY - DAY,
        "Platz ab Januar",
    )
    workspace.actions.reopen(ref)
    view = the_action(workspace, ref)
    assert (view.state, view.closed_on, view.outcome) == (ActionState.OPEN, None, "")
    with pytest.raises(InvalidInput):
        workspace.actions.drop(ref, "  ")
    workspace.actions.drop(ref, "Kurs fällt aus")
    assert the_action(workspace, ref).state is ActionState.DROPPED


def test_nothing_is_done_on_a_day_ahead(workspace: Workspace, meeting: MeetingId) -> None:
    ref = an_action(workspace, meeting)
    with pytest.raises(InvalidInput) as refused:
        workspace.actions.done(ref, on=TODAY + DAY)
    assert refused.value.problem == "not_yet"


def test_every_step_with_an_agreement_can_be_undone(
    workspace: Workspace, meeting: MeetingId
) -> None:
    ref = an_action(workspace, meeting)
    before = the_action(workspace, ref)
    changed = replace(before.fields, what="Kursplatz und Fahrkarte anfragen")
    steps = (
        lambda: workspace.actions.save(ref, changed),
        lambda: workspace.actions.done(ref),
        lambda: workspace.actions.drop(ref, "Kurs fällt aus"),
        lambda: workspace.actions.remove(ref),
    )
    for step in steps:
        step()
        assert workspace.actions.rows() != (before,)
        workspace.history.undo()
        assert workspace.actions.rows() == (before,)
