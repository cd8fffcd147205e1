"""What a table consists of: its columns in order, and how a row is recognised again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column.

    `text` is what is read, `sort` what is compared (the text, without accents, when left out),
    `icon` a pair of icon and colour token or None. `numeric` aligns right. `shown` False leaves
    the column to the column choice. `stays_here` keeps it on the screen: no copy has it.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    icon: Callable[[R], tuple[str, str] | None] | None = None
    width: int = 140
    stretch: bool = False
    numeric: bool = False
    shown: bool = True
    stays_here: bool = False

    def sort_value(self, row: R) -> Any:  # noqa: ANN401 (whatever the column compares)
        """Return what the row is sorted by; rows without a value come last."""
        value = collation(self.text(row)) if self.sort is None else self.sort(row)
        return (value is None or value == "", value)


@dataclass(frozen=True)
class TableSpec(Generic[R]):
    """A table for rows of one frozen dataclass; `key` tells rows apart."""

    name: str
    columns: tuple[Column[R], ...]
    key: Callable[[R], Hashable]


def collation(text: str) -> str:
    """Return the form by which German texts are sorted: no case, no accents (DIN 5007-1)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
