"""Read what became of a backup's records since; the present store may be lost.

What was erased or withdrawn for good, and what left the office, must hold in a restored store.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from gkdesk.errors import StoreDamaged, UserError
from gkdesk.store.backup_files import Backup, backups_in
from gkdesk.store.backup_reading import has_table, reading
from gkdesk.store.deletion_ledger import Deleted
from gkdesk.store.departures import Departures
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.files import DATABASE
from gkdesk.store.register_gaps import RegisterGap, gaps_of_file
from gkdesk.store.withdrawal_ledger import Withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.store.data_key import DataKey
    from gkdesk.store.driver import Driver
    from gkdesk.store.store import Store

LEDGER = "SELECT kind, ref, at FROM deletion_ledger"
WITHDRAWALS = "SELECT ref, withdrawn_on FROM withdrawal_ledger"


@dataclass(frozen=True)
class Since:
    """What all sources at hand know of the time after a backup.

    `told_until` is when the newest backup was made that could be read: what left later is known
    only where the present store could be read, too.
    """

    erased: tuple[Deleted, ...]
    withdrawn: tuple[Withdrawn, ...]
    left: Departures
    gaps: tuple[RegisterGap, ...]
    knew_present: bool
    told_until: dt.datetime

    @property
    def people_erased(self) -> frozenset[tuple[str, int]]:
        """Return the records that were erased for good, by kind and id."""
        return frozenset((entry.kind, entry.ref) for entry in self.erased)

    def gaps_at(self, now: dt.datetime) -> tuple[RegisterGap, ...]:
        """Return the times of which a store restored now does not know what left."""
        return self.gaps if self.knew_present else (*self.gaps, RegisterGap(self.told_until, now))


@dataclass(frozen=True)
class _Told:
    """What one source tells."""

    erased: tuple[Deleted, ...]
    withdrawn: tuple[Withdrawn, ...]
    left: Departures
    gaps: tuple[RegisterGap, ...]


def read_since(backup: Backup, key: DataKey, present: Store | None) -> Since:
    """Return what the present store and all backups at hand tell.

    A backup that is damaged or has another key tells nothing, and does not stop the restore.
    Only newer ones tell what left: what an older one has beyond this one was taken back.
    """
    present = present if present is not None and present.store_id == backup.store_id else None
    sources, newer, until = [], [], backup.made_at
    for each in _at_hand(backup, present):
        told = _told_by_backup(each, key)
        if told is not None:
            sources.append(told)
            if _is_newer(each, backup):
                newer.append(told.left)
                until = max(until, each.made_at)
    now = None if present is None else _told_by_store(present)
    if now is not None:
        sources.append(now)
        newer.append(now.left)
    return Since(
        erased=_once(entry for source in sources for entry in source.erased),
        withdrawn=_earliest(entry for source in sources for entry in source.withdrawn),
        left=Departures.newest(newer),
        gaps=tuple(dict.fromkeys(gap for source in sources for gap in source.gaps)),
        knew_present=now is not None,
        told_until=until,
    )


def _at_hand(backup: Backup, present: Store | None) -> list[Backup]:
    """Return the backups beside the chosen one, and those of the present store, oldest first."""
    folders = {backup.folder.parent}
    if present is not None:
        folders.add(present.files.backups)
    found = [each for folder in folders for each in backups_in(folder, backup.store_id)]
    return sorted(found, key=_age)


def _age(backup: Backup) -> tuple[dt.datetime, int]:
    return backup.made_at, backup.number


def _is_newer(backup: Backup, than: Backup) -> bool:
    """Tell whether a backup was made later; in one place the number says so, not the clock."""
    if backup.folder.parent == than.folder.parent:
        return backup.number > than.number
    return backup.made_at > than.made_at


def _told_by_backup(backup: Backup, key: DataKey) -> _Told | None:
    database = DatabaseFile(backup.folder / DATABASE, key, backup.store_id)
    with contextlib.suppress(UserError, dbapi2.Error, OSError), reading(database) as driver:
        return _told(driver)
    return None


def _told_by_store(present: Store) -> _Told | None:
    with contextlib.suppress(StoreDamaged), present.driver() as driver:
        return _told(driver)
    return None


def _told(driver: Driver) -> _Told:
    return _Told(_erased(driver), _withdrawn(driver), Departures.read(driver), gaps_of_file(driver))


def _erased(driver: Driver) -> tuple[Deleted, ...]:
    if not has_table(driver, "deletion_ledger"):
        return ()
    return tuple(
        Deleted(kind, ref, dt.datetime.fromisoformat(at))
        for kind, ref, at in driver.execute(LEDGER)
    )


def _withdrawn(driver: Driver) -> tuple[Withdrawn, ...]:
    if not has_table(driver, "withdrawal_ledger"):
        return ()
    return tuple(
        Withdrawn(ref, dt.date.fromisoformat(on)) for ref, on in driver.execute(WITHDRAWALS)
    )


def _once(entries: Iterable[Deleted]) -> tuple[Deleted, ...]:
    return tuple({(entry.kind, entry.ref): entry for entry in entries}.values())


def _earliest(entries: Iterable[Withdrawn]) -> tuple[Withdrawn, ...]:
    earliest: dict[int, Withdrawn] = {}
    for entry in entries:
        if entry.ref not in earliest or entry.on < earliest[entry.ref].on:
            earliest[entry.ref] = entry
    return tuple(earliest.values())
