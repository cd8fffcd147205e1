"""The files of the invented alliance as plain rows."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from gkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]

DEMO = paths.resources() / "demo"
FILES = ("netz", "gremien", "kooperationen", "angebote", "bedarfe")
KINDS = (
    "organisation",
    "contact",
    "body",
    "members",
    "meetings",
    "cooperation",
    "agreements",
    "offer",
    "need",
    "task",
)
NESTED = ("members", "meetings", "agreements")
YEAR = 365
REAL = re.compile(
    r"caritas|diakonie|\bawo\b|\bdrk\b|rotes kreuz|parität|\btafel\b|\bbamf\b|internationaler bund"
    r"|kolping|malteser|johanniter|\bverdi\b|\bdgb\b|köln|düsseldorf|bonn|aachen|dortmund"
    r"|duisburg|bochum|münster|bielefeld|wuppertal|siegen|berlin|hamburg|münchen",
    re.IGNORECASE,
)
"""Names of what there really is."""


@cache
def tables() -> dict[str, tuple[Row, ...]]:
    """Return the rows of all files by kind; those inside other rows have a kind of their own."""
    found: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for file in FILES:
        for kind, value in read(file).items():
            if kind in KINDS:
                found[kind] += value
    for kind in NESTED:
        outer = found["cooperation"] if kind == "agreements" else found["body"]
        found[kind] = [row for each in outer for row in each.get(kind, ())]
    return {kind: tuple(rows) for kind, rows in found.items()}


@cache
def read(file: str) -> Row:
    """Return one file of the demo."""
    return tomllib.loads((DEMO / f"{file}.toml").read_text(encoding="utf-8"))


def rows() -> Iterator[tuple[str, Row]]:
    """Yield every row of every file with its kind."""
    for kind, each in tables().items():
        for row in each:
            yield kind, row


def living(kind: str) -> list[Row]:
    """Return what is not ended."""
    return [row for row in tables()[kind] if "ended" not in row and row.get("until", 1) > 0]


def pairs() -> set[frozenset[str]]:
    """Return the organisations that work together today."""
    return {frozenset((row["first"], row["second"])) for row in living("cooperation")}


def seats(body: Row) -> list[Row]:
    """Return the seats of a body that nobody left."""
    return [seat for seat in body["members"] if seat.get("until", 1) > 0]


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 – a TOML value
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
