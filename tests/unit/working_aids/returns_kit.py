"""Returns of many invented alliances."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.evaluation.folder import Arrival, sort_out
from gkdesk.working_aids.package.contents import (
    Codebook,
    Head,
    Item,
    Returned,
    Sender,
    TableItem,
)
from gkdesk.working_aids.template import Choice, ChoiceList, Kind
from tests.unit.working_aids.package_kit import YES_NO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.working_aids.evaluation.folder import Sorted

COLUMNS = {
    Territory.CITY: "kreisfrei_n18",
    Territory.DISTRICT: "kreis_n22",
    Territory.TOWN: "kreisangehoerig_n4",
}
SIZES = {Territory.CITY: 18, Territory.DISTRICT: 22, Territory.TOWN: 4}
_DIGITS = {Territory.CITY: "000", Territory.DISTRICT: "", Territory.TOWN: "008"}


def table_2() -> list[dict[str, str]]:
    """Return the composition of the core groups as the report prints it."""
    path = paths.resources() / "network" / "bkg-zusammensetzung-2019.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def sender(number: int, territory: Territory = Territory.DISTRICT) -> Sender:
    place = {"city": "Stadt", "district": "Kreis", "town": "Gemeinde"}[territory.value]
    return Sender(f"{place} Nr. {number}", f"{10_000 + number}{_DIGITS[territory]}", territory)


def book(*items: Item, version: int = 1, **further: object) -> Codebook:
    """Return the codebook of an invented aid with the list yes or no."""
    facts = {"lists": MappingProxyType({"ja_nein": YES_NO}), "title": "Probe", "id": "probe"}
    return Codebook(version=version, items=items, **(facts | further))  # type: ignore[arg-type]


def back(
    codebook: Codebook,
    number: int,
    values: Mapping[str, str],
    *,
    year: int = 2021,
    fassung: int = 1,
    territory: Territory = Territory.DISTRICT,
) -> Returned:
    """Return what an alliance sent back."""
    head = Head(sender(number, territory), year, fassung, dt.date(year, 12, fassung))
    answers = {name: Answer(value) for name, value in values.items()}
    return Returned(head, codebook, Answers(MappingProxyType(answers)))


def in_rows(what: Returned, table: str, rows: Iterable[tuple[str, Mapping[str, str]]]) -> Returned:
    """Return the same with the rows of a table."""
    made = tuple(
        Row(
            number,
            entry,
            MappingProxyType({name: Answer(value) for name, value in values.items()}),
        )
        for number, (entry, values) in enumerate(rows, start=1)
    )
    known = dict(what.answers.rows)
    answers = Answers(what.answers.single, MappingProxyType(known | {table: made}))
    return replace(what, answers=answers)


def sorted_out(*returns: Returned) -> Sorted:
    """Return what counts of returns, each from a file of its own."""
    return sort_out(Arrival(f"{number:04}.zip", each) for number, each in enumerate(returns))


def core_groups() -> list[Returned]:
    """Return the returns of 44 alliances whose core groups are composed as in Table 2."""
    rows = table_2()
    actors = ChoiceList(
        "akteure",
        tuple(Choice(f"a{number}", row["akteur"]) for number, row in enumerate(rows)),
    )
    codebook = book(
        Item("mitglied", Kind.SELECT_ONE, "Mitglied?", table="bkg", choices="ja_nein"),
        tables=(TableItem("bkg", "Zusammensetzung", rows="akteure"),),
        lists=MappingProxyType({"ja_nein": YES_NO, "akteure": actors}),
    )
    found = []
    for territory, size in SIZES.items():
        for number in range(size):
            members = (
                (f"a{at}", {"mitglied": "ja" if number < int(row[COLUMNS[territory]]) else "nein"})
                for at, row in enumerate(rows)
            )
            empty = back(codebook, 100 * size + number, {}, year=2019, territory=territory)
            found.append(in_rows(empty, "bkg", members))
    return found


def with_a_gap() -> Returned:
    """Return what names one gap, of a topic that the module F4 is proposed for."""
    topics = ChoiceList("themen", (Choice("kurs", "Sprachkurs", {"baustein": "f4"}),))
    asked = Item("thema", Kind.SELECT_ONE, "Thema", table="luecken", choices="themen")
    tables = (TableItem("luecken", "Lücken"),)
    empty = back(book(asked, tables=tables, lists={"themen": topics}), 1, {})
    return in_rows(empty, "luecken", [("", {"thema": "kurs"})])
