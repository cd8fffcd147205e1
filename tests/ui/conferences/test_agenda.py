"""The agenda of a meeting that is prepared: its blocks, their order, their time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt

from gkdesk.ui.pages.conferences.agenda_list import ROW_ROLE
from tests.factories import a_client
from tests.prepared import prepare
from tests.ui.conferences.kit import (
    a_case,
    a_held_meeting,
    a_meeting,
    a_series,
    a_topic,
    names_on_agenda,
)
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import MeetingId, PartId
    from gkdesk.ui.pages.conferences.agenda import AgendaCard
    from gkdesk.ui.pages.conferences.sittings import SittingsSection

ALT = Qt.KeyboardModifier.AltModifier


def fill(workspace: Workspace) -> MeetingId:
    """Enter a meeting with two cases and a topic between greeting and closing."""
    ref = a_meeting(workspace, minutes=60)
    a_case(workspace, ref, a_client(workspace))
    a_case(workspace, ref, a_client(workspace, official_name="Amina Haidari"))
    a_topic(workspace, ref, "Wohnen")
    return ref


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> tuple[Path, MeetingId]:
    """Return a store with a meeting that is prepared."""
    return prepare(bare_store, tmp_path_factory.mktemp("tagesordnung"), fill)


@pytest.fixture(scope="session")
def store_to_copy(prepared: tuple[Path, MeetingId]) -> Path:
    """Begin with the meeting."""
    return prepared[0]


@pytest.fixture
def meeting(prepared: tuple[Path, MeetingId]) -> MeetingId:
    """Return the meeting in the store of this test."""
    return prepared[1]


@pytest.fixture
def card(page: SittingsSection, meeting: MeetingId) -> AgendaCard:
    """Return the agenda as it is shown."""
    page.open("meeting", meeting)
    return page.meeting.prepare.agenda


def go_to(card: AgendaCard, name: str) -> PartId:
    """Put the cursor on the item of this name."""
    view = card._view
    assert view is not None
    item = next(item for item in view.items if item.name == name)
    card.list.select(item.id)
    card.list.setFocus()
    return item.id


def spoken(card: AgendaCard) -> list[str]:
    model = card.list.blocks
    return [
        str(model.index(line).data(Qt.ItemDataRole.AccessibleTextRole))
        for line in range(model.rowCount())
    ]


def test_a_block_moves_with_alt_and_an_arrow_and_keeps_the_cursor(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    moved = go_to(card, "Amina Haidari")
    press(Qt.Key.Key_Up, ALT)
    assert names_on_agenda(workspace, meeting)[1:3] == ["Amina Haidari", "Yusuf al-Hariri"]
    assert card.list.current_ref() == moved
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert names_on_agenda(workspace, meeting)[2:4] == ["Wohnen", "Amina Haidari"]


def test_the_first_block_does_not_move_further_up(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    before = names_on_agenda(workspace, meeting)
    go_to(card, "Begrüßung")
    press(Qt.Key.Key_Up, ALT)
    assert names_on_agenda(workspace, meeting) == before


def test_a_block_that_is_dropped_takes_the_place_between_two_others(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    model = card.list.blocks
    data = model.mimeData([model.index(1)])
    assert isinstance(data, QMimeData)
    model.dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    assert names_on_agenda(workspace, meeting) == [
        "Begrüßung",
        "Amina Haidari",
        "Wohnen",
        "Yusuf al-Hariri",
        "Abschluss",
    ]


def test_plus_and_minus_change_the_time_and_all_that_follow_begin_later(card: AgendaCard) -> None:
    go_to(card, "Yusuf al-Hariri")
    press(Qt.Key.Key_Plus)
    assert spoken(card)[1].startswith("09:35 Uhr, Yusuf al-Hariri, 25 Minuten")
    assert spoken(card)[2].startswith("10:00 Uhr, Amina Haidari")
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Minus)
    assert spoken(card)[1].startswith("09:35 Uhr, Yusuf al-Hariri, 15 Minuten")


def test_enter_leads_to_the_time_which_is_saved_when_it_is_left(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    go_to(card, "Wohnen")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("35")
    card.list.setFocus()
    item = workspace.meetings.detail(meeting).items[3]
    assert (item.name, item.fields.minutes) == ("Wohnen", 35)


def test_an_agenda_that_is_longer_than_the_room_is_free_says_so_and_marks_what_is_too_late(
    card: AgendaCard,
) -> None:
    assert card.too_long.isVisible()
    assert "um 5 Minuten zu lang" in card.too_long.text()
    assert "bis 10:30 Uhr frei" in card.too_long.text()
    late = [line for line in spoken(card) if "endet nach der Raumzeit" in line]
    assert len(late) == 1
    assert "Abschluss" in late[0]


def test_an_agenda_that_fits_says_when_it_ends(page: SittingsSection, workspace: Workspace) -> None:
    ref = a_meeting(workspace, minutes=90)
    a_topic(workspace, ref, "Wohnen", 40)
    page.open("meeting", ref)
    card = page.meeting.prepare.agenda
    assert not card.too_long.isVisible()
    assert card.room.text() == "50 von 90 Minuten verplant, Ende etwa 10:20 Uhr, 40 frei."


def test_a_case_is_put_on_the_agenda_by_typing_a_part_of_its_name(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId, page: SittingsSection
) -> None:
    a_client(workspace, official_name="Oleksij Kowalenko")
    card.add_case.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Kowal")
    press(Qt.Key.Key_Return)
    assert names_on_agenda(workspace, meeting)[-2:] == ["Oleksij Kowalenko", "Abschluss"]
    assert card.item.heading.text() == "Oleksij Kowalenko"
    assert focused() is card.list


def test_cases_that_are_there_already_are_not_offered_again(card: AgendaCard) -> None:
    offered = [choice.text for choice in card.case.spec().fields[0].choices]  # type: ignore[attr-defined]
    assert not any("Yusuf" in text for text in offered)


def test_a_topic_and_a_break_are_added_before_the_closing(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    card.add_topic.click()
    write("Kinderbetreuung")
    press(Qt.Key.Key_Return)
    card.add_break.click()
    assert names_on_agenda(workspace, meeting)[-3:] == ["Kinderbetreuung", "Pause", "Abschluss"]


def test_delete_takes_an_item_off_and_undo_puts_it_back(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    go_to(card, "Wohnen")
    press(Qt.Key.Key_Delete)
    assert "Wohnen" not in names_on_agenda(workspace, meeting)
    workspace.history.undo()
    assert "Wohnen" in names_on_agenda(workspace, meeting)


def test_an_old_case_says_why_it_is_back(page: SittingsSection, workspace: Workspace) -> None:
    series = a_series(workspace)
    a_held_meeting(workspace, series, a_client(workspace))
    page.open("meeting", a_meeting(workspace, series_id=series))
    lines = spoken(page.meeting.prepare.agenda)
    assert "Altfall: 1 Verabredung offen, zuletzt am 22. 10. 2026" in lines[1]


def test_a_case_that_should_come_back_and_was_taken_off_is_offered_again(
    page: SittingsSection, workspace: Workspace
) -> None:
    series = a_series(workspace)
    a_held_meeting(workspace, series, a_client(workspace))
    ref = a_meeting(workspace, series_id=series)
    page.open("meeting", ref)
    card = page.meeting.prepare.agenda
    assert not card.missing.isVisible()
    go_to(card, "Yusuf al-Hariri")
    press(Qt.Key.Key_Delete)
    assert card.missing.isVisible()
    card.missing.buttons[0].click()
    item = workspace.meetings.detail(ref).items[1]
    assert (item.name, item.is_old, item.fields.minutes) == ("Yusuf al-Hariri", True, 10)
    assert not card.missing.isVisible()


def test_a_veiled_case_keeps_its_name_here_and_says_how_it_is_called_elsewhere(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    ref = go_to(card, "Amina Haidari")
    card.item.form.form.input("is_veiled").click()  # type: ignore[attr-defined]
    card.item.form.commit()
    item = next(item for item in workspace.meetings.detail(meeting).items if item.id == ref)
    assert item.fields.is_veiled
    assert "verdeckt, heißt „Fall 2“" in spoken(card)[2]


def test_the_day_a_case_sheet_came_in_is_typed_as_people_say_it(
    card: AgendaCard, workspace: Workspace, meeting: MeetingId
) -> None:
    go_to(card, "Amina Haidari")
    card.item.form.form.focus_field("sheet_received_on")
    write("gestern")
    card.list.setFocus()
    item = workspace.meetings.detail(meeting).items[2]
    assert item.fields.sheet_received_on == dt.date(2026, 11, 17)


def test_the_longer_an_item_is_the_higher_is_its_block(card: AgendaCard) -> None:
    lists = card.list
    heights = {
        lists.blocks.index(line).data(ROW_ROLE).title: lists.visualRect(
            lists.blocks.index(line)
        ).height()
        for line in range(lists.blocks.rowCount())
    }
    assert heights["Begrüßung"] < heights["Yusuf al-Hariri"]
    assert lists.indexAt(QPoint(100, 5)).row() == 0


def test_a_half_typed_length_is_found_again_as_a_draft(
    page: SittingsSection, card: AgendaCard, meeting: MeetingId
) -> None:
    ref = go_to(card, "Wohnen")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("lange")
    page.flush()
    assert f"meeting.item:{meeting}:{ref}" in page.context.drafts.waiting()
    go_to(card, "Begrüßung")
    assert page.open_draft(f"meeting.item:{meeting}:{ref}")
    assert card.list.current_ref() == ref
    assert card.item.form.form.input("minutes").text() == "lange"  # type: ignore[attr-defined]
