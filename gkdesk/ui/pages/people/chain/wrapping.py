"""Break a short text into lines of a width; what does not fit is cut and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.text.hyphens import SOFT_HYPHEN, hyphenated

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF


def wrapped(text: str, metrics: QFontMetricsF, width: float, most: int) -> tuple[list[str], bool]:
    """Return at most so many lines, and whether something was left out."""
    lines: list[str] = []
    rest = " ".join(hyphenated(text).split())
    while rest and len(lines) < most - 1:
        line, rest = _line(rest, metrics, width)
        lines.append(line)
    plain = rest.replace(SOFT_HYPHEN, "")
    shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, width)
    if shown:
        lines.append(shown)
    return lines, shown != plain


def _line(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
    """Return as much of the text as fits on a line, and the rest."""
    whole = text.replace(SOFT_HYPHEN, "")
    if metrics.horizontalAdvance(whole) <= width:
        return whole, ""
    best = 0
    for place, sign in enumerate(text):
        if sign in (" ", SOFT_HYPHEN):
            if metrics.horizontalAdvance(_shown(text, place)) > width:
                break
            best = place
    if best:
        return _shown(text, best), text[best + 1 :]
    return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width), ""


def _shown(text: str, place: int) -> str:
    """Return the line that ends at a place, with a hyphen where a word goes on."""
    begin = text[:place].replace(SOFT_HYPHEN, "")
    return f"{begin}-" if text[place] == SOFT_HYPHEN else begin
