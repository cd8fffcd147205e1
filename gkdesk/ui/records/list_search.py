"""Typing above a list leaves the rows that have a word for every word that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")


def is_sought(typed: str) -> bool:
    """Tell whether there is something to look for."""
    return bool(fold(typed))


def found(rows: Sequence[R], typed: str, found_by: Callable[[R], str]) -> Sequence[R]:
    """Return the rows in which a word begins with each of the typed ones, wherever it stands."""
    sought = fold(typed).split()
    return [row for row in rows if _has_all(fold(found_by(row)).split(), sought)]


def _has_all(words: list[str], sought: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in sought)
