"""Which cases come back, as a truth table, and the agenda that a new meeting begins with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.meetings.carry_over import LastTime, Return, comes_back
from gkdesk.text.codes.meetings import ActionState, ItemKind, ItemState, MeetingPurpose
from tests.factories import (
    CONFERENCE_DAY,
    a_case_item,
    a_client,
    a_meeting,
    a_series,
    an_action,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, MeetingId, SeriesId

NEXT = CONFERENCE_DAY + dt.timedelta(weeks=4)
PASSED = dt.date(2026, 11, 5)
REACHED, LATER = CONFERENCE_DAY + dt.timedelta(weeks=2), NEXT + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "actions", "day", "why"),
    [
        (ItemState.DISCUSSED, 0, None, None),
        (ItemState.DISCUSSED, 0, LATER, None),
        (ItemState.DISCUSSED, 0, NEXT, Return.DAY_REACHED),
        (ItemState.DISCUSSED, 0, REACHED, Return.DAY_REACHED),
        (ItemState.DISCUSSED, 1, LATER, Return.OPEN_ACTION),
        (ItemState.POSTPONED, 0, None, Return.POSTPONED),
        (ItemState.POSTPONED, 0, NEXT, Return.POSTPONED),
        (ItemState.POSTPONED, 0, LATER, None),
        (ItemState.POSTPONED, 1, LATER, Return.OPEN_ACTION),
        (ItemState.POSTPONED, 2, None, Return.OPEN_ACTION),
        (ItemState.OPEN, 0, None, Return.NOT_DISCUSSED),
        (ItemState.OPEN, 1, None, Return.OPEN_ACTION),
        (ItemState.CLOSED, 0, None, None),
        (ItemState.CLOSED, 0, REACHED, None),
        (ItemState.CLOSED, 1, None, Return.OPEN_ACTION),
    ],
)
def test_a_case_comes_back(
    state: ItemState, actions: int, day: dt.date | None, why: Return | None
) -> None:
    assert comes_back(LastTime(state, actions, day), NEXT) is why


def cases(workspace: Workspace, meeting: MeetingId) -> list[ClientId | None]:
    items = workspace.meetings.detail(meeting).items
    return [item.fields.client_id for item in items if item.fields.kind is ItemKind.CASE]


def discussed_once(
    workspace: Workspace,
    series: SeriesId | None = None,
    state: ItemState = ItemState.DISCUSSED,
    day: dt.date | None = None,
) -> tuple[ClientId, MeetingId]:
    client = a_client(workspace)
    meeting = a_meeting(workspace, series_id=series)
    item = a_case_item(workspace, meeting, client)
    workspace.agenda.settle(meeting, item, state, day)
    workspace.meetings.end(meeting)
    return client, meeting


def test_a_new_meeting_begins_with_greeting_old_cases_and_rounding_off(
    workspace: Workspace,
) -> None:
    series = a_series(workspace, old_case_minutes=8)
    client, _ = discussed_once(workspace, series, day=REACHED)
    items = workspace.meetings.detail(a_meeting(workspace, series_id=series, on=NEXT)).items
    assert [item.fields.kind for item in items] == [
        ItemKind.OPENING,
        ItemKind.CASE,
        ItemKind.CLOSING,
    ]
    assert (items[1].fields.client_id, items[1].fields.minutes, items[1].is_old) == (
        client,
        8,
        True,
    )


def test_a_body_begins_with_what_is_open_instead_of_cases(workspace: Workspace) -> None:
    meeting = a_meeting(workspace, purpose=MeetingPurpose.BODY, title="Lenkungsgruppe")
    kinds = [item.fields.kind for item in workspace.meetings.detail(meeting).items]
    assert kinds == [ItemKind.OPENING, ItemKind.OPEN_POINTS, ItemKind.CLOSING]


def test_an_open_agreement_brings_even_a_closed_case_back(workspace: Workspace) -> None:
    client, first = discussed_once(workspace, state=ItemState.CLOSED)
    action = an_action(workspace, first, client_id=client)
    second = a_meeting(workspace, on=NEXT)
    assert cases(workspace, second) == [client]
    (again,) = workspace.meetings.returning(second)
    assert (again.why, again.open_actions, again.last_on) == (
        Return.OPEN_ACTION,
        1,
        CONFERENCE_DAY,
    )
    workspace.meetings.end(second)
    workspace.actions.done(action)
    assert cases(workspace, a_meeting(workspace, on=LATER)) == [client], "not discussed on NEXT"


def test_an_agreement_whose_item_was_taken_off_brings_the_case_back(workspace: Workspace) -> None:
    client, meeting = a_client(workspace), a_meeting(workspace)
    item = a_case_item(workspace, meeting, client)
    action = an_action(workspace, meeting, client_id=client, item_id=item)
    workspace.agenda.remove_item(meeting, item)
    workspace.meetings.end(meeting)
    assert workspace.actions.rows()[0].fields.item_id is None
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == [client]
    workspace.actions.drop(action, "hat sich erledigt")
    assert workspace.actions.rows()[0].state is ActionState.DROPPED


def test_a_cancelled_meeting_has_discussed_nothing(workspace: Workspace) -> None:
    client, meeting = a_client(workspace), a_meeting(workspace)
    item = a_case_item(workspace, meeting, client)
    workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
    workspace.meetings.cancel(meeting)
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == [client]


def test_an_ended_client_does_not_come_back(workspace: Workspace) -> None:
    client, first = discussed_once(workspace, state=ItemState.POSTPONED)
    an_action(workspace, first, client_id=client)
    workspace.clients.end(client, dt.date(2026, 12, 10), "weggezogen")
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == []


def test_other_series_and_meetings_without_a_series_keep_apart(workspace: Workspace) -> None:
    mine, other = a_series(workspace), a_series(workspace, name="Fallkonferenz Nord")
    client, _ = discussed_once(workspace, mine, ItemState.POSTPONED)
    assert cases(workspace, a_meeting(workspace, series_id=other, on=NEXT)) == []
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == []
    assert cases(workspace, a_meeting(workspace, series_id=mine, on=NEXT)) == [client]


def test_only_the_last_time_counts(workspace: Workspace) -> None:
    client, _ = discussed_once(workspace, state=ItemState.POSTPONED)
    second = a_meeting(workspace, on=NEXT)
    (item,) = [
        each for each in workspace.meetings.detail(second).items if each.fields.client_id == client
    ]
    workspace.agenda.settle(second, item.id, ItemState.CLOSED)
    workspace.meetings.end(second)
    assert cases(workspace, a_meeting(workspace, on=LATER)) == []


def test_a_case_that_comes_back_later_is_offered_until_it_is_on_the_agenda(
    workspace: Workspace,
) -> None:
    second = a_meeting(workspace, on=NEXT)
    client, _ = discussed_once(workspace, state=ItemState.POSTPONED)
    (case,) = workspace.meetings.comebacks(second)
    assert (case.client_id, case.why) == (client, Return.POSTPONED)
    workspace.agenda.carry_over(second, case, 10)
    assert workspace.meetings.comebacks(second) == ()
    assert [case.client_id for case in workspace.meetings.returning(second)] == [client]


def test_a_meeting_that_is_still_to_come_has_left_nothing(workspace: Workspace) -> None:
    client, first = a_client(workspace), a_meeting(workspace)
    item = a_case_item(workspace, first, client)
    second = a_meeting(workspace, on=NEXT)
    assert cases(workspace, second) == []
    workspace.agenda.settle(first, item, ItemState.POSTPONED)
    workspace.meetings.end(first)
    assert [each.client_id for each in workspace.meetings.comebacks(second)] == [client]


def test_a_meeting_whose_day_has_passed_counts_although_nobody_ended_it(
    workspace: Workspace,
) -> None:
    client = a_client(workspace)
    a_case_item(workspace, a_meeting(workspace, on=PASSED), client)
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == [client]


def test_a_case_taken_over_that_was_settled_meanwhile_comes_back_no_more(
    workspace: Workspace,
) -> None:
    client, first = discussed_once(workspace, state=ItemState.CLOSED)
    action = an_action(workspace, first, client_id=client)
    second = a_meeting(workspace, on=NEXT)
    workspace.actions.done(action)
    assert cases(workspace, second) == [client]
    assert workspace.meetings.returning(second) == ()


def test_what_was_agreed_about_nobody_comes_back_at_a_conference(workspace: Workspace) -> None:
    series = a_series(workspace)
    first = a_meeting(workspace, series_id=series)
    action = an_action(workspace, first, what="Liste aller Kurse besorgen")
    workspace.meetings.end(first)
    second = a_meeting(workspace, series_id=series, on=NEXT)
    kinds = [item.fields.kind for item in workspace.meetings.detail(second).items]
    assert kinds == [ItemKind.OPENING, ItemKind.OPEN_POINTS, ItemKind.CLOSING]
    assert [each.id for each in workspace.meetings.open_points(second)] == [action]
    assert workspace.meetings.open_points(first) == ()


def test_what_was_agreed_at_a_single_meeting_comes_back_in_the_series(workspace: Workspace) -> None:
    client, single = discussed_once(workspace, state=ItemState.CLOSED)
    an_action(workspace, single, client_id=client)
    for_all = an_action(workspace, single, what="Liste aller Kurse besorgen")
    second = a_meeting(workspace, series_id=a_series(workspace), on=NEXT)
    assert cases(workspace, second) == [client]
    assert [each.id for each in workspace.meetings.open_points(second)] == [for_all]


def test_what_bodies_agreed_stays_with_them(workspace: Workspace) -> None:
    body = a_meeting(workspace, purpose=MeetingPurpose.BODY, title="Lenkungsgruppe")
    action = an_action(workspace, body, what="Liste aller Kurse besorgen")
    again = a_meeting(workspace, purpose=MeetingPurpose.BODY, title="Lenkungsgruppe", on=NEXT)
    assert workspace.meetings.open_points(a_meeting(workspace, on=NEXT)) == ()
    assert [each.id for each in workspace.meetings.open_points(again)] == [action]


@pytest.mark.parametrize("state", [ItemState.DISCUSSED, ItemState.POSTPONED])
def test_a_day_may_be_set_for_a_case_that_goes_on(workspace: Workspace, state: ItemState) -> None:
    client, _ = discussed_once(workspace, state=state, day=NEXT)
    assert cases(workspace, a_meeting(workspace, on=NEXT - dt.timedelta(days=1))) == []
    assert cases(workspace, a_meeting(workspace, on=NEXT)) == [client]


def test_a_closed_case_takes_no_day(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    item = a_case_item(workspace, meeting, a_client(workspace))
    with pytest.raises(InvalidInput) as refused:
        workspace.agenda.settle(meeting, item, ItemState.CLOSED, NEXT)
    assert (refused.value.field, refused.value.problem) == ("follow_up_on", "closed_comes_no_more")
