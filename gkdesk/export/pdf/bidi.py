"""The Unicode bidirectional algorithm (UAX #9): embedding levels and visual order.

Everything works on one paragraph without line breaks. Explicit levels (X1-X8) are found here,
the rest is resolved per isolating run sequence in `bidi_resolve`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gkdesk.export.pdf.bidi_resolve import Sequencer

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DEPTH = 125
INITIATORS = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDINGS | {"PDF", "BN"}
TRAILING = INITIATORS | REMOVED | {"PDI", "WS", "S", "B"}
SIMPLE = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON", ""})


@lru_cache(maxsize=4096)
def bidi_class(character: str) -> str:
    """Return the bidirectional class; unassigned characters get the default of their block."""
    return unicodedata.bidirectional(character) or _default_class(ord(character))


def _default_class(code: int) -> str:
    if 0x0590 <= code <= 0x05FF or 0x07C0 <= code <= 0x085F or 0xFB1D <= code <= 0xFB4F:
        return "R"
    if 0x0600 <= code <= 0x07BF or 0x0860 <= code <= 0x08FF or 0xFB50 <= code <= 0xFDCF:
        return "AL"
    if 0xFDF0 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
        return "AL"
    if 0x10800 <= code <= 0x10FFF or 0x1E800 <= code <= 0x1EFFF:
        return "R"
    return "ET" if 0x20A0 <= code <= 0x20CF else "L"


def base_level(classes: Sequence[str], start: int = 0, *, until_pdi: bool = False) -> int:
    """Return the paragraph level by the first strong character outside isolates (P2, P3)."""
    depth = 0
    for position in range(start, len(classes)):
        kind = classes[position]
        if kind in INITIATORS:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and until_pdi:
                return 0
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character; `base` 0 is left to right, 1 the other way."""
    classes = [bidi_class(character) for character in text]
    if base == 0 and SIMPLE.issuperset(classes):
        return [0] * len(text)
    level = base_level(classes) if base is None else base
    explicit = _Explicit(classes, level)
    explicit.run()
    Sequencer(text, classes, explicit.kinds, explicit.levels, level).resolve()
    _fill_removed(classes, explicit.levels, level)
    reset_trailing(classes, explicit.levels, level)
    return explicit.levels


def reset_trailing(classes: Sequence[str], found: list[int], base: int) -> None:
    """Put separators, and white space before them or at the end, at the paragraph level (L1)."""
    trailing = True
    for position in range(len(classes) - 1, -1, -1):
        kind = classes[position]
        if kind in ("S", "B"):
            trailing = True
        elif kind not in TRAILING:
            trailing = False
        if trailing:
            found[position] = base


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Return the indexes of a line's pieces from left to right (L2)."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level % 2]
    for level in range(max(line_levels, default=0), min(odd, default=1) - 1, -1):
        position = 0
        while position < len(order):
            end = position
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[position:end] = order[position:end][::-1]
            position = max(end, position + 1)
    return order


def _fill_removed(classes: Sequence[str], found: list[int], base: int) -> None:
    previous = base
    for position, kind in enumerate(classes):
        if kind in REMOVED:
            found[position] = previous
        previous = found[position]


@dataclass(slots=True)
class _Entry:
    level: int
    override: str | None
    isolate: bool


class _Explicit:
    """The directional status stack of rules X1 to X8."""

    def __init__(self, classes: Sequence[str], base: int) -> None:
        self.classes = classes
        self.kinds = list(classes)
        self.base = base
        self.levels = [base] * len(classes)
        self.stack = [_Entry(base, None, isolate=False)]
        self.overflow_isolates = 0
        self.overflow_embeddings = 0
        self.valid_isolates = 0

    def run(self) -> None:
        for position, kind in enumerate(self.classes):
            if kind in INITIATORS:
                self._open_isolate(position, kind)
            elif kind in EMBEDDINGS:
                self._open_embedding(position, kind)
            elif kind == "PDI":
                self._close_isolate(position)
            elif kind == "PDF":
                self._close_embedding()
            elif kind == "B":
                self.levels[position] = self.base
            elif kind != "BN":
                self._place(position)

    def _place(self, position: int) -> None:
        top = self.stack[-1]
        self.levels[position] = top.level
        if top.override:
            self.kinds[position] = top.override

    def _next_level(self, *, rtl: bool) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if rtl else (level + 2) & ~1

    def _open_isolate(self, position: int, kind: str) -> None:
        self._place(position)
        rtl = kind == "RLI"
        if kind == "FSI":
            rtl = base_level(self.classes, position + 1, until_pdi=True) == 1
        level = self._next_level(rtl=rtl)
        if level > MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings:
            self.overflow_isolates += 1
            return
        self.valid_isolates += 1
        self.stack.append(_Entry(level, None, isolate=True))

    def _open_embedding(self, position: int, kind: str) -> None:
        self.levels[position] = self.stack[-1].level
        level = self._next_level(rtl=kind[0] == "R")
        if level > MAX_DEPTH or self.overflow_isolates or self.overflow_embeddings:
            if not self.overflow_isolates:
                self.overflow_embeddings += 1
            return
        override = {"LRO": "L", "RLO": "R"}.get(kind)
        self.stack.append(_Entry(level, override, isolate=False))

    def _close_isolate(self, position: int) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1
        self._place(position)

    def _close_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif len(self.stack) > 1 and not self.stack[-1].isolate:
            self.stack.pop()
