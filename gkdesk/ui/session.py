"""The life cycle of one store in the window: none yet, locked, unlocked."""

from __future__ import annotations

from contextlib import ExitStack
from enum import Enum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk.errors import UserError
from gkdesk.paths import holds_store

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.after_unlock import AfterUnlock
    from gkdesk.ui.pages.page import Place
    from gkdesk.ui.watch import DesktopSignals, IdleWatch


LISTEN_AFTER_MS = 500


class State(Enum):
    """What the window shows: the first run, the unlock page or the content."""

    EMPTY = "empty"
    LOCKED = "locked"
    UNLOCKED = "unlocked"


class LockReason(StrEnum):
    """Why the store was locked; said on the unlock page."""

    START = "start"
    ASKED = "asked"
    IDLE = "idle"
    SLEEP = "sleep"


class Session(QObject):
    """Hold the one workspace while it is unlocked, and remember ids and moments while not.

    `locking` is emitted while the workspace can still be written: whoever shows content hands
    over drafts and stops work then. `state_changed` follows when the store is closed.
    """

    locking = Signal()
    state_changed = Signal()

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        *,
        idle_minutes: int = 10,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.clock = clock
        self.workspace: Workspace | None = None
        self.place: Place | None = None
        self.locked_at: dt.datetime | None = None
        self.reason = LockReason.START
        self.after_unlock: list[AfterUnlock] = []
        """What to say after unlocking: work that the lock stopped, drafts that failed."""
        self._idle_minutes = idle_minutes
        self._desktop: DesktopSignals | None = None
        # The desktop bus costs milliseconds that the first paint should not wait for.
        QTimer.singleShot(LISTEN_AFTER_MS, self._on_started)

    @cached_property
    def watch(self) -> IdleWatch:
        """The watch over idle time and sleep; made when there is something to lock."""
        from gkdesk.ui.watch import IdleWatch

        watch = IdleWatch(self._idle_minutes, self)
        watch.idle.connect(self._on_watch_idle)
        watch.slept.connect(self._on_watch_slept)
        return watch

    def state(self) -> State:
        """Tell where the store is in its life; looks at the folder when it is locked."""
        if self.workspace is not None:
            return State.UNLOCKED
        return State.LOCKED if holds_store(self.folder) else State.EMPTY

    def begin(self, workspace: Workspace) -> None:
        """Take over an unlocked workspace."""
        self.workspace = workspace
        self.folder = workspace.folder
        self._tell_what_was_found(workspace)
        self.watch.start()
        self.state_changed.emit()

    def choose(self, folder: Path) -> None:
        """Turn to another store; the present one is locked first."""
        self.lock(LockReason.ASKED)
        self.folder = folder
        self.place = None
        self.locked_at = None
        self.reason = LockReason.START
        self.state_changed.emit()

    @Slot()
    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Lock at once. A second call while locked does nothing."""
        if self.workspace is None:
            return
        self.watch.stop()
        self.reason = reason
        self.locked_at = self.clock.now()
        workspace = self.workspace
        with ExitStack() as stack:  # a listener's bug must not keep the store open
            stack.callback(self.state_changed.emit)
            stack.callback(workspace.close)
            stack.callback(self._forget_workspace)
            self.locking.emit()

    def end(self) -> None:
        """Close the store because the program ends; the undo history ends with it."""
        if self.workspace is None:
            return
        self.watch.stop()
        workspace = self.workspace
        with ExitStack() as stack:
            stack.callback(workspace.close, end_of_session=True)
            stack.callback(self._forget_workspace)
            self.locking.emit()

    def _tell_what_was_found(self, workspace: Workspace) -> None:
        """Say it if the key file is another one, if the clock went back, if a swap was ended."""
        # The first paint needs no words.
        from gkdesk.text.after_unlock import AfterUnlock, Notice, of_clock

        foreign = AfterUnlock(Notice.KEY_FILE_FOREIGN)
        if workspace.security.is_key_file_foreign() and foreign not in self.after_unlock:
            self.after_unlock.append(foreign)
        logged = workspace.security.clock_went_back_from()
        if logged is not None:
            behind = of_clock(workspace.clock.today(), logged)
            self.after_unlock += [] if behind in self.after_unlock else [behind]
        try:
            old = workspace.backups.take_finished_swap()
        except UserError:  # the mark cannot be removed; it is told when it can
            return
        if old is not None:
            self.after_unlock.append(AfterUnlock(Notice.SWAP_FINISHED, str(old)))

    def _forget_workspace(self) -> None:
        self.workspace = None

    @Slot()
    def _on_started(self) -> None:
        from gkdesk.ui import spool
        from gkdesk.ui.watch import DesktopSignals

        spool.clear()
        self._desktop = DesktopSignals(self)
        self._desktop.locking.connect(self._on_watch_slept)
        self._desktop.start()

    @Slot()
    def _on_watch_idle(self) -> None:
        self.lock(LockReason.IDLE)

    @Slot()
    def _on_watch_slept(self) -> None:
        self.lock(LockReason.SLEEP)
