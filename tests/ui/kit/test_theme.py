"""The theme keeps what its file promises: tokens only, and a switch that reaches all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gkdesk.ui import icons, theme, tokens
from gkdesk.ui.theme import Appearance
from gkdesk.ui.widgets import Label, PlainButton, PrimaryButton, Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_both_schemes_define_the_same_colours() -> None:
    assert tokens.load(tokens.LIGHT).colors.keys() == tokens.load(tokens.DARK).colors.keys()


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK])
def test_every_palette_role_is_a_token(qapp: QApplication, scheme: str) -> None:
    values = tokens.load(scheme)
    palette = theme.palette(values)
    known = {QColor(value).name() for value in values.colors.values()}
    roles = [role for role in QPalette.ColorRole if role not in _NOT_ROLES]
    groups = (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    )
    strangers = [
        (group.name, role.name)
        for group, role in itertools.product(groups, roles)
        if palette.color(group, role).name() not in known
    ]
    assert strangers == []


_NOT_ROLES = {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}


def test_style_sheet_with_an_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError):
        tokens.load(tokens.LIGHT).fill("QLabel { color: @no_such_token; }")


def test_longer_token_names_are_not_mistaken_for_shorter_ones() -> None:
    values = tokens.load(tokens.LIGHT)
    assert (
        values.fill("@accent_soft @accent")
        == f"{values.colors['accent_soft']} {values.colors['accent']}"
    )


def test_switch_to_dark_reaches_widgets_that_are_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    button = PrimaryButton("Weiter", "check", window)
    button.setGeometry(20, 20, 120, 32)
    window.show()
    light = button.icon().pixmap(18, 18).toImage()
    theme.current().set_appearance(Appearance.DARK)
    picture = window.grab().toImage()
    assert picture.pixelColor(2, 2) == QColor(tokens.load(tokens.DARK).colors["paper"])
    assert picture.pixelColor(26, 26) == QColor(tokens.load(tokens.DARK).colors["accent"])
    assert button.icon().pixmap(18, 18).toImage() != light


def test_switch_tells_whoever_paints_a_scene(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.current().changed):
        theme.current().set_appearance(Appearance.DARK)
    assert theme.scheme() == tokens.DARK


def test_appearance_of_the_system_is_followed(qapp: QApplication) -> None:
    theme.current().set_appearance(Appearance.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert (theme.scheme() == tokens.DARK) == dark


@pytest.mark.parametrize(
    ("role", "pixels", "weight"),
    [
        (Role.PAGE, 28, 600),
        (Role.SECTION, 20, 600),
        (Role.ROW, 15, 500),
        (Role.BODY, 13, 400),
        (Role.STRONG, 13, 600),
    ],
)
def test_labels_have_the_size_and_weight_of_their_role(
    qtbot: QtBot, role: Role, pixels: int, weight: int
) -> None:
    label = Label("Text", role)
    qtbot.addWidget(label)
    label.show()
    assert (label.font().pixelSize(), int(label.font().weight())) == (pixels, weight)


def test_no_label_interprets_markup(qtbot: QtBot) -> None:
    label = Label("<b>fett</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert isinstance(label, QLabel)


def test_an_ampersand_is_shown_and_no_mnemonic(qtbot: QtBot) -> None:
    button = PlainButton("Drucken & Senden", "printer")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Drucken & Senden"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("name", icons.names())
def test_icon_keeps_the_rules_of_the_set(qapp: QApplication, name: str) -> None:
    source = icons._source(name)
    assert 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"' in source
    assert source.count("stroke-width") == 1
    assert source.count("fill=") == 1
    picture = icons.pixmap(name, "ink", 24, 2.0).toImage()
    assert picture.width() == 48
    inked = [(x, y) for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 128]
    assert inked
    assert not any(x in {0, 47} or y in {0, 47} for x, y in inked)
