"""Meetings and series from the plan to the end; what is sealed refuses every change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, MinutesSealed
from gkdesk.services.meetings.agenda import Agenda
from gkdesk.services.meetings.carry_over import Return
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActionFields,
    ActorView,
    Item,
    MeetingFields,
    Participant,
    SeriesFields,
    Text,
)
from gkdesk.services.meetings.people import Participants
from gkdesk.services.meetings.views import Comeback
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.meetings import (
    AccessWay,
    Attendance,
    ItemKind,
    ItemState,
    MeetingPurpose,
    MeetingState,
    Rhythm,
    TextPart,
)
from tests.factories import (
    CONFERENCE_DAY,
    a_body,
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    a_series,
    an_action,
    an_issue,
    an_organisation,
)
from tests.store_rows import all_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ActionId, MeetingId, PartId

NEXT = CONFERENCE_DAY + dt.timedelta(weeks=4)


def _view(space: Workspace, meeting: MeetingId, item: PartId) -> PartId:
    views = next(each for each in space.meetings.detail(meeting).items if each.id == item).views
    assert views[0].id is not None
    return views[0].id


def _comeback(space: Workspace, item: PartId) -> Comeback:
    return Comeback(a_client(space), "", Return.POSTPONED, item, CONFERENCE_DAY, 0)


def _action(space: Workspace, meeting: MeetingId) -> ActionId:
    return space.actions.rows(meeting_id=meeting)[0].id


WRITES: dict[str, Callable[[Workspace, MeetingId, PartId, PartId], object]] = {
    "meetings.save": lambda w, m, _i, _p: w.meetings.save(m, MeetingFields(NEXT, title="Neu")),
    "meetings.remove": lambda w, m, _i, _p: w.meetings.remove(m),
    "agenda.save_item new": lambda w, m, _i, _p: w.agenda.save_item(
        m, Item(ItemKind.TOPIC, title="Neu")
    ),
    "agenda.save_item": lambda w, m, i, _p: w.agenda.save_item(
        m, Item(ItemKind.TOPIC, title="Neu", id=i)
    ),
    "agenda.carry_over": lambda w, m, i, _p: w.agenda.carry_over(m, _comeback(w, i), 10),
    "agenda.move_item": lambda w, m, i, _p: w.agenda.move_item(m, i, 0),
    "agenda.remove_item": lambda w, m, i, _p: w.agenda.remove_item(m, i),
    "agenda.settle": lambda w, m, i, _p: w.agenda.settle(m, i, ItemState.CLOSED),
    "agenda.spend": lambda w, m, i, _p: w.agenda.spend(m, i, 60),
    "agenda.save_text": lambda w, m, i, _p: w.agenda.save_text(m, Text(i, TextPart.MINUTES, "neu")),
    "agenda.save_view": lambda w, m, i, p: w.agenda.save_view(m, ActorView(i, p, "neu")),
    "agenda.remove_view": lambda w, m, i, _p: w.agenda.remove_view(m, _view(w, m, i)),
    "agenda.decide": lambda w, m, i, p: w.agenda.decide(m, AccessDecision(i, p, AccessWay.OUTSIDE)),
    "agenda.undecide": lambda w, m, i, p: w.agenda.undecide(m, i, p),
    "participants.save": lambda w, m, _i, p: w.participants.save(
        m, Participant(organisation_id=an_organisation(w))
    ),
    "participants.add_all": lambda w, m, _i, _p: w.participants.add_all(
        m, [Participant(contact_id=a_contact(w))]
    ),
    "participants.remove": lambda w, m, _i, p: w.participants.remove(m, p),
    "participants.attend": lambda w, m, _i, p: w.participants.attend(m, p, Attendance.ABSENT),
    "participants.attend_all": lambda w, m, _i, _p: w.participants.attend_all(m, Attendance.ABSENT),
    "actions.add": lambda w, m, _i, _p: w.actions.add(ActionFields("Neu", m)),
    "actions.save": lambda w, m, _i, _p: w.actions.save(_action(w, m), ActionFields("Neu", m)),
    "actions.remove": lambda w, m, _i, _p: w.actions.remove(_action(w, m)),
}
"""Every call that writes into minutes."""


def held(workspace: Workspace) -> tuple[MeetingId, PartId, PartId]:
    meeting = a_meeting(workspace, on=dt.date(2026, 11, 17))
    item = a_case_item(workspace, meeting, a_client(workspace))
    person = a_participant(workspace, meeting, a_contact(workspace))
    workspace.participants.attend(meeting, person, Attendance.PRESENT)
    workspace.agenda.save_text(meeting, Text(item, TextPart.CLIENT_VIEW, "will arbeiten"))
    workspace.agenda.save_view(meeting, ActorView(item, person, "geht gut voran"))
    workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
    an_action(workspace, meeting)
    workspace.meetings.begin(meeting)
    return meeting, item, person


def test_sealed_minutes_refuse_every_change(workspace: Workspace) -> None:
    meeting, item, person = held(workspace)
    workspace.meetings.seal(meeting)
    before = workspace.meetings.detail(meeting)
    for name, write in WRITES.items():
        try:
            write(workspace, meeting, item, person)
        except MinutesSealed:
            assert workspace.meetings.detail(meeting) == before, name
        else:
            pytest.fail(f"{name} is not refused")


def test_all_calls_of_the_services_are_among_them() -> None:
    public = {
        f"{name}.{call}"
        for name, service in (("agenda", Agenda), ("participants", Participants))
        for call in vars(service)
        if not call.startswith("_")
    }
    assert public <= WRITES.keys()


UNDOABLE = [name for name in WRITES if name not in {"meetings.remove", "agenda.undecide"}]


def test_every_step_before_the_seal_can_be_undone(workspace: Workspace) -> None:
    meeting, item, person = held(workspace)
    a_participant(workspace, meeting, a_contact(workspace, name="Lindner"))
    before = workspace.meetings.detail(meeting)
    for name in UNDOABLE:
        about = before.items[0].id if name == "agenda.save_item" else item
        WRITES[name](workspace, meeting, about, person)
        assert workspace.meetings.detail(meeting) != before, name
        workspace.history.undo()
        assert workspace.meetings.detail(meeting) == before, name


def test_a_meeting_goes_from_plan_to_end(workspace: Workspace) -> None:
    meetings, meeting = workspace.meetings, a_meeting(workspace)
    states = []
    for step in (meetings.invited, meetings.begin, meetings.end, meetings.begin, meetings.end):
        step(meeting)
        states.append(meetings.detail(meeting).state)
        workspace.history.undo()
        workspace.history.redo()
    assert states == [
        MeetingState.INVITED,
        MeetingState.RUNNING,
        MeetingState.HELD,
        MeetingState.RUNNING,
        MeetingState.HELD,
    ]


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ((), ("seal", "take_up")),
        (("cancel",), ("invited", "begin", "end", "cancel", "seal")),
        (("begin",), ("invited", "begin", "cancel", "take_up", "remove")),
        (("end",), ("invited", "end", "cancel", "take_up", "remove")),
    ],
)
def test_some_steps_have_their_time(
    workspace: Workspace, before: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    meeting = a_meeting(workspace)
    for step in before:
        getattr(workspace.meetings, step)(meeting)
    state = workspace.meetings.detail(meeting).state
    for step in refused:
        with pytest.raises(InvalidInput):
            getattr(workspace.meetings, step)(meeting)
    with pytest.raises(InvalidInput):
        workspace.meetings.reopen(meeting, "war nicht versiegelt")
    assert workspace.meetings.detail(meeting).state is state


def test_a_cancelled_meeting_is_taken_up_again(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    workspace.meetings.cancel(meeting)
    workspace.meetings.take_up(meeting)
    assert workspace.meetings.detail(meeting).state is MeetingState.PLANNED


def test_the_clock_runs_only_in_a_running_meeting(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    item = workspace.meetings.detail(meeting).items[0].id
    with pytest.raises(InvalidInput):
        workspace.agenda.spend(meeting, item, 60)
    workspace.meetings.begin(meeting)
    workspace.agenda.spend(meeting, item, 60)
    workspace.agenda.spend(meeting, item, -5)
    assert workspace.meetings.detail(meeting).items[0].seconds == 0


def test_a_prepared_meeting_is_removed_with_all_that_names_it(workspace: Workspace) -> None:
    client, meeting = a_client(workspace), a_meeting(workspace)
    item = a_case_item(workspace, meeting, client)
    a_participant(workspace, meeting, a_contact(workspace))
    an_action(workspace, meeting, item_id=item)
    later = a_meeting(workspace, on=NEXT)
    issue = an_issue(workspace, meeting_id=meeting)
    before = all_records(workspace)
    workspace.meetings.remove(meeting)
    assert [row.id for row in workspace.meetings.rows()] == [later]
    assert workspace.actions.rows() == ()
    assert workspace.issues.detail(issue).fields == IssueFields("Wartezeiten beim Sprachkurs")
    workspace.history.undo()
    assert all_records(workspace) == before


def test_a_meeting_is_called_by_its_own_title_its_series_or_its_body(
    workspace: Workspace,
) -> None:
    series, body = a_series(workspace), a_body(workspace)
    called = [
        workspace.meetings.detail(a_meeting(workspace, **fields)).title
        for fields in (
            {"title": "Sondersitzung", "series_id": series},
            {"title": "", "series_id": series},
            {"title": "", "body_id": body},
        )
    ]
    assert called == ["Sondersitzung", "Fallkonferenz", "Bündniskerngruppe"]
    with pytest.raises(InvalidInput):
        a_meeting(workspace, title="")


@pytest.mark.parametrize("starts", ["9:30", "24:00", "09:60", "neun", "09-30"])
def test_a_time_of_day_is_one(workspace: Workspace, starts: str) -> None:
    with pytest.raises(InvalidInput):
        a_meeting(workspace, starts=starts)


def test_the_next_meeting_of_a_series_follows_its_rhythm(workspace: Workspace) -> None:
    series = a_series(workspace, rhythm=Rhythm.MONTHLY, place="Kreishaus", minutes=90)
    assert workspace.meetings.proposal(series).on == dt.date(2026, 11, 18)
    a_meeting(workspace, series_id=series)
    proposal = workspace.meetings.proposal(series)
    assert (proposal.on, proposal.place, proposal.minutes) == (
        dt.date(2027, 1, 7),
        "Kreishaus",
        90,
    )
    (row,) = workspace.series.rows()
    assert (row.next_on, row.proposed_on, row.meetings) == (CONFERENCE_DAY, proposal.on, 1)


def test_a_cancelled_day_is_not_proposed_again(workspace: Workspace) -> None:
    series = a_series(workspace)
    a_meeting(workspace, series_id=series)
    cancelled = a_meeting(workspace, series_id=series, on=dt.date(2027, 1, 7))
    workspace.meetings.cancel(cancelled)
    (row,) = workspace.series.rows()
    proposed = workspace.meetings.proposal(series).on
    assert (proposed, row.proposed_on) == (dt.date(2027, 2, 4), dt.date(2027, 2, 4))


def test_a_series_ends_instead_of_being_removed_with_its_meetings(workspace: Workspace) -> None:
    series = a_series(workspace)
    meeting = a_meeting(workspace, series_id=series)
    with pytest.raises(InvalidInput):
        workspace.series.remove(series)
    workspace.series.end(series)
    assert workspace.series.rows() == ()
    assert [row.id for row in workspace.series.rows(with_ended=True)] == [series]
    workspace.series.reopen(series)
    workspace.meetings.remove(meeting)
    workspace.series.save(series, SeriesFields("Fallrunde"))
    assert workspace.series.detail(series).fields.name == "Fallrunde"
    workspace.series.remove(series)
    assert workspace.series.rows(with_ended=True) == ()


def test_the_meetings_of_a_body_are_its_own(workspace: Workspace) -> None:
    body = a_body(workspace)
    sitting = a_meeting(workspace, body_id=body, purpose=MeetingPurpose.BODY)
    a_meeting(workspace)
    assert [row.id for row in workspace.meetings.rows(body_id=body)] == [sitting]
    assert workspace.meetings.rows(body_id=a_body(workspace, name="Beirat")) == ()
