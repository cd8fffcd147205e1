"""The migrated store is what the models say, and a migration that fails changes nothing."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from gkdesk import paths
from gkdesk.clock import FixedClock
from gkdesk.errors import BackupFailed, MigrationFailed, StoreTooNew
from gkdesk.models import everything, store_tables
from gkdesk.models.base import Base
from gkdesk.services import access
from gkdesk.services.clients.views import ClientFilter
from gkdesk.store import engine, migrating
from gkdesk.store.data_key import DataKey
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.keyfile import KeyFile
from gkdesk.store.opening import open_with_passphrase
from gkdesk.text.labels import Label
from tests.store_kit import (
    NOW,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from gkdesk.store.store import Store

FROZEN = Path(__file__).parent.parent / "fixtures" / "store-0002"
"""A store as version 0002 of the schema wrote it, with one record of every kind of then."""
FROZEN_PASSPHRASE = "Birke Anker Wolke Teller"
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


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("cooperation", "CHECK (first_id <> second_id)"),
        ("body_membership", "CHECK (organisation_id IS NOT NULL OR contact_id IS NOT NULL)"),
    ],
)
def test_migrated_and_freshly_made_tables_refuse_the_same_rows(
    writer: Engine, table: str, rule: str
) -> None:
    migrating.migrate(writer)
    fresh = create_engine("sqlite://")
    Base.metadata.create_all(fresh)
    query = text("SELECT sql FROM sqlite_master WHERE type='table' AND name=:name")
    for made in (writer, fresh):
        with made.connect() as connection:
            sql = connection.scalars(query, {"name": table}).one()
        assert " ".join(sql.split()).count(rule) == 1
    fresh.dispose()


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


def file_of(store: Store) -> DatabaseFile:
    """Return what opens a closed store's file."""
    key = KeyFile.read(store.files.key_file).open_with_passphrase(PASSPHRASE)
    return DatabaseFile(store.files.database, key, store.store_id)


def set_revision(store: Store, revision: str) -> None:
    with contextlib.closing(engine.connect(file_of(store))) as connection:
        connection.execute("UPDATE alembic_version SET version_num=?", (revision,))


def is_row(item: object) -> bool:
    return isinstance(item, type) and hasattr(item, "__tablename__")


LATER_COLUMNS_OF_THE_REGISTER = (
    *("contact_id", "organisation_id", "body_id", "meeting_id"),
    *("consents", "categories"),
)


def test_an_older_store_is_migrated_when_it_is_opened(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Bestand").store
    store.drafts.put("note", "halb getippt")
    store.close()
    rows = [row for row in vars(store_tables).values() if is_row(row)]
    own = {"alembic_version", *(row.__tablename__ for row in rows)} - {"withdrawal_ledger"}
    with contextlib.closing(engine.connect(file_of(store))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        query = "SELECT name FROM sqlite_master WHERE type='table'"
        for (name,) in connection.execute(query).fetchall():
            if everything.is_managed(name) and name not in own:
                connection.execute(f"DROP TABLE {name}")
        for column in LATER_COLUMNS_OF_THE_REGISTER:
            connection.execute(f"ALTER TABLE disclosure DROP COLUMN {column}")
    set_revision(store, "0001")
    opened = reopen(store.folder)
    ref = add_organisation(opened, "Jobcenter")
    assert organisation_names(opened) == {ref: "Jobcenter"}
    assert opened.drafts.get("note") == "halb getippt"
    assert opened.log.entries(2)[1].label is Label.STORE_MIGRATED
    assert len(list(opened.files.backups.iterdir())) == 1
    opened.close()


def test_a_store_of_an_earlier_version_opens_with_all_it_holds(tmp_path: Path) -> None:
    store = shutil.copytree(FROZEN, tmp_path / "Bestand")
    workspace = access.unlock(store, FROZEN_PASSPHRASE, clock=FixedClock(NOW))
    (client,) = workspace.clients.rows(ClientFilter())
    (contact,) = workspace.contacts.rows()
    (organisation,) = workspace.organisations.rows()
    assert (client.name, client.own_name) == ("Samira Haidari", "سمیرا حیدری")
    assert client.step == "Termin im Jobcenter"
    assert (contact.name, contact.organisation) == ("Petersen", "Jobcenter Musterland")
    assert organisation.municipality == "Musterstadt"
    assert workspace.drafts.get("client:new:note") == "angefangen"
    assert workspace.search.find("Haidari")
    assert workspace.log.verify().is_intact
    workspace.close()


def test_a_store_from_before_notes_with_which_line_its_log_ends(tmp_path: Path) -> None:
    folder = shutil.copytree(FROZEN, tmp_path / "Bestand")
    opened = reopen(folder, FROZEN_PASSPHRASE)
    assert opened.log.verify().is_intact
    assert opened.log.verify().entries == len(opened.log.entries(100))
    assert not opened.keys.is_key_file_foreign
    opened.close()


def test_without_a_backup_nothing_is_migrated(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Bestand").store
    add_organisation(store, "Jobcenter")
    store.close()
    set_revision(store, "0001")

    def failing_backup(*_: object) -> None:
        raise BackupFailed

    before = store.files.database.read_bytes()
    with pytest.raises(BackupFailed):
        open_with_passphrase(
            store.folder, PASSPHRASE, clock=store.clock, before_migration=failing_backup
        )
    assert store.files.database.read_bytes() == before


def test_a_migration_that_fails_leaves_the_store_and_a_checked_backup(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Bestand").store
    ref = add_organisation(store, "Jobcenter")
    store.close()
    set_revision(store, "0001")
    with pytest.raises(MigrationFailed):
        reopen(store.folder)
    assert len(list(store.files.backups.iterdir())) == 1
    with pytest.raises(MigrationFailed):
        reopen(store.folder)
    set_revision(store, migrating.known_revisions()[-1])
    opened = reopen(store.folder)
    assert organisation_names(opened) == {ref: "Jobcenter"}
    opened.close()
