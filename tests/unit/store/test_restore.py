"""Bringing a backup back: a new store beside the present one, with its records."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from gkdesk.errors import (
    BadRecoveryCode,
    WrongPassphrase,
)
from gkdesk.models.network import Organisation
from gkdesk.store.backup import Backups
from gkdesk.store.files import DATABASE
from gkdesk.store.restore import ValidPassphrase, restore
from gkdesk.store.restore_preview import (
    by_open_store,
    by_passphrase,
    by_recovery_code,
    inspect_backup,
)
from gkdesk.store.search import SearchDocument
from gkdesk.text.labels import Label
from tests.restore_kit import KEY, names_in
from tests.store_kit import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
    tamper_with_log,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from gkdesk.clock import FixedClock
    from gkdesk.store.backup_files import Backup
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


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
    assert names_in(target) == {"Jobcenter Musterland", "Beratungsstelle Lindenhof"}
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


def test_a_backup_whose_log_was_tampered_with_still_gives_its_records_back(
    store: Store, target: Path, clock: FixedClock
) -> None:
    add_organisation(store, "Jobcenter Musterland")
    tamper_with_log(store, "DELETE FROM log_entry WHERE seq>1")
    made = Backups(store).run()
    restore(made.folder, KEY, target, clock=clock)
    opened = reopen(target)
    assert set(organisation_names(opened).values()) == {"Jobcenter Musterland"}
    assert not opened.log.verify().is_intact
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
    assert names_in(target) == set()


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
    assert len(names_in(target, PASSPHRASE)) == 2


def test_beside_the_open_store_todays_passphrase_stays_the_valid_one(
    store: Store, backup: Backup, target: Path, clock: FixedClock
) -> None:
    store.keys.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)
    done = restore(backup.folder, by_open_store(store), target, clock=clock, present=store)
    assert done.passphrase is ValidPassphrase.PRESENT
    assert len(names_in(target, OTHER_PASSPHRASE)) == 2
    with pytest.raises(WrongPassphrase):
        reopen(target, PASSPHRASE)


def test_the_recovery_sheet_opens_a_backup(
    created: NewStore, backup: Backup, target: Path, clock: FixedClock
) -> None:
    restore(backup.folder, by_recovery_code(created.recovery_code), target, clock=clock)
    assert len(names_in(target)) == 2
    with pytest.raises(BadRecoveryCode):
        by_recovery_code("AAAAA")


def test_a_backup_of_another_store_asks_for_its_passphrase(backup: Backup, tmp_path: Path) -> None:
    other = new_store(tmp_path / "anderer").store
    with pytest.raises(WrongPassphrase):
        inspect_backup(backup.folder, by_open_store(other))
    assert inspect_backup(backup.folder, KEY, present=other).fits is False
    other.close()


def _erase(store: Store, ref: int) -> None:
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        store.ledger.add(transaction, kind="organisation", ref=ref)
        transaction.session.delete(transaction.session.get(Organisation, ref))


def _documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(refs)))
    return {row.id: SearchDocument(row.name, (), (row.name,)) for row in rows}
