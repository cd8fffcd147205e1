"""Returns of invented alliances over three years, with a few packages that are not as they should.

Each is filled in with the shipped template as a store would do it, and packed by the same code.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.clock import FixedClock
from gkdesk.services.demo.aids import same_day
from gkdesk.services.demo.values import read_table
from gkdesk.services.working_aids.sending import package_of
from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids import reading
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.package.contents import Head, Returned, Sender
from gkdesk.working_aids.package.selecting import codebook, selected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.demo.values import Table

MEMBERS, MEMBER = "zusammensetzung", "akteur_mitglied"
"""The table of the core group's composition, and its question."""
YES = "ja"
COPY_SUFFIX = "_Kopie"
_CUT = 2_000
"""So many bytes of a damaged package are lost."""


@dataclass(frozen=True)
class PackageFile:
    """A file of the folder of returns."""

    name: str
    data: bytes


def package_files(today: dt.date) -> Iterator[PackageFile]:
    """Return the folder of returns as it came in."""
    table = read_table("ruecksendungen.toml")
    senders = {row["key"]: _sender(row) for row in table["alliance"]}
    spoilt = {(row["of"], row["template"]): row["kind"] for row in table["file"]}
    for row in table["return"]:
        made = package_of(_returned(row, senders[row["of"]], today), is_demo=True)
        kind = spoilt.get((row["of"], row["template"]), "")
        data = made.data[:-_CUT] if kind == "damaged" else made.data
        yield PackageFile(made.file_name, data)
        if kind == "copy":
            stem = made.file_name.removesuffix(".zip")
            yield PackageFile(f"{stem}{COPY_SUFFIX}.zip", data)


def _sender(row: Table) -> Sender:
    return Sender(row["name"], row["ags"], Territory(row["territory"]))


def _returned(row: Table, sender: Sender, today: dt.date) -> Returned:
    day = same_day(today, row["years_ago"])
    created = day + dt.timedelta(days=row["on"])
    template = reading.template(row["template"])
    remarks = row.get("remarks", {})
    single = {name: Answer(value, remarks.get(name, "")) for name, value in row["answers"].items()}
    members = tuple(
        Row(-number, entry, MappingProxyType({MEMBER: Answer(YES)}))
        for number, entry in enumerate(row.get("members", ()), 1)
    )
    rows = {MEMBERS: members} if members else {}
    answers = Answers(MappingProxyType(single), MappingProxyType(rows))
    form = Form(template, answers, FixedClock.on(created))
    fassung = row.get("fassung", 1)
    head = Head(sender, day.year, fassung, created, replaces=fassung - 1)
    return Returned(head, codebook(template, form.numbers), selected(template, form.given()))
