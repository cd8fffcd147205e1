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
from gkdesk.ui.records.lookup import VEILED
from tests.factories import a_body, a_contact, an_organisation
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import BodyId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.page import NetworkPage
    from tests.ui.people.conftest import Show

TODAY = dt.date(2026, 11, 18)
ONE_STORE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every example adds to the same store: making one takes longer than all of them."""


@pytest.fixture
def section(page: NetworkPage) -> BodiesSection:
    """Return the section Gremien as it is shown."""
    found = page.show_section("bodies")
    assert isinstance(found, BodiesSection)
    return found


def seats(workspace: Workspace, body: BodyId) -> list[Membership]:
    return [view.seat for view in workspace.bodies.detail(body).seats]


def titles(section: BodiesSection, name: str) -> list[str]:
    shown = section.view.parts.lists[name]
    return [shown.kit.text(row).title for row in shown.rows()]


def show(section: BodiesSection, body: BodyId) -> None:
    section.state.lookup.forget(())
    section.reload(())
    section.show_record(body)


def test_a_body_is_entered_by_name_and_goes_on_with_its_kind(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    section.begin_new()
    write("Arbeitskreis Sprache")
    press(Qt.Key.Key_Return)

    assert [row.name for row in workspace.bodies.rows()] == ["Arbeitskreis Sprache"]
    assert section.view.parts.focused_field()[0] == "body.kind"


def test_the_list_says_kind_seats_and_the_last_meeting(
    workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    workspace.bodies.save_meeting(body, Meeting(dt.date(2026, 9, 24)))
    section.reload(())

    item = section.item(section.list.rows.row(0))
    assert (item.step, item.when) == ("Kerngruppe", "zuletzt 24. 9. 2026")
    assert "1 Mitglied" in item.context


def test_a_dormant_body_says_so_in_the_list(workspace: Workspace, section: BodiesSection) -> None:
    a_body(workspace, state=BodyState.DORMANT)
    section.reload(())

    assert section.item(section.list.rows.row(0)).step.startswith("ruhend")


def test_a_seat_that_ends_before_it_begins_says_so_at_the_field_and_is_not_saved(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    body, school = a_body(workspace), an_organisation(workspace)
    show(section, body)
    members = section.view.parts.lists["seat"]
    members.begin_new()
    assert members.form is not None
    view = members.form.view
    view.restore((("organisation_id", str(school)), ("since", "3.4.2026"), ("until", "2.4.2026")))
    view.focus_field("until")
    press(Qt.Key.Key_Return)

    assert view.error("until").startswith("Das Ende liegt vor dem Anfang.")
    assert focused() is view.input("until")
    assert seats(workspace, body) == []


@settings(ONE_STORE, max_examples=25)
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
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    show(section, body)
    members = section.view.parts.lists["seat"]
    members.begin_new()
    assert members.form is not None
    view = members.form.view
    view.focus_field("since")
    write("3.4.2026")
    press(Qt.Key.Key_Return)

    assert view.error("organisation_id") == "Bitte eine Organisation oder eine Person auswählen."
    assert seats(workspace, body) == []


def test_who_leaves_today_stays_in_grey_below_the_others(
    workspace: Workspace, section: BodiesSection, content: ContentView
) -> None:
    body = a_body(workspace)
    for name in ("Amt", "Zentrum"):
        workspace.bodies.save_seat(body, Membership(an_organisation(workspace, name=name)))
    show(section, body)
    members = section.view.parts.lists["seat"]
    members.row_widget(0).buttons["done"].click()

    assert titles(section, "seat") == ["Zentrum", "Amt"]
    gone = members.row_widget(1)
    assert (gone.text.done, gone.text.when) == (True, "bis 11/2026")
    assert "done" not in gone.buttons
    assert content.toast.isVisible()


def test_a_body_that_would_stand_above_itself_is_refused_at_the_field(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    top = a_body(workspace, name="Lenkungsgruppe", kind="steering_group")
    middle = a_body(workspace, name="Arbeitskreis", parent_id=top)
    bottom = a_body(workspace, name="Unterarbeitsgruppe", parent_id=middle)
    show(section, top)
    form = section.view.parts.groups["body"].form
    form.focus_field("parent_id")
    combo = form.input("parent_id")
    combo.setCurrentIndex(combo.findData(str(bottom)))
    combo.activated.emit(combo.currentIndex())
    section.new.setFocus()

    assert form.error("parent_id") == sentence(InvalidInput("parent_id", "circle"))
    assert workspace.bodies.detail(top).fields.parent_id is None


def test_what_is_refused_does_not_keep_the_rest_from_being_saved(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    top = a_body(workspace, name="Lenkungsgruppe")
    below = a_body(workspace, name="Arbeitskreis", parent_id=top)
    show(section, top)
    form = section.view.parts.groups["body"].form
    form.focus_field("goal")
    write("Wege verkürzen")
    combo = form.input("parent_id")
    combo.setCurrentIndex(combo.findData(str(below)))
    combo.activated.emit(combo.currentIndex())
    section.new.setFocus()

    fields = workspace.bodies.detail(top).fields
    assert (fields.goal, fields.parent_id) == ("Wege verkürzen", None)


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
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    first = a_body(workspace, name="Arbeitskreis Sprache")
    section.begin_new()
    newcomer = section.newcomer
    assert newcomer is not None
    assert newcomer._hints is not None
    write("Arbeitskreis Sprache")
    qtbot.waitUntil(lambda: newcomer._hints.names() == ("Arbeitskreis Sprache",))  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)

    rows = workspace.bodies.rows()
    assert [row.name for row in rows] == ["Arbeitskreis Sprache"] * 2
    assert section.view.ref in {row.id for row in rows} - {first}


def test_the_hint_leads_to_the_body_that_is_there(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    first = a_body(workspace, name="Arbeitskreis Sprache")
    section.begin_new()
    assert section.newcomer is not None
    section.newcomer.known_wanted.emit(first)

    assert section.view.ref == first
    assert section.newcomer is None


def test_ending_a_body_closes_its_seats_and_taking_it_up_opens_them(
    workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    show(section, body)
    section.view.end_action.trigger()
    assert seats(workspace, body)[0].until == TODAY
    assert section.view.reopen_action.isVisible()

    section.view.reopen_action.trigger()
    assert seats(workspace, body)[0].until is None
    assert workspace.bodies.detail(body).fields.state is BodyState.ACTIVE


def test_a_body_entered_by_mistake_is_removed_and_comes_back_with_undo(
    workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    show(section, body)
    section.view.remove_action.trigger()
    assert workspace.bodies.rows() == ()
    assert section.shown() == ()

    workspace.history.undo()
    assert [row.id for row in workspace.bodies.rows()] == [body]


def test_a_meeting_is_noted_with_day_form_and_number(
    qtbot: QtBot, workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    show(section, body)
    section.view.parts.lists["meeting"].begin_new()
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
    assert titles(section, "meeting") == ["Di 17. 11. 2026"]


def test_a_private_person_has_no_name_in_a_body_while_a_guest_looks_on(
    workspace: Workspace, section: BodiesSection, content: ContentView
) -> None:
    body = a_body(workspace)
    private = a_contact(workspace, name="Karimi", private=True)
    office = a_contact(workspace, name="Lindner")
    workspace.bodies.save_seat(body, Membership(contact_id=private, deputy_id=office))
    show(section, body)
    assert titles(section, "seat") == ["Frau Karimi"]
    content.privacy.turn(on=True)

    assert titles(section, "seat") == [VEILED]
    row = section.view.parts.lists["seat"].row_widget(0)
    assert "Lindner" in row.text.line
    assert "Karimi" not in row.accessibleName()
    section.view.parts.lists["seat"].begin_new()
    combo = section.view.parts.lists["seat"].form.view.input("contact_id")  # type: ignore[union-attr]
    offered = [combo.itemText(index) for index in range(combo.count())]
    assert not any("Karimi" in text for text in offered)


def test_a_half_typed_seat_comes_back_after_the_lock(
    workspace: Workspace, section: BodiesSection, content: ContentView, show: Show
) -> None:
    body = a_body(workspace)
    section.reload(())
    section.show_record(body)
    section.view.parts.lists["seat"].begin_new()
    section.view.parts.lists["seat"].form.view.focus_field("since")  # type: ignore[union-attr]
    write("3.4.2")
    content.flush()
    place = content.place()
    content.hide()

    again = show()
    again.restore(place)
    found = again.current().section()  # type: ignore[union-attr]
    assert isinstance(found, BodiesSection)
    form = found.view.parts.lists["seat"].form
    assert form is not None
    assert dict(form.view.raw())["since"] == "3.4.2"
    assert found.view.ref == body


def test_an_ended_body_is_listed_on_demand_and_cannot_be_made_active_by_its_field(
    workspace: Workspace, section: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.end(body)
    section.reload(())
    assert section.list.rows.rowCount() == 0
    section.ended.setChecked(True)
    section.show_record(body)

    combo = section.view.parts.groups["body"].form.input("state")
    assert [combo.itemText(index) for index in range(combo.count())] == ["beendet"]
