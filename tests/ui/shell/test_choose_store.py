"""The stores to choose from: the last ones, the usual one, and what lies beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.ui.dialogs.choose_store import ChooseStore
from gkdesk.ui.pages.first_run_office import PRACTICE, TryStep
from tests.store_kit import new_store

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.ui.main_window import MainWindow


def make_store(folder: Path) -> Path:
    new_store(folder).store.close()
    return folder


def offered(window: MainWindow, *recent: Path) -> dict[Path, str]:
    dialog = ChooseStore(tuple(map(str, recent)), window)
    found = {entry.folder: entry.label() for entry in dialog.entries}
    dialog.deleteLater()
    return found


def test_the_store_for_practising_is_found_where_the_set_up_says(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    step = TryStep(clock, window)
    qtbot.addWidget(step)
    step.show()
    step.try_out.setFocus()
    step.try_out.click()
    qtbot.waitUntil(step.made.isVisible, timeout=60_000)
    assert step.try_out.hasFocus()
    assert "Anderen Bestand wählen" in PRACTICE
    assert "Übungsdaten" in offered(window, paths.default_store())[paths.practice_store()]


def test_a_store_beside_a_known_one_is_offered_once(window: MainWindow, tmp_path: Path) -> None:
    known, beside = make_store(tmp_path / "Kreis"), make_store(tmp_path / "Kreis-von-früher")
    (tmp_path / "Fotos").mkdir()
    found = offered(window, known, tmp_path / "Stick" / "Bestand")
    assert list(found).count(known) == 1
    assert found[beside] == "Kreis-von-früher"
    assert tmp_path / "Fotos" not in found
