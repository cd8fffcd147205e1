"""The map of a person's helpers: she in the middle or on top, the helpers in two columns.

On wide paper she stands between the columns, and the lines to the helpers run in the room between
the columns only; all of them begin at her. On narrow paper, or in large print, she stands above
the columns, and a trunk with short branches runs between them; a helper alone stands below her.
So no line can cross another one or a box.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.export.content import Align, TextStyle, passage
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Box, Stack, Text
from gkdesk.export.pdf.builder import Builder
from gkdesk.export.pdf.ink import Area
from gkdesk.export.pdf.tags import Node, Role
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.languages import is_rtl

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.content import Passage
    from gkdesk.export.pdf.ink import Ink
    from gkdesk.export.pdf.styles import Style

NARROW = 300.0  # points; on less the one in the middle stands above the others
COLUMN, MIDDLE = 0.34, 0.22  # of the width
TRUNK, TRUNK_TOP = 24.0, 14.0
PADDING, DISTANCE = 6.0, 8.0
NAME_LINES, TOPIC_LINES, CENTRE_LINES = 4, 3, 5
SMALLEST_WORD = 0.7  # of its size; rather than smaller a word is broken
SMALLEST = 7.0
PEN = 1.2
SHRINKING = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
"""Tried one after the other until the map fits on a page below its heading; then names alone."""
MOST_OF_A_PAGE = 0.76
MORE = "…"


def helper_map(
    builder: Builder, block: model.HelperMap, width: float, parent: Node | None
) -> list[Box]:
    """Set the map as one figure; it is as high as its helpers need."""
    node = parent.add(Role.FIGURE, block.language) if parent is not None else None
    if node is not None:
        node.alternative = block.alternative
    names = replace(block, spots=tuple(replace(spot, topic=()) for spot in block.spots))
    tries = [*((block, share) for share in SHRINKING), (names, SHRINKING[-1])]
    for shown, share in tries:
        drawn = _Maker(builder, width, node, share).drawn(shown)
        if drawn.height <= MOST_OF_A_PAGE * builder.page_height:
            break
    return [replace(drawn, before=4.0, after=12.0)]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Sets the texts of one map, at a share of their usual size."""

    builder: Builder
    width: float
    node: Node | None
    share: float

    def drawn(self, block: model.HelperMap) -> HelperBox:
        """Set everybody in the layout that suits the paper."""
        narrow = self.width / self.builder.sheet.factor < NARROW or len(block.spots) == 1
        column = (self.width - TRUNK) / 2 if narrow else self.width * COLUMN
        around = [self._spot(spot, column) for spot in block.spots]
        style = replace(self._smaller(self._scaled(styles.CARD_TITLE)), colour=styles.INK)
        room = (column * 1.4 if narrow else self.width * MIDDLE) - 2 * PADDING
        centre = self._text(block.centre, style, room, CENTRE_LINES)
        kind = Tree if narrow else Star
        return kind(
            width=self.width,
            centre=Spot(content=Stack(items=[centre]), width=room + 2 * PADDING),
            around=around,
            rtl=is_rtl(block.language),
            node=self.node,
        )

    def _spot(self, spot: model.HelperSpot, width: float) -> Spot:
        room = width - 2 * PADDING
        name = self._smaller(replace(self._scaled(styles.CARD_TITLE), after=2.0))
        topic = self._smaller(replace(self._paragraph(TextStyle.SMALL), after=1.0))
        items = [self._text(spot.name, name, room, NAME_LINES)]
        items += [self._text(each, topic, room, TOPIC_LINES) for each in spot.topic]
        return Spot(content=Stack(items=items), width=width)

    def _scaled(self, style: Style) -> Style:
        return self.builder.sheet.scaled(style)

    def _paragraph(self, style: TextStyle) -> Style:
        return self.builder.sheet.paragraph(style)

    def _smaller(self, style: Style) -> Style:
        return replace(style, size=max(SMALLEST, style.size * self.share))

    def _text(self, words: Passage, style: Style, width: float, most: int) -> Text:
        """Set a text in few lines; the alternative of the figure has all of a longer one."""
        words = _with_hyphens(words)
        fitted = self._fitted(words, style, width)
        text = self.builder.text(words, fitted, width, None, Align.CENTER)
        plain = words.plain
        while len(text.lines) > most:
            plain = plain[: max(1, len(plain) * 4 // 5)].rstrip()
            shorter = passage(plain + MORE, words.language, field=words.field)
            text = self.builder.text(shorter, fitted, width, None, Align.CENTER)
        return replace(text, node=self.node)

    def _fitted(self, words: Passage, style: Style, width: float) -> Style:
        """Return a size in which no word is broken, if there is one that can be read."""
        widest = self.builder.setter.widest_word(words, style.size, strong=style.strong)
        if widest <= width:
            return style
        least = min(style.size, max(SMALLEST, SMALLEST_WORD * style.size))
        return replace(style, size=max(least, 0.99 * style.size * width / widest))


@dataclass(frozen=True, kw_only=True)
class Spot:
    """The text of one box of the map."""

    content: Stack
    width: float

    @property
    def height(self) -> float:
        return self.content.height + 2 * PADDING


@dataclass(frozen=True, kw_only=True)
class HelperBox(Box):
    """The one whom they help, and the helpers around; children know the layout."""

    width: float
    centre: Spot
    around: Sequence[Spot]
    rtl: bool
    node: Node | None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        if self.node is not None:
            self.node.area = Area(x, top - self.height, self.width, self.height)
        middle, places = self.middle(x, top), self.places(x, top)
        colour = "{} {} {} RG".format(*styles.INK_SOFT)
        for line in self.lines(middle, places):
            self._tag(ink)
            ink.operate(f"q {colour} {PEN} w {line} S Q")
        for area, spot in zip(places, self.around, strict=True):
            self._box(ink, area, spot, PEN)
        self._box(ink, middle, self.centre, 2 * PEN)

    @abstractmethod
    def middle(self, x: float, top: float) -> Area:
        """Return where the one in the middle stands."""

    @abstractmethod
    def places(self, x: float, top: float) -> list[Area]:
        """Return where the helpers stand, in their order."""

    @abstractmethod
    def lines(self, middle: Area, places: Sequence[Area]) -> list[str]:
        """Return the courses of the lines as operators."""

    def _tag(self, ink: Ink) -> None:
        if self.node is None:
            ink.artifact()
        else:
            ink.tag(self.node)

    def _box(self, ink: Ink, area: Area, spot: Spot, pen: float) -> None:
        self._tag(ink)
        fill = styles.SHADE if spot is self.centre else (1.0, 1.0, 1.0)
        colours = "{} {} {} rg ".format(*fill) + "{} {} {} RG".format(*styles.ACCENT)
        ink.operate(f"q {colours} {pen} w {rounded(area)} B Q")
        spot.content.draw(ink, area.x + PADDING, area.y + area.height - PADDING)


@dataclass(frozen=True, kw_only=True)
class Star(HelperBox):
    """The helpers left and right of the one in the middle; reading begins with the first half."""

    @property
    def _columns(self) -> tuple[Sequence[Spot], Sequence[Spot]]:
        half = (len(self.around) + 1) // 2
        return self.around[:half], self.around[half:]

    @cached_property
    def height(self) -> float:
        columns = (_column(spots) for spots in self._columns)
        return max(*columns, self.centre.height) + 2 * PEN

    def middle(self, x: float, top: float) -> Area:
        width, height = self.centre.width, self.centre.height
        left = x + (self.width - width) / 2
        return Area(left, top - (self.height + height) / 2, width, height)

    def places(self, x: float, top: float) -> list[Area]:
        far = x + self.width * (1 - COLUMN)
        sides = (far, x) if self.rtl else (x, far)
        found = []
        for spots, left in zip(self._columns, sides, strict=True):
            gap = (self.height - sum(spot.height for spot in spots)) / (len(spots) + 1)
            upper = top
            for spot in spots:
                upper -= gap + spot.height
                found.append(Area(left, upper, spot.width, spot.height))
        return found

    def lines(self, middle: Area, places: Sequence[Area]) -> list[str]:
        return [_bow(middle, area) for area in places]


@dataclass(frozen=True, kw_only=True)
class Tree(HelperBox):
    """The helpers in rows of two below; a trunk runs down between them, with a branch to each."""

    @property
    def _is_alone(self) -> bool:
        return len(self.around) == 1

    @property
    def _rows(self) -> list[Sequence[Spot]]:
        return [self.around[at : at + 2] for at in range(0, len(self.around), 2)]

    @cached_property
    def height(self) -> float:
        rows = sum(max(spot.height for spot in row) + DISTANCE for row in self._rows)
        return self.centre.height + (TRUNK_TOP + rows - DISTANCE if self.around else 0.0)

    def middle(self, x: float, top: float) -> Area:
        width, height = self.centre.width, self.centre.height
        return Area(x + (self.width - width) / 2, top - height, width, height)

    def places(self, x: float, top: float) -> list[Area]:
        upper = top - self.centre.height - TRUNK_TOP
        found = []
        for row in self._rows:
            tallest = max(spot.height for spot in row)
            for number, spot in enumerate(row):
                far = (number == 1) != self.rtl
                free = self.width - spot.width
                left = x + free / 2 if self._is_alone else x + free * far
                lower = upper - (tallest + spot.height) / 2
                found.append(Area(left, lower, spot.width, spot.height))
            upper -= tallest + DISTANCE
        return found

    def lines(self, middle: Area, places: Sequence[Area]) -> list[str]:
        trunk = middle.x + middle.width / 2
        if self._is_alone:
            upper = places[0].y + places[0].height
            return [f"{trunk:.2f} {middle.y:.2f} m {trunk:.2f} {upper:.2f} l"]
        lowest = min((area.y + area.height / 2 for area in places), default=middle.y)
        found = [f"{trunk:.2f} {middle.y:.2f} m {trunk:.2f} {lowest:.2f} l"] if places else []
        for area in places:
            edge = area.x + area.width if area.x < trunk else area.x
            y = area.y + area.height / 2
            found.append(f"{trunk:.2f} {y:.2f} m {edge:.2f} {y:.2f} l")
        return found


def _with_hyphens(words: Passage) -> Passage:
    """Return a German text with places to break its long words."""
    if words.language != "de":
        return words
    return replace(words, runs=tuple(replace(run, text=hyphenated(run.text)) for run in words.runs))


def _column(spots: Sequence[Spot]) -> float:
    return sum(spot.height + DISTANCE for spot in spots) - (DISTANCE if spots else 0.0)


def _bow(middle: Area, area: Area) -> str:
    """Return the line from the one in the middle to the near edge of a box."""
    is_left = area.x < middle.x
    start = middle.x if is_left else middle.x + middle.width
    end = area.x + area.width if is_left else area.x
    from_y, to_y = middle.y + middle.height / 2, area.y + area.height / 2
    half = (start + end) / 2
    course = f"{half:.2f} {from_y:.2f} {half:.2f} {to_y:.2f} {end:.2f} {to_y:.2f} c"
    return f"{start:.2f} {from_y:.2f} m {course}"


def rounded(area: Area) -> str:
    """Return the outline of a box with round corners."""
    x, y, width, height = area
    radius = min(styles.FRAME_RADIUS, width / 2, height / 2)
    near = radius * 0.4477
    right, top = x + width, y + height
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - near:.2f} {y:.2f} {right:.2f} {y + near:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - near:.2f} {right - near:.2f} {top:.2f} {right - radius:.2f} {top:.2f} "
        f"c {x + radius:.2f} {top:.2f} l "
        f"{x + near:.2f} {top:.2f} {x:.2f} {top - near:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + near:.2f} {x + near:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )
