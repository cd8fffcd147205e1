"""What was made and issued: counted, entered by keyboard, taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.services.booklets.profiles.profile import KARTE
from gkdesk.text.codes.booklets import IssuedBy
from gkdesk.text.labels import Label
from gkdesk.ui.pages.print_send.booklets.copies_view import ALL_ISSUED, NOTHING, CopiesView
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.print_send.booklets.part import BookletsPart

TODAY = dt.date(2026, 11, 18)


def make(workspace: Workspace, name: str, copies: int = 1) -> None:
    client = a_client(workspace, official_name=name)
    head = workspace.booklets.make(client, "de", profile_id=KARTE).head
    issues = workspace.booklets.issues
    issues.confirm(issues.begin(head, Issue.PRINTED, copies=copies))


@pytest.fixture
def view(page: BookletsPart, workspace: Workspace) -> CopiesView:
    """Return the view of two booklets that were made, one of them three times."""
    return view_of_two(page, workspace)


def view_of_two(page: BookletsPart, workspace: Workspace) -> CopiesView:
    make(workspace, "Nadia Rahimi")
    make(workspace, "Toni Beck", copies=3)
    page.copies.reload(())
    page.pane.pick.copies.click()
    return page.copies


def cells(view: CopiesView) -> list[str]:
    return view.table.as_table().splitlines()[1:]


def test_nothing_made_is_said_in_words_and_issuing_is_entered_by_keyboard_undone_and_covered(
    page: BookletsPart, workspace: Workspace
) -> None:
    page.pane.pick.copies.click()
    assert page.copies.empty.text() == NOTHING
    assert focused() is page.copies.back
    page.copies.back.click()
    assert page.pane.isVisible()

    view = view_of_two(page, workspace)
    assert focused() is view.table
    assert view.table.horizontalHeader().length() >= view.table.viewport().width()
    assert view.issue.isEnabled()
    press(Qt.Key.Key_Return)
    assert view.form is not None
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("gestern")
    press(Qt.Key.Key_Return)
    assert "gemacht" in view.form.view.error("on")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("heute")
    press(Qt.Key.Key_Return)
    assert view.form is None
    assert focused() is view.table
    assert len(cells(view)) == 1
    assert workspace.history.can_undo() is Label.BOOKLET_ISSUED
    view._context.changed(workspace.history.undo().changes)
    assert len(cells(view)) == 2

    view.table.selectRow(next(at for at, line in enumerate(cells(view)) if "Toni" in line))
    view.issue.click()
    assert view.form is not None
    view.form.view.input("number").setText("2")  # type: ignore[attr-defined]
    view.form.view.input("number").textEdited.emit("2")  # type: ignore[attr-defined]
    view.form.confirmed.emit()
    (count,) = workspace.booklets.counts.counts()
    assert (count.made, count.issued) == (4, 2)
    assert view.counts.as_table().splitlines()[1].split("\t")[1:4] == ["2026", "4", "2"]

    view._context.privacy.turn(on=True)
    assert view.cover.isVisible()
    assert not view.table.isEnabled()
    view._context.privacy.turn(on=False)
    assert not view.cover.isVisible()


def test_several_are_issued_at_once_and_taken_back(view: CopiesView, workspace: Workspace) -> None:
    view.table.selectAll()
    view.issue.click()
    assert view.form is not None
    assert not view.form.view.has_field("number")
    view.form.confirmed.emit()
    assert view.empty.text() == ALL_ISSUED
    assert focused() is view.back
    view.which.set_current(1)
    rows = workspace.booklets.copies.rows()
    assert {(row.issued_on, row.issued_by) for row in rows} == {(TODAY, IssuedBy.OWN_OFFICE)}
    view.table.selectAll()
    assert not view.issue.isEnabled()
    view.take_back.click()
    assert {row.issued_on for row in workspace.booklets.copies.rows()} == {None}


def test_what_is_half_entered_outlives_the_lock(
    page: BookletsPart, view: CopiesView, content: ContentView
) -> None:
    view.table.selectAll()
    view.issue.click()
    assert view.form is not None
    day = view.form.view.input("on")
    day.selectAll()  # type: ignore[attr-defined]
    write("gestern")
    refs = page.shown()
    content.flush()
    again = type(page)(page.context)
    again.restore(refs)
    assert again.copies.form is not None
    assert len(again.copies.issued.rows) == 2
    assert dict(again.copies.form.view.raw())["on"] == "gestern"
    again.deleteLater()
    content.show_page("today")
    content.open_draft()
    assert view.isVisible()
    assert view.form is not None
    assert "17." in dict(view.form.view.raw())["on"]


def test_ready_made_binders_are_entered_as_made_and_issued(
    view: CopiesView, workspace: Workspace
) -> None:
    view.elsewhere.click()
    form = view.bought.form
    assert form is not None
    for name, text in (("profile_id", "laufmappe"), ("copies", "90"), ("made_on", "18.11.2026")):
        form.view.restore(((name, text),))
    form.confirmed.emit()
    assert view.bought.form is None
    assert view.form is not None
    assert any("anderswo gemacht" in line for line in cells(view))
    view.form.view.restore((("number", "42"),))
    view.form.confirmed.emit()
    lines = {count.title: count for count in workspace.booklets.counts.counts()}
    assert (lines["Laufmappe"].made, lines["Laufmappe"].issued) == (90, 42)
