"""The cases of the invented alliance: what a demonstration has to be able to show."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.basis.gate import state_on
from gkdesk.services.clients.views import ClientFilter
from gkdesk.text.codes.cases import (
    ChainState,
    ConsentPurpose,
    ConsentState,
    Opening,
    ReferralState,
)
from gkdesk.text.codes.clients import Basis, CaseForm, CaseState, CodeList, DueKind
from gkdesk.text.codes.meetings import IssueRoute
from tests.conftest import DEMO_DAY

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.workspace import Workspace

DAY = DEMO_DAY


@pytest.fixture(scope="module")
def demo(whole_demo: Workspace) -> Workspace:
    """Return the demo alliance, for reading only."""
    return whole_demo


@pytest.fixture(scope="module")
def people(demo: Workspace) -> dict[str, ClientDetail]:
    """Return the records of the demo by name."""
    rows = demo.clients.rows(ClientFilter(state=None))
    return {row.name: demo.clients.detail(row.id) for row in rows}


def codes(demo: Workspace, chosen: CodeList) -> set[str]:
    """Return the codes of a list."""
    return {entry.code for entry in demo.codes.entries(chosen)}


def test_there_are_forty_clients_and_several_families(people: dict[str, ClientDetail]) -> None:
    assert len(people) == 40
    families = [each for each in people.values() if each.identity.form is CaseForm.FAMILY]
    assert len(families) >= 3
    assert all(each.members for each in families)


def test_every_residence_status_of_the_list_occurs(
    demo: Workspace, people: dict[str, ClientDetail]
) -> None:
    used = {row.status for each in people.values() for row in each.statuses}
    assert used == codes(demo, CodeList.RESIDENCE_STATUS)


def test_there_are_cases_in_every_phase_now(
    demo: Workspace, people: dict[str, ClientDetail]
) -> None:
    now = {row.phase for each in people.values() for row in each.phases if row.until is None}
    assert now == codes(demo, CodeList.CASE_PHASE)
    assert {each.case.triage for each in people.values()} >= codes(demo, CodeList.CASE_TRIAGE)


def test_accompaniments_began_at_different_times_before_the_demo(
    people: dict[str, ClientDetail],
) -> None:
    began = {each.began_on for each in people.values()}
    assert min(began) < DAY - dt.timedelta(days=700)
    assert max(began) < DAY
    assert len(began) > 20


def test_referrals_are_there_in_every_state_some_without_an_answer(
    people: dict[str, ClientDetail],
) -> None:
    rows = [row for each in people.values() for row in each.referrals]
    assert {row.state for row in rows} == set(ReferralState)
    late = [row for row in rows if row.state is ReferralState.ASKED and row.answer_due]
    assert sum(row.answer_due < DAY for row in late if row.answer_due) >= 3


def test_chains_show_every_state_and_every_way_of_a_transition(
    people: dict[str, ClientDetail],
) -> None:
    steps = [row for each in people.values() for row in each.chain]
    rows = [row for each in people.values() for row in each.transitions]
    assert {row.state for row in steps} == set(ChainState)
    assert {row.opening for row in rows} == {*Opening, None}
    for done in ("prepared_on", "accompanied_on", "documented_on", "talked_on"):
        assert any(getattr(row, done) for row in rows), done


def test_some_anschluss_is_missing_and_some_is_not_used(demo: Workspace) -> None:
    counted = Counter(row.opening for row in demo.chains.open_ends())
    assert set(counted) == set(Opening)


def test_grounds_of_disclosure_are_there_of_all_kinds_and_states(
    people: dict[str, ClientDetail],
) -> None:
    rows = [row for each in people.values() for row in each.consents]
    states = {state_on(row, DAY) for row in rows}
    assert states >= set(ConsentState) - {ConsentState.COMING}
    assert {row.basis for row in rows} == {Basis.CONSENT, Basis.RELEASE, Basis.LEGAL_PROVISION}
    assert {row.purpose for row in rows} == set(ConsentPurpose)
    assert any(row.member_id for row in rows)
    assert any(row.confided for row in rows)


def test_a_withdrawal_finds_what_went_out_before(
    demo: Workspace, people: dict[str, ClientDetail]
) -> None:
    client = people["Abdulrahman Al-Khatib"]
    (withdrawn,) = [row for row in client.consents if row.withdrawn_on]
    assert withdrawn.id is not None
    told = demo.consent_papers.notice_recipients(client.id, withdrawn.id)
    named = {each.name: each.passed_on for each in told if each.is_preset}
    assert set(named) == {"Jobcenter Musterland", "Frau Selin Aksoy, JC"}
    assert len(named["Jobcenter Musterland"]) == 2
    (heard,) = named["Frau Selin Aksoy, JC"]
    assert heard.what.startswith("mündlich in der Konferenz")
    assert all(line.on < DAY - dt.timedelta(days=90) for lines in named.values() for line in lines)


def test_one_client_has_two_permits_that_hold_at_once(people: dict[str, ClientDetail]) -> None:
    doubled = [
        each
        for each in people.values()
        if sum(not row.used_on and row.valid_until is not None for row in each.permits) > 1
    ]
    assert [each.name for each in doubled] == ["Samira Haidari"]


def test_some_notes_were_confided_and_come_from_different_sources(
    people: dict[str, ClientDetail],
) -> None:
    notes = [row for each in people.values() for row in each.notes]
    assert any(row.confided for row in notes)
    assert len({row.source for row in notes}) >= 4


def test_fallfuehrung_has_a_history_and_some_case_has_none(
    people: dict[str, ClientDetail],
) -> None:
    handed_over = [each for each in people.values() if len(each.leads) > 1]
    assert len(handed_over) >= 5
    open_cases = [each for each in people.values() if each.state is CaseState.ACTIVE]
    assert any(not each.leads for each in open_cases)


def test_structural_issues_take_every_route_and_small_numbers_are_hidden(
    demo: Workspace,
) -> None:
    rows = demo.issues.rows(with_closed=True)
    assert {row.fields.route for row in rows} == set(IssueRoute)
    shown = [row.cases for row in rows]
    assert shown.count(None) >= 2
    assert sum(count is not None for count in shown) >= 2


ALL_IN_HAND = {DueKind.SERIES, DueKind.CASE_AGAIN}
"""Every series has its next day, and whom a conference wanted to see again is on its agenda."""


def test_heute_of_the_demo_shows_every_kind(demo: Workspace) -> None:
    items = [item for section in demo.today.view().sections for item in section.items]
    assert set(DueKind) - ALL_IN_HAND - {item.kind for item in items} == set()
