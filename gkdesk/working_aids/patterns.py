"""Regular expressions of templates, as far as they end in bounded time on every text.

Python's matcher goes back and tries again, so a pattern such as `(a+)+` may take longer than a
life. Refused is what makes that possible; what people check (postcodes, file numbers, addresses)
stays.
"""

from __future__ import annotations

import re

LONGEST_TEXT = 500
"""A longer answer never fits a pattern."""

_LONGEST_PATTERN = 200
_OPEN = 10
"""A part that may stand more often than this counts as one that may stand any number of times."""
_MOST_OPEN = 3
_PIECE = re.compile(
    r"(?P<escape>\\.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<foreign>\(\?(?!:))|(?P<group>\((?:\?:)?)|(?P<end>\))"
    r"|(?P<count>[*+?]|\{\d+(?:,\d*)?\})|(?P<bar>\|)|(?P<other>.)",
    re.DOTALL,
)
_COUNT = re.compile(r"\{(\d+)(,?)(\d*)\}")


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern. Raises ValueError where it is none, or may never end."""
    if len(pattern) > _LONGEST_PATTERN or not _ends(pattern):
        raise ValueError("pattern")
    try:
        return re.compile(pattern)
    except (re.error, OverflowError):
        raise ValueError("pattern") from None


def fits(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether the whole text fits the pattern."""
    return len(text) <= LONGEST_TEXT and pattern.fullmatch(text) is not None


def _ends(pattern: str) -> bool:
    """Tell whether few parts repeat, and none that repeats has different ways inside."""
    varies = [False]
    last = False
    repeated = 0
    for piece in _PIECE.finditer(pattern):
        if piece["foreign"] or (piece["escape"] and piece["escape"][1].isdigit()):
            return False
        if piece["group"]:
            varies.append(False)
        elif piece["end"]:
            if len(varies) == 1:
                return False
            last = varies.pop()
            varies[-1] = varies[-1] or last
            continue
        elif piece["count"]:
            least, most = _bounds(piece["count"])
            if most > 1 and last:
                return False
            repeated += most > _OPEN and most != least
            varies[-1] = varies[-1] or most != least
            last = True
            continue
        elif piece["bar"]:
            varies[-1] = True
        last = False
    return repeated <= _MOST_OPEN


def _bounds(count: str) -> tuple[int, int]:
    endless = _OPEN * 1000
    if count in {"*", "+", "?"}:
        return int(count == "+"), 1 if count == "?" else endless
    match = _COUNT.fullmatch(count)
    if match is None:
        return 0, endless
    least = int(match[1])
    if match[3]:
        return least, int(match[3])
    return least, endless if match[2] else least
