"""The problem list names the mandate of a new group, and what has been rejected is not open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperWish
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import IssueRoute
from tests.factories import a_client, an_issue
from tests.unit.services.conference_kit import said

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)


def the_list(workspace: Workspace) -> str:
    return said(workspace, CasePaperWish(CasePaperCode.ISSUES, Audience.STEERING_GROUP))


def test_a_new_group_stands_there_with_its_mandate_and_its_end(workspace: Workspace) -> None:
    an_issue(
        workspace,
        route=IssueRoute.NEW_GROUP,
        mandate="Ablauf der Anmeldung neu ordnen",
        mandate_until=TODAY + 90 * DAY,
    )
    text = the_list(workspace)
    assert "Auftrag: Ablauf der Anmeldung neu ordnen" in text
    assert "bis 16. 2. 2027" in text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_review_that_is_past_is_said_to_be_due(workspace: Workspace) -> None:
    an_issue(workspace, review_on=TODAY - DAY)
    assert "Überprüfung war am" in the_list(workspace)


def test_what_was_rejected_does_not_stand_under_what_is_open(workspace: Workspace) -> None:
    an_issue(workspace, route=IssueRoute.REJECTED)
    text = the_list(workspace)
    assert "Abgeschlossen" in text
    assert "Offen" not in text


@pytest.mark.parametrize(("smallest", "shown"), [(3, "4"), (5, "weniger als 5")])
def test_from_how_many_cases_on_a_number_is_said_is_for_the_office(
    workspace: Workspace, smallest: int, shown: str
) -> None:
    workspace.office.save(OfficeFacts(smallest_count=smallest))
    issue = an_issue(workspace)
    for number in range(4):
        workspace.issues.link_case(issue, a_client(workspace, code=f"K{number}"))
    assert f"\n{shown}\n" in the_list(workspace)
    assert workspace.issues.detail(issue).cases == (4 if smallest == 3 else None)
