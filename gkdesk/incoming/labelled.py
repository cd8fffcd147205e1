"""Lists of address books that say in one column what stands in the next one.

Google Contacts writes `Phone 1 - Label` and `Phone 1 - Value`: what a number is, each row says for
itself. Such pairs become the columns that cards have.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from gkdesk.incoming.private_words import is_private
from gkdesk.incoming.table import Column, Row
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from gkdesk.incoming.table import Notice, Table

_HEADER = re.compile(r"(?i)(phone|e-mail|address|website)\s+(\d+)\s+-\s+([a-z ]+)")
_SEVERAL = " ::: "
_MOST = 3
"""Of several numbers of one kind so many are kept."""
_OPEN = frozenset(
    {"", "work", "main", "arbeit", "dienstlich", "geschaftlich", "buro", "google voice"}
)
_MOBILE = re.compile(r"mobil|cell|handy")
_FAX = re.compile(r"fax")
_PARTS = {"street": "Straße", "postal code": "PLZ", "city": "Ort"}
_PLACES = {
    name: place
    for place, name in enumerate(
        ("Telefon", "Mobil", "Fax", "E-Mail", *_PARTS.values(), "Internet")
    )
}

_Group = dict[str, int]
_Pairs = dict[tuple[str, str], _Group]


def with_labels_read(table: Table) -> Table:
    """Return the table with a column for each kind of number; without pairs it stays as it is."""
    pairs = _pairs(table)
    if not any(group.keys() & {"type", "label"} for group in pairs.values()):
        return table
    taken = {index for group in pairs.values() for index in group.values()}
    kept = [index for index in range(len(table.columns)) if index not in taken]
    found = [_read(row, pairs) for row in table.rows]
    names = sorted({name for values in found for name in values}, key=_place)
    rows = tuple(
        Row(
            row.number,
            (*(row.cells[index] for index in kept), *(values.get(name, "") for name in names)),
        )
        for row, values in zip(table.rows, found, strict=True)
    )
    columns = (*(table.columns[index] for index in kept), *(Column("", name) for name in names))
    moved = {index: place for place, index in enumerate(kept)}
    notices = tuple(_moved(notice, moved) for notice in table.notices)
    return dataclasses.replace(table, columns=columns, rows=rows, notices=notices)


def _pairs(table: Table) -> _Pairs:
    """Return the columns of each number by what they say of it."""
    pairs: _Pairs = defaultdict(dict)
    for index, column in enumerate(table.columns):
        match = _HEADER.fullmatch(column.name.strip())
        if match is not None:
            pairs[match[1].lower(), match[2]].setdefault(match[3].lower(), index)
    return pairs


def _read(row: Row, pairs: _Pairs) -> dict[str, str]:
    values: dict[str, str] = {}
    for (kind, _number), group in pairs.items():
        cells = {part: row.cells[index].strip() for part, index in group.items()}
        label = " ".join(filter(None, (cells.get("label"), cells.get("type"))))
        if kind == "address":
            _add_address(values, label, cells)
            continue
        for value in filter(None, cells.get("value", "").split(_SEVERAL)):
            _add(values, _name(kind, label), value.strip())
    return values


def _name(kind: str, label: str) -> str:
    """Return the column of a number: a label that nobody knows makes it another one."""
    said = fold(label)
    if kind == "phone" and _FAX.search(said):
        return "Fax"
    is_mobile = kind == "phone" and _MOBILE.search(said)
    usual = {"phone": "Telefon", "e-mail": "E-Mail", "website": "Internet"}[kind]
    name = "Mobil" if is_mobile else usual
    if is_private(label):
        return f"{name} privat"
    known = is_mobile or said in _OPEN or kind == "website"
    return name if known else f"{name} weitere"


def _add_address(values: dict[str, str], label: str, cells: dict[str, str]) -> None:
    """Take the parts of one address, and of one alone."""
    end = "" if fold(label) in _OPEN else " privat" if is_private(label) else " weitere"
    address = {f"{name}{end}": cells[part] for part, name in _PARTS.items() if cells.get(part)}
    if not address.keys() & values.keys():
        values |= address


def _add(values: dict[str, str], column: str, value: str) -> None:
    """Put a value into the first free column of its kind; a repeated one is left out."""
    for number in range(1, _MOST + 1):
        name = column if number == 1 else f"{column} {number}"
        if values.setdefault(name, value) == value:
            return


def _place(name: str) -> tuple[int, str]:
    return _PLACES[name.partition(" ")[0]], name


def _moved(notice: Notice, moved: dict[int, int]) -> Notice:
    """Return a notice at its column; one of a pair is about the whole row."""
    return dataclasses.replace(
        notice, column=None if notice.column is None else moved.get(notice.column)
    )
