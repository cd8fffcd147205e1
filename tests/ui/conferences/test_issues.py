"""Strukturthemen: noted, routed, backed by cases, put on an agenda, closed. All invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.text.codes.meetings import IssueKind, IssueRoute, ItemKind
from gkdesk.ui.pages.conferences.issues.cases import AWAY, OPEN
from gkdesk.ui.pages.conferences.issues.view import IssueDetail
from tests.factories import a_body, a_client, an_issue
from tests.ui.conferences.conftest import whole_page
from tests.ui.conferences.kit import DAY, a_meeting
from tests.ui.network.hands import seen
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.page import ConferencesPage
    from tests.ui.people.conftest import Show

STRUCTURAL = ItemKind.STRUCTURAL
OPENED = dt.date(2026, 11, 2)


def detail(page: ConferencesPage) -> IssueDetail:
    """Return the structural issue that is shown."""
    view = page.issues.view
    assert isinstance(view, IssueDetail)
    return view


def test_an_issue_is_noted_by_its_theme_and_goes_on_with_its_kind(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    whole.head.tabs.set_current(1)
    whole.show_section("issues").take_focus()
    press(Qt.Key.Key_N, CONTROL)
    write("Wartezeit auf Sprachkurse")
    press(Qt.Key.Key_Return)
    (row,) = workspace.issues.rows()
    assert row.fields.theme == "Wartezeit auf Sprachkurse"
    assert detail(whole).parts.focused_field()[0] == "what.kind"


def test_the_way_and_the_decision_are_saved_as_they_are_left(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    issue = an_issue(workspace)
    whole.open("structural_issue", issue)
    view = detail(whole)
    view.parts.focus_field("way.addressee")
    write("Volkshochschule")
    view.parts.focus_field("outcome.decision")
    write("Zwei Kurse am Abend")
    view.parts.focus_field("outcome.review_on")
    write("1.3.2027")
    whole.issues.list.setFocus()
    fields = workspace.issues.detail(issue).fields
    assert (fields.addressee, fields.decision) == ("Volkshochschule", "Zwei Kurse am Abend")
    assert fields.review_on == dt.date(2027, 3, 1)


def test_the_list_says_the_way_and_when_to_look_again(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    body = a_body(workspace, name="Lenkungsgruppe")
    issue = an_issue(
        workspace,
        kind=IssueKind.OFFER,
        route=IssueRoute.EXISTING_GROUP,
        body_id=body,
        review_on=OPENED,
    )
    workspace.issues.link_case(issue, a_client(workspace))
    an_issue(workspace, theme="Fahrtkosten")
    section = whole.show_section("issues")
    section.reload(())
    items = [whole.issues.item(row) for row in whole.issues.rows()]
    assert items[0].step == "wieder ansehen: Anfrage an eine bestehende Gruppe"
    assert items[0].context == "Angebot  ·  Lenkungsgruppe  ·  1 Fall"
    assert items[0].warns
    whole.issues.open_way.setChecked(True)
    assert [row.fields.theme for row in whole.issues.rows()] == ["Fahrtkosten"]


def test_cases_are_counted_exactly_on_the_screen_with_word_of_what_papers_say(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    issue = an_issue(workspace)
    for name in ("Amina Haidari", "Oleksij Kowalenko"):
        workspace.issues.link_case(issue, a_client(workspace, official_name=name))
    whole.open("structural_issue", issue)
    view = detail(whole)
    assert view.cases.title.text() == "Fälle dahinter  ·  2"
    assert "erst ab drei Fällen" in view.cases.hint.text()
    assert "Amina Haidari" in view.cases.row_widget(0).text.title


def test_a_case_is_added_and_taken_away_again(whole: ConferencesPage, workspace: Workspace) -> None:
    client = a_client(workspace, official_name="Amina Haidari")
    issue = an_issue(workspace)
    whole.open("structural_issue", issue)
    cases = detail(whole).cases
    cases.add.setFocus()
    cases.add.click()
    write("Amina")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert workspace.issues.cases(issue) == (client,)
    cases.row_widget(0).buttons[AWAY].click()
    assert workspace.issues.cases(issue) == ()


def test_a_counted_case_leads_to_its_record(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    client, issue = a_client(workspace), an_issue(workspace)
    workspace.issues.link_case(issue, client)
    whole.open("structural_issue", issue)
    detail(whole).cases.row_widget(0).buttons[OPEN].click()
    page = content.current()
    assert page is not None
    assert page.place().refs[0] == ("client", client)


def test_the_privacy_view_hides_who_stands_behind_an_issue(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    issue = an_issue(workspace)
    workspace.issues.link_case(issue, a_client(workspace, official_name="Amina Haidari"))
    whole.open("structural_issue", issue)
    content.privacy.turn(on=True)
    assert "Amina" not in "".join(seen(whole))


def test_an_issue_is_put_on_the_agenda_of_a_coming_meeting(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    meeting = a_meeting(workspace, title="Lenkungsgruppe", on=DAY)
    workspace.meetings.cancel(a_meeting(workspace, title="Ausgefallen"))
    issue = an_issue(workspace)
    whole.open("structural_issue", issue)
    view = detail(whole)
    view.header.button.click()
    write("Lenk")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    items = workspace.meetings.detail(meeting).items
    assert [item.fields.structural_id for item in items if item.fields.kind is STRUCTURAL] == [
        issue
    ]
    assert view.meetings.links() == ("Do 26. 11. 2026  ·  Lenkungsgruppe",)


def test_closing_takes_an_issue_off_the_list_until_it_is_taken_up_again(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    issue = an_issue(workspace)
    whole.open("structural_issue", issue)
    view = detail(whole)
    view.end_action.trigger()
    assert workspace.issues.rows() == ()
    assert not view.header.button.isVisible()
    assert whole.head.tabs.button(1).label() == "Strukturthemen"
    view.reopen_action.trigger()
    assert whole.head.tabs.button(1).label() == "Strukturthemen 1"
    view.remove_action.trigger()
    assert whole.place().refs == ()
    content.undo()
    assert whole.place().refs == (("structural_issue", issue),)


def test_other_pages_and_the_search_lead_to_an_issue(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    issue = an_issue(workspace)
    content.show_page("today")
    whole.context.navigate("structural_issue", issue)
    assert content.current() is whole
    place = whole.place()
    assert (place.part, place.refs) == ("issues/", (("structural_issue", issue),))
    whole.show_section("sittings")
    whole.restore(place)
    assert whole.section() is whole.issues


def test_the_list_is_printed_from_the_menu_and_by_key(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    whole.open("structural_issue", an_issue(workspace))
    detail(whole).print_action.trigger()
    page = content.current()
    assert page is not None
    assert page.place().refs[0][0].startswith("case_paper.structural.list")
    content.show_page("conferences")
    whole.print_this()
    assert content.current() is page


def test_a_narrow_window_shows_the_list_or_the_issue(show: Show, workspace: Workspace) -> None:
    issue = an_issue(workspace)
    page = whole_page(show(911, 512))
    page.open("structural_issue", issue)
    assert not page.issues.panes.list_pane.isVisible()
    page.issues.panes.back.click()
    assert page.issues.panes.list_pane.isVisible()
    assert focused() is page.issues.list
