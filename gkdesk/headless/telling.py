"""Progress of a command: a line that changes on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_PAUSE = 0.2
"""A terminal shows a step at most so often, in seconds."""
_PATIENCE = 5.0
"""Whoever reads a log wants to know of long work alone."""


class Telling:
    """Tells how far work is; without a stream (a program without a console) it says nothing."""

    def __init__(
        self, stream: TextIO | None, words: str, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._words = words
        self._now = now
        self._is_terminal = stream is not None and stream.isatty()
        self._wait = _PAUSE if self._is_terminal else _PATIENCE
        self._begun = self._last = now()
        self._width = 0

    def step(self, done: int, total: int) -> None:
        """Tell a step, if enough time has passed since the last one."""
        moment = self._now()
        if moment - self._last >= self._wait:
            self._last = moment
            self._write(self._words.format(done=done, total=total))

    def say(self, text: str) -> None:
        """Tell something: at once on a terminal, elsewhere only in long work."""
        if self._is_terminal or self._now() - self._begun >= self._wait:
            self._write(text)

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        if self._is_terminal:
            self._stream.write(f"\r{text.ljust(self._width)}")
            self._width = len(text)
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the changing line away before something else is written."""
        if self._stream is not None and self._width:
            self._stream.write(f"\r{' ' * self._width}\r")
            self._stream.flush()
            self._width = 0
