"""From the overview to the full record and back, also after the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.network.overview_kit import (
    COOPERATION,
    ORGANISATION,
    Small,
    overview_of,
    small_network,
)
from tests.ui.people.hands import press

if TYPE_CHECKING:
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


def test_enter_in_the_table_opens_the_full_record_and_leads_back(
    section: OverviewSection, small: Small
) -> None:
    show_table(section)
    section.state.choose(ORGANISATION, small.vhs)
    section.browse.tables.view().setFocus()
    press(Qt.Key.Key_Return)
    assert section.is_editing()
    assert section.editor.shown() == (ORGANISATION, small.vhs)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert not section.is_editing()
    assert section.browse.tables.view().current_key() == small.vhs
    assert section.browse.tables.view().hasFocus()


def test_a_cooperation_opens_its_full_record(section: OverviewSection, small: Small) -> None:
    section.state.choose(COOPERATION, small.close)
    section.browse.side.cooperation.edit.click()

    assert section.editor.shown() == (COOPERATION, small.close)


def test_after_the_lock_everything_is_as_it_was(
    section: OverviewSection, small: Small, page: NetworkPage, show: Show
) -> None:
    section.state.choose(ORGANISATION, small.vhs)
    section.browse.actions_of.show_focus()
    section.browse.bar.stale.click()
    place = page.place()
    again = show()
    again.begin(place)
    back = overview_of(again)

    assert back.browse.view == section.browse.view
    assert back.browse.bar.choices() == section.browse.bar.choices()
    assert back.state.selected == section.state.selected


def test_after_the_lock_the_open_record_is_open_again(
    section: OverviewSection, small: Small, page: NetworkPage, show: Show
) -> None:
    section.edit(ORGANISATION, small.vhs)
    place = page.place()
    again = show()
    again.begin(place)

    assert overview_of(again).editor.shown() == (ORGANISATION, small.vhs)
    assert overview_of(again).is_editing()


def test_an_organisation_is_found_on_the_page_by_its_kind(
    section: OverviewSection, small: Small, content: ContentView
) -> None:
    content.open_record("cooperation", small.close)
    assert section.editor.shown() == (COOPERATION, small.close)
    content.open_record("organisation", small.tafel)

    assert section.editor.shown() == (ORGANISATION, small.tafel)
