"""What the network refuses with a sentence, and what becomes of tasks about what is removed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.register.fields import (
    Agreement,
    BodyFields,
    Meeting,
    NeedFields,
    OfferFields,
)
from gkdesk.text.clean import TEXT_LIMIT
from gkdesk.text.codes.network import BodyState
from gkdesk.text.sentences.errors import sentence
from tests.factories import a_body, a_cooperation, a_need, a_task, an_organisation
from tests.store_rows import all_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import CooperationId

HUGE = 10**30


@pytest.fixture
def cooperation(workspace: Workspace) -> CooperationId:
    first, second = (an_organisation(workspace, name=name, short_name="") for name in "AB")
    return a_cooperation(workspace, first, second)


def refusal(act: Callable[[], object]) -> InvalidInput:
    with pytest.raises(InvalidInput) as refused:
        act()
    assert sentence(refused.value)
    return refused.value


def test_a_body_with_others_below_it_is_not_removed_and_they_are_named(
    workspace: Workspace,
) -> None:
    above = a_body(workspace, name="Steuerung")
    below = a_body(workspace, name="Arbeitskreis Sprache", parent_id=above)
    workspace.bodies.end(below)
    error = refusal(lambda: workspace.bodies.remove(above))
    assert "Arbeitskreis Sprache" in sentence(error)
    workspace.bodies.remove(below)
    workspace.bodies.remove(above)
    assert workspace.bodies.rows(with_ended=True) == ()


def test_a_body_does_not_end_before_it_begins(workspace: Workspace) -> None:
    body = a_body(workspace, began_on=dt.date(2099, 5, 1))
    error = refusal(lambda: workspace.bodies.end(body))
    assert "1. 5. 2099" in sentence(error)
    assert workspace.bodies.detail(body).fields.state is BodyState.ACTIVE
    assert workspace.bodies.detail(body).ended_on is None


def test_a_cooperation_does_not_end_before_it_begins(workspace: Workspace) -> None:
    first, second = (an_organisation(workspace, name=name, short_name="") for name in "AB")
    ahead = a_cooperation(workspace, first, second, since=dt.date(2099, 1, 1))
    error = refusal(lambda: workspace.cooperations.end(ahead))
    assert "1. 1. 2099" in sentence(error)
    assert workspace.cooperations.detail(ahead).fields.until is None


def test_a_cooperation_may_end_on_the_day_it_began(workspace: Workspace) -> None:
    first, second = (an_organisation(workspace, name=name, short_name="") for name in "AB")
    day = dt.date(2020, 3, 1)
    short = a_cooperation(workspace, first, second, since=day)
    workspace.cooperations.end(short, day)
    assert workspace.cooperations.detail(short).fields.until == day


@pytest.mark.parametrize(("number", "problem"), [(-3, "negative"), (HUGE, "too_many")])
def test_numbers_that_nobody_counts_are_refused(
    workspace: Workspace, number: int, problem: str
) -> None:
    body, day = a_body(workspace), dt.date(2025, 1, 1)
    for act in (
        lambda: workspace.bodies.save_meeting(body, Meeting(on=day, present=number)),
        lambda: workspace.needs.create(NeedFields("Kurse", count=number)),
        lambda: workspace.offers.create(OfferFields("B1", seats=number)),
    ):
        assert refusal(act).problem == problem


@pytest.mark.parametrize("day", [dt.date.max, dt.date(2200, 1, 1), dt.date(1899, 12, 31)])
def test_days_out_of_all_calendars_are_refused(
    workspace: Workspace, cooperation: CooperationId, day: dt.date
) -> None:
    save = workspace.cooperations.save_agreement
    error = refusal(lambda: save(cooperation, Agreement(runs_until=day)))
    assert (error.field, error.problem) == ("runs_until", "out_of_range")
    refusal(lambda: workspace.bodies.create(BodyFields("Kreis", began_on=day)))


def test_a_task_about_a_need_that_is_removed_says_what_it_was_about(workspace: Workspace) -> None:
    need = a_need(workspace, topic="Kurse am Abend")
    task = a_task(workspace, note="Frau Özcan fragen", about_kind="need", about_ref=need)
    before = all_records(workspace)
    workspace.needs.remove(need)
    fields = workspace.tasks.detail(task).fields
    assert (fields.about_kind, fields.about_ref) == ("", None)
    assert fields.note == "Frau Özcan fragen\nGing um: Kurse am Abend"
    workspace.history.undo()
    assert all_records(workspace) == before


def test_a_task_without_room_for_more_keeps_its_note(workspace: Workspace) -> None:
    need = a_need(workspace)
    task = a_task(workspace, note="x" * TEXT_LIMIT, about_kind="need", about_ref=need)
    workspace.needs.remove(need)
    assert workspace.tasks.detail(task).fields.note == "x" * TEXT_LIMIT


def test_a_task_with_a_full_note_says_in_its_line_what_it_was_about(workspace: Workspace) -> None:
    need = a_need(workspace, topic="Kurse am Abend")
    task = a_task(
        workspace,
        what="Nachfragen",
        note="x" * TEXT_LIMIT,
        about_kind="need",
        about_ref=need,
    )
    workspace.needs.remove(need)
    fields = workspace.tasks.detail(task).fields
    assert fields.what == "Nachfragen – Ging um: Kurse am Abend"
    workspace.tasks.save(task, fields)
