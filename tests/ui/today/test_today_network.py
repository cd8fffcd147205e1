"""Heute: what waits in the network is opened, ticked off and put off where it stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.register.fields import Agreement
from gkdesk.ui.pages.today import TodayPage
from gkdesk.ui.pages.today_side import SideNote
from tests.factories import a_cooperation, a_need, a_task, an_organisation
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import TaskId
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

CALL = "Ausländerbehörde anrufen"


@pytest.fixture
def task(workspace: Workspace) -> TaskId:
    return a_task(workspace, what=CALL, due_on=dt.date(2026, 11, 16))


@pytest.fixture
def view(workspace: Workspace, task: TaskId, show: Show) -> ContentView:
    """Return the content of a store with a task, a need and an agreement that wait."""
    assert task
    first = an_organisation(workspace, name="Jobcenter", short_name="JC")
    tie = a_cooperation(workspace, first, an_organisation(workspace))
    agreement = Agreement(review_on=dt.date(2026, 11, 18))
    workspace.cooperations.save_agreement(tie, agreement)
    a_need(workspace)
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


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Zuständigkeit klären", "need"),
        (CALL, "office_task"),
    ],
)
def test_enter_asks_for_the_record_of_the_row(
    qtbot: QtBot, page: TodayPage, title: str, kind: str
) -> None:
    choose(page, title)
    with qtbot.waitSignal(page.context.navigation_wanted) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == kind
    assert asked.args[1] > 0


def test_an_agreement_is_reviewed_at_its_row_and_waits_no_longer(
    view: ContentView, page: TodayPage, workspace: Workspace
) -> None:
    choose(page, "Vereinbarung prüfen")
    press(Qt.Key.Key_Return)
    assert focused().accessibleName().startswith("Geprüft, wieder am …: Kooperationsvereinbarung")
    (row,) = workspace.cooperations.rows()
    before = row.verified_on
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    (agreement,) = workspace.cooperations.detail(row.id).agreements
    assert agreement.review_on == dt.date(2026, 11, 18), "an Enter too many confirms nothing"
    write("in 1 Jahr")
    press(Qt.Key.Key_Return)
    (agreement,) = workspace.cooperations.detail(row.id).agreements
    assert agreement.review_on == dt.date(2027, 11, 18)
    assert view.toast.text() == "Vereinbarung geprüft"
    assert workspace.cooperations.detail(row.id).verified_on == before
    view.show_page("today")
    assert "Vereinbarung prüfen" not in titles(page)
    view.undo()
    (agreement,) = workspace.cooperations.detail(row.id).agreements
    assert agreement.review_on == dt.date(2026, 11, 18)


def titles(page: TodayPage) -> list[str]:
    model = page.list.items
    return [getattr(model.item(line), "title", "") for line in range(model.rowCount())]


def test_a_task_is_ticked_off_and_comes_back_by_undo(
    view: ContentView, page: TodayPage, workspace: Workspace, task: TaskId
) -> None:
    choose(page, CALL)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName() == f"Erledigt: {CALL}"
    press(Qt.Key.Key_Return)
    assert workspace.tasks.detail(task).done_on == workspace.clock.today()
    assert view.toast.text() == f"Erledigt: {CALL}"
    view.undo()
    assert workspace.tasks.detail(task).done_on is None


def test_a_task_is_put_off(page: TodayPage, workspace: Workspace, task: TaskId) -> None:
    choose(page, CALL)
    page.list.tools.later.click()
    write("in 2 Wochen")
    press(Qt.Key.Key_Return)
    day = workspace.clock.today() + dt.timedelta(weeks=2)
    assert workspace.tasks.detail(task).fields.due_on == day


def test_a_task_that_is_gone_meanwhile_is_said(
    view: ContentView, page: TodayPage, workspace: Workspace, task: TaskId
) -> None:
    choose(page, CALL)
    workspace.tasks.remove(task)
    page.list.tools.done.click()
    assert not view.notices.isHidden()


def test_needs_that_nobody_sees_to_are_counted_beside_the_list(
    qtbot: QtBot, page: TodayPage, workspace: Workspace
) -> None:
    (note,) = [each for each in page.side.findChildren(SideNote) if "Bedarf" in _said(each)]
    assert note.isVisible()
    assert _said(note) == "1 Bedarf ist offen und hat noch niemanden, der sich kümmert."
    with qtbot.waitSignal(page.context.navigation_wanted) as asked:
        note.link.click()
    assert asked.args == ["need.without_owner", None]
    (row,) = workspace.needs.rows()
    workspace.needs.remove(row.id)
    page.reload(())
    assert not note.isVisible()


def _said(note: SideNote) -> str:
    return note.sentence.text()


def test_an_agreement_cannot_be_ticked_off(page: TodayPage) -> None:
    choose(page, "Vereinbarung prüfen")
    assert not page.list.tools.isVisible()
