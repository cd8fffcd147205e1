"""Opening tells apart what can be wrong, and never deletes anything."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from gkdesk import paths
from gkdesk.errors import (
    BadRecoveryCode,
    FolderUnreachable,
    InvalidInput,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreInUse,
    StoreNotEncrypted,
    StoreTooNew,
    UserError,
    WrongPassphrase,
)
from gkdesk.store import recovery
from gkdesk.store.opening import create_store, inspect, open_with_recovery_code
from tests.store_kit import (
    CHEAP,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


@pytest.fixture
def closed(created: NewStore) -> StoreFiles:
    add_organisation(created.store, "Jobcenter Musterland")
    created.store.close()
    return created.store.files


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_new_store_opens_with_its_passphrase(closed: StoreFiles) -> None:
    store = reopen(closed.folder)
    assert list(organisation_names(store).values()) == ["Jobcenter Musterland"]
    assert store.check_integrity().is_sound
    store.close()


def test_only_the_owner_may_read_the_files(store: Store) -> None:
    assert store.folder.stat().st_mode & 0o777 == 0o700
    for path in store.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_the_recovery_code_alone_opens_and_allows_a_new_passphrase(
    created: NewStore, clock: FixedClock
) -> None:
    created.store.close()
    folder = created.store.folder
    opened = open_with_recovery_code(folder, created.recovery_code.lower(), clock=clock)
    opened.keys.set_passphrase_after_recovery(OTHER_PASSPHRASE)
    opened.close()
    reopen(folder, OTHER_PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        reopen(folder)


def test_a_typing_mistake_in_the_code_is_told_from_the_code_of_another_sheet(
    closed: StoreFiles, clock: FixedClock
) -> None:
    with pytest.raises(BadRecoveryCode):
        open_with_recovery_code(closed.folder, "AAAAA-BBBBB", clock=clock)
    with pytest.raises(WrongPassphrase):
        open_with_recovery_code(closed.folder, recovery.new_code(), clock=clock)


def test_a_wrong_passphrase_is_told(closed: StoreFiles) -> None:
    with pytest.raises(WrongPassphrase):
        reopen(closed.folder, OTHER_PASSPHRASE)
    reopen(closed.folder).close()


def test_a_missing_key_file_is_told(closed: StoreFiles) -> None:
    closed.key_file.unlink()
    with pytest.raises(KeyFileMissing):
        reopen(closed.folder)


def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(closed: StoreFiles) -> None:
    content = bytearray(closed.key_file.read_bytes())
    content[len(content) // 2] ^= 1
    closed.key_file.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        reopen(closed.folder)


@pytest.mark.parametrize("passphrase", [PASSPHRASE, OTHER_PASSPHRASE])
def test_the_key_file_of_another_store_is_told(
    closed: StoreFiles, tmp_path: Path, passphrase: str
) -> None:
    other = new_store(tmp_path / "anderer")
    other.store.close()
    shutil.copy(other.store.files.key_file, closed.key_file)
    with pytest.raises(KeyFileForeign):
        reopen(closed.folder, passphrase)


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAStore):
        reopen(tmp_path)
    with pytest.raises(NotAStore):
        reopen(tmp_path / "gibt es nicht")


def test_a_drive_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreachable):
        reopen(tmp_path / "Laufwerk" / "Bestand")


def test_an_unencrypted_database_is_refused_and_left_alone(closed: StoreFiles) -> None:
    closed.database.unlink()
    plain = sqlite3.connect(closed.database)
    plain.execute("CREATE TABLE client (name)")
    plain.close()
    before = content_of(closed.folder)
    with pytest.raises(StoreNotEncrypted):
        reopen(closed.folder)
    assert content_of(closed.folder) == before


@pytest.mark.parametrize("size", [0, 1, 100, 4095])
def test_a_cut_off_database_is_damaged(closed: StoreFiles, size: int) -> None:
    closed.database.write_bytes(closed.database.read_bytes()[:size])
    with pytest.raises(StoreDamaged):
        reopen(closed.folder)


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(closed: StoreFiles) -> None:
    content = bytearray(closed.database.read_bytes())
    content[2000] ^= 1
    closed.database.write_bytes(content)
    with pytest.raises(StoreDamaged):
        reopen(closed.folder)


def test_damage_deep_in_the_file_is_found_by_the_full_check(closed: StoreFiles) -> None:
    store = opened_with_damage(closed)
    try:
        assert not store.check_integrity().is_sound
    except StoreDamaged:
        pass
    finally:
        store.close()


def opened_with_damage(files: StoreFiles) -> Store:
    """Damage the last page that opening does not read, and open the store."""
    whole = files.database.read_bytes()
    for place in range(len(whole) - 2000, 0, -4096):
        content = bytearray(whole)
        content[place] ^= 1
        files.database.write_bytes(content)
        with contextlib.suppress(StoreDamaged):
            return reopen(files.folder)
    pytest.fail("opening reads every page")


def test_a_store_of_a_newer_version_is_left_alone(closed: StoreFiles) -> None:
    store = reopen(closed.folder)
    with store._unlogged() as session:
        session.execute(text("UPDATE alembic_version SET version_num='9999'"))
    store.close()
    before = closed.database.read_bytes()
    with pytest.raises(StoreTooNew):
        reopen(closed.folder)
    assert closed.database.read_bytes() == before


def test_a_second_window_is_told_that_the_store_is_open(store: Store) -> None:
    with pytest.raises(StoreInUse):
        reopen(store.folder)
    add_organisation(store, "geht weiter")


def test_another_process_is_told_that_the_store_is_open(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from gkdesk.errors import StoreInUse\n"
        "from gkdesk.store.instance_lock import InstanceLock\n"
        "try: InstanceLock(Path(sys.argv[1])).acquire()\n"
        "except StoreInUse: print('in use')"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code, str(store.files.lock)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == "in use"


def test_a_lock_file_left_by_a_crash_does_not_keep_the_owner_out(closed: StoreFiles) -> None:
    closed.lock.write_text("4711")
    reopen(closed.folder).close()


def test_a_wrong_passphrase_leaves_the_store_free_for_the_next_try(closed: StoreFiles) -> None:
    with pytest.raises(WrongPassphrase):
        reopen(closed.folder, "falsch")
    reopen(closed.folder).close()


def test_no_failed_opening_changes_or_removes_a_file(closed: StoreFiles) -> None:
    chance = random.Random(7)
    for path in (closed.database, closed.key_file):
        original = path.read_bytes()
        for _ in range(10):
            content = bytearray(original)
            content[chance.randrange(len(content))] ^= 0xFF
            path.write_bytes(content)
            before = content_of(closed.folder)
            try:
                reopen(closed.folder).close()
            except UserError:
                assert content_of(closed.folder) == before
        path.write_bytes(original)


def test_a_store_is_never_made_over_another(closed: StoreFiles, clock: FixedClock) -> None:
    before = content_of(closed.folder)
    with pytest.raises(StoreExists):
        create_store(closed.folder, PASSPHRASE, clock=clock, kdf=CHEAP)
    closed.database.rename(closed.folder / "weg")
    with pytest.raises(StoreExists):
        create_store(closed.folder, PASSPHRASE, clock=clock, kdf=CHEAP)
    (closed.folder / "weg").rename(closed.database)
    assert content_of(closed.folder) == before


def test_a_weak_passphrase_makes_no_store(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(InvalidInput, match="invalid_input") as caught:
        create_store(tmp_path / "neu", "Passwort12345", clock=clock, kdf=CHEAP)
    assert caught.value.problem == "passphrase_too_weak"
    assert not (tmp_path / "neu").exists()


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "Bestand"
    folder.mkdir()
    (folder / "bestand.gkdesk-wal").mkdir()
    (folder / "bestand.gkdesk.neu").mkdir()
    with pytest.raises((UserError, OSError)):
        create_store(folder, PASSPHRASE, clock=clock, kdf=CHEAP)
    assert {path.name for path in folder.iterdir()} == {"bestand.gkdesk-wal", "bestand.gkdesk.neu"}


def test_remains_of_a_crashed_creation_do_not_stand_in_the_way(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "Bestand"
    folder.mkdir()
    (folder / "bestand.gkdesk.neu").write_bytes(b"halb fertig")
    create_store(folder, PASSPHRASE, clock=clock, kdf=CHEAP).store.close()
    reopen(folder).close()


def test_a_creation_that_was_killed_after_its_key_file_can_be_begun_anew(
    closed: StoreFiles, clock: FixedClock
) -> None:
    closed.database.rename(closed.folder / "bestand.gkdesk.neu")
    assert not paths.holds_store(closed.folder)
    create_store(closed.folder, OTHER_PASSPHRASE, clock=clock, kdf=CHEAP).store.close()
    reopen(closed.folder, OTHER_PASSPHRASE).close()
    assert not (closed.folder / "bestand.gkdesk.neu").exists()


def test_a_key_file_of_another_store_is_never_replaced_by_a_new_one(
    closed: StoreFiles, clock: FixedClock
) -> None:
    before = closed.key_file.read_bytes()
    closed.database.unlink()
    assert paths.holds_store(closed.folder)
    for remains in (None, b"von einem anderen Bestand"):
        if remains is not None:
            (closed.folder / "bestand.gkdesk.neu").write_bytes(remains)
        with pytest.raises(StoreExists):
            create_store(closed.folder, OTHER_PASSPHRASE, clock=clock, kdf=CHEAP)
    assert closed.key_file.read_bytes() == before


def test_a_folder_can_be_looked_at_without_a_key(closed: StoreFiles, tmp_path: Path) -> None:
    facts = inspect(closed.folder)
    assert facts.exists
    assert not facts.has_device_slot
    assert facts.key_file_trouble is None
    assert not inspect(tmp_path / "leer").exists


def test_a_moved_store_opens_at_its_new_place(closed: StoreFiles, tmp_path: Path) -> None:
    moved = tmp_path / "neuer Ort äöü 'x'"
    closed.folder.rename(moved)
    store = reopen(moved)
    assert list(organisation_names(store).values()) == ["Jobcenter Musterland"]
    store.close()
