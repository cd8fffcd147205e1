"""What a drawn map consists of: a page and a list of marks in the order in which they are painted.

Lengths are points. The origin is the upper left corner of the page, y grows downwards. Colours are
names of tokens of `resources/theme/tokens.toml`, so that one drawing serves light, dark and print.
There are four kinds of marks, and every renderer (screen, PDF, SVG) paints these four and nothing
else; arrow heads, clocks and signs are put together from them. The page itself is `surface`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from gkdesk.network.graph import Place
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.network.curves import Courses  # noqa: TC004 (it needs the points of here)

PITCH = 1.16
"""From one line of a name to the next, as a share of the size of type."""


class Subject(StrEnum):
    """What kind of thing a mark is about."""

    ACTOR = "actor"
    TIE = "tie"
    SECTOR = "sector"
    RING = "ring"
    LEGEND = "legend"
    PAGE = "page"


class Layer(IntEnum):
    """The depth of a mark; a drawing lists its marks from the lowest layer to the highest."""

    GROUND = 0
    TIES = 1
    ACTORS = 2
    LABELS = 3
    TIE_SIGNS = 4
    HEADER = 5
    LEGEND = 6


class Anchor(StrEnum):
    """Which point of a line of text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class About:
    """What a mark belongs to; `id` is the id of an organisation or cooperation, else 0.

    Marks with the same `About` are one thing to a hand, an ear and a selection. `sentence` says
    it to people who cannot see the map; it stands at the main mark of a thing, else it is empty.
    It may come as something that makes it: of thousands of sentences a screen reads a few.
    """

    __slots__ = ("_told", "id", "subject")

    def __init__(
        self, subject: Subject, ref: int = 0, sentence: str | Callable[[], str] = ""
    ) -> None:
        self.subject = subject
        self.id = ref
        self._told = sentence

    @property
    def is_main(self) -> bool:
        """Return whether the sentence stands here."""
        return bool(self._told)

    @property
    def sentence(self) -> str:
        """Return what says the thing, else an empty text."""
        if not isinstance(self._told, str):
            self._told = self._told()
        return self._told

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, About):
            return NotImplemented
        mine, theirs = (self.subject, self.id), (other.subject, other.id)
        return self is other or (mine == theirs and self.sentence == other.sentence)

    def __hash__(self) -> int:
        return hash((self.subject, self.id))

    def __repr__(self) -> str:
        return f"About({self.subject!r}, {self.id})"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the page."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled ground."""

    token: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line; `dash` is drawn and left out in points along the line, empty means solid."""

    token: str
    width: float
    dash: tuple[float, ...] = ()
    has_round_ends: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class EllipseMark:
    """An ellipse around its centre."""

    about: About
    layer: Layer
    centre: Point
    radius_x: float
    radius_y: float
    fill: Fill | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class PolygonMark:
    """A closed polygon."""

    about: About
    layer: Layer
    points: tuple[Point, ...]
    fill: Fill | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class CurveMark:
    """A cubic Bézier curve; a straight line has its controls on the line."""

    about: About
    layer: Layer
    start: Point
    control1: Point
    control2: Point
    end: Point
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text on its baseline; `halo` is the width of `surface` around it."""

    about: About
    layer: Layer
    text: str
    position: Point
    size: float
    token: str
    weight: int = 400
    anchor: Anchor = Anchor.START
    is_italic: bool = False
    opacity: float = 1.0
    halo: float = 0.0


Mark = EllipseMark | PolygonMark | CurveMark | TextMark


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share more than a border."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Return whether the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the unit disc of an arrangement lies on the page."""

    centre: Point
    radius_x: float
    radius_y: float

    def to_page(self, x: float, y: float) -> Point:
        """Return the point of the page for a point of the disc."""
        return Point(self.centre.x + x * self.radius_x, self.centre.y + y * self.radius_y)

    def to_place(self, point: Point) -> Place:
        """Return the place by hand for a point of the page, as `Actor.place` keeps it."""
        x = (point.x - self.centre.x) / self.radius_x
        y = (point.y - self.centre.y) / self.radius_y
        return Place(round(x * 1000), round(y * 1000))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an organisation stands on the page; for hitting, dragging and jumping to it."""

    actor: OrganisationId
    centre: Point
    radius: float
    label: Box | None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An organisation for whose name there was no room."""

    actor: OrganisationId
    name: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node that wants its name; `sign_width` is the room for signs behind it, in sizes of type.

    `rank` says who chooses first (low before high), `outward` is -1 at the left edge of the map,
    1 at the right one, else 0.
    """

    actor: OrganisationId
    text: str
    centre: Point
    radius: float
    rank: tuple[int, ...]
    outward: int = 0
    sign_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A placed name: its lines stand with `anchor` at `x`, the first on the baseline `y`.

    `sign` is the room that is kept behind the text of the last line; with a leader a thin line
    joins the name to its node.
    """

    actor: OrganisationId
    lines: tuple[str, ...]
    size: float
    anchor: Anchor
    x: float
    y: float
    box: Box
    sign: float = 0.0
    has_leader: bool = False

    @property
    def pitch(self) -> float:
        """Return the way from one baseline to the next."""
        return self.size * PITCH


@dataclass(frozen=True, slots=True)
class Placed:
    """What was placed and where, so that the next drawing need not search again."""

    nodes: tuple[Node, ...]
    page: Box
    obstacles: tuple[Box, ...]
    size: float
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready to be painted on a page of this size.

    `placed` and `courses` serve the next `draw`.
    """

    width: float
    height: float
    title: str
    sentence: str
    marks: tuple[Mark, ...]
    frame: Frame
    spots: tuple[Spot, ...]
    unnamed: tuple[Unnamed, ...] = ()
    placed: tuple[Placed, ...] = ()
    courses: Courses | None = field(default=None, repr=False, compare=False)
