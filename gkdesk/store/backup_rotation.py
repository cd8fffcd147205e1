"""Which backups may go: seven days, five weeks and twelve months are kept, by their own dates.

A wrong clock must not cost a good backup. So dates in the future take no place and lose none, the
newest by number stay whatever their date says, and each line of history that a restore ended
keeps its last state.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import BackupReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gkdesk.store.backup_files import Backup

DAYS, WEEKS, MONTHS = 7, 5, 12
NEWEST_KEPT = 3
MIGRATIONS_KEPT = 3
CLOCK_TOLERANCE = dt.timedelta(days=1)


def superfluous(backups: Iterable[Backup], now: dt.datetime) -> tuple[Backup, ...]:
    """Return the backups that the rotation lets go."""
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    migrations = [b for b in newest_first if b.reason is BackupReason.MIGRATION]
    others = [b for b in newest_first if b.reason is not BackupReason.MIGRATION]
    kept = {b.number for b in (*migrations[:MIGRATIONS_KEPT], *others[:NEWEST_KEPT])}
    kept |= {b.number for b in _rotated(others, now)}
    return tuple(b for b in newest_first if b.number not in kept)


def _rotated(newest_first: Sequence[Backup], now: dt.datetime) -> list[Backup]:
    future = [b for b in newest_first if b.made_at > now + CLOCK_TOLERANCE]
    dated = [b for b in newest_first if b.made_at <= now + CLOCK_TOLERANCE]
    dated.sort(key=lambda backup: (backup.made_at, backup.number), reverse=True)
    months = _newest_per(dated, _month, MONTHS)
    kept = [*_newest_per(dated, _day, DAYS), *_newest_per(dated, _week, WEEKS), *months]
    full = len(months) == MONTHS
    oldest = months[-1].made_at if full else None
    kept += [b for b in _last_of_each_lineage(newest_first) if oldest is None or b.made_at > oldest]
    kept += [b for b in future if not full or any(b.number > month.number for month in months)]
    return kept


def _newest_per(
    newest_first: Sequence[Backup], period: Callable[[Backup], tuple[int, ...]], count: int
) -> list[Backup]:
    found: dict[tuple[int, ...], Backup] = {}
    for backup in newest_first:
        found.setdefault(period(backup), backup)
    return list(found.values())[:count]


def _last_of_each_lineage(newest_first: Sequence[Backup]) -> list[Backup]:
    found: dict[str, Backup] = {}
    for backup in newest_first:
        found.setdefault(backup.lineage, backup)
    return list(found.values())


def _day(backup: Backup) -> tuple[int, ...]:
    return (backup.made_at.astimezone(dt.UTC).toordinal(),)


def _week(backup: Backup) -> tuple[int, ...]:
    year, week, _ = backup.made_at.astimezone(dt.UTC).isocalendar()
    return (year, week)


def _month(backup: Backup) -> tuple[int, ...]:
    moment = backup.made_at.astimezone(dt.UTC)
    return (moment.year, moment.month)
