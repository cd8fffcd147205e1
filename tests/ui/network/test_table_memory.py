"""The tables of the overview stand the next day as they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.text.labels import Label
from gkdesk.ui.pages.network.overview.table_columns import PERSON
from tests.ui.network.overview_kit import Small, overview_of, small_network

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.overview.tables import TablePanel
    from tests.ui.people.conftest import Show


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


def tables(show: Show, *, private: bool = False) -> TablePanel:
    """Return the tables as they stand after the store was opened again."""
    content = show()
    content.context.privacy.turn(on=private)
    content.show_page("network")
    section = overview_of(content)
    section.browse.bar.twin.set_current(1)
    return section.browse.tables


def left(panel: TablePanel) -> None:
    """Leave the page."""
    panel.window().show_page("today")  # type: ignore[attr-defined]


def logged(workspace: Workspace) -> int:
    return [line.label for line in workspace.log.entries(100)].count(Label.SETTING_CHANGED)


def test_columns_and_their_order_and_the_sorting_are_kept(
    small: Small, workspace: Workspace, show: Show
) -> None:
    assert small
    panel = tables(show)
    view = panel.view()
    keys = [column.key for column in view.spec.columns]
    hidden = [key for key in keys if key not in view.visible_columns()]
    view.columns.chosen.emit((keys[2], hidden[0]))
    view.horizontalHeader().moveSection(2, 1)
    view.rows.sort(0, Qt.SortOrder.DescendingOrder)
    left(panel)
    again = tables(show).view()

    assert set(again.visible_columns()) == {keys[0], keys[2], hidden[0]}
    assert again.horizontalHeader().visualIndex(2) == 1
    assert again.rows.sorted_by() == (keys[0], True)
    assert logged(workspace) == 1


def test_what_nobody_arranged_is_not_written(
    small: Small, workspace: Workspace, show: Show
) -> None:
    assert small
    left(tables(show))
    left(tables(show, private=True))

    assert logged(workspace) == 0


def test_the_privacy_view_neither_shows_nor_forgets_a_column_that_was_chosen(
    small: Small, workspace: Workspace, show: Show
) -> None:
    assert small
    panel = tables(show)
    panel.view().columns.chosen.emit((PERSON,))
    left(panel)
    guest = tables(show, private=True)
    assert PERSON not in guest.view().visible_columns()
    guest.view().rows.sort(0)
    left(guest)

    assert PERSON in tables(show).view().visible_columns()
