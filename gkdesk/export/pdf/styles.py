"""Sizes, distances and colours on paper. All lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gkdesk.export.content import TextSize, TextStyle
from gkdesk.export.paper import PageSize
from gkdesk.text.languages import is_rtl

MM = 72 / 25.4
HAIRLINE = 0.6
FRAME_LINE = 0.9
FRAME_RADIUS = 5.0
CARD_PADDING = 10.0
NOTICE_PADDING = 8.0
NOTICE_BAR = 3.0
COLUMN_GAP = 18.0
CELL_PADDING = 5.0
FIRST_BASELINE = 1.06  # of the type size, so that two languages share their first baseline
EASY_FACTOR = 14 / 11
SMALLEST_HEADING = 0.62
CARD_FACTOR, CARD_EASY, CARD_LEADING, CARD_AIR = 0.76, 1.12, 0.84, 0.6
SMALLEST_PRINT = 6.4

Colour = tuple[float, float, float]


def _colour(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (round(red, 3), round(green, 3), round(blue, 3))


INK = _colour("#172123")
INK_SOFT = _colour("#47555A")
ACCENT = _colour("#0B5C62")
LINE = _colour("#A9B5B2")
WRITING_LINE = _colour("#8C9997")
SHADE = _colour("#EEF3F2")


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph; `leading` is a multiple of the size."""

    size: float
    leading: float = 1.42
    strong: bool = False
    colour: Colour = INK
    before: float = 0.0
    after: float = 5.0

    def line_height(self, language: str) -> float:
        """Return the distance of lines; Arabic and Ethiopic letters need more room."""
        return self.size * self.leading * _room(language)


def _room(language: str) -> float:
    if is_rtl(language):
        return 1.2
    return 1.1 if language.split("-", maxsplit=1)[0] in ("ti", "am") else 1.0


PARAGRAPHS: dict[TextStyle, Style] = {
    TextStyle.BODY: Style(11.0),
    TextStyle.LEAD: Style(12.5, 1.45, after=8.0),
    TextStyle.LARGE: Style(15.0, 1.3, strong=True, after=4.0),
    TextStyle.SMALL: Style(9.5, 1.38, after=4.0),
    TextStyle.NOTE: Style(9.0, 1.38, colour=INK_SOFT, after=4.0),
    TextStyle.LABEL: Style(9.5, 1.32, colour=INK_SOFT, after=0.0),
}
HEADINGS: dict[int, Style] = {
    1: Style(21.0, 1.22, strong=True, colour=ACCENT, before=20.0, after=9.0),
    2: Style(14.5, 1.25, strong=True, colour=INK, before=16.0, after=5.0),
    3: Style(12.0, 1.3, strong=True, colour=INK, before=12.0, after=3.0),
    4: Style(11.0, 1.35, strong=True, colour=INK, before=9.0, after=2.0),
}
COVER_TITLE = Style(32.0, 1.14, strong=True, colour=ACCENT, after=6.0)
COVER_SUBTITLE = Style(13.0, 1.4, colour=INK_SOFT, after=4.0)
COVER_NAME = Style(20.0, 1.3, strong=True, before=0.0, after=6.0)
TABLE_HEAD = Style(9.5, 1.32, strong=True, after=1.0)
CARD_TITLE = Style(12.0, 1.3, strong=True, colour=ACCENT, after=4.0)
STEP_TITLE = Style(12.5, 1.3, strong=True, after=4.0)
STATE_WORDS = Style(9.5, 1.32, colour=ACCENT, after=1.0)
NOTICE_TEXT = Style(9.5, 1.35, strong=True, after=1.0)
HEAD_NAME = Style(14.0, 1.25, strong=True, colour=ACCENT, after=2.0)
HEAD_LINE = Style(9.0, 1.35, colour=INK_SOFT, after=0.0)
SENDER_LINE = Style(8.0, 1.2, colour=INK_SOFT, after=0.0)
ADDRESS = Style(11.0, 1.17, after=0.0)
SUBJECT = Style(12.0, 1.35, strong=True, after=2.0)
FOOTER = Style(8.5, 1.3, colour=INK_SOFT, after=0.0)

PAPER_FACTOR = {PageSize.A4: 1.0, PageSize.A5: 0.84, PageSize.A6: 0.74, PageSize.CARD: 0.6}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles of one document: its text size, and headings that suit its paper.

    `shrink` takes back some of the large print where words would break; never below 11 points,
    unless `least` allows a smaller share of them. A card for a purse has small, dense print, which
    it makes smaller until all fits on one side.
    """

    paper: PageSize
    text_size: TextSize
    shrink: float = 1.0
    least: float = 1.0

    @property
    def factor(self) -> float:
        easy = self.text_size is TextSize.EASY
        if self.paper is PageSize.CARD:
            return CARD_FACTOR * self.shrink * (CARD_EASY if easy else 1.0)
        return max(self.least, (EASY_FACTOR if easy else 1.0) * self.shrink)

    @property
    def air(self) -> float:
        """Return the share of the usual distances; a card has little room for them."""
        return self.factor * (CARD_AIR if self.paper is PageSize.CARD else 1.0)

    def scaled(self, style: Style) -> Style:
        """Return a style in the text size of the document."""
        if self.factor == 1.0:
            return style
        dense = self.paper is PageSize.CARD
        size = style.size * self.factor
        return replace(
            style,
            size=max(SMALLEST_PRINT, size) if dense else size,
            leading=style.leading * CARD_LEADING if dense else style.leading,
            before=style.before * self.air,
            after=style.after * self.air,
        )

    def paragraph(self, style: TextStyle) -> Style:
        return self.scaled(PARAGRAPHS[style])

    def display(self, style: Style) -> Style:
        """Return a large style reduced for small paper, never below running text."""
        size = max(11.0, style.size * PAPER_FACTOR[self.paper])
        return self.scaled(replace(style, size=size))

    def heading(self, level: int) -> Style:
        return self.display(HEADINGS[min(level, max(HEADINGS))])
