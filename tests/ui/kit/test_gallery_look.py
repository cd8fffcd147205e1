"""The building blocks drawn together: names, texts that are not cut, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from gkdesk.ui import focus, theme
from gkdesk.ui.theme import Appearance
from tests.ui.kit.gallery import Gallery

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Picture = Callable[[QWidget, str], None]


@pytest.fixture
def gallery(qtbot: QtBot, qapp: QApplication) -> Gallery:
    focus.install(qapp)
    shown = Gallery()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.focused.setFocus()
    return shown


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_gallery_is_drawn_in_both_schemes(
    gallery: Gallery, picture: Picture, appearance: Appearance
) -> None:
    theme.current().set_appearance(appearance)
    picture(gallery, f"kit-{appearance.value}")
    paper = gallery.grab().toImage().pixelColor(3, 3)
    assert paper == theme.color("paper")


def test_every_control_has_an_accessible_name(gallery: Gallery) -> None:
    nameless = [
        type(widget).__name__
        for widget in gallery.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisible()
        and not _name(widget)
    ]
    assert nameless == []


def test_no_text_of_a_button_or_label_is_cut(gallery: Gallery) -> None:
    cut = [
        widget.text()
        for kind in (QAbstractButton, QLabel)
        for widget in gallery.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget.parent(), QLineEdit)
        and (
            widget.width() < widget.minimumSizeHint().width()
            or widget.height() < widget.minimumSizeHint().height()
        )
    ]
    assert cut == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(interface, QAccessibleInterface)
    return interface.text(QAccessible.Text.Name)
