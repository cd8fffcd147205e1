"""Without a pointer: from a new case and its consent to the conference and the next agenda."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.meetings import Access, MeetingState, ParticipantRole, TextPart
from gkdesk.text.translations import german_texts
from gkdesk.ui import printing
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.conferences.agenda_list import AgendaList
from gkdesk.ui.pages.conferences.matrix import AccessTable
from gkdesk.ui.pages.print_send.cases.kinds import AllPapers
from gkdesk.ui.pages.print_send.cases.part import CasesPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from gkdesk.ui.tables import ItemList
from tests.cheap_key import PASSPHRASE
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
WARNING = german_texts().texts["notice.unchecked"]
"""What a form says of its translation."""


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


@dataclass
class FileChoice:
    """What is answered where the system would ask for a file or a folder."""

    file: Path = Path()
    folder: Path = Path()


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> FileChoice:
    choice = FileChoice()

    def ask_file(*_args: object, **_named: object) -> Path:
        return choice.file

    def ask_folder(*_args: object, **_named: object) -> Path:
        return choice.folder

    monkeypatch.setattr(printing, "ask_file", ask_file)
    monkeypatch.setattr(printing, "ask_folder", ask_folder)
    return choice


def test_a_case_goes_through_its_conference_without_a_pointer(
    qtbot: QtBot,
    content: ContentView,
    clock: FixedClock,
    series: SeriesId,
    tmp_path: Path,
    files: FileChoice,
) -> None:
    workspace = content.context.workspace
    (meeting,) = (row.id for row in workspace.meetings.rows(series_id=series))

    client = take_up_case(workspace)
    enter_consent(workspace, client)
    print_form_in_tigrinya(qtbot, content, tmp_path, files)
    sign(workspace, client)
    agree_to_conference(workspace, client)
    put_on_the_agenda(workspace, meeting, client)
    see_who_may_hear_what()
    print_all_papers(qtbot, content, tmp_path / "sitzung", files)

    clock.advance(THURSDAY - clock.today())
    content.context.changed(())
    begin(workspace, meeting)
    hold_it(workspace, meeting, client)
    end_and_seal(qtbot, content, meeting)

    prepare_the_next(content, series)


def choose_tab(first: str, name: str) -> None:
    """Go on to a row of tabs and with the arrow to one of them."""
    press(Qt.Key.Key_Tab)
    go_to(first)
    turn_to(name)


def turn_to(name: str, *, arrow: Qt.Key = Qt.Key.Key_Right) -> None:
    """Go along a row of tabs with the arrow until one of them is in front."""
    for _ in range(MOST_TABS):
        if focused().accessibleName().startswith(name):
            return
        press(arrow)
    message = f"the arrows do not lead to „{name}“ but to „{focused().accessibleName()}“"
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


def print_form_in_tigrinya(
    qtbot: QtBot, content: ContentView, folder: Path, files: FileChoice
) -> None:
    """The unchecked translation is refused until somebody confirms it, and says what it is."""
    activate("Formular drucken")
    part = cases_part(content)
    choice = part.choice
    go_to("Sprache neben Deutsch")
    QTest.keyClicks(focused(), "Tigrinya")
    assert choice.language.value() == "ti"
    assert "niemand geprüft" in choice.missing.text()
    assert WARNING in choice.printed.text()
    assert choice.wishes() == ()
    assert not part.head.save_button.isEnabled()
    activate("Ich weiß, dass die Übersetzung nicht geprüft ist")
    qtbot.waitUntil(part.head.save_button.isEnabled, timeout=20_000)
    assert part.preview.page_count() > 0
    files.file = folder / "einwilligung.pdf"
    activate("Speichern unter")
    go_to("Ort wählen")
    press(Qt.Key.Key_Return)
    told = structure(files.file.read_bytes()).text
    assert NAME in told
    assert WARNING in " ".join(told.split())
    assert any("\u1200" <= sign <= "\u137f" for sign in told)


def cases_part(content: ContentView) -> CasesPart:
    """Return the papers of cases, which must be what is shown."""
    page = content.current()
    assert isinstance(page, PrintSendPage)
    part = page.part()
    assert isinstance(part, CasesPart)
    return part


def sign(workspace: Workspace, client: ClientId) -> None:
    """The person is still open where she was left."""
    press(Qt.Key.Key_3, ALT)
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


def print_all_papers(qtbot: QtBot, content: ContentView, folder: Path, files: FileChoice) -> None:
    """Strg+P leads to everything of this conference; each reader reads what she may hear."""
    press(Qt.Key.Key_P, CONTROL)
    part = cases_part(content)
    assert part.choice.entry().code is AllPapers.OF_MEETING
    qtbot.waitUntil(part.head.save_button.isEnabled, timeout=20_000)
    folder.mkdir()
    files.folder = folder
    activate("Alle speichern")
    assert part.gate.passphrase.edit.hasFocus()
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.iterdir())), timeout=20_000)
    qtbot.waitUntil(lambda: not part.is_busy(), timeout=60_000)
    assert len(list(folder.iterdir())) == len(part.choice.wishes())
    told = [structure(each.read_bytes()).text for each in folder.glob("Auszug_*.pdf")]
    naming = {name: next(t for t in told if name in t) for name in ("Brandt", "Petersen")}
    assert NAME in naming["Brandt"]
    assert NAME not in naming["Petersen"]
    press(Qt.Key.Key_4, ALT)


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


def prepare_the_next(content: ContentView, series: SeriesId) -> None:
    """The case is on the agenda by itself and says why: what was agreed is still open."""
    workspace = content.context.workspace
    go_to("Alle Konferenzen")
    press(Qt.Key.Key_Space)
    open_first()
    go_to("Nächste Sitzung vorbereiten")
    press(Qt.Key.Key_Return)
    rows = workspace.meetings.rows(series_id=series)
    assert len(rows) == 2
    assert workspace.meetings.detail(rows[0].id).fields.on.month == 12
    go_to("Weitere Aktionen")
    press(Qt.Key.Key_Tab)
    turn_to("Tagesordnung", arrow=Qt.Key.Key_Left)
    (line,) = (each for each in agenda_read_aloud() if NAME in each)
    assert "Altfall: 1 Verabredung offen" in line


def agenda_read_aloud() -> list[str]:
    """Go through the blocks of the agenda with the arrows, and return what each says."""
    press(Qt.Key.Key_Tab)
    agenda = go_to("Tagesordnung")
    assert isinstance(agenda, AgendaList)
    press(Qt.Key.Key_Home)
    said = []
    for _ in range(agenda.blocks.rowCount()):
        said.append(agenda.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
        press(Qt.Key.Key_Down)
    return said
