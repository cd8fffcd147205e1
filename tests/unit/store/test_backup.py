"""Backups: whole and checked, or not there at all; and which of them are kept."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import (
    BackupFailed,
    BackupRunning,
    DiskFull,
    FolderUnreachable,
    ReadOnlyFolder,
    StoreLocked,
)
from gkdesk.progress import Cancelled
from gkdesk.store import database_copy
from gkdesk.store.backup import Backups, back_up_before_migration
from gkdesk.store.backup_files import MANIFEST, Backup, backups_in
from gkdesk.store.backup_rotation import superfluous
from gkdesk.store.files import DATABASE, FOLDER_ELSEWHERE, KEY_FILE
from gkdesk.store.keyfile import KeyFile
from gkdesk.text.codes.clients import BackupReason
from tests.store_kit import NOW, add_contact, add_organisation, organisation_names, reopen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
FOREIGN = (
    "", "null", "[]", "{}", '{"format": 1}', "[" * 5000, '{"made_at": "gestern"}', "\ud800",
)  # fmt: skip
PLANTED = "Quittenxylophon"


@pytest.fixture
def backups(store: Store) -> Backups:
    add_organisation(store, PLANTED)
    return Backups(store)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 200 KiB; only the superuser can do that."""
    place = tmp_path / "winzig"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk, and only on Linux; see faults for the rest")
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("root may not mount a disk here, as in a container without that right")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_backup_is_a_store_with_the_same_records(store: Store, backups: Backups) -> None:
    made = backups.run()
    with_lock = shutil.copytree(made.folder, store.folder.with_name("Kopie"))
    copy = reopen(with_lock)
    assert organisation_names(copy) == organisation_names(store)
    assert copy.check_integrity().is_sound
    copy.close()


def test_a_backup_holds_database_key_file_and_manifest_only(backups: Backups) -> None:
    made = backups.run()
    assert {path.name for path in made.folder.iterdir()} == {DATABASE, KEY_FILE, MANIFEST}
    assert backups.all() == (made,)


def test_a_second_run_is_refused_and_leaves_the_first_undisturbed(backups: Backups) -> None:
    refused: list[BackupRunning] = []

    class Meanwhile:
        def step(self, _done: int, _total: int) -> None:
            with pytest.raises(BackupRunning) as error:
                backups.run()
            refused.append(error.value)

    made = backups.run(progress=Meanwhile())
    assert refused
    assert backups.all() == (made,)
    assert len({backups.run().folder, made.folder}) == 2


