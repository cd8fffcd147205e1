"""Structural issues: noted without a person, counted from three cases on, routed, closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.meetings.fields import Item
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.meetings import IssueKind, IssueRoute, ItemKind
from gkdesk.text.ids import BodyId, IssueId, MeetingId
from tests.factories import a_body, a_client, a_meeting, an_issue
from tests.store_rows import all_records

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


@pytest.mark.parametrize(("number", "shown"), [(0, None), (1, None), (2, None), (3, 3), (4, 4)])
def test_the_number_of_cases_is_shown_from_three_on(
    workspace: Workspace, number: int, shown: int | None
) -> None:
    issue = an_issue(workspace)
    for _ in range(number):
        workspace.issues.link_case(issue, a_client(workspace))
    view = workspace.issues.detail(issue)
    assert (view.cases, view.own_cases) == (shown, number)


def test_a_case_counts_once_and_may_be_taken_away(workspace: Workspace) -> None:
    issue, client = an_issue(workspace), a_client(workspace)
    for _ in range(2):
        workspace.issues.link_case(issue, client)
    assert workspace.issues.cases(issue) == (client,)
    workspace.issues.unlink_case(issue, client)
    assert workspace.issues.cases(issue) == ()
    with pytest.raises(RecordGone):
        workspace.issues.link_case(IssueId(7), client)


def test_an_issue_begins_with_the_case_it_was_seen_at(workspace: Workspace) -> None:
    client = a_client(workspace)
    ref = workspace.issues.create(IssueFields("Kein Kurs am Abend"), client_id=client).ref
    (view,) = workspace.issues.rows()
    assert (view.id, view.own_cases, view.noted_on) == (ref, 1, TODAY)
    assert "Yusuf" not in repr(view)


def test_all_that_was_entered_is_kept(workspace: Workspace) -> None:
    entered = IssueFields(
        "Wartezeiten",
        kind=IssueKind.INTERFACE,
        field="language",
        need="mehr Plätze",
        addressee="Kreis",
        meeting_id=a_meeting(workspace),
        body_id=a_body(workspace),
        route=IssueRoute.EXISTING_GROUP,
        mandate="Vorschlag bis Mai",
        mandate_until=dt.date(2027, 5, 1),
        decision="zwei Kurse mehr",
        decided_on=TODAY,
        review_on=dt.date(2027, 6, 1),
    )
    issue = an_issue(workspace)
    workspace.issues.save(issue, entered)
    view = workspace.issues.detail(issue)
    assert (view.fields, view.body, view.field) == (entered, "Bündniskerngruppe", view.field)
    assert view.field not in {"", "language"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"theme": ""}, "theme"),
        ({"field": "nichts"}, "field"),
        ({"body_id": BodyId(7)}, "body_id"),
        ({"meeting_id": MeetingId(7)}, "meeting_id"),
    ],
)
def test_what_is_not_there_is_refused(
    workspace: Workspace, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        an_issue(workspace, **fields)
    assert refused.value.field == field


def test_what_is_to_be_looked_at_comes_first_and_what_is_closed_on_demand(
    workspace: Workspace,
) -> None:
    an_issue(workspace, theme="ohne Tag")
    an_issue(workspace, theme="später", review_on=dt.date(2027, 5, 1))
    an_issue(workspace, theme="bald", review_on=dt.date(2027, 1, 1))
    closed = an_issue(workspace, theme="abgeschlossen")
    workspace.issues.close(closed)
    assert [row.fields.theme for row in workspace.issues.rows()] == ["bald", "später", "ohne Tag"]
    assert workspace.issues.rows(with_closed=True)[-1].closed_on == TODAY
    workspace.issues.reopen(closed)
    assert len(workspace.issues.rows()) == 4


def test_an_issue_on_an_agenda_stays(workspace: Workspace) -> None:
    issue, meeting = an_issue(workspace), a_meeting(workspace)
    workspace.agenda.save_item(meeting, Item(ItemKind.STRUCTURAL, structural_id=issue))
    with pytest.raises(InvalidInput) as refused:
        workspace.issues.remove(issue)
    assert refused.value.problem == "issue_on_agenda"


def test_every_step_can_be_undone(workspace: Workspace) -> None:
    issue, client, other = an_issue(workspace), a_client(workspace), a_client(workspace)
    workspace.issues.link_case(issue, client)
    fields = workspace.issues.detail(issue).fields
    before = all_records(workspace)
    for step in (
        lambda: workspace.issues.create(IssueFields("Neu"), client_id=client),
        lambda: workspace.issues.save(issue, replace(fields, need="mehr Plätze")),
        lambda: workspace.issues.link_case(issue, other),
        lambda: workspace.issues.unlink_case(issue, client),
        lambda: workspace.issues.close(issue),
        lambda: workspace.issues.remove(issue),
    ):
        step()
        assert all_records(workspace) != before
        workspace.history.undo()
        assert all_records(workspace) == before


def test_an_issue_knows_the_meetings_it_was_on_the_newest_first(workspace: Workspace) -> None:
    issue = an_issue(workspace)
    item = Item(ItemKind.STRUCTURAL, structural_id=issue)
    earlier = a_meeting(workspace, on=TODAY)
    later = a_meeting(workspace, on=TODAY + dt.timedelta(days=30))
    for meeting in (earlier, later, later):
        workspace.agenda.save_item(meeting, item)
    assert workspace.issues.agendas(issue) == (later, earlier)
    assert workspace.issues.agendas(an_issue(workspace)) == ()
