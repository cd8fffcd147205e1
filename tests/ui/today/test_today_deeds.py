"""Heute: what waits can be ticked off and put off where it stands, by keyboard and by mouse."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from gkdesk.services.clients import fields
from gkdesk.ui.pages.today import TodayPage
from tests.factories import a_client
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

CALL = "Kita anrufen"
STEP = "Praktikumsplatz klären"


@pytest.fixture
def client(workspace: Workspace) -> ClientId:
    """Return somebody with an overdue follow-up and an overdue step."""
    return a_client(
        workspace,
        fields.FollowUp(dt.date(2026, 11, 14), CALL),
        fields.Step(STEP, until=dt.date(2026, 11, 16)),
        fields.ContactEntry("Gespräch", on=dt.date(2026, 11, 10)),
        official_name="Amina Haidari",
    )


@pytest.fixture
def view(client: ClientId, show: Show) -> ContentView:
    return show()


@pytest.fixture
def page(view: ContentView) -> TodayPage:
    view.show_page("today")
    current = view.current()
    assert isinstance(current, TodayPage)
    return current


def choose(page: TodayPage, title: str) -> None:
    model = page.list.items
    found = (model.item(line) for line in range(model.rowCount()))
    page.list.select(next(item.key for item in found if getattr(item, "title", "") == title))


def titles(page: TodayPage) -> list[str]:
    model = page.list.items
    return [getattr(model.item(line), "title", "") for line in range(model.rowCount())]


def test_a_follow_up_is_ticked_off_by_tab_and_enter(
    view: ContentView, page: TodayPage, workspace: Workspace, client: ClientId
) -> None:
    choose(page, CALL)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == f"Erledigt: {CALL}"
    press(Qt.Key.Key_Return)

    assert workspace.clients.detail(client).follow_ups[0].done_on is not None
    assert CALL not in titles(page)
    assert view.toast.text() == f"Erledigt: {CALL}"
    assert focused() is page.list


def test_what_was_ticked_off_comes_back_by_undo(
    page: TodayPage, workspace: Workspace, client: ClientId
) -> None:
    choose(page, STEP)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert STEP not in titles(page)
    press(Qt.Key.Key_Z, CONTROL)

    assert workspace.clients.detail(client).steps[0].done_on is None
    assert STEP in titles(page)


@pytest.mark.parametrize("title", [CALL, STEP])
def test_it_is_put_off_to_a_day_typed_as_people_type(
    view: ContentView, page: TodayPage, workspace: Workspace, client: ClientId, title: str
) -> None:
    choose(page, title)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == f"Verschieben: {title}"
    press(Qt.Key.Key_Return)
    write("in 2 Wochen")
    press(Qt.Key.Key_Return)

    detail = workspace.clients.detail(client)
    days: dict[str, dt.date | None] = {row.what: row.due for row in detail.follow_ups}
    days |= {row.what: row.until for row in detail.steps}
    assert days[title] == workspace.clock.today() + dt.timedelta(weeks=2)
    assert "verschoben" in view.toast.text()
    assert title not in titles(page)
    assert focused() is page.list


def test_it_is_not_put_off_to_a_day_that_has_passed(
    page: TodayPage, workspace: Workspace, client: ClientId
) -> None:
    choose(page, CALL)
    page.list.tools.later.click()
    write("gestern")
    press(Qt.Key.Key_Return)

    assert page.postponing is not None
    assert "ab heute" in page.postponing.form.view.error("day")
    assert workspace.clients.detail(client).follow_ups[0].due == dt.date(2026, 11, 14)


def test_escape_leaves_the_question_for_the_day_and_returns_to_the_row(page: TodayPage) -> None:
    choose(page, CALL)
    page.list.tools.later.click()
    press(Qt.Key.Key_Escape)

    assert page.postponing is None
    assert focused() is page.list


def test_the_whole_question_is_seen_also_in_a_small_window(client: ClientId, show: Show) -> None:
    view = show(911, 512)
    page = view.current()
    assert isinstance(page, TodayPage)
    choose(page, STEP)
    page.list.tools.later.click()

    assert page.postponing is not None
    ground = page.postponing.parentWidget()
    assert ground is not None
    assert ground.rect().contains(page.postponing.geometry())
    assert page.postponing.height() >= page.postponing.sizeHint().height()


def test_the_menu_of_a_row_offers_the_same(page: TodayPage, workspace: Workspace) -> None:
    choose(page, CALL)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.list.viewport(), event)
    shown = [action.text() for action in page.list.menu.actions() if action.isVisible()]
    page.list.menu.close()

    assert shown == ["Notiz schreiben", "Erledigt", "Verschieben …"]


def test_what_cannot_be_ticked_off_has_no_such_buttons(page: TodayPage) -> None:
    choose(page, "Bestand sichern")

    assert not page.list.tools.isVisible()
