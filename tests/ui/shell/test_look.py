"""Draw every page with the demo records, light and dark, wide and narrow.

With GKDESK_PICTURES=1 the pictures are kept in pictures/ for looking at them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from gkdesk.ui import theme
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_side import SETUP
from gkdesk.ui.theme import Appearance
from tests.ui.conftest import draw
from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gkdesk.ui.main_window import MainWindow

SIZES = {"breit": (1366, 768), "eng": (911, 512)}
LOOKS = [(Appearance.LIGHT, "breit"), (Appearance.DARK, "eng")]
"""Both schemes and both sizes, each once."""


@pytest.fixture(scope="session")
def store_to_copy(demo_store: Path) -> Path:
    """Begin with the practice data."""
    return demo_store


@pytest.mark.parametrize(("scheme", "size"), LOOKS)
def test_every_page_can_be_drawn(
    qtbot: QtBot, window: MainWindow, scheme: Appearance, size: str
) -> None:
    window.resize(*SIZES[size])
    theme.current().set_appearance(scheme)
    settle()
    draw(window, f"shell-{scheme}-{size}-entsperren")
    content = unlock(qtbot, window)
    for spec in content.specs:
        content.show_page(spec.key)
        settle()
        draw(window, f"shell-{scheme}-{size}-{spec.key}")
    content.show_page("today")
    content.search.begin(None)
    qtbot.keyClicks(content.topbar.search, "muster")
    content.search.refresh()
    settle()
    draw(window, f"shell-{scheme}-{size}-suche")


@pytest.mark.parametrize(("scheme", "size"), LOOKS)
def test_every_step_of_the_guide_can_be_drawn(
    qtbot: QtBot, window: MainWindow, scheme: Appearance, size: str
) -> None:
    content = unlock(qtbot, window)
    theme.current().set_appearance(scheme)
    guide = FirstRunPage(window.session, window.settings, window)
    guide.resize(*SIZES[size])
    guide.show()
    for key in SETUP.steps:
        guide.resume(content.context.workspace, key)
        settle()
        draw(guide, f"shell-{scheme}-{size}-einrichten-{key}")
    guide.hide()


def settle() -> None:
    """Let wrapped texts find their height; that takes several rounds of layout."""
    for _ in range(6):
        QApplication.processEvents()
