"""Bedarfe: what is missing, what shows it, and whether somebody sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gkdesk.text.codes.network import NeedState
from gkdesk.ui.pages.network.offers.need_view import COUNT_HELP, NO_FIELD
from gkdesk.ui.pages.network.offers.offers_section import OffersSection
from tests.factories import a_need, a_task
from tests.ui.network.hands import names, seen, state
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.offers.needs import NeedList
    from gkdesk.ui.pages.network.page import NetworkPage


def test_a_need_is_entered_by_topic_and_goes_on_with_its_group(
    qtbot: QtBot, workspace: Workspace, offering: OffersSection, needs: NeedList
) -> None:
    offering.begin_new()
    write("Alphabetisierung am Abend")
    press(Qt.Key.Key_Return)

    assert [row.topic for row in workspace.needs.rows()] == ["Alphabetisierung am Abend"]
    assert offering.focused_field()[0] == "what.group"


def test_the_list_of_heute_shows_needs_that_nobody_sees_to(
    workspace: Workspace, content: ContentView, page: NetworkPage
) -> None:
    a_need(workspace, topic="Fahrkarten", owner="Lenkungsgruppe")
    a_need(workspace, topic="Lernräume")
    content.open_record("need.without_owner", None)
    section = page.section()
    assert isinstance(section, OffersSection)
    shown = section.list_shown()

    assert names(shown) == ["Lernräume"]
    assert shown.item(shown.list.rows.row(0)).step == "noch ohne Zuständige"


def test_naming_an_owner_takes_the_need_off_that_list(
    qtbot: QtBot, workspace: Workspace, needs: NeedList
) -> None:
    need = a_need(workspace)
    needs.open("need.without_owner", None)
    needs.show_record(need)
    needs.view.parts.focus_field("evidence.owner")
    write("Arbeitskreis Sprache")
    needs.new.setFocus()

    assert names(needs) == []
    qtbot.waitUntil(lambda: state(needs.view) == "offen, vermerkt am 18. 11. 2026")
    assert workspace.needs.detail(need).fields.owner == "Arbeitskreis Sprache"


def test_a_need_that_is_met_leaves_the_list_and_can_be_opened_again(
    qtbot: QtBot, workspace: Workspace, needs: NeedList
) -> None:
    need = a_need(workspace)
    needs.reload(())
    needs.show_record(need)
    needs.view.end_action.trigger()
    assert workspace.needs.detail(need).fields.state is NeedState.MET
    assert names(needs) == []
    qtbot.waitUntil(lambda: "gedeckt" in state(needs.view))
    needs.ended.setChecked(True)
    assert names(needs) == ["Alphabetisierung"]

    needs.view.reopen_action.trigger()
    assert workspace.needs.detail(need).fields.state is NeedState.OPEN


def test_the_field_says_that_a_small_number_never_leaves_the_office(
    workspace: Workspace, needs: NeedList
) -> None:
    need = a_need(workspace, count=2)
    needs.reload(())
    needs.show_record(need)
    row = needs.view.parts.groups["evidence"].form.row("count")

    assert COUNT_HELP in [label.text() for label in row.findChildren(QLabel)]
    assert "Unter 3" in COUNT_HELP


def test_a_number_below_zero_is_not_saved(
    qtbot: QtBot, workspace: Workspace, needs: NeedList
) -> None:
    need = a_need(workspace)
    needs.reload(())
    needs.show_record(need)
    needs.view.parts.focus_field("evidence.count")
    write("-1")
    needs.new.setFocus()

    form = needs.view.parts.groups["evidence"].form
    assert form.error("count") == "Bitte eine Zahl ab 0 eintragen."
    assert workspace.needs.detail(need).fields.count is None


def test_what_could_not_be_saved_waits_and_is_found_from_another_page(
    qtbot: QtBot, workspace: Workspace, content: ContentView, page: NetworkPage, needs: NeedList
) -> None:
    need = a_need(workspace)
    needs.reload(())
    needs.show_record(need)
    needs.view.parts.focus_field("evidence.count")
    write("einige")
    page.show_section("contacts")
    content.show_page("today")
    content.open_draft()

    section = page.section()
    assert section.shown() == (("need", need),)
    assert section.focused_field()[0] == "evidence.count"


def test_a_half_typed_new_need_comes_back(
    qtbot: QtBot, content: ContentView, offering: OffersSection, needs: NeedList
) -> None:
    offering.begin_new()
    write("Fahrk")
    needs.new.setFocus()
    offering.show_list("offers")
    content.show_page("today")
    content.open_draft()

    assert offering.list_shown() is needs
    assert needs.newcomer is not None
    assert needs.newcomer.name.text() == "Fahrk"


def test_a_task_made_of_a_need_is_about_it_and_is_opened(
    workspace: Workspace, content: ContentView, page: NetworkPage, needs: NeedList
) -> None:
    need = a_need(workspace)
    needs.reload(())
    needs.show_record(need)
    needs.view.tasks.add.click()  # type: ignore[attr-defined]

    (task,) = workspace.tasks.rows(about=("need", need))
    assert task.name == "Klären: Alphabetisierung"
    assert page.section().key == "tasks"
    assert page.section().shown() == (("office_task", task.id),)
    assert content.toast.isVisible()


def test_the_open_tasks_about_a_need_stand_on_its_page(
    workspace: Workspace, offering: OffersSection, needs: NeedList
) -> None:
    need = a_need(workspace)
    task = a_task(workspace, about_kind="need", about_ref=need)
    needs.reload(())
    needs.show_record(need)
    assert needs.view.tasks.links() == ("Jobcenter anrufen",)  # type: ignore[attr-defined]
    workspace.tasks.finish(task)
    needs.reload(())

    assert needs.view.tasks.links() == ()  # type: ignore[attr-defined]


def test_a_need_entered_by_mistake_is_removed(workspace: Workspace, needs: NeedList) -> None:
    need = a_need(workspace)
    needs.reload(())
    needs.show_record(need)
    needs.view.remove_action.trigger()

    assert workspace.needs.rows() == ()
    assert needs.shown() == ()


def test_the_privacy_view_hides_who_sees_to_a_need_and_what_shows_it(
    workspace: Workspace, content: ContentView, needs: NeedList
) -> None:
    ref = a_need(workspace, owner="Frau Ritter", evidence_note="Drei Anfragen", note="Heikel")
    needs.reload(())
    needs.show_record(ref)
    notes = ("Frau Ritter", "Drei Anfragen", "Heikel")
    assert all(any(note in text for text in seen(needs.view)) for note in notes)
    assert needs.item(needs.list.rows.row(0)).step == "Frau Ritter"
    content.privacy.turn(on=True)
    assert not any(note in text for note in notes for text in seen(needs.view))
    assert needs.item(needs.list.rows.row(0)).step == "offen"
    assert needs.view.parts.groups["what"].isVisible()
    content.privacy.turn(on=False)
    assert all(any(note in text for text in seen(needs.view)) for note in notes)


def test_a_need_without_a_field_says_so_in_its_head(workspace: Workspace, needs: NeedList) -> None:
    needs.show_record(a_need(workspace, field=""))
    assert NO_FIELD in state(needs.view)

    needs.show_record(a_need(workspace, topic="Wohnungen", field="housing"))
    assert NO_FIELD not in state(needs.view)
