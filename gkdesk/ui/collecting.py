"""Rubbish is collected in the thread of the window: Python would do it in any thread.

A widget that is part of a cycle is destroyed where the cycle is found. Found by a worker, it takes
the program down with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 500
COLLECT_AFTER = (20_000, 10, 10)
"""New objects, and collections of the younger generation, after which one is collected."""


class Collector(QObject):
    """Takes the place of Python's own collecting for as long as the application lives."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        due = -1
        for generation, (count, most) in enumerate(zip(gc.get_count(), COLLECT_AFTER, strict=True)):
            if count <= most:
                break
            due = generation
        if due >= 0:
            gc.collect(due)
