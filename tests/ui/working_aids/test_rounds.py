"""Rounds: what is offered is begun, what is there is found, and until when it is wanted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from gkdesk.text.codes.working_aids import AidState
from gkdesk.ui.pages.working_aids.page import WorkingAidsPage
from gkdesk.ui.pages.working_aids.rounds.pane import AID, OFFER, items_of
from gkdesk.ui.tables import PersonItem
from tests.ui.people.hands import press, write
from tests.ui.working_aids.kit import TEMPLATE, begin, give, value

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import AidId
    from gkdesk.ui.content import ContentView


def test_the_page_stands_between_conferences_and_printing(content: ContentView) -> None:
    keys = [spec.key for spec in content.specs]
    place = keys.index("working_aids")
    assert keys[place - 1 : place + 2] == ["conferences", "working_aids", "print"]
    shortcuts = {each.key().toString() for each in content.findChildren(QShortcut)}
    assert QKeySequence("Alt+5").toString() in shortcuts
    content.go_to("working_aids")
    assert isinstance(content.current(), WorkingAidsPage)


def test_an_offered_template_is_begun_and_opens(
    page: WorkingAidsPage, workspace: Workspace
) -> None:
    workspace.aids.templates.take_in(TEMPLATE)
    page.reload(())
    rounds = page.rounds
    rounds.pane.entered.emit(OFFER, TEMPLATE.id)
    assert rounds.offer.about.text() == TEMPLATE.about
    press(Qt.Key.Key_Return)
    (aid,) = workspace.aids.rounds.view().rounds[0].aids
    assert aid.template_id == TEMPLATE.id
    assert rounds.form is not None
    assert rounds.form.aid_id == aid.id
    assert page.head.isHidden()


def test_last_years_answers_are_taken_over_where_one_wants_it(
    page: WorkingAidsPage, workspace: Workspace
) -> None:
    last = begin(workspace, 2025)
    give(workspace, last, "zahl", "12")
    page.reload(())
    page.rounds.pane.entered.emit(OFFER, TEMPLATE.id)
    form = page.rounds.offer.form
    assert form is not None
    assert form.has_field("take_over")
    assert page.rounds.pane.view is not None
    listed = items_of(page.rounds.pane.view, workspace.clock.today())
    kinds = [each.key[0] for each in listed if isinstance(each, PersonItem)]
    assert kinds == sorted(kinds)  # what can be begun stands below all rounds
    assert {AID, OFFER} == set(kinds)
    page.rounds.offer.begin.click()
    assert page.rounds.form is not None
    assert value(workspace, page.rounds.form.aid_id, "zahl") == "12"


def test_a_year_in_which_it_was_begun_already_is_refused_at_the_field(
    page: WorkingAidsPage, workspace: Workspace
) -> None:
    begin(workspace, 2025)
    page.reload(())
    page.rounds.pane.entered.emit(OFFER, TEMPLATE.id)
    form = page.rounds.offer.form
    assert form is not None
    form.focus_field("year")
    form.input("year").selectAll()
    write("2025")
    page.rounds.offer.begin.click()
    assert "2025" in form.row("year").error()
    assert page.rounds.form is None


def test_until_when_an_aid_is_wanted_is_saved_by_itself(
    page: WorkingAidsPage, workspace: Workspace, aid: AidId
) -> None:
    page.rounds.pane.entered.emit(AID, aid)
    page.rounds.overview.parts.focus_field("details.due_on")
    write("15.12.2026")
    page.commit()
    (row,) = workspace.aids.rounds.view().rounds[0].aids
    assert row.due_on == dt.date(2026, 12, 15)


def test_a_hit_of_the_search_opens_the_aid(
    page: WorkingAidsPage, content: ContentView, aid: AidId
) -> None:
    content.open_record("working_aid", aid)
    assert page.rounds.form is not None
    assert page.rounds.form.aid_id == aid


def test_going_back_shows_the_rounds_with_the_progress_of_now(
    page: WorkingAidsPage, workspace: Workspace, aid: AidId
) -> None:
    page.rounds.fill_in(aid)
    assert page.rounds.form is not None
    give(workspace, aid, "zahl", "3")
    page.rounds.form.pane.back.click()
    assert page.rounds.form is None
    assert page.head.isVisible()
    assert page.rounds.overview.ref == aid
    items = page.rounds.pane.list.items
    steps = [getattr(items.item(line), "step", "") for line in range(items.rowCount())]
    assert any(step.startswith("1 von") for step in steps)


def test_an_aid_begun_by_mistake_is_removed_and_comes_back_by_undo(
    page: WorkingAidsPage, workspace: Workspace, content: ContentView, aid: AidId
) -> None:
    page.rounds.show_aid(aid)
    page.rounds.overview.remove_action.trigger()
    assert not workspace.aids.rounds.view().rounds[0].aids
    content.undo()
    (row,) = workspace.aids.rounds.view().rounds[0].aids
    assert (row.id, row.state) == (aid, AidState.DRAFT)
    assert page.rounds.overview.ref == aid
