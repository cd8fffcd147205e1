"""Whether a value that came from elsewhere is an answer to its question."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from gkdesk.working_aids.template import Kind

if TYPE_CHECKING:
    from gkdesk.working_aids.package.contents import Codebook, Item

NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)


def fits(book: Codebook, item: Item | None, value: str) -> bool:
    """Tell whether a value answers a question; no value is a remark alone."""
    if item is None:
        return False
    if not value or item.kind is Kind.TEXT:
        return True
    if item.is_closed:
        return _is_chosen(book, item, value)
    if item.kind is Kind.DATE:
        return _is_day(value)
    pattern = _WHOLE if item.kind is Kind.INTEGER else NUMBER
    return pattern.fullmatch(value) is not None


def _is_chosen(book: Codebook, item: Item, value: str) -> bool:
    known = book.lists.get(item.choices)
    if known is None:
        return False
    names = {choice.name for choice in known.choices}
    codes = value.split()
    if item.kind is Kind.SELECT_ONE and len(codes) != 1:
        return False
    return len(set(codes)) == len(codes) and names.issuperset(codes)


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
