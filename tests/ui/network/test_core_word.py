"""The innermost ring is called as the programme profile of the office calls its core body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.pages.settings import SettingsPage
from tests.ui.network.overview_kit import overview_of, said, small_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage


def rings(section: OverviewSection) -> list[str]:
    return [action.text() for action in section.browse.bar.menus["rings"].actions()]


def test_a_word_of_the_settings_stands_on_map_filter_and_table(
    qtbot: QtBot, workspace: Workspace, page: NetworkPage, content: ContentView
) -> None:
    small = small_network(workspace)
    page.reload(())
    assert "Lenkungsgruppe" in rings(overview_of(content))

    content.show_page("settings")
    settings = content.current()
    assert isinstance(settings, SettingsPage)
    settings.profile.more.click()
    field = settings.profile.fields["core_group"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Runder Tisch")
    content.show_page("network")

    section = overview_of(content)
    assert "Runder Tisch" in rings(section)
    assert "Lenkungsgruppe" not in rings(section)
    section.state.choose(RecordKind.ORGANISATION, small.jobcenter)
    assert "Runder Tisch seit 2019" in said(section.browse.side.organisation)
    section.browse.bar.twin.set_current(1)
    rows = section.browse.tables.view().rows
    cells = {
        str(rows.index(line, column).data())
        for line in range(rows.rowCount())
        for column in range(rows.columnCount())
    }
    assert "Runder Tisch" in cells


def test_the_form_of_an_organisation_offers_the_ring_by_that_word(
    workspace: Workspace, page: NetworkPage
) -> None:
    workspace.profiles.choose("gemeinsam_klappts")
    lookup = page.state.lookup
    assert lookup.rings()[0].text == "Kerngruppe"
    workspace.profiles.save_words("gemeinsam_klappts", {"core_group": "Runder Tisch"})
    assert lookup.rings()[0].text == "Runder Tisch"
