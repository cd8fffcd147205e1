"""Kept states: taken, renamed, removed with undo, and two of them compared."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.network.compare import Part
from gkdesk.text.codes.network import Fate
from gkdesk.text.ids import SnapshotId
from gkdesk.ui.map.doing import Mode
from gkdesk.ui.map.view import ACTOR
from gkdesk.ui.pages.network.states.comparison_lines import ChangeLine
from gkdesk.ui.pages.network.states.comparison_view import LIST, MAP
from gkdesk.ui.pages.network.states.states import StatesSection
from gkdesk.ui.pages.network.states.states_list import StateLine
from tests.factories import an_organisation
from tests.ui.network.hands import network
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from tests.ui.people.conftest import Show


@pytest.fixture
def states(workspace: Workspace, show: Show) -> StatesSection:
    """Return the section Stände."""
    view = show()
    view.show_page("network")
    section = network(view).show_section("states")
    assert isinstance(section, StatesSection)
    return section


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def lines(section: StatesSection) -> list[StateLine]:
    return [row for row in section.list.rows.rows() if isinstance(row, StateLine)]


def names(section: StatesSection) -> list[str]:
    return [line.row.name for line in lines(section)]


def changes(section: StatesSection) -> list[str]:
    rows = section.view.lines.rows.rows()
    return [row.row.sentence for row in rows if isinstance(row, ChangeLine)]


def test_the_name_of_a_new_state_is_proposed_and_enter_keeps_it(
    states: StatesSection, workspace: Workspace
) -> None:
    assert states.list.empty.isVisible()
    states.begin_new()
    press(Qt.Key.Key_Return)
    assert [row.name for row in workspace.snapshots.rows()] == ["Stand 2026"]
    assert names(states) == ["Stand 2026"]
    assert states.list.form is None
    assert states.list.take.hasFocus()


def test_a_name_that_is_taken_is_told_at_the_field(
    states: StatesSection, workspace: Workspace
) -> None:
    workspace.snapshots.take("Stand 2026")
    states.reload(())
    states.begin_new()
    form = states.list.form
    assert form is not None
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "stand 2026")
    press(Qt.Key.Key_Return)
    assert form.view.error("name")
    assert len(workspace.snapshots.rows()) == 1
    press(Qt.Key.Key_Escape)
    assert states.list.form is None


def test_a_state_is_renamed_and_removed_and_undo_brings_it_back(
    states: StatesSection, workspace: Workspace
) -> None:
    workspace.snapshots.take("Stand 2025")
    states.reload(())
    lines(states)[0].rename.click()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Stand 2025 alt")
    press(Qt.Key.Key_Return)
    assert names(states) == ["Stand 2025 alt"]
    lines(states)[0].remove.click()
    assert names(states) == []
    states.context.changed(workspace.history.undo().changes)
    assert names(states) == ["Stand 2025 alt"]


def test_the_newest_state_is_compared_with_today_by_itself(
    qtbot: QtBot, states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    an_organisation(workspace, name="Jobcenter")
    gone = an_organisation(workspace, name="Altes Amt")
    workspace.snapshots.take("Stand 2026")
    clock.moment += dt.timedelta(days=30)
    workspace.organisations.end(gone)
    an_organisation(workspace, name="Neuer Verein")
    with qtbot.waitSignal(states.view.compared):
        states.reload(())
    assert changes(states) == [
        "Neuer Verein ist neu im Netzwerk.",
        "Altes Amt ist nicht mehr im Netzwerk.",
    ]
    assert states.view.summary.text() == ("Stand 2026 bis Heute: 1 neu, 1 weggefallen, 0 geändert.")
    first = states.view.lines.rows.rows()[0]
    assert first.accessibleName().startswith("neu")


def test_a_link_of_a_difference_opens_the_record(
    qtbot: QtBot, states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    workspace.snapshots.take("Stand 2026")
    clock.moment += dt.timedelta(days=1)
    ref = an_organisation(workspace, name="Neuer Verein")
    with qtbot.waitSignal(states.view.compared):
        states.reload(())
    line = states.view.lines.rows.rows()[0]
    with qtbot.waitSignal(states.context.navigation_wanted) as wanted:
        line.controls()[0].click()  # type: ignore[attr-defined]
    assert wanted.args == ["organisation", ref]


def test_the_same_state_twice_asks_for_two_different_ones(
    qtbot: QtBot, states: StatesSection, workspace: Workspace
) -> None:
    workspace.snapshots.take("Stand 2026")
    with qtbot.waitSignal(states.view.compared):
        states.reload(())
    (row,) = workspace.snapshots.rows()
    states.view.choose(row.id, row.id)
    assert states.view.summary.text() == "Wählen Sie zwei verschiedene Stände."
    assert changes(states) == []


def test_the_map_shows_what_the_list_says_and_nothing_is_moved_there(
    qtbot: QtBot, states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    stays = an_organisation(workspace, name="Jobcenter")
    workspace.snapshots.take("Stand 2026")
    clock.moment += dt.timedelta(days=1)
    new = an_organisation(workspace, name="Neuer Verein")
    with qtbot.waitSignal(states.view.compared):
        states.reload(())
    states.view.twin.set_current(MAP)
    shown = states.view.map
    assert shown is not None
    qtbot.waitUntil(lambda: shown.map.drawing() is not None)
    assert states.view.result is not None
    assert states.view.result.compared.fates(Part.ACTOR) == {new: Fate.NEW}
    assert not states.view.lines.isVisible()
    shown.map.select(ACTOR, stays)
    shown.map.setFocus()
    press(Qt.Key.Key_Space)
    assert shown.map.doing.mode is Mode.REST
    with qtbot.waitSignal(states.context.navigation_wanted) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == ["organisation", stays]


PAPERS = ((LIST, "paper.network.comparison"), (MAP, "paper.map.compare"))


def test_printing_without_a_state_asks_for_the_paper_alone(
    qtbot: QtBot, states: StatesSection
) -> None:
    for twin, paper in PAPERS:
        states.view.twin.set_current(twin)
        with qtbot.waitSignal(states.context.navigation_wanted) as wanted:
            states.print_this()
        assert wanted.args == [paper, None]


def test_printing_asks_for_the_states_that_are_compared(
    qtbot: QtBot, states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    old, middle = three_states(workspace, clock)
    states.reload(())
    for later, further in ((middle, f":{middle}"), (None, "")):
        states.view.choose(old, later)
        for twin, paper in PAPERS:
            states.view.twin.set_current(twin)
            with qtbot.waitSignal(states.context.navigation_wanted) as wanted:
                states.print_this()
            assert wanted.args == [f"{paper}{further}", old]


def test_the_states_that_are_compared_outlive_the_lock(
    states: StatesSection, workspace: Workspace, clock: FixedClock, show: Show
) -> None:
    old, middle = three_states(workspace, clock)
    states.reload(())
    states.view.choose(old, middle)
    states.view.twin.set_current(MAP)
    place = network(states.window()).place()  # type: ignore[arg-type]  # the window is the content
    view = show()
    view.begin(place)
    again = network(view).show_section("states")
    assert isinstance(again, StatesSection)
    assert again.view.chosen() == (old, middle)
    assert again.view.is_map()


def test_after_the_lock_a_state_that_went_is_not_exchanged_for_another(
    states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    old, middle = three_states(workspace, clock)
    states.reload(())
    states.view.choose(old, middle)
    refs, part = states.shown(), states.part()
    workspace.snapshots.remove(old)
    states.reload(())
    states.restore(refs, part)
    assert states.view.chosen()[0] != old
    assert states.view.summary.text() == "Der Stand, der verglichen wurde, ist nicht mehr da."


def three_states(workspace: Workspace, clock: FixedClock) -> tuple[SnapshotId, SnapshotId]:
    """Keep three states and return the older two."""
    kept = []
    for name in ("Alt", "Mittel", "Neu"):
        kept.append(SnapshotId(workspace.snapshots.take(name).ref or 0))
        clock.moment += dt.timedelta(days=30)
    return kept[0], kept[1]


def test_no_control_is_nameless(
    qtbot: QtBot, states: StatesSection, workspace: Workspace, clock: FixedClock
) -> None:
    workspace.snapshots.take("Stand 2026")
    clock.moment += dt.timedelta(days=1)
    an_organisation(workspace)
    with qtbot.waitSignal(states.view.compared):
        states.reload(())
    for twin in (LIST, MAP):
        states.view.twin.set_current(twin)
        states.begin_new()
        assert nameless(states) == []


def test_the_whole_map_is_in_sight_on_a_small_screen(
    qtbot: QtBot, states: StatesSection, workspace: Workspace
) -> None:
    workspace.snapshots.take("Stand")
    states.reload(())
    qtbot.waitUntil(lambda: states.view.result is not None)
    states.window().resize(1366, 768)
    states.view.twin.set_current(MAP)
    QApplication.processEvents()
    assert states.view.map is not None
    shown = states.view.map.map.visibleRegion().boundingRect()
    assert shown == states.view.map.map.rect()
    assert states.view.page.verticalScrollBar().maximum() == 0
