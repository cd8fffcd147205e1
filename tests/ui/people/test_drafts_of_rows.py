"""Half-typed rows: each has its own draft, means its own day, and changes what was edited only."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.clients.fields import FollowUp, Paper, Step
from gkdesk.ui.pages.people.page import PeoplePage
from tests.factories import a_client, a_part
from tests.ui.people.hands import press, write
from tests.ui.shell.conftest import home, settings, unlock, window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.records.record_list import RecordList

__all__ = ["home", "settings", "window"]
NINE_DAYS = dt.timedelta(days=9)


def a_list(content: ContentView, client: ClientId, part: str, name: str) -> RecordList[Any]:
    content.open_record("client", client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    return page.client.show_part(part).lists[name]


def steps_of(content: ContentView, client: ClientId) -> RecordList[Any]:
    return a_list(content, client, "plan", "steps")


def shown(records: RecordList[Any]) -> dict[str, str]:
    assert records.form is not None
    return dict(records.form.view.raw())


def lock_for_nine_days(qtbot: QtBot, window: MainWindow, clock: FixedClock) -> ContentView:
    window.lock()
    clock.advance(NINE_DAYS)
    return unlock(qtbot, window)


def test_a_day_in_words_keeps_its_meaning_over_the_lock(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    content = unlock(qtbot, window)
    client = a_client(content.context.workspace)
    due = a_list(content, client, "log", "follow_ups")
    due.begin_new()
    write("Widerspruchsfrist")
    assert due.form is not None
    due.form.view.focus_field("due")
    write("in 2 Wochen")
    content = lock_for_nine_days(qtbot, window, clock)
    again = a_list(content, client, "log", "follow_ups")

    assert shown(again)["due"] == "Mi 2. 12. 2026"
    assert again.form is not None
    again.form.confirmed.emit()
    (stored,) = content.context.workspace.clients.detail(client).follow_ups
    assert stored.due == dt.date(2026, 12, 2)


def test_a_day_in_words_is_read_as_typed_until_the_day_is_over(
    workspace: Workspace, content: ContentView, clock: FixedClock
) -> None:
    client = a_client(workspace)
    due = a_list(content, client, "log", "follow_ups")
    due.begin_new()
    write("Anruf")
    assert due.form is not None
    due.form.view.focus_field("due")
    write("morgen")
    assert shown(due)["due"] == "morgen"
    clock.advance(dt.timedelta(days=1))
    due.form.confirmed.emit()

    assert workspace.clients.detail(client).follow_ups[0].due == dt.date(2026, 11, 19)


def test_a_move_keeps_its_day_over_the_lock(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    content = unlock(qtbot, window)
    workspace = content.context.workspace
    client = a_client(workspace)
    content.open_record("client", client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    moving = page.client.show_part("person").forms["moving"]
    moving.begin()
    write("Lindenweg 1")
    assert moving.form is not None
    moving.form.view.focus_field("since")
    write("gestern")
    content = lock_for_nine_days(qtbot, window, clock)
    page = content.current()
    assert isinstance(page, PeoplePage)
    moving = page.client.show_part("person").forms["moving"]
    assert moving.form is not None
    moving.form.confirmed.emit()

    address = content.context.workspace.clients.detail(client).address
    assert (address.street, address.since) == ("Lindenweg 1", dt.date(2026, 11, 17))


def test_the_end_that_was_offered_stays_over_the_lock(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    content = unlock(qtbot, window)
    client = a_client(content.context.workspace)
    content.open_record("client", client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    page.client.ending.begin()
    assert page.client.ending.form is not None
    page.client.ending.form.view.focus_field("reason")
    write("umgezogen")
    content = lock_for_nine_days(qtbot, window, clock)
    page = content.current()
    assert isinstance(page, PeoplePage)
    assert page.client.ending.form is not None

    assert dict(page.client.ending.form.view.raw())["on"] == "Mi 18. 11. 2026"


def test_an_open_form_writes_only_what_was_edited_over_the_row_of_now(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    step = a_part(workspace, client, Step("Ummelden", until=dt.date(2026, 12, 1)))
    steps = steps_of(content, client)
    steps.edit(step)
    press(Qt.Key.Key_End)
    write(" bald")
    content.context.wrote(workspace.clients.finish_step(client, step))
    assert shown(steps)["done_on"] == "Mi 18. 11. 2026"
    press(Qt.Key.Key_Return)

    (stored,) = workspace.clients.detail(client).steps
    assert (stored.what, stored.done_on) == ("Ummelden bald", dt.date(2026, 11, 18))


def test_a_draft_writes_only_what_was_edited_over_the_row_of_now(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    step = a_part(workspace, client, Step("Ummelden", who="ich", until=dt.date(2026, 12, 1)))
    steps_of(content, client).edit(step)
    press(Qt.Key.Key_End)
    write(" bald")
    content.open_record("client", a_client(workspace, official_name="Andere"))
    changed = Step("Ummelden", who="Frau Vogel", until=dt.date(2026, 12, 24), id=step)
    content.context.wrote(workspace.clients.save_part(client, changed))
    steps = steps_of(content, client)
    assert steps.form is not None
    steps.form.confirmed.emit()

    (stored,) = workspace.clients.detail(client).steps
    assert (stored.what, stored.who, stored.until) == (
        "Ummelden bald", "Frau Vogel", dt.date(2026, 12, 24),
    )  # fmt: skip


def test_undo_below_an_open_form_is_not_undone_by_it(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    paper = a_part(workspace, client, Paper("Duldung", valid_until=dt.date(2026, 12, 1)))
    later = Paper("Duldung", valid_until=dt.date(2027, 1, 1), id=paper)
    workspace.clients.save_part(client, later)
    papers = a_list(content, client, "papers", "papers")
    papers.edit(paper)
    assert papers.form is not None
    papers.form.view.focus_field("note")
    write("Kopie")
    content.context.changed(workspace.history.undo().changes)
    papers.form.confirmed.emit()

    (stored,) = workspace.clients.detail(client).papers
    assert (stored.valid_until, stored.note) == (dt.date(2026, 12, 1), "Kopie")


def test_opening_another_form_keeps_what_was_typed_and_the_top_bar_leads_back(
    workspace: Workspace, content: ContentView
) -> None:
    client = a_client(workspace)
    step = a_part(workspace, client, Step("Ummelden"))
    steps = steps_of(content, client)
    steps.begin_new()
    write("Widerspruch einlegen")
    steps.edit(step)
    assert content.topbar.unsaved.accessibleName() == "1 Angabe noch nicht gespeichert"
    press(Qt.Key.Key_Escape)
    content.show_page("today")
    content.topbar.unsaved.click()

    assert shown(steps)["what"] == "Widerspruch einlegen"
    press(Qt.Key.Key_Return)
    assert {each.what for each in workspace.clients.detail(client).steps} == {
        "Ummelden", "Widerspruch einlegen",
    }  # fmt: skip
    assert workspace.drafts.all() == ()


def test_two_half_typed_rows_outlive_the_lock(qtbot: QtBot, window: MainWindow) -> None:
    content = unlock(qtbot, window)
    workspace = content.context.workspace
    client = a_client(workspace)
    step = a_part(workspace, client, Step("Ummelden"))
    steps = steps_of(content, client)
    steps.begin_new()
    write("Widerspruch")
    steps.edit(step)
    press(Qt.Key.Key_End)
    write(" bald")
    window.lock()
    content = unlock(qtbot, window)
    steps = steps_of(content, client)

    assert content.topbar.unsaved.accessibleName() == "2 Angaben noch nicht gespeichert"
    for _ in range(2):
        content.topbar.unsaved.click()
        assert steps.form is not None
        steps.form.confirmed.emit()
    stored = content.context.workspace.clients.detail(client).steps
    assert {each.what for each in stored} == {"Ummelden bald", "Widerspruch"}


def test_asking_for_a_new_row_again_keeps_what_is_typed(
    workspace: Workspace, content: ContentView
) -> None:
    steps = steps_of(content, a_client(workspace))
    steps.begin_new()
    write("Widerspruch einlegen")
    steps.add.setFocus()
    steps.add.click()

    assert shown(steps)["what"] == "Widerspruch einlegen"


@pytest.mark.parametrize("comes_back", [False, True])
def test_what_was_typed_at_a_row_that_is_removed_is_not_lost(
    workspace: Workspace, content: ContentView, *, comes_back: bool
) -> None:
    client = a_client(workspace)
    due = a_part(workspace, client, FollowUp(dt.date(2026, 12, 1), "Nachfragen"))
    row = FollowUp(dt.date(2026, 12, 1), "Nachfragen", id=due)
    follow_ups = a_list(content, client, "log", "follow_ups")
    follow_ups.edit(due)
    assert follow_ups.form is not None
    follow_ups.form.view.focus_field("what")
    press(Qt.Key.Key_End)
    write(" bei Frau Vogel")
    content.context.wrote(workspace.clients.remove_part(client, row))
    assert shown(follow_ups)["what"] == "Nachfragen bei Frau Vogel"
    if comes_back:
        content.context.changed(workspace.history.undo().changes)
    else:
        follow_ups.form.view.focus_field("due")
        write("morgen")
    follow_ups.form.confirmed.emit()

    (stored,) = workspace.clients.detail(client).follow_ups
    day = dt.date(2026, 12, 1) if comes_back else dt.date(2026, 11, 19)
    assert (stored.due, stored.what) == (day, "Nachfragen bei Frau Vogel")
    assert workspace.drafts.all() == ()
