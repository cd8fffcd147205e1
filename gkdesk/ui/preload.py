"""Load the modules of large pages while nobody waits, one at a time: then they open at once."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = ("gkdesk.network", "gkdesk.ui.map", "gkdesk.ui.pages.network")
FIRST_AFTER_MS = 1_500
STEP_MS = 30


class Preload(QObject):
    """Begins a moment after the unlock; ends with the window that owns it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._modules = _modules()
        self._timer = QTimer(self, interval=FIRST_AFTER_MS)
        self._timer.timeout.connect(self._load_next)
        self._timer.start()

    @Slot()
    def _load_next(self) -> None:
        name = next(self._modules, None)
        if name is None:
            self._timer.stop()
            return
        importlib.import_module(name)
        self._timer.setInterval(STEP_MS)


def _modules() -> Iterator[str]:
    """Return the names of the modules, those first that others need."""
    for package in PACKAGES:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            yield module.name
