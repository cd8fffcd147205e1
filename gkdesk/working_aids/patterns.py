"""Regular expressions of templates, as far as they end in bounded time on every text.

Python's matcher goes back and tries again, so a pattern such as `(a+)+` may take longer than a
life. The steps are counted beforehand: the ways in which a pattern can go through a text, times
the places at which its parts without end can stop. Refused is what takes too many; what people
check (postcodes, file numbers, addresses) stays.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from gkdesk.text.clean import TEXT_LIMIT

_LONGEST_PATTERN = 200
_ENDLESS = 50
"""A part that may stand so many times more or less counts as one without end."""
_MOST_WAYS = 2_000
_MOST_STEPS = 3_000_000
_SHORTEST_LIMIT = 100
"""A pattern that can only be tried on shorter texts than this is of no use."""
_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<foreign>\(\?(?!:))|(?P<group>\((?:\?:)?)|(?P<end>\))"
    r"|(?P<count>[*+?]|\{\d*,\d*\}|\{\d+\})|(?P<bar>\|)|(?P<other>.)",
    re.DOTALL,
)
_COUNTS = {"*": (0, math.inf), "+": (1, math.inf), "?": (0, 1)}


@dataclass(frozen=True)
class Bounded:
    """A pattern and the longest text that it is tried on."""

    pattern: re.Pattern[str]
    longest: int

    def fits(self, text: str) -> bool:
        """Tell whether the whole text fits the pattern; a text that is too long does not."""
        return len(text) <= self.longest and self.pattern.fullmatch(text) is not None


def compiled(pattern: str) -> Bounded:
    """Return the pattern. Raises ValueError where it is none, or takes too many steps."""
    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError("pattern")
    longest = _longest(pattern)
    try:
        return Bounded(re.compile(pattern), longest)
    except (re.error, OverflowError):
        raise ValueError("pattern") from None


@dataclass
class _Level:
    """What is counted between two brackets: branches before, this branch, its last part."""

    before: int = 0
    branch: int = 1
    last: int = 1

    def ways(self) -> int:
        return self.before + self.branch * self.last

    def go_on(self, ways: int = 1) -> None:
        self.branch *= self.last
        self.last = ways

    def next_branch(self) -> None:
        self.before, self.branch, self.last = self.ways(), 1, 1


def _longest(pattern: str) -> int:
    levels = [_Level()]
    endless = 0
    for piece in _PIECE.finditer(pattern):
        _refuse(piece["foreign"] or (piece["escape"] and piece["escape"][1].isdigit()))
        if piece["group"]:
            levels.append(_Level())
        elif piece["end"]:
            _refuse(len(levels) == 1)
            inside = levels.pop().ways()
            levels[-1].go_on(inside)
        elif piece["bar"]:
            levels[-1].next_branch()
        elif piece["count"]:
            endless += _counted(levels[-1], piece["count"])
        else:
            levels[-1].go_on()
    ways = levels[0].ways()
    _refuse(ways > _MOST_WAYS)
    if not endless:
        return TEXT_LIMIT
    longest = (_MOST_STEPS * math.factorial(endless) / ways) ** (1 / endless)
    _refuse(longest < _SHORTEST_LIMIT)
    return min(int(longest), TEXT_LIMIT)


def _counted(level: _Level, count: str) -> bool:
    """Count a part that may stand several times; tell whether it has no end."""
    least, most = _bounds(count)
    _refuse(most > 1 and level.last > 1)
    if most - least > _ENDLESS:
        level.last = 2
        return True
    level.last = level.last + (least == 0) if most <= 1 else int(most - least) + 1
    return False


def _bounds(count: str) -> tuple[float, float]:
    if count in _COUNTS:
        return _COUNTS[count]
    least, comma, most = count[1:-1].partition(",")
    low = int(least or 0)
    return low, (int(most) if most else math.inf) if comma else low


def _refuse(condition: object) -> None:
    if condition:
        raise ValueError("pattern")
