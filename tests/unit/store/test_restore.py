"""Bringing a backup back: a new store beside the present one, then in its place."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from gkdesk import paths
from gkdesk.errors import (
    BackupUnreadable,
    BadRecoveryCode,
    FolderNotEmpty,
    FolderUnreachable,
    KeyFileDamaged,
    KeyFileMissing,
    NotAStore,
    StoreInUse,
    StoreTooNew,
    WrongPassphrase,
)
from gkdesk.models.network import Organisation
from gkdesk.progress import Cancelled
from gkdesk.store.backup import Backups
from gkdesk.store.backup_files import MANIFEST, Backup, backups_in
from gkdesk.store.files import BACKUPS, DATABASE, KEY_FILE
from gkdesk.store.opening import inspect
from gkdesk.store.restore import Restored, ValidPassphrase, restore
from gkdesk.store.restore_preview import (
    by_open_store,
    by_passphrase,
    by_recovery_code,
    inspect_backup,
)
from gkdesk.store.restore_swap import finish_swap, folder_for_restored, swap_in
from gkdesk.store.search import SearchDocument
from gkdesk.text.labels import Label
from tests.store_kit import (
    NOW,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store

KEY = by_passphrase(PASSPHRASE)


@pytest.fixture
def backup(store: Store) -> Backup:
    """Return a backup of a store with two organisations, to which a third was added later."""
    add_organisation(store, "Jobcenter Musterland")
    add_organisation(store, "Beratungsstelle Lindenhof")
    made = Backups(store).run()
    add_organisation(store, "nach der Sicherung")
    return made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Bestand-neu"


def _names(folder: Path, passphrase: str = PASSPHRASE) -> set[str]:
    opened = reopen(folder, passphrase)
    names = set(organisation_names(opened).values())
    assert opened.check_integrity().is_sound
    opened.close()
    return names


def test_the_preview_tells_what_is_inside_and_changes_nothing(store: Store, backup: Backup) -> None:
    before = {path: path.read_bytes() for path in backup.folder.iterdir()}
    preview = inspect_backup(backup.folder, KEY, present=store)
    assert dict(preview.counts)["organisation"] == 2
    assert preview.backup == backup
    assert preview.newest_entry is not None
    assert preview.newest_entry.label is Label.ORGANISATION_CREATED
    assert preview.fits
    assert not preview.needs_migration
    assert {path: path.read_bytes() for path in backup.folder.iterdir()} == before


def test_a_restored_store_has_the_records_of_its_backup(
    store: Store, backup: Backup, target: Path, clock: FixedClock
) -> None:
    done = restore(backup.folder, KEY, target, clock=clock)
    assert done.folder == target
    assert _names(target) == {"Jobcenter Musterland", "Beratungsstelle Lindenhof"}
    assert "nach der Sicherung" in organisation_names(store).values()
    assert backup in Backups(store).all()


def test_the_log_goes_on_and_says_that_it_was_restored(
    backup: Backup, target: Path, clock: FixedClock
) -> None:
    head = inspect_backup(backup.folder, KEY).newest_entry
    restore(backup.folder, KEY, target, clock=clock)
    opened = reopen(target)
    newest = opened.log.entries(limit=1)[0]
    assert newest.label is Label.STORE_RESTORED
    assert head is not None
    assert newest.seq == head.seq + 1
    assert opened.log.verify().is_intact
    assert opened.can_undo() is None
    opened.close()


def test_what_was_erased_since_does_not_come_back(
    store: Store, target: Path, clock: FixedClock
) -> None:
    store.search.register("organisation", _documents)
    ref = add_organisation(store, "Gelöschte Stelle")
    add_organisation(store, "Bleibende Stelle")
    store.drafts.put(f"organisation:{ref}:note", "angefangen")
    made = Backups(store).run()
    _erase(store, ref)
    done = restore(made.folder, KEY, target, clock=clock, present=store)
    assert done.erased_again == 1
    assert done.knew_present_ledger
    opened = reopen(target)
    opened.search.register("organisation", _documents)
    assert set(organisation_names(opened).values()) == {"Bleibende Stelle"}
    assert [hit.title for hit in opened.search.find("stelle")] == ["Bleibende Stelle"]
    assert opened.drafts.all() == ()
    assert [entry.ref for entry in opened.ledger.ids()] == [ref]
    opened.close()


def test_other_backups_tell_what_was_erased_when_the_present_store_is_lost(
    store: Store, target: Path, clock: FixedClock
) -> None:
    ref = add_organisation(store, "Gelöschte Stelle")
    old = Backups(store).run()
    _erase(store, ref)
    broken = Backups(store).run()
    Backups(store).run()
    (broken.folder / DATABASE).write_bytes(b"x" * broken.size)
    done = restore(old.folder, KEY, target, clock=clock)
    assert done.erased_again == 1
    assert not done.knew_present_ledger
    assert _names(target) == set()


def test_the_passphrase_of_that_time_opens_it_on_another_machine(
    store: Store, backup: Backup, tmp_path: Path, clock: FixedClock
) -> None:
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    elsewhere = tmp_path / "Stick" / "kopiert"
    shutil.copytree(backup.folder, elsewhere)
    target = tmp_path / "neuer Rechner"
    with pytest.raises(WrongPassphrase):
        restore(elsewhere, by_passphrase(OTHER_PASSPHRASE), target, clock=clock)
    done = restore(elsewhere, KEY, target, clock=clock)
    assert done.passphrase is ValidPassphrase.OF_BACKUP
    assert len(_names(target, PASSPHRASE)) == 2


def test_beside_the_open_store_todays_passphrase_stays_the_valid_one(
    store: Store, backup: Backup, target: Path, clock: FixedClock
) -> None:
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    done = restore(backup.folder, by_open_store(store), target, clock=clock, present=store)
    assert done.passphrase is ValidPassphrase.PRESENT
    assert len(_names(target, OTHER_PASSPHRASE)) == 2
    with pytest.raises(WrongPassphrase):
        reopen(target, PASSPHRASE)


def test_the_recovery_sheet_opens_a_backup(
    created: NewStore, backup: Backup, target: Path, clock: FixedClock
) -> None:
    restore(backup.folder, by_recovery_code(created.recovery_code), target, clock=clock)
    assert len(_names(target)) == 2
    with pytest.raises(BadRecoveryCode):
        by_recovery_code("AAAAA")


def test_a_backup_of_another_store_asks_for_its_passphrase(backup: Backup, tmp_path: Path) -> None:
    other = new_store(tmp_path / "anderer").store
    with pytest.raises(WrongPassphrase):
        inspect_backup(backup.folder, by_open_store(other))
    assert inspect_backup(backup.folder, KEY, present=other).fits is False
    other.close()


@pytest.mark.parametrize(
    ("name", "error"),
    [(DATABASE, BackupUnreadable), (KEY_FILE, KeyFileMissing), (MANIFEST, BackupUnreadable)],
)
def test_a_missing_file_is_told(backup: Backup, name: str, error: type[Exception]) -> None:
    (backup.folder / name).unlink()
    with pytest.raises(error):
        inspect_backup(backup.folder, KEY)


@pytest.mark.parametrize(
    ("name", "error"),
    [(DATABASE, BackupUnreadable), (KEY_FILE, KeyFileDamaged), (MANIFEST, BackupUnreadable)],
)
@pytest.mark.parametrize("how", ["cut", "flipped", "emptied"])
def test_a_damaged_file_is_told_and_nothing_is_written(
    backup: Backup,
    target: Path,
    clock: FixedClock,
    name: str,
    error: type[Exception],
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
    with pytest.raises(error):
        restore(backup.folder, KEY, target, clock=clock)
    assert not target.exists()
    assert not list(target.parent.glob(".neu-*"))


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
    assert len(_names(target)) == 2


def test_a_cancelled_restore_leaves_nothing(
    backup: Backup, target: Path, clock: FixedClock
) -> None:
    class Impatient:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(backup.folder, KEY, target, clock=clock, progress=Impatient())
    assert not target.exists()
    assert not list(target.parent.glob(".neu-*"))


def test_the_restored_store_takes_the_place_and_the_backups(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    present = store.folder
    restored = _restored(backup, present, clock).folder
    store.close()
    old = swap_in(restored, present, now=NOW)
    assert _names(present) == {"Jobcenter Musterland", "Beratungsstelle Lindenhof"}
    assert "nach der Sicherung" in _names(old)
    assert [b.number for b in backups_in(present / BACKUPS)] == [backup.number]
    assert not restored.exists()


def test_a_backup_after_the_swap_does_not_push_out_the_state_before(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    before = Backups(store).run()
    restored = _restored(backup, store.folder, clock).folder
    store.close()
    swap_in(restored, store.folder, now=NOW)
    opened = reopen(store.folder)
    for _ in range(8):
        Backups(opened).run()
    numbers = [made.number for made in Backups(opened).all()]
    assert before.number in numbers
    opened.close()


def test_a_store_that_is_open_is_not_swapped(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    restored = _restored(backup, store.folder, clock).folder
    with pytest.raises(StoreInUse):
        swap_in(restored, store.folder, now=NOW)
    assert restored.is_dir()


def test_only_a_store_beside_the_present_one_can_take_its_place(
    store: Store, tmp_path: Path
) -> None:
    empty = tmp_path / "leer"
    empty.mkdir()
    with pytest.raises(NotAStore):
        swap_in(empty, store.folder, now=NOW)
    with pytest.raises(FolderUnreachable):
        swap_in(empty / "darin", store.folder, now=NOW)


@pytest.mark.parametrize("crash_at", range(1, 8))
def test_a_swap_that_was_interrupted_is_finished_even_after_a_move(
    store: Store,
    backup: Backup,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    crash_at: int,
) -> None:
    restored = _restored(backup, store.folder, clock).folder
    store.close()
    calls = iter(range(1, 100))

    class Crash(BaseException):
        pass

    def fragile(self: Path, to: Path) -> Path:
        if next(calls) == crash_at:
            raise Crash
        return real(self, to)

    real = Path.rename
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fragile)
        with contextlib.suppress(Crash):
            swap_in(restored, store.folder, now=NOW)
    moved = store.folder.parent.with_name(f"{store.folder.parent.name}-umgezogen")
    store.folder.parent.rename(moved)
    present = moved / store.folder.name
    finish_swap(present)
    assert len(_names(present)) == 2
    assert len(backups_in(present / BACKUPS)) == 1
    assert not finish_swap(present)
    assert not list(moved.glob(".*"))


FOREIGN_NOTES = [
    "", "[]", "{}", '{"restored": "../x", "old": "y"}', "\ufeff", "[" * 4000,
    '{"restored": "..", "old": ".."}', '{"restored": "sn", "old": "sn"}',
    '{"restored": "", "old": ""}',
]  # fmt: skip


@pytest.mark.parametrize("text", FOREIGN_NOTES)
def test_a_foreign_note_of_a_swap_changes_nothing(store: Store, text: str) -> None:
    note = paths.swap_note(store.folder)
    note.write_text(text)
    assert not finish_swap(store.folder)
    assert store.folder.is_dir()


def test_a_note_that_names_an_empty_folder_moves_no_store_away(store: Store) -> None:
    present = store.folder
    empty = present.with_name(f"{present.name}-wiederhergestellt-2026-11-18-090000")
    empty.mkdir()
    names = {"restored": empty.name, "old": f"{present.name}-bis-2026-11-18-090000"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    assert not finish_swap(present)
    assert store.files.database.is_file()


def _restored(backup: Backup, present: Path, clock: FixedClock) -> Restored:
    target = folder_for_restored(present, NOW + dt.timedelta(hours=1))
    return restore(backup.folder, KEY, target, clock=clock)


def _erase(store: Store, ref: int) -> None:
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        store.ledger.add(transaction, kind="organisation", ref=ref)
        transaction.session.delete(transaction.session.get(Organisation, ref))


def _documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(refs)))
    return {row.id: SearchDocument(row.name, (), (row.name,)) for row in rows}


def test_a_swap_that_was_interrupted_never_looks_like_an_empty_place(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    present = store.folder
    restored = folder_for_restored(present, clock.now())
    restore(backup.folder, by_open_store(store), restored, clock=clock, present=store)
    store.close()
    names = {"restored": restored.name, "old": f"{present.name}-bis-2026-11-18"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    present.rename(present.with_name(f"{present.name}-bis-2026-11-18"))
    assert paths.holds_store(present)
    assert inspect(present).exists
    assert not paths.swap_note(present).exists()


def test_opening_finishes_a_swap_first(store: Store, backup: Backup, clock: FixedClock) -> None:
    present = store.folder
    restored = folder_for_restored(present, clock.now())
    restore(backup.folder, by_open_store(store), restored, clock=clock, present=store)
    add_organisation(store, "Nach der Sicherung")
    store.close()
    names = {"restored": restored.name, "old": f"{present.name}-bis-2026-11-18"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    opened = reopen(present)
    assert "Nach der Sicherung" not in organisation_names(opened).values()
    opened.close()


def test_the_folder_of_the_program_itself_can_be_asked_for() -> None:
    assert not paths.holds_store(Path())
    assert not paths.holds_store(Path("/"))
