"""Tables and lists: order, selection, copying, keyboard, what is read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget

from gkdesk.ui import theme
from gkdesk.ui.tables import (
    DueDelegate,
    ItemList,
    ListDetail,
    PersonDelegate,
    PersonItem,
    TableView,
)
from tests.ui.kit.scenes import DUE, ORGANISATIONS, PEOPLE, TABLE, Organisation, PeoplePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Picture = Callable[[QWidget, str], None]


@pytest.fixture
def table(qtbot: QtBot) -> TableView[Organisation]:
    shown: TableView[Organisation] = TableView(TABLE)
    qtbot.addWidget(shown)
    shown.resize(760, 300)
    shown.set_rows(ORGANISATIONS)
    shown.show()
    return shown


def names(table: TableView[Organisation]) -> list[str]:
    return [table.rows.row_at(line).name for line in range(table.rows.rowCount())]


def test_texts_are_sorted_without_regard_to_accents(table: TableView[Organisation]) -> None:
    table.rows.toggle_sort(0)
    assert names(table) == [
        "Ausländerbehörde",
        "Jobcenter",
        "Öko-Werkstatt Altdorf",
        "Volkshochschule",
    ]


def test_numbers_are_sorted_as_numbers_and_back(table: TableView[Organisation]) -> None:
    table.rows.toggle_sort(2)
    table.rows.toggle_sort(2)
    assert [table.rows.row_at(line).links for line in range(4)] == [11, 8, 6, 3]


def test_click_on_a_header_sorts_and_says_so(qtbot: QtBot, table: TableView[Organisation]) -> None:
    header = table.horizontalHeader()
    spot = header.rect().topLeft()
    spot.setX(header.sectionViewportPosition(1) + 20)
    spot.setY(10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    words = table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Ring, aufsteigend sortiert"
    assert names(table)[0] == "Öko-Werkstatt Altdorf"


def test_selected_row_stays_selected_when_sorted_and_reloaded(
    table: TableView[Organisation],
) -> None:
    table.select(4)
    table.rows.toggle_sort(0)
    assert table.current_key() == 4
    table.set_rows(reversed(ORGANISATIONS))
    assert table.current_key() == 4
    assert names(table)[0] == "Ausländerbehörde"


def test_copy_gives_the_shown_columns_of_the_selected_rows(
    qtbot: QtBot, table: TableView[Organisation]
) -> None:
    table.set_visible_columns(("name", "links"))
    table.select(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Organisation\tKooperationen\nAusländerbehörde\t3"


def test_a_cell_with_breaks_stays_one_cell_when_copied(table: TableView[Organisation]) -> None:
    table.set_rows([Organisation(9, "Zeile\tTab\nUmbruch", "", 1, "")])
    assert table.as_table().split("\n")[1].split("\t")[0] == "Zeile Tab Umbruch"


def test_the_first_column_cannot_be_hidden(table: TableView[Organisation]) -> None:
    table.set_visible_columns(())
    assert table.visible_columns() == ("name",)


def test_enter_opens_the_current_row(qtbot: QtBot, table: TableView[Organisation]) -> None:
    table.select(3)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [3]


def test_a_cell_is_read_with_its_column(table: TableView[Organisation]) -> None:
    words = table.rows.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Ansprechperson: keine"


def test_figures_stand_at_the_right(table: TableView[Organisation]) -> None:
    side = table.rows.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_rows_have_the_height_of_the_tokens(table: TableView[Organisation]) -> None:
    assert table.rowHeight(0) == theme.px("height.row_one_line")


def test_cleared_table_holds_no_row(table: TableView[Organisation]) -> None:
    table.select(1)
    table.rows.clear()
    assert (table.rows.rowCount(), table.current_key()) == (0, None)


@pytest.fixture
def due(qtbot: QtBot) -> ItemList:
    shown = ItemList("Heute", DueDelegate())
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    shown.set_items(DUE)
    shown.show()
    return shown


def test_keyboard_passes_over_the_group_headers(qtbot: QtBot, due: ItemList) -> None:
    due.select_first()
    assert due.current_key() == 1
    qtbot.keyClick(due, Qt.Key.Key_Down)
    qtbot.keyClick(due, Qt.Key.Key_Down)
    assert due.current_key() == 3


def test_home_goes_to_the_first_row_below_the_first_header(qtbot: QtBot, due: ItemList) -> None:
    due.select_first()
    first = due.current_key()
    qtbot.keyClick(due, Qt.Key.Key_Down)
    qtbot.keyClick(due, Qt.Key.Key_Down)
    assert due.current_key() != first

    qtbot.keyClick(due, Qt.Key.Key_Home)

    assert due.current_key() == first


def test_enter_does_the_step_of_the_row(qtbot: QtBot, due: ItemList) -> None:
    due.select(2)
    with qtbot.waitSignal(due.opened) as opened:
        qtbot.keyClick(due, Qt.Key.Key_Enter)
    assert opened.args == [2]


def test_rows_have_the_heights_of_the_tokens(qtbot: QtBot, due: ItemList) -> None:
    assert due.sizeHintForIndex(due.items.index(0)).height() == 44
    assert due.sizeHintForIndex(due.items.index(1)).height() == 52
    assert due.full_height() == 2 * 44 + 4 * 52


def test_row_is_read_aloud_with_warning_and_step(due: ItemList) -> None:
    words = due.items.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Rückmeldung zum Berufssprachkurs B2 steht aus, Yusuf al-Hariri")
    assert words.endswith("Achtung, seit 16 Tagen, Enter: Nachfragen")


def test_only_the_selected_row_carries_a_button(due: ItemList) -> None:
    due.select(1)
    picture = due.grab().toImage()
    first = due.visualRect(due.items.index(1))
    second = due.visualRect(due.items.index(2))
    accent = theme.color("accent")
    x = first.right() - 8 - 4
    assert picture.pixelColor(x, first.center().y()) == accent
    assert picture.pixelColor(x, second.center().y()) != accent


def test_selected_person_has_a_bar_and_a_ground(qtbot: QtBot) -> None:
    people = ItemList("Menschen", PersonDelegate())
    qtbot.addWidget(people)
    people.resize(324, 500)
    people.set_items(PEOPLE)
    people.select(2)
    picture = people.grab().toImage()
    row = people.visualRect(people.items.index(1))
    assert row.height() == 76
    assert picture.pixelColor(1, row.center().y()) == theme.color("accent")
    assert picture.pixelColor(8, row.top() + 3) == theme.color("accent_soft")


def test_selection_survives_a_reload_and_goes_with_the_row(qtbot: QtBot) -> None:
    people = ItemList("Menschen", PersonDelegate())
    qtbot.addWidget(people)
    people.set_items(PEOPLE)
    people.select(3)
    people.set_items(PEOPLE[1:])
    assert people.current_key() == 3
    people.set_items(PEOPLE[:1])
    assert people.current_key() is None


def test_ten_thousand_rows_are_shown_without_asking_each(qtbot: QtBot) -> None:
    people = ItemList("Menschen", CountingDelegate())
    qtbot.addWidget(people)
    people.resize(324, 500)
    people.set_items(PersonItem(n, f"Person {n}") for n in range(10_000))
    people.show()
    people.grab()
    delegate = people.itemDelegate()
    assert isinstance(delegate, CountingDelegate)
    assert delegate.asked < 200


class CountingDelegate(PersonDelegate):
    asked = 0

    def sizeHint(self, option, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, N802
        self.asked += 1
        return super().sizeHint(option, index)


def test_wide_window_shows_list_and_detail(qtbot: QtBot) -> None:
    page = shown_page(qtbot, 1200)
    assert page.frame.list_pane.isVisible()
    assert page.frame.detail_pane.isVisible()
    assert page.frame.list_pane.width() == theme.px("width.list_pane")
    assert not page.frame.back.isVisible()


def test_narrow_window_gives_the_place_to_one_of_them(qtbot: QtBot) -> None:
    page = shown_page(qtbot, 900)
    assert page.frame.list_pane.isVisible()
    assert not page.frame.detail_pane.isVisible()
    page.frame.show_detail()
    assert not page.frame.list_pane.isVisible()
    qtbot.mouseClick(page.frame.back, Qt.MouseButton.LeftButton)
    assert page.frame.list_pane.isVisible()


def test_widening_the_window_brings_both_back(qtbot: QtBot) -> None:
    page = shown_page(qtbot, 900)
    with qtbot.waitSignal(page.frame.narrow_changed):
        page.resize(1300, 800)
    assert page.frame.detail_pane.isVisible()


def shown_page(qtbot: QtBot, width: int) -> PeoplePage:
    page = PeoplePage()
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_drawn_in_both_schemes(qtbot: QtBot, picture: Picture, scheme: str) -> None:
    theme.current().set_appearance(theme.Appearance(scheme))
    page = shown_page(qtbot, 1182)
    picture(page, f"kit-list-detail-{scheme}")
    assert page.grab().toImage().pixelColor(700, 5) == QColor(theme.color("paper"))


def test_the_old_detail_is_let_go(qtbot: QtBot) -> None:
    frame = ListDetail("Alle")
    qtbot.addWidget(frame)
    first = QWidget()
    frame.set_detail(first)
    with qtbot.waitSignal(first.destroyed):
        frame.set_detail(QWidget())


def test_a_column_that_stays_here_is_seen_and_never_copied(qtbot: QtBot) -> None:
    columns = (
        TABLE.columns[0],
        replace(TABLE.columns[1], stays_here=True),
        TABLE.columns[2],
    )
    shown: TableView[Organisation] = TableView(replace(TABLE, columns=columns))
    qtbot.addWidget(shown)
    shown.set_rows(ORGANISATIONS)
    assert columns[1].key in shown.visible_columns()
    lines = shown.as_table().splitlines()
    assert lines[0].split("\t") == [columns[0].title, columns[2].title]
    assert all(
        columns[1].text(row) not in line for row, line in zip(ORGANISATIONS, lines[1:], strict=True)
    )
