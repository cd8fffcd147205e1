"""The item that is open: how it is called, what is written about it, and how it is left."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.services.meetings.fields import Text
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    ActionKind,
    Attendance,
    IssueSource,
    ItemForm,
    ItemState,
    TextPart,
)
from tests.ui.people.hands import CONTROL, focused, press, write
from tests.ui.running.conference_kit import Conference, a_conference, running, seen

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.running.view import RunningView

PRIVATE = "Mutter schwer krank"


def stored(workspace: Workspace, made: Conference) -> ItemView:
    """Return the first case as the store knows it."""
    items = workspace.meetings.detail(made.meeting).items
    return next(item for item in items if item.id == made.first)


def test_a_case_is_called_by_its_number_while_somebody_is_there_without_a_basis(
    view: RunningView,
) -> None:
    shown = seen(view)

    assert view.desk.item.head.name.text() == "Fall 1"
    assert "Verdeckt: 1 Person ohne Grundlage" in shown
    assert "Petersen" not in shown
    assert "Yusuf" not in shown + " ".join(row.words.spoken() for row in view.desk.agenda.rows)


def test_the_room_is_told_what_a_veil_cannot_do_and_which_agreement_is_missing(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    missing = "Es ist nicht vermerkt, dass die Person der Besprechung zugestimmt hat."
    assert "Auch ohne Namen kann jemand die Person erkennen." in seen(view)
    assert missing not in seen(view)

    for each in workspace.consents.of(made.yusuf):
        if each.consent.purpose is ConsentPurpose.CONFERENCE and each.consent.id is not None:
            view.context.wrote(workspace.consents.withdraw(made.yusuf, each.consent.id))
    assert missing in seen(view)


def test_who_has_no_basis_is_named_on_demand(view: RunningView, made: Conference) -> None:
    view.desk.item.head.who.click()
    assert "Ohne Grundlage: Frau Petersen, Agentur für Arbeit" in seen(view)

    view.desk.open_item(made.second)
    view.desk.open_item(made.first)
    assert "Petersen" not in seen(view)


def test_a_case_has_its_name_when_nobody_without_a_basis_is_there(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    outcome = workspace.participants.attend(made.meeting, made.stranger, Attendance.EXCUSED)
    view.context.wrote(outcome)

    assert view.desk.item.head.name.text() == "Yusuf al-Hariri"
    assert "Alle dürfen den Namen hören" in seen(view)


def test_a_shown_name_is_veiled_again_when_another_item_was_open(
    view: RunningView, made: Conference
) -> None:
    head = view.desk.item.head
    head.reveal.click()
    assert head.name.text() == "Yusuf al-Hariri"

    view.desk.open_item(made.second)
    view.desk.open_item(made.first)

    assert head.name.text() == "Fall 1"


def test_the_privacy_view_hides_the_names_of_the_other_cases(
    view: RunningView, made: Conference
) -> None:
    view.context.privacy.turn(on=True)

    called = {row.words.ref: row.words.name for row in view.desk.agenda.rows}
    assert called[made.second] == "Fall 2"


def test_minutes_are_saved_when_another_item_is_opened(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    press_minutes(view)
    write("Platz zum 11. 1. zugesagt")
    view.desk.open_item(made.second)

    text = stored(workspace, made).text(TextPart.MINUTES)
    assert text is not None
    assert (text.text, text.category) == ("Platz zum 11. 1. zugesagt", Category.PLANS)
    assert view.desk.item.blocks[TextPart.MINUTES].group.form.value().text == ""


def test_every_text_shows_its_category_and_takes_another(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    block = view.desk.item.blocks[TextPart.SITUATION]
    assert block.category.label() == "Pläne und Ziele"
    block.group.form.focus_field("text")
    write(PRIVATE)

    for action in block.category.menu().actions():
        if action.data() == Category.HEALTH.value:
            action.trigger()

    text = stored(workspace, made).text(TextPart.SITUATION)
    assert text is not None
    assert (text.text, text.category) == (PRIVATE, Category.HEALTH)
    assert block.category.label() == "Gesundheit und psychosoziale Lage"


def test_no_text_that_goes_out_by_a_preset_can_lose_its_category(view: RunningView) -> None:
    offered = {
        part: [action.data() for action in block.category.menu().actions()]
        for part, block in view.desk.item.blocks.items()
    }

    assert "" not in offered[TextPart.MINUTES]
    assert "" in offered[TextPart.THEMES]


def test_half_typed_text_waits_as_a_draft_and_comes_back_after_the_lock(
    view: RunningView, content: ContentView, made: Conference
) -> None:
    view.desk.side.begin_new(ActionKind.AGREEMENT)
    write("Fahrtkosten zusagen")
    view.flush()
    key = next(iter(content.context.drafts.keys("meeting.action_agreement:")))

    again = type(view)(content.context, made.meeting, content)

    assert again.open_draft(key)
    form = again.desk.side.outcomes[ActionKind.AGREEMENT].form
    assert form is not None
    assert form.view.raw()[0] == ("what", "Fahrtkosten zusagen")


def test_the_place_is_kept_with_the_item_and_its_part(
    view: RunningView, content: ContentView, made: Conference
) -> None:
    view.desk.open_item(made.second)
    view.desk.item.show_part(1)

    again = type(view)(content.context, made.meeting, content)
    again.show_part(view.part())

    assert again.state.shown == made.second
    assert again.desk.item.part() == 1


def test_who_does_what_until_when_is_entered_in_one_short_form(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    view.desk.side.begin_new(ActionKind.AGREEMENT)
    form = view.desk.side.outcomes[ActionKind.AGREEMENT].form
    assert form is not None
    write("Kursplatz prüfen")
    form.view.focus_field("who")
    write("Frau Brandt, VHS")
    form.view.focus_field("due_on")
    write("in 2 Wochen")
    form.view.focus_field("noticed_by")
    write("Zusage liegt vor")
    press(Qt.Key.Key_Return)

    (action,) = workspace.actions.rows(meeting_id=made.meeting)
    course = next(p for p in view.state.view.participants if p.id == made.course)
    assert action.fields.contact_id == course.fields.contact_id
    assert action.fields.client_id == made.yusuf
    assert action.fields.due_on == dt.date(2026, 12, 2)
    assert (action.fields.what, action.fields.noticed_by) == (
        "Kursplatz prüfen",
        "Zusage liegt vor",
    )
    assert "Verabredungen  ·  1" in seen(view)


def test_an_owner_who_does_not_take_part_is_kept_in_words(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    view.desk.side.begin_new(ActionKind.AGREEMENT)
    form = view.desk.side.outcomes[ActionKind.AGREEMENT].form
    assert form is not None
    write("Brief schreiben")
    form.view.focus_field("who")
    write("die Schulleitung")
    press(Qt.Key.Key_Return)

    (action,) = workspace.actions.rows(meeting_id=made.meeting)
    assert (action.fields.contact_id, action.owner) == (None, "die Schulleitung")


def test_how_somebody_sees_the_case_stands_in_the_table(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    view.desk.item.views.begin_new()
    form = view.desk.item.views.form
    assert form is not None
    form.view.focus_field("view")
    write("Kurs voll")
    form.view.focus_field("role")
    write("entscheidet")
    press(Qt.Key.Key_Return)

    (found,) = stored(workspace, made).views
    assert (found.participant_id, found.view, found.role) == (
        made.chair,
        "Kurs voll",
        "entscheidet",
    )
    assert "Kurs voll" in seen(view)


def test_the_way_on_leads_through_both_parts_and_ticks_the_item_off(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    assert view.desk.side.next.label() == "Weiter zu Teil 2"
    view.desk.side.next.click()
    assert "Generative Themen" in seen(view)
    assert view.desk.side.next.label() == "Besprochen, weiter: Amina Haddad"

    view.desk.side.next.click()

    assert stored(workspace, made).state is ItemState.DISCUSSED
    assert view.state.shown == made.second


def test_an_item_is_postponed_to_a_day(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    form = view.desk.side.settle.form
    combo = form.input("state")
    combo.setFocus()
    QTest.keyClicks(combo, "vertagt")
    form.focus_field("follow_up_on")
    write("16.12.")
    view.commit()

    item = stored(workspace, made)
    assert (item.state, item.fields.follow_up_on) == (ItemState.POSTPONED, dt.date(2026, 12, 16))


def test_a_structural_issue_takes_nothing_of_the_case_but_that_there_is_one(
    view: RunningView, workspace: Workspace, made: Conference
) -> None:
    text = Text(made.first, TextPart.NEED_FOR_CHANGE, f"Yusuf: {PRIVATE}")
    view.context.wrote(workspace.agenda.save_text(made.meeting, text))
    view.desk.item.show_part(1)
    view.desk.item.issue_button.click()
    write("Kein Anschluss nach der Einstiegsqualifizierung")
    press(Qt.Key.Key_Return)

    (issue,) = workspace.issues.rows()
    assert issue.fields.theme == "Kein Anschluss nach der Einstiegsqualifizierung"
    assert (issue.fields.source, issue.own_cases) == (IssueSource.CASE_CONFERENCE, 1)
    assert PRIVATE not in repr(issue)


def test_a_case_is_worked_on_in_four_steps_where_that_was_chosen(
    content: ContentView, workspace: Workspace
) -> None:
    made = a_conference(workspace, form=ItemForm.RECONSTRUCTION)
    view = running(content, made)

    assert view.desk.item.parts_of_item() == 4
    view.desk.item.show_text(TextPart.USERS_VIEW)
    assert "Perspektive der Nutzerin oder des Nutzers (Pflicht)" in seen(view)
    assert view.desk.side.next.label() == "Weiter zu Schritt 4"


def test_the_keyboard_leads_through_the_meeting(view: RunningView, made: Conference) -> None:
    view.desk.agenda.end.setFocus()
    press(Qt.Key.Key_PageDown, CONTROL)
    assert view.state.shown == made.second
    press(Qt.Key.Key_PageUp, CONTROL)
    assert view.state.shown == made.first

    press(Qt.Key.Key_M, CONTROL)
    assert focused() is view.desk.item.blocks[TextPart.MINUTES].group.form.input("text")

    press(Qt.Key.Key_PageDown, CONTROL)
    assert view.state.shown == made.second

    press(Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert view.desk.side.outcomes[ActionKind.AGREEMENT].form is not None


def test_the_keys_of_the_program_stay_the_programs(view: RunningView) -> None:
    own = {each.key().toString() for each in view.findChildren(QShortcut)}

    assert own.isdisjoint({"F1", "Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+P", "Ctrl+L"})


def press_minutes(view: RunningView) -> None:
    """Put the cursor into the minutes."""
    view.desk.item.show_text(TextPart.MINUTES)
    QApplication.processEvents()
