"""Create and open stores; tell apart what can be wrong with one, and never delete any data."""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from gkdesk import paths
from gkdesk.disk import PRIVATE_FOLDER, create_private, sync_folder
from gkdesk.errors import (
    FolderUnreachable,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreNotEncrypted,
    StoreTooNew,
    UserError,
    WrongPassphrase,
)
from gkdesk.store import (
    audit_log,
    engine,
    key_swap,
    key_trust,
    migrating,
    page_check,
    recovery,
    restore_swap,
)
from gkdesk.store.backup import back_up_before_migration
from gkdesk.store.data_key import DataKey
from gkdesk.store.device_key import DeviceKeyring
from gkdesk.store.engine import APPLICATION_ID, DatabaseFile
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import StoreFiles, companions
from gkdesk.store.instance_lock import InstanceLock
from gkdesk.store.kdf import STANDARD, KdfParameters
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.store.keys import StoreKeys
from gkdesk.store.store import Store
from gkdesk.store.store_facts import Fact, note_fact
from gkdesk.text import passphrase as passphrase_rule
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from gkdesk.clock import Clock

    MigrationBackup = Callable[[StoreFiles, DatabaseFile, KeyFile, Clock], object]

PLAIN_SQLITE = b"SQLite format 3\x00"
HEADER_BYTES = 16
SMALLEST_DATABASE = 4096


@dataclass(frozen=True)
class NewStore:
    """A store that was just created; the recovery code is shown once and kept nowhere."""

    store: Store
    recovery_code: str


@dataclass(frozen=True)
class StoreFacts:
    """What can be said about a folder without any key."""

    exists: bool = False
    has_device_slot: bool = False
    key_file_trouble: UserError | None = None
    """Why the key file lets nobody in: it is missing, damaged or of a newer version."""


def create_store(
    folder: Path, passphrase: str, *, clock: Clock, kdf: KdfParameters = STANDARD
) -> NewStore:
    """Create a store in `folder`, which may be missing or hold other things.

    If anything fails, everything made here is removed again.
    """
    passphrase_rule.check(passphrase)
    files = StoreFiles(folder)
    restore_swap.finish_swap(folder)
    with told_to_the_user(folder):
        made: list[Path] = []
        lock = InstanceLock(files.lock)
        try:
            _prepare_folder(files, made)
            _take_lock(files, lock, made)
            return _create(files, passphrase, clock=clock, kdf=kdf, lock=lock, made=made)
        except BaseException:
            lock.release()
            _remove(made)
            raise


def open_with_passphrase(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock,
    before_migration: MigrationBackup = back_up_before_migration,
) -> Store:
    """Open with the passphrase of the owner or of the second person."""

    def unlock(key_file: KeyFile) -> DataKey:
        return key_file.open_with_passphrase(passphrase)

    return _open(folder, unlock, clock=clock, before_migration=before_migration)


def open_with_recovery_code(
    folder: Path,
    code: str,
    *,
    clock: Clock,
    before_migration: MigrationBackup = back_up_before_migration,
) -> Store:
    """Open with the code of the recovery sheet; then a new passphrase can be set."""
    secret = recovery.secret_of(code)

    def unlock(key_file: KeyFile) -> DataKey:
        return key_file.open_with_random_secret(Slot.RECOVERY, secret)

    return _open(folder, unlock, clock=clock, before_migration=before_migration, is_recovery=True)


def open_with_device(
    folder: Path,
    *,
    clock: Clock,
    keyring: DeviceKeyring | None = None,
    before_migration: MigrationBackup = back_up_before_migration,
) -> Store:
    """Open with the secret that this device's keyring keeps."""

    def unlock(key_file: KeyFile) -> DataKey:
        secret = (keyring or DeviceKeyring()).secret(key_file.store_id)
        return key_file.open_with_random_secret(Slot.DEVICE, secret)

    return _open(folder, unlock, clock=clock, before_migration=before_migration)


