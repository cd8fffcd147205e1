"""The one window: first run, unlock page or content, and the ways between them."""

from __future__ import annotations

import gc
from functools import cached_property, partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, QThread, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from gkdesk import settings as device
from gkdesk.errors import UserError, WrongPassphrase
from gkdesk.ui import unlocking
from gkdesk.ui.pages.unlock import WRONG, UnlockPage, Way
from gkdesk.ui.session import LockReason, Session, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkdesk.services.access import StoreFacts
    from gkdesk.services.workspace import Workspace
    from gkdesk.settings import Settings
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.dialogs.closing_notice import ClosingNotice
    from gkdesk.ui.moves import StoreMoves

TITLE = "gkdesk"
SMALLEST = (640, 420)
USUAL = (1366, 768)
LOOK_AFTER_MS = 150


class MainWindow(QMainWindow):
    """Shows what the session's state asks for; its title never says anything."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.content: ContentView | None = None
        self.guide: QWidget | None = None
        self.last_words: ClosingNotice | None = None
        self._condemned: list[QWidget] = []
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setMinimumSize(self._in_sight(SMALLEST))
        self._gate = QStackedWidget(self)
        self.setCentralWidget(self._gate)
        self.unlock = UnlockPage(self._gate)  # a page that moves later is dressed twice
        self._gate.addWidget(self.unlock)
        self._connect()
        self._restore_geometry()
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show the first run, the unlock page or the content."""
        state = self.session.state()
        if state is State.UNLOCKED:
            self._show_unlocked()
        elif state is State.EMPTY:
            self._show_first_run()
        else:
            self._show_locked()

    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Lock now."""
        self.session.lock(reason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed, end the undo history, and go, whatever does not work."""
        from gkdesk.ui import closing

        self.settings.set(device.GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        try:
            self.last_words = closing.end(self.session)
        finally:
            super().closeEvent(event)

    @Slot(object, str)
    def _on_secret_given(self, way: Way, secret: str) -> None:
        from gkdesk.ui import tasks

        folder, clock = self.session.folder, self.session.clock
        tasks.run(
            self,
            partial(unlocking.with_secret, folder, clock, way, secret),
            done=partial(self._on_opened, way),
            failed=partial(self._on_open_failed, folder),
            stopped=self._on_open_stopped,
        )

    @Slot()
    def _on_device_wanted(self) -> None:
        from gkdesk.ui import tasks

        folder, clock = self.session.folder, self.session.clock
        self.unlock.set_busy(busy=True)
        tasks.run(
            self,
            partial(unlocking.with_device, folder, clock),
            done=partial(self._on_opened, Way.OWNER),
            failed=partial(self._on_open_failed, folder),
            stopped=self._on_open_stopped,
        )

    def _on_opened(self, way: Way, workspace: Workspace) -> None:
        if workspace.folder != self.session.folder:
            workspace.close()  # another store was chosen meanwhile
            return
        self.unlock.forget()
        self.settings.remember_store(workspace.folder)
        if way is Way.CODE:
            self.settings.set(device.SETUP_STEP, f"renew {workspace.store_id}")
        elif self.settings.get(device.SETUP_STEP).startswith("renew "):
            self.settings.set(device.SETUP_STEP, "")  # the passphrase is known after all
        self.session.begin(workspace)

    def _on_open_failed(self, folder: Path, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        if folder != self.session.folder:
            return
        self.moves.help_with(error)
        wrong = isinstance(error, WrongPassphrase)
        own = wrong and self.unlock.way is not Way.CODE
        self.unlock.refuse(WRONG if own else sentence(error), wrong_secret=wrong)

    def _on_open_stopped(self) -> None:
        self.unlock.set_busy(busy=False)

    def _show_unlocked(self) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        if self.guide is not None:
            return  # the guide has just made this store and goes on with it
        step, _, store_id = self.settings.get(device.SETUP_STEP).partition(" ")
        if step and store_id == workspace.store_id:
            self._show_guide(workspace, step)
        else:
            self._show_content(workspace)

    def _show_content(self, workspace: Workspace) -> None:
        from gkdesk.ui import clipboard
        from gkdesk.ui.content import ContentView
        from gkdesk.ui.moves import tell_odd_note
        from gkdesk.ui.widgets import Kind

        self.content = ContentView(workspace, self._gate, device=self.settings)
        clipboard.Watch(self.content)
        self.content.context.device_changed.connect(self._on_device_changed)
        self.content.lock_wanted.connect(
            self._on_lock_wanted, QtCore.Qt.ConnectionType.QueuedConnection
        )
        self.content.help_wanted.connect(self.show_help)
        queued = QtCore.Qt.ConnectionType.QueuedConnection
        self.content.context.place_wanted.connect(self.moves.take_place, queued)
        self.content.context.renewal_wanted.connect(self.moves.renew_key, queued)
        self._gate.addWidget(self.content)
        self._gate.setCurrentWidget(self.content)
        self.content.begin(self.session.place)
        tell_odd_note(self.session)
        for told in self.session.after_unlock:
            self.content.say_banner(Kind.INFO, told.sentence)
        self.session.after_unlock.clear()
        self.content.start_background_work()

    def _show_first_run(self) -> None:
        from gkdesk.ui.pages.first_run import FirstRunPage

        self._replace_guide(FirstRunPage(self.session, self.settings, self))

    def _show_guide(self, workspace: Workspace, step: str) -> None:
        from gkdesk.ui.pages.first_run import FirstRunPage

        guide = FirstRunPage(self.session, self.settings, self)
        guide.resume(workspace, step)
        self._replace_guide(guide)

    def _replace_guide(self, guide: QWidget) -> None:
        from gkdesk.ui.pages.first_run import FirstRunPage

        old, self.guide = self.guide, guide
        if isinstance(guide, FirstRunPage):
            guide.finished.connect(
                self._on_guide_finished, QtCore.Qt.ConnectionType.QueuedConnection
            )
            guide.help_wanted.connect(self.show_help)
            guide.practice_wanted.connect(
                self._on_practice_wanted, QtCore.Qt.ConnectionType.QueuedConnection
            )
            queued = QtCore.Qt.ConnectionType.QueuedConnection
            guide.other_store_wanted.connect(self._on_other_store_wanted, queued)
            guide.recovery_wanted.connect(self._on_recovery_wanted, queued)
        self._gate.addWidget(guide)
        self._gate.setCurrentWidget(guide)
        if old is not None:
            self._condemn(old)
            self._destroy_condemned()

    def _show_locked(self) -> None:
        if self.guide is not None:
            self._condemn(self.guide)
            self.guide = None
            self._destroy_condemned()
        self.unlock.welcome(self.session.reason, self.session.locked_at)
        self._gate.setCurrentWidget(self.unlock)
        self.unlock.take_focus()
        # Looking for the other ways in loads the store's libraries: well after the first paint.
        QTimer.singleShot(LOOK_AFTER_MS, self._look_for_ways_in)

    @Slot()
    def _look_for_ways_in(self) -> None:
        from gkdesk.ui import tasks

        if self.unlock.is_busy():
            return
        tasks.run(
            self.unlock,
            partial(unlocking.inspect, self.session.folder),
            done=self._on_ways_in_found,
            failed=self._on_ways_in_unknown,
            stopped=tasks.stays_as_it_is,
        )

    def _on_ways_in_found(self, facts: StoreFacts) -> None:
        self.unlock.show_ways(device=facts.has_device_slot)
        if self.unlock.is_busy():
            return  # the opening tells what is wrong
        if not facts.exists:
            self.moves.tell_missing()
        elif facts.key_file_trouble is not None:
            self.moves.tell_beforehand(facts.key_file_trouble)

    def _on_ways_in_unknown(self, _error: UserError) -> None:
        """Leave it to the opening to say what is wrong with the folder."""

    @Slot()
    def _on_session_locking(self) -> None:
        """Hide first, then keep what is typed, then stop, close and destroy, whatever fails."""
        from gkdesk.ui import locking
        from gkdesk.ui.pages.first_run import FirstRunPage

        content, session = self.content, self.session
        keep: tuple[Callable[[], object], ...] = ()
        if content is not None:
            keep = (
                partial(locking.keep_place, session, content),
                partial(locking.keep_drafts, session, content),
            )
        elif isinstance(self.guide, FirstRunPage):
            keep = (partial(locking.keep_drafts, session, self.guide),)
        locking.take_all(
            QGuiApplication.inputMethod().commit,
            self._cover_content,
            partial(locking.close_dialogs, self._condemn),
            partial(locking.stop_work, session),
            *keep,
            partial(self._gate.setCurrentWidget, self.unlock),
            locking.wait_for_work,
            locking.clear_traces,
            self._drop_content,
            self._destroy_condemned,
        )

    def _cover_content(self) -> None:
        """Put the unlock page over everything; the focus stays till the place in it is noted."""
        self.unlock.setGeometry(self._gate.rect())
        self.unlock.show()
        self.unlock.raise_()
        self.repaint()

    def _drop_content(self) -> None:
        from gkdesk.ui import locking

        content, self.content = self.content, None
        guide, self.guide = self.guide, None
        if guide is not None:
            self._condemn(guide)
        if content is not None:
            locking.take_all(content.clear, partial(self._condemn, content))

    def _condemn(self, widget: QWidget) -> None:
        widget.hide()
        if isinstance(widget.parentWidget(), QStackedWidget):
            self._gate.removeWidget(widget)
        self._condemned.append(widget)

    @Slot()
    def _destroy_condemned(self) -> None:
        """Delete what held content, but not below a dialog's own loop that still runs in it."""
        if QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(0, self._destroy_condemned)
            return
        for widget in self._condemned:
            if shiboken6.isValid(widget):
                widget.deleteLater()
        self._condemned.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    @Slot()
    def _on_device_changed(self) -> None:
        self.session.watch.set_minutes(self.settings.get(device.IDLE_MINUTES))

    @Slot()
    def _on_lock_wanted(self) -> None:
        self.session.lock(LockReason.ASKED)

    @Slot()
    def _on_guide_finished(self) -> None:
        guide, self.guide = self.guide, None
        self.settings.set(device.SETUP_STEP, "")
        if guide is not None:
            self._condemn(guide)
        self.show_state()
        self._destroy_condemned()

    @Slot(object)
    def _on_practice_wanted(self, folder: Path) -> None:
        self.settings.set(device.SETUP_STEP, "")
        self.session.choose(folder)

    @Slot()
    def _on_other_store_wanted(self) -> None:
        from gkdesk.ui.dialogs.choose_store import ChooseStore

        folder = ChooseStore.ask(self, self.settings.get(device.RECENT_STORES))
        if folder is not None:
            self.session.choose(folder)

    @Slot()
    def _on_recovery_wanted(self) -> None:
        self.moves.recover()

    @cached_property
    def moves(self) -> StoreMoves:
        """What is done to the store while it is closed; made when it is first wanted."""
        from gkdesk.ui.moves import StoreMoves

        return StoreMoves(self.session, self.settings, self.unlock, self)

    @Slot(str)
    def show_help(self, topic: str) -> None:
        """Show the help for a topic beside the window's work; Esc closes it."""
        from gkdesk.ui.dialogs.help_window import HelpWindow

        window = HelpWindow(topic, self)
        window.open()

    @Slot()
    def _on_help_shortcut(self) -> None:
        if self.content is None:
            self.show_help("entsperren" if self.guide is None else "erster-start")

    def _connect(self) -> None:
        self.session.locking.connect(self._on_session_locking)
        self.session.state_changed.connect(self.show_state)
        self.unlock.secret_given.connect(self._on_secret_given)
        self.unlock.device_wanted.connect(self._on_device_wanted)
        self.unlock.other_store_wanted.connect(self._on_other_store_wanted)
        self.unlock.recovery_wanted.connect(self._on_recovery_wanted)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
        shortcut.setProperty("context", "ApplicationShortcut")
        shortcut.activated.connect(self._on_lock_wanted)
        help_keys = QShortcut(QKeySequence("F1"), self.unlock)
        help_keys.activated.connect(self._on_help_shortcut)

    def _restore_geometry(self) -> None:
        stored = self.settings.get(device.GEOMETRY)
        if not stored or not self.restoreGeometry(
            QByteArray.fromBase64(stored.encode(errors="replace"))
        ):
            self.resize(self._in_sight(USUAL))

    def _in_sight(self, size: tuple[int, int]) -> QSize:
        """Return a size, or what a small or strongly enlarged screen has room for."""
        return QSize(*size).boundedTo(self.screen().availableGeometry().size())
