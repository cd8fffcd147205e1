"""The page Konferenzen: its list, series, single meetings, and the ways to and from it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.meetings.fields import ActionFields
from gkdesk.text.codes.meetings import MeetingPurpose, MeetingState, Rhythm
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.conferences.sittings import BEGIN, SittingsSection
from gkdesk.ui.pages.page import Place
from gkdesk.ui.tables import GroupHeader
from tests.factories import a_client, a_contact, an_issue
from tests.ui.conferences.conftest import conferences
from tests.ui.conferences.kit import (
    DAY,
    a_case,
    a_held_meeting,
    a_meeting,
    a_participant,
    a_series,
)
from tests.ui.people.hands import CONTROL, focused, press, write
from tests.ui.shell.hands import answering

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.page import ConferencesPage
    from tests.ui.people.conftest import Show


def rows(page: SittingsSection) -> list[str]:
    """Return the list as it reads, heads included."""
    items = page.pane.list.items
    found = (items.item(line) for line in range(items.rowCount()))
    return [item.words() if isinstance(item, GroupHeader) else item.title for item in found]


def test_an_empty_store_suggests_one_thing(page: SittingsSection) -> None:
    assert page.nothing.title.text() == BEGIN[0]
    assert page.begin.isVisible()
    page.begin.click()
    write("Fallkonferenz Nord")
    press(Qt.Key.Key_Return)
    assert page.series.header.name.text() == "Fallkonferenz Nord"


def test_meetings_stand_by_what_they_ask_for(workspace: Workspace, content: ContentView) -> None:
    series = a_series(workspace)
    a_held_meeting(workspace, series, a_client(workspace))
    a_meeting(workspace, title="Quartalsrunde", on=DAY)
    workspace.meetings.cancel(a_meeting(workspace, title="Ausgefallen", on=dt.date(2026, 9, 1)))
    assert rows(conferences(content)) == [
        "Anstehend  ·  1",
        "Quartalsrunde",
        "Protokoll offen  ·  1",
        "Fallkonferenz Musterland",
        "Reihen  ·  1",
        "Fallkonferenz Musterland",
        "Früher  ·  1",
        "Ausgefallen",
    ]


def test_many_earlier_meetings_are_shown_on_demand(
    workspace: Workspace, content: ContentView
) -> None:
    for number in range(42):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        workspace.meetings.cancel(a_meeting(workspace, title=f"Runde {number}", on=day))
    page = conferences(content)
    assert "2 weitere zeigen" in rows(page)
    page.pane.list.select(("more", 0))
    page.pane.list.setFocus()
    press(Qt.Key.Key_Return)
    assert "Runde 0" in rows(page)


def test_a_series_is_begun_with_its_name_and_asks_for_its_purpose(page: SittingsSection) -> None:
    page.pane.new_series.setFocus()
    press(Qt.Key.Key_N, CONTROL)
    write("Lenkungsgruppe")
    press(Qt.Key.Key_Return)
    assert page.series.form.form.focused_field()[0] == "purpose"
    assert page.series.step.button.label() == "Erste Sitzung vorbereiten"


def test_the_first_meeting_of_a_series_asks_for_its_day(
    page: SittingsSection, workspace: Workspace
) -> None:
    page.open("meeting_series", a_series(workspace))
    page.series.step.button.click()
    assert page.meeting.part() == "details"
    assert page.meeting.prepare.form.form.focused_field()[0] == "on"
    press(Qt.Key.Key_A, CONTROL)
    write("26.11.")
    page.pane.list.setFocus()
    assert workspace.meetings.rows()[0].on == DAY


def test_the_next_meeting_follows_the_rhythm_with_the_people_and_the_open_cases(
    page: SittingsSection, workspace: Workspace
) -> None:
    series = a_series(workspace)
    held = a_held_meeting(workspace, series, a_client(workspace))
    a_participant(workspace, held, contact_id=a_contact(workspace, name="Brandt"))
    page.open("meeting_series", series)
    assert "Do 26. 11. 2026" in page.series.step.accessibleName()
    page.series.step.button.click()
    meeting = page.meeting.prepare.meeting
    assert meeting is not None
    assert (meeting.fields.on, meeting.fields.place) == (DAY, "Kreishaus, Raum 214")
    assert [each.name for each in meeting.participants] == ["Frau Brandt"]
    assert "Yusuf al-Hariri" in [item.name for item in meeting.items]


def test_the_fields_of_a_series_are_saved_as_they_are_left(
    page: SittingsSection, workspace: Workspace
) -> None:
    series = a_series(workspace)
    page.open("meeting_series", series)
    page.series.form.form.focus_field("starts")
    press(Qt.Key.Key_A, CONTROL)
    write("14 Uhr")
    page.pane.new_series.setFocus()
    assert workspace.series.detail(series).fields.starts == "14:00"
    assert page.series.form.form.input("starts").text() == "14:00"  # type: ignore[attr-defined]


def test_a_time_that_is_none_is_said_at_its_field_and_nothing_is_saved(
    page: SittingsSection, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page.open("meeting.details", ref)
    form = page.meeting.prepare.form.form
    form.focus_field("starts")
    press(Qt.Key.Key_A, CONTROL)
    write("morgens")
    page.pane.new_series.setFocus()
    assert "Uhrzeit" in form.error("starts")
    assert workspace.meetings.detail(ref).fields.starts == "09:30"


def test_a_single_meeting_needs_a_title_and_a_day(
    page: SittingsSection, workspace: Workspace
) -> None:
    page.pane.new_meeting.click()
    write("Runder Tisch")
    press(Qt.Key.Key_Return)
    assert workspace.meetings.rows() == ()
    write("in 2 Wochen")
    press(Qt.Key.Key_Return)
    row = workspace.meetings.rows()[0]
    assert (row.title, row.on) == ("Runder Tisch", dt.date(2026, 12, 2))
    assert page.meeting.ref == row.id


def test_an_invitation_is_noted_and_the_meeting_called_off_and_taken_up_again(
    page: SittingsSection, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page.open("meeting", ref)
    prepare = page.meeting.prepare
    prepare.invite_action.trigger()
    assert workspace.meetings.detail(ref).state is MeetingState.INVITED
    prepare.end_action.trigger()
    assert workspace.meetings.detail(ref).state is MeetingState.CANCELLED
    assert not prepare.invite_action.isVisible()
    assert prepare.step.button.label() == "Wieder aufnehmen"
    prepare.step.button.click()
    assert workspace.meetings.detail(ref).state is MeetingState.PLANNED


def test_the_next_step_leads_through_the_preparation(
    page: SittingsSection, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page.open("meeting", ref)
    step = page.meeting.prepare.step
    assert step.button.label() == "Fall ergänzen"
    a_case(workspace, ref, a_client(workspace))
    page.context.changed(())
    assert step.button.label() == "Zu den Teilnehmenden"
    a_participant(workspace, ref, contact_id=a_contact(workspace))
    page.context.changed(())
    step.button.click()
    assert page.meeting.part() == "access"
    assert focused() is page.meeting.prepare.access.table


def test_a_removed_meeting_comes_back_by_undo(
    page: SittingsSection, content: ContentView, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page.open("meeting", ref)
    page.meeting.prepare.remove_action.trigger()
    assert page.shown() == ()
    content.undo()
    assert page.shown() == (("meeting", ref),)


def test_other_pages_lead_to_a_meeting_and_a_series(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    series = a_series(workspace)
    held = a_held_meeting(workspace, series, a_client(workspace))
    whole.head.tabs.set_current(1)
    content.show_page("today")
    whole.context.navigate("meeting_series", series)
    assert content.current() is whole
    assert whole.place().refs == (("meeting_series", series),)
    content.show_page("today")
    whole.context.navigate("meeting", held)
    assert whole.place().refs == (("meeting", held),)
    assert whole.sittings.meeting.is_session_shown()


def test_a_place_is_found_again_after_the_lock(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page = whole.sittings
    page.open("meeting.details", ref)
    page.meeting.prepare.form.form.focus_field("place")
    place = whole.place()
    page.open("meeting_series", a_series(workspace))
    whole.restore(place)
    assert page.meeting.part() == "details"
    assert page.meeting.prepare.form.form.focused_field()[0] == "place"
    whole.restore(Place("conferences", part="sittings/new_series"))
    assert page.newcomer is not None


def test_the_tabs_leave_the_page_to_a_meeting_that_has_begun(
    whole: ConferencesPage, workspace: Workspace
) -> None:
    held = a_held_meeting(workspace, a_series(workspace), a_client(workspace))
    whole.open("meeting", held)
    assert not whole.head.isVisible()
    whole.sittings.panes.back.click()
    assert whole.head.isVisible()
    whole.open("meeting", held)
    whole.open("structural_issue", an_issue(workspace))
    assert whole.head.isVisible()
    whole.show_section("sittings")
    assert not whole.head.isVisible()


def test_beginning_shows_the_running_meeting_and_the_way_back_to_its_preparation(
    page: SittingsSection, workspace: Workspace
) -> None:
    ref = a_meeting(workspace, on=dt.date(2026, 11, 18))
    a_case(workspace, ref, a_client(workspace))
    a_participant(workspace, ref, contact_id=a_contact(workspace))
    page.open("meeting", ref)
    page.meeting.prepare.step.button.click()
    assert workspace.meetings.detail(ref).state is MeetingState.RUNNING
    assert page.meeting.is_session_shown()
    assert not page.panes.list_pane.isVisible()
    page.meeting.views.set_current(0)
    assert page.meeting.part() == "agenda"
    assert page.panes.list_pane.isVisible()


def test_a_meeting_that_was_begun_by_mistake_is_prepared_again_by_undo(
    page: SittingsSection, content: ContentView, workspace: Workspace
) -> None:
    ref = a_meeting(workspace, on=dt.date(2026, 11, 18))
    page.open("meeting", ref)
    page.meeting.prepare.header.button.click()
    assert page.meeting.is_session_shown()
    content.undo()
    assert workspace.meetings.detail(ref).state is MeetingState.PLANNED
    assert not page.meeting.is_session_shown()
    assert not page.meeting.views.isVisible()


def test_before_its_day_a_meeting_is_begun_only_after_a_question(
    page: SittingsSection, workspace: Workspace
) -> None:
    ref = a_meeting(workspace)
    page.open("meeting", ref)
    with answering(ConfirmDialog, lambda dialog: dialog.keep_button.click()):
        page.meeting.prepare.header.button.click()
    assert workspace.meetings.detail(ref).state is MeetingState.PLANNED
    with answering(ConfirmDialog, lambda dialog: dialog.act_button.click()):
        page.meeting.prepare.header.button.click()
    assert workspace.meetings.detail(ref).state is MeetingState.RUNNING


def test_the_privacy_view_covers_the_names_of_a_preparation(
    page: SittingsSection, content: ContentView, workspace: Workspace
) -> None:
    page.open("meeting", a_meeting(workspace))
    content.privacy.turn(on=True)
    assert page.meeting.cover.isVisible()
    assert not page.meeting.prepare.isEnabled()
    content.privacy.turn(on=False)
    assert page.meeting.prepare.isEnabled()


def test_a_narrow_window_shows_list_or_meeting(show: Show, workspace: Workspace) -> None:
    ref = a_meeting(workspace)
    page = conferences(show(911, 512))
    assert page.panes.list_pane.isVisible()
    page.open("meeting", ref)
    assert not page.panes.list_pane.isVisible()
    page.panes.back.click()
    assert page.panes.list_pane.isVisible()


def test_the_name_of_a_single_meeting_is_wanted_that_of_one_of_a_series_is_not(
    page: SittingsSection, workspace: Workspace
) -> None:
    page.open("meeting", a_meeting(workspace, series_id=a_series(workspace)))
    title = next(f for f in page.meeting.prepare.form.form.spec.fields if f.name == "title")
    assert not title.required
    page.open("meeting", a_meeting(workspace))
    title = next(f for f in page.meeting.prepare.form.form.spec.fields if f.name == "title")
    assert title.required


def test_a_series_with_meetings_is_ended_not_removed(
    page: SittingsSection, workspace: Workspace
) -> None:
    series = a_series(workspace, rhythm=Rhythm.QUARTERLY, purpose=MeetingPurpose.QUARTERLY)
    a_meeting(workspace, series_id=series)
    page.open("meeting_series", series)
    assert not page.series.remove_action.isVisible()
    page.series.end_action.trigger()
    assert rows(page)[-2:] == ["Beendete Reihen  ·  1", "Fallkonferenz Musterland"]
    assert not page.series.step.isVisible()


def test_an_open_agreement_counts_in_the_list(page: SittingsSection, workspace: Workspace) -> None:
    ref = a_meeting(workspace)
    workspace.actions.add(ActionFields("Platz prüfen", ref, owner="VHS"))
    page.context.changed(())
    item = page.pane.list.items.item(1)
    assert "1 Verabredung offen" in item.words()


def test_a_running_meeting_does_not_make_a_narrow_window_wider(
    show: Show, workspace: Workspace
) -> None:
    view = show(911, 640)
    page = conferences(view)
    page.open("meeting", a_meeting(workspace, on=dt.date(2026, 11, 18)))
    page.meeting.prepare.header.button.click()
    assert page.meeting.is_session_shown()
    assert view.minimumSizeHint().width() <= 911


def test_the_papers_of_the_open_meeting_are_asked_for_by_key(
    whole: ConferencesPage, content: ContentView, workspace: Workspace
) -> None:
    a_held_meeting(workspace, a_series(workspace), a_client(workspace))
    meeting = a_meeting(workspace)
    whole.open("meeting", meeting)
    whole.print_this()
    page = content.current()
    assert page is not None
    assert page.place().refs[0] == ("case_paper.conference.all", meeting)