def open_with_key(
    folder: Path,
    key: DataKey,
    *,
    clock: Clock,
    right_key_file: str | None = None,
    before_migration: MigrationBackup = back_up_before_migration,
) -> Store:
    """Open with the data key itself, for a copy of a store that was unlocked; closing wipes it.

    `right_key_file` is the fingerprint that the key file must have to be trusted; without it the
    copy itself knows.
    """

    def unlock(_: KeyFile) -> DataKey:
        return key

    settle = partial(StoreKeys.settle_restored, right=right_key_file)
    return _open(folder, unlock, clock=clock, before_migration=before_migration, settle=settle)


def inspect(folder: Path) -> StoreFacts:
    """Tell what lies in `folder`; damaged or missing parts are told by opening it."""
    files = StoreFiles(folder)
    restore_swap.finish_swap(folder)
    with told_to_the_user(folder):
        try:
            files.database.stat()
        except (FileNotFoundError, NotADirectoryError):
            return StoreFacts()
        try:
            key_file = KeyFile.read(files.key_file)
        except (KeyFileMissing, KeyFileDamaged, StoreTooNew) as error:
            return StoreFacts(exists=True, key_file_trouble=error)
    return StoreFacts(exists=True, has_device_slot=Slot.DEVICE in key_file.slots)


def _open(
    folder: Path,
    unlock: Callable[[KeyFile], DataKey],
    *,
    clock: Clock,
    before_migration: MigrationBackup,
    is_recovery: bool = False,
    settle: Callable[[StoreKeys], None] | None = None,
) -> Store:
    files = StoreFiles(folder)
    restore_swap.finish_swap(folder)
    with told_to_the_user(folder):
        key_swap.finish(files)
        header = _checked_header(files)
        with ExitStack() as on_failure:
            lock = InstanceLock(files.lock)
            lock.acquire()
            on_failure.callback(lock.release)
            key_file = KeyFile.read(files.key_file)
            key = _unlock(unlock, key_file, header)
            on_failure.callback(key.wipe)
            database = DatabaseFile(files.database, key, key_file.store_id)
            _check_first_read(database, header)
            migrated = _migrate_if_needed(files, database, key_file, clock, before_migration)
            store = Store(
                files, database, key_file=key_file, is_recovery=is_recovery, lock=lock, clock=clock
            )
            on_failure.callback(store.close)
            if migrated:
                _log(store, Label.STORE_MIGRATED)
            (settle or partial(StoreKeys.settle, unlock=unlock))(store.keys)
            on_failure.pop_all()
    return store


def _unlock(unlock: Callable[[KeyFile], DataKey], key_file: KeyFile, header: bytes) -> DataKey:
    """Return the data key; a wrong secret for a foreign key file is told as the latter."""
    try:
        return unlock(key_file)
    except WrongPassphrase:
        if header.hex() != key_file.store_id:
            raise KeyFileForeign from None
        raise


def _checked_header(files: StoreFiles) -> bytes:
    """Return the first bytes of the database: there, large enough and not in clear."""
    if not files.folder.is_dir():
        raise NotAStore if files.folder.parent.is_dir() else FolderUnreachable
    try:
        with files.database.open("rb") as file:
            header = file.read(HEADER_BYTES)
            size = file.seek(0, 2)
    except (FileNotFoundError, IsADirectoryError):
        raise NotAStore from None
    if header == PLAIN_SQLITE:
        raise StoreNotEncrypted
    if not files.key_file.exists():
        raise KeyFileMissing
    if size < SMALLEST_DATABASE:
        raise StoreDamaged(reason="too_short")
    return header


def _check_first_read(database: DatabaseFile, header: bytes) -> None:
    """Read the first pages: the key must fit, the file be ours and belong to this key file."""
    try:
        connection = engine.connect(database)
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != dbapi2.SQLITE_NOTADB:
            raise
        if header.hex() != database.store_id or not page_check.fits_any_page(database):
            raise KeyFileForeign from None
        raise StoreDamaged(reason="first_page") from None
    with contextlib.closing(connection):
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise NotAStore
        fact = "SELECT value FROM store_fact WHERE name = ?"
        found = connection.execute(fact, (Fact.STORE_ID.value,)).fetchone()
    if found is None or found[0] != database.store_id:
        raise KeyFileForeign


