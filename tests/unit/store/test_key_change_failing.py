"""A change of a way in that fails half-way is taken back, or told and settled when opening."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gkdesk.disk import write_atomically
from gkdesk.errors import DiskFull, KeyChangeUnsettled, WrongPassphrase
from gkdesk.store.backup import Backups
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.store.opening import open_with_recovery_code
from gkdesk.store.recovery import new_code
from gkdesk.store.restore import restore
from gkdesk.store.restore_preview import by_recovery_code
from gkdesk.store.transactions import WritingSession
from gkdesk.text.labels import Label
from gkdesk.text.sentences.errors import sentence
from tests.store_kit import OTHER_PASSPHRASE, PASSPHRASE, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store

WRITES_KEY_FILES = "gkdesk.store.keyfile.write_atomically"
DIES_BEFORE_THE_COMMIT = (
    "import os, sys; from pathlib import Path; from tests.store_kit import *\n"
    "from gkdesk.store.keyfile import KeyFile\n"
    "store = reopen(Path(sys.argv[1])); write = KeyFile.write\n"
    "def die(key_file, path): write(key_file, path); os._exit(9)\n"
    "KeyFile.write = die; store.keys.{change}\n"
)


class FullDisk:
    """A disk that is full from the moment the new key file lies there until room is made."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        self._write, self._commit = write_atomically, WritingSession.commit_whole
        disk = self

        def write(path: Path, content: bytes) -> None:
            disk.refuse()
            disk._write(path, content)
            disk.is_full = True

        def commit(session: WritingSession) -> None:
            disk.refuse()
            disk._commit(session)

        patch.setattr(WRITES_KEY_FILES, write)
        patch.setattr(WritingSession, "commit_whole", commit)
        self._patch = patch

    def refuse(self) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def make_room(self) -> None:
        self._patch.undo()


@pytest.fixture
def full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


def labels(folder: Path, passphrase: str = PASSPHRASE) -> list[Label]:
    opened = reopen(folder, passphrase)
    found = [entry.label for entry in opened.log.entries()]
    assert not opened.keys.is_key_file_foreign
    assert opened.log.verify().is_intact
    opened.close()
    return found


def die_while(folder: Path, change: str) -> None:
    script = DIES_BEFORE_THE_COMMIT.format(change=change)
    ended = subprocess.run([sys.executable, "-c", script, str(folder)], check=False, timeout=60)
    assert ended.returncode == 9


def test_it_is_told_that_the_new_way_in_holds(store: Store, full_disk: FullDisk) -> None:
    with pytest.raises(KeyChangeUnsettled) as told:
        store.keys.set_second_person(OTHER_PASSPHRASE)
    assert store.keys.is_change_unsettled
    assert Slot.SECOND_PERSON in store.keys.slots()
    assert "gilt der neue Zugang" in sentence(told.value)


def test_the_next_opening_takes_it_back_and_logs_it(
    created: NewStore, full_disk: FullDisk, clock: FixedClock
) -> None:
    store, code = created.store, new_code()
    with pytest.raises(KeyChangeUnsettled):
        store.keys.seal_recovery_code(code)
    full_disk.make_room()
    store.close()
    assert labels(store.folder)[0] is Label.KEY_CHANGE_TAKEN_BACK
    with pytest.raises(WrongPassphrase):
        open_with_recovery_code(store.folder, code, clock=clock)
    open_with_recovery_code(store.folder, created.recovery_code, clock=clock).close()


def test_whoever_comes_in_by_the_new_way_keeps_it(
    created: NewStore, full_disk: FullDisk, clock: FixedClock
) -> None:
    store, code = created.store, new_code()
    with pytest.raises(KeyChangeUnsettled):
        store.keys.seal_recovery_code(code)
    full_disk.make_room()
    store.close()
    open_with_recovery_code(store.folder, code, clock=clock).close()
    assert labels(store.folder)[0] is Label.KEY_CHANGE_COMPLETED
    open_with_recovery_code(store.folder, code, clock=clock).close()


