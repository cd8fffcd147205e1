"""Whose Anschluss is open: the same people on the screen and on paper. All names invented."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from gkdesk.services.case_papers.reading import read_cohort
from gkdesk.services.clients.case_fields import ChainStep, Consent, Transition
from gkdesk.services.clients.fields import ContactEntry, Member
from gkdesk.text.codes.cases import ChainState, ConsentPurpose, Opening
from tests.factories import a_client, a_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.case_papers.lists import CohortRow
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(1)
WEEK = dt.timedelta(weeks=1)


def on_paper(workspace: Workspace, *chosen: ClientId) -> tuple[CohortRow, ...]:
    with workspace._store.read() as session:
        return read_cohort(session, chosen, TODAY)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def a_chain(workspace: Workspace, name: str, *steps: ChainStep) -> ClientId:
    return a_client(workspace, *steps, official_name=name)


def test_screen_and_paper_name_the_same_people(workspace: Workspace) -> None:
    a_chain(workspace, "Ohne Übergang", ChainStep("B1-Kurs", state=ChainState.DONE))
    beside = a_chain(workspace, "Mit laufendem Kurs", ChainStep("Praktikum"))
    course = a_part(workspace, beside, ChainStep("A2-Kurs", state=ChainState.RUNNING))
    a_part(workspace, beside, Transition(from_id=course, opening=Opening.MISSING))
    a_chain(workspace, "Geht weiter", ChainStep("B1-Kurs", state=ChainState.RUNNING))
    ends = workspace.chains.open_ends()
    assert {each.name for each in ends} == {"Ohne Übergang", "Mit laufendem Kurs"}
    assert [(row.name, row.after) for row in on_paper(workspace)] == [
        ("Mit laufendem Kurs", "A2-Kurs"),
        ("Ohne Übergang", "B1-Kurs"),
    ]


def test_a_step_that_was_noted_as_the_next_one_closes_the_opening(workspace: Workspace) -> None:
    client = a_chain(workspace, "Amina Haidari")
    course = a_part(workspace, client, ChainStep("A2-Kurs", state=ChainState.DONE))
    open_end = Transition(from_id=course, opening=Opening.NOT_USED)
    ref = a_part(workspace, client, open_end)
    following = a_part(workspace, client, ChainStep("B1-Kurs", state=ChainState.PLANNED))
    assert [each.opening for each in workspace.chains.open_ends()] == [Opening.NOT_USED]
    a_part(workspace, client, Transition(from_id=course, to_id=following, id=ref))
    assert workspace.chains.open_ends() == ()


def test_a_chosen_person_stands_on_paper_although_nothing_is_open(workspace: Workspace) -> None:
    client = a_chain(workspace, "Geht weiter", ChainStep("B1-Kurs", state=ChainState.RUNNING))
    a_part(workspace, client, ContactEntry("angerufen", TODAY - DAY))
    (row,) = on_paper(workspace, client)
    assert (row.name, row.after, row.opening) == ("Geht weiter", "", "")
    assert row.last_contact == TODAY - DAY


def agreed_until(workspace: Workspace, client: ClientId, weeks: int, **whose: object) -> None:
    given = Consent(
        purpose=ConsentPurpose.FOLLOW_UP,
        signed_on=TODAY - DAY,
        until=TODAY + weeks * WEEK,
        **whose,  # type: ignore[arg-type]
    )
    a_part(workspace, client, given)


def test_a_family_may_be_contacted_until_the_first_agreement_ends(workspace: Workspace) -> None:
    client = a_chain(workspace, "Familie Weldu", ChainStep("B1-Kurs", state=ChainState.DONE))
    child = a_part(workspace, client, Member("Amal"))
    agreed_until(workspace, client, 9, herself=True)
    agreed_until(workspace, client, 4, member_id=child)
    (end,) = workspace.chains.open_ends()
    assert end.may_be_contacted
    assert end.contact_until == TODAY + 4 * WEEK == on_paper(workspace)[0].contact_until


def test_a_second_agreement_of_the_same_person_goes_on(workspace: Workspace) -> None:
    client = a_chain(workspace, "Amina Haidari", ChainStep("B1-Kurs", state=ChainState.DONE))
    for weeks in (4, 9):
        agreed_until(workspace, client, weeks)
    (end,) = workspace.chains.open_ends()
    assert end.contact_until == TODAY + 9 * WEEK


def test_many_people_cost_no_more_statements_than_one(workspace: Workspace) -> None:
    a_chain(workspace, "Erste", ChainStep("B1-Kurs", state=ChainState.DONE))
    with statements() as for_one:
        workspace.chains.open_ends()
        on_paper(workspace)
    for number in range(5):
        a_chain(workspace, f"Weitere {number}", ChainStep("Kurs", state=ChainState.BROKEN_OFF))
    with statements() as for_six:
        workspace.chains.open_ends()
        assert len(on_paper(workspace)) == 6
    assert len(for_six) == len(for_one)
