"""Bringing a backup back: a new store beside the present one, with its records."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from gkdesk.errors import (
    BadRecoveryCode,
    WrongPassphrase,
)
from gkdesk.models.booklets import BookletCopy
from gkdesk.models.client import Client, ClientFollowUp
from gkdesk.models.network import Organisation
from gkdesk.services.disclosures import Disclosures
from gkdesk.store.backup import Backups
from gkdesk.store.departures import LeftSince
from gkdesk.store.files import DATABASE
from gkdesk.store.opening import open_with_passphrase
from gkdesk.store.register_gaps import LostLines, RegisterGap, gaps_in
from gkdesk.store.restore import ValidPassphrase, restore
from gkdesk.store.restore_ledger import Knew
from gkdesk.store.restore_preview import (
    by_open_store,
    by_passphrase,
    by_recovery_code,
    inspect_backup,
)
from gkdesk.store.search import SearchDocument
from gkdesk.text.ids import ClientId
from gkdesk.text.labels import Label
from tests.restore_kit import KEY, names_in
from tests.store_kit import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_client,
    add_organisation,
    disclose,
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
    assert done.knew == Knew(ledgers=True, register=True, copies=True)
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
    assert done.knew == Knew()
    assert names_in(target) == set()


def test_what_left_since_is_not_forgotten_with_the_present_store_or_without(
    store: Store, target: Path, clock: FixedClock
) -> None:
    """Lines and counts come back; about whom the backup does not know, they are told."""
    known, erased = add_client(store, "K001"), add_client(store, "K002")
    copy = _count(store, known, copies=5)
    disclose(store, known)
    old = Backups(store).run()
    clock.advance(dt.timedelta(days=2))
    stranger = add_client(store, "K003")
    for ref in (known, stranger, erased):
        disclose(store, ref)
    rest = _count(store, stranger, copies=2)
    _count_again(store, copy, copies=3)
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        store.ledger.add(transaction, kind="client", ref=erased)
        transaction.session.execute(
            delete(ClientFollowUp).where(ClientFollowUp.client_id == erased)
        )
        transaction.session.execute(delete(Client).where(Client.id == erased))
    newer = Backups(store).run()
    clock.advance(dt.timedelta(days=1))
    disclose(store, known)

    told = inspect_backup(old.folder, KEY, present=store)
    assert told.left == LeftSince(papers=3, strangers=1, copies=2, last=clock.today())
    assert told.told_until is None
    done = restore(old.folder, KEY, target, clock=clock, present=store)
    assert (done.left, done.erased_again) == (told.left, 2)
    opened = open_with_passphrase(target, PASSPHRASE, clock=clock)
    assert opened.disclosures.of("client", known) == store.disclosures.of("client", known)
    assert opened.disclosures.of("client", stranger) == ()
    entered_again = add_client(opened, "K003")
    (missing,) = Disclosures(opened).gaps(ClientId(entered_again))
    assert missing == LostLines(1, newer.made_at, newer.made_at)
    assert Disclosures(opened).gaps(ClientId(known)) == ()
    with opened.read() as session:
        counted = {
            row.id: (row.copies, row.client_id) for row in session.scalars(select(BookletCopy))
        }
        assert counted == {copy: (3, known), rest: (2, None)}
        assert gaps_in(session) == ()
    assert opened.log.verify().is_intact
    opened.close()

    lost = restore(old.folder, KEY, target.with_name("verloren"), clock=clock)
    assert (lost.left.papers, lost.left.strangers, lost.told_until) == (2, 1, newer.made_at)
    opened = reopen(lost.folder)
    assert len(opened.disclosures.of("client", known)) == 2
    with opened.read() as session:
        assert gaps_in(session) == (RegisterGap(newer.made_at, clock.now()),)
    opened.close()


def test_a_damaged_page_takes_only_what_stood_on_it(
    store: Store, target: Path, clock: FixedClock
) -> None:
    """What was erased stays so, and the register goes on, though the counts cannot be read."""
    ref, known = add_organisation(store, "Gelöschte Stelle"), add_client(store, "K001")
    made = Backups(store).run()
    _erase(store, ref)
    disclose(store, known)
    damaged = _damaged(store, BookletCopy.__tablename__)
    done = restore(made.folder, KEY, target, clock=clock, present=damaged)
    damaged.close()
    assert done.erased_again == 1
    assert done.knew == Knew(ledgers=True, register=True, copies=False)
    assert names_in(target) == set()
    opened = reopen(target)
    assert len(opened.disclosures.of("client", known)) == 1
    opened.close()


def test_what_was_taken_back_since_stays_so(store: Store, target: Path, clock: FixedClock) -> None:
    """A newer backup of the time between has a line that was struck and copies never made."""
    known = add_client(store, "K001")
    old = Backups(store).run()
    line = disclose(store, known)
    _count(store, known, copies=9_000)
    Backups(store).run()
    store.undo()
    with store.transaction(Label.DOCUMENT_NOT_ISSUED) as transaction:
        store.disclosures.strike(transaction, line)
    done = restore(old.folder, KEY, target, clock=clock, present=store)
    assert done.left == LeftSince()
    opened = reopen(target)
    assert opened.disclosures.of("client", known) == ()
    with opened.read() as session:
        assert session.scalars(select(BookletCopy)).all() == []
    opened.close()


def test_a_gap_closes_where_a_later_source_tells_of_that_time(
    store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    known = add_client(store, "K001")
    old = Backups(store).run()
    alone = tmp_path / "Stick" / old.folder.name
    shutil.copytree(old.folder, alone)
    clock.advance(dt.timedelta(hours=1))
    disclose(store, known)
    told = Backups(store).run()
    clock.advance(dt.timedelta(hours=1))
    restore(alone, KEY, tmp_path / "ohne", clock=clock)
    lacking = reopen(tmp_path / "ohne")
    restored_at = clock.now()
    with lacking.read() as session:
        assert gaps_in(session) == (RegisterGap(old.made_at, restored_at),)
    clock.advance(dt.timedelta(hours=1))
    restore(old.folder, KEY, tmp_path / "mit", clock=clock, present=lacking)
    lacking.close()
    opened = reopen(tmp_path / "mit")
    with opened.read() as session:
        assert gaps_in(session) == (RegisterGap(told.made_at, restored_at),)
    assert len(opened.disclosures.of("client", known)) == 1
    opened.close()


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


def _damaged(store: Store, table: str) -> Store:
    """Return the store opened again, after the first page of a table was overwritten."""
    with store.driver() as driver:
        query = "SELECT rootpage FROM sqlite_master WHERE name=?"
        page = driver.execute(query, (table,)).fetchall()[0][0]
        size = int(driver.execute("PRAGMA page_size").fetchall()[0][0])
    store.close()
    path = store.files.database
    content = bytearray(path.read_bytes())
    start = (page - 1) * size
    content[start + 100 : start + 600] = bytes(500)
    path.write_bytes(content)
    return reopen(store.folder)


def _erase(store: Store, ref: int) -> None:
    with store.transaction(Label.RECORDS_ERASED) as transaction:
        store.ledger.add(transaction, kind="organisation", ref=ref)
        transaction.session.delete(transaction.session.get(Organisation, ref))


def _count(store: Store, client: int, *, copies: int) -> int:
    with store.transaction(Label.BOOKLET_ELSEWHERE) as transaction:
        row = BookletCopy(
            client_id=client,
            profile="begleitheft",
            title="Begleitheft",
            made_on=store.clock.today(),
            made_as="printed",
            copies=copies,
        )
        transaction.session.add(row)
    return row.id


def _count_again(store: Store, copy: int, *, copies: int) -> None:
    with store.transaction(Label.BOOKLET_ISSUED) as transaction:
        transaction.session.get_one(BookletCopy, copy).copies = copies


def _documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(refs)))
    return {row.id: SearchDocument(row.name, (), (row.name,)) for row in rows}
