"""The same question over the years: each year with its own N (001, figures 4, 5 and 10)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.evaluation.figures import split
from gkdesk.working_aids.evaluation.folder import key_of
from gkdesk.working_aids.evaluation.results import Series, YearOfSeries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.package.contents import Item, Returned


@dataclass
class _Year:
    """Who answered in a year and who of them said yes, by place: nobody counts twice."""

    answered: dict[str, Territory] = field(default_factory=dict)
    yes: dict[str, Territory] = field(default_factory=dict)
    aids: set[str] = field(default_factory=set)


def series(returns: Iterable[Returned]) -> tuple[Series, ...]:
    """Return all series; an alliance says yes in a year if any of its answers does."""
    years: dict[str, dict[int, _Year]] = defaultdict(lambda: defaultdict(_Year))
    labels: dict[str, tuple[int, str]] = {}
    for returned in returns:
        head = returned.head
        _aid, place, _round = key_of(returned)
        for item in returned.codebook.items:
            if not item.series or not item.is_closed:
                continue
            labels[item.series] = max(labels.get(item.series, (0, "")), (head.round, item.label))
            answers = tuple(_codes(returned, item))
            if answers:
                year = years[item.series][head.round]
                yes = returned.codebook.lists[item.choices].yes
                year.aids.add(returned.codebook.title)
                year.answered[place] = head.sender.territory
                if yes.intersection(answers):
                    year.yes[place] = head.sender.territory
    return tuple(_series(key, labels[key][1], found) for key, found in sorted(years.items()))


def _codes(returned: Returned, item: Item) -> Iterator[str]:
    if not item.table:
        if answer := returned.answers.single.get(item.name):
            yield from answer.value.split()
        return
    for row in returned.answers.rows.get(item.table, ()):
        if answer := row.answers.get(item.name):
            yield from answer.value.split()


def _series(key: str, label: str, years: dict[int, _Year]) -> Series:
    return Series(
        key,
        label,
        tuple(
            YearOfSeries(
                year,
                split(found.yes.values()),
                split(found.answered.values()),
                tuple(sorted(found.aids)),
            )
            for year, found in sorted(years.items())
        ),
    )