def test_nothing_of_the_content_is_readable_in_a_backup(store: Store, backups: Backups) -> None:
    made = backups.run()
    names = [path.name for path in store.files.backups.rglob("*")]
    content = b"".join(path.read_bytes() for path in made.folder.iterdir())
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert PLANTED.encode(encoding) not in content
        assert PLANTED.lower().encode(encoding) not in content
    assert not any(PLANTED in name for name in names)
    assert not (made.folder / DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_the_manifest_counts_nobody(store: Store, backups: Backups) -> None:
    content = json.loads((backups.run().folder / MANIFEST).read_text())
    assert set(content) == {
        "format", "version", "store", "made_at", "reason", "number", "lineage", "state", "size",
        "sha256",
    }  # fmt: skip


def test_others_write_while_the_backup_is_made(store: Store, backups: Backups) -> None:
    for number in range(40):
        add_organisation(store, f"{number} {'x' * 9000}")

    class Writer:
        written = 0

        def step(self, done: int, total: int) -> None:
            if not self.written:
                self.written = add_organisation(store, "währenddessen")

    writer = Writer()
    made = backups.run(progress=writer)
    assert writer.written
    copy = reopen(shutil.copytree(made.folder, store.folder.with_name("Kopie")))
    assert writer.written not in organisation_names(copy)
    assert len(organisation_names(copy)) == 41
    copy.close()


def test_a_cancelled_backup_leaves_nothing(store: Store, backups: Backups) -> None:
    class Impatient:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        backups.run(progress=Impatient())
    assert list(store.files.backups.iterdir()) == []


def test_locking_stops_a_backup_at_its_next_step(store: Store, backups: Backups) -> None:
    for number in range(200):
        add_organisation(store, f"{number} {'x' * 9000}")

    class Locker:
        def step(self, done: int, total: int) -> None:
            store.close()

    with pytest.raises(StoreLocked):
        backups.run(progress=Locker())
    assert list(store.files.backups.iterdir()) == []


def test_a_second_place_gets_the_same_backup(
    store: Store, backups: Backups, tmp_path: Path
) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    made = backups.run(elsewhere=stick)
    (second,) = backups_in(stick / FOLDER_ELSEWHERE, store.store_id)
    assert (second.folder / DATABASE).read_bytes() == (made.folder / DATABASE).read_bytes()
    assert second.number == made.number


def test_a_missing_drive_is_told_and_the_usual_place_has_its_backup(
    backups: Backups, tmp_path: Path
) -> None:
    with pytest.raises(FolderUnreachable):
        backups.run(elsewhere=tmp_path / "abgezogen")
    assert len(backups.all()) == 1
    assert not (tmp_path / "abgezogen").exists()


def test_a_full_disk_is_told_and_nothing_half_done_is_left(
    store: Store, backups: Backups, tiny_disk: Path
) -> None:
    with pytest.raises(DiskFull):
        backups.run(elsewhere=tiny_disk)
    assert list(tiny_disk.rglob("*.gkdesk")) == []
    shutil.rmtree(store.files.backups)
    store.files.backups.symlink_to(tiny_disk)
    with pytest.raises(DiskFull):
        backups.run()
    assert backups.all() == ()
    assert list(tiny_disk.rglob("*.gkdesk")) == []


def test_a_read_only_place_is_told(store: Store, backups: Backups, tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(ReadOnlyFolder):
        backups.run(elsewhere=tiny_disk)
    assert len(backups.all()) == 1


def test_a_copy_that_differs_is_no_backup(
    store: Store, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_copy, "count_rows", _rising(database_copy.count_rows))
    with pytest.raises(BackupFailed):
        backups.run()
    assert list(store.files.backups.iterdir()) == []


def test_a_backup_killed_in_the_middle_does_not_count(store: Store, backups: Backups) -> None:
    for number in range(60):
        add_contact(store, f"{number} {'x' * 9000}")
    store.close()
    script = f"""
        import os, signal
        from gkdesk.store.backup import Backups
        from tests.store_kit import reopen
        from pathlib import Path
        class Kill:
            def step(self, done, total):
                if done:
                    os.kill(os.getpid(), signal.SIGKILL)
        Backups(reopen(Path({str(store.folder)!r}))).run(progress=Kill())
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    ended = subprocess.run(command, check=False, cwd=Path(__file__).parents[3])
    assert ended.returncode == -signal.SIGKILL
    again = reopen(store.folder)
    assert [path.name[0] for path in again.files.backups.iterdir()] == ["."]
    assert Backups(again).all() == ()
    made = Backups(again).run()
    assert list(again.files.backups.iterdir()) == [made.folder]
    again.close()


@pytest.mark.parametrize("name", [DATABASE, KEY_FILE, MANIFEST])
def test_a_backup_without_one_of_its_files_is_not_listed_but_stays(
    store: Store, backups: Backups, name: str
) -> None:
    made = backups.run()
    (made.folder / name).unlink()
    assert (made in backups.all()) == (name == KEY_FILE)
    for _ in range(6):
        backups.run()
    assert made.folder.exists() or name == KEY_FILE


@pytest.mark.parametrize("text", FOREIGN)
def test_a_foreign_manifest_is_passed_over(backups: Backups, text: str) -> None:
    made = backups.run()
    (made.folder / MANIFEST).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert backups.all() == ()


def test_two_backups_in_one_second_both_stay(backups: Backups) -> None:
    first, second = backups.run(), backups.run()
    assert first.folder != second.folder
    assert backups.all() == (second, first)


def test_a_backup_is_due_each_day_and_after_changes(
    store: Store, backups: Backups, clock: FixedClock
) -> None:
    assert backups.due(clock.now())
    backups.run(BackupReason.SCHEDULE)
    assert not backups.due(NOW + 3 * HOUR)
    assert not backups.due(NOW + 5 * HOUR), "nothing has changed"
    add_organisation(store, "neu")
    assert not backups.due(NOW + 3 * HOUR)
    assert backups.due(NOW + 4 * HOUR)
    assert backups.due(NOW + DAY)


def test_after_a_wrong_clock_one_backup_is_due_and_not_more(
    backups: Backups, clock: FixedClock
) -> None:
    clock.advance(4000 * DAY)
    backups.run()
    clock.moment = NOW
    assert backups.due(clock.now())
    backups.run()
    assert not backups.due(clock.now() + HOUR)


def test_backups_before_migrations_are_kept_apart(store: Store, clock: FixedClock) -> None:
    key_file = KeyFile.read(store.files.key_file)
    for _ in range(5):
        clock.advance(HOUR)
        back_up_before_migration(store.files, store.database, key_file, clock)
    kept = Backups(store).all()
    assert [backup.number for backup in kept] == [5, 4, 3]
    assert {backup.reason for backup in kept} == {BackupReason.MIGRATION}


def test_the_rotation_removes_folders_of_this_store_only(
    store: Store, backups: Backups, clock: FixedClock
) -> None:
    foreign = store.files.backups / "Urlaubsbilder"
    foreign.mkdir()
    for _ in range(10):
        backups.run()
        clock.advance(HOUR / 4)
    assert foreign.is_dir()
    assert len(backups.all()) == 3


@pytest.mark.parametrize(
    ("field", "value"), [("made_at", "0001-01-01T00:00:00+14:00"), ("number", 10**400)]
)
def test_a_manifest_beyond_all_bounds_keeps_no_backup_from_being_made(
    backups: Backups, store: Store, field: str, value: str | int
) -> None:
    odd = backups.run(BackupReason.BY_HAND).folder
    manifest = odd / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {field: value}))
    (store.folder / "sicherungen" / "kreis").symlink_to("kreis")

    made = backups.run(BackupReason.BY_HAND)
    assert [each.folder for each in backups.all()] == [made.folder]


def test_a_year_of_backups_leaves_days_weeks_and_months() -> None:
    kept = _simulate([NOW + n * DAY for n in range(500)])
    days = [(NOW + 499 * DAY - backup.made_at).days for backup in kept]
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 20 <= len(kept) <= 24
    assert 330 <= max(days) <= 365


def test_a_clock_that_jumps_keeps_the_newest_good_ones() -> None:
    good = [NOW + n * DAY for n in range(30)]
    ahead = [NOW + 3650 * DAY + n * DAY for n in range(40)]
    behind = [NOW - 3650 * DAY + n * DAY for n in range(40)]
    for wrong in (ahead, behind):
        for kept in (_simulate(good + wrong), _simulate(good + wrong + [NOW + 31 * DAY])):
            assert good[-1] in [backup.made_at for backup in kept]


def test_whatever_the_clock_says_the_three_newest_stay() -> None:
    random.seed(7)
    for _ in range(60):
        moments = [NOW + random.randint(-4000, 4000) * DAY for _ in range(60)]
        kept = _simulate(moments)
        assert {60, 59, 58} <= {backup.number for backup in kept}


def test_a_backup_from_the_future_goes_when_a_year_has_passed() -> None:
    kept = _simulate([NOW + 9999 * DAY, *(NOW + n * DAY for n in range(400))])
    assert all(backup.made_at < NOW + 500 * DAY for backup in kept)


def test_the_last_state_before_a_restore_is_kept() -> None:
    before = [_backup(n, NOW + n * HOUR, "") for n in range(1, 4)]
    after = [_backup(n, NOW + n * HOUR, "wieder") for n in range(4, 9)]
    gone = superfluous([*before, *after], NOW + 9 * HOUR)
    assert before[-1] not in gone
    assert before[0] in gone


def _simulate(moments: list[dt.datetime]) -> list[Backup]:
    """Make a backup at each moment, as the clock says it, and rotate after each."""
    kept: list[Backup] = []
    for number, moment in enumerate(moments, start=1):
        kept.append(_backup(number, moment, ""))
        gone = {backup.number for backup in superfluous(kept, moment)}
        kept = [backup for backup in kept if backup.number not in gone]
    return sorted(kept, key=lambda backup: backup.made_at, reverse=True)


def _backup(number: int, made_at: dt.datetime, lineage: str) -> Backup:
    return Backup(
        Path("x"), "0" * 32, made_at, BackupReason.SCHEDULE, number, lineage, "", 1, "", ""
    )


def _rising(count: object) -> object:
    """Return a count that differs each time, as if rows had been lost on the way."""
    calls: list[int] = []

    def counted(driver: object) -> dict[str, int]:
        calls.append(1)
        return {**count(driver), "verloren": len(calls)}  # type: ignore[operator]

    return counted
