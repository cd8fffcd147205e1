"""A swap that fails is taken back, one at a time works on it, and what an opening ends is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.errors import ReadOnlyFolder, StoreInUse
from gkdesk.store.backup_files import backups_in
from gkdesk.store.files import BACKUPS
from gkdesk.store.restore_swap import finish_swap, swap_in, take_finished
from tests.restore_kit import names_in, restored_beside
from tests.store_kit import NOW, add_organisation, reopen

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.store.backup_files import Backup
    from gkdesk.store.store import Store

OLD = "bis-2026-11-18-090000"
FINISHES_WHEN_TOLD = (
    "import sys; from pathlib import Path\n"
    "from gkdesk.errors import StoreInUse\n"
    "from gkdesk.store.restore_swap import finish_swap\n"
    "place = Path(sys.argv[1]); print('ready', flush=True); sys.stdin.readline()\n"
    "try: print('done' if finish_swap(place) else 'nothing to do')\n"
    "except StoreInUse: print('in use')\n"
)


@pytest.fixture
def restored(store: Store, backup: Backup, clock: FixedClock) -> Path:
    """Return a store restored beside the present one, which is closed."""
    folder = restored_beside(backup, store.folder, clock).folder
    store.close()
    return folder


def leave_note(present: Path, restored: Path) -> None:
    names = {"restored": restored.name, "old": f"{present.name}-{OLD}"}
    paths.swap_note(present).write_text(json.dumps(names), encoding="utf-8")


def fail_at(patch: pytest.MonkeyPatch, step: int) -> None:
    """Let one renaming be refused, as by a program that looks into a file at that moment."""
    calls, real = iter(range(1, 100)), Path.rename

    def refused(self: Path, to: Path) -> Path:
        if next(calls) == step:
            raise PermissionError(13, "busy")
        return real(self, to)

    patch.setattr(Path, "rename", refused)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_swap_that_is_told_as_failed_does_not_happen_later(
    store: Store, restored: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, step)
        with pytest.raises(ReadOnlyFolder):
            swap_in(restored, store.folder, now=NOW)
    opened = reopen(store.folder)
    add_organisation(opened, "seit dem Fehlschlag")
    opened.close()
    assert {"nach der Sicherung", "seit dem Fehlschlag"} <= names_in(store.folder)
    assert len(backups_in(store.folder / BACKUPS)) == 1
    assert restored.is_dir()
    assert take_finished(store.folder) is None
    assert sorted(path.name for path in store.folder.parent.glob("*Bestand*")) == [
        "Bestand",
        restored.name,
    ]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_opening_that_cannot_finish_a_swap_leaves_the_present_store_in_its_place(
    store: Store, restored: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    leave_note(store.folder, restored)
    with monkeypatch.context() as patch:
        fail_at(patch, step)
        with pytest.raises(ReadOnlyFolder):
            reopen(store.folder)
    assert "nach der Sicherung" in names_in(store.folder)
    assert take_finished(store.folder) is None
    assert not restored.joinpath("bestand.getauscht").exists()


def test_a_swap_that_cannot_be_taken_back_is_finished_by_opening_which_says_so(
    store: Store, restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, real = iter(range(1, 100)), Path.rename

    def refused_from_the_second_on(self: Path, to: Path) -> Path:
        if next(calls) > 1:
            raise PermissionError(13, "busy")
        return real(self, to)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refused_from_the_second_on)
        with pytest.raises(ReadOnlyFolder):
            swap_in(restored, store.folder, now=NOW)
    assert len(names_in(store.folder)) == 2
    old = take_finished(store.folder)
    assert old is not None
    assert "nach der Sicherung" in names_in(old)
    assert take_finished(store.folder) is None


def test_a_swap_that_was_done_but_for_its_note_is_told_as_well(
    store: Store, restored: Path
) -> None:
    old = swap_in(restored, store.folder, now=NOW)
    assert take_finished(store.folder) is None
    leave_note(store.folder, restored)
    assert finish_swap(store.folder)
    assert take_finished(store.folder) == old
    assert len(names_in(store.folder)) == 2


def test_a_mark_with_a_name_that_the_program_does_not_make_names_no_folder(store: Store) -> None:
    mark = store.folder / "bestand.getauscht"
    mark.write_text("../woanders", encoding="utf-8")
    assert take_finished(store.folder) is None
    assert not mark.exists()


def test_a_store_that_is_open_is_not_moved_by_a_note(
    store: Store, backup: Backup, clock: FixedClock
) -> None:
    restored = restored_beside(backup, store.folder, clock).folder
    leave_note(store.folder, restored)
    with pytest.raises(StoreInUse):
        finish_swap(store.folder)
    assert restored.is_dir()
    store.close()
    assert finish_swap(store.folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows itself moves no folder in use")
def test_nobody_opens_a_store_while_it_is_moved(
    store: Store, restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = Path.rename, []

    def try_to_open(self: Path, to: Path) -> Path:
        moved = real(self, to)
        for folder in (moved, restored):
            is_backup = folder.parent.name == BACKUPS
            if folder.joinpath("bestand.gkdesk").exists() and not is_backup:
                with pytest.raises(StoreInUse):
                    reopen(folder)
                refused.append(folder.name)
        return moved

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", try_to_open)
        swap_in(restored, store.folder, now=NOW)
    assert {f"Bestand-{OLD}", restored.name, "Bestand"} <= set(refused)


@pytest.mark.skipif(sys.platform == "win32", reason="a process of its own for each window")
def test_of_windows_that_open_at_once_one_finishes_the_swap(store: Store, restored: Path) -> None:
    leave_note(store.folder, restored)
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", FINISHES_WHEN_TOLD, str(store.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("\n")
        window.stdin.flush()
    said = [window.communicate(timeout=60)[0].strip() for window in windows]
    assert said.count("done") == 1
    assert set(said) <= {"done", "nothing to do", "in use"}
    assert len(names_in(store.folder)) == 2
    assert not list(store.folder.parent.glob("*daneben*"))
    assert not list(store.folder.parent.glob(".*"))


def test_a_window_that_was_slower_finds_nothing_to_do(
    store: Store, restored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_note(store.folder, restored)
    real, ended = Path.read_bytes, []

    def let_another_window_finish(self: Path) -> bytes:
        content = real(self)
        if self == paths.swap_note(store.folder) and not ended:
            ended.append(True)
            assert finish_swap(store.folder)
        return content

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", let_another_window_finish)
        assert not finish_swap(store.folder)
    assert len(names_in(store.folder)) == 2
