"""The agenda of a meeting: its items, their order and time, texts and views."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.meetings.fields import PRESETS, ActorView, Item, Text
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ItemKind, ItemState, TextPart
from gkdesk.text.ids import PartId
from tests.factories import (
    CONFERENCE_DAY,
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    an_action,
    an_issue,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import MeetingId


def a_topic(workspace: Workspace, meeting: MeetingId, title: str, minutes: int = 10) -> PartId:
    topic = Item(ItemKind.TOPIC, title=title, minutes=minutes)
    ref = workspace.agenda.save_item(meeting, topic).ref
    assert ref is not None
    return PartId(ref)


def items(workspace: Workspace, meeting: MeetingId) -> tuple[ItemView, ...]:
    return workspace.meetings.detail(meeting).items


def named(workspace: Workspace, meeting: MeetingId) -> list[str]:
    return [item.name for item in items(workspace, meeting)]


def the_item(workspace: Workspace, meeting: MeetingId, ref: PartId) -> ItemView:
    return next(item for item in items(workspace, meeting) if item.id == ref)


@pytest.fixture
def meeting(workspace: Workspace) -> MeetingId:
    return a_meeting(workspace)


def test_new_items_come_before_the_closing_one(workspace: Workspace, meeting: MeetingId) -> None:
    a_topic(workspace, meeting, "Eins")
    a_case_item(workspace, meeting, a_client(workspace))
    assert named(workspace, meeting) == [
        "Begrüßung",
        "Eins",
        "Yusuf al-Hariri",
        named(workspace, meeting)[-1],
    ]
    assert items(workspace, meeting)[-1].fields.kind is ItemKind.CLOSING


@pytest.mark.parametrize(
    ("to", "order"),
    [
        (0, ["Zwei", "Eins", "Drei"]),
        (-5, ["Zwei", "Eins", "Drei"]),
        (2, ["Eins", "Zwei", "Drei"]),
        (3, ["Eins", "Drei", "Zwei"]),
        (99, ["Eins", "Drei", "Zwei"]),
    ],
)
def test_an_item_moves_and_the_closing_one_stays_last(
    workspace: Workspace, meeting: MeetingId, to: int, order: list[str]
) -> None:
    refs = [a_topic(workspace, meeting, name) for name in ("Eins", "Zwei", "Drei")]
    workspace.agenda.move_item(meeting, refs[1], to)
    found = items(workspace, meeting)
    assert [item.name for item in found if item.fields.kind is ItemKind.TOPIC] == order
    assert found[-1].fields.kind is ItemKind.CLOSING


def test_the_closing_item_cannot_be_moved_up(workspace: Workspace, meeting: MeetingId) -> None:
    a_topic(workspace, meeting, "Eins")
    workspace.agenda.move_item(meeting, items(workspace, meeting)[-1].id, 0)
    assert items(workspace, meeting)[-1].fields.kind is ItemKind.CLOSING


def test_times_follow_the_order_and_what_is_too_long_is_counted(workspace: Workspace) -> None:
    meeting = a_meeting(workspace, starts="09:30", minutes=30)
    ref = a_topic(workspace, meeting, "Eins", 15)
    view = workspace.meetings.detail(meeting)
    assert [item.begins for item in view.items] == ["09:30", "09:35", "09:50"]
    assert (view.planned_minutes, view.minutes_too_many) == (25, 0)
    topic = replace(the_item(workspace, meeting, ref).fields, minutes=60)
    workspace.agenda.save_item(meeting, topic)
    view = workspace.meetings.detail(meeting)
    assert (view.items[-1].begins, view.minutes_too_many) == ("10:35", 40)


def test_without_a_time_items_have_none_and_past_midnight_it_begins_anew(
    workspace: Workspace,
) -> None:
    untimed = a_meeting(workspace, starts="")
    assert {item.begins for item in items(workspace, untimed)} == {""}
    late = a_meeting(workspace, starts="23:58")
    assert items(workspace, late)[-1].begins == "00:03"


@pytest.mark.parametrize("minutes", [-1, 12 * 60 + 1])
def test_an_item_has_a_length_that_can_be(
    workspace: Workspace, meeting: MeetingId, minutes: int
) -> None:
    with pytest.raises(InvalidInput):
        a_topic(workspace, meeting, "Eins", minutes)


def test_a_case_stands_on_the_agenda_once(workspace: Workspace, meeting: MeetingId) -> None:
    client = a_client(workspace)
    ref = a_case_item(workspace, meeting, client)
    with pytest.raises(InvalidInput) as refused:
        a_case_item(workspace, meeting, client)
    assert refused.value.problem == "case_already_there"
    a_case_item(workspace, a_meeting(workspace), a_client(workspace))
    workspace.agenda.save_item(meeting, Item(client_id=client, minutes=30, id=ref))
    assert the_item(workspace, meeting, ref).fields.minutes == 30


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (Item(), "client_id"),
        (Item(ItemKind.TOPIC), "title"),
        (Item(ItemKind.STRUCTURAL), "structural_id"),
    ],
)
def test_an_item_says_what_it_is_about(
    workspace: Workspace, meeting: MeetingId, item: Item, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.agenda.save_item(meeting, item)
    assert refused.value.field == field


def test_only_a_case_names_a_person(workspace: Workspace, meeting: MeetingId) -> None:
    topic = Item(ItemKind.TOPIC, title="Termine", client_id=a_client(workspace))
    with pytest.raises(InvalidInput):
        workspace.agenda.save_item(meeting, topic)
    issue = an_issue(workspace)
    workspace.agenda.save_item(meeting, Item(ItemKind.STRUCTURAL, structural_id=issue))
    assert "Wartezeiten beim Sprachkurs" in named(workspace, meeting)


@pytest.mark.parametrize("write", ["text", "view", "action"])
def test_what_was_written_about_one_person_never_becomes_anothers(
    workspace: Workspace, meeting: MeetingId, write: str
) -> None:
    client = a_client(workspace)
    ref = a_case_item(workspace, meeting, client)
    other = Item(client_id=a_client(workspace), id=ref)
    if write == "text":
        workspace.agenda.save_text(meeting, Text(ref, TextPart.SITUATION, "sucht Arbeit"))
    elif write == "view":
        person = a_participant(workspace, meeting, a_contact(workspace))
        workspace.agenda.save_view(meeting, ActorView(ref, person, "geht gut voran"))
    else:
        an_action(workspace, meeting, item_id=ref)
    with pytest.raises(InvalidInput) as refused:
        workspace.agenda.save_item(meeting, other)
    assert refused.value.field == "client_id"
    with pytest.raises(InvalidInput):
        workspace.agenda.save_item(meeting, Item(ItemKind.TOPIC, title="Termine", id=ref))
    assert the_item(workspace, meeting, ref).fields.client_id == client


def test_an_empty_item_may_still_change_its_person(
    workspace: Workspace, meeting: MeetingId
) -> None:
    ref = a_case_item(workspace, meeting, a_client(workspace))
    other = a_client(workspace)
    workspace.agenda.save_item(meeting, Item(client_id=other, id=ref))
    assert the_item(workspace, meeting, ref).fields.client_id == other


def test_veiled_cases_are_counted_through(workspace: Workspace, meeting: MeetingId) -> None:
    for name in ("Amal", "Bilal"):
        a_case_item(workspace, meeting, a_client(workspace, official_name=name))
    assert [item.cover for item in items(workspace, meeting)] == ["", "Fall 1", "Fall 2", ""]


def test_a_case_is_looked_at_again_after_the_meeting(
    workspace: Workspace, meeting: MeetingId
) -> None:
    client = a_client(workspace)
    ref = a_case_item(workspace, meeting, client)
    for day in (CONFERENCE_DAY, CONFERENCE_DAY - dt.timedelta(1)):
        with pytest.raises(InvalidInput):
            workspace.agenda.settle(meeting, ref, ItemState.DISCUSSED, day)
        with pytest.raises(InvalidInput):
            workspace.agenda.save_item(meeting, Item(client_id=client, follow_up_on=day, id=ref))
    day = CONFERENCE_DAY + dt.timedelta(1)
    workspace.agenda.settle(meeting, ref, ItemState.DISCUSSED, day)
    item = the_item(workspace, meeting, ref)
    assert (item.state, item.fields.follow_up_on) == (ItemState.DISCUSSED, day)


@pytest.mark.parametrize("part", sorted(TextPart))
def test_a_text_gets_the_category_of_its_part(
    workspace: Workspace, meeting: MeetingId, part: TextPart
) -> None:
    ref = a_case_item(workspace, meeting, a_client(workspace))
    workspace.agenda.save_text(meeting, Text(ref, part, "etwas"))
    kept = the_item(workspace, meeting, ref).text(part)
    assert kept is not None
    assert (kept.category, kept.noted_on) == (PRESETS[part], dt.date(2026, 11, 18))
    chosen = Text(ref, part, "anderes", Category.HEALTH, confided=True)
    workspace.agenda.save_text(meeting, chosen)
    (kept,) = the_item(workspace, meeting, ref).texts
    assert (kept.text, kept.category, kept.confided) == ("anderes", Category.HEALTH, True)


def test_every_part_has_a_preset() -> None:
    assert PRESETS.keys() == set(TextPart)


def test_views_name_a_participant_of_this_meeting(workspace: Workspace, meeting: MeetingId) -> None:
    ref = a_case_item(workspace, meeting, a_client(workspace))
    stranger = a_participant(workspace, a_meeting(workspace), a_contact(workspace))
    with pytest.raises(RecordGone):
        workspace.agenda.save_view(meeting, ActorView(ref, stranger))
    person = a_participant(workspace, meeting, a_contact(workspace))
    workspace.agenda.save_view(meeting, ActorView(ref, person, "geht gut", "beraten", "Lotsin"))
    (view,) = the_item(workspace, meeting, ref).views
    workspace.agenda.save_view(meeting, replace(view, view="geht besser"))
    (view,) = the_item(workspace, meeting, ref).views
    assert (view.view, view.mandate, view.role) == ("geht besser", "beraten", "Lotsin")
    assert view.id is not None
    workspace.agenda.remove_view(meeting, view.id)
    assert the_item(workspace, meeting, ref).views == ()


def test_an_item_that_is_taken_off_leaves_what_was_agreed_and_comes_back_whole(
    workspace: Workspace, meeting: MeetingId
) -> None:
    ref = a_case_item(workspace, meeting, a_client(workspace))
    workspace.agenda.save_text(meeting, Text(ref, TextPart.SITUATION, "sucht Arbeit"))
    an_action(workspace, meeting, item_id=ref)
    before = workspace.meetings.detail(meeting)
    workspace.agenda.remove_item(meeting, ref)
    view = workspace.meetings.detail(meeting)
    assert [item.fields.kind for item in view.items] == [ItemKind.OPENING, ItemKind.CLOSING]
    assert [action.fields.item_id for action in view.actions] == [None]
    workspace.history.undo()
    assert workspace.meetings.detail(meeting) == before
