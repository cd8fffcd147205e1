"""The new sheet in the guide: until it was typed back from paper, the old one opens the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from gkdesk import settings as device
from gkdesk.errors import WrongPassphrase
from gkdesk.services import access
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_sheet import NewSheetStep, SheetStep
from tests.cheap_key import PASSPHRASE
from tests.ui.shell.conftest import unlock
from tests.ui.shell.hands import draw
from tests.ui.shell.test_look import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow


@pytest.fixture
def old_code(qtbot: QtBot, window: MainWindow) -> str:
    """Return the code of the sheet so far; the guide was interrupted before the new one."""
    workspace = unlock(qtbot, window).context.workspace
    sheet = workspace.security.prepare_sheet(PASSPHRASE)
    workspace.security.seal_sheet(sheet)
    window.settings.set(device.SETUP_STEP, f"renew-sheet {workspace.store_id}")
    window.lock()
    return sheet.code


def sheet_step(qtbot: QtBot, window: MainWindow) -> NewSheetStep:
    qtbot.keyClicks(window.unlock.passphrase.edit, PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.guide is not None, timeout=20_000)
    assert isinstance(window.guide, FirstRunPage)
    assert isinstance(window.guide.step, NewSheetStep)
    return window.guide.step


def typed_back(qtbot: QtBot, step: NewSheetStep) -> str:
    """Type the two groups that are asked for, go on, and return the new code."""
    groups = [line.split(maxsplit=1)[1].replace(" ", "") for line in step.groups.lines()]
    for number, field in zip(step.asked_groups(), step.fields, strict=True):
        qtbot.keyClicks(field, groups[number])
    qtbot.keyClick(step.fields[0], Qt.Key.Key_Return)
    return "-".join(groups)


def opens(folder: Path, code: str, clock: FixedClock) -> bool:
    try:
        access.unlock_with_code(folder, code, clock=clock).close()
    except WrongPassphrase:
        return False
    return True


def test_the_old_sheet_opens_the_store_after_an_interruption(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock, old_code: str
) -> None:
    step = sheet_step(qtbot, window)
    assert "gilt, bis dieses geprüft ist" in step.lead
    window.lock()

    assert opens(store_folder, old_code, clock)


def test_the_new_sheet_takes_its_place_once_it_was_typed_back(
    qtbot: QtBot, window: MainWindow, store_folder: Path, clock: FixedClock, old_code: str
) -> None:
    new_code = typed_back(qtbot, sheet_step(qtbot, window))
    window.lock()

    assert opens(store_folder, new_code, clock)
    assert not opens(store_folder, old_code, clock)


def by_button(_qtbot: QtBot, step: SheetStep) -> None:
    step.keep_off.click()


def by_escape(qtbot: QtBot, step: SheetStep) -> None:
    qtbot.keyClick(step.keep_off, Qt.Key.Key_Escape)


@pytest.mark.parametrize("take_back", [by_button, by_escape])
def test_the_question_about_a_file_can_be_taken_back(
    qtbot: QtBot, content: ContentView, take_back: Callable[[QtBot, SheetStep], None]
) -> None:
    security = content.context.workspace.security
    sheet = security.prepare_sheet(PASSPHRASE)
    dialog = SheetDialog("", sheet, str.encode, security.seal_sheet, content)
    dialog.open()
    settle()
    step = dialog.step
    before = step.rows[0].mapTo(step, QPoint(0, 0)).y()
    step.as_file.click()
    draw(dialog, "blatt-als-datei")
    assert step.keep_off.hasFocus()
    assert step.keep_off.visibleRegion().boundingRect() == step.keep_off.rect()
    pushed = step.rows[0].mapTo(step, QPoint(0, 0)).y() - before
    assert pushed <= 3 * step.warning.fontMetrics().lineSpacing()
    take_back(qtbot, step)
    assert not step.warning.isVisible()
    assert step.as_file.hasFocus()
    assert dialog.isVisible()
    qtbot.keyClick(step.as_file, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
