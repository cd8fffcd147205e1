"""Read what became of a backup's records since; the present store may be lost or damaged.

What was erased or withdrawn for good, and what left the office, must hold in a restored store. Of
each source every part is read on its own: a damaged page takes only what stood on it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING, TypeVar

from sqlcipher3 import dbapi2

from gkdesk.errors import StoreDamaged, UserError
from gkdesk.store.backup_files import Backup, backups_in
from gkdesk.store.backup_reading import has_table, reading
from gkdesk.store.deletion_ledger import Deleted
from gkdesk.store.departures import COPIES, REGISTER, TABLES, Departures, within
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.files import DATABASE
from gkdesk.store.register_gaps import (
    FOREVER,
    RegisterGap,
    gaps_of_file,
    in_both,
    lost_of_file,
)
from gkdesk.store.withdrawal_ledger import Withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Table

    from gkdesk.store.data_key import DataKey
    from gkdesk.store.departures import Row
    from gkdesk.store.driver import Driver
    from gkdesk.store.store import Store

LEDGER = "SELECT kind, ref, at FROM deletion_ledger"
WITHDRAWALS = "SELECT ref, withdrawn_on FROM withdrawal_ledger"
T = TypeVar("T")


@dataclass(frozen=True)
class Knew:
    """Which parts of the present store could be read; the others only backups tell of."""

    ledgers: bool = False
    register: bool = False
    copies: bool = False


@dataclass(frozen=True)
class Since:
    """What all sources at hand know of the time after a backup.

    `unknown` are the times of which no source tells what left, and `lost` the lines that the
    sources miss themselves. `told_until` is when the newest backup was made whose register could
    be read: what left later is known only where that of the present store could be read, too.
    """

    erased: tuple[Deleted, ...]
    withdrawn: tuple[Withdrawn, ...]
    left: Departures
    unknown: tuple[RegisterGap, ...]
    lost: Mapping[int, dt.datetime]
    knew: Knew
    told_until: dt.datetime

    @property
    def people_erased(self) -> frozenset[tuple[str, int]]:
        """Return the records that were erased for good, by kind and id."""
        return frozenset((entry.kind, entry.ref) for entry in self.erased)

    def gaps_at(self, now: dt.datetime) -> tuple[RegisterGap, ...]:
        """Return the times of which a store restored now does not know what left."""
        return tuple(
            RegisterGap(gap.since, min(gap.until, now)) for gap in self.unknown if gap.since < now
        )


@dataclass(frozen=True)
class _Told:
    """What one source tells; None for what could not be read of it.

    `until` is the moment up to which it can know what left.
    """

    erased: tuple[Deleted, ...] | None
    withdrawn: tuple[Withdrawn, ...] | None
    left: Departures
    gaps: tuple[RegisterGap, ...] | None
    lost: Mapping[int, dt.datetime]
    until: dt.datetime
    is_newer: bool = False

    @property
    def knows_register(self) -> bool:
        return self.left.tells_of(REGISTER)

    @property
    def unknown(self) -> tuple[RegisterGap, ...]:
        """Return the times of which it does not know what left."""
        if self.gaps is None or not self.knows_register:
            return (RegisterGap(dt.datetime.min.replace(tzinfo=dt.UTC), FOREVER),)
        open_end = () if self.until == FOREVER else (RegisterGap(self.until, FOREVER),)
        return (*self.gaps, *open_end)


def read_since(backup: Backup, key: DataKey, present: Store | None) -> Since:
    """Return what the present store and all backups at hand tell.

    A backup that is damaged or has another key tells nothing, and does not stop the restore.
    """
    present = present if present is not None and present.store_id == backup.store_id else None
    base = _told_by_backup(backup, key, backup)
    others = [
        _told_by_backup(each, key, backup)
        for each in _at_hand(backup, present)
        if each.folder != backup.folder
    ]
    now = None if present is None else _told_by_store(present)
    sources = [base, *others, *([] if now is None else [now])]
    newer = [told.until for told in others if told.is_newer and told.knows_register]
    return Since(
        erased=_once(entry for source in sources for entry in source.erased or ()),
        withdrawn=_earliest(entry for source in sources for entry in source.withdrawn or ()),
        left=Departures({table.name: _left(table, base, others, now) for table in TABLES}),
        unknown=reduce(in_both, (source.unknown for source in sources)),
        lost={number: at for source in sources for number, at in source.lost.items()},
        knew=Knew() if now is None else _knew(now),
        told_until=max(newer, default=backup.made_at),
    )


def _knew(now: _Told) -> Knew:
    return Knew(
        ledgers=now.erased is not None and now.withdrawn is not None,
        register=now.knows_register,
        copies=all(now.left.tells_of(table) for table in COPIES),
    )


def _left(
    table: Table, base: _Told, others: Sequence[_Told], now: _Told | None
) -> Mapping[int, Row]:
    """Return the rows of a table that the sources tell of; where they differ the newest is right.

    What the present store does not have was taken back, and so was what an older backup has beyond
    the chosen one. Only of times that these do not know the others tell, too.
    """
    knows_all = now is not None and now.left.tells_of(table)
    times = (base.gaps or (), base.unknown)
    if now is not None and knows_all:
        older, newer = (in_both(each, now.unknown) for each in times)
    else:
        older, newer = times
    found: dict[int, Row] = {}
    for told in others:
        rows = told.left.of(table)
        if told.is_newer and not knows_all:
            found.update(rows)
        else:
            found.update(within(table, rows, newer if told.is_newer else older))
    return found | dict(now.left.of(table) if now is not None else {})


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


def _told_by_backup(backup: Backup, key: DataKey, chosen: Backup) -> _Told:
    database = DatabaseFile(backup.folder / DATABASE, key, backup.store_id)
    trouble = (UserError, dbapi2.Error, OSError)
    lent = partial(reading, database)
    return _told(lent, trouble, until=backup.made_at, is_newer=_is_newer(backup, chosen))


def _told_by_store(present: Store) -> _Told:
    return _told(present.driver, (StoreDamaged,), until=FOREVER)


def _told(
    lent: Callable[[], AbstractContextManager[Driver]],
    trouble: tuple[type[Exception], ...],
    *,
    until: dt.datetime,
    is_newer: bool = False,
) -> _Told:
    """Read each part with a connection of its own: after a damaged page one gives nothing more."""

    def part(read: Callable[[Driver], T]) -> T | None:
        with contextlib.suppress(*trouble), lent() as driver:
            return read(driver)
        return None

    rows = {table.name: part(partial(Departures.of_file, table=table)) for table in TABLES}
    return _Told(
        erased=part(_erased),
        withdrawn=part(_withdrawn),
        left=Departures({name: held for name, held in rows.items() if held is not None}),
        gaps=part(gaps_of_file),
        lost=part(lost_of_file) or {},
        until=until,
        is_newer=is_newer,
    )


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
