"""Widgets in tests look as they do in the program: bundled fonts, theme, real size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.ui import theme
from gkdesk.ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PICTURES = Path(__file__).parents[2] / "pictures"


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> QApplication:
    """Return the application in the program's own dress."""
    app = QApplication.instance() or QApplication(qapp_args)
    assert isinstance(app, QApplication)
    app.setApplicationName(str(pytestconfig.getini("qt_qapp_name")))
    theme.install(app, Appearance.LIGHT)
    return app


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Let every test start in the light scheme."""
    theme.current().set_appearance(Appearance.LIGHT)
    yield
    theme.current().set_appearance(Appearance.LIGHT)


@pytest.fixture
def dark(light: None) -> None:
    """Let the test run in the dark scheme."""
    theme.current().set_appearance(Appearance.DARK)


@pytest.fixture
def picture() -> Callable[[QWidget, str], None]:
    """Return a function that draws a widget and keeps the picture if GKDESK_PICTURES=1."""
    return draw


def draw(widget: QWidget, name: str) -> None:
    """Render `widget` completely; drawing is part of the test even when nothing is kept."""
    QApplication.processEvents()
    image = widget.grab()
    assert not image.isNull()
    if os.environ.get("GKDESK_PICTURES") == "1":
        PICTURES.mkdir(exist_ok=True)
        image.save(str(PICTURES / f"{name}.png"))
