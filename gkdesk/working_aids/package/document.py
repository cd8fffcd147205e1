"""The JSON of a return package: made from what travels, and read back with every doubt."""

from __future__ import annotations

import datetime as dt
import json
import sys
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.package import schema
from gkdesk.working_aids.package.contents import (
    MODULE,
    Codebook,
    Head,
    Item,
    Returned,
    Sender,
    TableItem,
    is_sender,
)
from gkdesk.working_aids.package.values import fits
from gkdesk.working_aids.template import Choice, ChoiceList, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT = "gkdesk-ruecksendung"
SCHEMA_VERSION = 1
_HALF = b"\\ud"
"""So begins an escaped half of a character."""

_Plain = dict[str, Any]  # what JSON holds, checked against the schema before anything is taken


class NotAReturn(ValueError):
    """The text is no JSON of a return, or its answers do not fit its own questions."""


class NewerReturn(ValueError):
    """The JSON is of a later version of the form than this program knows."""


def to_json(returned: Returned) -> bytes:
    """Return what travels as JSON; the same content gives the same bytes."""
    plain = _plain(returned)
    schema.check(plain)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def from_json(data: bytes) -> Returned:
    """Read a JSON. Raises NotAReturn and NewerReturn."""
    plain = _parsed(data)
    if plain.get("format") != FORMAT:
        raise NotAReturn
    version = plain.get("schema")
    if isinstance(version, int) and not isinstance(version, bool) and version > SCHEMA_VERSION:
        raise NewerReturn
    try:
        schema.check(plain)
        returned = _returned(plain)
    except (schema.DoesNotFit, ValueError) as error:
        raise NotAReturn from error
    if not all(_fitting(returned)):
        raise NotAReturn
    return returned


def _plain(returned: Returned) -> _Plain:
    head, book = returned.head, returned.codebook
    return {
        "format": FORMAT,
        "schema": SCHEMA_VERSION,
        "arbeitshilfe": {
            "id": book.id,
            "version": book.version,
            "titel": book.title,
            "kurz": book.short,
            "jahr": book.year,
        },
        "buendnis": {
            "name": head.sender.name,
            "ags": head.sender.ags,
            "typ": head.sender.territory.value,
        },
        "runde": head.round,
        "fassung": head.fassung,
        "ersetzt_fassung": head.replaces or None,
        "erstellt_am": head.created_on.isoformat(),
        "codebuch": {
            "fragen": [_plain_item(item) for item in book.items],
            "tabellen": [_plain_table(table) for table in book.tables],
            "listen": {name: _plain_list(each) for name, each in book.lists.items()},
        },
        "antworten": {
            "einzeln": _plain_answers(returned.answers.single),
            "tabellen": {
                name: [
                    {"zeile": row.entry, "antworten": _plain_answers(row.answers)} for row in rows
                ]
                for name, rows in returned.answers.rows.items()
            },
        },
    }


def _plain_item(item: Item) -> _Plain:
    plain: _Plain = {"name": item.name, "art": item.kind.value, "frage": item.label}
    further: _Plain = {
        "nummer": item.number,
        "abschnitt": item.section,
        "tabelle": item.table,
        "liste": item.choices,
        "einheit": item.unit,
        "reihe": item.series,
        "nachcodiert": item.is_coded,
        "baender": list(item.bands),
    }
    return plain | {key: value for key, value in further.items() if value}


def _plain_table(table: TableItem) -> _Plain:
    return {
        "name": table.name,
        "titel": table.label,
        "abschnitt": table.section,
        "zeilen": table.rows,
    }


def _plain_list(choices: ChoiceList) -> _Plain:
    return {
        "titel": choices.title,
        "antworten": [
            {"name": each.name, "wortlaut": each.label} | dict(each.columns)
            for each in choices.choices
        ],
        "ja": sorted(choices.yes),
    }


def _plain_answers(answers: Mapping[str, Answer]) -> _Plain:
    return {
        name: {
            key: text
            for key, text in (("wert", answer.value), ("erlaeuterung", answer.remark))
            if text
        }
        for name, answer in answers.items()
    }


def _parsed(data: bytes) -> _Plain:
    try:
        plain = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_float=_refused,
            parse_constant=_refused,
        )
    except (ValueError, RecursionError) as error:
        raise NotAReturn from error
    if not isinstance(plain, dict) or (_HALF in data.lower() and not _is_unicode(plain)):
        raise NotAReturn
    return plain


