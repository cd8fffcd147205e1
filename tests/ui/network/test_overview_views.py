"""Views of the overview: who sits in a body, and what the line above says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.network.look import BodyView, MunicipalityView
from gkdesk.text.codes.clients import RecordKind
from tests.ui.network.overview_kit import Small, overview_of, small_network
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def section(small: Small, page: NetworkPage, content: ContentView) -> OverviewSection:
    del small, page
    return overview_of(content)


def test_who_sits_in_a_body_is_not_mixed_with_what_was_chosen_before(
    section: OverviewSection, small: Small
) -> None:
    section.state.choose(RecordKind.ORGANISATION, small.vhs)
    section.browse.bar.view_menu.wanted.emit(BodyView(small.core))

    assert section.state.selected is None
    assert section.browse.map.selected() == ("", None)


def test_the_line_of_a_view_counts_who_belongs_to_it(
    section: OverviewSection, small: Small
) -> None:
    bar = section.browse.view_bar
    section.browse.show_view(BodyView(small.core))
    assert (bar.words.text(), bar.count.text()) == (
        "Wer sitzt in: Bündniskerngruppe",
        "1 Organisation",
    )
    section.browse.show_view(MunicipalityView(small.town))
    assert bar.count.text() == "3 Organisationen"
    assert bar.accessibleName() == "Wer ist zuständig in: Altdorf, 3 Organisationen"
    bar.whole.click()
    assert not bar.isVisible()


def test_a_search_that_finds_nobody_is_answered_in_a_low_window(
    section: OverviewSection, small: Small
) -> None:
    browse = section.browse
    section.window().resize(911, 512)
    section.state.choose(RecordKind.ORGANISATION, small.vhs)
    QApplication.processEvents()
    assert not browse.hint.isVisible()
    browse.map_tools.find_field.setText("thiele")
    QApplication.processEvents()

    assert browse.hint.isVisible()
    assert "heißt „thiele“" in browse.hint.text()
    assert section.state.selected is None


@pytest.mark.parametrize("twin", [0, 1])
def test_tab_goes_from_the_filters_to_the_map_as_one_reads(
    section: OverviewSection, twin: int
) -> None:
    browse = section.browse
    browse.bar.twin.set_current(twin)
    QApplication.processEvents()
    browse.bar.twin.button(twin).setFocus()
    places = []
    while focused() is not browse.twin():
        spot = focused().mapTo(browse, focused().rect().center())
        places.append((spot.y() // 20, spot.x()))
        press(Qt.Key.Key_Tab)
    assert places == sorted(places)
    assert len(places) >= 8
    press(Qt.Key.Key_Tab)
    assert browse.side.isAncestorOf(focused())
