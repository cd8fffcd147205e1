"""How many booklets were made and issued, by profile and year, and by whom they were issued."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import extract, func, select

from gkdesk.models.booklets import BookletCopy
from gkdesk.text.codes.booklets import IssuedBy

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store


@dataclass(frozen=True)
class CopyCount:
    """Copies of one profile in one year; `by` says who issued how many, the most first.

    A copy that was made in one year and issued in the next one counts in both, once each.
    """

    profile: str
    title: str
    year: int
    made: int
    issued: int
    by: tuple[tuple[IssuedBy, int], ...]


class CopyCounts:
    """The counts of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self) -> tuple[CopyCount, ...]:
        """Return a line for each profile and year, the newest year first."""
        with self._store.read() as session:
            made, issued = _made(session), _issued(session)
            titles = _titles(session)
        keys = {*made, *((profile, year) for profile, year, _ in issued)}
        lines = [
            _count(profile, titles[profile], year, made[profile, year], issued)
            for profile, year in keys
        ]
        return tuple(sorted(lines, key=_newest_first))


def _made(session: Session) -> Counter[tuple[str, int]]:
    year = extract("year", BookletCopy.made_on)
    query = select(BookletCopy.profile, year, func.sum(BookletCopy.copies))
    rows = session.execute(query.where(BookletCopy.copies > 0).group_by(BookletCopy.profile, year))
    return Counter({(profile, year): number for profile, year, number in rows})


def _issued(session: Session) -> Counter[tuple[str, int, str]]:
    year = extract("year", BookletCopy.issued_on)
    columns = (BookletCopy.profile, year, BookletCopy.issued_by)
    query = select(*columns, func.sum(BookletCopy.copies)).where(
        BookletCopy.issued_on.is_not(None), BookletCopy.copies > 0
    )
    rows = session.execute(query.group_by(*columns))
    return Counter({(profile, year, by): number for profile, year, by, number in rows})


def _titles(session: Session) -> dict[str, str]:
    """Return what the booklets of each profile are called, as of the newest copy."""
    query = select(BookletCopy.profile, BookletCopy.title).order_by(BookletCopy.made_on)
    return {row.profile: row.title for row in session.execute(query)}


def _count(
    profile: str, title: str, year: int, made: int, issued: Counter[tuple[str, int, str]]
) -> CopyCount:
    by = [
        (IssuedBy(who), number)
        for (of_profile, of_year, who), number in issued.items()
        if (of_profile, of_year) == (profile, year)
    ]
    order = list(IssuedBy)
    by.sort(key=lambda each: (-each[1], order.index(each[0])))
    return CopyCount(profile, title, year, made, sum(number for _, number in by), tuple(by))


def _newest_first(count: CopyCount) -> tuple[int, str, str]:
    return (-count.year, count.title, count.profile)
