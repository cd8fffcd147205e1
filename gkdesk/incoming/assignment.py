"""Which column fills which target: a proposal from headers and contents, and what was changed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.incoming.private_words import (
    means_another,
    private_way,
    speaks_of_home,
    speaks_of_secrecy,
)
from gkdesk.incoming.spec import ValueKind
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gkdesk.incoming.spec import ImportSpec, Target
    from gkdesk.incoming.table import Table

_SAMPLE = 50
_SHARE = 0.8
_SURE, _ABBREVIATED, _AT_HOME, _WITHIN = 100, 60, 50, 30
_SHORTEST = 3

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"(?:\+|0)[\d\s()/.\-]{5,}")
_MOBILE = re.compile(r"(?:\+49|0049|0)[\s/-]?\(?0?\)?1[567]\d[\d\s/.\-]{4,}")
_POSTAL_CODE = re.compile(r"\d{5}")
_WEB = re.compile(r"(?i)(?:https?://|www\.)\S+")


@dataclass(frozen=True)
class Assignment:
    """The index of the column of each target that has one; no column serves twice."""

    columns: Mapping[str, int]

    def assigned(self, key: str, column: int | None) -> Assignment:
        """Give a target a column (None: none); whatever had that column loses it."""
        kept = {
            other: index
            for other, index in self.columns.items()
            if other != key and index != column
        }
        return Assignment(kept if column is None else {**kept, key: column})

    def target_of(self, column: int) -> str | None:
        """Return the target that a column fills."""
        return next((key for key, index in self.columns.items() if index == column), None)

    def remembered(self, table: Table) -> dict[str, str]:
        """Return what to keep for the next file with this header: targets and column names.

        A column without a name is another one in the next file: where it stands says nothing.
        """
        names, columns = column_names(table), table.columns
        return {
            key: names[index]
            for key, index in sorted(self.columns.items())
            if fold(columns[index].name)
        }


def recalled(table: Table, spec: ImportSpec, kept: Mapping[str, str]) -> Assignment:
    """Return what was kept, as far as the table still has the columns and the spec the targets."""
    places = {
        name: index
        for index, name in enumerate(column_names(table))
        if fold(table.columns[index].name)
    }
    known = {target.key for target in spec.targets}
    columns = {key: places[name] for key, name in kept.items() if key in known and name in places}
    return Assignment(columns)


def signature(table: Table, spec: ImportSpec) -> str:
    """Return what is the same for all files of this import with these columns, in any order."""
    names = "\x1f".join([spec.key, table.kind.value, *sorted(column_names(table))])
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def column_names(table: Table) -> tuple[str, ...]:
    """Return a name for each column that no other has: folded, repeated ones with a number."""
    seen: Counter[str] = Counter()
    names = []
    for column in table.columns:
        name = fold(column.name) or f"spalte {column.letter.lower()}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return tuple(names)


def missing(spec: ImportSpec, assignment: Assignment) -> tuple[Target, ...]:
    """Return the required targets that no column fills; with them nothing can be imported."""
    filled = _filled(spec, assignment)
    lacking = [target for target in spec.targets if target.required and target.key not in filled]
    if spec.one_of and not filled & set(spec.one_of):
        lacking += [spec.target(key) for key in spec.one_of]
    return tuple(lacking)


def proposed(table: Table, spec: ImportSpec) -> Assignment:
    """Return the best assignment: sure headers first, then what the contents look like."""
    enough = _ABBREVIATED if spec.whole_headers else 1
    unwanted = unwanted_columns(table, spec)
    scored = sorted(
        (
            (-score, order, fold(column.name) != fold(target.name), index, target.key)
            for index, column in enumerate(table.columns)
            for order, target in enumerate(spec.targets)
            if index not in unwanted and (score := _score(column.name, target)) >= enough
        ),
    )
    columns: dict[str, int] = {}
    for *_, index, key in scored:
        if key not in columns and index not in columns.values():
            columns[key] = index
    columns |= _by_content(table, spec, columns, unwanted)
    # A column that means what nobody should be asked for means nothing else either.
    return Assignment({key: at for key, at in columns.items() if not spec.target(key).by_hand})


def unwanted_columns(table: Table, spec: ImportSpec) -> frozenset[int]:
    """Return the columns whose header speaks of what the program does not keep."""
    if spec.unwanted is None:
        return frozenset()
    return frozenset(
        index for index, column in enumerate(table.columns) if spec.unwanted(column.name)
    )


def _filled(spec: ImportSpec, assignment: Assignment) -> set[str]:
    """Return the targets that get something, also from parts and from columns spread over them."""
    filled: set[str] = set()
    for key in assignment.columns:
        target = spec.target(key)
        filled |= set(target.fills or (target.part_of or key,))
    return filled


def _score(header: str, target: Target) -> int:
    """Return how well a header names a target: as a whole, abbreviated, or among other words."""
    words = fold(header).split()
    if not words:
        return 0
    means_other = _means_other_number if target.is_number else _means_other
    names = (target.name, *target.synonyms)
    found = max(_likeness(words, fold(name).split(), means_other) for name in names)
    at_home = target.private_way and target.private_way == private_way(header)
    return max(found, _AT_HOME if at_home else 0)


def _means_other(words: Iterable[str]) -> bool:
    return any(means_another(word) or speaks_of_home(word) for word in words)


def _means_other_number(words: Iterable[str]) -> bool:
    return any(
        means_another(word) or speaks_of_home(word) or speaks_of_secrecy(word) for word in words
    )


def _likeness(
    words: list[str], name: list[str], means_other: Callable[[Iterable[str]], bool]
) -> int:
    if "".join(words) == "".join(name):
        return _SURE
    if means_other(set(words) - set(name)):
        return 0
    if len(words) == len(name) and all(map(_abbreviates, words, name)):
        return _ABBREVIATED
    extra = len(words) - len(name)
    # A header that says "private" among other words says it of them, not of the person.
    if name in (["privat"], ["private"]):
        return 0
    if extra > 0 and (words[: len(name)] == name or words[-len(name) :] == name):
        return max(_WITHIN - 5 * extra, 1)
    return 0


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))


def _by_content(
    table: Table, spec: ImportSpec, taken: Mapping[str, int], unwanted: frozenset[int]
) -> dict[str, int]:
    """Return further columns, for kinds of values that show what they are.

    A number never shows that it is that of an organisation: it may be somebody's own.
    """
    found: dict[str, int] = {}
    for index, column in enumerate(table.columns):
        if index in taken.values() or index in unwanted:
            continue
        if _means_other_number(fold(column.name).split()):
            continue
        looks = _looks(row.cells[index].strip() for row in table.rows)
        free = (t for t in spec.targets if t.key not in taken and t.key not in found)
        key = next((t.key for t in free if looks and looks(t) and not t.is_shared), None)
        if key is not None:
            found[key] = index
    return found


def _looks(cells: Iterable[str]) -> Callable[[Target], bool] | None:
    """Return which targets a column with these cells may fill."""
    sample: list[str] = []
    for cell in cells:
        if cell:
            sample.append(cell)
        if len(sample) == _SAMPLE:
            break
    for pattern, fits in _LOOKS:
        if sample and sum(map(bool, map(pattern.fullmatch, sample))) >= _SHARE * len(sample):
            return fits
    return None


def _is_email(target: Target) -> bool:
    return target.kind is ValueKind.EMAIL


def _is_mobile(target: Target) -> bool:
    return target.kind is ValueKind.PHONE and target.key.endswith(".mobile")


def _is_phone(target: Target) -> bool:
    return target.kind is ValueKind.PHONE and target.key.endswith(".phone")


def _is_postal_code(target: Target) -> bool:
    return target.kind is ValueKind.POSTAL_CODE


def _is_web(target: Target) -> bool:
    return target.kind is ValueKind.WEB


_LOOKS: tuple[tuple[re.Pattern[str], Callable[[Target], bool]], ...] = (
    (_EMAIL, _is_email),
    (_MOBILE, _is_mobile),
    (_PHONE, _is_phone),
    (_POSTAL_CODE, _is_postal_code),
    (_WEB, _is_web),
)
