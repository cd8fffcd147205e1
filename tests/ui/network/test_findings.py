"""Findings on the screen: read, made into tasks and needs, set aside, with the keyboard alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients.fields import Helper
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Answer
from gkdesk.ui.pages.network.findings.forms import ASIDE
from gkdesk.ui.pages.network.findings.gaps import TABLE, GapsSection
from gkdesk.ui.pages.network.findings.interfaces_row import InterfaceRow
from gkdesk.ui.pages.network.findings.row import BACK, FindingRow
from gkdesk.ui.pages.network.findings.section import FindingsSection
from gkdesk.ui.pages.network.findings.view import EXPLAINED, LOW
from gkdesk.ui.widgets import IconText
from tests.factories import a_client, a_contact, a_cooperation, a_need, an_offer, an_organisation
from tests.ui.network.hands import network
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show


class Findings:
    """A section with findings, waited for."""

    def __init__(self, qtbot: QtBot, view: ContentView, key: str) -> None:
        self._qtbot = qtbot
        self.content = view
        view.show_page("network")
        section = network(view).show_section(key)
        assert isinstance(section, FindingsSection)
        self.section = section
        qtbot.waitUntil(self.is_read)

    def is_read(self) -> bool:
        return not self.section.view.waiting.isVisible()

    def rows(self) -> tuple[FindingRow, ...]:
        return self.section.view.finding_rows()

    def row(self, beginning: str) -> FindingRow:
        return next(row for row in self.rows() if row.finding.sentence.startswith(beginning))

    def sentences(self) -> list[str]:
        return [row.finding.sentence for row in self.rows()]

    def settle(self) -> None:
        """Wait until what was written has been read."""
        reading = self.section.state.findings
        with self._qtbot.waitSignal(reading.changed):
            reading.want()


NEED = "Bedarf „Abendkurs“"


@pytest.fixture
def gaps(qtbot: QtBot, workspace: Workspace, show: Show) -> Findings:
    """Return the section Lücken with two needs that nobody meets."""
    a_need(workspace, topic="Abendkurs", owner="")
    a_need(workspace, topic="Fahrrad", owner="")
    return Findings(qtbot, show(), "gaps")


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_a_finding_is_a_sentence_with_its_record_and_a_word_for_its_weight(gaps: Findings) -> None:
    row = gaps.row(NEED)
    assert row.accessibleName().startswith("Wichtig: Bedarf „Abendkurs“")
    assert [link.name for link in row.shown_links()] == ["Abendkurs"]
    assert "Was es nicht bedeutet" in gaps.section.view.note.text()
    assert gaps.section.view.means.text()


def test_the_tab_counts_what_waits_also_before_its_section_was_opened(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    a_need(workspace, topic="Abendkurs")
    view = show()
    view.show_page("network")
    page = network(view)
    waiting = page.state.findings
    qtbot.waitUntil(lambda: waiting.value is not None)
    board = waiting.value
    assert board is not None
    labels = [page.head.tabs.button(place).label() for place in range(9)]
    assert f"Lücken {board.number('gaps')}" in labels
    assert board.number("gaps")


def test_enter_on_a_finding_opens_a_prefilled_task_and_enter_makes_it(
    gaps: Findings, workspace: Workspace
) -> None:
    gaps.row(NEED).setFocus()
    press(Qt.Key.Key_Return)
    form = gaps.row(NEED).form
    assert form is not None
    assert dict(form.form.view.raw())["what"] == "Passendes Angebot suchen: Abendkurs"
    press(Qt.Key.Key_Return)
    (task,) = workspace.tasks.rows()
    assert task.fields.what == "Passendes Angebot suchen: Abendkurs"
    assert task.fields.about_kind == RecordKind.NEED.value
    gaps.settle()
    row = gaps.row(NEED)
    assert [link.kind for link in row.made] == [RecordKind.TASK]
    assert "task" not in row.deeds
    assert row.hasFocus()


def test_tab_goes_through_the_buttons_of_a_finding_and_its_form(gaps: Findings) -> None:
    row = gaps.row(NEED)
    row.deeds["task"].click()
    form = row.form
    assert form is not None
    assert form.form is not None
    reached = []
    row.setFocus()
    for _ in row.tab_stops():
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == list(row.tab_stops())
    assert form.form.confirm in reached


def test_undo_takes_the_task_back_and_the_finding_asks_again(
    gaps: Findings, workspace: Workspace
) -> None:
    gaps.row(NEED).deeds["task"].click()
    press(Qt.Key.Key_Return)
    gaps.settle()
    gaps.content.context.changed(workspace.history.undo().changes)
    gaps.settle()
    assert workspace.tasks.rows() == ()
    assert "task" in gaps.row(NEED).deeds


def test_escape_leaves_the_form_and_nothing_is_written(
    gaps: Findings, workspace: Workspace
) -> None:
    gaps.row(NEED).deeds["task"].click()
    press(Qt.Key.Key_Escape)
    assert gaps.row(NEED).form is None
    assert gaps.row(NEED).hasFocus()
    assert workspace.tasks.rows() == ()


def test_what_is_half_typed_is_a_draft_and_is_found_again(gaps: Findings) -> None:
    gaps.row(NEED).deeds["task"].click()
    QTest.keyClicks(QApplication.focusWidget(), "morgen")
    gaps.content.flush()
    (key,) = gaps.content.drafts.keys("finding_gaps.task:")
    gaps.row(NEED).show_form(None)
    assert network(gaps.content).open_draft(key)
    form = gaps.row(NEED).form
    assert form is not None
    assert dict(form.form.view.raw())["due_on"] == "Do 19. 11. 2026"


def test_delete_sets_a_finding_aside_and_the_focus_goes_on_to_the_next(gaps: Findings) -> None:
    row = gaps.row(NEED)
    row.setFocus()
    place = gaps.rows().index(row)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    gaps.settle()
    assert NEED not in " ".join(gaps.sentences())
    assert gaps.rows()[place].hasFocus()


def test_what_was_set_aside_can_be_seen_and_taken_up_again(gaps: Findings) -> None:
    gaps.row(NEED).deeds[ASIDE].click()
    QApplication.focusWidget().clear()
    press(Qt.Key.Key_Return)
    gaps.settle()
    assert gaps.section.view.aside.label() == "Zur Seite gelegt: 1"
    gaps.section.view.aside.setChecked(True)
    (row,) = gaps.rows()
    assert list(row.deeds) == [BACK]
    assert row.accessibleName().startswith("Zur Seite gelegt.")
    row.deeds[BACK].click()
    gaps.settle()
    assert not gaps.section.view.aside.isChecked()
    assert not gaps.row(NEED).finding.is_set_aside


def test_a_finding_is_set_aside_until_a_day_that_is_offered_and_says_so(gaps: Findings) -> None:
    gaps.row(NEED).deeds[ASIDE].click()
    form = gaps.row(NEED).form
    assert form is not None
    assert dict(form.form.view.raw())["until"] == "Do 18. 2. 2027"
    press(Qt.Key.Key_Return)
    gaps.settle()
    gaps.section.view.aside.setChecked(True)
    (row,) = gaps.rows()

    assert row.finding.until == dt.date(2027, 2, 18)
    assert row.accessibleName().startswith("Zur Seite gelegt bis 18. 2. 2027.")


def test_a_day_that_is_over_sets_nothing_aside(gaps: Findings) -> None:
    gaps.row(NEED).deeds[ASIDE].click()
    QApplication.focusWidget().clear()
    QTest.keyClicks(QApplication.focusWidget(), "heute")
    press(Qt.Key.Key_Return)
    row = gaps.row(NEED)

    assert row.form is not None
    assert row.form.form.view.error("until").startswith("Bitte einen Tag nach heute")


def test_arrows_go_from_finding_to_finding_and_tab_goes_into_one(gaps: Findings) -> None:
    rows = gaps.rows()
    rows[0].setFocus()
    press(Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in rows[1].controls()
    press(Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    press(Qt.Key.Key_End)
    assert rows[-1].hasFocus()
    stops = [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rows[-1]]


def test_a_finding_without_a_sign_of_a_gap_is_said_calmly(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    found = Findings(qtbot, show(), "interfaces")
    assert found.rows() == ()
    assert found.section.view.nothing.isVisible()


def test_an_offer_closed_to_some_becomes_a_need(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    an_offer(workspace, name="Integrationskurs", statuses=("permit_24",))
    found = Findings(qtbot, show(), "gaps")
    row = found.row("Das Angebot „Integrationskurs“")
    row.deeds["need"].click()
    press(Qt.Key.Key_Return)
    topics = [need.topic for need in workspace.needs.rows()]
    assert topics == ["Zugang zu „Integrationskurs“ oder ein Angebot gleicher Art"]
    found.settle()
    row = found.row("Das Angebot „Integrationskurs“")
    assert [link.kind for link in row.made] == [RecordKind.NEED]


def test_the_table_counts_needs_and_offers_and_enter_leads_to_the_records(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    a_need(workspace, topic="Alphakurs", field="language", legal_area="sgb2")
    found = Findings(qtbot, show(), "gaps")
    section = found.section
    assert isinstance(section, GapsSection)
    section.choice.set_current(TABLE)
    table = section.panel.table
    qtbot.waitUntil(table.isVisible)
    cells = [
        table.cells.index(row, column)
        for row in range(table.cells.rowCount())
        for column in range(table.cells.columnCount())
    ]
    told = {table.cells.data(each, Qt.ItemDataRole.AccessibleTextRole): each for each in cells}
    gap = told["Sprache, SGB II: 1 Bedarf, kein Angebot"]
    assert table.cells.data(gap) == "1 offen"
    assert "–" in {table.cells.data(each) for each in cells}
    table.setCurrentIndex(gap)
    table.setFocus()
    assert "Sprache\t1 offen" in table.cells.as_table()
    press(Qt.Key.Key_Return)
    link = QApplication.focusWidget()
    assert link is not None
    assert link.accessibleName() == "Bedarf öffnen: Alphakurs"


def test_a_pair_shows_the_four_checks_with_sign_and_word(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    first = an_organisation(workspace, name="Jobcenter", short_name="")
    second = an_organisation(workspace, name="Jugendamt", short_name="")
    a_cooperation(workspace, first, second, may_exchange=Answer.NO, know_each_other=Answer.YES)
    found = Findings(qtbot, show(), "interfaces")
    row = found.row("Jobcenter und Jugendamt dürfen")
    assert isinstance(row, InterfaceRow)
    checks = [each.text.text() for each in row.findChildren(IconText)]
    assert checks == [
        "kennen sich: ja",
        "können Daten austauschen: offen",
        "dürfen Daten austauschen: nein",
        "informieren sich: offen",
    ]


def test_fewer_than_three_people_are_not_counted(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    people = [
        a_contact(workspace, name=name, organisation_id=an_organisation(workspace, name=name))
        for name in ("Jobcenter", "Jugendamt")
    ]
    for _ in range(2):
        a_client(workspace, *(Helper(contact_id=each) for each in people))
    found = Findings(qtbot, show(), "interfaces")
    row = found.row("Jobcenter und Jugendamt begleiten")
    assert row.finding.sentence.startswith("Jobcenter und Jugendamt begleiten Menschen gemeinsam")


def test_no_section_has_a_nameless_control(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    a_need(workspace, topic="Abendkurs", owner="")
    first = an_organisation(workspace, name="Jobcenter")
    a_cooperation(workspace, first, an_organisation(workspace), may_exchange=Answer.NO)
    view = show()
    for key in ("gaps", "interfaces", "upkeep"):
        section = Findings(qtbot, view, key).section
        if isinstance(section, GapsSection):
            section.choice.set_current(TABLE)
            qtbot.waitUntil(section.panel.table.isVisible)
        assert nameless(section) == [], key


def test_in_a_low_window_the_explanation_waits_behind_a_link(gaps: Findings) -> None:
    view = gaps.section.view
    assert view.note.isVisible() is (view.height() >= LOW)
    view.resize(800, LOW - 100)
    assert view.explain.isVisible()
    assert not view.note.isVisible()
    view.explain.click()
    assert view.note.isVisible()
    assert view.explain.label() == EXPLAINED
