"""Who contributes: entered with sections, sheets that came back, and whose answer it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.text.ids import PartId
from gkdesk.ui.pages.working_aids.form.contributors import RETURNED, ContributorsPage
from gkdesk.ui.pages.working_aids.form.question_menu import fill_menu
from gkdesk.working_aids.parts import Ref
from tests.ui.people.hands import write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import AidId
    from gkdesk.ui.pages.working_aids.form.view import AidForm


def contributors(form: AidForm) -> ContributorsPage:
    form.show_part("contributors", take_focus=True)
    page = form._others["contributors"]
    assert isinstance(page, ContributorsPage)
    return page


def test_somebody_is_entered_in_words_and_stands_above_the_sections(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    page = contributors(form)
    page.list.add.click()
    assert page.list.form is not None
    page.list.form.view.focus_field("name")
    write("Jobcenter Musterland")
    page.list.form.confirm.click()
    (view,) = workspace.aids.contributors.rows(aid)
    assert view.name == "Jobcenter Musterland"
    workspace.aids.contributors.save(
        aid, view.id, ContributorFields(name=view.name, sections=("kern",))
    )
    form.reload()
    form.show_part("section", "kern")
    assert "zuständig: Jobcenter Musterland" in form.sections.line.text()
    workspace.aids.contributors.printed(aid, view.id)
    form.reload()
    assert "Jobcenter Musterland (Bogen noch nicht zurück)" in form.sections.line.text()


def test_a_sheet_that_came_back_is_noted_with_the_day(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    workspace.aids.contributors.add(aid, ContributorFields(name="VHS", sections=("kern",)))
    form.reload()
    page = contributors(form)
    page.list._widgets[0].wanted.emit(RETURNED)
    (view,) = workspace.aids.contributors.rows(aid)
    assert view.returned_on == dt.date(2026, 11, 18)


def test_an_answer_can_be_ascribed_to_who_gave_it(
    form: AidForm, workspace: Workspace, aid: AidId
) -> None:
    outcome = workspace.aids.contributors.add(aid, ContributorFields(name="VHS"))
    form.reload()
    form.open_ref(Ref("kv"))
    assert form.sections.cards is not None
    card = form.sections.cards.cards["kv"]
    menu = fill_menu(card, form.desk)
    whose = next(each.menu() for each in menu.actions() if each.menu() is not None)
    assert whose is not None
    next(each for each in whose.actions() if each.text() == "VHS").trigger()
    view = workspace.aids.filling.open(aid).question("kv")
    assert view.contributor_id == PartId(outcome.ref or 0)
    assert card._whose is not None
    assert card._whose.accessibleName() == "VHS"
