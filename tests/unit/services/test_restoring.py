"""Bringing a backup back without an open store, and a new key with its old backups."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import StoreDamaged, WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.services import access
from gkdesk.services.outcome import Label
from gkdesk.services.safety import restoring
from tests.cheap_key import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

NEW = "Kanu Zwiebel Laterne Nashorn Vulkan"


def test_backups_are_found_however_the_user_points_at_them(workspace: Workspace) -> None:
    made = workspace.backups.make(Silent())
    for place in (workspace.folder, workspace.folder / "sicherungen", made.folder):
        assert [backup.folder for backup in restoring.backups_at(place)] == [made.folder]
    assert restoring.backups_at(workspace.folder.parent) == ()


def test_a_second_place_is_found_by_its_parent(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace.backups.make(Silent(), elsewhere=stick)
    assert len(restoring.backups_at(stick)) == 1


def test_on_a_new_device_the_backup_becomes_the_store(
    workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    made = workspace.backups.make(Silent())
    workspace.close()
    place = tmp_path / "neu" / "gkdesk" / "Bestand"
    closed = restoring.ClosedBackups(place, clock)
    restored = closed.restore(made.folder, Silent(), passphrase=PASSPHRASE)
    assert restored.folder == place
    access.unlock(place, PASSPHRASE, clock=clock).close()


def test_a_damaged_store_is_replaced_and_kept(workspace: Workspace, clock: FixedClock) -> None:
    made = workspace.backups.make(Silent())
    place = workspace.folder
    workspace.close()
    (place / "bestand.gkdesk").write_bytes(b"zu kurz")
    with pytest.raises(StoreDamaged):
        access.unlock(place, PASSPHRASE, clock=clock)
    closed = restoring.ClosedBackups(place, clock)
    assert closed.preview(made.folder, passphrase=PASSPHRASE).backup.number == made.number
    restored = closed.restore(made.folder, Silent(), passphrase=PASSPHRASE)
    old = restoring.take_place(restored.folder, place, clock=clock)
    assert (old / "bestand.gkdesk").read_bytes() == b"zu kurz"
    opened = access.unlock(place, PASSPHRASE, clock=clock)
    assert [backup.number for backup in opened.backups.all()] == [made.number]
    opened.close()


def test_a_lost_key_file_is_no_loss_with_a_backup(workspace: Workspace, clock: FixedClock) -> None:
    new = workspace.security.prepare_sheet(PASSPHRASE)
    workspace.security.seal_sheet(new)
    made = workspace.backups.make(Silent())
    place = workspace.folder
    workspace.close()
    (place / "bestand.schluessel").unlink()
    closed = restoring.ClosedBackups(place, clock)
    with pytest.raises(WrongPassphrase):
        closed.preview(made.folder, passphrase="falsch falsch falsch")
    restored = closed.restore(made.folder, Silent(), code=new.code)
    restoring.take_place(restored.folder, place, clock=clock)
    access.unlock_with_code(place, new.code, clock=clock).close()


def test_after_a_new_key_the_old_backups_are_named_and_kept(
    workspace: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = workspace.backups.make(Silent(), elsewhere=stick)
    assert workspace.backups.with_earlier_passphrase(stick) == ()
    folder = workspace.folder
    workspace.close()
    renewed = access.renew_key(folder, PASSPHRASE, NEW, clock=clock, progress=Silent())
    assert renewed.log.entries(limit=1)[0].label is Label.DATA_KEY_RENEWED
    assert len(renewed.backups.with_earlier_passphrase(stick)) == 2
    newer = renewed.backups.make(Silent())
    named = [backup.folder for backup in renewed.backups.with_earlier_passphrase()]
    assert named == [made.folder]
    assert newer.folder.is_dir()
    renewed.close()


def test_a_changed_passphrase_names_older_backups_too(workspace: Workspace) -> None:
    made = workspace.backups.make(Silent())
    workspace.security.change_passphrase(PASSPHRASE, NEW)
    assert [b.folder for b in workspace.backups.with_earlier_passphrase()] == [made.folder]


def test_a_backup_without_its_key_file_opens_with_nothing(workspace: Workspace) -> None:
    made = workspace.backups.make(Silent())
    workspace.security.change_passphrase(PASSPHRASE, NEW)
    (made.folder / "bestand.schluessel").unlink()
    assert workspace.backups.with_earlier_passphrase() == ()


def test_the_restored_store_of_before_the_change_opens_with_its_own_passphrase(
    workspace: Workspace, clock: FixedClock
) -> None:
    made = workspace.backups.make(Silent())
    folder = workspace.folder
    workspace.close()
    renewed = access.renew_key(folder, PASSPHRASE, NEW, clock=clock, progress=Silent())
    with pytest.raises(WrongPassphrase):
        renewed.backups.preview(made.folder)
    restored = renewed.backups.restore(made.folder, Silent(), passphrase=PASSPHRASE)
    renewed.close()
    assert restored.passphrase is restoring.ValidPassphrase.OF_BACKUP
    access.unlock(restored.folder, PASSPHRASE, clock=clock).close()
    shutil.rmtree(restored.folder)
