"""The analyses of a store: findings in words, set aside and taken up, and what follows of them."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.network.findings.finding import Severity
from gkdesk.services.clients.fields import Helper
from gkdesk.services.code_lists import CodeRow
from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.findings import (
    Analysis,
    FindingCode,
    FollowUp,
    SeatWeight,
    StatusGroup,
    Territory,
)
from gkdesk.text.codes.network import Answer, Evidence
from tests.factories import (
    a_body,
    a_client,
    a_contact,
    a_cooperation,
    a_need,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Workspace


def found(workspace: Workspace, analysis: Analysis, code: FindingCode) -> list[FindingView]:
    return [each for each in workspace.analyses.findings(analysis) if each.code is code]


def the_only(workspace: Workspace, analysis: Analysis, code: FindingCode) -> FindingView:
    (only,) = found(workspace, analysis, code)
    return only


def test_every_analysis_has_its_page_also_while_nothing_is_entered(workspace: Workspace) -> None:
    pages = workspace.analyses.all()
    assert [page.analysis for page in pages] == list(Analysis)
    assert all(page.title and page.means and page.does_not_mean for page in pages)
    assert {page.analysis: page.count for page in pages} == workspace.analyses.counts()


def test_a_finding_says_what_was_found_and_links_the_records(workspace: Workspace) -> None:
    need = a_need(workspace, topic="Abendkurs", owner="")
    finding = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    assert finding.sentence == (
        "Bedarf „Abendkurs“ (Sprache): kein passendes Angebot. Im Handlungsfeld ist kein Angebot "
        "eingetragen. Zuständig ist noch niemand."
    )
    assert "Eine leere Stelle heißt" in finding.note
    assert [(link.kind, link.ref, link.name) for link in finding.links] == [
        (RecordKind.NEED, need, "Abendkurs")
    ]
    assert finding.follow_ups == (FollowUp.TASK, FollowUp.OPEN)


def test_a_finding_without_a_record_offers_nothing_to_open(workspace: Workspace) -> None:
    finding = the_only(workspace, Analysis.COMPLETENESS, FindingCode.NO_CORE_GROUP)
    assert (finding.links, finding.follow_ups) == ((), (FollowUp.TASK,))


def test_links_of_one_kind_stand_in_the_order_of_the_alphabet(workspace: Workspace) -> None:
    for name in ("Berta", "Anton", "Dora", "Cäsar"):
        an_offer(workspace, name=name)
    finding = the_only(workspace, Analysis.GAPS, FindingCode.CELL_SEVERAL)
    assert [link.name for link in finding.links] == ["Anton", "Berta", "Cäsar", "Dora"]


def test_a_bridge_stands_before_those_it_holds(workspace: Workspace) -> None:
    bridge = an_organisation(workspace, name="Zentrum")
    for name in ("Berta", "Anton"):
        a_cooperation(workspace, bridge, an_organisation(workspace, name=name))
    finding = the_only(workspace, Analysis.FIGURES, FindingCode.BRIDGE)
    assert [link.name for link in finding.links] == ["Zentrum", "Anton", "Berta"]


def test_what_is_set_aside_no_longer_waits_until_it_is_taken_up(workspace: Workspace) -> None:
    a_need(workspace)
    before = workspace.analyses.counts()[Analysis.GAPS]
    finding = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    workspace.analyses.set_aside(finding.key)
    after = workspace.analyses.counts()[Analysis.GAPS]
    assert (before.waiting - after.waiting, after.set_aside) == (1, 1)
    assert before.important - after.important == 1
    assert the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET).is_set_aside
    workspace.analyses.take_up(finding.key)
    assert workspace.analyses.counts()[Analysis.GAPS] == before
    workspace.history.undo()
    assert the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET).is_set_aside
    workspace.history.undo()
    assert not the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET).is_set_aside


def test_a_finding_set_aside_until_a_day_comes_back_on_it(
    workspace: Workspace, clock: FixedClock
) -> None:
    a_need(workspace)
    finding = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    workspace.analyses.set_aside(finding.key)
    day = clock.today() + dt.timedelta(days=7)
    workspace.analyses.set_aside(finding.key, day)
    aside = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    assert (aside.is_set_aside, aside.until) == (True, day)
    clock.advance(dt.timedelta(days=7))
    back = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    assert (back.is_set_aside, back.until) == (False, None)


def test_a_finding_is_not_set_aside_until_a_day_that_is_over(
    workspace: Workspace, clock: FixedClock
) -> None:
    a_need(workspace)
    finding = the_only(workspace, Analysis.GAPS, FindingCode.NEED_UNMET)
    with pytest.raises(InvalidInput):
        workspace.analyses.set_aside(finding.key, clock.today())


def test_the_core_group_is_compared_with_the_type_of_the_office(workspace: Workspace) -> None:
    body = a_body(workspace)
    office = an_organisation(workspace, kind="foreigners_office", name="Ausländerbehörde")
    workspace.bodies.save_seat(body, Membership(office))
    for territory, total in ((None, 44), (Territory.CITY, 18), (Territory.TOWN, 4)):
        workspace.office.save(OfficeFacts(territory=territory))
        rows = {row.actor: row for row in workspace.analyses.core_group()}
        assert {row.total for row in rows.values()} == {total}
        assert [link.name for link in rows["Ausländerbehörde"].members] == ["Ausländerbehörde"]
        (youth, *_) = [
            each
            for each in found(workspace, Analysis.COMPLETENESS, FindingCode.ABSENT_FROM_CORE)
            if each.facts.name == "Jugendmigrationsdienste"
        ]
        assert f"von {total} ausgewerteten" in youth.sentence
    assert rows["Ausländerbehörde"].percent is None


def test_a_task_is_proposed_in_plain_words_about_the_first_record(workspace: Workspace) -> None:
    first = an_organisation(workspace, name="Jobcenter", short_name="JC")
    second = an_organisation(workspace)
    tie = a_cooperation(workspace, first, second, lead_is_clear=Answer.NO)
    finding = the_only(workspace, Analysis.INTERFACES, FindingCode.LEAD_UNCLEAR)
    task = workspace.analyses.to_task(finding)
    assert task.what == "Federführung klären: Jobcenter und Volkshochschule Musterland"
    assert task.note == finding.sentence
    assert (task.about_kind, task.about_ref) == ("cooperation", tie)
    assert workspace.tasks.rows() == ()
    workspace.tasks.create(task)
    assert workspace.tasks.rows(about=("cooperation", tie))[0].fields == task


def test_a_need_is_proposed_for_those_whom_an_offer_leaves_out(workspace: Workspace) -> None:
    an_offer(workspace, name="Praxiskurs", field="work", statuses=("toleration",))
    finding = the_only(workspace, Analysis.GAPS, FindingCode.OFFER_CLOSED)
    assert FollowUp.NEED in finding.follow_ups
    need = workspace.analyses.to_need(finding)
    assert need.topic == "Zugang zu „Praxiskurs“ oder ein Angebot gleicher Art"
    assert (need.field, need.group) == ("work", "Menschen mit Aufenthaltsgestattung")
    assert set(need.statuses) == {"permission_to_stay", "arrival_certificate"}
    assert (need.evidence, need.evidence_note) == (Evidence.STRUCTURAL_ISSUE, finding.sentence)
    workspace.needs.create(need)
    assert workspace.needs.rows()[0].topic == need.topic


def test_an_own_status_opens_an_offer_to_the_group_it_counts_as(workspace: Workspace) -> None:
    row = CodeRow(word="Duldung zur Pflege", category=StatusGroup.TOLERATED)
    workspace.codes.save(CodeList.RESIDENCE_STATUS, row)
    (code,) = (
        entry.code
        for entry in workspace.codes.entries(CodeList.RESIDENCE_STATUS)
        if entry.word == row.word
    )
    an_offer(workspace, statuses=(code, "permission_to_stay"))
    assert not found(workspace, Analysis.GAPS, FindingCode.OFFER_CLOSED)
    an_offer(workspace, name="Praxiskurs", statuses=("permission_to_stay",))
    finding = the_only(workspace, Analysis.GAPS, FindingCode.OFFER_CLOSED)
    assert finding.facts.groups == (StatusGroup.TOLERATED,)
    assert code in workspace.analyses.to_need(finding).statuses


def test_a_body_hangs_on_whoever_has_an_own_role_that_leads(workspace: Workspace) -> None:
    row = CodeRow(word="Moderation", category=SeatWeight.LEADING)
    workspace.codes.save(CodeList.MEMBER_ROLE, row)
    role = workspace.codes.entries(CodeList.MEMBER_ROLE)[-1]
    assert role.word == row.word
    body, first, second = a_body(workspace), an_organisation(workspace), an_organisation(workspace)
    person = a_contact(workspace, organisation_id=first)
    workspace.bodies.save_seat(body, Membership(contact_id=person, role=role.code))
    workspace.bodies.save_seat(body, Membership(second, role="member"))
    finding = the_only(workspace, Analysis.DEPENDENCE, FindingCode.BODY_ON_ONE_PERSON)
    assert (RecordKind.BODY, body) in {(link.kind, link.ref) for link in finding.links}
    assert [row.leads for row in workspace.analyses.load()].count(1) == 1


def test_a_need_of_a_field_without_entries_names_the_field(workspace: Workspace) -> None:
    an_offer(workspace, field="language")
    empty = found(workspace, Analysis.GAPS, FindingCode.FIELD_EMPTY)
    finding = next(each for each in empty if each.facts.field == "housing")
    need = workspace.analyses.to_need(finding)
    assert (need.topic, need.field, need.statuses) == ("Wohnen: Angebot", "housing", ())


def test_a_proposal_outlives_the_offer_it_was_about(workspace: Workspace) -> None:
    offer = an_offer(workspace, field="work", statuses=("toleration",))
    finding = the_only(workspace, Analysis.GAPS, FindingCode.OFFER_CLOSED)
    workspace.offers.remove(offer)
    assert workspace.analyses.to_need(finding).field == ""
    assert found(workspace, Analysis.GAPS, FindingCode.OFFER_CLOSED) == []


def test_the_analyses_are_read_in_a_worker_while_somebody_writes(workspace: Workspace) -> None:
    a_need(workspace)
    with ThreadPoolExecutor(1) as worker:
        reading = worker.submit(workspace.analyses.all)
        an_organisation(workspace)
        pages = reading.result(timeout=60)
    assert [page.analysis for page in pages] == list(Analysis)


def test_figures_are_no_findings_that_wait(workspace: Workspace) -> None:
    first, second = an_organisation(workspace), an_organisation(workspace, name="Jobcenter")
    a_cooperation(workspace, first, second)
    page = workspace.analyses.view(Analysis.FIGURES)
    assert {each.severity for each in page.findings} == {Severity.FIGURE}
    assert page.count.waiting == 0


def test_dependence_and_interfaces_see_the_people_beside_clients(workspace: Workspace) -> None:
    first = an_organisation(workspace, name="Jobcenter")
    second = an_organisation(workspace)
    for office in (first, second):
        person = a_contact(workspace, organisation_id=office)
        a_client(workspace, Helper(person, "Beratung"))
    alone = a_contact(workspace, name="Petersen", organisation_id=first)
    both = a_contact(workspace, name="Demir", organisation_id=second)
    a_client(workspace, Helper(alone, "Beratung"), Helper(both, "Kurs"))
    finding = the_only(workspace, Analysis.INTERFACES, FindingCode.PAIR_WITHOUT_COOPERATION)
    assert finding.sentence == (
        "Jobcenter und Volkshochschule Musterland begleiten Menschen gemeinsam; eine Kooperation "
        "ist nicht eingetragen."
    )
    agreed = a_cooperation(workspace, first, second)
    workspace.cooperations.save_agreement(agreed, Agreement(review_on=dt.date(2026, 1, 1)))
    assert found(workspace, Analysis.INTERFACES, FindingCode.PAIR_WITHOUT_COOPERATION) == []
    assert the_only(workspace, Analysis.UPKEEP, FindingCode.REVIEW_DUE).links[0].ref == agreed


@pytest.mark.parametrize("analysis", Analysis)
def test_keys_of_findings_are_told_once(workspace: Workspace, analysis: Analysis) -> None:
    first, second = an_organisation(workspace), an_organisation(workspace, name="Jobcenter")
    a_cooperation(workspace, first, second, may_exchange=Answer.NO, lead_is_clear=Answer.NO)
    a_need(workspace)
    an_offer(workspace, statuses=("toleration",))
    keys = [each.key for each in workspace.analyses.findings(analysis)]
    assert len(set(keys)) == len(keys)
