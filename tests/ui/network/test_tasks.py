"""Aufgaben: what is to be done about the network, ticked off, put off, linked with its subject."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gkdesk.services.register.fields import Meeting, Membership
from gkdesk.ui.pages.network.tasks.task_view import later
from gkdesk.ui.pages.network.tasks.tasks import VEILED_TASK, TasksSection
from gkdesk.ui.tables import ListDetail
from tests.factories import (
    a_body,
    a_client,
    a_contact,
    a_municipality,
    a_need,
    a_task,
    an_offer,
    an_organisation,
)
from tests.ui.network.hands import names, state
from tests.ui.people.hands import press, write
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage
    from gkdesk.ui.pages.section import Section

TODAY = dt.date(2026, 11, 18)


@pytest.mark.parametrize("kind", ["task", "office_task"])
def test_other_pages_open_a_task_by_either_name(
    workspace: Workspace, content: ContentView, page: NetworkPage, kind: str
) -> None:
    task = a_task(workspace)
    content.open_record(kind, task)

    assert page.section().key == "tasks"
    assert page.section().shown() == (("office_task", task),)


def test_a_task_is_entered_and_goes_on_with_its_day(
    qtbot: QtBot, workspace: Workspace, tasks: TasksSection
) -> None:
    tasks.begin_new()
    write("Sprechzeiten erfragen")
    press(Qt.Key.Key_Return)
    assert tasks.focused_field()[0] == "task.due_on"
    write("in 2 Wochen")
    tasks.new.setFocus()

    (row,) = workspace.tasks.rows()
    assert (row.name, row.fields.due_on) == ("Sprechzeiten erfragen", dt.date(2026, 12, 2))


def test_what_is_overdue_stands_first_and_warns(workspace: Workspace, tasks: TasksSection) -> None:
    a_task(workspace, what="Später", due_on=dt.date(2026, 12, 1))
    a_task(workspace, what="Irgendwann")
    a_task(workspace, what="Überfällig", due_on=dt.date(2026, 11, 16))
    tasks.reload(())

    assert names(tasks) == ["Überfällig", "Später", "Irgendwann"]
    items = [tasks.item(row) for row in tasks.list.rows.rows()]
    assert [item.warns for item in items] == [True, False, False]
    assert [item.step for item in items] == [
        "fällig seit 2 Tagen",
        "fällig Di 1. 12.",
        "ohne Termin",
    ]


def test_a_task_is_ticked_off_and_taken_up_again_with_the_same_button(
    qtbot: QtBot, workspace: Workspace, tasks: TasksSection, content: ContentView
) -> None:
    task = a_task(workspace)
    tasks.reload(())
    tasks.show_record(task, take_focus=True)
    assert tasks.view.header.button.label() == "Erledigt"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)

    assert workspace.tasks.detail(task).done_on == TODAY
    assert names(tasks) == []
    assert content.toast.undo.isVisible()
    qtbot.waitUntil(lambda: "erledigt am 18. 11. 2026" in state(tasks.view))
    tasks.ended.setChecked(True)
    assert names(tasks) == ["Jobcenter anrufen"]
    tasks.view.header.button.click()

    assert workspace.tasks.detail(task).done_on is None


@pytest.mark.parametrize(
    ("due", "how_far", "expected"),
    [
        (None, "day", dt.date(2026, 11, 19)),
        (dt.date(2026, 11, 1), "week", dt.date(2026, 11, 25)),
        (dt.date(2026, 11, 25), "week", dt.date(2026, 12, 2)),
        (dt.date(2027, 1, 31), "month", dt.date(2027, 2, 28)),
    ],
)
def test_a_task_is_never_put_off_to_a_day_that_is_over(
    due: dt.date | None, how_far: str, expected: dt.date
) -> None:
    assert later(due, TODAY, how_far) == expected


def test_putting_off_keeps_what_was_just_typed(
    qtbot: QtBot, workspace: Workspace, tasks: TasksSection
) -> None:
    task = a_task(workspace, due_on=dt.date(2026, 11, 16))
    tasks.reload(())
    tasks.show_record(task)
    tasks.view.parts.focus_field("task.note")
    write("Frau Thiele fragen")
    week = tasks.view.postpone.menu().actions()[1]  # type: ignore[attr-defined]
    week.trigger()

    fields = workspace.tasks.detail(task).fields
    assert (fields.note, fields.due_on) == ("Frau Thiele fragen", dt.date(2026, 11, 25))


def test_a_day_that_makes_no_sense_is_settled_before_putting_off(
    qtbot: QtBot, workspace: Workspace, tasks: TasksSection
) -> None:
    task = a_task(workspace)
    tasks.reload(())
    tasks.show_record(task)
    tasks.view.parts.focus_field("task.due_on")
    write("irgendwann")
    tasks.view.postpone.menu().actions()[0].trigger()  # type: ignore[attr-defined]

    assert workspace.tasks.detail(task).fields.due_on is None
    assert tasks.focused_field()[0] == "task.due_on"
    assert tasks.view.parts.groups["task"].form.error("due_on")


def test_what_no_page_opens_is_named_without_a_link(
    workspace: Workspace, tasks: TasksSection
) -> None:
    place = a_municipality(workspace, "Musterau")
    task = a_task(workspace, about_kind="municipality", about_ref=place)
    tasks.reload(())
    tasks.show_record(task)
    about = tasks.view.about  # type: ignore[attr-defined]

    assert about.links() == ()
    assert "Musterau" in [label.text() for label in about.findChildren(QLabel)]


def test_a_task_leads_to_what_it_is_about(
    workspace: Workspace, page: NetworkPage, tasks: TasksSection
) -> None:
    body = a_body(workspace)
    task = a_task(workspace, about_kind="body", about_ref=body)
    tasks.reload(())
    tasks.show_record(task)
    assert tasks.view.about.links() == ("Bündniskerngruppe",)  # type: ignore[attr-defined]
    tasks.view.about.wanted.emit("body", body)  # type: ignore[attr-defined]

    assert page.section().shown() == (("body", body),)


def test_a_task_about_something_that_is_gone_stands_for_itself(
    workspace: Workspace, tasks: TasksSection
) -> None:
    need = a_need(workspace)
    task = a_task(workspace, about_kind="need", about_ref=need)
    workspace.needs.remove(need)
    tasks.reload(())
    tasks.show_record(task)

    assert not tasks.view.about.isVisible()  # type: ignore[attr-defined]
    assert tasks.item(tasks.list.rows.row(0)).context == ""


def one_of_each(workspace: Workspace) -> dict[str, int]:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    workspace.bodies.save_meeting(body, Meeting(TODAY))
    return {
        "body": body,
        "offer": an_offer(workspace),
        "need": a_need(workspace),
        "office_task": a_task(workspace, about_kind="body", about_ref=body),
    }


def tab_stops(section: Section) -> list[QWidget]:
    """Return what Tab stops at in the section, from its first control on."""
    found, widget = [], section.nextInFocusChain()
    while widget is not None and widget is not section:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and widget.isVisible() and section.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_every_control_has_a_name_and_tab_goes_as_one_reads(
    qtbot: QtBot, workspace: Workspace, content: ContentView, page: NetworkPage
) -> None:
    for kind, ref in one_of_each(workspace).items():
        content.context.changed(())
        content.open_record(kind, ref)
        section = page.section()
        qtbot.waitUntil(section.isVisible)
        QApplication.sendPostedEvents()

        assert nameless(section) == [], kind
        places = [each.mapTo(section, each.rect().center()) for each in tab_stops(section)]
        left = section.findChild(ListDetail).list_pane.width()
        for side in ([p for p in places if p.x() < left], [p for p in places if p.x() >= left]):
            lines = [place.y() // 40 for place in side]
            assert len(lines) > 1, kind
            assert all(later >= earlier - 1 for earlier, later in itertools.pairwise(lines)), kind
        sides = [place.x() >= left for place in places]
        assert sides == sorted(sides), kind


def test_a_guest_reads_nothing_of_tasks_about_clients_and_private_persons(
    workspace: Workspace, tasks: TasksSection, content: ContentView
) -> None:
    client = a_client(workspace)
    private = a_contact(workspace, name="Karimi", private=True)
    about_client = a_task(
        workspace, what="Klient anrufen", about_kind="client", about_ref=client,
        due_on=dt.date(2026, 11, 20),
    )  # fmt: skip
    a_task(workspace, what="Karimi danken", about_kind="contact_person", about_ref=private)
    tasks.lookup.forget(())
    tasks.reload(())
    tasks.show_record(about_client)
    content.privacy.turn(on=True)

    items = [tasks.item(row) for row in tasks.list.rows.rows()]
    assert {(item.title, item.context) for item in items} == {(VEILED_TASK, "")}
    assert tasks.shown() == ()
    content.privacy.turn(on=False)
    assert [tasks.item(row).title for row in tasks.list.rows.rows()] == [
        "Klient anrufen",
        "Karimi danken",
    ]
