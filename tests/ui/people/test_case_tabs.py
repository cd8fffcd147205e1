"""What a case adds to a record: head, phases, notes, goals with parts, permits, situation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.clients import case_fields as case
from gkdesk.services.clients import fields
from gkdesk.text.codes.cases import NoteSource
from gkdesk.ui.pages.people.record_tabs import LanguageTab
from gkdesk.ui.widgets import Tag
from tests.factories import a_client, a_part
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.pages.people.page import PeoplePage

SOON = dt.date(2027, 3, 31)


def language_tab(page: PeoplePage, client: ClientId) -> LanguageTab:
    page.show_client(client)
    tab = page.client.show_part("language")
    assert isinstance(tab, LanguageTab)
    return tab


def test_the_head_says_phase_and_extent(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace, case.Phase("linking", since=dt.date(2026, 5, 1)))
    workspace.clients.save_case(client, fields.CaseFacts(triage="case_management"))

    page.show_client(client)

    tags = [tag.accessibleName() for tag in page.client.header.findChildren(Tag)]
    assert "Phase: Vermittlung (Linking)" in tags
    assert "Case-Management-Bedarf" in tags


def test_a_new_phase_ends_the_one_before(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace, case.Phase("intake", since=dt.date(2026, 5, 1)))
    page.show_client(client)
    phases = page.client.show_part("log").lists["phases"]

    phases.begin_new()
    assert phases.form is not None
    combo = phases.form.view.input("phase")
    combo.setCurrentIndex(combo.findData("assessment"))
    combo.activated.emit(combo.currentIndex())
    phases.form.confirm.click()

    now, before = workspace.clients.detail(client).phases
    assert (now.phase, now.since) == ("assessment", dt.date(2026, 11, 18))
    assert before.until == dt.date(2026, 11, 18)


def test_what_was_confided_says_so_with_its_source(workspace: Workspace, page: PeoplePage) -> None:
    words = "Der Bruder darf nichts wissen"
    note = case.Note(words, source=NoteSource.COUNSELLING, confided=True)
    client = a_client(workspace, note)
    page.show_client(client)

    row = page.client.show_part("log").lists["notes"].row_widget(0)

    assert "aus der Beratung" in row.text.line
    assert "anvertraut" in row.text.line
    assert "bleibt bei der Fallführung" in row.text.line


def test_parts_of_a_goal_stand_below_it(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    work = a_part(workspace, client, fields.Goal("Ich will arbeiten"))
    a_part(workspace, client, fields.Goal("Ich will eine Wohnung"))
    part = fields.Goal("B2 schaffen", parent_id=work, level="language", who="ich mit Frau Vogel")
    a_part(workspace, client, part)
    page.show_client(client)
    goals = page.client.show_part("plan").lists["goals"]

    titles = [goals.row_widget(place).text.title for place in range(3)]
    assert titles == ["„Ich will arbeiten“", "„B2 schaffen“", "„Ich will eine Wohnung“"]
    assert "Teilziel" in goals.row_widget(1).text.line
    assert "ich mit Frau Vogel" in goals.row_widget(1).text.line


def test_a_second_permit_that_holds_is_warned_of(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace, case.CoursePermit(issued_by="BAMF", valid_until=SOON))
    tab = language_tab(page, client)
    assert not tab.twice.isVisibleTo(tab)

    a_part(workspace, client, case.CoursePermit(issued_by="Jobcenter", valid_until=SOON))
    page.reload(())
    assert tab.twice.isVisibleTo(tab)

    first = workspace.clients.detail(client).permits[0]
    used = case.CoursePermit(issued_by="BAMF", used_on=dt.date(2026, 11, 1), id=first.id)
    workspace.clients.save_part(client, used)
    page.reload(())
    assert not tab.twice.isVisibleTo(tab)


def test_a_topic_is_entered_by_keyboard_and_takes_its_usual_category(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    topics = page.client.show_part("situation").lists["topics"]
    topics.add.setFocus()
    press(Qt.Key.Key_Space)
    assert topics.form is not None
    combo = topics.form.view.input("topic")
    combo.setCurrentIndex(combo.findData("living"))
    combo.activated.emit(combo.currentIndex())
    topics.form.view.focus_field("situation")
    write("Sechs Personen in zwei Zimmern")
    topics.form.confirm.click()

    assert "Kontaktdaten" in topics.row_widget(0).text.line
    assert "Sechs Personen" in topics.row_widget(0).text.line
