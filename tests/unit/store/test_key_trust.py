"""A key file that the program did not write last is noticed, logged once and never adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from gkdesk.errors import StoreLocked, StoreTooNew, WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.store.backup import Backups
from gkdesk.store.data_key import DataKey
from gkdesk.store.files import KEY_FILE
from gkdesk.store.key_renewal import renew_key
from gkdesk.store.opening import open_with_key, open_with_recovery_code
from gkdesk.store.recovery import new_code
from gkdesk.text.labels import Label
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


def is_foreign(folder: Path, passphrase: str = PASSPHRASE) -> bool:
    opened = reopen(folder, passphrase)
    try:
        return opened.keys.is_key_file_foreign
    finally:
        opened.close()


def times_logged(folder: Path, passphrase: str = PASSPHRASE) -> int:
    opened = reopen(folder, passphrase)
    labels = [entry.label for entry in opened.log.entries()]
    opened.close()
    return labels.count(Label.KEY_FILE_FOREIGN)


@pytest.fixture
def with_old_key_file(created: NewStore) -> StoreFiles:
    """Return a closed store whose second person was removed, under the key file from before."""
    store = created.store
    store.keys.set_second_person(OTHER_PASSPHRASE)
    backup = Backups(store).run()
    store.keys.remove_second_person()
    store.close()
    store.files.key_file.write_bytes(backup.folder.joinpath(KEY_FILE).read_bytes())
    return store.files


def test_a_key_file_out_of_a_backup_is_noticed_through_every_way_in(
    with_old_key_file: StoreFiles, created: NewStore, clock: FixedClock
) -> None:
    folder = with_old_key_file.folder
    assert is_foreign(folder, OTHER_PASSPHRASE)
    assert is_foreign(folder)
    opened = open_with_recovery_code(folder, created.recovery_code, clock=clock)
    assert opened.keys.is_key_file_foreign
    opened.close()


def test_it_is_logged_once_and_not_adopted_by_being_used(with_old_key_file: StoreFiles) -> None:
    for _ in range(2):
        assert is_foreign(with_old_key_file.folder)
    assert times_logged(with_old_key_file.folder) == 1


def test_the_right_key_file_put_back_is_right_again(
    with_old_key_file: StoreFiles, clock: FixedClock
) -> None:
    folder, path = with_old_key_file.folder, with_old_key_file.key_file
    renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Silent())
    old = path.read_bytes()
    opened = reopen(folder, OTHER_PASSPHRASE)
    opened.keys.seal_recovery_code(new_code())
    opened.close()
    right = path.read_bytes()
    path.write_bytes(old)
    assert is_foreign(folder, OTHER_PASSPHRASE)
    path.write_bytes(right)
    assert not is_foreign(folder, OTHER_PASSPHRASE)


def test_changing_one_way_in_does_not_vouch_for_the_others(
    created: NewStore, clock: FixedClock
) -> None:
    store, path = created.store, created.store.files.key_file
    revoked = path.read_bytes()
    store.keys.seal_recovery_code(new_code())
    right = path.read_bytes()
    store.close()
    path.write_bytes(revoked)
    opened = reopen(store.folder)
    opened.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    assert opened.keys.is_key_file_foreign
    opened.close()
    assert is_foreign(store.folder, OTHER_PASSPHRASE)
    with_old_sheet = open_with_recovery_code(store.folder, created.recovery_code, clock=clock)
    assert with_old_sheet.keys.is_key_file_foreign
    with_old_sheet.close()
    assert times_logged(store.folder, OTHER_PASSPHRASE) == 1
    path.write_bytes(right)
    assert is_foreign(store.folder)  # it would bring the old passphrase back


def test_a_new_key_ends_it_although_a_way_in_was_changed_before(
    with_old_key_file: StoreFiles, clock: FixedClock
) -> None:
    folder = with_old_key_file.folder
    opened = reopen(folder)
    opened.keys.remove_second_person()
    opened.close()
    with pytest.raises(WrongPassphrase):
        reopen(folder, OTHER_PASSPHRASE)
    assert is_foreign(folder)
    renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Silent())
    assert not is_foreign(folder, OTHER_PASSPHRASE)


def test_renewing_the_key_adopts(with_old_key_file: StoreFiles, clock: FixedClock) -> None:
    folder = with_old_key_file.folder
    renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Silent())
    assert not is_foreign(folder, OTHER_PASSPHRASE)
    assert times_logged(folder, OTHER_PASSPHRASE) == 0


def test_what_the_program_itself_writes_is_never_foreign(store: Store) -> None:
    folder = store.folder
    assert not is_foreign_after(store, lambda: store.keys.seal_recovery_code(new_code()))
    opened = reopen(folder)
    assert not is_foreign_after(opened, lambda: opened.keys.set_second_person(OTHER_PASSPHRASE))
    opened = reopen(folder)
    assert not is_foreign_after(opened, opened.keys.remove_second_person)
    assert times_logged(folder) == 0


def is_foreign_after(store: Store, change: object) -> bool:
    assert callable(change)
    change()
    store.close()
    return is_foreign(store.folder)


def test_a_store_that_never_noted_its_key_file_takes_the_one_it_finds(store: Store) -> None:
    with store._unlogged() as session:
        session.execute(text("DELETE FROM store_fact WHERE name LIKE 'key_file%'"))
    before = store.files.key_file.read_bytes()
    store.close()
    assert not is_foreign(store.folder)
    opened = reopen(store.folder)
    opened.keys.seal_recovery_code(new_code())
    opened.close()
    store.files.key_file.write_bytes(before)
    assert is_foreign(store.folder)


def test_the_key_is_wiped_when_opening_fails(store: Store, clock: FixedClock) -> None:
    key = DataKey(store.database.key.raw())
    with store._unlogged() as session:
        session.execute(text("UPDATE alembic_version SET version_num='9999'"))
    store.close()
    with pytest.raises(StoreTooNew):
        open_with_key(store.folder, key, clock=clock)
    with pytest.raises(StoreLocked):
        key.raw()
