"""A restored store takes the place of the present one, whatever interrupts it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.errors import (
    FolderUnreachable,
    NotAStore,
    StoreInUse,
)
from gkdesk.store.backup import Backups
from gkdesk.store.backup_files import Backup, backups_in
from gkdesk.store.files import BACKUPS
from gkdesk.store.opening import inspect
from gkdesk.store.restore import restore
from gkdesk.store.restore_preview import (
    by_open_store,
)
from gkdesk.store.restore_swap import (
    finish_swap,
    folder_for_restored,
    has_odd_note,
    swap_in,
)
from tests.restore_kit import names_in, restored_beside
from tests.store_kit import (
    NOW,
    add_organisation,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store


def test_the_restored_store_takes_the_place_and_the_backups(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    present = store.folder
    restored = restored_beside(backup, present, clock).folder
    store.close()
    old = swap_in(restored, present, now=NOW)
    assert names_in(present) == {"Jobcenter Musterland", "Beratungsstelle Lindenhof"}
    assert "nach der Sicherung" in names_in(old)
    assert [b.number for b in backups_in(present / BACKUPS)] == [backup.number]
    assert not restored.exists()


def test_a_backup_after_the_swap_does_not_push_out_the_state_before(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    before = Backups(store).run()
    restored = restored_beside(backup, store.folder, clock).folder
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
    restored = restored_beside(backup, store.folder, clock).folder
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
    restored = restored_beside(backup, store.folder, clock).folder
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
    assert len(names_in(present)) == 2
    assert len(backups_in(present / BACKUPS)) == 1
    assert not finish_swap(present)
    assert not list(moved.glob(".*"))


FOREIGN_NOTES = [
    "", "[]", "{}", '{"restored": "../x", "old": "y"}', "\ufeff", "[" * 4000,
    '{"restored": "..", "old": ".."}', '{"restored": "sn", "old": "sn"}',
    '{"restored": "", "old": ""}',
]  # fmt: skip


@pytest.mark.parametrize("text", FOREIGN_NOTES)
def test_a_foreign_note_of_a_swap_changes_nothing_and_can_be_told(store: Store, text: str) -> None:
    note = paths.swap_note(store.folder)
    assert not has_odd_note(store.folder)
    note.write_text(text)
    assert not finish_swap(store.folder)
    assert store.folder.is_dir()
    assert has_odd_note(store.folder)


@pytest.mark.parametrize(
    ("restored", "old"),
    [
        ("wiederhergestellt-privat", "bis-2026-11-18-090000"),
        ("wiederhergestellt-2026-11-18-090000", "bis-gestern"),
        ("wiederhergestellt-2026-11-18-090000x", "bis-2026-11-18-090000"),
        ("wiederhergestellt-2026-11-18-090000-", "bis-2026-11-18-090000"),
        ("wiederhergestellt-2026-11-18-090000\n", "bis-2026-11-18-090000"),
        ("wiederhergestellt-2026-11-18-09000٠", "bis-2026-11-18-090000"),
    ],
)
def test_a_note_with_names_that_the_program_does_not_make_moves_nothing(
    store: Store, backup: Backup, clock: FixedClock, restored: str, old: str
) -> None:
    present = store.folder
    made = restored_beside(backup, present, clock).folder
    made.rename(present.with_name(f"{present.name}-{restored}"))
    store.close()
    names = {"restored": f"{present.name}-{restored}", "old": f"{present.name}-{old}"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    assert not finish_swap(present)
    assert has_odd_note(present)
    assert "nach der Sicherung" in names_in(present)


def test_a_second_swap_in_the_same_second_is_finished_as_well(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    present = store.folder
    first = restored_beside(backup, present, clock).folder
    second = restored_beside(backup, present, clock).folder
    assert second.name == f"{first.name}-2"
    store.close()
    swap_in(first, present, now=NOW)
    old = swap_in(second, present, now=NOW)
    assert old.name.endswith("-2")
    assert len(names_in(present)) == 2


def test_a_store_under_a_name_of_the_users_own_does_not_take_the_place(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    own = restored_beside(backup, store.folder, clock).folder.rename(
        store.folder.with_name("Mein Versuch")
    )
    store.close()
    with pytest.raises(FolderUnreachable):
        swap_in(own, store.folder, now=NOW)
    assert own.is_dir()


def test_a_note_that_names_an_empty_folder_moves_no_store_away(store: Store) -> None:
    present = store.folder
    empty = present.with_name(f"{present.name}-wiederhergestellt-2026-11-18-090000")
    empty.mkdir()
    names = {"restored": empty.name, "old": f"{present.name}-bis-2026-11-18-090000"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    assert not finish_swap(present)
    assert store.files.database.is_file()


def test_a_swap_that_was_interrupted_never_looks_like_an_empty_place(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    present = store.folder
    restored = folder_for_restored(present, clock.now())
    restore(backup.folder, by_open_store(store), restored, clock=clock, present=store)
    store.close()
    names = {"restored": restored.name, "old": f"{present.name}-bis-2026-11-18-090000"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    present.rename(present.with_name(f"{present.name}-bis-2026-11-18-090000"))
    assert paths.holds_store(present)
    assert inspect(present).exists
    assert not paths.swap_note(present).exists()


def test_opening_finishes_a_swap_first(store: Store, backup: Backup, clock: FixedClock) -> None:
    present = store.folder
    restored = folder_for_restored(present, clock.now())
    restore(backup.folder, by_open_store(store), restored, clock=clock, present=store)
    add_organisation(store, "Nach der Sicherung")
    store.close()
    names = {"restored": restored.name, "old": f"{present.name}-bis-2026-11-18-090000"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")
    opened = reopen(present)
    assert "Nach der Sicherung" not in organisation_names(opened).values()
    opened.close()


def test_the_folder_of_the_program_itself_can_be_asked_for() -> None:
    assert not paths.holds_store(Path())
    assert not paths.holds_store(Path("/"))
