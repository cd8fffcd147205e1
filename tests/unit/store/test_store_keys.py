"""Ways into a store change by wrapping its key anew; the old way stops to work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, UserError, WrongPassphrase
from gkdesk.store.keyfile import Slot
from gkdesk.store.opening import open_with_recovery_code
from gkdesk.text.labels import Label
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE, reopen

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


def test_after_a_change_only_the_new_passphrase_opens(store: Store) -> None:
    pages = store.files.database.read_bytes()[:4096]
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    store.close()
    with pytest.raises(WrongPassphrase):
        reopen(store.folder)
    reopen(store.folder, OTHER_PASSPHRASE).close()
    assert store.files.database.read_bytes()[:16] == pages[:16]


def test_a_change_needs_the_old_passphrase(store: Store) -> None:
    before = store.files.key_file.read_bytes()
    with pytest.raises(WrongPassphrase):
        store.keys.change_passphrase("etwas anderes", OTHER_PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        store.keys.set_passphrase_after_recovery(OTHER_PASSPHRASE)
    assert store.files.key_file.read_bytes() == before


def test_a_weak_new_passphrase_changes_nothing(store: Store) -> None:
    before = store.files.key_file.read_bytes()
    for call in (
        lambda: store.keys.change_passphrase(PASSPHRASE, "kurz"),
        lambda: store.keys.set_second_person("Sommer2026!!"),
    ):
        with pytest.raises(InvalidInput):
            call()
    assert store.files.key_file.read_bytes() == before


def test_a_new_sheet_makes_the_old_one_worthless(created: NewStore, clock: FixedClock) -> None:
    store = created.store
    code = store.keys.new_recovery_code()
    store.close()
    with pytest.raises(WrongPassphrase):
        open_with_recovery_code(store.folder, created.recovery_code, clock=clock)
    open_with_recovery_code(store.folder, code, clock=clock).close()


def test_a_second_person_comes_and_goes(store: Store) -> None:
    store.keys.set_second_person(OTHER_PASSPHRASE)
    assert Slot.SECOND_PERSON in store.keys.slots()
    store.close()
    second = reopen(store.folder, OTHER_PASSPHRASE)
    third = "Wolke Ziegel Hamster Trompete Brezel"
    second.keys.change_passphrase(OTHER_PASSPHRASE, third)
    second.close()
    owner = reopen(store.folder)
    owner.keys.remove_second_person()
    owner.close()
    with pytest.raises(WrongPassphrase):
        reopen(store.folder, third)


def test_the_passphrase_can_be_asked_again(store: Store) -> None:
    assert store.keys.matches_passphrase(PASSPHRASE)
    assert not store.keys.matches_passphrase(OTHER_PASSPHRASE)
    store.close()
    with pytest.raises(UserError):
        store.keys.matches_passphrase(PASSPHRASE)


def test_every_change_of_the_keys_is_in_the_log(store: Store) -> None:
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    store.keys.new_recovery_code()
    labels = [entry.label for entry in store.log.entries(2)]
    assert labels == [Label.RECOVERY_CODE_CHANGED, Label.PASSPHRASE_CHANGED]
    assert store.can_undo() is None


def test_a_key_file_that_cannot_be_written_stays_as_it_was(store: Store) -> None:
    before = store.files.key_file.read_bytes()
    entries = store.log.head()
    folder = store.folder
    aside = folder.with_name("weg")
    folder.rename(aside)
    with pytest.raises((UserError, OSError)):
        store.keys.new_recovery_code()
    aside.rename(folder)
    assert store.files.key_file.read_bytes() == before
    assert store.log.head() == entries