def _is_unicode(plain: _Plain) -> bool:
    """Tell whether all texts can be written: JSON can escape half a character."""
    try:
        json.dumps(plain, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refused(_text: str) -> None:
    """Refuse a number that is not written as a whole one; a schema takes 3.0 for one."""
    raise NotAReturn


def _unique(pairs: list[tuple[str, Any]]) -> _Plain:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAReturn
    return found


def _returned(plain: _Plain) -> Returned:
    sender = plain["buendnis"]
    if not is_sender(sender["name"], sender["ags"]):
        raise NotAReturn
    head = Head(
        sender=Sender(sender["name"], sender["ags"], Territory(sender["typ"])),
        round=plain["runde"],
        fassung=plain["fassung"],
        created_on=dt.date.fromisoformat(plain["erstellt_am"]),
        replaces=plain["ersetzt_fassung"] or 0,
    )
    given = plain["antworten"]
    rows = {
        name: tuple(
            Row(number, row["zeile"], _answers(row["antworten"]))
            for number, row in enumerate(table, start=1)
        )
        for name, table in given["tabellen"].items()
    }
    answers = Answers(_answers(given["einzeln"]), MappingProxyType(rows))
    book = _codebook(json.dumps([plain["arbeitshilfe"], plain["codebuch"]], ensure_ascii=False))
    return Returned(head, book, answers)


@lru_cache(maxsize=256)
def _codebook(text: str) -> Codebook:
    """Return a codebook; most packages of a folder have the same few."""
    about, plain = json.loads(text)
    return Codebook(
        id=about["id"],
        version=about["version"],
        title=about["titel"],
        items=tuple(_item(each) for each in plain["fragen"]),
        short=about["kurz"],
        year=about["jahr"],
        tables=tuple(
            TableItem(each["name"], each["titel"], each["abschnitt"], each["zeilen"])
            for each in plain["tabellen"]
        ),
        lists=MappingProxyType({name: _list(name, each) for name, each in plain["listen"].items()}),
    )


def _item(plain: _Plain) -> Item:
    return Item(
        name=plain["name"],
        kind=Kind(plain["art"]),
        label=plain["frage"],
        number=plain.get("nummer", ""),
        section=plain.get("abschnitt", ""),
        table=plain.get("tabelle", ""),
        choices=plain.get("liste", ""),
        unit=plain.get("einheit", ""),
        series=plain.get("reihe", ""),
        is_coded=plain.get("nachcodiert", False),
        bands=tuple(plain.get("baender", ())),
    )


def _list(name: str, plain: _Plain) -> ChoiceList:
    choices = tuple(_choice(each) for each in plain["antworten"])
    return ChoiceList(name, choices, frozenset(plain["ja"]), plain["titel"])


def _choice(plain: _Plain) -> Choice:
    if MODULE not in plain:
        return Choice(plain["name"], plain["wortlaut"])
    return Choice(plain["name"], plain["wortlaut"], MappingProxyType({MODULE: plain[MODULE]}))


def _answers(plain: _Plain) -> Mapping[str, Answer]:
    found = {
        sys.intern(name): Answer(sys.intern(each.get("wert", "")), each.get("erlaeuterung", ""))
        for name, each in plain.items()
    }
    return MappingProxyType(found)


def _fitting(returned: Returned) -> Iterator[bool]:
    """Say of each part whether it fits the questions that travel with it."""
    book, answers = returned.codebook, returned.answers
    tables = {table.name: table for table in book.tables}
    items = {(item.table, item.name): item for item in book.items}
    yield len(items) == len(book.items)
    yield all(item.table in tables for item in book.items if item.table)
    yield all(item.choices in book.lists for item in book.items if item.is_closed)
    yield all(table.rows in book.lists for table in tables.values() if table.rows)
    yield all(len(_codes(each)) == len(each.choices) for each in book.lists.values())
    yield all(tuple(sorted({0, *item.bands})) == item.bands for item in book.items if item.bands)
    yield returned.head.replaces < returned.head.fassung
    for name, answer in answers.single.items():
        yield fits(book, items.get(("", name)), answer.value)
    for table, rows in answers.rows.items():
        yield table in tables and _rows_fit(book, tables[table], rows)
        for row in rows:
            for name, answer in row.answers.items():
                yield fits(book, items.get((table, name)), answer.value)


def _codes(choices: ChoiceList) -> set[str]:
    return {choice.name for choice in choices.choices}


def _rows_fit(book: Codebook, table: TableItem, rows: tuple[Row, ...]) -> bool:
    """Tell whether each fixed row is one of its list, and stands there once."""
    entries = [row.entry for row in rows if row.entry]
    known = {choice.name for choice in book.lists[table.rows].choices} if table.rows else set()
    return len(set(entries)) == len(entries) and known.issuperset(entries)
