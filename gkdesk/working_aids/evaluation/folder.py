"""Which files of a folder count: all are read, the highest Fassung counts, the rest is named."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, replace
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
    by_key: dict[Key, list[tuple[str, Returned]]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.returned is None:
            reports[arrival.name] = Report(
                arrival.name, PackageFate.REJECTED, problem=arrival.problem
            )
        else:
            by_key[key_of(arrival.returned)].append((arrival.name, arrival.returned))
    counted = []
    for found in by_key.values():
        told = _of_one_return(found)
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


def _of_one_return(found: list[tuple[str, Returned]]) -> list[Report]:
    first = _who(min(found, key=_by_age)[1])
    best = min((each for each in found if _who(each[1]) == first), key=_by_fassung)
    name, kept = best
    reports = []
    for other, returned in found:
        report = Report(other, PackageFate.REPLACED, returned, None, name, kept.head.fassung)
        if other == name:
            report = Report(other, PackageFate.COUNTED, returned)
        elif _who(returned) != first:
            is_named_so = _name_of(returned) == first[0]
            problem = PackageProblem.OTHER_TYPE if is_named_so else PackageProblem.OTHER_ALLIANCE
            report = replace(report, fate=PackageFate.REJECTED, problem=problem)
        elif returned == kept:
            report = replace(report, fate=PackageFate.TWICE)
        elif returned.head.fassung == kept.head.fassung:
            report = replace(report, fate=PackageFate.REJECTED, problem=PackageProblem.SAME_FASSUNG)
        reports.append(report)
    return reports


def _noted(reports: Sequence[Report]) -> Iterator[Report]:
    """Note on what counts where one name has two keys, or one key several names or types."""
    places: dict[str, set[str]] = defaultdict(set)
    senders: dict[str, set[tuple[str, Territory]]] = defaultdict(set)
    for report in reports:
        if report.fate is PackageFate.COUNTED and report.returned is not None:
            _aid, place, _round = key_of(report.returned)
            places[_name_of(report.returned)].add(place)
            senders[place].add(_who(report.returned))
    for report in reports:
        note = None
        if report.fate is PackageFate.COUNTED and report.returned is not None:
            _aid, place, _round = key_of(report.returned)
            if len(places[_name_of(report.returned)]) > 1:
                note = PackageNote.SAME_NAME
            elif len(senders[place]) > 1:
                note = PackageNote.OTHER_NAMES
        yield replace(report, note=note)


def _who(returned: Returned) -> tuple[str, Territory]:
    return _name_of(returned), returned.head.sender.territory


def _name_of(returned: Returned) -> str:
    return " ".join(returned.head.sender.name.casefold().split())


def _by_age(found: tuple[str, Returned]) -> tuple[int, int, str]:
    """Put first who was there first: a key that was mistyped must displace nobody."""
    name, returned = found
    return returned.head.fassung, returned.head.created_on.toordinal(), name


def _by_fassung(found: tuple[str, Returned]) -> tuple[int, int, str]:
    """Put the highest Fassung first, of several the one made last, then the first by name."""
    name, returned = found
    return -returned.head.fassung, -returned.head.created_on.toordinal(), name


def _by_place(returned: Returned) -> tuple[str, int, str, str]:
    head = returned.head
    return returned.codebook.id, head.round, head.sender.name, head.sender.ags
