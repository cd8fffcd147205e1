"""The bundled fonts: loading them, and the right font for a text, a role and a script."""

from __future__ import annotations

import unicodedata

from PySide6 import QtCore
from PySide6.QtGui import QFont, QFontDatabase

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.ui import tokens

_TABULAR = QFont.Tag("tnum")
_ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFEFF))

_registered: set[str] = set()
"""The files that Qt was given; they are added even where the system has the family."""


def load_latin() -> None:
    """Register the fonts of the program's own words; the others come with `load`."""
    _register("NotoSans_*.ttf")


def load() -> tuple[str, ...]:
    """Register every bundled font with Qt and return the families; harmless when repeated."""
    _register("*.ttf")
    wanted = tokens.load(tokens.LIGHT).families
    missing = set(wanted) - set(QFontDatabase.families())
    if missing:
        raise ResourceMissing(name=min(missing))
    return wanted


def _register(pattern: str) -> None:
    for path in sorted((paths.resources() / "fonts").glob(pattern)):
        if path.name not in _registered:
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise ResourceMissing(name=path.name)
            _registered.add(path.name)


def ui_font(role: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font for a size role of the tokens, with tabular figures."""
    values = tokens.load(tokens.LIGHT)
    return _font(values.families, int(values.sizes[f"type.{role}"]), weight)


def script_font(text: str, role: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font for a text that may be Arabic alone: Naskh, a quarter larger, for it."""
    if not is_arabic(text):
        return ui_font(role, weight)
    values = tokens.load(tokens.LIGHT)
    pixels = values.sizes[f"type.{role}"] * values.sizes["type.arabic_scale"]
    return _font(values.arabic_families, int(pixels), weight)


def drawn_font(pixels: int, weight: QFont.Weight, *, arabic: bool) -> QFont:
    """Return the font of a text in a drawing that is scaled: its width grows with its size."""
    values = tokens.load(tokens.LIGHT)
    families = values.families
    if arabic:
        families = values.arabic_families
        pixels = round(pixels * values.sizes["type.arabic_scale"])
    font = _font(families, pixels, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def is_arabic(text: str) -> bool:
    """Tell whether all letters of `text` are of the Arabic script (and there is one)."""
    letters = [ord(char) for char in text if unicodedata.category(char)[0] == "L"]
    return bool(letters) and all(_in_arabic_block(letter) for letter in letters)


def direction(text: str) -> QtCore.Qt.LayoutDirection:
    """Return the base direction of `text` by its first strong character (UAX #9, P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return QtCore.Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return QtCore.Qt.LayoutDirection.LeftToRight


def _in_arabic_block(letter: int) -> bool:
    return any(first <= letter <= last for first, last in _ARABIC_BLOCKS)


def _font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(_TABULAR, 1)
    return font
