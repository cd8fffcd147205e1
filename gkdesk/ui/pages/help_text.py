"""The help texts that ship with the program, and the widget that shows one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

TOPICS: dict[str, str] = {
    "hilfe": "Überblick",
    "heute": "Heute",
    "netzwerk": "Netzwerk",
    "menschen": "Menschen",
    "konferenzen": "Konferenzen",
    "arbeitshilfen": "Arbeitshilfen",
    "vorlagen": "Eigene Vorlagen",
    "drucken": "Drucken & Senden",
    "handzettel": "Handzettel",
    "sicherheit": "Sicherheit",
    "einstellungen": "Einstellungen",
    "texte": "Texte und Sprachen",
    "entsperren": "Öffnen",
    "erster-start": "Einrichten",
    "tastatur": "Tastatur",
}


@dataclass(frozen=True)
class HelpText:
    """One help text: its topic, its title and its Markdown."""

    topic: str
    title: str
    text: str


def load(topic: str) -> HelpText:
    """Return the help for a topic, the overview for an unknown one."""
    known = topic if topic in TOPICS else "hilfe"
    path = paths.resources() / "help" / f"{known}.md"
    try:
        return HelpText(known, TOPICS[known], path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error


class HelpView(QTextBrowser):
    """A help text, set like a book page; it opens no links outside the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setProperty("look", "help")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text = ""
        self._scheme = theme.scheme()
        self.setAccessibleName("Hilfetext")
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")

    def show_help(self, help_text: HelpText) -> None:
        self._text = help_text.text
        self.setAccessibleName(f"Hilfe: {help_text.title}")
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Lines of tables keep the colour they were drawn in.
        if event.type() == QEvent.Type.StyleChange and self._scheme != theme.scheme():
            self._scheme = theme.scheme()
            self._render()

    def _render(self) -> None:
        document = self.document()
        document.setMarkdown(self._text)
        for block in _blocks(document):
            level = block.blockFormat().headingLevel()
            size = {1: "type.page", 2: "type.section"}.get(level, "type.row")
            _set_look(block, theme.px(size), space=18 if level == 2 else 6)
            _set_list(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_lines(frame)
        self.moveCursor(self.textCursor().MoveOperation.Start)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_look(block: QTextBlock, size: int, *, space: int) -> None:
    heading = block.blockFormat().headingLevel() > 0
    for start, length, look in _pieces(block):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        # Markdown sizes headings by an adjustment, which would win over the theme's pixels.
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        look.setProperty(QTextFormat.Property.FontPixelSize, size)
        # The bundled family has no bold but a semibold; Qt would smear the regular one.
        bold = heading or look.fontWeight() > QFont.Weight.Medium.value
        look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        cursor.setCharFormat(look)
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    shape.setTopMargin(space)
    shape.setBottomMargin(space / 2)
    shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(shape)


def _set_list(block: QTextBlock) -> None:
    """Put air between the mark of a list and its text: Qt leaves one space of the block's font."""
    if block.textList() is not None:
        look = QTextCharFormat()
        look.setProperty(QTextFormat.Property.FontPixelSize, theme.px("type.row"))
        look.setFontWordSpacing(theme.px("space.s"))
        QTextCursor(block).mergeBlockCharFormat(look)


def _set_lines(table: QTextTable) -> None:
    """Draw a table with hairlines in the colour of the theme and room around its texts."""
    look = table.format().toTableFormat()
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(theme.color("line"))
    look.setCellPadding(theme.px("space.xs"))
    look.setCellSpacing(0)
    table.setFormat(look)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the stretches of one look: where, how long, how they look."""
    pieces = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        pieces.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return pieces
