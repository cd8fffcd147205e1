"""Ways into a store change by wrapping its key anew; the old way stops to work."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, UserError, WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.store.kdf import STANDARD, KdfParameters
from gkdesk.store.key_renewal import renew_key
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.store.opening import open_with_recovery_code
from gkdesk.store.recovery import new_code
from gkdesk.text.labels import Label
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


THIRD_PASSPHRASE = "Wolke Ziegel Hamster Trompete Brezel"


def make_cheap(path: Path) -> None:
    """Write the lowest cost into the owner's slot, as somebody without any secret could."""
    changed = json.loads(path.read_bytes())
    del changed["checksum"]
    changed["slots"]["pass"]["kdf"].update(memory_kib=8, passes=1, lanes=1)
    canonical = json.dumps(changed, sort_keys=True, separators=(",", ":")).encode()
    path.write_text(json.dumps({**changed, "checksum": hashlib.sha256(canonical).hexdigest()}))


def costs(path: Path) -> dict[Slot, KdfParameters | None]:
    return {slot: sealed.cost for slot, sealed in KeyFile.read(path).slots.items()}


def test_a_cost_that_was_written_into_the_file_does_not_survive_the_repair(
    created: NewStore, clock: FixedClock
) -> None:
    created.store.close()
    path = created.store.files.key_file
    make_cheap(path)
    repaired = open_with_recovery_code(path.parent, created.recovery_code, clock=clock)
    repaired.keys.set_passphrase_after_recovery(OTHER_PASSPHRASE)
    repaired.close()
    assert costs(path)[Slot.PASSPHRASE] == STANDARD


def test_the_second_person_never_takes_the_cost_of_the_owners_slot(
    store: Store, clock: FixedClock
) -> None:
    path = store.files.key_file
    store.keys.set_second_person(OTHER_PASSPHRASE)
    store.close()
    make_cheap(path)
    second = reopen(store.folder, OTHER_PASSPHRASE)
    second.keys.change_passphrase(OTHER_PASSPHRASE, THIRD_PASSPHRASE)
    second.close()
    assert costs(path)[Slot.SECOND_PERSON] == STANDARD
    renew_key(store.folder, THIRD_PASSPHRASE, PASSPHRASE, clock=clock, progress=Silent())
    assert costs(path)[Slot.PASSPHRASE] == STANDARD


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
    code = new_code()
    store.keys.seal_recovery_code(code)
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
    store.keys.seal_recovery_code(new_code())
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
        store.keys.seal_recovery_code(new_code())
    aside.rename(folder)
    assert store.files.key_file.read_bytes() == before
    assert store.log.head() == entries
