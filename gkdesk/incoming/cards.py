"""A file of vCards as a table: one row a card, one column for what contact persons have."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from gkdesk.errors import ImportNoCards
from gkdesk.incoming import card_lines
from gkdesk.incoming.card_lines import Line, parsed
from gkdesk.incoming.private_words import is_private
from gkdesk.incoming.table import (
    Column,
    Counter,
    Notice,
    Row,
    SourceKind,
    Table,
)
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from gkdesk.progress import Progress

COLUMNS = (
    "Anrede",
    "Titel",
    "Name",
    "Organisation",
    "Abteilung",
    "Funktion",
    "Telefon",
    "Telefon privat",
    "Mobil",
    "Mobil privat",
    "Fax",
    "E-Mail",
    "E-Mail privat",
    "Straße",
    "PLZ",
    "Ort",
    "Straße privat",
    "PLZ privat",
    "Ort privat",
    "Internet",
    "Internet privat",
    "Sprachen",
    words.PRIVATE_PERSON,
    words.FURTHER_POST,
    "Kategorien",
    "Notiz",
)
"""In the order of the table; those that no card fills are left out."""

_SALUTATIONS = {"frau": "Frau", "fr.": "Frau", "herr": "Herr", "hr.": "Herr", "herrn": "Herr"}
_URI = re.compile(r"(?i)^(?:tel|sip|mailto|sms):")
_TEXTS = {"NOTE": "Notiz", "LANG": "Sprachen"}
_HOME = "HOME"
_OPEN = ("", "public")
_MOST = 3
"""Of several numbers of one kind so many are kept; the others are numbered columns."""


def read_cards(data: bytes, progress: Progress) -> Table:
    """Return the table; raise ImportNoCards for a file without any card.

    A card that names nobody becomes a notice, and so does a line that cannot be read.
    """
    rows: list[tuple[int, dict[str, str]]] = []
    notices: list[Notice] = []
    count = Counter()
    for number, card in enumerate(card_lines.cards(data, progress), start=1):
        read = [parsed(raw) for raw in card.lines if raw.strip()]
        values = _values([line for line in read if line is not None])
        if card.is_cut or None in read:
            notices.append(Notice(number, "card_line_unreadable"))
        count.row(max(len(values), 1))
        if values.get("Name") or values.get("Organisation") or values.get("Funktion"):
            rows.append((number, values))
        else:
            notices.append(Notice(number, "card_without_name", refused=True))
    if not rows and not notices:
        raise ImportNoCards
    return _table(rows, notices)


def _table(rows: list[tuple[int, dict[str, str]]], notices: list[Notice]) -> Table:
    used = {name for _number, values in rows for name, value in values.items() if value}
    names = sorted(used, key=_place)
    return Table(
        SourceKind.CARDS,
        tuple(Column("", name) for name in names),
        tuple(
            Row(number, tuple(values.get(name, "") for name in names)) for number, values in rows
        ),
        tuple(notices),
    )


def _place(name: str) -> tuple[int, str]:
    plain = re.sub(r" \d$", "", name)
    return COLUMNS.index(plain), name


def _values(lines: list[Line]) -> dict[str, str]:
    """Return what one card says, by column."""
    values: dict[str, str] = {}
    texts: dict[str, list[str]] = {}
    secret = _secret_groups(lines)
    for line in sorted((_marked(line, secret) for line in lines), key=_rank):
        if line.name == "CATEGORIES":
            _categories(values, texts, [part for part in line.parts(",") if part])
        elif line.name in _TEXTS:
            texts.setdefault(_TEXTS[line.name], []).append(_bare(line.text))
        elif line.name == "URL":
            texts.setdefault(f"Internet{_privacy(line)}", []).append(line.text)
        else:
            _take(values, line)
    values |= {name: "\n".join(filter(None, parts)) for name, parts in texts.items()}
    return {name: value for name, value in (values | _person(lines, values)).items() if value}


def _take(values: dict[str, str], line: Line) -> None:
    """Take in what a column has once, or in numbered columns."""
    if line.name == "TEL":
        _add(values, _phone_column(line), _URI.sub("", line.text).partition(";")[0])
    elif line.name == "EMAIL":
        _add(values, f"E-Mail{_privacy(line)}", _URI.sub("", line.text))
    elif line.name in ("TITLE", "ROLE"):
        values.setdefault("Funktion", line.text)
    elif line.name == "ORG":
        name, *units = line.parts()
        values.setdefault("Organisation", name)
        values.setdefault("Abteilung", ", ".join(filter(None, units)))
    elif line.name == "ADR":
        address = _address(line)
        if not address.keys() & values.keys():
            values |= address
    elif line.name == words.CARD_OF_FURTHER_POST:
        values[words.FURTHER_POST] = words.YES


def _secret_groups(lines: list[Line]) -> frozenset[str] | None:
    """Return the groups whose label says that they are private; None: the whole card is."""
    if any(line.name == "CLASS" and line.text.casefold() not in _OPEN for line in lines):
        return None
    labels = (line for line in lines if line.name == "X-ABLABEL" and line.group)
    return frozenset(line.group for line in labels if is_private(line.text))


def _marked(line: Line, secret: frozenset[str] | None) -> Line:
    """Return a line with the word for a home if its group or its card is private."""
    if secret is None or line.group in secret:
        return dataclasses.replace(line, types=line.types | {_HOME})
    return line


def _bare(text: str) -> str:
    """Return a note without the warning that our own cards have at its head."""
    return text.removeprefix(words.PRIVATE_CARD).lstrip("\n")


def _categories(values: dict[str, str], texts: dict[str, list[str]], names: list[str]) -> None:
    """Keep the categories; the one of our own cards says that somebody is no office."""
    if words.PRIVATE_PERSON in names:
        values[words.PRIVATE_PERSON] = words.YES
    others = [name for name in names if name != words.PRIVATE_PERSON]
    texts.setdefault("Kategorien", []).append(", ".join(others))


def _rank(line: Line) -> tuple[bool, bool]:
    """Put first what is preferred, then what belongs to work; the file's order decides else."""
    return not line.preferred, _is_private(line)


