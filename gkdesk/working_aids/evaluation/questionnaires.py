"""Which returns of one working aid were asked the same: only those are counted together.

An id is no proof. Anybody can change a template, and two offices can choose the same id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.working_aids import numbering, reading
from gkdesk.working_aids.package.contents import Codebook, Returned
from gkdesk.working_aids.package.selecting import codebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.working_aids.package.contents import Item
    from gkdesk.working_aids.template import ChoiceList


@cache
def ticked(aid: str) -> frozenset[str]:
    """Return the tables of a shipped aid that are ticked through (001:910-986, Table 2)."""
    groups = (each for section in reading.template(aid).sections for each in section.groups())
    return frozenset(group.name for group in groups if group.ticked)


@dataclass(frozen=True)
class Alike:
    """Returns that may be counted together; `shipped` gives them the program's own words.

    `number` is 0 for those that belong to the aid, and counts the others.
    """

    returns: tuple[Returned, ...]
    number: int = 0
    shipped: Codebook | None = None


@cache
def shipped(aid: str) -> Codebook | None:
    """Return the questions of a shipped working aid, None for one of somebody's own."""
    try:
        template = reading.template(aid)
    except (KeyError, reading.BrokenTemplate):
        return None
    return codebook(template, numbering.numbers(template))


def alike(returns: Sequence[Returned]) -> tuple[Alike, ...]:
    """Part the returns of one aid and round by what was asked; most returns stand first."""
    known = shipped(returns[0].codebook.id)
    groups = [_Group([known])] if known else []
    for same in sorted(_by_book(returns), key=_often):
        _put(groups, same, known)
    return tuple(
        Alike(_in_order(returns, group), number, None if number else known)
        for number, group in enumerate(groups)
        if group.returns
    )


def _in_order(returns: Sequence[Returned], group: _Group) -> tuple[Returned, ...]:
    here = {id(each) for each in group.returns}
    return tuple(each for each in returns if id(each) in here)


@dataclass
class _Group:
    """Questions of one meaning, and who was asked them."""

    books: list[Codebook]
    returns: list[Returned] = field(default_factory=list)


def _by_book(returns: Sequence[Returned]) -> Iterator[_Group]:
    found: list[_Group] = []
    for each in returns:
        book = each.codebook
        for group in found:
            if group.books[0] is book or group.books[0] == book:
                group.returns.append(each)
                break
        else:
            found.append(_Group([book], [each]))
    yield from found


def _often(group: _Group) -> tuple[int, int]:
    return -len(group.returns), -group.books[0].version


def _put(groups: list[_Group], same: _Group, known: Codebook | None) -> None:
    book = same.books[0]
    for group in groups:
        if not any(_contradict(other, book, is_known=other is known) for other in group.books):
            group.books.append(book)
            group.returns.extend(same.returns)
            return
    groups.append(same)


def _contradict(one: Codebook, other: Codebook, *, is_known: bool) -> bool:
    """Tell whether answers of the one would be counted under words of another meaning."""
    if one == other:
        return False
    questions = {(item.table, item.name): item for item in one.items}
    shared = [
        (questions[item.table, item.name], item)
        for item in other.items
        if (item.table, item.name) in questions
    ]
    same_words = other.version >= one.version if is_known else other.version == one.version
    if same_words and not is_known and not shared:
        return True
    if same_words and any(mine.label != its.label for mine, its in shared):
        return True
    lists = _lists(one, other, shared)
    return any(_turned(mine, its, same_words=same_words) for mine, its in lists)


def _lists(
    one: Codebook, other: Codebook, shared: Sequence[tuple[Item, Item]]
) -> Iterator[tuple[ChoiceList, ChoiceList]]:
    names = {(mine.choices, its.choices) for mine, its in shared if mine.choices and its.choices}
    names |= {(name, name) for name in one.lists.keys() & other.lists.keys()}
    for mine, its in sorted(names):
        if mine in one.lists and its in other.lists:
            yield one.lists[mine], other.lists[its]


def _turned(one: ChoiceList, other: ChoiceList, *, same_words: bool) -> bool:
    """Tell whether a code says another thing, or is a yes in the one and a no in the other."""
    mine = {choice.name: choice.label for choice in one.choices}
    its = {choice.name: choice.label for choice in other.choices}
    shared = mine.keys() & its.keys()
    if (same_words or (one.yes and other.yes)) and one.yes & shared != other.yes & shared:
        return True
    if same_words:
        return any(mine[code] != its[code] for code in shared)
    meant = {mine[code]: code for code in shared}
    return any(meant.get(its[code], code) != code for code in shared)
