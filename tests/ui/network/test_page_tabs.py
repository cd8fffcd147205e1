"""The tabs of the page Netzwerk: all within reach, however narrow the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.ui.pages.network.sections import SECTIONS
from tests.factories import a_contact, a_need, a_task
from tests.ui.network.hands import network
from tests.ui.network.overview_kit import overview_of
from tests.ui.people.hands import press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage
    from tests.ui.people.conftest import Show


def test_all_tabs_stand_in_the_line_at_1366_pixels(page: NetworkPage) -> None:
    for spec in SECTIONS[:-1]:
        if spec.key != "offers":
            page.head.show_count(spec.key, 88)
    page.head.show_count("contacts", 888)

    assert len(page.head.strip.shown()) == len(SECTIONS)
    assert not page.head.strip.more.isVisible()


def test_in_a_narrow_window_the_rest_is_in_a_menu_and_the_chosen_one_in_the_line(
    show: Show,
) -> None:
    view = show(911, 512)
    view.show_page("network")
    strip = network(view).head.strip
    assert strip.more.isVisible()
    menu = strip.more.menu()
    menu.aboutToShow.emit()
    last = menu.actions()[-1]
    assert last.text().startswith(SECTIONS[-1].title)
    last.trigger()

    assert network(view).section().key == SECTIONS[-1].key
    assert len(SECTIONS) - 1 in strip.shown()


def test_the_first_tabs_keep_their_places_whatever_is_chosen(show: Show) -> None:
    view = show(911, 512)
    view.show_page("network")
    strip = network(view).head.strip
    first = strip.shown()
    assert first == tuple(range(len(first)))
    for place in range(len(SECTIONS)):
        strip.tabs.set_current(place)
        assert strip.shown() == tuple(sorted({*first, place}))
        QApplication.processEvents()
        assert strip.more.geometry().right() <= strip.width()


def test_the_menu_of_the_tabs_is_not_called_like_that_of_the_filters(show: Show) -> None:
    view = show(911, 512)
    view.show_page("network")
    section = overview_of(view)

    assert network(view).head.strip.more.label() == "Weitere"
    assert section.browse.bar.more.label() == "Mehr Filter"


def test_needs_are_named_on_the_tab_below_which_they_stand() -> None:
    assert "Angebote & Bedarfe" in [spec.title for spec in SECTIONS]


def test_the_arrow_keys_go_through_the_tabs_of_the_line(page: NetworkPage) -> None:
    page.head.tabs.button(0).setFocus()
    press(Qt.Key.Key_Right)

    assert page.section().key == SECTIONS[1].key


def test_the_tabs_count_before_they_are_opened(workspace: Workspace, show: Show) -> None:
    a_contact(workspace)
    a_task(workspace)
    view = show()
    view.show_page("network")
    QApplication.processEvents()

    assert network(view).head.tabs.button(1).label() == "Ansprechpersonen 1"
    assert network(view).head.tabs.button(4).label() == "Aufgaben 1"


def test_the_tabs_count_anew_what_came_and_went_behind_another_one(
    workspace: Workspace, content: ContentView, page: NetworkPage
) -> None:
    page.show_section("contacts")
    content.context.wrote(workspace.organisations.create(OrganisationFields("VHS")))
    assert page.head.tabs.button(0).label() == "Übersicht 1"
    content.undo_change()
    assert page.head.tabs.button(0).label() == "Übersicht 0"


def test_a_tab_says_what_its_number_counts(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    a_need(workspace, field="housing")
    a_need(workspace, field="")
    view = show()
    view.show_page("network")
    page = network(view)
    qtbot.waitUntil(lambda: page.state.findings.value is not None)
    tab = next(page.head.tabs.button(n) for n in range(9) if SECTIONS[n].key == "gaps")
    assert tab.label() == "Lücken 2"
    assert tab.toolTip().startswith("1 wichtig, 1 zu beachten.")


def test_the_menu_says_how_much_waits_behind_the_tabs_in_it(show: Show) -> None:
    view = show(911, 512)
    view.show_page("network")
    head = network(view).head
    head.explain_count("upkeep", "3 wichtig", 3)
    head.explain_count("evaluation", "4 wichtig", 4)
    assert head.strip.more.label() == "Weitere: 7"
    head.select("upkeep")
    assert head.strip.more.label() == "Weitere: 4"
