"""Everybody who gets a booklet, with the language of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget

from gkdesk.text import bidi_safe
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import GERMAN, with_german

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.booklets.readers import Reader

SHOWN_LINES = 8
NO_LANGUAGE = "nur Deutsch – keine Sprache eingetragen"
NO_TEXTS = "nur Deutsch"
BROKEN = "Die Wahl vom {} lässt sich nicht lesen: Das Heft wird übersprungen."


class ReaderList(QListWidget):
    """One line each: name and language; it scrolls by itself and chooses nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Wer ein Heft bekommt, und in welcher Sprache")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_readers(self, readers: Iterable[tuple[str, Reader]]) -> None:
        """Show them, each with the name in front."""
        self.clear()
        self.addItems([_line(name, reader) for name, reader in readers])
        row = self.fontMetrics().lineSpacing() * 2
        self.setFixedHeight(row * min(max(self.count(), 1), SHOWN_LINES // 2) + row // 2)

    def lines(self) -> tuple[str, ...]:
        """Return the lines as they are read."""
        return tuple(self.item(row).text() for row in range(self.count()))


def _line(name: str, reader: Reader) -> str:
    line = f"{bidi_safe.auto(name)}: {_language_words(reader)}"
    if reader.chosen_on is None:
        return line
    day = format_numeric(reader.chosen_on)
    if reader.is_broken:
        return f"{line}. {BROKEN.format(day)}"
    return f"{line}, nach ihrer Wahl vom {day}"


def _language_words(reader: Reader) -> str:
    if not reader.has_language:
        return NO_LANGUAGE
    if reader.language == GERMAN.code:
        return NO_TEXTS
    return with_german(reader.language)
