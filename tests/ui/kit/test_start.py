"""The way to the first paint: what it leaves out, and what follows at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from gkdesk.ui import tokens, widgets

if TYPE_CHECKING:
    from pathlib import Path

_START = """
import sys
from pathlib import Path
from PySide6 import QtCore
from gkdesk import app
from gkdesk.settings import Settings
folder = Path(sys.argv[1])
(folder / "bestand.gkdesk").touch()
settings = Settings()
application = app.make_application(settings)
window = app.make_window(settings, folder)
window.show()
window.grab()  # paints without running the timers of what comes later
"""
_LOADED = (
    _START
    + """
print("Qt" in vars(QtCore), window.unlock.isVisible(), *sys.modules)
"""
)
_AFTERWARDS = (
    _START
    + """
from PySide6.QtGui import QFontDatabase
from gkdesk.ui.focus import FocusRing
end = QtCore.QDeadlineTimer(5000)
while not (rings := window.findChildren(FocusRing)) and not end.hasExpired():
    application.processEvents()
families = QFontDatabase.families()
print(len(rings), application.windowIcon().isNull(), "Noto Naskh Arabic" in families)
"""
)


def _run(code: str, folder: Path) -> list[str]:
    environment = os.environ | {"GKDESK_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    return done.stdout.split()


def test_unlock_page_is_painted_without_the_store_and_the_costly_namespace(tmp_path: Path) -> None:
    namespace, visible, *modules = _run(_LOADED, tmp_path)
    assert visible == "True"
    assert namespace == "False"
    late = {"sqlalchemy", "gkdesk.store", "gkdesk.services", "gkdesk.ui.content", "gkdesk.ui.tasks"}
    late |= {"gkdesk.models", "gkdesk.text", "gkdesk.ui.dialogs", "gkdesk.ui.roles"}
    late |= {"gkdesk.ui.pages.first_run", "gkdesk.ui.pages.page"}
    assert late.isdisjoint(modules)


def test_ring_icon_and_other_scripts_follow_the_first_paint(tmp_path: Path) -> None:
    assert _run(_AFTERWARDS, tmp_path) == ["1", "False", "True"]


def test_dark_system_is_dark_at_the_first_paint(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtGui import QColor, QPalette
from gkdesk import app
application = app._new_application()
application.setPalette(QPalette(QColor("#202020")))
from gkdesk.ui import theme
print(theme.install(application, for_start=True).tokens.scheme)
"""
    assert _run(code, tmp_path) == [tokens.DARK]


def test_every_widget_of_the_kit_is_found_by_its_name() -> None:
    assert [name for name in widgets.__all__ if not callable(getattr(widgets, name))] == []
