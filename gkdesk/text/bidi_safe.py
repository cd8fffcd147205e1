"""Keep left-to-right pieces whole inside right-to-left text.

The bidirectional algorithm itself turns "+49 30 1234" round inside Arabic; isolates (UAX#9)
prevent that. Every service that fills a phone number, date, code or foreign name into a text
does it through here.
"""

from __future__ import annotations

import unicodedata

LEFT_TO_RIGHT_ISOLATE = "\u2066"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_CONTROLS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
)


_TURNING = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI"})


def strip_controls(text: str) -> str:
    """Remove all invisible direction marks, so that typed ones cannot break out of an isolate."""
    return text.translate(_CONTROLS)


def ltr(text: str) -> str:
    """Isolate a piece that always runs left to right: phone, e-mail, date, time, code."""
    return _wrapped(text, LEFT_TO_RIGHT_ISOLATE)


def auto(text: str) -> str:
    """Isolate a piece of unknown direction, such as a name: its first letter decides."""
    return _wrapped(text, FIRST_STRONG_ISOLATE)


def inside(text: str) -> str:
    """Isolate a piece for a sentence of the program, if it could turn the words around it."""
    return auto(text) if any(unicodedata.bidirectional(char) in _TURNING for char in text) else text


def _wrapped(text: str, opening: str) -> str:
    bare = strip_controls(text)
    return f"{opening}{bare}{POP_ISOLATE}" if bare else ""
