"""How long an item has taken: counted on the office's clock, and never a reason to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.clock import Clock

ONE_SECOND = 1000


class ItemTimer(QObject):
    """Counts the seconds of one item; `ticked` comes once a second while it runs."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before = 0
        self._since: dt.datetime | None = None
        self._beat = QTimer(self, interval=ONE_SECOND)
        self._beat.timeout.connect(self._on_beat_timeout)

    def set_seconds(self, seconds: int) -> None:
        """Count on from here; it stands until it is started."""
        self.pause()
        self._before = seconds
        self.ticked.emit()

    def start(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._clock.now()
            self._beat.start()
            self.ticked.emit()

    def pause(self) -> None:
        """Stop counting; what was counted stays."""
        self._before, self._since = self.seconds(), None
        self._beat.stop()
        self.ticked.emit()

    def is_running(self) -> bool:
        """Tell whether time is being counted."""
        return self._since is not None

    def seconds(self) -> int:
        """Return how long it took so far; a clock that was set back takes nothing away."""
        if self._since is None:
            return self._before
        return self._before + max(0, int((self._clock.now() - self._since).total_seconds()))

    @Slot()
    def _on_beat_timeout(self) -> None:
        self.ticked.emit()
