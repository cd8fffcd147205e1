"""SQLCipher under SQLAlchemy: one engine that writes and one that only reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from gkdesk.store.data_key import DataKey
from gkdesk.store.volume import is_network_share

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from gkdesk.store.driver import Driver


APPLICATION_ID = 0x676B6465
BUSY_TIMEOUT_SECONDS = 10
CACHED_STATEMENTS = 256
READERS_KEPT = 4
READERS_MORE = 12
WRITER_CACHE_KIB = 16 * 1024
READER_CACHE_KIB = 12 * 1024
ALWAYS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


@dataclass(frozen=True)
class DatabaseFile:
    """An encrypted file and what opens it.

    The store id doubles as the cipher's salt, which stands in clear in the first 16 bytes: so a
    file can be told from that of another store without its key.
    """

    path: Path
    key: DataKey
    store_id: str


def connect(file: DatabaseFile, *, cache_kib: int = READER_CACHE_KIB) -> Driver:
    """Return a driver connection whose first read has succeeded.

    Errors of the first read are the driver's own; a wrong key and a damaged first page look alike.
    `cipher_memory_security` stays off, as SQLCipher ships it: keys are wiped in any case, Python's
    own copies of the records are not, and every read and write would take several times as long.
    """
    connection: Driver = dbapi2.connect(
        str(file.path),
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_SECONDS,
        cached_statements=CACHED_STATEMENTS,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{file.key.raw().hex()}{file.store_id}'\"")
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")
        for pragma in ALWAYS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def writing_engine(file: DatabaseFile) -> Engine:
    """Return the engine of the only connection that writes; each begin takes the write lock."""
    engine = _engine(lambda: _writer(file), size=1, more=0)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reading_engine(file: DatabaseFile) -> Engine:
    """Return the engine for reading; its connections refuse to write."""
    engine = _engine(lambda: _reader(file), size=READERS_KEPT, more=READERS_MORE)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _engine(creator: Callable[[], Driver], *, size: int, more: int) -> Engine:
    # Without `module` the driver's errors would escape unwrapped; without `hide_parameters` an
    # exception text would hold what the user typed.
    return create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=more,
        hide_parameters=True,
    )


def _writer(file: DatabaseFile) -> Driver:
    connection = connect(file, cache_kib=WRITER_CACHE_KIB)
    mode = "DELETE" if is_network_share(file.path.parent) else "WAL"
    connection.execute(f"PRAGMA journal_mode={mode}")
    return connection


def _reader(file: DatabaseFile) -> Driver:
    connection = connect(file)
    connection.execute("PRAGMA query_only=ON")
    return connection
