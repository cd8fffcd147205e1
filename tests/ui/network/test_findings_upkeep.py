"""The call list and the pages of the evaluation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.fields import Agreement, Membership
from gkdesk.text.codes.findings import Analysis, Territory
from gkdesk.text.codes.network import FormalBasis
from gkdesk.ui.pages.network.findings.evaluation import PAGES, EvaluationSection
from gkdesk.ui.pages.network.findings.upkeep_row import CONFIRM_ALL, UpkeepRow
from gkdesk.ui.widgets import IconText
from tests.factories import a_body, a_contact, a_cooperation, an_organisation
from tests.ui.network.hands import network
from tests.ui.network.test_findings import Findings
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show


@pytest.fixture
def calls(qtbot: QtBot, workspace: Workspace, clock: FixedClock, show: Show) -> Findings:
    """Return the section Pflege with one organisation that nobody called for two years."""
    clock.moment -= dt.timedelta(days=730)
    house = an_organisation(workspace, name="Jugendamt", short_name="", phone="02131 1")
    a_contact(workspace, name="Petersen", organisation_id=house, phone="02131 22")
    clock.moment += dt.timedelta(days=730)
    found = Findings(qtbot, show(), "upkeep")
    qtbot.waitUntil(lambda: bool(call(found).detail))
    return found


def call(found: Findings) -> UpkeepRow:
    row = found.row("Jugendamt: Zu prüfen")
    assert isinstance(row, UpkeepRow)
    return row


def buttons(row: UpkeepRow) -> dict[str, str]:
    """Return the buttons that confirm, by their names."""
    named = {each.accessibleName(): each.objectName() for each in row.controls()}
    return {name: deed for name, deed in named.items() if deed.startswith("confirm")}


def test_a_call_names_the_numbers_and_what_there_is_to_ask(calls: Findings) -> None:
    told = [each.text.text() for each in call(calls).findChildren(IconText)]
    assert told == ["02131 1", "Angaben zur Organisation", "02131 22"]
    assert list(buttons(call(calls))) == [
        "Stimmt noch: Jugendamt",
        "Stimmt noch: Frau Petersen",
        "Alles stimmt noch",
    ]


def test_still_right_confirms_one_record_in_its_row(calls: Findings, workspace: Workspace) -> None:
    row = call(calls)
    wanted = [each for each in row.controls() if each.objectName().startswith("confirm:contact")]
    QTest.keyClick(wanted[0], Qt.Key.Key_Return)
    (person,) = workspace.contacts.rows()
    assert person.verified_on == workspace.clock.today()
    (house,) = workspace.organisations.rows()
    assert house.stale


def test_all_still_right_is_one_step(calls: Findings, workspace: Workspace) -> None:
    row = call(calls)
    everything = next(each for each in row.controls() if each.objectName() == CONFIRM_ALL)
    QTest.keyClick(everything, Qt.Key.Key_Return)
    assert not workspace.contacts.rows()[0].stale
    assert not workspace.organisations.rows()[0].stale
    calls.settle()
    assert calls.rows() == ()
    workspace.history.undo()
    assert workspace.contacts.rows()[0].stale
    assert workspace.organisations.rows()[0].stale


def test_enter_on_a_call_opens_the_organisation(
    calls: Findings, qtbot: QtBot, workspace: Workspace
) -> None:
    row = call(calls)
    row.setFocus()
    with qtbot.waitSignal(calls.content.context.navigation_wanted) as wanted:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == ["organisation", workspace.organisations.rows()[0].id]


def test_the_privacy_view_covers_who_is_to_be_called(calls: Findings) -> None:
    page = calls.section.view.page
    calls.content.privacy.turn(on=True)
    assert not page.isEnabled()
    calls.content.privacy.turn(on=False)
    assert page.isEnabled()


def test_print_leads_to_the_call_list(calls: Findings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calls.content.context.navigation_wanted) as wanted:
        calls.section.view.print.click()
    assert wanted.args == ["paper.network.calls", None]


@pytest.fixture
def evaluation(qtbot: QtBot, workspace: Workspace, show: Show) -> EvaluationSection:
    """Return the section Auswertung with a core group and an agreement."""
    workspace.office.save(OfficeFacts(territory=Territory.DISTRICT))
    house = an_organisation(workspace, name="Ausländerbehörde", kind="foreigners_office")
    other = an_organisation(workspace, name="Jobcenter", kind="jobcenter")
    body = a_body(workspace, name="Kerngruppe", kind="core_group")
    workspace.bodies.save_seat(body, Membership(organisation_id=house))
    tie = a_cooperation(workspace, house, other)
    signed = dt.date(2025, 3, 4)
    agreement = Agreement(basis=FormalBasis.AGREEMENT, signed_on=signed)
    workspace.cooperations.save_agreement(tie, agreement)
    view = show()
    view.show_page("network")
    section = network(view).show_section("evaluation")
    assert isinstance(section, EvaluationSection)
    qtbot.waitUntil(lambda: section.tables.value is not None)
    qtbot.waitUntil(lambda: section.state.findings.value is not None)
    return section


def choose(section: EvaluationSection, analysis: Analysis) -> None:
    section.choice.set_current(tuple(PAGES).index(analysis))


def test_the_core_group_stands_beside_the_published_one_with_its_source(
    evaluation: EvaluationSection,
) -> None:
    lines = [line.split("\t") for line in evaluation.core.as_table().splitlines()]
    assert lines[0][:3] == ["Akteur", "Landesweit", "Bei Ihnen"]
    office = next(line for line in lines if line[0] == "Ausländerbehörde")
    assert office[2] == "Ausländerbehörde"
    assert office[1].startswith("in ")
    assert any(line[2] == "noch nicht" for line in lines)


def test_tab_leads_through_the_chosen_finding_and_on_to_the_table(
    evaluation: EvaluationSection,
) -> None:
    rows = evaluation.view().finding_rows()
    for row in rows[:2]:
        row.setFocus()
        for control in row.controls():
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert control.hasFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert evaluation.core.hasFocus()


def test_agreements_are_counted_by_kind_and_year(evaluation: EvaluationSection) -> None:
    choose(evaluation, Analysis.FIGURES)
    names = {
        table.accessibleName(): table for table in evaluation.findChildren(type(evaluation.core))
    }
    table = names["Vereinbarungen nach Art und Jahr"]
    assert table.as_table().splitlines() == [
        "Schriftliche Grundlage\t2025\t2026",
        "Kooperationsvereinbarung\t1 neu, 1 gültig\t0 neu, 1 gültig",
    ]


def test_load_is_told_by_organisation_and_function_never_by_person(
    evaluation: EvaluationSection,
) -> None:
    choose(evaluation, Analysis.LOAD)
    lines = evaluation.load.as_table().splitlines()
    assert lines[0] == "Organisation\tGremien\tdavon geleitet\tSitzungen im Jahr\tFunktionen"
    assert lines[1].split("\t")[:2] == ["Ausländerbehörde", "1"]


def test_the_page_is_remembered_for_coming_back(evaluation: EvaluationSection) -> None:
    choose(evaluation, Analysis.LOAD)
    part = evaluation.part()
    choose(evaluation, Analysis.COMPLETENESS)
    evaluation.restore((), part)
    assert evaluation.view() is evaluation.views[Analysis.LOAD]


def test_no_page_of_the_evaluation_has_a_nameless_control(
    evaluation: EvaluationSection,
) -> None:
    for analysis in PAGES:
        choose(evaluation, analysis)
        assert nameless(evaluation) == [], analysis
