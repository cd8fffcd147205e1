"""What is being done on the map: looked at, moved, connected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF

from gkdesk.ui.map.targets import NOWHERE, Target


class Mode(Enum):
    """What the next step of a hand means."""

    REST = auto()
    MOVE = auto()
    CONNECT = auto()


@dataclass
class Doing:
    """The state of one map between two events.

    `source` is the organisation that is moved or connected, `other` the one to connect it with;
    `at` is the point of the map where a moved one would stand, or where a line ends.
    `prefers_keys` tells which hints are of use.
    """

    mode: Mode = Mode.REST
    source: int | None = None
    other: int | None = None
    at: QPointF | None = None
    by_keys: bool = False
    hovered: Target = NOWHERE
    prefers_keys: bool = False

    def rest(self) -> None:
        """Do nothing any more."""
        self.mode = Mode.REST
        self.source = self.other = self.at = None
        self.by_keys = False

    def begin(self, mode: Mode, source: int, at: QPointF, *, by_keys: bool) -> None:
        """Begin to move or to connect an organisation."""
        self.mode, self.source, self.other = mode, source, None
        self.at, self.by_keys = at, by_keys
