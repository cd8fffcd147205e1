"""What is no backup or no place for a store is told, and nothing is written."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import (
    BackupUnreadable,
    FolderNotEmpty,
    FolderOfBackups,
    FolderUnreachable,
    StoreLocked,
    StoreTooNew,
)
from gkdesk.progress import Cancelled
from gkdesk.store.backup import Backups
from gkdesk.store.backup_files import MANIFEST, Backup, write_manifest
from gkdesk.store.backup_reading import reading
from gkdesk.store.database_copy import hash_of
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.files import BACKUPS, DATABASE, FOLDER_ELSEWHERE, KEY_FILE
from gkdesk.store.keyfile import KeyFile
from gkdesk.store.restore import restore
from gkdesk.store.restore_preview import by_open_store, inspect_backup
from gkdesk.text.labels import Label
from tests.progress_kit import CancelledAt, LockedAt
from tests.restore_kit import KEY, names_in

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.data_key import DataKey
    from gkdesk.store.store import Store


@pytest.mark.parametrize("name", [DATABASE, KEY_FILE, MANIFEST])
def test_a_missing_file_makes_a_backup_unreadable(backup: Backup, name: str) -> None:
    (backup.folder / name).unlink()
    with pytest.raises(BackupUnreadable):
        inspect_backup(backup.folder, KEY)


@pytest.mark.parametrize("name", [DATABASE, KEY_FILE, MANIFEST])
@pytest.mark.parametrize("how", ["cut", "flipped", "emptied"])
def test_a_damaged_file_is_told_and_nothing_is_written(
    backup: Backup,
    target: Path,
    clock: FixedClock,
    name: str,
    how: str,
) -> None:
    path = backup.folder / name
    content = bytearray(path.read_bytes())
    if how == "cut":
        del content[len(content) // 2 :]
    elif how == "flipped":
        content[len(content) // 3] ^= 0xFF
    else:
        content.clear()
    path.write_bytes(content)
    with pytest.raises(BackupUnreadable):
        restore(backup.folder, KEY, target, clock=clock)
    assert not target.exists()
    assert not list(target.parent.glob(".neu-*"))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_damage_that_was_backed_up_is_told_as_damage_of_the_backup(
    backup: Backup, target: Path, clock: FixedClock, share: float
) -> None:
    """The manifest fits: what was backed up had gone bad before."""
    path = backup.folder / DATABASE
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 0xFF
    path.write_bytes(content)
    write_manifest(dataclasses.replace(backup, database_hash=hash_of(path)))
    with pytest.raises(BackupUnreadable):
        restore(backup.folder, KEY, target, clock=clock)
    assert not target.exists()


def test_a_first_page_that_was_damaged_is_not_told_as_damage_of_the_store(backup: Backup) -> None:
    path = backup.folder / DATABASE
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    database = DatabaseFile(path, _key_of(backup), backup.store_id)
    with pytest.raises(BackupUnreadable), reading(database) as driver:
        driver.execute("PRAGMA integrity_check").fetchall()


def test_no_store_is_made_among_backups(
    store: Store, backup: Backup, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    Backups(store).run(elsewhere=stick)
    (backup.folder / "leer").mkdir()
    alias = tmp_path / "anderer Name"
    alias.symlink_to(store.files.backups)
    places = (
        backup.folder / "neu",
        backup.folder / "leer" / "neu",
        store.files.backups / "neu",
        stick / FOLDER_ELSEWHERE / "neu",
        alias / "neu",
    )
    for place in places:
        with pytest.raises(FolderOfBackups):
            restore(backup.folder, KEY, place, clock=clock)
        assert not place.exists()


def test_a_folder_that_only_has_the_name_of_one_for_backups_can_hold_a_store(
    backup: Backup, tmp_path: Path, clock: FixedClock
) -> None:
    place = tmp_path / "Eigenes" / BACKUPS / "Bestand"
    place.parent.mkdir(parents=True)
    restore(backup.folder, KEY, place, clock=clock)
    assert len(names_in(place)) == 2


def test_a_foreign_folder_is_no_backup(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gibt es nicht"):
        with pytest.raises(BackupUnreadable):
            inspect_backup(folder, KEY)
    with pytest.raises(FolderUnreachable):
        inspect_backup(tmp_path / "kein" / "Laufwerk", KEY)


def test_a_backup_of_a_newer_program_is_told(store: Store, target: Path, clock: FixedClock) -> None:
    with store.transaction(Label.SETTING_CHANGED) as transaction:
        transaction.session.connection().exec_driver_sql(
            "UPDATE alembic_version SET version_num='9999'"
        )
    made = Backups(store).run()
    with pytest.raises(StoreTooNew):
        restore(made.folder, KEY, target, clock=clock)
    assert not target.exists()


def test_a_folder_that_is_not_empty_is_never_overwritten(
    store: Store, backup: Backup, target: Path, clock: FixedClock
) -> None:
    with pytest.raises(FolderNotEmpty):
        restore(backup.folder, KEY, store.folder, clock=clock)
    with pytest.raises(FolderUnreachable):
        restore(backup.folder, KEY, target / "tiefer", clock=clock)
    target.mkdir()
    restore(backup.folder, KEY, target, clock=clock)
    assert len(names_in(target)) == 2


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8])
def test_a_restore_can_be_cancelled_in_each_of_its_parts(
    backup: Backup, target: Path, clock: FixedClock, share: float
) -> None:
    with pytest.raises(Cancelled):
        restore(backup.folder, KEY, target, clock=clock, progress=CancelledAt(share))
    assert not target.exists()
    assert not list(target.parent.glob(".neu-*"))


def test_locking_the_store_stops_a_restore(
    store: Store, backup: Backup, target: Path, clock: FixedClock
) -> None:
    with pytest.raises(StoreLocked):
        restore(
            backup.folder,
            by_open_store(store),
            target,
            clock=clock,
            present=store,
            progress=LockedAt(0.4, store),
        )
    assert not target.exists()


def test_looking_into_a_backup_can_be_cancelled(backup: Backup) -> None:
    for share in (0.0, 0.5, 0.8):
        with pytest.raises(Cancelled):
            inspect_backup(backup.folder, KEY, progress=CancelledAt(share))


def _key_of(backup: Backup) -> DataKey:
    return KEY(KeyFile.read(backup.folder / KEY_FILE))
