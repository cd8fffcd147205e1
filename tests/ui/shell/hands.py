"""What a hand does at the shell: answer a dialog, open the page Sicherheit."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gkdesk.ui.pages.security import SecurityPage
from tests.ui.conftest import draw as draw_now
from tests.ui.shell.test_look import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkdesk.ui.content import ContentView

Dialog = TypeVar("Dialog", bound=QDialog)


def draw(widget: QWidget, name: str) -> None:
    """Draw when everything that moves has come to rest."""
    settle()
    draw_now(widget, name)


@contextmanager
def answering(kind: type[Dialog], act: Callable[[Dialog], None]) -> Iterator[None]:
    """Act on the modal dialog of a kind as soon as it is there; it must come."""
    timer = QTimer()
    timer.setInterval(5)
    acted: list[bool] = []

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind) and not acted:
            timer.stop()
            acted.append(True)
            try:
                act(found)
            except BaseException:
                found.reject()  # a dialog that nobody answers would hold up the test for ever
                raise

    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    assert acted, kind


def security_page(content: ContentView) -> SecurityPage:
    """Open the page Sicherheit."""
    content.show_page("security")
    page = content.current()
    assert isinstance(page, SecurityPage)
    return page
