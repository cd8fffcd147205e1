"""What the page Heute shows; today is Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import (
    ContactEntry,
    FollowUp,
    Paper,
    StatusEntry,
    Step,
)
from gkdesk.services.today.today import SHOWN_PER_SECTION
from gkdesk.text.codes.clients import DueGroup, DueKind
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def listed(workspace: Workspace, *kinds: DueKind) -> list[tuple[DueKind, DueGroup, str]]:
    return [
        (item.kind, item.group, item.title)
        for section in workspace.today.view().sections
        for item in section.items
        if item.kind in kinds
    ]


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-1, DueGroup.OVERDUE),
        (0, DueGroup.TODAY),
        (1, DueGroup.THIS_WEEK),
        (4, DueGroup.THIS_WEEK),
        (5, None),
    ],
)
def test_steps_and_follow_ups_stand_under_their_day(
    workspace: Workspace, days: int, group: DueGroup | None
) -> None:
    day = TODAY + dt.timedelta(days=days)
    a_client(workspace, Step("Anrufen", until=day), FollowUp(day, "Nachfragen"))
    expected = [] if group is None else [group, group]
    found = listed(workspace, DueKind.STEP, DueKind.FOLLOW_UP)
    assert [entry[1] for entry in found] == expected


def test_what_is_done_or_belongs_to_an_ended_case_does_not_wait(workspace: Workspace) -> None:
    a_client(workspace, Step("a", until=TODAY, done_on=TODAY), FollowUp(TODAY, "b", done_on=TODAY))
    ended = a_client(workspace, Step("c", until=TODAY), Paper("Pass", valid_until=TODAY))
    workspace.clients.end(ended, TODAY, "")
    assert listed(workspace, DueKind.STEP, DueKind.FOLLOW_UP, DueKind.PAPER) == []


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-91, None),
        (-90, DueGroup.OVERDUE),
        (2, DueGroup.THIS_WEEK),
        (42, DueGroup.SOON),
        (43, None),
    ],
)
def test_papers_are_told_weeks_before_they_expire(
    workspace: Workspace, days: int, group: DueGroup | None
) -> None:
    day = TODAY + dt.timedelta(days=days)
    a_client(workspace, Paper("Pass", valid_until=day), StatusEntry("toleration", until=day))
    expected = [] if group is None else [group, group]
    assert [entry[1] for entry in listed(workspace, DueKind.PAPER, DueKind.STATUS)] == expected


def test_an_expiring_document_is_named_by_its_status(workspace: Workspace) -> None:
    a_client(workspace, StatusEntry("permission_to_stay", document_until=dt.date(2026, 11, 20)))
    assert listed(workspace, DueKind.STATUS) == [
        (DueKind.STATUS, DueGroup.THIS_WEEK, "Aufenthaltsgestattung § 55 AsylG")
    ]


def test_a_status_that_another_one_followed_is_not_told(workspace: Workspace) -> None:
    a_client(
        workspace,
        StatusEntry("toleration", since=dt.date(2025, 1, 1), until=TODAY),
        StatusEntry("permit_25_5", since=dt.date(2026, 11, 1), until=dt.date(2028, 1, 1)),
    )
    assert listed(workspace, DueKind.STATUS) == []


def test_a_client_without_step_and_follow_up_is_remembered(workspace: Workspace) -> None:
    a_client(workspace, official_name="Rojin")
    a_client(workspace, Step("x"), official_name="Amina")
    a_client(workspace, FollowUp(dt.date(2027, 1, 1), "x"), official_name="Omar")
    view = workspace.today.view()
    found = [item for s in view.sections for item in s.items if item.kind is DueKind.NO_STEP]
    assert [item.subject for item in found] == ["Rojin"]
    assert found[0].note == "noch keine Gesprächsnotiz"


def test_a_client_whom_nobody_met_for_long_is_remembered(
    workspace: Workspace, clock: FixedClock
) -> None:
    a_client(workspace, Step("x"), ContactEntry("getroffen"), official_name="Nadia")
    clock.advance(dt.timedelta(days=55))
    assert workspace.today.view().long_without_contact == 0
    clock.advance(dt.timedelta(days=1))
    view = workspace.today.view()
    (item,) = [i for s in view.sections for i in s.items if i.kind is DueKind.NO_CONTACT]
    assert (item.subject, item.note) == ("Nadia", "zuletzt gesprochen Mi 18. 11. 2026")
    assert view.long_without_contact == 1


def test_stale_contacts_are_counted_and_some_are_named(
    workspace: Workspace, clock: FixedClock
) -> None:
    office = an_organisation(workspace, name="Ausländerbehörde")
    for number in range(7):
        a_contact(workspace, name=f"Lindner {number}", organisation_id=office)
    clock.advance(dt.timedelta(days=400))
    view = workspace.today.view()
    named = [i for s in view.sections for i in s.items if i.kind is DueKind.STALE_CONTACT]
    assert (view.stale_contacts, len(named)) == (7, 5)
    assert named[0].title == "Ansprechperson prüfen: Ausländerbehörde"


def test_a_missing_backup_is_told(workspace: Workspace) -> None:
    assert listed(workspace, DueKind.BACKUP) == [
        (DueKind.BACKUP, DueGroup.TODAY, "Bestand sichern")
    ]


def test_sections_come_in_order_with_the_most_urgent_first(workspace: Workspace) -> None:
    a_client(
        workspace,
        Step("später", until=dt.date(2026, 11, 12)),
        Step("zuerst", until=dt.date(2026, 11, 2)),
        Paper("Pass", valid_until=dt.date(2026, 12, 20)),
        FollowUp(TODAY, "heute"),
    )
    view = workspace.today.view()
    groups = [section.group for section in view.sections]
    assert groups == [DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.SOON]
    assert [item.title for item in view.sections[0].items] == ["zuerst", "später"]
    assert (view.overdue, view.waiting) == (2, 5)


def test_a_long_section_is_cut_but_counted(workspace: Workspace) -> None:
    client = a_client(workspace)
    for number in range(SHOWN_PER_SECTION + 3):
        workspace.clients.save_part(client, FollowUp(TODAY, f"Anruf {number}"))
    (section,) = [s for s in workspace.today.view().sections if s.group is DueGroup.TODAY]
    assert (len(section.items), section.total) == (SHOWN_PER_SECTION, SHOWN_PER_SECTION + 4)
