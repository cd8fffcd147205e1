"""Words are shaped once in a test process, not anew for each paper.

A rendering forgets its words when it ends, so a test that looks for words in memory takes the
fixture `own_statements`, which lets go of these as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.export.pdf.shaping import Shaper

if TYPE_CHECKING:
    from gkdesk.export.pdf.shaping import Shape

_kept: dict[Any, Shape] = {}
_alone = Shaper.__init__


def _sharing(self: Shaper) -> None:
    self._kept = _kept


def share() -> None:
    """Let all renderings from now on use what one of them shaped."""
    Shaper.__init__ = _sharing  # type: ignore[method-assign]


def part() -> None:
    """Let renderings from now on shape for themselves, as in the program."""
    Shaper.__init__ = _alone  # type: ignore[method-assign]
    _kept.clear()
