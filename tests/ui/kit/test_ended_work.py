"""Work that a bug ends: every busy state ends with it, and the user can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.pages.first_run_keys import PassphraseStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.progress import Progress

GOOD = "acht-lila-kraniche-tanzen-polka"


class Broken:
    """Work with a bug in it."""

    def __init__(self) -> None:
        self.calls = 0

    def store(self, _passphrase: str, _progress: Progress) -> object:
        return self._break()

    def change(self, _old: str, _new: str) -> object:
        return self._break()

    def _break(self) -> object:
        self.calls += 1
        raise ValueError


def test_the_passphrase_step_can_be_tried_again_after_a_bug(qtbot: QtBot) -> None:
    broken = Broken()
    step = PassphraseStep(broken.store)
    qtbot.addWidget(step)
    step.first.set_text(GOOD)
    step.again.set_text(GOOD)
    step.understood.setChecked(True)
    step.go_on()
    assert not step.ready()
    qtbot.waitUntil(step.ready)
    assert broken.calls == 1


def test_the_passphrase_dialog_can_be_tried_again_after_a_bug(qtbot: QtBot) -> None:
    broken = Broken()
    dialog = PassphraseDialog("Passphrase ändern", "", broken.change)
    qtbot.addWidget(dialog)
    dialog.own.set_text(GOOD)
    dialog.new.set_text(GOOD)
    dialog.again.set_text(GOOD)
    dialog.accept_button.click()
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert broken.calls == 1
