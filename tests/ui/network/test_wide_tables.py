"""Wide tables of findings: nothing runs out of the window unseen, and names have the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gkdesk.network.findings.matrix import CellState
from gkdesk.services.networks.analysis_views import CellView, GapMatrix, MatrixRow
from gkdesk.text.codes.findings import Axis
from gkdesk.ui.pages.network.findings.evaluation_tables import core_table, load_table
from gkdesk.ui.pages.network.findings.gaps import TABLE, GapsSection
from gkdesk.ui.pages.network.findings.gaps_matrix import MatrixTable
from tests.factories import a_need
from tests.ui.network.hands import network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show

WIDTH = 1124
"""What the page leaves for the table in a window of 1366 pixels."""
AREAS = ("SGB II", "SGB III", "SGB VIII", "SGB IX", "SGB XII", "AsylbLG", "AufenthG")
COLUMNS = (*AREAS, "anderer Rechtskreis", "ohne Angabe")


def a_matrix(columns: tuple[str, ...]) -> GapMatrix:
    cell = CellView(CellState.QUIET, "nichts eingetragen", (), ())
    row = MatrixRow("work", "Arbeit", tuple(cell for _ in columns))
    return GapMatrix(Axis.LEGAL_AREA, columns, (row,))


def shown(qtbot: QtBot, columns: tuple[str, ...], width: int) -> MatrixTable:
    table = MatrixTable()
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.show_matrix(a_matrix(columns))
    QApplication.processEvents()
    return table


def test_all_legal_areas_fit_into_a_small_window(qtbot: QtBot) -> None:
    assert shown(qtbot, COLUMNS, WIDTH).beyond() == (0, 0)


def test_what_lies_beyond_the_edge_is_counted_and_brought_into_view(qtbot: QtBot) -> None:
    table = shown(qtbot, tuple(f"Musterhausen{number}" for number in range(14)), WIDTH)
    before, after = table.beyond()
    assert before == 0
    assert after > 3
    table.scroll_beyond()
    assert table.beyond()[0] >= after
    assert table.beyond()[1] == 0
    table.scroll_beyond()
    assert table.beyond() == (0, after)


def test_the_page_says_that_the_table_goes_on(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    a_need(workspace)
    view = show()
    view.show_page("network")
    section = network(view).show_section("gaps")
    assert isinstance(section, GapsSection)
    section.choice.set_current(TABLE)
    panel = section.panel
    qtbot.waitUntil(panel.table.isVisible)
    panel.table.show_matrix(a_matrix(COLUMNS))
    panel.table.setFixedWidth(WIDTH)
    qtbot.waitUntil(panel.beyond.isHidden)
    panel.table.setFixedWidth(500)
    qtbot.waitUntil(panel.beyond.isVisible)
    assert panel.beyond.label() == f"{panel.table.beyond()[1]} weitere Spalten rechts zeigen"
    panel.beyond.click()
    assert panel.beyond.label() == f"{panel.table.beyond()[0]} weitere Spalten links zeigen"


def test_names_of_actors_and_organisations_have_the_room_that_is_there(qtbot: QtBot) -> None:
    for table in (core_table(), load_table()):
        qtbot.addWidget(table)
        table.resize(WIDTH, 300)
        table.show()
        QApplication.processEvents()
        longest = "Träger der Bildungs- und Beschäftigungsförd"
        assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(longest) + 34