def test_a_full_disk_keeps_nobody_out_meanwhile(store: Store, full_disk: FullDisk) -> None:
    with pytest.raises(KeyChangeUnsettled):
        store.keys.set_second_person(OTHER_PASSPHRASE)
    store.close()
    opened = reopen(store.folder)
    assert opened.keys.is_change_unsettled
    opened.close()
    full_disk.make_room()
    assert labels(store.folder)[0] is Label.KEY_CHANGE_TAKEN_BACK


def test_the_next_change_takes_the_failed_one_back_first(
    created: NewStore, full_disk: FullDisk
) -> None:
    store = created.store
    with pytest.raises(KeyChangeUnsettled):
        store.keys.set_second_person(OTHER_PASSPHRASE)
    full_disk.make_room()
    store.keys.seal_recovery_code(new_code())
    assert not store.keys.is_change_unsettled
    assert Slot.SECOND_PERSON not in store.keys.slots()
    store.close()
    assert labels(store.folder)[0] is Label.RECOVERY_CODE_CHANGED


def test_a_backup_of_an_unsettled_change_opens_with_the_new_way_in(
    store: Store, full_disk: FullDisk, tmp_path: Path, clock: FixedClock
) -> None:
    code = new_code()
    with pytest.raises(KeyChangeUnsettled):
        store.keys.seal_recovery_code(code)
    full_disk.make_room()
    backup = Backups(store).run()
    target = tmp_path / "Bestand-neu"
    restore(backup.folder, by_recovery_code(code), target, clock=clock)
    open_with_recovery_code(target, code, clock=clock).close()
    assert Label.KEY_CHANGE_COMPLETED in labels(target)


def test_a_change_that_only_fails_to_commit_is_taken_back_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch)

    def write_with_room_for_small_files(path: Path, content: bytes) -> None:
        disk.is_full = False
        write_atomically(path, content)
        disk.is_full = True

    before = store.files.key_file.read_bytes()
    monkeypatch.setattr(WRITES_KEY_FILES, write_with_room_for_small_files)
    with pytest.raises(DiskFull):
        store.keys.set_second_person(OTHER_PASSPHRASE)
    assert store.files.key_file.read_bytes() == before
    assert not store.keys.is_change_unsettled


def test_a_failure_after_the_file_took_its_place_is_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.files.key_file.read_bytes()
    written, times = KeyFile.write, iter((True, False))

    def write_but_not_durably(key_file: KeyFile, path: Path) -> None:
        written(key_file, path)
        if next(times):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(KeyFile, "write", write_but_not_durably)
    with pytest.raises(DiskFull):
        store.keys.set_second_person(OTHER_PASSPHRASE)
    assert store.files.key_file.read_bytes() == before


def test_a_crash_before_the_key_file_is_written_is_no_alarm(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(KeyFile, "write", crash)
        with pytest.raises(Crash):
            store.keys.set_second_person(OTHER_PASSPHRASE)
    store.close()
    assert labels(store.folder) == [Label.STORE_CREATED]


def test_a_crash_after_it_is_taken_back_where_the_way_in_is_another(store: Store) -> None:
    before = store.files.key_file.read_bytes()
    store.close()
    die_while(store.folder, "set_second_person(OTHER_PASSPHRASE)")
    crashed = store.files.key_file.read_bytes()
    assert crashed != before
    assert labels(store.folder) == [Label.KEY_CHANGE_TAKEN_BACK, Label.STORE_CREATED]
    assert store.files.key_file.read_bytes() == before
    store.files.key_file.write_bytes(crashed)
    opened = reopen(store.folder)
    assert opened.keys.is_key_file_foreign
    opened.close()


def test_a_crash_after_it_is_completed_where_the_new_passphrase_opens(store: Store) -> None:
    store.close()
    die_while(store.folder, "change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)")
    with pytest.raises(WrongPassphrase):
        reopen(store.folder)
    completed = [Label.KEY_CHANGE_COMPLETED, Label.STORE_CREATED]
    assert labels(store.folder, OTHER_PASSPHRASE) == completed
