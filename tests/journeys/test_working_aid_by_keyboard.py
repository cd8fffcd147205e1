"""Without a pointer: from last year's round over a locked package to the charts of a folder."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.ids import AidId
from gkdesk.ui import printing, tasks
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.working_aids.page import WorkingAidsPage
from gkdesk.ui.pages.working_aids.rounds.pane import AID, OFFER
from gkdesk.working_aids.parts import Ref
from tests.journeys.keyboard import ALT, CONTROL, go_to, press, write
from tests.ui.people.hands import focused
from tests.ui.shell.hands import answering

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.tables import ItemList

SHORT = "strukturen_kurz"
LOCAL = "Zwetschgenkobold"
PASSWORD = "Kanu Zwiebel Laterne Amboss Wolke"
MOST_ROWS = 40


@pytest.fixture
def last_year(content: ContentView) -> AidId:
    """Answer a short working aid of the year before, in part."""
    workspace = content.context.workspace
    workspace.office.save(
        OfficeFacts(alliance="Kreis Musterland", ags="05999", territory=Territory.DISTRICT)
    )
    ref = AidId(workspace.aids.rounds.begin(SHORT, 2025).ref or 0)
    for name, value in (
        ("beigetreten_am", "2019-05-14"),
        ("vorstand_name", LOCAL),
        ("gruendung_art", "neu"),
    ):
        workspace.aids.filling.answer(ref, Ref(name), value)
    content.context.changed(())
    return ref


def test_a_working_aid_is_sent_and_evaluated_without_a_pointer(
    qtbot: QtBot,
    content: ContentView,
    last_year: AidId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace, folder = content.context.workspace, tmp_path / "eingang"
    folder.mkdir()
    monkeypatch.setattr(printing, "ask_file", lambda _parent, name: folder / name)
    monkeypatch.setattr(printing, "ask_folder", lambda _parent: folder)

    press(Qt.Key.Key_5, ALT)
    see_last_year(content, last_year)
    aid = take_over(content, workspace)
    fill_in(qtbot, workspace, aid)
    finish(qtbot, content, workspace, aid)
    send_locked(qtbot, workspace, aid)
    check_package(folder)
    evaluate(qtbot, content)
    look_at_charts(content)


def page(content: ContentView) -> WorkingAidsPage:
    current = content.current()
    assert isinstance(current, WorkingAidsPage)
    return current


def go_along(shown: ItemList, key: tuple[str, object]) -> None:
    """Go down a list with the arrow to one of its rows, and open it."""
    press(Qt.Key.Key_Home)
    for _ in range(MOST_ROWS):
        if shown.current_key() == key:
            press(Qt.Key.Key_Return)
            return
        press(Qt.Key.Key_Down)
    message = f"the arrow does not lead to {key}"
    raise AssertionError(message)


def activate(name: str) -> None:
    """Go to a control and press it."""
    go_to(name)
    press(Qt.Key.Key_Space)


def see_last_year(content: ContentView, last_year: AidId) -> None:
    rounds = page(content).rounds
    go_to("Runden und Vorlagen")
    go_along(rounds.pane.list, (AID, last_year))
    assert rounds.overview.ref == last_year


def take_over(content: ContentView, workspace: Workspace) -> AidId:
    """Begin this year's round with last year's answers, as proposed."""
    rounds = page(content).rounds
    go_to("Runden und Vorlagen")
    go_along(rounds.pane.list, (OFFER, SHORT))
    activate("Beginnen")
    assert rounds.form is not None
    aid = rounds.form.aid_id
    opened = workspace.aids.filling.open(aid)
    assert opened.summary.year == workspace.clock.today().year
    assert opened.question("gruendung_art", None).value == "neu"
    return aid


def fill_in(qtbot: QtBot, workspace: Workspace, aid: AidId) -> None:
    """Take what the program knows, and answer one question by a figure key."""
    filling = workspace.aids.filling
    go_to("Kreis")
    leave_by_tab()
    go_to("Kreis")
    qtbot.waitUntil(lambda: not tasks.running())
    activate("Übernehmen")
    assert filling.open(aid).question("gebietskoerperschaft", None).value
    go_to("Kommunales Integrationszentrum")
    press(Qt.Key.Key_1)
    assert filling.open(aid).question("gfs_ansiedlung", None).value == "ki"


def leave_by_tab() -> None:
    """Tab leads out of the questions, also where there are lines to be typed in."""
    go_to("Kommunales Integrationszentrum")
    press(Qt.Key.Key_Tab)
    assert not focused().accessibleName().startswith("1.")
    go_to("Weiter")


def finish(qtbot: QtBot, content: ContentView, workspace: Workspace, aid: AidId) -> None:
    for _ in range(len(workspace.aids.filling.open(aid).sections)):
        press(Qt.Key.Key_PageDown, CONTROL)
    go_to("Abschließen und versiegeln")
    with answering(ConfirmDialog, confirm):
        press(Qt.Key.Key_Space)
    window = content.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert workspace.aids.filling.open(aid).summary.state is AidState.CLOSED


def confirm(dialog: ConfirmDialog) -> None:
    """Leave the safe answer for the other one, and press it."""
    dialog.activateWindow()
    QApplication.processEvents()
    while not dialog.act_button.hasFocus():
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)


def send_locked(qtbot: QtBot, workspace: Workspace, aid: AidId) -> None:
    """Look at every cell that leaves, then save the package with a password."""
    activate("Rücksendung ansehen")
    go_to("Geht mit")
    go_to("Empfänger")
    write("Begleitung")
    activate("Mit Passwort schützen")
    go_to("Passwort")
    write(PASSWORD)
    activate("Paket speichern")
    qtbot.waitUntil(lambda: not tasks.running(), timeout=20_000)
    (sent,) = workspace.aids.closing.dispatches(aid)
    assert (sent.recipient, sent.with_password) == ("Begleitung", True)


def check_package(folder: Path) -> None:
    (path,) = folder.iterdir()
    assert path.name == "AH_strukturen_kurz_05999_2026_F1.zip"
    assert LOCAL.encode() not in path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        assert all(each.flag_bits & 1 for each in packed.infolist())


def evaluate(qtbot: QtBot, content: ContentView) -> None:
    """The locked package is told, and counts as soon as its password is given."""
    activate("Alle Arbeitshilfen")
    press(Qt.Key.Key_Tab)
    go_to("Runden")
    press(Qt.Key.Key_Right)
    section = page(content).evaluating
    activate("Ordner wählen")
    qtbot.waitUntil(lambda: section.found is not None, timeout=20_000)
    assert section.bad.isVisible()
    go_to("Passwort der Pakete")
    write(PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.sum.text().startswith("1 "), timeout=20_000)
    qtbot.waitUntil(lambda: not tasks.running())


def look_at_charts(content: ContentView) -> None:
    section = page(content).evaluating
    go_to("Tabellen und Schaubilder")
    press(Qt.Key.Key_Home)
    for _ in range(MOST_ROWS):
        if section.detail.shown is not None:
            break
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused() is section.detail.chart
    assert section.detail.chart.accessibleDescription()
