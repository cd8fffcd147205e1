"""The first day: from nothing to a locked, recovered store, by hand.

Each step is a function on the window, so that further steps can stand between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk import app
from gkdesk.services.safety.sockets import open_connections
from gkdesk.settings import Settings
from gkdesk.ui import bug_log
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_keys import PassphraseStep
from gkdesk.ui.pages.first_run_office import ContactsStep, MunicipalitiesStep
from gkdesk.ui.pages.first_run_sheet import SheetStep
from gkdesk.ui.pages.unlock import Way
from gkdesk.ui.session import State
from tests.journeys import client_steps as steps
from tests.leak_kit import leaks, temporary_folder
from tests.unit.export.pdf_reading import structure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow

FIRST = "Regenschirm Ofen sieben Kamille Mango Laterne"
SECOND = "Kanu Zwiebel Laterne Nashorn Vulkan Kompass"


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Return the window of a program that was never started before."""
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path / "home"))
    settings = Settings(tmp_path / "home" / "einstellungen.json")
    app.make_application(settings)
    made = app.make_window(settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.session.end()


def test_the_first_day_ends_with_a_booklet_and_survives_the_lock_and_a_lost_passphrase(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = choose_passphrase(qtbot, window, FIRST)
    check_sheet(qtbot, window, code)
    answer_office_questions(qtbot, window)
    content = arrive(qtbot, window)
    assert window.session.state() is State.UNLOCKED

    client = steps.take_up_client(content)
    steps.add_contact_person(content, client, "Petra Lindner")
    pdf = steps.print_booklet(qtbot, content, tmp_path / "heft.pdf", monkeypatch)
    told = structure(pdf).text
    for word in ("Yusuf", steps.OWN_NAME, "Petra Lindner", "Jobcenter Musterland"):
        assert word in told

    steps.stop_in_mid_sentence(content, client)
    lock_by_keyboard(qtbot, window)
    content = unlock_with(qtbot, window, FIRST)
    steps.sentence_is_still_there(qtbot, content)

    lock_by_keyboard(qtbot, window)
    recover(qtbot, window, code, SECOND)
    content = arrive(qtbot, window)
    assert [row.own_name for row in content.context.workspace.clients.rows()] == [steps.OWN_NAME]

    lock_by_keyboard(qtbot, window)
    refuse_old_passphrase(qtbot, window)
    unlock_with(qtbot, window, SECOND)
    assert open_connections() in {0, None}


def test_no_file_of_a_whole_session_holds_a_word_of_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary_folder(tmp_path / "tmp", monkeypatch)
    code = choose_passphrase(qtbot, window, FIRST)
    check_sheet(qtbot, window, code)
    answer_office_questions(qtbot, window)
    content = arrive(qtbot, window)
    client = steps.take_up_client(content)
    steps.add_contact_person(content, client, "Petra Lindner")
    steps.print_booklet(qtbot, content, tmp_path / "heft.pdf", monkeypatch)
    (tmp_path / "heft.pdf").unlink()
    steps.make_backup(qtbot, content)
    steps.stop_in_mid_sentence(content, client)
    words = (steps.NAME, steps.OWN_NAME, steps.SENTENCE, "Lindner", "Jobcenter", FIRST, code)

    assert leaks(tmp_path, *words) == []
    lock_by_keyboard(qtbot, window)
    assert leaks(tmp_path, *words) == []
    bug_log.reporter().report("planted by the test, no content")
    unlock_with(qtbot, window, FIRST)
    window.close()
    assert leaks(tmp_path, *words) == []
    written = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert written >= {".gkdesk", ".schluessel", ".json", ".log"}


def test_an_interrupted_set_up_goes_on_at_the_same_step(qtbot: QtBot, window: MainWindow) -> None:
    code = choose_passphrase(qtbot, window, FIRST)
    check_sheet(qtbot, window, code)
    guide = guide_of(window)
    qtbot.waitUntil(lambda: guide.key == "profile")
    guide.next.click()
    assert guide.key == "municipalities"
    window.lock()
    type_passphrase(qtbot, window, FIRST)
    qtbot.waitUntil(lambda: window.guide is not None, timeout=20_000)
    assert guide_of(window).key == "municipalities"


def test_a_renewal_that_was_not_finished_does_not_shut_out_who_knows_the_passphrase(
    qtbot: QtBot, window: MainWindow
) -> None:
    code = choose_passphrase(qtbot, window, FIRST)
    check_sheet(qtbot, window, code)
    answer_office_questions(qtbot, window)
    arrive(qtbot, window)
    lock_by_keyboard(qtbot, window)
    window.unlock.with_code.click()
    qtbot.keyClicks(window.unlock.code, code)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.guide is not None, timeout=20_000)
    window.lock()

    unlock_with(qtbot, window, FIRST)
    assert window.guide is None


def guide_of(window: MainWindow) -> FirstRunPage:
    assert isinstance(window.guide, FirstRunPage)
    return window.guide


def choose_passphrase(qtbot: QtBot, window: MainWindow, passphrase: str) -> str:
    """Choose a passphrase by keyboard and return the code of the sheet that follows."""
    guide = guide_of(window)
    step = guide.step
    assert isinstance(step, PassphraseStep)
    assert not guide.next.isEnabled()
    qtbot.keyClicks(step.first.edit, passphrase)
    qtbot.keyClicks(step.again.edit, passphrase)
    qtbot.keyClick(step.understood, Qt.Key.Key_Space)
    guide.next.click()
    qtbot.waitUntil(lambda: isinstance(guide_of(window).step, SheetStep), timeout=20_000)
    return shown_code(qtbot, window)


def shown_code(qtbot: QtBot, window: MainWindow) -> str:
    """Have the groups shown for copying by hand and copy them."""
    step = guide_of(window).step
    assert isinstance(step, SheetStep)
    step.by_hand.click()
    assert step.groups.isVisible()
    return "-".join(line.split(maxsplit=1)[1].replace(" ", "") for line in step.groups.lines())


def check_sheet(qtbot: QtBot, window: MainWindow, code: str) -> None:
    """Type the two groups that are asked for; a wrong one does not pass."""
    guide = guide_of(window)
    step = guide.step
    assert isinstance(step, SheetStep)
    groups = code.split("-")
    qtbot.keyClicks(step.fields[0], "ZZZZZ")
    assert not guide.next.isEnabled()
    step.fields[0].clear()
    for number, field in zip(step.asked_groups(), step.fields, strict=True):
        qtbot.keyClicks(field, groups[number].lower())
    assert guide.next.isEnabled()
    guide.next.click()


def answer_office_questions(qtbot: QtBot, window: MainWindow) -> None:
    """Keep the profile, name the Kreis and two municipalities, enter one contact."""
    guide = guide_of(window)
    guide.next.click()
    step = guide.step
    assert isinstance(step, MunicipalitiesStep)
    qtbot.keyClicks(step.alliance, "Kreis Musterland")
    step.names.setPlainText("Musterstadt\nAltdorf\n")
    guide.next.click()
    contacts = guide.step
    assert isinstance(contacts, ContactsStep)
    qtbot.keyClicks(contacts.organisation, "Jobcenter Musterland")
    qtbot.keyClicks(contacts.name, "Petra Lindner")
    guide.next.click()
    assert guide.key == "try"
    guide.next.click()


def arrive(qtbot: QtBot, window: MainWindow) -> ContentView:
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    assert window.content is not None
    return window.content


def lock_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    target = QApplication.focusWidget() or window
    qtbot.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session.state() is State.LOCKED)


def type_passphrase(qtbot: QtBot, window: MainWindow, passphrase: str) -> None:
    qtbot.keyClicks(window.unlock.passphrase.edit, passphrase)
    qtbot.keyClick(window.unlock.passphrase.edit, Qt.Key.Key_Return)


def unlock_with(qtbot: QtBot, window: MainWindow, passphrase: str) -> ContentView:
    type_passphrase(qtbot, window, passphrase)
    return arrive(qtbot, window)


def refuse_old_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    type_passphrase(qtbot, window, FIRST)
    qtbot.waitUntil(lambda: bool(window.unlock.passphrase_row.error()), timeout=20_000)
    window.unlock.passphrase.clear()


def recover(qtbot: QtBot, window: MainWindow, code: str, passphrase: str) -> None:
    """Open with the sheet, set a new passphrase and check the new sheet."""
    window.unlock.with_code.click()
    assert window.unlock.way is Way.CODE
    qtbot.keyClicks(window.unlock.code, code.replace("-", "").lower())
    assert window.unlock.code.text() == code
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.guide is not None, timeout=20_000)
    assert guide_of(window).key == "renew"
    new_code = choose_passphrase(qtbot, window, passphrase)
    assert new_code != code
    check_sheet(qtbot, window, new_code)
