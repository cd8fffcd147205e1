"""Without a pointer: find an organisation, connect it, see it, undo it, compare, and print."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.network.marks import Subject
from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.ui.map.view import MapView
from gkdesk.ui.pages.network.overview.section import OverviewSection
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.states.states import StatesSection
from gkdesk.ui.pages.print_send.network.part import NetworkPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.journeys.keyboard import ALT, CONTROL, go_to, press, write
from tests.ui.network.overview_kit import Small, small_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import SnapshotId
    from gkdesk.ui.content import ContentView


@pytest.fixture
def small(content: ContentView, clock: FixedClock) -> Small:
    """Enter a small network, with a state that was kept two years ago and one of last year."""
    workspace, year = content.context.workspace, dt.timedelta(days=365)
    clock.advance(-2 * year)
    for name in ("Stand 2024", "Stand 2025"):
        workspace.snapshots.take(name)
        clock.advance(year)
    made = small_network(workspace)
    content.context.changed(())
    return made


def drawn_ties(section: OverviewSection) -> set[int]:
    drawing = section.browse.map.drawing()
    assert drawing is not None
    return {mark.about.id for mark in drawing.marks if mark.about.subject is Subject.TIE}


def test_the_network_is_worked_on_without_a_pointer(
    qtbot: QtBot, content: ContentView, small: Small
) -> None:
    workspace = content.context.workspace
    press(Qt.Key.Key_2, ALT)
    page = content.current()
    assert isinstance(page, NetworkPage)
    section = page.section()
    assert isinstance(section, OverviewSection)
    qtbot.waitUntil(lambda: section.browse.map.drawing() is not None, timeout=5000)

    find_on_the_map("Jobc")
    assert section.state.selected is not None
    assert section.state.selected.ref == small.jobcenter

    made = connect_with(section, "Tafel Neustadt", workspace)
    qtbot.waitUntil(lambda: made in drawn_ties(section), timeout=5000)

    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: made not in drawn_ties(section), timeout=5000)
    assert made not in {row.id for row in workspace.cooperations.rows()}

    compare_with_the_oldest(qtbot, page)
    (older,) = (row.id for row in workspace.snapshots.rows() if row.name == "Stand 2024")
    print_what_is_shown(qtbot, content, older)


def find_on_the_map(beginning: str) -> None:
    """Type how a name begins while the map has the focus."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, MapView)
    write(beginning)


def connect_with(section: OverviewSection, other: str, workspace: Workspace) -> int:
    """Begin a cooperation from the card and choose the other side by typing."""
    before = {row.id for row in workspace.cooperations.rows()}
    go_to("Neue Kooperation")
    press(Qt.Key.Key_Return)
    assert section.browse.side.form is not None
    write(other)
    press(Qt.Key.Key_Return)
    (made,) = {row.id for row in workspace.cooperations.rows()} - before
    return made


def compare_with_the_oldest(qtbot: QtBot, page: NetworkPage) -> None:
    """Go to the tabs, to the last of them, and read what is new since the oldest state."""
    page.head.tabs.button(0).window().setFocus()
    go_to("Übersicht")
    press(Qt.Key.Key_End)
    section = page.section()
    assert isinstance(section, StatesSection)
    qtbot.waitUntil(lambda: "Stand 2025 bis Heute" in section.view.summary.text(), timeout=5000)
    go_to("Von")
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Stand 2024 bis Heute" in section.view.summary.text(), timeout=5000)
    assert "neu" in section.view.summary.text()


def print_what_is_shown(qtbot: QtBot, content: ContentView, older: SnapshotId) -> None:
    """Strg+P leads to this very comparison as it will be printed."""
    press(Qt.Key.Key_P, CONTROL)
    page = content.current()
    assert isinstance(page, PrintSendPage)
    part = page.part()
    assert isinstance(part, NetworkPart)
    assert part.choice.kind().code is PaperCode.COMPARISON
    qtbot.waitUntil(part.head.print_button.isEnabled, timeout=20_000)
    assert part.preview.page_count() > 0
    wish = part.choice.wish()
    assert wish is not None
    assert (wish.earlier, wish.later) == (older, None)
