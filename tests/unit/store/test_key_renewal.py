"""A new data key: everything is written again, and no crash leaves a mix of old and new."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, KeyFileForeign, StoreInUse, WrongPassphrase
from gkdesk.progress import Cancelled, Silent
from gkdesk.store import key_swap
from gkdesk.store.backup import Backups
from gkdesk.store.files import StoreFiles
from gkdesk.store.key_renewal import renew_key
from gkdesk.store.keyfile import Slot
from gkdesk.store.opening import open_with_recovery_code
from gkdesk.store.restore_preview import by_open_store, by_passphrase, inspect_backup
from gkdesk.text.codes.clients import BackupReason
from gkdesk.text.labels import Label
from tests.store_kit import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore

NAMES = [f"Testhaus {number}" for number in range(40)]
SECOND = "Fernrohr Mandel Iglu Teppich Posaune"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> NewStore:
    """Return a closed store with some records and a second person, made once."""
    made = new_store(tmp_path_factory.mktemp("vorlage") / "Bestand")
    for name in NAMES:
        add_organisation(made.store, name)
    made.store.keys.set_second_person(SECOND)
    Backups(made.store).run(BackupReason.BY_HAND)
    made.store.close()
    return made


@pytest.fixture
def closed(tmp_path: Path, template: NewStore) -> Path:
    """Return the folder of such a store of this test's own."""
    return Path(shutil.copytree(template.store.folder, tmp_path / "Bestand"))


def renew(folder: Path, clock: FixedClock) -> None:
    renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Silent())


def names_in(folder: Path, passphrase: str) -> list[str]:
    store = reopen(folder, passphrase)
    try:
        assert store.check_integrity().is_sound
        return sorted(organisation_names(store).values())
    finally:
        store.close()


def test_everything_is_there_under_the_new_passphrase(closed: Path, clock: FixedClock) -> None:
    renew(closed, clock)
    assert names_in(closed, OTHER_PASSPHRASE) == sorted(NAMES)


def test_nothing_old_opens_the_store_any_more(
    closed: Path, template: NewStore, clock: FixedClock
) -> None:
    renew(closed, clock)
    for passphrase in (PASSPHRASE, SECOND):
        with pytest.raises(WrongPassphrase):
            reopen(closed, passphrase)
    with pytest.raises(WrongPassphrase):
        open_with_recovery_code(closed, template.recovery_code, clock=clock)
    store = reopen(closed, OTHER_PASSPHRASE)
    assert store.keys.slots() == {Slot.PASSPHRASE}
    store.close()


def test_an_old_key_file_put_back_does_not_open_the_new_database(
    closed: Path, clock: FixedClock
) -> None:
    files = StoreFiles(closed)
    old = files.key_file.read_bytes()
    renew(files.folder, clock)
    files.key_file.write_bytes(old)
    with pytest.raises(KeyFileForeign):
        reopen(files.folder)


def test_store_id_and_log_go_on(closed: Path, template: NewStore, clock: FixedClock) -> None:
    renew(closed, clock)
    store = reopen(closed, OTHER_PASSPHRASE)
    assert store.store_id == template.store.store_id
    assert store.log.entries(limit=1)[0].label is Label.DATA_KEY_RENEWED
    assert store.check_integrity().is_sound
    store.close()


def test_nothing_is_left_beside_the_store(closed: Path, clock: FixedClock) -> None:
    renew(closed, clock)
    found = sorted(path.name for path in closed.iterdir())
    assert found == ["bestand.gkdesk", "bestand.schluessel", "bestand.sperre", "sicherungen"]


def test_old_backups_stay_and_open_with_the_passphrase_of_their_time(
    closed: Path, clock: FixedClock
) -> None:
    renew(closed, clock)
    store = reopen(closed, OTHER_PASSPHRASE)
    backup = Backups(store).all()[0]
    with pytest.raises(WrongPassphrase):
        inspect_backup(backup.folder, by_open_store(store))
    counts = dict(inspect_backup(backup.folder, by_passphrase(PASSPHRASE)).counts)
    assert counts["organisation"] == len(NAMES)
    store.close()


