"""Without a pointer: from a new case and its consent to the conference and the next agenda."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.errors import TranslationUnconfirmed
from gkdesk.services.basis.paper_kinds import ConsentPaperCode, ConsentPaperWish
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.meetings import Access, MeetingState, ParticipantRole, TextPart
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.conferences.matrix import AccessTable
from gkdesk.ui.tables import ItemList
from tests.factories import a_contact, an_organisation
from tests.journeys.keyboard import ALT, CONTROL, SHIFT, go_to, press, write
from tests.ui.conferences.kit import a_meeting, a_participant, a_series, agree_to_conference
from tests.ui.people.hands import focused
from tests.ui.shell.hands import answering
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, MeetingId, SeriesId
    from gkdesk.ui.content import ContentView

THURSDAY = dt.date(2026, 11, 19)
NAME = "Selam Tesfay"
WISH = "Ich will Pflegefachfrau werden."
AGREED = "Platz im Sprachkurs verbindlich prüfen"
MOST_TABS = 12


@pytest.fixture
def series(content: ContentView) -> SeriesId:
    """Prepare Thursday's conference of a monthly series: the chair, a school, the Jobcenter."""
    workspace = content.context.workspace
    names = {"Özcan": "Jugendmigrationsdienst", "Petersen": "Jobcenter Musterland"}
    contacts = {
        name: a_contact(
            workspace,
            name=name,
            organisation_id=an_organisation(workspace, name=office, short_name=office),
        )
        for name, office in names.items()
    }
    chair = workspace.contacts.detail(contacts["Özcan"]).fields.organisation_id
    workspace.office.save(OfficeFacts(organisation_id=chair))
    school = an_organisation(workspace)
    contacts["Brandt"] = a_contact(workspace, name="Brandt", organisation_id=school)
    made = a_series(workspace)
    meeting = a_meeting(workspace, series_id=made, on=THURSDAY)
    for name, contact in contacts.items():
        role = ParticipantRole.CHAIR if name == "Özcan" else ParticipantRole.MEMBER
        a_participant(workspace, meeting, contact_id=contact, role=role)
    content.context.changed(())
    return made


def test_a_case_goes_through_its_conference_without_a_pointer(
    qtbot: QtBot, content: ContentView, clock: FixedClock, series: SeriesId
) -> None:
    workspace = content.context.workspace
    (meeting,) = (row.id for row in workspace.meetings.rows(series_id=series))

    client = take_up_case(workspace)
    enter_consent(workspace, client)
    print_form_in_tigrinya(workspace, client)
    sign(workspace, client)
    agree_to_conference(workspace, client)
    put_on_the_agenda(workspace, meeting, client)
    see_who_may_hear_what()

    clock.advance(THURSDAY - clock.today())
    content.context.changed(())
    begin(workspace, meeting)
    hold_it(workspace, meeting, client)
    end_and_seal(qtbot, content, meeting)

    prepare_the_next(workspace, series, client)


def choose_tab(first: str, name: str) -> None:
    """Go on to a row of tabs and with the arrow to one of them."""
    press(Qt.Key.Key_Tab)
    go_to(first)
    for _ in range(MOST_TABS):
        if focused().accessibleName().startswith(name):
            return
        press(Qt.Key.Key_Right)
    message = f"the arrows do not lead to „{name}“"
    raise AssertionError(message)


def activate(name: str) -> None:
    """Go to a button and press it."""
    go_to(name)
    press(Qt.Key.Key_Space)


def take_up_case(workspace: Workspace) -> ClientId:
    press(Qt.Key.Key_3, ALT)
    press(Qt.Key.Key_N, CONTROL)
    write(NAME)
    press(Qt.Key.Key_Return)
    (row,) = workspace.clients.rows()
    assert row.name == NAME
    return row.id


def enter_consent(workspace: Workspace, client: ClientId) -> None:
    """Tick what the school may learn; Tab leads out of the form at its end and back into it."""
    choose_tab("Person", "Einwilligungen")
    activate("Neue Grundlage")
    go_to("Abbrechen")
    go_to("Menschen")
    go_to("Organisation")
    write("Volkshoch")
    press(Qt.Key.Key_Return)
    for box in ("Name und Kontaktdaten", "Sprache", "Pläne und Ziele"):
        activate(box)
    go_to("Zweck")
    write("Einen Platz im Sprachkurs finden")
    activate("Übernehmen")
    (consent,) = workspace.clients.detail(client).consents
    assert consent.categories == ("contact", "language", "plans")
    assert consent.signed_on is None


