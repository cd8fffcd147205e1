"""The same question over the years: each year with its own N (001, figures 4, 5 and 10).

A key is no proof, as little as an id: an own form joins the series of a shipped aid only where it
asks in the same words with the same answers. Else it has a series of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.text.codes.findings import Territory
from gkdesk.text.papers.evaluation import IN_TABLE
from gkdesk.working_aids import reading
from gkdesk.working_aids.evaluation.figures import split
from gkdesk.working_aids.evaluation.folder import key_of, name_of
from gkdesk.working_aids.evaluation.questionnaires import shipped
from gkdesk.working_aids.evaluation.results import Asked, Series, YearOfSeries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.package.contents import Codebook, Item, Returned


_Alliance = tuple[str, str]
"""Place and name: a key that was mistyped makes no two alliances one."""


@dataclass
class _Year:
    """Who answered in a year and who of them said yes: nobody counts twice.

    `settled` are the places that a shipped aid came back from; an own form adds nothing there.
    """

    answered: dict[_Alliance, Territory] = field(default_factory=dict)
    yes: dict[_Alliance, Territory] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    asked: set[Asked] = field(default_factory=set)


@dataclass
class _Own:
    """A question of own forms: it goes on under the id of a form, or in the same words."""

    key: str
    aids: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)


class _Keys:
    """Which series a question belongs to."""

    def __init__(self) -> None:
        self._own: dict[str, list[_Own]] = defaultdict(list)
        self._found: dict[tuple[int, str, str], str] = {}

    def of(self, book: Codebook, item: Item) -> str:
        """Return the key of a series; codebooks are read once, so each is looked at once."""
        place = id(book), item.table, item.name
        if place not in self._found:
            is_shipped = any(_asks_alike(book, item, *each) for each in _shipped_with(item.series))
            self._found[place] = item.series if is_shipped else self._key_of_own(book, item)
        return self._found[place]

    def _key_of_own(self, book: Codebook, item: Item) -> str:
        known = self._own[item.series]
        for own in known:
            if book.id in own.aids or item.label in own.labels:
                break
        else:
            number = len(known) + bool(_shipped_with(item.series))
            own = _Own(f"{item.series}-{number}" if number else item.series)
            known.append(own)
        own.aids.add(book.id)
        own.labels.add(item.label)
        return own.key


@cache
def _shipped_with(key: str) -> tuple[tuple[Codebook, Item], ...]:
    """Return the questions of shipped aids that answer a series."""
    books = filter(None, (shipped(template.id) for template in reading.shipped()))
    return tuple((book, item) for book in books for item in book.items if item.series == key)


def _asks_alike(book: Codebook, item: Item, known: Codebook, its: Item) -> bool:
    """Tell whether a question is that of a shipped aid, or is asked and answered as it is."""
    if (book.id, item.table, item.name) == (known.id, its.table, its.name):
        return True
    mine, there = book.lists[item.choices], known.lists[its.choices]
    answers = [(each.name, each.label) for each in mine.choices]
    return (
        item.label == its.label
        and answers == [(each.name, each.label) for each in there.choices]
        and mine.yes == there.yes
    )


def series(returns: Iterable[Returned]) -> tuple[Series, ...]:
    """Return all series; an alliance says yes in a year if any of its answers does."""
    years: dict[str, dict[int, _Year]] = defaultdict(lambda: defaultdict(_Year))
    labels: dict[str, tuple[int, str]] = {}
    types: dict[tuple[_Alliance, int], Territory] = {}
    keys = _Keys()
    for returned in sorted(returns, key=_is_own):
        head = returned.head
        _aid, place, round_ = key_of(returned)
        who = place, name_of(returned)
        territory = types.setdefault((who, round_), head.sender.territory)
        for item in returned.codebook.items:
            if not item.series or not item.is_closed:
                continue
            key = keys.of(returned.codebook, item)
            labels[key] = max(labels.get(key, (0, "")), (round_, item.label))
            answers = frozenset(_codes(returned, item))
            if answers:
                is_yes = bool(answers & returned.codebook.lists[item.choices].yes)
                year = years[key][round_]
                if _put(year, returned, who, territory, is_yes=is_yes):
                    year.asked.add(_asked(returned.codebook, item))
    return tuple(_series(key, labels[key][1], found) for key, found in sorted(years.items()))


def _put(
    year: _Year, returned: Returned, who: _Alliance, territory: Territory, *, is_yes: bool
) -> bool:
    """Count an answer; an own form adds nothing where a shipped aid came back."""
    if not _is_own(returned):
        year.settled.add(who[0])
    elif who[0] in year.settled:
        return False
    year.answered[who] = territory
    if is_yes:
        year.yes[who] = territory
    return True


def _asked(book: Codebook, item: Item) -> Asked:
    table = book.table(item.table) if item.table else None
    label = IN_TABLE.format(table.label, item.label) if table and table.label else item.label
    choices = book.lists[item.choices]
    yes = tuple(each.label for each in choices.choices if each.name in choices.yes)
    return Asked(book.title, item.number, label, yes)


def _is_own(returned: Returned) -> bool:
    """Tell whether somebody made the form; the shipped aids come first, and their answers hold."""
    return shipped(returned.codebook.id) is None


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
                tuple(sorted(found.asked)),
            )
            for year, found in sorted(years.items())
        ),
    )