def test_a_wrong_or_weak_passphrase_changes_nothing(closed: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongPassphrase):
        renew_key(closed, "falsch", OTHER_PASSPHRASE, clock=clock, progress=Silent())
    with pytest.raises(InvalidInput):
        renew_key(closed, PASSPHRASE, "kurz", clock=clock, progress=Silent())
    assert names_in(closed, PASSPHRASE) == sorted(NAMES)


def test_an_open_store_is_left_alone(closed: Path, clock: FixedClock) -> None:
    store = reopen(closed)
    with pytest.raises(StoreInUse):
        renew(closed, clock)
    store.close()


def test_cancelling_leaves_the_old_store(closed: Path, clock: FixedClock) -> None:
    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        renew_key(closed, PASSPHRASE, OTHER_PASSPHRASE, clock=clock, progress=Cancelling())
    assert not (closed / key_swap.UNFINISHED).exists()
    assert names_in(closed, PASSPHRASE) == sorted(NAMES)


class Crash(BaseException):
    """The program is gone: nothing after this moment runs."""


def states_of_a_renewal(folder: Path, copies: Path, clock: FixedClock) -> list[tuple[Path, bool]]:
    """Copy the folder before every change of its names; tell whether the new pair holds by then."""
    states: list[tuple[Path, bool]] = []
    decided = False

    def keep() -> None:
        copy = copies / f"stand-{len(states)}"
        shutil.copytree(folder, copy)
        states.append((copy, decided))

    class Watching(type(folder)):  # type: ignore[misc]
        def _watched(self, name: str, *args: object, **named: object) -> object:
            nonlocal decided
            keep()
            result = getattr(super(), name)(*args, **named)
            decided = decided or (name == "rename" and self.name == key_swap.UNFINISHED)
            keep()
            return result

        def rename(self, target: object) -> object:
            return self._watched("rename", target)

        def replace(self, target: object) -> object:
            return self._watched("replace", target)

        def unlink(self, missing_ok: bool = False) -> object:
            return self._watched("unlink", missing_ok=missing_ok)

        def mkdir(self, *args: object, **named: object) -> object:
            return self._watched("mkdir", *args, **named)

    renew(Watching(folder), clock)
    return states


def test_a_crash_at_any_moment_leaves_the_old_pair_or_the_new_one(
    closed: Path, tmp_path: Path, clock: FixedClock
) -> None:
    copies = tmp_path / "staende"
    copies.mkdir()
    states = states_of_a_renewal(closed, copies, clock)
    assert {decided for _, decided in states} == {False, True}
    for state, decided in states:
        valid, other = (OTHER_PASSPHRASE, PASSPHRASE) if decided else (PASSPHRASE, OTHER_PASSPHRASE)
        with pytest.raises(WrongPassphrase):
            reopen(state, other)
        assert names_in(state, valid) == sorted(NAMES)
        assert not list(state.glob(".schluesselwechsel*"))


def test_what_the_old_database_left_beside_it_is_not_read_into_the_new_one(
    closed: Path, clock: FixedClock
) -> None:
    files = StoreFiles(closed)
    store = reopen(files.folder)
    add_organisation(store, "Zuletzt")
    wal = files.database.with_name("bestand.gkdesk-wal")
    kept, database = wal.read_bytes(), files.database.read_bytes()
    store.close()
    files.database.write_bytes(database)
    wal.write_bytes(kept)
    renew(files.folder, clock)
    assert names_in(files.folder, OTHER_PASSPHRASE) == sorted([*NAMES, "Zuletzt"])


def test_the_words_of_the_store_lie_nowhere_in_clear(closed: Path, clock: FixedClock) -> None:
    renew(closed, clock)
    for path in closed.rglob("*"):
        if path.is_file():
            assert b"Testhaus" not in path.read_bytes()
