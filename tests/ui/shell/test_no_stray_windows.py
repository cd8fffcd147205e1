"""Building a page never flashes a window: a widget shown before it has a parent would be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shell.conftest import unlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.main_window import MainWindow


class ShownWindows(QObject):
    """Remember every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_page_shows_a_window_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    watch = ShownWindows()
    QApplication.instance().installEventFilter(watch)
    content = unlock(qtbot, window)
    for spec in content.specs:
        content.show_page(spec.key)
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(watch)
    assert watch.names == []
