"""A comparison that breaks off ends the words about the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.pages.network.states.comparison_view import BROKEN
from gkdesk.ui.pages.network.states.states import StatesSection
from tests.ui.network.hands import network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show


def test_a_bug_in_the_comparison_is_said_in_its_place(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    workspace.snapshots.take("Alt")
    view = show()
    view.show_page("network")
    section = network(view).show_section("states")
    assert isinstance(section, StatesSection)
    compared = section.view
    compared.later.addItem("Was kein Stand ist", ("kein", "Stand"))
    compared.later.setCurrentIndex(compared.later.count() - 1)
    compared.compare()

    qtbot.waitUntil(compared.trouble.isVisible)
    assert compared.trouble.text() == BROKEN
    assert compared.summary.text() == ""
