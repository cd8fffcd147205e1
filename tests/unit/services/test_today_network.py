"""What of the network waits on the page Heute; today is Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.register.fields import Agreement
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.codes.network import FormalBasis, NeedState
from tests.factories import a_client, a_cooperation, a_need, a_task, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.today.views import DueItem
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import CooperationId

TODAY = dt.date(2026, 11, 18)
OFFICE = {"name": "Jobcenter", "short_name": "JC"}


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def waiting(workspace: Workspace, kind: DueKind) -> list[DueItem]:
    view = workspace.today.view()
    return [item for part in view.sections for item in part.items if item.kind is kind]


def tie_with(workspace: Workspace, *agreements: Agreement) -> CooperationId:
    first, second = an_organisation(workspace, **OFFICE), an_organisation(workspace)
    tie = a_cooperation(workspace, first, second)
    for agreement in agreements:
        workspace.cooperations.save_agreement(tie, agreement)
    return tie


@pytest.mark.parametrize(
    ("agreement", "title", "group"),
    [
        (Agreement(review_on=days(-400)), "Vereinbarung prüfen", DueGroup.OVERDUE),
        (Agreement(review_on=TODAY), "Vereinbarung prüfen", DueGroup.TODAY),
        (Agreement(review_on=days(2)), "Vereinbarung prüfen", DueGroup.THIS_WEEK),
        (Agreement(review_on=days(30)), "Vereinbarung prüfen", DueGroup.SOON),
        (Agreement(review_on=days(31)), None, None),
        (Agreement(runs_until=days(91)), None, None),
        (Agreement(runs_until=days(90)), "Vereinbarung läuft aus", DueGroup.SOON),
        (Agreement(runs_until=TODAY), "Vereinbarung läuft aus", DueGroup.TODAY),
        (Agreement(runs_until=days(-90)), "Vereinbarung ist ausgelaufen", DueGroup.OVERDUE),
        (Agreement(runs_until=days(-91)), None, None),
        (
            Agreement(review_on=days(5), runs_until=days(2)),
            "Vereinbarung läuft aus",
            DueGroup.THIS_WEEK,
        ),
    ],
)
def test_an_agreement_is_told_in_time(
    workspace: Workspace, agreement: Agreement, title: str | None, group: DueGroup | None
) -> None:
    tie = tie_with(workspace, agreement)
    found = waiting(workspace, DueKind.AGREEMENT_REVIEW)
    assert [(item.title, item.group) for item in found] == ([(title, group)] if title else [])
    for item in found:
        assert (item.subject, item.note) == ("JC – VHS", "Kooperationsvereinbarung")
        assert (item.record, item.ref) == (RecordKind.COOPERATION, tie)


def test_an_agreement_that_a_longer_one_of_its_kind_follows_is_not_told(
    workspace: Workspace,
) -> None:
    ends = Agreement(runs_until=days(10), review_on=None)
    longer = Agreement(runs_until=days(800))
    tie = tie_with(workspace, ends, longer)
    assert waiting(workspace, DueKind.AGREEMENT_REVIEW) == []
    stronger = Agreement(basis=FormalBasis.FORWARDING_CONTRACT, runs_until=days(10))
    workspace.cooperations.save_agreement(tie, stronger)
    (item,) = waiting(workspace, DueKind.AGREEMENT_REVIEW)
    assert item.note == "Weiterleitungsvertrag"


def test_every_agreement_of_a_cooperation_that_is_due_waits(workspace: Workspace) -> None:
    tie = tie_with(
        workspace,
        Agreement(review_on=days(3), runs_until=days(20)),
        Agreement(basis=FormalBasis.LETTER_OF_INTENT, review_on=days(1)),
        Agreement(basis=FormalBasis.MINUTES, review_on=days(300)),
    )
    found = waiting(workspace, DueKind.AGREEMENT_REVIEW)
    parts = {each.id for each in workspace.cooperations.detail(tie).agreements}

    assert [(item.day, item.note) for item in found] == [
        (days(1), "Letter of Intent"),
        (days(3), "Kooperationsvereinbarung"),
    ]
    assert {item.part_id for item in found} < parts


def test_a_review_of_an_agreement_that_ran_out_no_longer_waits(workspace: Workspace) -> None:
    tie_with(workspace, Agreement(review_on=days(-200), runs_until=days(-120)))
    assert waiting(workspace, DueKind.AGREEMENT_REVIEW) == []


def test_agreements_of_what_has_ended_are_not_told(workspace: Workspace) -> None:
    tie = tie_with(workspace, Agreement(review_on=TODAY))
    workspace.cooperations.end(tie)
    assert waiting(workspace, DueKind.AGREEMENT_REVIEW) == []
    workspace.cooperations.reopen(tie)
    workspace.organisations.end(workspace.cooperations.detail(tie).fields.first_id)
    assert waiting(workspace, DueKind.AGREEMENT_REVIEW) == []


def test_open_needs_that_nobody_sees_to_are_counted_and_some_are_named(
    workspace: Workspace,
) -> None:
    for number in range(7):
        a_need(workspace, topic=f"Kurs {number}", owner=" ")
    a_need(workspace, topic="Betreut", owner="Frau Petersen")
    a_need(workspace, topic="Gedeckt", state=NeedState.MET)
    found = waiting(workspace, DueKind.GAP_WITHOUT_OWNER)
    assert [item.subject for item in found] == [f"Kurs {number}" for number in range(5)]
    assert workspace.today.view().unowned_needs == 7
    item = found[0]
    assert (item.title, item.note, item.day) == ("Zuständigkeit klären", "Sprache", None)


@pytest.mark.parametrize(
    ("number", "group"),
    [
        (-1, DueGroup.OVERDUE),
        (0, DueGroup.TODAY),
        (4, DueGroup.THIS_WEEK),
        (30, DueGroup.SOON),
        (31, None),
    ],
)
def test_tasks_stand_under_their_day(
    workspace: Workspace, number: int, group: DueGroup | None
) -> None:
    a_task(workspace, due_on=days(number))
    found = waiting(workspace, DueKind.TASK)
    assert [item.group for item in found] == ([] if group is None else [group])


def test_some_tasks_without_a_day_are_remembered_and_those_done_are_not(
    workspace: Workspace,
) -> None:
    for number in range(7):
        a_task(workspace, what=f"Anruf {number}")
    done = a_task(workspace, what="Aktuell", due_on=TODAY)
    workspace.tasks.finish(done)
    found = waiting(workspace, DueKind.TASK)
    assert [(item.title, item.group) for item in found] == [
        (f"Anruf {number}", DueGroup.THIS_WEEK) for number in range(5)
    ]


def test_a_task_names_what_it_is_about_and_says_when_that_is_gone(workspace: Workspace) -> None:
    need = a_need(workspace, owner="Team")
    client = a_client(workspace)
    a_task(workspace, what="a", about_kind="need", about_ref=need)
    a_task(workspace, what="b", about_kind="client", about_ref=client)
    a_task(workspace, what="c")
    a_task(workspace, what="d", about_kind="unknown", about_ref=7)
    workspace.needs.remove(need)
    assert _about(workspace) == {
        "a": ("Aufgabe", ""),
        "b": ("Yusuf al-Hariri", ""),
        "c": ("Aufgabe", ""),
        "d": ("Aufgabe", ""),
    }
    workspace.history.undo()
    assert _about(workspace)["a"] == ("Alphabetisierung", "")


def _about(workspace: Workspace) -> dict[str, tuple[str, str]]:
    found = waiting(workspace, DueKind.TASK)
    return {item.title: (item.subject, item.note) for item in found}


def test_an_organisation_with_which_many_work_is_to_be_confirmed(
    workspace: Workspace, clock: FixedClock
) -> None:
    hub = an_organisation(workspace, name="Integrationszentrum")
    others = [an_organisation(workspace, name=f"Stelle {number}") for number in range(3)]
    ties = [a_cooperation(workspace, hub, other) for other in others]
    clock.advance(dt.timedelta(days=400))
    (item,) = waiting(workspace, DueKind.STALE_ORGANISATION)
    assert (item.title, item.subject) == ("Organisation prüfen", "Integrationszentrum")
    assert item.note == "zuletzt geprüft 18. 11. 2026"
    workspace.cooperations.end(ties[0])
    assert waiting(workspace, DueKind.STALE_ORGANISATION) == []
    workspace.cooperations.reopen(ties[0])
    workspace.organisations.confirm(hub)
    assert waiting(workspace, DueKind.STALE_ORGANISATION) == []
