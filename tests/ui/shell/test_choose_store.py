"""The stores to choose from: the last ones, the usual one, and what lies beside them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.ui.dialogs.choose_store import ChooseStore
from gkdesk.ui.pages.first_run_office import PRACTICE, TryStep
from tests.rounds import FULL
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


@pytest.fixture
def step(qtbot: QtBot, window: MainWindow, clock: FixedClock) -> TryStep:
    """Return the end of the guide, which offers to practise."""
    made = TryStep(clock, window)
    qtbot.addWidget(made)
    made.show()
    made.try_out.setFocus()
    return made


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
def test_the_store_for_practising_is_found_where_the_set_up_says(
    qtbot: QtBot, window: MainWindow, step: TryStep
) -> None:
    step.try_out.click()
    qtbot.waitUntil(step.made.isVisible, timeout=60_000)
    assert step.try_out.hasFocus()
    assert "Anderen Bestand wählen" in PRACTICE
    assert "Übungsdaten" in offered(window, paths.default_store())[paths.practice_store()]


def test_a_store_for_practising_that_is_there_is_opened_and_offered_by_its_name(
    qtbot: QtBot, window: MainWindow, clock: FixedClock, bare_store: Path
) -> None:
    shutil.copytree(bare_store, paths.practice_store())
    step = TryStep(clock, window)
    qtbot.addWidget(step)
    with qtbot.waitSignal(step.open_wanted) as opened:
        step.try_out.click()
    assert opened.args == [paths.practice_store()]
    assert "Übungsdaten" in offered(window, paths.default_store())[paths.practice_store()]


def test_a_store_for_practising_that_cannot_be_made_is_told_and_can_be_tried_again(
    qtbot: QtBot, step: TryStep
) -> None:
    paths.practice_store().parent.mkdir(parents=True, exist_ok=True)
    paths.practice_store().write_text("kein Ordner")
    label = step.try_out.label()
    step.try_out.click()
    assert step.try_out.label() != label
    qtbot.waitUntil(lambda: step.try_out.label() == label, timeout=20_000)
    assert step.trouble.isVisible()
    assert not step.made.isVisible()
    assert step.try_out.hasFocus()


def test_a_store_beside_a_known_one_is_offered_once(window: MainWindow, tmp_path: Path) -> None:
    known, beside = make_store(tmp_path / "Kreis"), make_store(tmp_path / "Kreis-von-früher")
    (tmp_path / "Fotos").mkdir()
    found = offered(window, known, tmp_path / "Stick" / "Bestand")
    assert list(found).count(known) == 1
    assert found[beside] == "Kreis-von-früher"
    assert tmp_path / "Fotos" not in found
