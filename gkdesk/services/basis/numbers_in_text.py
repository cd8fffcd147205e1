"""Numbers of clients in free text: codes, file numbers, telephones, days of birth.

A number is the same however it is grouped: „0151 23 45-678“ and „+49 151 2345678“, „12.4.2003“
and „12. April 2003“. Rules of our own: mere figures count from five of them on, a code with a
letter from three characters on, else every „12“ would be somebody.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.basis.word_forms import UNSEEN
from gkdesk.text.dates import MONTHS
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(rf"(?:[\s\-‐‑–./()+:_,@]|[{UNSEEN}]){{0,3}}")
_MOST_TOKENS = 10
_LEAST_FIGURES = 5
_LEAST_MIXED = 3
_COUNTRY = "49"
_BEFORE_LOCAL = ("0", _COUNTRY, f"00{_COUNTRY}", f"{_COUNTRY}0")
_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})[./-]\s?(?:(\d{{1,2}})[./-]|({'|'.join(MONTHS)}))\s?(\d{{4}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_THIS_CENTURY = 30


class KnownNumbers:
    """Numbers and days of birth of people, made ready to be found."""

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._days: set[dt.date] = set()
        self._numbers: set[str] = set()
        for number in numbers:
            day = _iso_day(number)
            if day is not None:
                self._days.add(day)
            else:
                self._numbers.update(_spellings(number))

    def __bool__(self) -> bool:
        return bool(self._days) or bool(self._numbers)

    def find(self, text: str, own: KnownNumbers) -> Iterator[tuple[int, int]]:
        """Yield where numbers of others begin and end; `own` are those that may stand there."""
        if not any(map(str.isdecimal, text)):
            return
        done = 0
        for start, end in sorted((*self._find_days(text, own), *self._find_numbers(text, own))):
            if start >= done:
                yield start, end
                done = end

    def _find_days(self, text: str, own: KnownNumbers) -> Iterator[tuple[int, int]]:
        if not self._days:
            return
        for pattern in (_DAY, _ISO):
            for match in pattern.finditer(text):
                day = _day_of(match)
                if day in self._days and day not in own._days:
                    yield match.span()

    def _find_numbers(self, text: str, own: KnownNumbers) -> Iterator[tuple[int, int]]:
        tokens = _tokens(text) if self._numbers else []
        place = 0
        while place < len(tokens):
            theirs = self._longest(tokens, place)
            if theirs > (own._longest(tokens, place) if theirs else 0):
                yield tokens[place].start, tokens[place + theirs - 1].end
            place += max(theirs, 1)

    def _longest(self, tokens: list[_Token], place: int) -> int:
        """Return of how many tokens the longest number is that begins at a place; 0 for none."""
        found, said = 0, ""
        for count in range(1, tokens[place].may_reach + 1):
            said += tokens[place + count - 1].folded
            if said in self._numbers:
                found = count
        return found


@dataclass(slots=True)
class _Token:
    """A run of letters and figures; `may_reach` tells how far a number can go on from here."""

    start: int
    end: int
    folded: str
    may_reach: int = 0


def _tokens(text: str) -> list[_Token]:
    """Return the tokens of a text; from most of its words no number begins."""
    found = [
        _Token(match.start(), match.end(), fold(match[0]).replace(" ", ""))
        for match in _TOKEN.finditer(text)
    ]
    reach = figures = 0
    for place in range(len(found) - 1, -1, -1):
        token, after = found[place], found[place + 1] if place + 1 < len(found) else None
        if after is None or not _BETWEEN.fullmatch(text, token.end, after.start):
            reach = figures = 0
        reach = min(reach + 1, _MOST_TOKENS)
        has_figure = any(map(str.isdecimal, token.folded))
        figures = 1 if has_figure else figures + 1 if figures else 0
        token.may_reach = reach if 0 < figures <= reach else 0
    return found


def _spellings(number: str) -> Iterator[str]:
    """Yield a number without its groups; a telephone with and without the country."""
    plain = "".join(fold(each[0]).replace(" ", "") for each in _TOKEN.finditer(number))
    if len(plain) < (_LEAST_FIGURES if plain.isdecimal() else _LEAST_MIXED):
        return
    yield plain
    if not plain.isdecimal():
        return
    local = plain.removeprefix(f"00{_COUNTRY}")
    if local == plain and number.strip().startswith("+"):
        local = plain.removeprefix(_COUNTRY)
    local = local.removeprefix("0")
    if local != plain:
        yield from (f"{before}{local}" for before in _BEFORE_LOCAL)


def _iso_day(number: str) -> dt.date | None:
    match = _ISO.fullmatch(number)
    return None if match is None else _day_of(match)


def _day_of(match: re.Match[str]) -> dt.date | None:
    """Return the day that is written somewhere, None for one that does not exist."""
    if match.re is _ISO:
        year, month, day = map(int, match.groups())
    else:
        day, year = int(match[1]), int(match[4])
        month = int(match[2]) if match[2] else _MONTH[match[3].casefold()]
        if len(match[4]) == 2:
            year += 2000 if year < _THIS_CENTURY else 1900
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_MONTH = {name.casefold(): place for place, name in enumerate(MONTHS, start=1)}
