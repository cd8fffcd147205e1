"""The meetings of the invented alliance: two years, sealed, and the next one prepared."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.basis.gate import state_on
from gkdesk.services.demo.calendar import conference, next_conference
from gkdesk.services.demo.filling import fill
from gkdesk.services.meetings.carry_over import Return
from gkdesk.text.codes.cases import ConsentState
from gkdesk.text.codes.meetings import (
    Access,
    ActionKind,
    ActionState,
    ItemState,
    MeetingPurpose,
    MeetingState,
    ParticipantRole,
)
from tests.cheap_key import CHEAP, PASSPHRASE
from tests.conftest import DEMO_DAY

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.meetings.views import MeetingView
    from gkdesk.services.workspace import Workspace

FULL = os.environ.get("GKDESK_FULL") == "1"
DAY = DEMO_DAY
THURSDAY = 3


def filled(folder: Path, day: dt.date, first: int | None = None) -> Workspace:
    """Return a new store with the demo of a day."""
    made = access.create(folder, PASSPHRASE, clock=FixedClock.on(day), kdf=CHEAP).workspace
    fill(made, first=first)
    return made


@pytest.fixture(scope="module")
def demo(whole_demo: Workspace) -> Workspace:
    """Return the demo alliance, for reading only."""
    return whole_demo


@pytest.fixture(scope="module")
def meetings(demo: Workspace) -> tuple[MeetingView, ...]:
    """Return all meetings, the newest first."""
    return tuple(demo.meetings.detail(row.id) for row in demo.meetings.rows())


@pytest.fixture(scope="module")
def conferences(meetings: tuple[MeetingView, ...]) -> tuple[MeetingView, ...]:
    """Return the Fallkonferenzen, the newest first."""
    return tuple(each for each in meetings if each.fields.purpose is MeetingPurpose.SINGLE_CASE)


def test_three_series_meet_over_two_years(
    demo: Workspace, conferences: tuple[MeetingView, ...]
) -> None:
    rows = demo.series.rows()
    assert {row.purpose for row in rows} == {
        MeetingPurpose.SINGLE_CASE,
        MeetingPurpose.BODY,
        MeetingPurpose.QUARTERLY,
    }
    assert len(conferences) == 25
    assert (DAY - conferences[-1].fields.on).days > 700


def test_one_uebergangskonferenz_works_on_the_cohort_list(
    demo: Workspace, meetings: tuple[MeetingView, ...]
) -> None:
    (meeting,) = [each for each in meetings if each.fields.purpose is MeetingPurpose.HANDOVER]
    cohort = {row.client_id for row in demo.chains.open_ends()}
    cases = {item.fields.client_id for item in meeting.items if item.fields.client_id}
    assert len(cases & cohort) >= 5


def test_every_sealed_meeting_is_intact(meetings: tuple[MeetingView, ...]) -> None:
    sealed = [each for each in meetings if each.state is MeetingState.SEALED]
    assert len(sealed) == 34
    assert all(each.seals[0].is_intact for each in sealed)
    for each in sealed:
        assert 0 < (each.seals[0].at.date() - each.fields.on).days < 10


def test_one_was_opened_again_one_called_off_and_one_has_open_minutes(
    demo: Workspace, conferences: tuple[MeetingView, ...]
) -> None:
    assert [len(each.seals) for each in conferences].count(2) == 1
    states = [each.state for each in conferences]
    assert states.count(MeetingState.CANCELLED) == 1
    assert states[:2] == [MeetingState.INVITED, MeetingState.HELD]
    assert demo.meetings.gaps_for_seal(conferences[1].id)


def test_the_next_conference_is_on_thursday_with_twelve_items(
    conferences: tuple[MeetingView, ...],
) -> None:
    following = conferences[0]
    assert following.fields.on.weekday() == THURSDAY
    assert 0 < (following.fields.on - DAY).days <= 7
    assert len(following.items) == 12
    assert following.minutes_too_many > 0


def test_its_old_cases_came_back_for_different_reasons(
    demo: Workspace, conferences: tuple[MeetingView, ...]
) -> None:
    back = demo.meetings.returning(conferences[0].id)
    old = {item.fields.client_id for item in conferences[0].items if item.is_old}
    assert {each.client_id for each in back} == old
    assert {each.why for each in back} == {
        Return.OPEN_ACTION,
        Return.POSTPONED,
        Return.DAY_REACHED,
    }


def test_its_people_may_hear_all_some_or_nothing(
    demo: Workspace, conferences: tuple[MeetingView, ...]
) -> None:
    following = conferences[0]
    cells = demo.meetings.matrix(following.id).cells.values()
    by_basis = {cell.access for cell in cells if not cell.holds}
    assert by_basis >= {Access.ALL, Access.SOME, Access.VEILED, Access.OUTSIDE, Access.OWN}
    nothing = [
        person.name
        for person in following.participants
        if all(cell.access is Access.VEILED for cell in cells if cell.participant_id == person.id)
    ]
    assert nothing


def test_one_consent_ends_between_the_invitation_and_the_meeting(
    demo: Workspace, conferences: tuple[MeetingView, ...]
) -> None:
    following = conferences[0]
    assert following.invited_on is not None
    clients = [item.fields.client_id for item in following.items if item.fields.client_id]
    held = [row.consent for ref in clients for row in demo.consents.of(ref)]
    ending = [
        row
        for row in held
        if state_on(row, following.invited_on) is ConsentState.VALID
        and state_on(row, following.fields.on) is ConsentState.EXPIRED
    ]
    assert ending


def test_a_client_comes_to_her_own_case_with_an_interpreter(
    conferences: tuple[MeetingView, ...],
) -> None:
    roles = {each.fields.role for each in conferences[0].participants}
    assert {ParticipantRole.CLIENT, ParticipantRole.INTERPRETER} <= roles


def test_agreements_are_done_open_overdue_and_one_owner_has_left(demo: Workspace) -> None:
    rows = demo.actions.rows()
    assert {row.state for row in rows} == set(ActionState)
    assert {row.fields.kind for row in rows} == set(ActionKind)
    assert any(row.is_overdue(DAY) for row in rows)
    assert any(not row.is_overdue(DAY) for row in rows if row.state is ActionState.OPEN)
    assert [row.owner for row in rows if row.owner_left and row.state is ActionState.OPEN]


def test_items_were_discussed_postponed_and_closed(
    conferences: tuple[MeetingView, ...],
) -> None:
    states = {item.state for each in conferences[1:] for item in each.items}
    assert states == set(ItemState)


def test_minutes_of_the_past_have_texts_of_their_own(
    conferences: tuple[MeetingView, ...],
) -> None:
    said = [text.text for each in conferences for item in each.items for text in item.texts]
    assert len(said) > 150
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    "day", [dt.date(2026, 11, 25), dt.date(2026, 11, 26), dt.date(2026, 12, 31)]
)
def test_the_next_conference_lies_ahead_and_the_others_on_thursdays(day: dt.date) -> None:
    days = [conference(day, ago) for ago in range(25)]
    assert days[0] == next_conference(day) > day
    assert days == sorted(days, reverse=True)
    assert {each.weekday() for each in days} == {THURSDAY}
    assert not [each for each in days[1:] if each.month == 12 and each.day >= 24]


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_seals_are_the_same_from_run_to_run(tmp_path: Path) -> None:
    digests = []
    for run in ("eins", "zwei"):
        workspace = filled(tmp_path / run, DAY, first=2)
        digests.append(
            [
                seal.digest
                for row in workspace.meetings.rows()
                for seal in workspace.meetings.detail(row.id).seals
            ]
        )
        workspace.close()
    assert digests[0] == digests[1]
    assert len(digests[0]) > 10
