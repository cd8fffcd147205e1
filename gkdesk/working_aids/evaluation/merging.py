"""One set of questions out of the versions of a template: the newest words, every question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.working_aids.package.contents import Codebook, Item, Returned, TableItem
from gkdesk.working_aids.template import ChoiceList, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ItemKey = tuple[str, str, str]
"""The table, the name and the way of counting of a question."""


@dataclass(frozen=True)
class Merged:
    """The questions of one working aid in one round, over all versions that came back."""

    book: Codebook
    versions: tuple[int, ...]


def item_key(item: Item) -> ItemKey:
    """Return what makes a question the same one in two versions."""
    if item.is_closed:
        way = "ranked" if item.kind is Kind.RANK else "closed"
    elif item.is_number:
        way = "number"
    else:
        way = "text"
    return item.table, item.name, way


def merge(returns: Sequence[Returned], shipped: Codebook | None = None) -> Merged:
    """Return the questions of returns of one template, in the order of its newest version.

    The words of a shipped one win, whatever versions came back.
    """
    told = sorted({id(each.codebook): each.codebook for each in returns}.values(), key=_newest)
    books = [_asked(shipped, told), *told] if shipped else told
    items: dict[ItemKey, Item] = {}
    tables: dict[str, TableItem] = {}
    lists = _lists(books)
    for book in books:
        for item in book.items:
            kept = items.setdefault(item_key(item), item)
            _join_renamed(lists, kept.choices, item.choices)
            if item.bands and not kept.bands:
                items[item_key(item)] = kept = replace(kept, bands=item.bands)
            if item.kind is Kind.SELECT_MULTIPLE and kept.kind is Kind.SELECT_ONE:
                items[item_key(item)] = replace(kept, kind=item.kind)
        for table in book.tables:
            _join_renamed(lists, tables.setdefault(table.name, table).rows, table.rows)
    whole = replace(
        books[0],
        items=tuple(items.values()),
        tables=tuple(tables.values()),
        lists=MappingProxyType(lists),
    )
    return Merged(whole, tuple(sorted({book.version for book in told})))


def _asked(shipped: Codebook, told: Sequence[Codebook]) -> Codebook:
    """Return of a shipped aid what came back; an older version asked for less."""
    keys = {item_key(item) for book in told for item in book.items}
    tables = {table.name for book in told for table in book.tables}
    return replace(
        shipped,
        items=tuple(item for item in shipped.items if item_key(item) in keys),
        tables=tuple(table for table in shipped.tables if table.name in tables),
    )


def _newest(book: Codebook) -> int:
    return -book.version


def _lists(books: Iterable[Codebook]) -> dict[str, ChoiceList]:
    found: dict[str, ChoiceList] = {}
    for book in books:
        for name, choices in book.lists.items():
            known = found.get(name)
            found[name] = choices if known is None else _joined(known, choices)
    return found


def _joined(newer: ChoiceList, older: ChoiceList) -> ChoiceList:
    """Return a list with the answers of both; an answer counts as yes as its newest list says."""
    known = {choice.name for choice in newer.choices}
    further = tuple(choice for choice in older.choices if choice.name not in known)
    yes = newer.yes | (older.yes - known)
    return replace(newer, choices=newer.choices + further, yes=yes)


def _join_renamed(lists: dict[str, ChoiceList], newer: str, older: str) -> None:
    """Keep the answers of a question whose list has another name in another version."""
    if newer != older and newer in lists and older in lists:
        lists[newer] = _joined(lists[newer], lists[older])
