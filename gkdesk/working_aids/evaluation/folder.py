"""Which files of a folder count: all are read, the highest Fassung counts, the rest is named."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.progress import Silent
from gkdesk.text.codes.return_packages import PackageFate, PackageNote, PackageProblem
from gkdesk.working_aids.package.contents import Returned
from gkdesk.working_aids.package.reading import BadPackage, read_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkdesk.progress import Progress
    from gkdesk.text.codes.findings import Territory

_ENDING = ".zip"
_WHOLE_DISTRICT = "000"

Key = tuple[str, str, int]
"""The template, the place and the year of a return."""
_File = tuple[str, Returned]
"""A package by the name of its file."""


@dataclass(frozen=True)
class Arrival:
    """A file that was read: what it says, or why it says nothing."""

    name: str
    returned: Returned | None = None
    problem: PackageProblem | None = None


@dataclass(frozen=True)
class Report:
    """What became of a file; `instead` is the file that counts in its place.

    `note` is what somebody should look at although the file counts.
    """

    name: str
    fate: PackageFate
    returned: Returned | None = None
    problem: PackageProblem | None = None
    instead: str = ""
    instead_fassung: int = 0
    note: PackageNote | None = None


@dataclass(frozen=True)
class Sorted:
    """What counts, and the report of every file, in the order of their names."""

    counted: tuple[Returned, ...]
    reports: tuple[Report, ...]

    @property
    def rejected(self) -> tuple[Report, ...]:
        """Return the files that could not be evaluated."""
        return tuple(each for each in self.reports if each.fate is PackageFate.REJECTED)


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Return the archives of a folder and of those below it; links to folders are not followed.

    Raises OSError where the folder itself cannot be read.
    """
    next(folder.iterdir(), None)  # the walk below is silent about what it cannot read
    found = (
        Path(at) / name
        for at, _folders, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_ENDING) and not name.startswith(".")
    )
    return tuple(sorted(found))


def read_all(
    paths: Sequence[Path],
    folder: Path,
    *,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
) -> Iterator[Arrival]:
    """Read files one after the other; of each the answers alone stay in memory."""
    watched = progress or Silent()
    for done, path in enumerate(paths):
        watched.step(done, len(paths))
        name = shown(path.relative_to(folder).as_posix())
        try:
            yield Arrival(name, _read(path, passwords))
        except BadPackage as error:
            yield Arrival(name, problem=error.problem)
    watched.step(len(paths), len(paths))


def _read(path: Path, passwords: Sequence[str]) -> Returned:
    """Read a package with the first password that opens it."""
    for password in passwords[:-1]:
        try:
            return read_package(path, password)
        except BadPackage as error:
            if error.problem is not PackageProblem.NOT_UNLOCKED:
                raise
    return read_package(path, passwords[-1] if passwords else "")


def shown(name: str) -> str:
    """Return the name of a file fit for screens and papers, whatever bytes it was made of."""
    whole = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign if sign.isprintable() else "?" for sign in whole)


