"""Writing files: all or nothing, each trouble by its name, no temporary file left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gkdesk.disk import BY_ERRNO
from gkdesk.errors import DiskFull, FolderUnreachable, ReadOnlyFolder
from gkdesk.export.files import replacement, write_atomically
from tests.disk_kit import largest_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD, NEW = b"old", b"new" * 1000


@pytest.fixture
def small_files() -> Iterator[None]:
    """Let the system refuse files of more than 100 bytes, as a full disk would."""
    with largest_file(100):
        yield


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "heft.pdf", NEW)
    assert (tmp_path / "heft.pdf").read_bytes() == NEW
    assert [each.name for each in tmp_path.iterdir()] == ["heft.pdf"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "heft.pdf"
    path.write_bytes(OLD)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


def fail_over(path: Path, *, is_put: bool) -> None:
    """Fail before or after the new file is put in its place."""
    with replacement(path, NEW) as put:
        if is_put:
            put()
            assert path.read_bytes() == NEW
        raise KeyError


@pytest.mark.parametrize("old", [OLD, None])
@pytest.mark.parametrize("is_put", [True, False])
def test_what_fails_before_or_after_the_swap_leaves_the_place_as_it_was(
    tmp_path: Path, old: bytes | None, *, is_put: bool
) -> None:
    path = tmp_path / "heft.pdf"
    if old is not None:
        path.write_bytes(old)
    with pytest.raises(KeyError):
        fail_over(path, is_put=is_put)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if old is None else [old])


def test_on_a_disk_with_one_name_for_each_file_the_old_one_comes_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "heft.pdf"
    path.write_bytes(OLD)
    with pytest.raises(KeyError):
        fail_over(path, is_put=True)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [OLD]


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreachable):
        write_atomically(tmp_path / "weg" / "heft.pdf", NEW)
    assert not (tmp_path / "weg").exists()


def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_behind(
    tmp_path: Path, small_files: None
) -> None:
    path = tmp_path / "heft.pdf"
    path.write_bytes(OLD)
    with pytest.raises(DiskFull):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert [each.name for each in tmp_path.iterdir()] == ["heft.pdf"]


def test_a_place_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "heft.pdf").mkdir()
    with pytest.raises(ReadOnlyFolder):
        write_atomically(tmp_path / "heft.pdf", NEW)
    assert [each.name for each in tmp_path.iterdir()] == ["heft.pdf"]


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root can mount a read-only disk, and only on Linux",
)
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)], check=False
    )
    if mounted.returncode:
        pytest.skip("root may not mount a disk here, as in a container without that right")
    try:
        with pytest.raises(ReadOnlyFolder):
            write_atomically(tmp_path / "heft.pdf", NEW)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_every_trouble_of_a_disk_has_its_name() -> None:
    assert BY_ERRNO[errno.ENOSPC] is DiskFull
    assert BY_ERRNO[errno.EACCES] is ReadOnlyFolder
    assert BY_ERRNO[errno.EROFS] is ReadOnlyFolder
    assert BY_ERRNO[errno.ENOENT] is FolderUnreachable


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no pipes in folders")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ReadOnlyFolder), replacement(pipe, b"new"):
        pass
    with pytest.raises(ReadOnlyFolder):
        write_atomically(pipe, b"new")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
