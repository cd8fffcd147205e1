"""The migrated store is what the models say, and a migration that fails changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from gkdesk import paths
from gkdesk.errors import BackupFailed, MigrationFailed, StoreTooNew
from gkdesk.models import everything
from gkdesk.models.base import Base
from gkdesk.store import engine, migrating
from gkdesk.store.data_key import DataKey
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.opening import open_with_passphrase
from tests.store_kit import PASSPHRASE, add_organisation, new_store, reopen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "9000"
down_revision = "{head}"


def upgrade():
    {body}


def downgrade():
    pass
"""
REBUILD = """
    with op.batch_alter_table("organisation", recreate="always") as batch:
        batch.add_column(sa.Column("neu", sa.Text()))
"""
COMPARE = """
import sys
from pathlib import Path
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from gkdesk.models.everything import METADATA, is_managed
from gkdesk.store import engine, migrating
from gkdesk.store.data_key import DataKey
from gkdesk.store.engine import DatabaseFile

writer = engine.writing_engine(DatabaseFile(Path(sys.argv[1]), DataKey.new(), "0" * 32))
migrating.migrate(writer)
with writer.connect() as connection:
    options = {
        "include_object": lambda item, name, kind, *rest: kind != "table" or is_managed(name),
        "compare_type": True,
        "compare_server_default": True,
    }
    context = MigrationContext.configure(connection, opts=options)
    print(compare_metadata(context, METADATA))
writer.dispose()
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Engine]:
    made = engine.writing_engine(DatabaseFile(tmp_path / "leer.db", DataKey.new(), "0" * 32))
    yield made
    made.dispose()


def scripts_with(tmp_path: Path, body: str) -> Path:
    """Return a copy of the migrations with one more revision."""
    scripts = tmp_path / "migrations"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(paths.migrations(), scripts, ignore=ignored)
    head = migrating.known_revisions(scripts)[-1]
    added = scripts / "versions" / "9000_next.py"
    added.write_text(NEXT.format(head=head, body=body), encoding="utf-8")
    return scripts


def test_a_migrated_store_is_exactly_what_the_models_say(tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", COMPARE, str(tmp_path / "neu.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == "[]"


def test_the_revisions_form_one_line_in_the_order_of_their_names() -> None:
    scripts = ScriptDirectory.from_config(migrating.configuration())
    line = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(line)) == migrating.known_revisions()
    assert scripts.get_heads() == [migrating.known_revisions()[-1]]


def test_every_module_with_tables_is_known_to_the_migrations() -> None:
    folder = Path(everything.__file__).parent
    known = {module.__name__.rpartition(".")[2] for module in everything.MODULES}
    with_tables = {
        path.stem for path in folder.glob("*.py") if "__tablename__" in path.read_text("utf-8")
    }
    assert with_tables == known


def test_the_log_is_protected_in_migrated_and_in_freshly_made_tables(writer: Engine) -> None:
    def protections(made: Engine) -> list[str]:
        query = "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='log_entry'"
        with made.connect() as connection:
            return sorted(connection.scalars(text(query)))

    migrating.migrate(writer)
    fresh = create_engine("sqlite://")
    Base.metadata.create_all(fresh)
    assert (
        protections(writer) == protections(fresh) == ["log_entry_no_delete", "log_entry_no_update"]
    )
    fresh.dispose()


def test_migrating_twice_changes_nothing(writer: Engine) -> None:
    migrating.migrate(writer)
    with writer.connect() as connection:
        assert not migrating.needs_migration(migrating.revision_of(connection))
    migrating.migrate(writer)


def test_a_failing_migration_is_rolled_back_whole(writer: Engine, tmp_path: Path) -> None:
    migrating.migrate(writer)
    body = 'op.add_column("draft", sa.Column("neu", sa.Text())); op.execute("SELECT kaputt")'
    with pytest.raises(MigrationFailed):
        migrating.migrate(writer, scripts=scripts_with(tmp_path, body))
    with writer.connect() as connection:
        assert migrating.revision_of(connection) == migrating.known_revisions()[-1]
        assert "neu" not in {c["name"] for c in inspect(connection).get_columns("draft")}


def test_rebuilding_a_parent_table_keeps_its_children(writer: Engine, tmp_path: Path) -> None:
    migrating.migrate(writer)
    with writer.connect() as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO organisation (id, name, short_name, kind_of_organisation, street,"
            " postal_code, place, phone, email, opening_hours)"
            " VALUES (1,'A','','','','','','','','')"
        )
        connection.exec_driver_sql(
            "INSERT INTO contact_person (id, name, function, organisation_id, phone, mobile,"
            " email, room, opening_hours, directions, languages, note, private)"
            " VALUES (2,'B','',1,'','','','','','','','',0)"
        )
    migrating.migrate(writer, scripts=scripts_with(tmp_path, REBUILD))
    with writer.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, organisation_id FROM contact_person").all()
        assert [tuple(row) for row in rows] == [(2, 1)]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_broken_references_stop_a_migration(writer: Engine, tmp_path: Path) -> None:
    migrating.migrate(writer)
    with writer.connect() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO municipality (id, name) VALUES (1, 'A')")
        connection.exec_driver_sql(
            "INSERT INTO organisation (id, name, short_name, kind_of_organisation, street,"
            " postal_code, place, phone, email, opening_hours, municipality_id)"
            " VALUES (1,'A','','','','','','','','',1)"
        )
    with pytest.raises(MigrationFailed):
        migrating.migrate(
            writer, scripts=scripts_with(tmp_path, 'op.execute("DELETE FROM municipality")')
        )
    with writer.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM municipality").scalar() == 1


def test_a_revision_that_this_program_does_not_know_is_too_new() -> None:
    with pytest.raises(StoreTooNew):
        migrating.needs_migration("9999")


def outdate(folder: Path) -> None:
    """Make a store look as if it came from the version before this one."""
    store = reopen(folder)
    with store._unlogged() as session:
        session.execute(text("UPDATE alembic_version SET version_num='0001'"))
    store.close()


@pytest.mark.parametrize("with_backup", [False, True])
def test_without_a_verified_backup_nothing_is_migrated(tmp_path: Path, with_backup: bool) -> None:
    store = new_store(tmp_path / "Bestand").store
    add_organisation(store, "Jobcenter")
    store.close()
    outdate(store.folder)

    def failing_backup(*_: object) -> None:
        raise BackupFailed

    before = store.files.database.read_bytes()
    with pytest.raises((BackupFailed, MigrationFailed)):
        open_with_passphrase(
            store.folder,
            PASSPHRASE,
            clock=store.clock,
            before_migration=failing_backup if with_backup else None,
        )
    assert store.files.database.read_bytes() == before
