"""Gremien: who sits where, since when, and what cannot be entered."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from gkdesk.errors import InvalidInput
from gkdesk.services.register.fields import Meeting, Membership
from gkdesk.text.codes.network import BodyState, MeetingForm
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from gkdesk.ui.pages.network.bodies.body_view import AHEAD, CROWDED, BodyDetail, meeting_text
from gkdesk.ui.records.lookup import VEILED
from tests.factories import a_body, a_contact, an_organisation
from tests.rounds import rounds
from tests.ui.network.hands import hinted, state
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import BodyId
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

TODAY = dt.date(2026, 11, 18)
ONE_STORE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every example adds to the same store: making one takes longer than all of them."""


def seats(workspace: Workspace, body: BodyId) -> list[Membership]:
    return [view.seat for view in workspace.bodies.detail(body).seats]


def titles(section: BodiesSection, name: str) -> list[str]:
    shown = section.view.parts.lists[name]
    return [shown.kit.text(row).title for row in shown.rows()]


def show(section: BodiesSection, body: BodyId) -> None:
    section.lookup.forget(())
    section.reload(())
    section.show_record(body)


def test_a_body_is_entered_by_name_and_goes_on_with_its_kind(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    bodies.begin_new()
    write("Arbeitskreis Sprache")
    press(Qt.Key.Key_Return)

    assert [row.name for row in workspace.bodies.rows()] == ["Arbeitskreis Sprache"]
    assert bodies.view.parts.focused_field()[0] == "body.kind"


def test_the_list_says_kind_seats_and_the_last_meeting(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    workspace.bodies.save_meeting(body, Meeting(dt.date(2026, 9, 24)))
    bodies.reload(())

    item = bodies.item(bodies.list.rows.row(0))
    assert (item.step, item.when) == ("Kerngruppe", "zuletzt 24. 9. 2026")
    assert "1 Mitglied" in item.context


def test_a_dormant_body_says_so_in_the_list(workspace: Workspace, bodies: BodiesSection) -> None:
    a_body(workspace, state=BodyState.DORMANT)
    bodies.reload(())

    assert bodies.item(bodies.list.rows.row(0)).step.startswith("ruhend")


def test_a_seat_that_ends_before_it_begins_says_so_at_the_field_and_is_not_saved(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    body, school = a_body(workspace), an_organisation(workspace)
    show(bodies, body)
    members = bodies.view.parts.lists["seat"]
    members.begin_new()
    assert members.form is not None
    view = members.form.view
    view.restore((("organisation_id", str(school)), ("since", "3.4.2026"), ("until", "2.4.2026")))
    view.focus_field("until")
    press(Qt.Key.Key_Return)

    assert view.error("until").startswith("Das Ende liegt vor dem Anfang.")
    assert focused() is view.input("until")
    assert seats(workspace, body) == []


@pytest.mark.full
@settings(ONE_STORE, max_examples=rounds(10, full=25))
@given(
    since=st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)),
    days=st.integers(-4000, 4000),
)
def test_a_seat_is_saved_exactly_if_it_does_not_end_before_it_begins(
    workspace: Workspace, since: dt.date, days: int
) -> None:
    body = a_body(workspace)
    seat = Membership(an_organisation(workspace), since=since, until=since + dt.timedelta(days))
    if days < 0:
        with pytest.raises(InvalidInput) as caught:
            workspace.bodies.save_seat(body, seat)
        assert caught.value.field == "until"
        assert seats(workspace, body) == []
    else:
        workspace.bodies.save_seat(body, seat)
        assert [(each.since, each.until) for each in seats(workspace, body)] == [
            (seat.since, seat.until)
        ]


def test_a_seat_needs_an_organisation_or_a_person(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    show(bodies, body)
    members = bodies.view.parts.lists["seat"]
    members.begin_new()
    assert members.form is not None
    view = members.form.view
    view.focus_field("since")
    write("3.4.2026")
    press(Qt.Key.Key_Return)

    assert view.error("organisation_id") == "Bitte eine Organisation oder eine Person auswählen."
    assert seats(workspace, body) == []


def test_who_leaves_today_stays_in_grey_below_the_others(
    workspace: Workspace, bodies: BodiesSection, content: ContentView
) -> None:
    body = a_body(workspace)
    for name in ("Amt", "Zentrum"):
        workspace.bodies.save_seat(body, Membership(an_organisation(workspace, name=name)))
    show(bodies, body)
    members = bodies.view.parts.lists["seat"]
    members.row_widget(0).buttons["done"].click()

    assert titles(bodies, "seat") == ["Zentrum", "Amt"]
    gone = members.row_widget(1)
    assert (gone.text.done, gone.text.when) == (True, "bis 11/2026")
    assert "done" not in gone.buttons
    assert content.toast.isVisible()


def test_a_body_that_would_stand_above_itself_is_refused_at_the_field(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    top = a_body(workspace, name="Lenkungsgruppe", kind="steering_group")
    middle = a_body(workspace, name="Arbeitskreis", parent_id=top)
    bottom = a_body(workspace, name="Unterarbeitsgruppe", parent_id=middle)
    show(bodies, top)
    form = bodies.view.parts.groups["body"].form
    form.focus_field("parent_id")
    combo = form.input("parent_id")
    combo.setCurrentIndex(combo.findData(str(bottom)))
    combo.activated.emit(combo.currentIndex())
    bodies.new.setFocus()

    assert form.error("parent_id") == sentence(InvalidInput("parent_id", "circle"))
    assert workspace.bodies.detail(top).fields.parent_id is None


def test_what_is_refused_does_not_keep_the_rest_from_being_saved(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    top = a_body(workspace, name="Lenkungsgruppe")
    below = a_body(workspace, name="Arbeitskreis", parent_id=top)
    show(bodies, top)
    form = bodies.view.parts.groups["body"].form
    form.focus_field("name")
    form.input("name").selectAll()
    write("Steuerungskreis")
    combo = form.input("parent_id")
    combo.setCurrentIndex(combo.findData(str(below)))
    combo.activated.emit(combo.currentIndex())
    bodies.new.setFocus()

    fields = workspace.bodies.detail(top).fields
    assert (fields.name, fields.parent_id) == ("Steuerungskreis", None)


@settings(ONE_STORE, max_examples=20)
@given(choices=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_no_order_of_changes_makes_a_circle_of_bodies(
    workspace: Workspace, choices: list[tuple[int, int]]
) -> None:
    bodies = [a_body(workspace, name=f"Gremium {number}") for number in range(5)]
    for below, above in choices:
        fields = workspace.bodies.detail(bodies[below]).fields
        with suppress(InvalidInput):
            workspace.bodies.save(bodies[below], replace(fields, parent_id=bodies[above]))
    for body in bodies:
        seen: list[BodyId | None] = [body]
        while seen[-1] is not None:
            seen.append(workspace.bodies.detail(seen[-1]).fields.parent_id)
            assert len(seen) <= len(bodies) + 1


def test_a_second_body_of_the_same_name_is_hinted_at_and_allowed(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    first = a_body(workspace, name="Arbeitskreis Sprache")
    bodies.begin_new()
    write("Arbeitskreis Sprache")
    qtbot.waitUntil(lambda: [link.label() for link in hinted(bodies)] == ["Arbeitskreis Sprache"])
    press(Qt.Key.Key_Return)

    rows = workspace.bodies.rows()
    assert [row.name for row in rows] == ["Arbeitskreis Sprache"] * 2
    assert bodies.view.ref in {row.id for row in rows} - {first}


def test_the_hint_leads_to_the_body_that_is_there(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    first = a_body(workspace, name="Arbeitskreis Sprache")
    bodies.begin_new()
    assert bodies.newcomer is not None
    bodies.newcomer.known_wanted.emit(first)

    assert bodies.view.ref == first
    assert bodies.newcomer is None


def test_ending_a_body_closes_its_seats_and_taking_it_up_opens_them(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    show(bodies, body)
    bodies.view.end_action.trigger()
    assert workspace.bodies.detail(body).seats[0].is_former
    assert bodies.view.reopen_action.isVisible()

    bodies.view.reopen_action.trigger()
    assert workspace.bodies.detail(body).seats[0].is_present
    assert workspace.bodies.detail(body).fields.state is BodyState.ACTIVE


def test_a_body_entered_by_mistake_is_removed_and_comes_back_with_undo(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    show(bodies, body)
    bodies.view.remove_action.trigger()
    assert workspace.bodies.rows() == ()
    assert bodies.shown() == ()

    workspace.history.undo()
    assert [row.id for row in workspace.bodies.rows()] == [body]


def test_a_meeting_is_noted_with_day_form_and_number(
    qtbot: QtBot, workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    show(bodies, body)
    bodies.view.parts.lists["meeting"].begin_new()
    write("gestern")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    write("Kreishaus")
    press(Qt.Key.Key_Tab)
    write("12")
    press(Qt.Key.Key_Return)

    (meeting,) = workspace.bodies.detail(body).meetings
    assert (meeting.on, meeting.form) == (dt.date(2026, 11, 17), MeetingForm.VIRTUAL)
    assert (meeting.place, meeting.present) == ("Kreishaus", 12)
    assert titles(bodies, "meeting") == ["Di 17. 11. 2026"]


def test_a_private_person_has_no_name_in_a_body_while_a_guest_looks_on(
    workspace: Workspace, bodies: BodiesSection, content: ContentView
) -> None:
    body = a_body(workspace)
    private = a_contact(workspace, name="Karimi", private=True)
    office = a_contact(workspace, name="Lindner")
    workspace.bodies.save_seat(body, Membership(contact_id=private, deputy_id=office))
    show(bodies, body)
    assert titles(bodies, "seat") == ["Frau Karimi"]
    content.privacy.turn(on=True)

    assert titles(bodies, "seat") == [VEILED]
    row = bodies.view.parts.lists["seat"].row_widget(0)
    assert "Lindner" in row.text.line
    assert "Karimi" not in row.accessibleName()
    bodies.view.parts.lists["seat"].begin_new()
    combo = bodies.view.parts.lists["seat"].form.view.input("contact_id")  # type: ignore[union-attr]
    offered = [combo.itemText(index) for index in range(combo.count())]
    assert not any("Karimi" in text for text in offered)


def test_goal_and_reason_are_hidden_from_a_guest(
    workspace: Workspace, bodies: BodiesSection, content: ContentView
) -> None:
    show(bodies, a_body(workspace, goal="Wege verkürzen"))
    view = bodies.view
    assert isinstance(view, BodyDetail)
    assert view.mandate.isVisible()
    content.privacy.turn(on=True)
    assert not view.mandate.isVisible()
    assert view.mandate_veil.isVisible()
    assert view.form.isVisible()
    content.privacy.turn(on=False)
    assert view.mandate.isVisible()


def test_a_half_typed_seat_comes_back_after_the_lock(
    workspace: Workspace, bodies: BodiesSection, content: ContentView, show: Show
) -> None:
    body = a_body(workspace)
    bodies.reload(())
    bodies.show_record(body)
    bodies.view.parts.lists["seat"].begin_new()
    bodies.view.parts.lists["seat"].form.view.focus_field("since")  # type: ignore[union-attr]
    write("3.4.2")
    content.flush()
    place = content.place()
    content.hide()

    again = show()
    again.begin(place)
    found = again.current().section()  # type: ignore[union-attr]
    assert isinstance(found, BodiesSection)
    form = found.view.parts.lists["seat"].form
    assert form is not None
    assert dict(form.view.raw())["since"] == "3.4.2"
    assert found.view.ref == body


def test_an_ended_body_is_listed_on_demand_and_cannot_be_made_active_by_its_field(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.end(body)
    bodies.reload(())
    assert bodies.list.rows.rowCount() == 0
    bodies.ended.setChecked(True)
    bodies.show_record(body)

    combo = bodies.view.parts.groups["body"].form.input("state")
    assert [combo.itemText(index) for index in range(combo.count())] == ["beendet"]


def test_a_meeting_to_come_or_with_far_too_many_people_is_asked_about(
    workspace: Workspace,
) -> None:
    today = workspace.clock.today()
    ahead = meeting_text(Meeting(today + dt.timedelta(days=1500)), today, 4)
    assert (ahead.warn, AHEAD in ahead.line) == (True, True)
    crowded = meeting_text(Meeting(today, present=500), today, 4)
    assert (crowded.warn, CROWDED in crowded.line) == (True, True)
    assert not meeting_text(Meeting(today, present=12), today, 4).warn
    assert not meeting_text(Meeting(today, present=12), today, 0).warn


def test_nobody_counts_heads_at_a_meeting_to_come(workspace: Workspace) -> None:
    body = a_body(workspace)
    ahead = workspace.clock.today() + dt.timedelta(days=1)
    with pytest.raises(InvalidInput) as caught:
        workspace.bodies.save_meeting(body, Meeting(ahead, present=5))
    assert (caught.value.field, caught.value.problem) == ("present", "counted_ahead")


def test_a_body_whose_term_is_over_is_asked_about(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    body = a_body(workspace, until=workspace.clock.today() - dt.timedelta(days=1))
    bodies.show_record(body)
    assert "besteht es noch?" in state(bodies.view)
