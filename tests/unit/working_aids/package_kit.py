"""Invented templates, answers and return packages."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.package.contents import Head, Returned, Sender
from gkdesk.working_aids.package.selecting import codebook, selected
from gkdesk.working_aids.package.writing import package_bytes
from gkdesk.working_aids.template import (
    Choice,
    ChoiceList,
    Group,
    Kind,
    Question,
    Template,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

YES_NO = ChoiceList(
    "ja_nein", (Choice("ja", "Ja"), Choice("nein", "Nein")), frozenset({"ja"}), "Ja oder nein"
)
TOPICS = ChoiceList(
    "themen", (Choice("wohnen", "Wohnen"), Choice("sprache", "Sprache"), Choice("kita", "Kita"))
)
SECRET = "Zwetschgenkobold"
TEMPLATE = Template(
    id="probe",
    version=1,
    title="Probe – Arbeitshilfe zum Testen",
    year=2021,
    lists=MappingProxyType({"ja_nein": YES_NO, "themen": TOPICS}),
    sections=(
        Group(
            "kern",
            "Kerngruppe",
            (
                Question(
                    "kv",
                    Kind.SELECT_ONE,
                    "Gibt es eine Vereinbarung?",
                    choices="ja_nein",
                    zone=Zone.RETURN,
                    series="kv_abgeschlossen",
                    remark=True,
                ),
                Question(
                    "themen", Kind.SELECT_MULTIPLE, "Themen", choices="themen", zone=Zone.RETURN
                ),
                Question(
                    "duldung",
                    Kind.INTEGER,
                    "Personen in Ausbildungsduldung",
                    zone=Zone.RETURN,
                    prefill="clients.training_toleration",
                ),
                Question("offen", Kind.TEXT, "Was half?", zone=Zone.RETURN),
                Question("namen", Kind.TEXT, "Wer war dabei?"),
                Question(
                    "satz",
                    Kind.CALCULATE,
                    "Zusammen",
                    zone=Zone.RETURN,
                    calculation="concat(${offen}, '')",
                ),
                Group(
                    "akteure",
                    "Mitglieder",
                    (
                        Question(
                            "mitglied",
                            Kind.SELECT_ONE,
                            "Mitglied",
                            choices="ja_nein",
                            zone=Zone.RETURN,
                        ),
                        Question("stelle", Kind.TEXT, "Organisation"),
                    ),
                    repeat=True,
                    rows="themen",
                ),
            ),
        ),
    ),
)
SENDER = Sender("Kreis Musterland", "05999", Territory.DISTRICT)
DAY = dt.date(2021, 12, 1)


def answers(rows: Mapping[str, tuple[Row, ...]] | None = None, **single: str | Answer) -> Answers:
    """Return answers; a text is a value without a remark."""
    found = {
        name: value if isinstance(value, Answer) else Answer(value)
        for name, value in single.items()
    }
    return Answers(MappingProxyType(found), MappingProxyType(dict(rows or {})))


def row(ref: int, entry: str = "", **values: str) -> Row:
    return Row(ref, entry, MappingProxyType({name: Answer(text) for name, text in values.items()}))


def returned(given: Answers, **head: object) -> Returned:
    """Return what travels of a filled `TEMPLATE`."""
    facts = {"sender": SENDER, "round": 2021, "fassung": 1, "created_on": DAY} | head
    return Returned(
        Head(**facts),  # type: ignore[arg-type]
        codebook(TEMPLATE),
        selected(TEMPLATE, given),
    )


def packed(what: Returned, password: str = "") -> bytes:
    return package_bytes(what, workbook=b"Tabelle", paper=b"Papier", password=password)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(content: Mapping[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    """Pack parts as they are, fit or not."""
    out = io.BytesIO()
    pairs = content if isinstance(content, list) else list(content.items())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in pairs:
            made.writestr(name, data)
    return out.getvalue()


def with_sums(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return parts with sums that fit them."""
    kept = {name: data for name, data in content.items() if name != "pruefsummen.sha256"}
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in kept.items())
    return kept | {"pruefsummen.sha256": "".join(lines).encode()}
