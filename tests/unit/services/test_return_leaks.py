"""Planted words of the local zone and of people are in no byte of any part of a package."""

from __future__ import annotations

import io
import os
import random
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader

from gkdesk.clock import FixedClock
from gkdesk.services.working_aids.sending import package_of
from gkdesk.working_aids import reading
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.package.contents import Head, Returned
from gkdesk.working_aids.package.selecting import codebook, selected
from gkdesk.working_aids.template import CHOSEN, Group, Kind, Question, Template, Zone
from tests.unit.working_aids.package_kit import DAY, SENDER

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = os.environ.get("GKDESK_FULL") == "1"
_FILLINGS = 6
_ALL = 500
_PLANTED = ("Zwetschgenkobold", "Quappendorfer", "4711082399", "Jasmina Ćwiklińska", "يارا الحلبي")
_HARMLESS = ("Es ging voran.", "Wartezeiten sind lang.", "=1+1", "<b>fett</b>", "Gute Wege & Ziele")


def _filling(template: Template, seed: int) -> Answers:
    """Fill in everything; local texts, numbers, remarks and rows hold planted words."""
    chance = random.Random(seed)
    single: dict[str, Answer] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    for section in template.sections:
        for part in _parts(section):
            if isinstance(part, Group):
                rows[part.name] = tuple(_rows(template, part, chance))
            elif answer := _answer(template, part, chance):
                single[part.name] = answer
    return Answers(MappingProxyType(single), MappingProxyType(rows))


def _parts(group: Group) -> Iterator[Question | Group]:
    if group.repeat:
        yield group
        return
    for child in group.children:
        if isinstance(child, Group):
            yield from _parts(child)
        else:
            yield child


def _rows(template: Template, table: Group, chance: random.Random) -> Iterator[Row]:
    fixed = template.lists[table.rows].choices if table.rows in template.lists else ()
    entries = [choice.name for choice in fixed]
    if table.more:
        entries += [""] * chance.randrange(3)
    for ref, entry in enumerate(entries, start=1000):
        answers = {
            question.name: answer
            for question in table.questions()
            if (answer := _answer(template, question, chance))
        }
        yield Row(ref, entry, MappingProxyType(answers))


def _answer(template: Template, question: Question, chance: random.Random) -> Answer | None:
    if question.kind in (Kind.NOTE, Kind.CALCULATE) or chance.random() < 0.15:
        return None
    is_local = question.zone is Zone.LOCAL
    words = chance.choice(_PLANTED if is_local else _HARMLESS)
    remark = words if is_local or question.remark else chance.choice(_PLANTED)
    if question.kind in CHOSEN:
        codes = [choice.name for choice in template.lists[question.choices].choices]
        count = 1 if question.kind is Kind.SELECT_ONE else min(2, len(codes))
        return Answer(" ".join(chance.sample(codes, count)), remark)
    if question.kind in (Kind.INTEGER, Kind.DECIMAL):
        return Answer("4711082399" if is_local else str(chance.randrange(60)), remark)
    if question.kind is Kind.DATE:
        return Answer("2021-03-04", remark)
    return Answer(f"Vermerk {words}" if is_local else words, remark)


def _everything(data: bytes) -> str:
    """Return all that can be read out of a package: every part, unpacked as far as it goes."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    paper = parts["arbeitshilfe.pdf"]
    raw = [data, *parts.values(), *_unzipped(parts["antworten.xlsx"]), *_streams(paper)]
    decoded = [each.decode(form, "ignore") for each in raw for form in ("utf-8", "utf-16-be")]
    return "\n".join((*decoded, _read(paper), *parts))


def _unzipped(book: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return [packed.read(name) for name in packed.namelist()]


def _streams(paper: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        return [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]


def _read(paper: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)


def _check(seed: int) -> None:
    templates = reading.shipped()
    template = templates[seed % len(templates)]
    given = Form(template, _filling(template, seed), FixedClock.on(DAY)).given()
    head = Head(SENDER, 2021, 1, DAY)
    returned = Returned(head, codebook(template), selected(template, given))

    everything = _everything(package_of(returned).data)

    for planted in _PLANTED:
        assert not any(word in everything for word in planted.split())


@pytest.mark.parametrize("seed", range(_FILLINGS))
def test_nothing_local_is_in_any_part(seed: int) -> None:
    _check(seed)


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
@pytest.mark.parametrize("batch", range(20))
def test_nothing_local_is_in_any_part_of_many(batch: int) -> None:
    for seed in range(batch * _ALL // 20, (batch + 1) * _ALL // 20):
        _check(_FILLINGS + seed)


@pytest.mark.parametrize("part", ["antworten.xlsx", "arbeitshilfe.pdf"])
def test_the_search_finds_what_travels(part: str) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    template = reading.template("strukturen")
    book = codebook(template)
    asked = next(item.name for item in book.items if item.kind is Kind.TEXT and not item.table)
    given = Answers(MappingProxyType({asked: Answer("Zwetschgenkobold")}))
    data = package_of(Returned(Head(SENDER, 2021, 1, DAY), book, given)).data

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        found = packed.read(part)
    text = _read(found) if part.endswith("pdf") else b"".join(_unzipped(found)).decode()
    assert "Zwetschgenkobold" in text