def _is_private(line: Line) -> bool:
    """Tell whether one of the words that qualify a line speaks of a home, whatever the others."""
    return any(map(is_private, line.types))


def _privacy(line: Line) -> str:
    """Return what the name of a column ends in: what belongs to a home never stands among work."""
    return " privat" if _is_private(line) else ""


def _person(lines: list[Line], values: dict[str, str]) -> dict[str, str]:
    """Return the name; a card that shows an organisation under its own name has none."""
    shown = next((line.text for line in lines if line.name == "FN"), "")
    structured = next((line.parts() for line in lines if line.name == "N"), [])
    family, given, middle, prefix, suffix = (*structured, "", "", "", "", "")[:5]
    organisation = _is_organisation(lines)
    name = " ".join(filter(None, (given, middle, family, suffix))) or shown
    if organisation or (name and name == values.get("Organisation")):
        return {"Organisation": values.get("Organisation") or shown}
    if any(line.name == words.CARD_WITHOUT_NAME for line in lines):
        return {"Funktion": values.get("Funktion") or shown}
    salutation = _SALUTATIONS.get(prefix.casefold(), "")
    return {"Name": name, "Anrede": salutation, "Titel": "" if salutation else prefix}


def _is_organisation(lines: list[Line]) -> bool:
    return any(
        (line.name == "KIND" and line.text.casefold() == "org")
        or (line.name == "X-ABSHOWAS" and line.text.casefold() == "company")
        for line in lines
    )


def _phone_column(line: Line) -> str:
    if "FAX" in line.types:
        return "Fax"
    return ("Mobil" if "CELL" in line.types else "Telefon") + _privacy(line)


def _address(line: Line) -> dict[str, str]:
    """Return street and place; what older cards write into several lines becomes one."""
    _box, extra, street, place, _region, code, _country = (*line.parts(), *("",) * 7)[:7]
    street = ", ".join(filter(None, (street, extra)))
    private = _privacy(line)
    return {
        f"Straße{private}": " ".join(street.split()),
        f"PLZ{private}": code,
        f"Ort{private}": " ".join(place.split()),
    }


def _add(values: dict[str, str], column: str, value: str) -> None:
    """Put a value into the first free column of its kind; a repeated one is left out."""
    if not value:
        return
    for number in range(1, _MOST + 1):
        name = column if number == 1 else f"{column} {number}"
        if values.setdefault(name, value) == value:
            return