def print_form_in_tigrinya(workspace: Workspace, client: ClientId) -> None:
    """The unchecked translation is refused until somebody confirms it, and says what it is."""
    papers = workspace.consent_papers
    (consent,) = workspace.clients.detail(client).consents
    assert papers.is_unchecked("ti")
    with pytest.raises(TranslationUnconfirmed):
        papers.make(ConsentPaperWish(ConsentPaperCode.FORM, "ti", client, consent.id))
    made = papers.make(
        ConsentPaperWish(ConsentPaperCode.FORM, "ti", client, consent.id, confirmed=True)
    )
    told = structure(made.data).text
    assert NAME in told
    assert "nicht geprüft" in told
    assert any("\u1200" <= sign <= "\u137f" for sign in told)
    assert made.undrawn == ()


def sign(workspace: Workspace, client: ClientId) -> None:
    activate("Unterschrift eintragen")
    activate("Übernehmen")
    (consent,) = workspace.clients.detail(client).consents
    assert consent.signed_on == workspace.clock.today()


def put_on_the_agenda(workspace: Workspace, meeting: MeetingId, client: ClientId) -> None:
    press(Qt.Key.Key_4, ALT)
    open_first()
    go_to("Fall ergänzen")
    press(Qt.Key.Key_Return)
    write("Selam")
    press(Qt.Key.Key_Return)
    items = workspace.meetings.detail(meeting).items
    assert client in {item.fields.client_id for item in items}


def open_first() -> None:
    """Open what stands first in the list: a coming sitting, else the series."""
    shown = go_to("Sitzungen und Reihen")
    assert isinstance(shown, ItemList)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)


def see_who_may_hear_what() -> None:
    """Arrows go from cell to cell; each says whom and what it is about."""
    choose_tab("Tagesordnung", "Wer darf was hören")
    table = go_to("Wer darf was hören: ")
    assert isinstance(table, AccessTable)
    found = {}
    for _ in table.cells.people:
        cell = table.current_cell()
        assert cell is not None
        spoken = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        found[spoken.partition(",")[0]] = cell.access
        press(Qt.Key.Key_Down)
    assert found == {
        "Frau Özcan": Access.ALL,
        "Frau Brandt": Access.ALL,
        "Frau Petersen": Access.VEILED,
    }


def begin(workspace: Workspace, meeting: MeetingId) -> None:
    go_to("Sitzung beginnen")
    press(Qt.Key.Key_Return)
    assert workspace.meetings.detail(meeting).state is MeetingState.RUNNING


def hold_it(workspace: Workspace, meeting: MeetingId, client: ClientId) -> None:
    """Write minutes, the view of the person, and who does what until when."""
    press(Qt.Key.Key_PageDown, CONTROL)
    go_to("Sicht der Person")
    write(WISH)
    press(Qt.Key.Key_M, CONTROL)
    write("Ein Platz ist ab Januar möglich.")
    press(Qt.Key.Key_V, CONTROL | SHIFT)
    write(AGREED)
    go_to("Wer?")
    write("Frau Brandt")
    go_to("Bis wann?")
    write("in 2 Wochen")
    press(Qt.Key.Key_Return)
    (action,) = workspace.actions.rows(meeting_id=meeting)
    assert (action.fields.what, action.fields.client_id) == (AGREED, client)
    assert action.fields.due_on == THURSDAY + dt.timedelta(weeks=2)
    assert action.fields.contact_id is not None
    assert "Brandt" in action.owner
    go_to("Stand")
    QTest.keyClicks(focused(), "besprochen")
    (item,) = (i for i in workspace.meetings.detail(meeting).items if i.fields.client_id)
    said = {text.part: text.text for text in item.texts}
    assert said[TextPart.CLIENT_VIEW] == WISH
    assert said[TextPart.MINUTES] == "Ein Platz ist ab Januar möglich."


def end_and_seal(qtbot: QtBot, content: ContentView, meeting: MeetingId) -> None:
    workspace = content.context.workspace
    activate("Liste")
    activate("Alle")
    activate("Sitzung beenden")
    assert workspace.meetings.gaps_for_seal(meeting) == ()
    go_to("Protokoll versiegeln")
    with answering(ConfirmDialog, confirm):
        press(Qt.Key.Key_Space)
    window = content.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert workspace.meetings.detail(meeting).is_sealed


def confirm(dialog: ConfirmDialog) -> None:
    """Leave the safe answer for the other one, and press it."""
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.act_button.setFocus()
    QTest.keyClick(dialog.act_button, Qt.Key.Key_Space)


def prepare_the_next(workspace: Workspace, series: SeriesId, client: ClientId) -> None:
    """The case is on the agenda by itself: something that was agreed is still open."""
    go_to("Alle Konferenzen")
    press(Qt.Key.Key_Space)
    open_first()
    go_to("Nächste Sitzung vorbereiten")
    press(Qt.Key.Key_Return)
    rows = workspace.meetings.rows(series_id=series)
    assert len(rows) == 2
    view = workspace.meetings.detail(rows[0].id)
    assert view.fields.on.month == 12
    (item,) = (each for each in view.items if each.fields.client_id)
    assert (item.fields.client_id, item.is_old) == (client, True)
    (back,) = workspace.meetings.returning(rows[0].id)
    assert back.open_actions == 1
