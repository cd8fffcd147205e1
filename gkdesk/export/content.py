"""The document as data: what a page says, in which language and with which structure.

Nothing here knows a screen, a database or a PDF. Everything is a frozen dataclass that can be
pickled, so that documents can be rendered by worker processes. What a text is made of stands in
`passages`, what is a picture in `pictures`, what has a layout of its own in `layouts`; all of it
is offered here.

Lengths are millimetres unless a name says otherwise.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from gkdesk.export.charts.figure import Figure
from gkdesk.export.layouts import Facing, Letter, Path, PathState, PathStep
from gkdesk.export.paper import A4, Page
from gkdesk.export.passages import Align, Isolation, Passage, Run, code, foreign, mixed, passage
from gkdesk.export.pictures import HelperMap, HelperSpot, Letterhead, Picture

__all__ = [
    "Align",
    "Bilingual",
    "Block",
    "Card",
    "Cell",
    "Column",
    "Cover",
    "Document",
    "Facing",
    "Field",
    "Fields",
    "Figure",
    "Footer",
    "Heading",
    "HelperMap",
    "HelperSpot",
    "Isolation",
    "ItemList",
    "Letter",
    "Letterhead",
    "LinesToEnd",
    "ListItem",
    "ListKind",
    "Mark",
    "Marked",
    "Notice",
    "PageBreak",
    "Paragraph",
    "Passage",
    "Path",
    "PathState",
    "PathStep",
    "Picture",
    "RuledLines",
    "Run",
    "Section",
    "Spacer",
    "Table",
    "TextSize",
    "TextStyle",
    "Tone",
    "cell",
    "cells",
    "code",
    "foreign",
    "mixed",
    "passage",
]


class TextStyle(StrEnum):
    """Named looks of a paragraph; sizes belong to the renderer."""

    BODY = "body"
    LEAD = "lead"
    LARGE = "large"
    SMALL = "small"
    NOTE = "note"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels must not skip. It enters the bookmarks unless `bookmark` says no.

    A `pictogram` beside it is decoration: the name of a file of `resources/pictograms`.
    """

    content: Passage
    level: int = 1
    bookmark: bool = True
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    content: Passage
    style: TextStyle = TextStyle.BODY
    align: Align = Align.START
    keep_with_next: bool = False


class ListKind(StrEnum):
    """What stands before the items of a list."""

    BULLET = "bullet"
    NUMBERED = "numbered"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `ticked` matters in checklists only; `children` follow below, indented."""

    content: Passage
    children: tuple[Block, ...] = ()
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bullet list, a numbered list or a checklist with boxes to tick.

    With `columns` it goes on at the top of the next one, as the lines of a newspaper do. A short
    one that is kept `together` stands on one page.
    """

    items: tuple[ListItem, ...]
    kind: ListKind = ListKind.BULLET
    start: int = 1
    columns: int = 1
    together: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `width` in mm is fixed, otherwise `weight` shares what is left."""

    weight: float = 1.0
    width: float | None = None
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Without blocks it is empty, to be filled by hand."""

    blocks: tuple[Block, ...] = ()


def cell(text: str, language: str = "de", *, field: str | None = None) -> Cell:
    """Make a cell of one paragraph; an empty text makes an empty cell."""
    if not text:
        return Cell()
    return Cell((Paragraph(passage(text, language, field=field)),))


def cells(*passages: Passage) -> Cell:
    """Make a cell of several paragraphs, for example German above the client's language."""
    return Cell(tuple(Paragraph(each) for each in passages))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that is repeated on every page.

    `language` decides on which side the first column stands. `header_column` makes the first
    cell of each row a header cell. `row_height` is the least height, for filling in by hand.
    `spare` empty rows follow, as many of them as the page has room for; so do empty `rows` at the
    end, of which a table without anything else keeps half. `together` keeps a table of a third of
    a page, or less, on one page. One that `may_vanish` is left out where it has no room; it says
    the same for all that.
    """

    columns: tuple[Column, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    language: str = "de"
    caption: Passage | None = None
    header_column: bool = False
    row_height: float = 0.0
    spare: int = 0
    together: bool = False
    may_vanish: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """German and the client's language side by side; the right-to-left side stands right.

    The two sides start at the same height. A long pair may run over several pages.
    """

    german: tuple[Block, ...]
    client: tuple[Block, ...]
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A label in one or two languages and its value; without a value a line to write on.

    A `pictogram` beside it is decoration, as that of a heading is.
    """

    label: tuple[Passage, ...]
    value: Passage | None = None
    lines: int = 1
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled values below each other; `compact` sets two short ones beside each other."""

    rows: tuple[Field, ...]
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A framed group that stays together on one page, unless it is `loose` or very large.

    A `spare` one is left out where the page has no room for it.
    """

    title: tuple[Passage, ...]
    blocks: tuple[Block, ...] = ()
    loose: bool = False
    spare: bool = False
    pictogram: str = ""
    keep_with_next: bool = False


class Mark(StrEnum):
    """The pattern of the bar beside marked blocks; a grey copy still tells them apart."""

    SOLID = "solid"
    HATCHED = "hatched"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Marked:
    """Blocks with a patterned bar at their side. The bar is decoration: words say it, too."""

    blocks: tuple[Block, ...]
    mark: Mark = Mark.SOLID


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Empty lines for handwriting."""

    count: int
    spacing: float = 9.0


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty space; it vanishes at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """What follows starts here, unless less than `room` of a page is left: then on a new page."""

    room: float = 1 / 3


@dataclass(frozen=True, slots=True)
class LinesToEnd:
    """Empty lines for handwriting down to the foot of the page; only as the last block.

    Further pages of lines follow until the number of pages is a multiple of `pages`: a booklet
    is folded from sheets of four.
    """

    pages: int = 4
    spacing: float = 9.0


class Tone(StrEnum):
    """Why a notice is there."""

    INFO = "info"
    DRAFT = "draft"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class Notice:
    """A marked box: „Übersetzung nicht geprüft“, „Übungsdaten – alle Personen erfunden“."""

    content: tuple[Passage, ...]
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title in one or two languages, the names of the client, some fields.

    Each title and name stands on the side on which its own script begins.
    """

    title: tuple[Passage, ...]
    subtitle: tuple[Passage, ...] = ()
    names: tuple[Passage, ...] = ()
    blocks: tuple[Block, ...] = ()


Block = (
    Heading
    | Paragraph
    | ItemList
    | Table
    | Bilingual
    | Fields
    | Card
    | Marked
    | RuledLines
    | Figure
    | Spacer
    | PageBreak
    | Section
    | LinesToEnd
    | Notice
    | Cover
    | Path
    | HelperMap
    | Picture
    | Facing
    | Letter
)


@dataclass(frozen=True, slots=True)
class Footer:
    """The line at the foot of each page; a cover page and a card for a purse carry none."""

    running: tuple[Passage, ...] = ()
    date: str = ""
    page_numbers: bool = True


class TextSize(StrEnum):
    """The size of running text: 11 pt, or 14 pt for easy reading."""

    NORMAL = "normal"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `created` is its only date; the same content gives the same bytes.

    A `letterhead` stands on the first page, above a letter in the room that DIN 5008 keeps for it.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    page: Page = A4
    footer: Footer = Footer()
    text_size: TextSize = TextSize.NORMAL
    author: str = ""
    subject: str = ""
    created: dt.datetime | None = None
    bookmarks: bool = True
    letterhead: Letterhead | None = None
