"""What is drawn can be told apart: texts 4.5 to 1, controls and the focus ring 3 to 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk import paths
from gkdesk.ui import focus, theme, tokens
from gkdesk.ui.theme import Appearance
from gkdesk.ui.widgets import Toast
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_COLOR = re.compile(r"(?<![-\w])(?:selection-)?color:\s*@(\w+)")
_GROUND = re.compile(r"(?<![-\w])(?:selection-)?background(?:-color)?:\s*@(\w+)")
_TEXTLESS = ("QScrollBar", "QProgressBar", "QSplitter", "hairline", "upright", '"toast"')
SCHEMES = (tokens.LIGHT, tokens.DARK)
RING = tokens.theme_document()["focus"]


def luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def of_tokens(scheme: str, first: str, second: str) -> float:
    colors = tokens.load(scheme).colors
    return contrast(QColor(colors[first]), QColor(colors[second]))


def rules() -> list[tuple[str, str]]:
    """Return the rules of the style sheet as selector and body, without comments."""
    sheet = (paths.resources() / "theme" / "style.qss").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return [(rule[1].strip(), rule[2]) for rule in _RULE.finditer(bare)]


def texts_on_grounds() -> set[tuple[str, str]]:
    """Return the pairs of text and ground of the style sheet; a state has its control's text."""
    texts: dict[str, str] = {}
    found = set()
    for selectors, body in rules():
        text, ground = _COLOR.search(body), _GROUND.search(body)
        for selector in map(str.strip, selectors.split(",")):
            base = selector.partition(":")[0]
            if text is not None and ":" not in selector:
                texts.setdefault(base, text[1])
            if ground is not None and not _holds_no_text(selector):
                found.add((text[1] if text else texts.get(base, "ink"), ground[1]))
    return found


def _holds_no_text(selector: str) -> bool:
    return ":disabled" in selector or any(part in selector for part in _TEXTLESS)


def test_black_on_white_is_21() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("fg", "bg", "least"),
    [
        (pair["fg"], ground, pair["min"])
        for pair in tokens.theme_document()["contrast"]
        for ground in pair["bg"]
    ],
)
def test_promised_contrast_is_kept(scheme: str, fg: str, bg: str, least: float) -> None:
    assert of_tokens(scheme, fg, bg) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), sorted(texts_on_grounds()))
def test_every_text_of_the_style_sheet_can_be_read(scheme: str, text: str, ground: str) -> None:
    assert of_tokens(scheme, text, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", RING["grounds"])
def test_the_focus_ring_is_seen_on_every_ground(scheme: str, ground: str) -> None:
    assert of_tokens(scheme, RING["color"], ground) >= 3
    assert of_tokens(scheme, RING["color_on_dark"], "ink") >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_of_controls_are_seen_on_their_ground_and_beside_the_page(scheme: str) -> None:
    for border in ("edge", "warn_line", "err_line", "accent"):
        assert of_tokens(scheme, border, "surface") >= 3
        assert of_tokens(scheme, border, "paper") >= 3
    for border, ground in (("warn_line", "warn_soft"), ("err_line", "err_soft")):
        assert of_tokens(scheme, border, ground) >= 3


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_ring_around_a_button_of_the_toast_is_seen(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    theme.current().set_appearance(appearance)
    focus.install(qapp)
    host = QWidget()
    show(qtbot, host, 700, 300)
    toast = Toast(host)
    toast.say("Eingetragen")
    toast.undo.setFocus()
    place = toast.geometry()
    button = toast.undo.geometry().translated(place.topLeft())
    picture = host.grab().toImage()
    middle = button.center().x()
    ring, ground = picture.pixelColor(middle, button.y() - 3), QColor(theme.color("ink"))
    assert contrast(ring, ground) >= 3
