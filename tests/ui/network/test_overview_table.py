"""The tables of the overview: names are read before anything else, also long ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Ring
from gkdesk.ui import fonts
from gkdesk.ui.pages.network.overview.table_texts import two_lines
from tests.factories import an_organisation
from tests.ui.network.overview_kit import Small, overview_of, small_network

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage

NAME, EDGES = 0, 34


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def section(small: Small, page: NetworkPage, content: ContentView) -> OverviewSection:
    del small, page
    found = overview_of(content)
    found.browse.bar.twin.set_current(1)
    QApplication.processEvents()
    return found


def body_type() -> QFontMetrics:
    return QFontMetrics(fonts.ui_font("body", QFont.Weight.Normal))


def test_columns_take_no_more_than_they_hold_and_the_name_gets_the_rest(
    section: OverviewSection,
) -> None:
    view = section.browse.tables.view()
    shown = [i for i in range(len(view.spec.columns)) if not view.isColumnHidden(i)]
    for index in shown[1:]:
        column = view.spec.columns[index]
        texts = [column.text(view.rows.row_at(line)) for line in range(view.rows.rowCount())]
        needed = max(body_type().horizontalAdvance(text) for text in (*texts, column.title))
        assert view.columnWidth(index) <= needed + EDGES + 50
    assert view.columnWidth(NAME) >= body_type().horizontalAdvance("Jobcenter Musterland") + EDGES
    assert sum(view.columnWidth(i) for i in shown) == view.viewport().width()


def test_no_area_is_read_in_full(section: OverviewSection) -> None:
    view = section.browse.tables.view()
    area = next(i for i, column in enumerate(view.spec.columns) if column.key == "area")
    mark = 26
    assert view.columnWidth(area) >= body_type().horizontalAdvance("ohne Bereich") + EDGES + mark


def test_a_column_somebody_made_wider_stays_so(
    section: OverviewSection, workspace: Workspace, content: ContentView
) -> None:
    view = section.browse.tables.view()
    view.setColumnWidth(2, 190)
    an_organisation(workspace, name="Neues Haus", short_name="")
    content.context.changed(())
    assert view.rows.rowCount() == 5
    assert view.columnWidth(2) == 190


def test_a_long_name_is_written_in_two_lines() -> None:
    metrics = body_type()
    width = metrics.horizontalAdvance("Ausländerbehörde Kreis")
    name = "Ausländerbehörde Kreis Musterland"
    assert two_lines(name, metrics, width) == ("Ausländerbehörde Kreis", "Musterland")
    assert two_lines(name, metrics, 2 * width) == (name,)
    word = "Kooperationsvereinbarung"
    narrow = metrics.horizontalAdvance("Kooperations-") + 2
    assert two_lines(word, metrics, narrow) == ("Kooperations-", "vereinbarung")


def test_what_was_not_entered_is_not_told_as_a_fact(
    section: OverviewSection, small: Small, workspace: Workspace
) -> None:
    card = section.browse.side.organisation
    section.state.choose(RecordKind.ORGANISATION, small.vhs)
    assert card.line.text() == "in keinem Gremium eingetragen, kein Einzugsgebiet eingetragen"
    fields = workspace.organisations.detail(small.vhs).fields
    workspace.organisations.save(small.vhs, replace(fields, ring=Ring.WIDER))
    workspace.organisations.save_catchment(small.vhs, [small.town])
    section.context.changed(())
    assert card.line.text() == "weiteres Netz, Altdorf"
    tables = section.browse.tables
    serves = {
        row.id: row.serves
        for row in (tables.view().rows.row_at(i) for i in range(tables.view().rows.rowCount()))
    }
    assert serves[small.vhs] == "Altdorf"
    assert serves[small.jobcenter] == "nicht eingetragen"
