"""An unlocked store: the only way to read and write the records."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gkdesk.errors import NothingToUndo, RedoNotPossible, StepNotNewest, UndoNotPossible
from gkdesk.progress import Silent
from gkdesk.store import audit_log, capture, engine, journal, undo
from gkdesk.store.changes import Change, Done, NextStep
from gkdesk.store.deletion_ledger import DeletionLedger
from gkdesk.store.disclosures import Disclosures
from gkdesk.store.drafts import Drafts
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.gate import Gate, WhileOpen
from gkdesk.store.integrity import IntegrityReport, check
from gkdesk.store.keys import StoreKeys
from gkdesk.store.search import SearchIndex
from gkdesk.store.store_settings import StoreSettings
from gkdesk.store.transactions import Transaction, WritingSession
from gkdesk.store.withdrawal_ledger import WithdrawalLedger
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.store.driver import Driver
    from gkdesk.store.engine import DatabaseFile
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.instance_lock import InstanceLock
    from gkdesk.store.keyfile import KeyFile

__all__ = ["Change", "Done", "Store", "Transaction"]


class Store:
    """Made by `gkdesk.store.opening`; after `close` every call raises `StoreLocked`."""

    def __init__(
        self,
        files: StoreFiles,
        database: DatabaseFile,
        *,
        key_file: KeyFile,
        is_recovery: bool,
        lock: InstanceLock,
        clock: Clock,
    ) -> None:
        self.files = files
        self.database = database
        self.clock = clock
        self._lock = lock
        self._gate = Gate()
        self._writer = _watched(engine.writing_engine(database), self._gate.check_writing)
        self._reader = _watched(engine.reading_engine(database), self._gate.check_reading)
        capture.record(self._writer)
        self.log = audit_log.AuditLog(self.store_id, self.read)
        self.drafts = Drafts(read=self.read, write=self._unlogged, clock=clock)
        self.search = SearchIndex(read=self.read, write=self._unlogged)
        self.settings = StoreSettings(read=self.read, transaction=self.transaction)
        self.disclosures = Disclosures(self.read, clock=clock)
        self.ledger = DeletionLedger(read=self.read, transaction=self.transaction, clock=clock)
        self.withdrawals = WithdrawalLedger(read=self.read, transaction=self.transaction)
        self.keys = StoreKeys(
            files,
            key_file,
            key=database.key,
            is_recovery=is_recovery,
            read=self.read,
            write=self._unlogged,
            transaction=self.transaction,
        )

    @property
    def folder(self) -> Path:
        return self.files.folder

    @property
    def store_id(self) -> str:
        return self.database.store_id

    @property
    def is_closed(self) -> bool:
        return self._gate.is_shut

    @contextmanager
    def transaction(self, label: Label) -> Iterator[Transaction]:
        """Write: one intention, committed when the block is left, rolled back if it raises."""
        with self._writing() as session:
            transaction = Transaction(session, label)
            step = undo.begin(session, label)
            yield transaction
            session.flush()
            undo.end(session, step)
            transaction.complete(undo.changes_of(session, step))
            undo.settle(session, step, undoable=label.undoable)
            for table, refs in transaction.final.items():
                undo.drop_steps_of_rows(session, table, refs)
            self.drafts.settle(session)
            self._finish(session, label, transaction.changes)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read from one consistent state; never waits for a writer, and cannot write."""
        with self._gate.reading(), told_to_the_user(self.folder, may_write=False):
            session = Session(self._reader, autoflush=False, expire_on_commit=False)
            try:
                driver = _driver_of(session)
                self._gate.reader_uses(driver)
                try:
                    yield session
                finally:
                    self._gate.reader_leaves(driver)
            finally:
                self._give_back(session)

    @contextmanager
    def driver(self) -> Iterator[Driver]:
        """Lend a driver connection outside any transaction, for copies and checks."""
        with self._gate.reading(), told_to_the_user(self.folder):
            connection = engine.connect(self.database)
            self._gate.reader_uses(connection)
            try:
                yield connection
            finally:
                self._gate.reader_leaves(connection)
                connection.close()

    def undo(self, progress: Progress | None = None, *, only: NextStep | None = None) -> Done:
        """Take the newest step back; raises `NothingToUndo` or `UndoNotPossible`.

        A step that cannot be reversed now never can; it is dropped, and the next call goes on with
        the one before. With `only`, raises `StepNotNewest` if another one has become the newest.
        """
        return self._reverse(progress, only, undone=False)

    def redo(self, progress: Progress | None = None, *, only: NextStep | None = None) -> Done:
        """Make the step again that was taken back last."""
        return self._reverse(progress, only, undone=True)

    def can_undo(self) -> Label | None:
        """Return the label of the step that `undo` would take back."""
        found = self.next_step(undone=False)
        return None if found is None else found.label

    def can_redo(self) -> Label | None:
        """Return the label of the step that `redo` would make again."""
        found = self.next_step(undone=True)
        return None if found is None else found.label

    def next_step(self, *, undone: bool) -> NextStep | None:
        """Return what `undo` (or `redo`, with `undone`) would reverse, and how much that is."""
        with self.read() as session:
            found = undo.newest(session, undone=undone)
            return None if found is None else NextStep(*found, undo.size(session, found[0]))

    def check_integrity(self, progress: Progress | None = None) -> IntegrityReport:
        """Check every page, reference and log line; takes a while and belongs in a worker."""
        with self.driver() as connection:
            report = check(connection, self.while_open(progress))
        return report.with_log(self.log.verify())

    def while_open(self, progress: Progress | None) -> Progress:
        """Return progress for long work that also stops when the store is locked."""
        return WhileOpen(self._gate, progress or Silent())

    def close(self, *, end_of_session: bool = False) -> None:
        """Lock: drop the key and every connection; harmless when done twice.

        `end_of_session` also empties undo and redo: the program ends.
        """
        if self._gate.is_shut:
            return
        try:
            if end_of_session:
                with self._unlogged() as session:
                    undo.forget_all(session)
        finally:
            self._gate.shut()
            self._reader.dispose()
            self._writer.dispose()
            self.database.key.wipe()
            self._lock.release()

    def _reverse(self, progress: Progress | None, only: NextStep | None, *, undone: bool) -> Done:
        with self._writing() as session:
            found = undo.newest(session, undone=undone)
            if found is None:
                raise NothingToUndo
            step, label = found
            if only is not None and only.id != step:
                raise StepNotNewest(what=only.label.text)
            steps = self.while_open(progress)
            changes = self._reverse_step(session, step, label, steps, undone=undone)
        if changes is None:
            with self._unlogged() as session:
                undo.forget(session, step)
            raise (RedoNotPossible if undone else UndoNotPossible)(what=label.text)
        return Done(label, changes)

    def _reverse_step(
        self, session: WritingSession, step: int, label: Label, progress: Progress, *, undone: bool
    ) -> tuple[Change, ...] | None:
        """Return what changed, or None, uncommitted, where the step can never be reversed."""
        try:
            changes = undo.reverse(
                session, step, label=label, is_undone=not undone, progress=progress
            )
            self._finish(session, Label.REDONE if undone else Label.UNDONE, changes)
        except (UndoNotPossible, IntegrityError):
            return None
        return changes

    def _finish(self, session: WritingSession, label: Label, changes: tuple[Change, ...]) -> None:
        """Log, let the index follow, and commit: all in the transaction of the change."""
        if changes or not label.undoable:
            at = self.clock.now()
            audit_log.append(session, self.store_id, label=label, changes=changes, at=at)
        self.search.update(session, changes)
        session.commit_whole()

    @contextmanager
    def _unlogged(self) -> Iterator[Session]:
        with self._writing() as session:
            yield session
            session.commit_whole()

    @contextmanager
    def _writing(self) -> Iterator[WritingSession]:
        with self._gate.writing(), told_to_the_user(self.folder):
            session = WritingSession(self._writer, expire_on_commit=False)
            try:
                driver = _driver_of(session)
                self._gate.writer_uses(driver)
                try:
                    yield session
                finally:
                    # A COMMIT that fails leaves its transaction open, and every later one would
                    # fail to begin; without one open this does nothing.
                    driver.rollback()
                    journal.give_room_back(driver, self.files.database)
            finally:
                self._give_back(session)

    def _give_back(self, session: Session) -> None:
        """Return the connection, or really close it if the store was locked meanwhile."""
        if self._gate.is_shut:
            session.invalidate()
        else:
            session.close()


def _driver_of(session: Session) -> Driver:
    return cast("Driver", session.connection().connection.driver_connection)


def _watched(made: Engine, check_gate: Callable[[], None]) -> Engine:
    @event.listens_for(made, "before_cursor_execute")
    def _check(*_: object) -> None:
        check_gate()

    return made
