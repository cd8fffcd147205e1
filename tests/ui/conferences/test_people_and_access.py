"""Who takes part in a meeting, and who may hear what there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from gkdesk.services.clients.fields import Lead
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import Access, ParticipantRole
from gkdesk.ui.pages.conferences.matrix import LOOKS
from tests.factories import a_body, a_client, a_contact, an_organisation
from tests.prepared import prepare
from tests.ui.conferences.kit import (
    SIGNED,
    a_case,
    a_consent,
    a_meeting,
    a_participant,
    agree_to_conference,
)
from tests.ui.people.hands import focused, press, write

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.meetings.views import Heard
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, MeetingId
    from gkdesk.ui.pages.conferences.access import AccessCard
    from gkdesk.ui.pages.conferences.people import PeopleList
    from gkdesk.ui.pages.conferences.sittings import SittingsSection
    from gkdesk.ui.widgets import Kind


def fill(workspace: Workspace) -> tuple[MeetingId, ClientId]:
    """Enter a meeting with one case and two offices, one of them with a consent."""
    client = a_client(workspace)
    ref = a_meeting(workspace)
    a_case(workspace, ref, client)
    school = an_organisation(workspace)
    office = an_organisation(workspace, name="Ausländerbehörde", short_name="ABH")
    agree_to_conference(workspace, client)
    a_consent(workspace, client, school, Category.PLANS)
    known = a_contact(workspace, name="Brandt", organisation_id=school, confidentiality_on=SIGNED)
    a_participant(workspace, ref, contact_id=known)
    a_participant(
        workspace, ref, contact_id=a_contact(workspace, name="Krüger", organisation_id=office)
    )
    return ref, client


@pytest.fixture(scope="session")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, bare_store: Path
) -> tuple[Path, tuple[MeetingId, ClientId]]:
    """Return a store with a meeting that is prepared."""
    return prepare(bare_store, tmp_path_factory.mktemp("teilnehmende"), fill)


@pytest.fixture(scope="session")
def store_to_copy(prepared: tuple[Path, tuple[MeetingId, ClientId]]) -> Path:
    """Begin with the meeting."""
    return prepared[0]


@pytest.fixture
def meeting(prepared: tuple[Path, tuple[MeetingId, ClientId]]) -> MeetingId:
    """Return the meeting in the store of this test."""
    return prepared[1][0]


@pytest.fixture
def client(prepared: tuple[Path, tuple[MeetingId, ClientId]]) -> ClientId:
    """Return who is talked about at the meeting."""
    return prepared[1][1]


@pytest.fixture
def people(page: SittingsSection, meeting: MeetingId) -> PeopleList:
    """Return the participants as they are shown."""
    page.open("meeting", meeting)
    page.meeting.show_part("people")
    return page.meeting.prepare.people


@pytest.fixture
def access(page: SittingsSection, meeting: MeetingId) -> AccessCard:
    """Return the matrix as it is shown."""
    page.open("meeting", meeting)
    page.meeting.show_part("access")
    return page.meeting.prepare.access


def cell(access: AccessCard, row: int) -> Heard:
    """Go to the cell of the only case and a participant."""
    access.table.setCurrentIndex(access.table.cells.index(row, 0))
    heard = access.table.current_cell()
    assert heard is not None
    return heard


def test_a_missing_duty_of_confidence_is_marked_in_words(people: PeopleList) -> None:
    rows = {row.name: people.row_widget(place).text for place, row in enumerate(people.rows())}
    assert (rows["Frau Krüger"].when, rows["Frau Krüger"].warn) == ("Verpflichtung fehlt", True)
    assert rows["Frau Brandt"].when == ""
    assert people.hint.isVisible()


def test_somebody_near_a_case_is_proposed_with_the_reason_and_added_by_one_click(
    page: SittingsSection, workspace: Workspace, meeting: MeetingId, client: ClientId
) -> None:
    lead = a_contact(workspace, name="Özcan")
    workspace.clients.save_part(client, Lead(contact_id=lead))
    page.open("meeting", meeting)
    page.meeting.show_part("people")
    people = page.meeting.prepare.people
    assert "Fallführung: Yusuf al-Hariri" in people.proposed._rows[0].reason
    people.proposed.buttons[0].click()
    names = [each.name for each in workspace.meetings.detail(meeting).participants]
    assert names == ["Frau Brandt", "Frau Krüger", "Frau Özcan"]
    assert not people.proposed.isVisible()


def test_a_participant_is_entered_with_her_role(
    people: PeopleList, workspace: Workspace, meeting: MeetingId, page: SittingsSection
) -> None:
    a_contact(workspace, name="Demir", function="Vermittlung")
    page.context.changed(())
    people.add.click()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Demir")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    added = workspace.meetings.detail(meeting).participants[-1]
    assert (added.name, added.fields.role) == ("Frau Demir", ParticipantRole.PRESENTER)


def test_a_cell_says_in_words_what_is_missing(access: AccessCard) -> None:
    table = access.table.cells
    spoken = [str(table.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert spoken[0].endswith("Yusuf al-Hariri: darf alles hören")
    assert "nur ohne Namen; ohne Nachweis: Name und Kontaktdaten, Pläne und Ziele" in spoken[1]
    assert spoken[1].startswith("Frau Krüger, ABH zu ")


def test_no_word_of_a_name_is_cut_in_the_head_of_the_table(
    access: AccessCard, workspace: Workspace, meeting: MeetingId, page: SittingsSection
) -> None:
    for number in range(6):
        name = f"Abdulrahmanullah Nummer {number}"
        a_case(workspace, meeting, a_client(workspace, official_name=name))
    page.context.changed(())
    head = access.table.horizontalHeader()
    bold = QFont(head.font())
    bold.setWeight(QFont.Weight.DemiBold)
    needed = QFontMetrics(bold).horizontalAdvance("Abdulrahmanullah")
    style_sheet_leaves_free = 34
    assert head.count() == 7
    assert head.sectionSize(6) - style_sheet_leaves_free >= needed


def test_every_kind_of_access_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(LOOKS) == set(Access)
    assert len({look.word for look in LOOKS.values()}) == len(Access)
    assert len({look.icon for look in LOOKS.values()}) == len(Access)


def test_somebody_is_sent_outside_and_left_to_the_gate_again_by_keyboard(
    access: AccessCard, workspace: Workspace, meeting: MeetingId
) -> None:
    heard = cell(access, 1)
    access.table.setFocus()
    press(Qt.Key.Key_Return)
    assert focused() is access.cell.outside
    press(Qt.Key.Key_Return)
    now = workspace.meetings.matrix(meeting).at(heard.item_id, heard.participant_id)
    assert now.access is Access.OUTSIDE
    assert focused() is access.table
    press(Qt.Key.Key_Return)
    assert focused() is access.cell.gate
    press(Qt.Key.Key_Return)
    now = workspace.meetings.matrix(meeting).at(heard.item_id, heard.participant_id)
    assert now.access is Access.VEILED


def test_hearing_a_case_in_spite_of_the_gate_needs_a_reason_and_says_it_is_final(
    access: AccessCard, workspace: Workspace, meeting: MeetingId
) -> None:
    heard = cell(access, 1)
    access.cell.override.click()
    press(Qt.Key.Key_Return)
    assert (
        workspace.meetings.matrix(meeting).at(heard.item_id, heard.participant_id).access
        is Access.VEILED
    )
    write("Mündlich vor der Runde erlaubt, Unterschrift folgt")
    press(Qt.Key.Key_Return)
    now = workspace.meetings.matrix(meeting).at(heard.item_id, heard.participant_id)
    assert (now.access, now.reason.startswith("Mündlich")) == (Access.OVERRIDE, True)
    assert "Begründung: Mündlich" in access.cell.reason.text()
    assert not access.cell.override.isVisible()


def test_a_half_typed_reason_is_found_again_at_its_own_cell(
    access: AccessCard, page: SittingsSection
) -> None:
    cell(access, 1)
    access.cell.override.click()
    write("Mündlich")
    cell(access, 0)
    assert not access.cell.form.isVisible()
    page.flush()
    key = next(key for key in page.context.drafts.waiting() if key.startswith("meeting.override"))
    assert page.open_draft(key)
    assert access.cell.heading.text().startswith("Frau Krüger")
    assert access.cell.form.form is not None
    assert access.cell.form.form.view.raw()[1] == ("reason", "Mündlich")


def test_a_case_is_veiled_for_all_from_the_matrix(
    access: AccessCard, workspace: Workspace, meeting: MeetingId
) -> None:
    heard = cell(access, 1)
    access.cell.veil.click()
    items = workspace.meetings.detail(meeting).items
    assert next(item for item in items if item.id == heard.item_id).fields.is_veiled
    head = access.table.cells.headerData(0, Qt.Orientation.Horizontal)
    assert head == "Yusuf al-Hariri\nverdeckt: Fall 1"
    assert access.cell.veil.label() == "Doch mit Namen"


def test_a_case_without_agreement_to_the_conference_is_named(
    access: AccessCard, page: SittingsSection, workspace: Workspace, client: ClientId
) -> None:
    assert not access.not_agreed.isVisible()
    for each in workspace.consents.of(client):
        if each.consent.purpose is ConsentPurpose.CONFERENCE and each.consent.id is not None:
            workspace.consents.withdraw(client, each.consent.id)
    page.context.changed(())
    assert cell(access, 0).access is Access.VEILED
    assert "Die Zustimmung zur Fallkonferenz fehlt" in access.cell.bar.text()
    assert "Yusuf al-Hariri" in access.not_agreed.text()
    assert access.not_agreed.accessibleName().startswith("Warnung")
    agree_to_conference(workspace, client)
    page.context.changed(())
    assert not access.not_agreed.isVisible()


def test_who_writes_the_minutes_without_a_basis_is_said_plainly(
    access: AccessCard, page: SittingsSection, workspace: Workspace, meeting: MeetingId
) -> None:
    assert not access.duties.isVisible()
    stranger = workspace.meetings.detail(meeting).participants[1].fields
    workspace.participants.save(meeting, replace(stranger, role=ParticipantRole.MINUTES))
    page.context.changed(())
    assert access.duties.text() == "Protokoll führt jemand ohne Grundlage: Frau Krüger."


def test_the_consents_of_the_client_are_one_click_away(
    access: AccessCard, page: SittingsSection, client: ClientId
) -> None:
    wanted: list[tuple[str, object]] = []
    page.context.navigation_wanted.connect(lambda kind, ref: wanted.append((kind, ref)))
    access.cell.consents.click()
    assert wanted == [("client.consent", client)]


def test_without_cases_or_people_the_matrix_says_what_comes_here(
    page: SittingsSection, workspace: Workspace
) -> None:
    page.open("meeting", a_meeting(workspace))
    page.meeting.show_part("access")
    access = page.meeting.prepare.access
    assert access.empty.isVisible()
    assert not access.table.isVisible()


def test_all_members_of_a_body_are_proposed_and_added_in_one_step(
    page: SittingsSection, workspace: Workspace
) -> None:
    from gkdesk.services.register.fields import Membership

    body = a_body(workspace)
    for name in ("Brandt", "Krüger"):
        workspace.bodies.save_seat(body, Membership(contact_id=a_contact(workspace, name=name)))
    ref = a_meeting(workspace)
    workspace.meetings.save(ref, _with_body(workspace, ref, body))
    page.open("meeting", ref)
    page.meeting.show_part("people")
    page.meeting.prepare.people.proposed.all.click()
    assert len(workspace.meetings.detail(ref).participants) == 2
    workspace.history.undo()
    assert workspace.meetings.detail(ref).participants == ()


def test_nobody_is_entered_twice_and_it_is_said(people: PeopleList, page: SittingsSection) -> None:
    banners: list[tuple[Kind, str]] = []
    page.context.banner_wanted.connect(lambda kind, text: banners.append((kind, text)))
    people.add.click()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Brandt")
    press(Qt.Key.Key_Return)
    assert people.form is not None
    assert "schon in der Liste" in people.form.view.error("contact_id")
    assert banners == []


def _with_body(workspace: Workspace, ref: MeetingId, body: object) -> object:
    from dataclasses import replace

    return replace(workspace.meetings.detail(ref).fields, body_id=body)


def test_a_duty_of_confidence_is_entered_where_it_is_missing(
    people: PeopleList, workspace: Workspace, meeting: MeetingId
) -> None:
    place = next(at for at, row in enumerate(people.rows()) if row.unbound)
    people.row_widget(place).focus_button("bind")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("gestern")
    press(Qt.Key.Key_Return)
    bound = [each.bound_on for each in workspace.meetings.detail(meeting).participants]
    assert bound == [SIGNED, dt.date(2026, 11, 17)]
    assert not any(row.unbound for row in people.rows())
