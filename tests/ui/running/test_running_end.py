"""Attendance, the end of a meeting, its seal, and what stays open afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from sqlalchemy import delete

from gkdesk.models.meetings import ItemText
from gkdesk.services.meetings.fields import ActionFields, Text
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import ActionState, Attendance, ItemState, MeetingState, TextPart
from gkdesk.text.labels import Label
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.conferences.running.view import meeting_of_draft
from gkdesk.ui.widgets import LinkButton
from tests.ui.people.hands import focused, press, write
from tests.ui.running.conference_kit import Conference, seen
from tests.ui.shell.hands import answering
from tests.ui.shell.test_names import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.conferences.running.view import RunningView


@pytest.fixture
def complete(view: RunningView, workspace: Workspace, made: Conference) -> RunningView:
    """Return the view of a meeting that has ended, with nothing missing for the seal."""
    workspace.participants.attend_all(made.meeting, Attendance.PRESENT)
    for item in (made.first, made.second):
        workspace.agenda.settle(made.meeting, item, ItemState.DISCUSSED)
        text = Text(item, TextPart.CLIENT_VIEW, "Ich will Elektroniker werden.")
        workspace.agenda.save_text(made.meeting, text)
    workspace.actions.add(
        ActionFields("Kursplatz prüfen", made.meeting, made.first, made.yusuf, owner="VHS")
    )
    view.context.wrote(workspace.meetings.end(made.meeting))
    return view


def sealed(view: RunningView, qtbot: QtBot) -> RunningView:
    """Seal the minutes as a user does."""
    with answering(ConfirmDialog, press_act):
        view.after.seal.click()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def press_act(dialog: ConfirmDialog) -> None:
    dialog.act_button.click()


def press_keep(dialog: ConfirmDialog) -> None:
    assert dialog.keep_button.isDefault()
    dialog.keep_button.click()


def test_who_is_there_is_chosen_in_a_list_and_counted(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    view.desk.agenda.list_link.click()
    view.desk.people.focus_field(f"person{made.chair}.attendance")
    QTest.keyClicks(focused(), "anwesend")
    view.desk.people.focus_field(f"person{made.stranger}.attendance")
    QTest.keyClicks(focused(), "entsch")
    view.desk.people.focus_field(f"person{made.stranger}.stand_in")
    write("Herr Weiß")
    view.commit()

    people = {p.id: p.fields for p in workspace.meetings.detail(made.meeting).participants}
    assert people[made.chair].attendance is Attendance.PRESENT
    assert people[made.stranger].attendance is Attendance.EXCUSED
    assert people[made.stranger].stand_in == "Herr Weiß"
    assert "1 von 3 anwesend" in seen(view.desk.agenda)


def test_all_the_others_are_there_with_one_click(view: RunningView) -> None:
    view.desk.agenda.list_link.click()
    view.desk.people.all_there.click()

    assert "3 von 3 anwesend" in seen(view.desk.people)
    assert not view.desk.people.all_there.isEnabled()


def test_the_end_shows_what_is_missing_and_leads_to_each(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    workspace.agenda.settle(made.meeting, made.first, ItemState.DISCUSSED)
    view.desk.agenda.end.click()

    assert workspace.meetings.detail(made.meeting).state is MeetingState.HELD
    missing = [link.label() for link in view.after.gap_links]
    assert missing == [
        "Yusuf al-Hariri: Die Sicht der Person fehlt.",
        "Amina Haddad: besprochen, vertagt oder abgeschlossen?",
        "Anwesenheit offen: Frau Özcan, Frau Brandt, Frau Petersen",
    ]
    assert not view.after.seal.isEnabled()

    view.after.gap_links[0].click()
    assert focused() is view.desk.item.blocks[TextPart.CLIENT_VIEW].group.form.input("text")
    view.show_part("after")
    view.after.gap_links[1].click()
    assert view.state.shown == made.second
    view.show_part("after")
    view.after.gap_links[2].click()
    assert view.desk.middle.currentWidget() is view.desk.people


def test_a_meeting_that_was_ended_too_early_goes_on(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    view.desk.agenda.end.click()
    view.after.go_on.click()

    assert workspace.meetings.detail(made.meeting).state is MeetingState.RUNNING
    assert view.is_desk_shown()


def test_the_seal_is_asked_for_and_can_be_left(
    complete: RunningView, workspace: Workspace, made: Conference
) -> None:
    with answering(ConfirmDialog, press_keep):
        complete.after.seal.click()

    assert workspace.meetings.detail(made.meeting).state is MeetingState.HELD


def test_sealed_minutes_can_be_read_and_not_changed(complete: RunningView, qtbot: QtBot) -> None:
    view = sealed(complete, qtbot)
    shown = seen(view.after)

    assert "Versiegelt, Fassung 1" in shown
    assert "Geprüft: Es ist genau das, was versiegelt wurde." in shown
    assert "Ich will Elektroniker werden." in shown
    assert not [each for each in view.findChildren(QPlainTextEdit) if each.isVisible()]
    view.show_part("desk")
    assert not view.is_desk_shown()


def test_sealed_minutes_say_what_is_gone_from_them(
    complete: RunningView, qtbot: QtBot, workspace: Workspace, made: Conference
) -> None:
    view = sealed(complete, qtbot)
    store = workspace._store
    with store.transaction(Label.CONFERENCE_CHANGED) as transaction:
        transaction.session.execute(delete(ItemText).where(ItemText.item_id == made.first))
    view.context.changed(())
    shown = seen(view.after)
    assert "Vom versiegelten Protokoll fehlt 1 Teil." in shown
    assert "genau das" not in shown

    with store.transaction(Label.CONFERENCE_CHANGED) as transaction:
        store.ledger.add(transaction, kind=RecordKind.CLIENT.value, ref=made.yusuf)
    view.context.changed(())
    shown = seen(view.after)
    assert "1 Teil wurde mit einer Person gelöscht." in shown
    assert "genau das" not in shown


def test_what_was_agreed_is_ticked_off_also_after_the_seal(
    complete: RunningView, qtbot: QtBot, workspace: Workspace, made: Conference
) -> None:
    view = sealed(complete, qtbot)
    click(view, "Erledigt")

    (action,) = workspace.actions.rows(meeting_id=made.meeting)
    assert action.state is ActionState.DONE
    assert workspace.meetings.detail(made.meeting).seals[0].is_intact
    click(view, "Wieder offen")
    (action,) = workspace.actions.rows(meeting_id=made.meeting)
    assert action.state is ActionState.OPEN


def test_what_was_agreed_is_dropped_with_a_reason(
    complete: RunningView, workspace: Workspace, made: Conference
) -> None:
    click(complete, "Entfällt")
    write("Kurs fällt aus")
    press(Qt.Key.Key_Return)

    (action,) = workspace.actions.rows(meeting_id=made.meeting)
    assert (action.state, action.outcome) == (ActionState.DROPPED, "Kurs fällt aus")


def test_sealed_minutes_are_opened_again_for_a_reason_that_stays(
    complete: RunningView, qtbot: QtBot, workspace: Workspace, made: Conference
) -> None:
    view = sealed(complete, qtbot)
    view.after.reopen_button.click()
    press(Qt.Key.Key_Return)
    assert workspace.meetings.detail(made.meeting).is_sealed
    write("Name falsch geschrieben")
    press(Qt.Key.Key_Return)

    assert workspace.meetings.detail(made.meeting).state is MeetingState.HELD
    assert "wieder geöffnet am" in seen(view.after)
    assert "Name falsch geschrieben" in seen(view.after)


def test_every_control_has_a_name(complete: RunningView) -> None:
    complete.show_part("desk")

    assert nameless(complete) == []


def test_a_draft_tells_its_meeting() -> None:
    assert meeting_of_draft("meeting.text.minutes:41:7") == 41
    assert meeting_of_draft("meeting.reopen:41") == 41
    assert meeting_of_draft("client.note:3") is None
    assert meeting_of_draft("meeting:3") is None


def click(view: RunningView, word: str) -> None:
    """Press the visible link with this word among what is open."""
    QApplication.processEvents()
    links = [each for each in view.after.open.findChildren(LinkButton) if each.isVisible()]
    next(link for link in links if link.label() == word).click()
