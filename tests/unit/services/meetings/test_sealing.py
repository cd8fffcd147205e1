"""Sealed minutes: what is missing before, what stays as it was, what breaks the seal."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from gkdesk.errors import InvalidInput, UndoNotPossible
from gkdesk.models import meetings as tables
from gkdesk.services.clients.fields import Identity
from gkdesk.services.meetings.fields import Item, Participant, Text
from gkdesk.services.meetings.sealing import CONTENT, parts_of
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import (
    ActionState,
    Attendance,
    ItemKind,
    ItemState,
    MeetingState,
    TextPart,
)
from gkdesk.text.labels import Label
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    an_action,
    an_organisation,
)
from tests.prepared import prepare
from tests.unit.services.meetings.minutes_kit import HELD_ON, Minutes, held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gkdesk.services.workspace import Workspace


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Minutes]:
    """Return a store with such a conference, and the conference."""
    return prepare(bare_store, tmp_path_factory.mktemp("runde"), held)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, Minutes]) -> Path:
    return prepared[0]


@pytest.fixture
def minutes(workspace: Workspace, prepared: tuple[Path, Minutes]) -> Minutes:
    return replace(prepared[1], workspace=workspace)


def test_complete_minutes_are_sealed(minutes: Minutes) -> None:
    assert minutes.workspace.meetings.gaps_for_seal(minutes.meeting) == ()
    minutes.seal()
    assert minutes.view().state is MeetingState.SEALED
    seal = minutes.newest()
    assert (seal.version, seal.is_intact, seal.reopened_at) == (1, True, None)
    assert minutes.workspace.history.can_undo() is not Label.MINUTES_SEALED


def test_what_is_missing_is_said_and_keeps_the_seal_off(minutes: Minutes) -> None:
    agenda = minutes.workspace.agenda
    agenda.save_text(minutes.meeting, Text(minutes.item, TextPart.CLIENT_VIEW, ""))
    a_case_item(minutes.workspace, minutes.meeting, a_client(minutes.workspace, official_name="B"))
    lindner = a_contact(minutes.workspace, name="Lindner")
    a_participant(minutes.workspace, minutes.meeting, lindner)
    gaps = minutes.workspace.meetings.gaps_for_seal(minutes.meeting)
    assert tuple(gap.sentence for gap in gaps) == (
        "Yusuf al-Hariri: Die Sicht der Person fehlt.",
        "B: besprochen, vertagt oder abgeschlossen?",
        "Anwesenheit offen: Frau Lindner",
    )
    assert "Yusuf" not in " ".join(gap.covered for gap in gaps)
    with pytest.raises(InvalidInput) as refused:
        minutes.seal()
    assert refused.value.problem == "minutes_incomplete"


def test_a_case_that_was_not_discussed_needs_no_view_of_the_person(minutes: Minutes) -> None:
    minutes.workspace.agenda.save_text(
        minutes.meeting, Text(minutes.item, TextPart.CLIENT_VIEW, "")
    )
    minutes.workspace.agenda.settle(minutes.meeting, minutes.item, ItemState.POSTPONED)
    assert minutes.workspace.meetings.gaps_for_seal(minutes.meeting) == ()


@pytest.mark.parametrize("state", [ItemState.DISCUSSED, ItemState.CLOSED])
def test_a_case_that_was_dealt_with_needs_the_view_of_the_person(
    minutes: Minutes, state: ItemState
) -> None:
    empty = Text(minutes.item, TextPart.CLIENT_VIEW, "")
    minutes.workspace.agenda.save_text(minutes.meeting, empty)
    minutes.workspace.agenda.settle(minutes.meeting, minutes.item, state)
    (gap,) = minutes.workspace.meetings.gaps_for_seal(minutes.meeting)
    assert gap.part is TextPart.CLIENT_VIEW


def test_a_meeting_of_a_day_to_come_cannot_be_sealed(workspace: Workspace) -> None:
    meeting = a_meeting(workspace, on=HELD_ON + dt.timedelta(weeks=2))
    workspace.meetings.end(meeting)
    with pytest.raises(InvalidInput) as refused:
        workspace.meetings.seal(meeting)
    assert refused.value.problem == "meeting_is_ahead"


def test_a_meeting_that_was_not_held_cannot_be_sealed(workspace: Workspace) -> None:
    meeting = a_meeting(workspace)
    with pytest.raises(InvalidInput):
        workspace.meetings.seal(meeting)


def test_names_stay_as_they_were_on_the_day(minutes: Minutes) -> None:
    minutes.seal()
    before = minutes.view()
    workspace = minutes.workspace
    fields = workspace.contacts.detail(minutes.contact).fields
    workspace.contacts.save(minutes.contact, replace(fields, name="Lindner"))
    workspace.clients.save_identity(minutes.client, Identity(official_name="Anders Heißend"))
    after = minutes.view()
    assert [(each.name, each.organisation) for each in after.participants] == [
        ("Frau Özcan", "VHS")
    ]
    assert [item.name for item in after.items] == [item.name for item in before.items]
    assert after.actions[0].owner == "Frau Özcan, VHS"
    assert minutes.newest().is_intact


def test_after_opening_the_names_of_today_stand_there_and_are_sealed_anew(
    minutes: Minutes,
) -> None:
    minutes.seal()
    fields = minutes.workspace.contacts.detail(minutes.contact).fields
    minutes.workspace.contacts.save(minutes.contact, replace(fields, name="Lindner"))
    minutes.workspace.meetings.reopen(minutes.meeting, "Name falsch")
    (person,) = minutes.view().participants
    assert (person.name, person.organisation) == ("Frau Lindner", "VHS")
    minutes.seal()
    (person,) = minutes.view().participants
    assert (person.name, person.organisation) == ("Frau Lindner", "VHS")
    assert minutes.view().actions[0].owner == "Frau Lindner, VHS"


def test_a_veiled_case_is_kept_under_its_number(minutes: Minutes) -> None:
    veiled = Item(client_id=minutes.client, is_veiled=True, id=minutes.item)
    minutes.workspace.agenda.save_item(minutes.meeting, veiled)
    minutes.seal()
    item = next(item for item in minutes.view().items if item.id == minutes.item)
    assert (item.name, item.fields.title) == ("Yusuf al-Hariri", "Fall 1")


def test_merging_a_contact_and_an_organisation_keeps_the_seal(minutes: Minutes) -> None:
    minutes.seal()
    workspace = minutes.workspace
    keep = a_contact(workspace, name="Öczan")
    workspace.merging.merge(RecordKind.CONTACT_PERSON, keep, minutes.contact)
    office = an_organisation(workspace, name="Volkshochschule Kreis", short_name="")
    old = workspace.contacts.detail(keep).fields.organisation_id
    assert old is not None
    workspace.merging.merge(RecordKind.ORGANISATION, office, old)
    view = minutes.view()
    assert (view.participants[0].fields.contact_id, view.participants[0].name) == (
        keep,
        "Frau Özcan",
    )
    assert view.actions[0].fields.contact_id == keep
    assert minutes.newest().is_intact


def test_what_becomes_of_an_agreement_is_no_part_of_the_seal(minutes: Minutes) -> None:
    minutes.seal()
    minutes.workspace.actions.done(minutes.action, "Platz bekommen")
    assert minutes.view().actions[0].state is ActionState.DONE
    minutes.workspace.history.undo()
    minutes.workspace.actions.drop(minutes.action, "Kurs fällt aus")
    minutes.workspace.actions.reopen(minutes.action)
    assert minutes.newest().is_intact


OTHER: dict[str, object] = {
    "purpose": "body",
    "role": "guest",
    "attendance": "absent",
    "kind_of_item": "topic",
    "state": "postponed",
    "part": "minutes",
    "category": "health",
    "kind_of_action": "decision",
    "meeting.form": "virtual",
    "meeting.starts": "23:45",
    "agenda_item.form": "reconstruction",
}
CHANGED = [
    (table, column)
    for table, columns in CONTENT.items()
    for column in columns
    if table is not tables.ItemAccess
]


def test_any_other_change_breaks_it_until_it_is_taken_back(minutes: Minutes) -> None:
    lindner = a_contact(minutes.workspace, name="Lindner")
    person = a_participant(
        minutes.workspace, minutes.meeting, lindner, attendance=Attendance.PRESENT
    )
    minutes.seal()
    rows = {"item_id": minutes.view().items[0].id, "participant_id": person}
    for table, column in CHANGED:
        exact = f"{table.__tablename__}.{column}"
        kind = table.__table__.c[column].type.python_type
        plain = {str: "x", int: 7, bool: True, dt.date: dt.date(2030, 1, 1)}[kind]
        value = OTHER.get(exact, OTHER.get(column, rows.get(column, plain)))
        with _changed(minutes, table, column, value):
            assert not minutes.newest().is_intact, exact
        assert minutes.newest().is_intact, exact


@contextlib.contextmanager
def _changed(
    minutes: Minutes, table: type[tables.Meeting], column: str, value: object
) -> Iterator[None]:
    """Give all rows of a table another value past the services, and take it back."""
    here = table.id if table is tables.Meeting else table.meeting_id  # type: ignore[attr-defined]
    with minutes.workspace._store.read() as session:
        old = session.execute(
            select(table.id, getattr(table, column)).where(here == minutes.meeting)
        )
        before = [(row[0], row[1]) for row in old]
    minutes.change(update(table).where(here == minutes.meeting).values({column: value}))
    yield
    for ref, was in before:
        minutes.change(update(table).where(table.id == ref).values({column: was}))


def test_what_is_added_past_the_services_breaks_it(minutes: Minutes) -> None:
    minutes.seal()
    added = {"id": 7, "meeting_id": minutes.meeting, "what": "mehr", "position": 9}
    minutes.change(insert(tables.ActionItem).values(**added))
    assert not minutes.newest().is_intact


def _erase(minutes: Minutes, kind: RecordKind, ref: int) -> None:
    """Note that somebody was erased, as it is done with her record."""
    store = minutes.workspace._store
    with store.transaction(Label.CONFERENCE_CHANGED) as transaction:
        store.ledger.add(transaction, kind=kind.value, ref=ref)


def test_a_part_that_is_gone_is_missing(minutes: Minutes) -> None:
    minutes.seal()
    minutes.change(delete(tables.ItemText).where(tables.ItemText.item_id == minutes.item))
    minutes.change(delete(tables.ActionItem))
    seal = minutes.newest()
    assert (seal.is_intact, seal.missing, seal.erased) == (False, 2, 0)


def test_what_was_erased_with_a_person_keeps_the_seal_of_the_rest(minutes: Minutes) -> None:
    minutes.seal()
    _erase(minutes, RecordKind.CLIENT, minutes.client)
    minutes.change(delete(tables.ItemText).where(tables.ItemText.item_id == minutes.item))
    seal = minutes.newest()
    assert (seal.is_intact, seal.missing, seal.erased) == (True, 0, 1)
    minutes.change(update(tables.ItemView).values(view="ganz anders"))
    assert not minutes.newest().is_intact


def test_the_erasure_of_somebody_else_explains_nothing(minutes: Minutes) -> None:
    minutes.seal()
    _erase(minutes, RecordKind.CLIENT, a_client(minutes.workspace, official_name="B"))
    minutes.change(delete(tables.ItemText).where(tables.ItemText.item_id == minutes.item))
    assert minutes.newest().missing == 1


def test_a_contact_who_was_erased_takes_her_view_along(minutes: Minutes) -> None:
    minutes.seal()
    _erase(minutes, RecordKind.CONTACT_PERSON, minutes.contact)
    minutes.change(delete(tables.ItemView))
    seal = minutes.newest()
    assert (seal.is_intact, seal.erased) == (True, 1)


def test_a_case_that_was_cut_off_from_its_person_is_missing(minutes: Minutes) -> None:
    minutes.seal()
    cut = update(tables.AgendaItem).where(tables.AgendaItem.id == minutes.item)
    minutes.change(cut.values(client_id=None))
    seal = minutes.newest()
    assert not seal.is_intact
    assert seal.missing > 0


def test_a_seal_that_does_not_say_whose_its_parts_are_still_holds(minutes: Minutes) -> None:
    minutes.seal()
    _erase(minutes, RecordKind.CLIENT, minutes.client)
    with minutes.workspace._store.read() as session:
        digests = dict(parts_of(session, minutes.meeting).digests)
    text = json.dumps(sorted(digests.items()), ensure_ascii=False, separators=(",", ":"))
    plain = {"parts": json.dumps(digests), "digest": hashlib.sha256(text.encode()).hexdigest()}
    minutes.change(update(tables.MeetingSeal).values(**plain))
    assert minutes.newest().is_intact
    minutes.change(delete(tables.ItemView))
    assert minutes.newest().missing == 1


def test_the_digest_covers_what_was_sealed(minutes: Minutes) -> None:
    minutes.seal()
    forged = update(tables.MeetingSeal).values(parts="{}")
    minutes.change(forged)
    assert not minutes.newest().is_intact


def test_minutes_are_opened_for_a_reason_and_get_a_second_version(minutes: Minutes) -> None:
    minutes.seal()
    first = minutes.newest().digest
    with pytest.raises(InvalidInput):
        minutes.workspace.meetings.reopen(minutes.meeting, "  ")
    assert minutes.view().is_sealed
    minutes.workspace.meetings.reopen(minutes.meeting, "Frist falsch notiert")
    opened = minutes.newest()
    assert (minutes.view().state, opened.reason) == (MeetingState.HELD, "Frist falsch notiert")
    assert opened.reopened_at is not None
    assert not opened.is_intact
    assert minutes.workspace.history.can_undo() is not Label.MINUTES_REOPENED
    topic = Item(ItemKind.TOPIC, title="Nachtrag")
    minutes.workspace.agenda.save_item(minutes.meeting, topic)
    minutes.seal()
    newest, oldest = minutes.view().seals
    assert (newest.version, newest.is_intact) == (2, True)
    assert (oldest.version, oldest.is_intact, oldest.digest) == (1, False, first)
    assert newest.digest != first


def _write(minutes: Minutes) -> None:
    text = Text(minutes.item, TextPart.MINUTES, "alles besprochen")
    minutes.workspace.agenda.save_text(minutes.meeting, text)


def _come(minutes: Minutes) -> None:
    person = Participant(client_id=minutes.client, attendance=Attendance.PRESENT)
    minutes.workspace.participants.save(minutes.meeting, person)


def _change_action(minutes: Minutes) -> None:
    (view,) = minutes.view().actions
    minutes.workspace.actions.save(minutes.action, replace(view.fields, noticed_by="Anruf"))
    an_action(minutes.workspace, minutes.meeting, what="Fahrkarte")
    minutes.workspace.actions.remove(minutes.action)


@pytest.mark.parametrize("step", [_change_action, _write, _come])
@pytest.mark.parametrize("way", ["undo", "redo"])
def test_no_step_before_the_seal_can_be_reversed_after_it(
    minutes: Minutes, step: Callable[[Minutes], None], way: str
) -> None:
    step(minutes)
    if way == "redo":
        minutes.workspace.history.undo()
    minutes.seal()
    sealed = minutes.view()
    assert minutes.workspace.history.can_redo() is None
    while minutes.workspace.history.can_undo() is not None:
        with contextlib.suppress(UndoNotPossible):
            minutes.workspace.history.undo()
    assert minutes.view() == sealed
