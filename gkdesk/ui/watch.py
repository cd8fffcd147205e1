"""Notice that nobody is working any more: idle time, sleep and the session lock of the desktop.

Sleep is seen in two ways. A jump of the wall clock between two ticks means that the machine slept
(or that somebody moved the clock; locking is right then too); this works everywhere, but only at
the first tick after waking. On Linux desktops the system bus announces sleep and the session lock
beforehand. Other systems announce it by other means that are not used here: there the store
locks within two seconds after waking, and a mere session lock is covered by the idle time.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusConnection

TICK_MS = 2000
SLEPT_SECONDS = 60.0
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emit `idle` when no key and no mouse was used for the set time, `slept` after a sleep."""

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        minutes: int,
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._limit = minutes * 60.0
        self._monotonic = monotonic
        self._wall = wall
        self._last_input = monotonic()
        self._last_tick = (monotonic(), wall())
        self._focused: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)
            application.focusObjectChanged.connect(self._on_focus_object_changed)
            self._listen_to_windows()
            self._on_focus_object_changed(QGuiApplication.focusObject())

    def set_minutes(self, minutes: int) -> None:
        self._limit = minutes * 60.0

    def start(self) -> None:
        """Begin to watch; the time counts from now."""
        self._last_input = self._monotonic()
        self._last_tick = (self._monotonic(), self._wall())
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def touch(self) -> None:
        """Count this moment as input."""
        self._last_input = self._monotonic()

    @Slot()
    def tick(self) -> None:
        """Look at both clocks and tell what happened since the last look."""
        self._listen_to_windows()
        monotonic, wall = self._monotonic(), self._wall()
        before_monotonic, before_wall = self._last_tick
        self._last_tick = (monotonic, wall)
        expected = TICK_MS / 1000
        longest = max(monotonic - before_monotonic, wall - before_wall)
        if longest > expected + SLEPT_SECONDS:
            self.slept.emit()
        elif monotonic - self._last_input >= self._limit:
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self.touch()
        return super().eventFilter(watched, event)

    def _listen_to_windows(self) -> None:
        """Hear every window, also one that opened without the focus, such as a menu."""
        # Filtering the few windows is far cheaper than every event of every widget.
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # one that is there already is only moved

    @Slot(QWindow)
    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot(QObject)
    def _on_focus_object_changed(self, focused: QObject | None) -> None:
        """Hear the field too: input methods and reading aids write into it past its window."""
        before, self._focused = self._focused, focused
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if focused is not None:
            focused.installEventFilter(self)


class DesktopSignals(QObject):
    """Pass on what a Linux desktop says over its local bus: going to sleep, session locked."""

    locking = Signal()

    def start(self) -> bool:
        """Listen; return whether a bus was there to listen to."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        system = QDBusConnection.systemBus()
        session = QDBusConnection.sessionBus()
        heard = system.isConnected() and self._listen(
            system, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
        )
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                heard |= self._listen(session, "", name, "ActiveChanged")
        return heard

    def _listen(self, bus: QDBusConnection, path: str, interface: str, signal: str) -> bool:
        slot = SLOT("on_changed(bool)")
        return bus.connect("", path, interface, signal, self, slot)  # type: ignore[call-overload, no-any-return]

    @Slot(bool)
    def on_changed(self, begins: bool) -> None:  # noqa: FBT001 - the bus sends one plain bool
        if begins:
            self.locking.emit()
