"""What a room reads beside a case: no name of a client where one may not be known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.meetings.fields import ActionFields, Participant, Text
from gkdesk.text.codes.meetings import Attendance, TextPart
from gkdesk.ui.pages.conferences.running.agenda_row import AgendaRow
from gkdesk.ui.records.veil import HIDDEN
from tests.factories import a_meeting, an_action
from tests.ui.people.hands import CONTROL, focused, press
from tests.ui.running.conference_kit import Conference, seen

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.conferences.running.view import RunningView


def with_amina_there(view: RunningView, workspace: Workspace, made: Conference) -> None:
    """Let Amina take part herself, and give Yusuf a task from before with a free owner."""
    earlier = a_meeting(workspace, on=dt.date(2026, 10, 20), title="Oktober")
    an_action(
        workspace,
        earlier,
        what="Yusuf zum Amt begleiten",
        client_id=made.yusuf,
        owner="Amina Haddad mit Frau Brandt",
    )
    view.context.wrote(workspace.participants.save(made.meeting, Participant(client_id=made.amina)))
    view.desk.open_item(made.opening)
    view.desk.open_item(made.first)
    QApplication.processEvents()


def test_beside_a_veiled_case_no_client_is_named(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    with_amina_there(view, workspace, made)
    head = view.desk.item.head
    head.who.click()

    shown = seen(view)
    assert head.name.text() == "Fall 1"
    assert "[Name] mit Frau Brandt" in shown
    assert "Person zu Fall 2" in shown
    assert "Amina" not in shown
    assert "Yusuf" not in shown


def test_who_asks_for_the_name_reads_the_tasks_as_they_were_written(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    with_amina_there(view, workspace, made)
    view.desk.item.head.reveal.click()

    assert "Yusuf zum Amt begleiten" in seen(view)


def test_who_attends_for_herself_is_a_number_in_the_list_of_those_present(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    with_amina_there(view, workspace, made)
    view.desk.agenda.list_link.click()

    assert "Person zu Fall 2" in seen(view.desk.people)
    assert "Amina" not in seen(view.desk.people)


def test_the_privacy_view_covers_what_was_said_in_a_meeting_that_is_over(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    workspace.participants.attend_all(made.meeting, Attendance.PRESENT)
    workspace.agenda.save_text(
        made.meeting, Text(made.first, TextPart.MINUTES, "Schulden bei der Bank")
    )
    workspace.actions.add(
        ActionFields("Bank anrufen", made.meeting, made.first, made.yusuf, owner="Yusuf")
    )
    view.context.wrote(workspace.meetings.end(made.meeting))
    assert "Schulden" in seen(view)

    view.context.privacy.turn(on=True)

    shown = seen(view) + " ".join(link.label() for link in view.after.gap_links)
    assert all(word not in shown for word in ("Yusuf", "Amina", "Schulden", "Bank"))
    assert "Fall 1: besprochen, vertagt oder abgeschlossen?" in shown
    assert HIDDEN in shown

    view.context.privacy.turn(on=False)
    assert "Schulden" in seen(view)


def test_the_greeting_is_headed_once(view: RunningView, made: Conference) -> None:
    view.desk.open_item(made.opening)

    assert seen(view.desk.item.head).count("Begrüßung") == 1


def test_the_focus_follows_to_the_item_that_is_shown(view: RunningView, made: Conference) -> None:
    next(row for row in view.desk.agenda.rows if row.words.ref == made.first).setFocus()
    press(Qt.Key.Key_PageDown, CONTROL)

    row = focused()
    assert isinstance(row, AgendaRow)
    assert row.words.ref == made.second
