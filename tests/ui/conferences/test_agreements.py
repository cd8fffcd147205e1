"""Verabredungen over all meetings: open, overdue, done, dropped, and who left. All invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.meetings.fields import ActionFields
from gkdesk.text.codes.meetings import ActionState
from gkdesk.ui.pages.conferences.agreements.view import AgreementDetail
from tests.factories import a_client, a_contact, an_action
from tests.ui.conferences.kit import EARLIER, a_held_meeting, a_meeting, a_series
from tests.ui.network.hands import seen
from tests.ui.people.hands import press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ActionId, ContactId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.page import ConferencesPage

LATE = dt.date(2026, 11, 2)
AHEAD = dt.date(2026, 12, 2)


def detail(page: ConferencesPage) -> AgreementDetail:
    """Return the agreement that is shown."""
    view = page.agreements.view
    assert isinstance(view, AgreementDetail)
    return view


def listed(page: ConferencesPage) -> list[str]:
    """Return the list as it reads."""
    return [row.fields.what for row in page.agreements.rows()]


def agreed(workspace: Workspace, what: str, **fields: object) -> ActionId:
    """Agree on something at a meeting of its own."""
    meeting = a_meeting(workspace, title=f"Sitzung zu {what}", on=EARLIER)
    return an_action(workspace, meeting, what=what, **fields)


def one_who_left(workspace: Workspace) -> ContactId:
    """Enter somebody who does not work there any more."""
    contact = a_contact(workspace, name="Brandt")
    workspace.contacts.end(contact)
    return contact


def test_open_agreements_of_all_meetings_stand_in_one_list(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    agreed(workspace, "Später", due_on=AHEAD)
    agreed(workspace, "Überfällig", due_on=LATE)
    done = agreed(workspace, "Schon getan")
    workspace.actions.done(done)
    whole.reload(())
    whole.show_section("agreements")
    assert listed(whole) == ["Überfällig", "Später"]
    assert whole.head.tabs.button(2).label() == "Verabredungen 2"
    whole.agreements.overdue.setChecked(True)
    assert listed(whole) == ["Überfällig"]
    whole.agreements.overdue.setChecked(False)
    whole.agreements.ended.setChecked(True)
    assert listed(whole)[-1] == "Schon getan"


def test_who_left_is_marked_and_found(whole: ConferencesPage, workspace: Workspace) -> None:
    action = agreed(workspace, "Platz klären", contact_id=one_who_left(workspace))
    agreed(workspace, "Andere Sache", owner="VHS")
    whole.open("action_item", action)
    assert "nicht mehr dort tätig" in seen(detail(whole))
    assert detail(whole).left.isVisible()
    whole.agreements.left.setChecked(True)
    assert listed(whole) == ["Platz klären"]
    assert whole.agreements.item(whole.agreements.rows()[0]).warns


def test_an_agreement_is_done_with_what_came_of_it(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    action = agreed(workspace, "Platz klären", due_on=LATE)
    whole.open("action_item", action)
    detail(whole).header.button.click()
    write("Platz ab Januar")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = workspace.actions.detail(action)
    assert (row.state, row.outcome) == (ActionState.DONE, "Platz ab Januar")
    assert "Ergebnis: Platz ab Januar" in detail(whole).text.text()


def test_what_falls_away_needs_a_reason_and_can_be_taken_up_again(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    action = agreed(workspace, "Platz klären")
    whole.open("action_item", action)
    view = detail(whole)
    view.end_action.trigger()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.actions.detail(action).state is ActionState.OPEN
    write("Umgezogen")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.actions.detail(action).state is ActionState.DROPPED
    view.reopen_action.trigger()
    assert workspace.actions.detail(action).state is ActionState.OPEN


def test_an_agreement_leads_to_its_meeting_and_its_case(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    client = a_client(workspace)
    held = a_held_meeting(workspace, a_series(workspace), client)
    (action,) = workspace.actions.rows(meeting_id=held)
    content.show_page("today")
    whole.context.navigate("action_item", action.id)
    assert whole.place().refs == (("action_item", action.id),)
    view = detail(whole)
    view.meeting.wanted.emit("meeting", held)
    assert whole.place().refs == (("meeting", held),)
    whole.open("action_item", action.id)
    view.client.wanted.emit("client", client)
    page = content.current()
    assert page is not None
    assert page.place().refs[0] == ("client", client)


def test_the_privacy_view_hides_whose_case_it_is(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    client = a_client(workspace, official_name="Amina Haidari")
    meeting = a_meeting(workspace, on=EARLIER)
    ref = workspace.actions.add(ActionFields("Platz klären", meeting, client_id=client)).ref
    assert ref is not None
    whole.open("action_item", ref)
    assert detail(whole).client.links() == ("Amina Haidari",)
    content.privacy.turn(on=True)
    assert detail(whole).client.links() == ("ein Fall, verdeckt",)
    assert "Amina" not in whole.agreements.item(whole.agreements.rows()[0]).words()


def test_nothing_new_is_begun_here_but_at_a_meeting(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    section = whole.show_section("agreements")
    assert not whole.agreements.new.isVisible()
    section.take_focus()
    press(Qt.Key.Key_Return)
    assert whole.section() is whole.sittings
    agreed(workspace, "Platz klären")
    whole.show_section("agreements").reload(())
    whole.agreements.begin_new()
    assert whole.section() is whole.agreements
    assert whole.agreements.newcomer is None
