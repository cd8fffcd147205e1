"""Texts of a map: cleaned, measured in the bundled fonts, made fit for XML."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gkdesk.export.content import passage
from gkdesk.export.pdf import source
from gkdesk.export.pdf.paragraph import Line, Setter
from gkdesk.export.pdf.undrawn import Undrawn
from gkdesk.network.marks import TextMark
from gkdesk.text import bidi_safe

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing, Subject

LANGUAGE = "de"
STRONG_FROM = 600
"""The fonts of documents have two weights; from here on it is the strong one."""

_FIELD = "Name auf der Karte"
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


class Ruler:
    """Sets and measures single lines; it is the `measure` for drawings that become documents.

    A visible sign stands for a character that none of the bundled fonts draws (`look_through`).
    """

    def __init__(self) -> None:
        self._setter = Setter(Undrawn())

    def __call__(self, text: str, size: float, weight: int) -> float:
        """Return the width of a text."""
        return self.line(text, size, weight).width

    def line(self, text: str, size: float, weight: int) -> Line:
        """Return a text as one line of glyphs."""
        words = passage(drawn_line(text), LANGUAGE, field=_FIELD)
        strong = weight >= STRONG_FROM
        (line,) = self._setter.lines(words, size, math.inf, strong=strong)
        return line


def look_through(drawing: Drawing, undrawn: Undrawn) -> None:
    """Note the characters of a drawing that another sign stands for on paper."""
    lines: dict[tuple[Subject, int], list[str]] = {}
    for mark in drawing.marks:
        if isinstance(mark, TextMark):
            # A long name has several lines; all of them say whose it is.
            about = (mark.about.subject, mark.about.id)
            lines.setdefault(about, []).append(one_line(mark.text))
    for each in lines.values():
        undrawn.replaced(" ".join(each))


def one_line(text: str) -> str:
    """Return a text without line breaks and control characters."""
    return source.text(text).replace("\n", " ")


def drawn_line(text: str) -> str:
    """Return a text as it is drawn: its own letters say from which side it is read.

    Programs that show SVG differ in the side from which they begin; isolates make them agree
    with each other and with the PDF.
    """
    return bidi_safe.inside(one_line(text))


def xml_text(text: str) -> str:
    """Return a text as content of an XML element."""
    return escape(_NO_XML.sub("", one_line(text)))


def xml_value(text: str) -> str:
    """Return a text as value of an XML attribute, with its quotes."""
    return quoteattr(_NO_XML.sub("", one_line(text)))


def number(value: float) -> str:
    """Write a length with at most two decimals, the same everywhere."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
