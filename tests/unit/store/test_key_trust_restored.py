"""What a restored store and a backup make of a key file that was exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import KeyFileForeign, WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.store.backup import Backups
from gkdesk.store.files import KEY_FILE
from gkdesk.store.key_renewal import renew_key
from gkdesk.store.keyfile import KeyFile
from gkdesk.store.recovery import new_code
from gkdesk.store.restore import restore
from gkdesk.store.restore_preview import by_open_store, by_passphrase, inspect_backup
from gkdesk.text.labels import Label
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE, add_organisation, new_store, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store


def is_foreign(folder: Path, passphrase: str = PASSPHRASE) -> bool:
    opened = reopen(folder, passphrase)
    labels = [entry.label for entry in opened.log.entries()]
    found = opened.keys.is_key_file_foreign
    opened.close()
    assert found is (Label.KEY_FILE_FOREIGN in labels)
    return found


@pytest.fixture
def renewed(store: Store, clock: FixedClock) -> Store:
    """Return an open store with a new data key, beside which the old key file lies again."""
    store.close()
    old = store.files.key_file.read_bytes()
    renew_key(store.folder, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Silent())
    opened = reopen(store.folder, OTHER_PASSPHRASE)
    opened.files.key_file.write_bytes(old)
    return opened


@pytest.mark.parametrize("beside_the_open_store", [True, False])
def test_a_restored_store_knows_the_key_file_it_got(
    store: Store,
    tmp_path: Path,
    clock: FixedClock,
    beside_the_open_store: bool,
) -> None:
    backup = Backups(store).run()
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    unlock = by_open_store(store) if beside_the_open_store else by_passphrase(PASSPHRASE)
    present = store if beside_the_open_store else None
    target = tmp_path / "Bestand-neu"
    restore(backup.folder, unlock, target, clock=clock, present=present)
    valid = OTHER_PASSPHRASE if beside_the_open_store else PASSPHRASE
    assert not is_foreign(target, valid)


@pytest.mark.parametrize("since_the_backup", [True, False])
def test_a_foreign_key_file_stays_foreign_in_the_restored_store(
    store: Store, tmp_path: Path, clock: FixedClock, since_the_backup: bool
) -> None:
    path = store.files.key_file
    revoked = path.read_bytes()
    before = Backups(store).run()
    store.keys.seal_recovery_code(new_code())
    backup = before if since_the_backup else Backups(store).run()
    store.close()
    path.write_bytes(revoked)
    opened = reopen(store.folder)
    target = tmp_path / "Bestand-neu"
    restore(backup.folder, by_open_store(opened), target, clock=clock, present=opened)
    opened.close()
    assert is_foreign(target)


def test_a_backup_that_was_made_beside_a_foreign_key_file_says_so_when_it_comes_back(
    store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    revoked = store.files.key_file.read_bytes()
    store.keys.seal_recovery_code(new_code())
    store.close()
    store.files.key_file.write_bytes(revoked)
    opened = reopen(store.folder)
    backup = Backups(opened).run()
    opened.close()
    target = tmp_path / "Bestand-neu"
    restore(backup.folder, by_passphrase(PASSPHRASE), target, clock=clock)
    assert is_foreign(target)


def test_a_backup_opens_whatever_key_file_lies_on_the_disk(renewed: Store) -> None:
    add_organisation(renewed, "Jobcenter Musterland")
    backup = Backups(renewed).run()
    seen = inspect_backup(backup.folder, by_passphrase(OTHER_PASSPHRASE))
    assert dict(seen.counts)["organisation"] == 1
    with pytest.raises(WrongPassphrase):
        inspect_backup(backup.folder, by_passphrase(PASSPHRASE))
    renewed.close()


def test_a_backup_is_made_although_the_key_file_is_gone(store: Store) -> None:
    store.files.key_file.unlink()
    backup = Backups(store).run()
    assert inspect_backup(backup.folder, by_passphrase(PASSPHRASE)).backup == backup
    store.close()
    store.files.key_file.write_bytes(backup.folder.joinpath(KEY_FILE).read_bytes())
    assert not is_foreign(store.folder)


def test_a_key_file_from_before_the_new_key_is_told_from_damage(renewed: Store) -> None:
    backup = Backups(renewed).run()
    renewed.close()
    with pytest.raises(KeyFileForeign):
        reopen(renewed.folder)
    KeyFile.read(backup.folder / KEY_FILE).write(renewed.files.key_file)
    assert not is_foreign(renewed.folder, OTHER_PASSPHRASE)


def test_the_key_files_of_all_backups_fit_while_ways_in_change(tmp_path: Path) -> None:
    store = new_store(tmp_path / "Viel").store
    for _ in range(2):
        Backups(store).run()
        store.keys.set_second_person(OTHER_PASSPHRASE)
        made = Backups(store).run()
        store.keys.remove_second_person()
        assert (
            store.database.key.raw()
            == by_passphrase(OTHER_PASSPHRASE)(KeyFile.read(made.folder / KEY_FILE)).raw()
        )
    store.close()