def _migrate_if_needed(
    files: StoreFiles,
    database: DatabaseFile,
    key_file: KeyFile,
    clock: Clock,
    before_migration: MigrationBackup,
) -> bool:
    writer = engine.writing_engine(database)
    try:
        with writer.connect() as connection:
            revision = migrating.revision_of(connection)
        if not migrating.needs_migration(revision):
            return False
        before_migration(files, database, key_file, clock)
        migrating.migrate(writer)
    finally:
        writer.dispose()
    return True


def _prepare_folder(files: StoreFiles, made: list[Path]) -> None:
    _refuse_a_store(files)
    if not files.folder.is_dir():
        files.folder.mkdir(mode=PRIVATE_FOLDER, parents=True)
        made.append(files.folder)


def _take_lock(files: StoreFiles, lock: InstanceLock, made: list[Path]) -> None:
    is_new = not files.lock.exists()
    lock.acquire()
    if is_new:
        made.append(files.lock)
    _refuse_a_store(files)
    files.key_file.unlink(missing_ok=True)


def _refuse_a_store(files: StoreFiles) -> None:
    """Raise `StoreExists` unless all that lies there is what a killed creation left behind."""
    if files.database.exists():
        raise StoreExists
    if not files.key_file.exists():
        return
    if not paths.begun_creation(files.folder):
        raise StoreExists
    begun = (files.folder / paths.UNFINISHED).read_bytes()[:HEADER_BYTES].hex()
    if KeyFile.read(files.key_file).store_id != begun:
        raise StoreExists


def _create(
    files: StoreFiles,
    passphrase: str,
    *,
    clock: Clock,
    kdf: KdfParameters,
    lock: InstanceLock,
    made: list[Path],
) -> NewStore:
    key, code = DataKey.new(), recovery.new_code()
    key_file = KeyFile.new()
    key_file = key_file.with_passphrase(Slot.PASSPHRASE, passphrase, key=key, cost=kdf)
    secret = recovery.secret_of(code)
    key_file = key_file.with_random_secret(Slot.RECOVERY, secret, key=key)
    try:
        _write_files(files, key, key_file, made, at=clock.now())
    except BaseException:
        key.wipe()
        raise
    database = DatabaseFile(files.database, key, key_file.store_id)
    store = Store(files, database, key_file=key_file, is_recovery=False, lock=lock, clock=clock)
    return NewStore(store, code)


def _write_files(
    files: StoreFiles, key: DataKey, key_file: KeyFile, made: list[Path], *, at: dt.datetime
) -> None:
    """Build the database under a temporary name, so that a crash leaves no half store."""
    unfinished = files.folder / paths.UNFINISHED
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    made += (unfinished, *companions(unfinished))
    _build_database(DatabaseFile(unfinished, key, key_file.store_id), key_file, at=at)
    if not files.backups.is_dir():
        files.backups.mkdir(mode=PRIVATE_FOLDER)
        made.append(files.backups)
    key_file.write(files.key_file)
    made.append(files.key_file)
    unfinished.rename(files.database)
    made += (files.database, *companions(files.database))
    sync_folder(files.folder)


def _build_database(database: DatabaseFile, key_file: KeyFile, *, at: dt.datetime) -> None:
    writer = engine.writing_engine(database)
    try:
        migrating.migrate(writer)
        with writer.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            with Session(connection) as session:
                note_fact(session, Fact.STORE_ID, database.store_id)
                key_trust.adopt(session, key_file)
                audit_log.begin(session, database.store_id, at=at)
    finally:
        writer.dispose()


def _log(store: Store, label: Label) -> None:
    with store.transaction(label):
        pass


def _remove(made: list[Path]) -> None:
    """Remove what a failed creation made, and nothing else; it never held any data."""
    for path in reversed(made):
        with contextlib.suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
