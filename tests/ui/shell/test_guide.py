"""The guide of the first start by keyboard, as somebody meets it who has never seen it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk import app, paths
from gkdesk import settings as device
from gkdesk.ui import printing
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_keys import PassphraseStep
from gkdesk.ui.pages.first_run_office import ContactsStep, MunicipalitiesStep
from gkdesk.ui.pages.first_run_place import NothingHereStep
from gkdesk.ui.pages.first_run_sheet import SheetStep
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.settings import Settings
    from gkdesk.ui.main_window import MainWindow

GOOD = "Regenschirm Ofen sieben Kamille Mango Laterne"
SMALL = (911, 512)


@pytest.fixture
def fresh(qtbot: QtBot, settings: Settings, clock: FixedClock) -> Iterator[MainWindow]:
    """Return the window of a program that was never started before."""
    made = app.make_window(settings, clock=clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.session.end()


@pytest.fixture
def guide(qtbot: QtBot, window: MainWindow) -> FirstRunPage:
    """Return the guide as it goes on after an interruption before the contacts."""
    workspace = unlock(qtbot, window).context.workspace
    window.settings.set(device.SETUP_STEP, f"contacts {workspace.store_id}")
    window.lock()
    return resumed(qtbot, window)


def resumed(qtbot: QtBot, window: MainWindow) -> FirstRunPage:
    from tests.cheap_key import PASSPHRASE

    qtbot.keyClicks(window.unlock.passphrase.edit, PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.guide is not None, timeout=20_000)
    return guide_of(window)


def guide_of(window: MainWindow) -> FirstRunPage:
    assert isinstance(window.guide, FirstRunPage)
    return window.guide


def passphrase_step(window: MainWindow) -> PassphraseStep:
    step = guide_of(window).step
    assert isinstance(step, PassphraseStep)
    return step


def contacts_step(guide: FirstRunPage) -> ContactsStep:
    assert isinstance(guide.step, ContactsStep)
    return guide.step


def sheet_step(qtbot: QtBot, window: MainWindow) -> SheetStep:
    """Choose a passphrase by keyboard and return the step that follows."""
    step = passphrase_step(window)
    qtbot.keyClicks(step.first.edit, GOOD)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(step.again.edit, GOOD)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(guide_of(window).step, SheetStep), timeout=20_000)
    following = guide_of(window).step
    assert isinstance(following, SheetStep)
    return following


def press(qtbot: QtBot, key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key)


def names_by_tab(qtbot: QtBot, count: int) -> list[str]:
    found = []
    for _ in range(count):
        press(qtbot, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        found.append("" if focused is None else focused.accessibleName())
    return found


def test_typing_begins_in_the_passphrase_and_tab_follows_the_page(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    step = passphrase_step(fresh)
    assert step.first.edit.hasFocus()
    assert step.suggest.label() == "Wörter vorschlagen"
    eye = "Passphrase zeigen"
    order = [eye, step.suggest.label(), "Noch einmal eingeben", eye, step.understood.text()]
    assert names_by_tab(qtbot, 7) == [
        *order,
        guide_of(fresh).other_store.label(),
        guide_of(fresh).recover.label(),
    ]


def test_other_words_are_offered_only_after_the_first_ones(fresh: MainWindow) -> None:
    step = passphrase_step(fresh)
    step.suggest.click()
    assert len(step.first.text().split()) == 5
    assert step.suggest.label() == "Andere Wörter vorschlagen"


def test_enter_says_what_is_missing_and_goes_there(qtbot: QtBot, fresh: MainWindow) -> None:
    step = passphrase_step(fresh)
    press(qtbot, Qt.Key.Key_Return)
    assert "fehlt" in step.first_row.error()
    qtbot.keyClicks(step.first.edit, GOOD)
    press(qtbot, Qt.Key.Key_Return)
    assert step.again.edit.hasFocus()
    assert step.again_row.error()
    qtbot.keyClicks(step.again.edit, GOOD)
    press(qtbot, Qt.Key.Key_Return)
    assert step.understood.hasFocus()
    assert step.needed.isVisible()


def test_a_field_that_is_left_says_what_is_wrong_with_it(qtbot: QtBot, fresh: MainWindow) -> None:
    step = passphrase_step(fresh)
    qtbot.keyClicks(step.first.edit, "kurz")
    assert step.first_row.error() == ""
    press(qtbot, Qt.Key.Key_Tab)
    assert "zu kurz" in step.first_row.error()
    step.first.clear()
    qtbot.keyClicks(step.first.edit, GOOD)
    step.again.focus()
    qtbot.keyClicks(step.again.edit, GOOD[:-3])
    assert step.again_row.error() == ""
    press(qtbot, Qt.Key.Key_Tab)
    assert "nicht dieselbe" in step.again_row.error()


def test_the_words_beside_the_button_say_why_it_is_off(qtbot: QtBot, fresh: MainWindow) -> None:
    guide = guide_of(fresh)
    assert not guide.next.isEnabled()
    assert "die Passphrase" in guide.missing.text()
    qtbot.keyClicks(passphrase_step(fresh).first.edit, GOOD)
    assert "noch einmal" in guide.missing.text()


def test_the_sheet_can_be_copied_and_checked_in_a_small_window(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    fresh.resize(*SMALL)
    step = sheet_step(qtbot, fresh)
    step.by_hand.click()
    guide = guide_of(fresh)
    assert not guide.side.isVisible()
    assert len(step.groups.lines()) == 7
    for field in step.fields:
        field.setFocus()
        assert within(step.groups, guide)
        assert within(field, guide)
    assert step.groups.geometry().bottom() < step.rows[0].geometry().top()


def within(widget: QWidget, page: QWidget) -> bool:
    """Tell whether a widget lies between the left and the right edge of the page."""
    left = widget.mapTo(page, widget.rect().topLeft()).x()
    return left >= 0 and left + widget.width() <= page.width()


def test_a_group_that_is_not_complete_says_so_when_it_is_left(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    step = sheet_step(qtbot, fresh)
    step.fields[0].setFocus()
    qtbot.keyClicks(step.fields[0], "AB")
    press(qtbot, Qt.Key.Key_Return)
    assert "3 von 5" in step.rows[0].error()
    assert "5 von 5" in step.rows[1].error()


def test_a_printer_that_writes_a_file_prints_only_after_the_warning(
    qtbot: QtBot, fresh: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = sheet_step(qtbot, fresh)
    target = tmp_path / "blatt.pdf"

    def to_a_file(_parent: QWidget, data: bytes) -> QPrinter:
        printer = printing.make_printer(data)
        printer.setOutputFileName(str(target))
        return printer

    monkeypatch.setattr(printing, "ask_printer", to_a_file)
    step.print_button.click()
    assert step.warning.isVisible()
    assert "nicht verschlüsselt" in step.warning.text()
    assert not target.exists()
    step.really_save.click()
    assert target.exists()


def test_a_typed_person_survives_going_back_and_the_lock(
    qtbot: QtBot, window: MainWindow, guide: FirstRunPage
) -> None:
    step = contacts_step(guide)
    qtbot.keyClicks(step.name, "Petra Lindner")
    assert not guide.skip.isVisible()
    guide.back.click()
    assert isinstance(guide.step, MunicipalitiesStep)
    qtbot.keyClicks(guide.step.alliance, "Kreis Muster")
    guide.next.click()
    assert contacts_step(guide).name.text() == "Petra Lindner"
    window.lock()
    assert contacts_step(resumed(qtbot, window)).name.text() == "Petra Lindner"


def test_enter_enters_the_person_and_with_empty_fields_goes_on(
    qtbot: QtBot, window: MainWindow, guide: FirstRunPage
) -> None:
    step = contacts_step(guide)
    qtbot.keyClicks(step.name, "Petra Lindner")
    qtbot.keyClick(step.name, Qt.Key.Key_Return)
    assert "Petra Lindner" in step.entered.text()
    assert step.name.text() == ""
    window.lock()
    guide = resumed(qtbot, window)
    assert "Petra Lindner" in contacts_step(guide).entered.text()
    qtbot.keyClick(contacts_step(guide).organisation, Qt.Key.Key_Return)
    assert guide.key == "try"


def test_enter_at_the_end_leads_to_the_workplace(
    qtbot: QtBot, window: MainWindow, guide: FirstRunPage
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    assert guide.next.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.content is not None)


def test_a_number_for_a_known_organisation_is_not_dropped(
    qtbot: QtBot, guide: FirstRunPage
) -> None:
    step = contacts_step(guide)
    for phone in ("02000 555-0100", "02000 555-0199"):
        step.organisation.setText("Jobcenter Musterland")
        step.phone.setText(phone)
        step.add.click()
    assert "gibt es schon" in step.rows["organisation"].error()
    assert step.phone.text() == "02000 555-0199"


def test_after_the_sheet_the_guide_says_that_the_data_are_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    workspace = unlock(qtbot, window).context.workspace
    window.settings.set(device.SETUP_STEP, f"renew {workspace.store_id}")
    guide = FirstRunPage(window.session, window.settings, window)
    guide.resume(workspace, "renew")
    guide.resize(1366, 768)
    guide.show()
    step = guide.step
    assert isinstance(step, PassphraseStep)
    assert "neue Passphrase" in step.title
    assert "alle Daten sind da" in step.lead
    assert guide.left.caption.text() == "Zugang erneuern"
    assert "Viertelstunde" not in guide.left.promises()
    assert step.first.edit.hasFocus()


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("", "gibt es nicht"),
        ("leer/", "ist leer"),
        ("brief.txt", "anderes"),
        ("sicherungen/", "Sicherungen"),
        (paths.UNFINISHED, "unterbrochen"),
    ],
)
def test_a_folder_without_a_store_is_said_before_anything_is_set_up(
    qtbot: QtBot, settings: Settings, clock: FixedClock, tmp_path: Path, made: str, found: str
) -> None:
    folder = tmp_path / "Stick"
    if made == "leer/":
        folder.mkdir()
    elif made.endswith("/"):
        (folder / made).mkdir(parents=True)
    elif made:
        folder.mkdir()
        (folder / made).write_text("x", encoding="utf-8")
    window = app.make_window(settings, folder, clock=clock)
    qtbot.addWidget(window)
    window.show()
    step = guide_of(window).step
    assert isinstance(step, NothingHereStep)
    assert step.where.accessibleName().endswith(str(folder))
    assert found in step.found.text()
    with qtbot.waitSignal(guide_of(window).other_store_wanted):
        step.other.click()
    assert not paths.holds_store(folder)
    step.set_up.click()
    assert guide_of(window).key == "passphrase"


def test_a_set_up_that_was_killed_is_simply_begun_anew_in_the_usual_folder(
    qtbot: QtBot, settings: Settings, clock: FixedClock
) -> None:
    paths.default_store().mkdir(parents=True)
    (paths.default_store() / paths.UNFINISHED).write_bytes(b"x")
    window = app.make_window(settings, clock=clock)
    qtbot.addWidget(window)
    window.show()
    assert guide_of(window).key == "passphrase"


def test_nothing_can_be_set_up_where_the_system_refuses_the_path(
    qtbot: QtBot, settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    window = app.make_window(settings, tmp_path / ("n" * 300), clock=clock)
    qtbot.addWidget(window)
    window.show()
    step = guide_of(window).step
    assert isinstance(step, NothingHereStep)
    assert "nicht lesen" in step.found.text()
    assert not step.set_up.isEnabled()


def test_the_store_in_a_folder_below_is_offered(
    qtbot: QtBot, settings: Settings, clock: FixedClock, store_folder: Path
) -> None:
    window = app.make_window(settings, store_folder.parent, clock=clock)
    qtbot.addWidget(window)
    window.show()
    step = guide_of(window).step
    assert isinstance(step, NothingHereStep)
    step.open_below.click()
    qtbot.waitUntil(lambda: window.guide is None)
    assert window.session.folder == store_folder


def test_several_stores_in_the_folders_below_are_told(
    qtbot: QtBot, settings: Settings, clock: FixedClock, store_folder: Path
) -> None:
    shutil.copytree(store_folder, store_folder.parent / "Zweiter")
    window = app.make_window(settings, store_folder.parent, clock=clock)
    qtbot.addWidget(window)
    window.show()
    step = guide_of(window).step
    assert isinstance(step, NothingHereStep)
    assert "mehreren Unterordnern" in step.found.text()
    assert not step.open_below.isVisible()


def test_the_usual_folder_is_named_when_its_store_is_gone(
    qtbot: QtBot, settings: Settings, clock: FixedClock
) -> None:
    settings.remember_store(paths.default_store())
    window = app.make_window(settings, clock=clock)
    qtbot.addWidget(window)
    window.show()
    step = guide_of(window).step
    assert isinstance(step, NothingHereStep)
    assert step.known.isVisible()
