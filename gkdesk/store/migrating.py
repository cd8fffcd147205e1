"""Bring the tables of a store to the version of this program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from gkdesk import paths
from gkdesk.errors import MigrationFailed, StoreTooNew
from gkdesk.store.failures import is_outside_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Connection, Engine

    from gkdesk.store.driver import Driver

VERSION_TABLE = "alembic_version"


def known_revisions(scripts: Path | None = None) -> tuple[str, ...]:
    """Return the revisions that this program knows, oldest first.

    They are read from the file names (`0001_….py`), because Alembic takes longer to import than
    a store to open and most openings need no migration.
    """
    folder = (scripts or paths.migrations()) / "versions"
    names = (path.stem.partition("_")[0] for path in folder.glob("[0-9]*.py"))
    return tuple(sorted(names))


def revision_of(connection: Connection) -> str | None:
    """Return the revision of an opened store, or None where there are no tables yet."""
    found = connection.execute(
        text("SELECT 1 FROM sqlite_master WHERE type='table' AND name=:name"),
        {"name": VERSION_TABLE},
    ).first()
    if found is None:
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def needs_migration(revision: str | None, scripts: Path | None = None) -> bool:
    """Tell whether a store must be migrated; raises `StoreTooNew` if this program is older."""
    known = known_revisions(scripts)
    if revision is not None and revision not in known:
        raise StoreTooNew(revision=revision)
    return revision != known[-1]


def migrate(engine: Engine, *, scripts: Path | None = None, target: str = "head") -> None:
    """Upgrade within one transaction; whatever fails leaves the tables as they were."""
    from alembic import command
    from alembic.util.exc import CommandError

    config = configuration(scripts)
    with engine.connect() as connection, _foreign_keys_off(connection):
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, target)
                _forget_undo(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise MigrationFailed(reason="references")
        except (SQLAlchemyError, CommandError) as error:
            if is_outside_trouble(error):
                raise
            raise MigrationFailed(reason=type(error).__name__) from error


def configuration(scripts: Path | None = None) -> Config:
    """Return Alembic's configuration; there is no ini file."""
    from alembic.config import Config

    config = Config()
    location = str(scripts or paths.migrations()).replace("%", "%%")
    config.set_main_option("script_location", location)
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Switch foreign keys off on the driver, before BEGIN.

    A batch migration rebuilds tables; with foreign keys on, dropping the old parent would delete
    its children, and inside a transaction the switch has no effect.
    """
    driver = cast("Driver", connection.connection.driver_connection)
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _forget_undo(connection: Connection) -> None:
    """Drop undo data: its rows are in the form of the old tables."""
    connection.exec_driver_sql("DELETE FROM undo_change")
    connection.exec_driver_sql("DELETE FROM undo_step")