def sort_out(arrivals: Iterable[Arrival]) -> Sorted:
    """Choose the Fassung that counts of every return, and say of each file what became of it."""
    reports: dict[str, Report] = {}
    by_key: dict[Key, list[_File]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.returned is None:
            reports[arrival.name] = Report(
                arrival.name, PackageFate.REJECTED, problem=arrival.problem
            )
        else:
            by_key[key_of(arrival.returned)].append((arrival.name, arrival.returned))
    spread = _in_several_places(each for found in by_key.values() for _name, each in found)
    counted = []
    for found in by_key.values():
        told = list(_of_one_return(found, spread))
        reports |= {report.name: report for report in told}
        counted += [each.returned for each in told if each.fate is PackageFate.COUNTED]
    ordered = tuple(_noted([reports[name] for name in sorted(reports)]))
    whole = [each for each in counted if each is not None]
    return Sorted(tuple(sorted(whole, key=_by_place)), ordered)


def key_of(returned: Returned) -> Key:
    """Return which return this is a Fassung of; a Kreis may write five or eight digits."""
    head = returned.head
    ags = head.sender.ags
    short = ags[:5] if ags.endswith(_WHOLE_DISTRICT) and len(ags) > 5 else ags
    return returned.codebook.id, short, head.round


def name_of(returned: Returned) -> str:
    """Return the name of an alliance as names are compared, however it was typed."""
    name = unicodedata.normalize("NFC", returned.head.sender.name)
    return " ".join(name.casefold().split())


def _in_several_places(returns: Iterable[Returned]) -> frozenset[str]:
    """Return the names that stand under several keys."""
    places: dict[str, set[str]] = defaultdict(set)
    for returned in returns:
        places[name_of(returned)].add(key_of(returned)[1])
    return frozenset(name for name, known in places.items() if len(known) > 1)


def _of_one_return(found: list[_File], spread: frozenset[str]) -> Iterator[Report]:
    """Say what becomes of the files of one key; of several alliances there none counts."""
    if _is_one_alliance([returned for _name, returned in found], spread):
        yield from _of_one_alliance(found)
        return
    by_name: dict[str, list[_File]] = defaultdict(list)
    for each in found:
        by_name[name_of(each[1])].append(each)
    for same in by_name.values():
        for report in _of_one_alliance(same):
            if report.problem or report.fate is PackageFate.REPLACED:
                yield report
            else:
                problem = PackageProblem.OTHER_ALLIANCE
                yield Report(report.name, PackageFate.REJECTED, report.returned, problem)


def _is_one_alliance(returns: Sequence[Returned], spread: frozenset[str]) -> bool:
    """Tell whether all have one name, or a Fassung of a new name says that it replaces the other.

    That is believed where nothing else speaks for two alliances: none of the new name was there
    before, and the new name stands nowhere else. What day a package names decides nothing.
    """
    by_fassung: dict[int, list[Returned]] = defaultdict(list)
    for returned in returns:
        by_fassung[returned.head.fassung].append(returned)
    known: set[str] = set()
    expected = {max(by_fassung)}
    for fassung in sorted(by_fassung, reverse=True):
        names = {name_of(each) for each in by_fassung[fassung]}
        if names - known and (fassung not in expected or len(names) > 1 or known & spread):
            return False
        known |= names
        expected |= {each.head.replaces for each in by_fassung[fassung]}
    return True


def _of_one_alliance(found: Sequence[_File]) -> Iterator[Report]:
    """Count the highest Fassung; of one with several contents nobody knows which holds."""
    highest = max(returned.head.fassung for _name, returned in found)
    newest = [each for each in found if each[1].head.fassung == highest]
    name, kept = min(newest, key=itemgetter(0))
    is_clear = all(_says_the_same(kept, each) for _name, each in newest)
    is_changed = any(_who(returned) != _who(kept) for _name, returned in found)
    for other, returned in found:
        if returned.head.fassung < highest:
            yield Report(other, PackageFate.REPLACED, returned, None, name, highest)
        elif not is_clear:
            problem = PackageProblem.SAME_FASSUNG
            yield Report(other, PackageFate.REJECTED, returned, problem)
        elif returned is kept:
            note = PackageNote.CHANGED_SENDER if is_changed else None
            yield Report(other, PackageFate.COUNTED, returned, note=note)
        else:
            yield Report(other, PackageFate.TWICE, returned, None, name, highest)


def _says_the_same(one: Returned, other: Returned) -> bool:
    """Tell whether two packages differ in nothing but the day and in how the sender is written."""
    alike = (one.codebook, one.answers) == (other.codebook, other.answers)
    return alike and _who(one) == _who(other)


def _noted(reports: Sequence[Report]) -> Iterator[Report]:
    """Note on what counts where one name has two keys, or one key several names or types."""
    places: dict[str, set[str]] = defaultdict(set)
    senders: dict[str, set[tuple[str, Territory]]] = defaultdict(set)
    for report in reports:
        if report.fate is PackageFate.COUNTED and report.returned is not None:
            _aid, place, _round = key_of(report.returned)
            places[name_of(report.returned)].add(place)
            senders[place].add(_who(report.returned))
    for report in reports:
        note = report.note
        if report.fate is PackageFate.COUNTED and report.returned is not None:
            _aid, place, _round = key_of(report.returned)
            if len(places[name_of(report.returned)]) > 1:
                note = PackageNote.SAME_NAME
            elif note is None and len(senders[place]) > 1:
                note = PackageNote.OTHER_NAMES
        yield replace(report, note=note)


def _who(returned: Returned) -> tuple[str, Territory]:
    return name_of(returned), returned.head.sender.territory


def _by_place(returned: Returned) -> tuple[str, int, str, str]:
    head = returned.head
    return returned.codebook.id, head.round, head.sender.name, head.sender.ags
