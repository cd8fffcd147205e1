"""Übersicht: map and table with one selection, the card beside, and the way to the full record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gkdesk.network.graph import Place
from gkdesk.settings import NETWORK_VIEW
from gkdesk.text.codes.network import Quality
from gkdesk.text.wording.clients import word
from gkdesk.ui.map.view import ACTOR, TIE
from gkdesk.ui.pages.network.overview.card_rows import TieRow
from gkdesk.ui.pages.network.overview.tables import NOTHING_LEFT
from gkdesk.ui.pages.network.overview.views import PUT_BACK
from gkdesk.ui.pages.network.state import Selected
from tests.factories import an_organisation
from tests.ui.network.overview_kit import (
    COOPERATION,
    ORGANISATION,
    Small,
    first_column,
    overview_of,
    said,
    small_network,
)
from tests.ui.people.hands import focused, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage
    from tests.ui.people.conftest import Show


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def section(small: Small, page: NetworkPage, content: ContentView) -> OverviewSection:
    del small, page
    return overview_of(content)


def show_table(section: OverviewSection) -> None:
    section.browse.bar.twin.set_current(1)


def test_the_same_selection_stands_on_the_map_in_the_table_and_on_the_card(
    section: OverviewSection, small: Small
) -> None:
    section.browse.map.find_actor("Jobcenter")
    assert section.state.selected == Selected(ORGANISATION, small.jobcenter)
    show_table(section)

    assert section.browse.tables.view().current_key() == small.jobcenter
    assert section.browse.side.organisation.title.text() == "Jobcenter Musterland"


def test_a_row_of_the_table_selects_on_the_map(section: OverviewSection) -> None:
    show_table(section)
    section.browse.tables.view().setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    section.browse.bar.twin.set_current(0)

    selected = section.state.selected
    assert selected is not None
    assert section.browse.map.selected() == (ACTOR, selected.ref)


def test_the_choice_of_map_or_table_is_remembered(
    section: OverviewSection, content: ContentView
) -> None:
    assert not section.browse.is_table()
    show_table(section)

    assert content.context.device.get(NETWORK_VIEW) == "table"
    assert section.browse.is_table()


def test_the_card_of_an_organisation_says_it_in_plain_words(
    section: OverviewSection, small: Small
) -> None:
    section.state.choose(ORGANISATION, small.jobcenter)
    words = said(section.browse.side.organisation)

    assert "Arbeitsmarkt und Wirtschaft" in words
    assert "Lenkungsgruppe seit 2019, SGB II, kein Einzugsgebiet eingetragen" in words
    assert "Nur über eine Person erreichbar.\nVertretung ist nicht eingetragen." in words
    assert "Frau Petersen, U25" in words
    assert "2 Kooperationen" in words
    assert "Jugendamt Altdorf, lose, Klärungsbedarf" in words
    assert "eingetragen am 18. 11. 2026" in words


def test_somebody_without_contact_person_is_told_at_once(
    section: OverviewSection, small: Small
) -> None:
    section.state.choose(ORGANISATION, small.vhs)

    assert "Keine Ansprechperson eingetragen." in said(section.browse.side.organisation)


def test_the_card_of_a_cooperation_says_everything_in_words(
    section: OverviewSection, small: Small
) -> None:
    section.state.choose(COOPERATION, small.loose)
    words = said(section.browse.side.cooperation)

    assert "JC – Jugendamt Altdorf" in words
    assert "ohne Schriftform, gelebt" in words
    assert "Klärungsbedarf: Zuständigkeit strittig" in words
    assert section.browse.map.selected() == (TIE, small.loose)


def test_the_privacy_view_shows_no_names_and_no_quality(
    section: OverviewSection, small: Small, content: ContentView
) -> None:
    section.state.choose(ORGANISATION, small.jobcenter)
    content.privacy.turn(on=True)
    words = said(section.browse.side.organisation)
    assert "Petersen" not in words
    assert "1 Ansprechperson. Im Sichtschutz ohne Namen." in words
    assert "Klärungsbedarf" not in words
    section.state.choose(COOPERATION, small.loose)

    assert "Klärungsbedarf" not in said(section.browse.side.cooperation)
    show_table(section)
    assert "quality" not in section.browse.tables.view().visible_columns()


def test_a_row_of_the_card_leads_to_the_cooperation(section: OverviewSection, small: Small) -> None:
    section.state.choose(ORGANISATION, small.jobcenter)
    row = section.browse.side.organisation.findChildren(TieRow)[0]
    row.click()

    assert section.state.selected is not None
    assert section.state.selected.ref == small.close


def test_filters_leave_the_same_on_map_and_table_and_can_be_reset(
    section: OverviewSection,
) -> None:
    bar = section.browse.bar
    show_table(section)
    assert not bar.reset.isVisible()
    bar.menus["fields"].actions()[0].trigger()

    assert bar.chips["fields"].label() == "Handlungsfeld: Sprache"
    assert first_column(section) == ["Volkshochschule Musterland"]
    assert section.browse.remaining.text() == "1 von 4 Organisationen, 0 von 2 Kooperationen"
    bar.reset.click()
    assert len(first_column(section)) == 4
    assert bar.chips["fields"].label() == "Handlungsfeld"


def test_the_chip_counts_what_nobody_has_confirmed_for_a_year(section: OverviewSection) -> None:
    show_table(section)
    assert section.browse.bar.stale.label() == "1 Organisation ungeprüft"
    section.browse.bar.stale.click()

    assert first_column(section) == ["Tafel Neustadt"]


def test_focus_says_what_is_shown_and_how_to_go_back(
    section: OverviewSection, small: Small
) -> None:
    show_table(section)
    section.state.choose(ORGANISATION, small.vhs)
    section.browse.side.organisation.focus.click()

    assert section.browse.view_bar.words.text() == "Im Fokus: Volkshochschule Musterland"
    assert first_column(section) == ["Jobcenter Musterland", "Volkshochschule Musterland"]
    section.browse.view_bar.whole.click()
    assert len(first_column(section)) == 4
    assert not section.browse.view_bar.isVisible()


def test_what_is_ended_is_neither_shown_nor_selected_and_comes_back_by_undo(
    section: OverviewSection, small: Small, content: ContentView
) -> None:
    show_table(section)
    section.state.choose(ORGANISATION, small.tafel)
    section.browse.actions_of.end()
    assert "Tafel Neustadt" not in first_column(section)
    assert section.state.selected is None
    content.undo()

    assert "Tafel Neustadt" in first_column(section)


def test_stimmt_noch_takes_the_clock_away(
    section: OverviewSection, small: Small, workspace: Workspace
) -> None:
    section.state.choose(ORGANISATION, small.tafel)
    section.browse.actions_of.confirm()

    assert not workspace.network.now().actors[2].is_stale
    assert "geprüft am 18. 11. 2026" in said(section.browse.side.organisation)


def test_an_organisation_that_was_moved_stays_there_until_undo(
    section: OverviewSection, small: Small, workspace: Workspace, content: ContentView
) -> None:
    section.browse.map.moved.emit(small.vhs, Place(120, -340))
    assert Place(120, -340) in {actor.place for actor in workspace.network.now().actors}
    content.undo()

    assert {actor.place for actor in workspace.network.now().actors} == {None}


def test_in_a_narrow_window_the_card_takes_the_place_of_the_map(small: Small, show: Show) -> None:
    view = show(911, 512)
    view.show_page("network")
    section = overview_of(view)
    section.state.choose(ORGANISATION, small.jobcenter)
    assert not section.browse.side.isVisible()
    section.browse.peek_link.click()
    assert section.browse.side.isVisible()
    assert not section.browse.map.isVisible()
    section.browse.side.back.click()

    assert section.browse.map.isVisible()


def test_tab_goes_through_the_card_as_one_reads(section: OverviewSection, small: Small) -> None:
    section.state.choose(ORGANISATION, small.vhs)
    section.state.choose(ORGANISATION, small.jobcenter)
    QApplication.processEvents()
    card = section.browse.side.organisation
    card.more.setFocus()
    found = [focused().accessibleName()]
    while focused() is not card.edit:
        press(Qt.Key.Key_Tab)
        found.append(focused().accessibleName())

    assert found == [
        "Weitere Schritte",
        "Frau Petersen, U25, feste Ansprechperson",
        "Volkshochschule Musterland, sehr eng, Kooperationsvereinbarung, tragfähig",
        "Jugendamt Altdorf, lose, Klärungsbedarf",
        "Neue Kooperation",
        "Bündniskerngruppe",
        "Im Fokus zeigen",
        "Bearbeiten",
    ]


def test_a_word_that_is_wider_than_the_card_goes_on_in_the_next_line(
    section: OverviewSection, workspace: Workspace, content: ContentView
) -> None:
    name = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsstelle"
    ref = an_organisation(workspace, name=name)
    content.context.changed(())
    section.state.choose(ORGANISATION, ref)
    QApplication.processEvents()
    card = section.browse.side.organisation

    assert card.title.accessibleName() == name
    assert card.title.minimumSizeHint().width() <= card.width()
    assert "\u00ad" in card.title.text()


def test_where_the_filters_leave_nothing_the_map_says_so_and_leads_back(
    section: OverviewSection,
) -> None:
    bar = section.browse.bar
    bar.menus["rings"].actions()[0].trigger()
    bar.stale.click()
    assert section.browse.view_bar.words.text() == NOTHING_LEFT
    section.browse.view_bar.whole.click()

    assert not bar.choices().is_filtering()
    assert not bar.stale.isChecked()
    assert not section.browse.view_bar.isVisible()


def test_only_gaps_leaves_whom_the_findings_name(qtbot: QtBot, section: OverviewSection) -> None:
    show_table(section)
    qtbot.waitUntil(section.browse.bar.gaps.isEnabled)
    section.browse.bar.gaps.click()

    assert first_column(section) == ["Jobcenter Musterland"]


def test_the_own_arrangement_can_be_given_up_in_one_step(
    section: OverviewSection, small: Small, workspace: Workspace, content: ContentView
) -> None:
    section.browse.map.moved.emit(small.vhs, Place(120, -340))
    section.browse.map.moved.emit(small.tafel, Place(10, 10))
    menu = section.browse.bar.view_menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == PUT_BACK).trigger()
    assert {actor.place for actor in workspace.network.now().actors} == {None}
    content.undo()

    assert len({actor.place for actor in workspace.network.now().actors}) == 3


def test_the_columns_somebody_chose_come_back_after_the_privacy_view(
    section: OverviewSection, content: ContentView
) -> None:
    show_table(section)
    view = section.browse.tables.view()
    view.set_visible_columns(["kind", "serves"])
    content.privacy.turn(on=True)
    content.privacy.turn(on=False)

    assert view.visible_columns() == ("name", "kind", "serves")


def test_the_menu_offers_what_fits_the_record_and_the_eyes_on_the_screen(
    section: OverviewSection, small: Small, content: ContentView
) -> None:
    section.state.choose(ORGANISATION, small.vhs)
    assert offered(section) == [
        "Bearbeiten",
        "Im Fokus zeigen",
        "Stimmt noch",
        "Neue Kooperation …",
        "Zusammenführen mit …",
        "Beenden: gibt es nicht mehr",
    ]
    content.privacy.turn(on=True)
    assert "Zusammenführen mit …" not in offered(section)
    section.state.choose(COOPERATION, small.close)

    assert offered(section) == ["Bearbeiten", "Stimmt noch", "Kooperation beenden"]


def offered(section: OverviewSection) -> list[str]:
    section.browse.actions_of.show_menu(section.mapToGlobal(section.rect().center()))
    menu = section.browse.actions_of.menu
    menu.hide()
    return [action.text() for action in menu.actions() if action.isVisible()]


def test_a_copy_of_the_table_tells_nobody_how_a_cooperation_stands(
    section: OverviewSection,
) -> None:
    show_table(section)
    section.browse.tables.show_kind(COOPERATION)
    section.browse.show_again()
    assert word(Quality.TO_CLARIFY) in shown_cells(section)
    section.browse.tables.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Jugendamt" in copied
    for quality in Quality:
        assert word(quality) not in copied


def shown_cells(section: OverviewSection) -> str:
    """Return all that stands in the table, column by column."""
    model = section.browse.tables.view().rows
    places = [(line, at) for line in range(model.rowCount()) for at in range(model.columnCount())]
    return "\n".join(str(model.index(*place).data()) for place in places)
