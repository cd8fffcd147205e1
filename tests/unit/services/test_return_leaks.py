"""Planted words of the local zone and of people are in no byte of any part of a package.

Every filling is written into a store as the window does it: answers, explanations, notes, rows,
what the program proposes, who contributed, the seal. The package is made by what sends it.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING

import pikepdf
import pytest
import pyzipper
from pypdf import PdfReader

from gkdesk.clock import FixedClock
from gkdesk.services.office import OfficeFacts
from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.rounds import FIRST_ROUND
from gkdesk.services.working_aids.sending import package_of
from gkdesk.services.working_aids.views import ProposalState
from gkdesk.services.working_aids.writing import TYPED
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.findings import Territory
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.labels import Label
from gkdesk.working_aids import reading
from gkdesk.working_aids.answers import Answer, Answers
from gkdesk.working_aids.package.contents import Head, Returned
from gkdesk.working_aids.package.selecting import codebook
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import CHOSEN, Group, Kind, Question, Template, Zone
from tests.factories import a_client, a_contact
from tests.store_kit import new_store
from tests.unit.services.sending_kit import put_participant
from tests.unit.working_aids.package_kit import DAY, SENDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.changing import Step

FULL = os.environ.get("GKDESK_FULL") == "1"
_FILLINGS = 4
_ALL = 500
_PLANTED = (
    "Zwetschgenkobold",
    "Quappendorfer",
    "Pflaumenquast",
    "4711082399",
    "Jasmina Ćwiklińska",
    "يارا الحلبي",
)
_HARMLESS = ("Es ging voran.", "Wartezeiten sind lang.", "=1+1", "<b>fett</b>", "Gute Wege & Ziele")
_PASSWORD = "Kanu Zwiebel Laterne Amboss Wolke"
_EVERY_THIRD = 3
_WRITTEN: set[int] = set()
"""Fillings that are in the store of this run, whose answers the next round takes over."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a store that knows the people whose names are planted."""
    made = new_store(tmp_path_factory.mktemp("leaks") / "store", FixedClock.on(DAY))
    workspace = Workspace(made.store)
    workspace.office.save(
        OfficeFacts(alliance=SENDER.name, ags=SENDER.ags, territory=Territory.DISTRICT)
    )
    a_client(workspace, official_name="Jasmina Ćwiklińska", own_name="يارا الحلبي")
    a_contact(workspace, name="Quappendorfer", email="s.quappendorfer@stelle.example")
    put_participant(made.store, "Beratungsstelle", stand_in="Frau Pflaumenquast")
    yield workspace
    workspace.close()


class _Filler:
    """Fills in one round of a template at random; what stays here holds planted words."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        templates = reading.shipped()
        self._workspace = workspace
        self._aids = workspace.aids
        self.template = templates[seed % len(templates)]
        self._chance = random.Random(seed)
        year = FIRST_ROUND + seed // len(templates)
        begin = self._aids.rounds.begin
        there_before = year > FIRST_ROUND and seed - len(templates) in _WRITTEN
        made = begin(self.template.id, year, take_over=there_before)
        _WRITTEN.add(seed)
        self.id = AidId(made.ref or 0)

    def fill(self) -> None:
        """Do everything that leaves a trace in the store, and seal it."""
        with self._aids.filling.step(Label.AID_ANSWERED, self.id) as step:
            for section in self.template.sections:
                for part in _parts(section):
                    self._put_part(step, part)
        self._take_proposals()
        self._add_beside()
        self._close()

    def _put_part(self, step: Step, part: Question | Group) -> None:
        if isinstance(part, Question):
            self._put(step, part, None)
            return
        form = step.opened.form
        refs = [each for each in form.rows(part.name) if form.entry(part.name, each)]
        if part.more:
            refs += [step.add_row(part.name).id for _ in range(self._chance.randint(1, 3))]
        for row in refs:
            for question in part.questions():
                self._put(step, question, row)

    def _put(self, step: Step, question: Question, row: int | None) -> None:
        answer = _answer(self.template, question, self._chance)
        if answer is not None:
            step.put(Ref(question.name, row), answer.value, TYPED, answer.remark)

    def _take_proposals(self) -> None:
        """Take over what is proposed, but for gaps in words that somebody typed.

        Whoever takes those over puts them into the return knowingly: the preview shows them and
        notes that they also stand in what stays here.
        """
        found = self._aids.prefill.proposals(self.id)
        new = [
            ref
            for ref, each in found.single.items()
            if each.state is ProposalState.NEW and not _is_typed(each.value)
        ]
        if new:
            self._aids.prefill.accept(self.id, new)
        for table, rows in found.rows.items():
            if rows.new and not _is_typed(repr(rows)):
                self._aids.prefill.accept_rows(self.id, table)

    def _add_beside(self) -> None:
        """Say who contributed and write notes for the office."""
        section = self.template.sections[0]
        named = ContributorFields(name="Herr Zwetschgenkobold", sections=(section.name,))
        added = self._aids.contributors.add(self.id, named)
        asked = [part for part in _parts(section) if isinstance(part, Question)]
        refs = [Ref(each.name) for each in asked if each.kind not in _NOT_ASKED]
        self._aids.filling.ascribe(self.id, refs, PartId(added.ref or 0))
        for ref in refs[:3]:
            self._aids.filling.comment(self.id, ref, f"Rückfrage: {self._chance.choice(_PLANTED)}")

    def _close(self) -> None:
        """Take back what the template refuses, and seal the rest."""
        for each in self._aids.closing.missing(self.id):
            question = self.template.question(each.ref.question)
            first = self._first(question) if question.required else ""
            self._aids.filling.answer(self.id, each.ref, first)
        self._aids.closing.close(self.id)

    def _first(self, question: Question) -> str:
        if question.kind in CHOSEN:
            return self.template.lists[question.choices].choices[0].name
        return "1" if question.kind in (Kind.INTEGER, Kind.DECIMAL) else "Es ging voran."


_NOT_ASKED = (Kind.NOTE, Kind.CALCULATE)


def _is_typed(text: str) -> bool:
    return any(word in text for word in _PLANTED)


def _parts(group: Group) -> Iterator[Question | Group]:
    if group.repeat:
        yield group
        return
    for child in group.children:
        if isinstance(child, Group):
            yield from _parts(child)
        else:
            yield child


def _answer(template: Template, question: Question, chance: random.Random) -> Answer | None:
    if question.kind in _NOT_ASKED or chance.random() < 0.15:
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


def _everything(data: bytes, password: str = "") -> str:
    """Return all that can be read out of a package: every part, unpacked as far as it goes."""
    with pyzipper.AESZipFile(io.BytesIO(data)) as packed:
        packed.setpassword(password.encode() or None)
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


def _check(workspace: Workspace, seed: int) -> None:
    filler = _Filler(workspace, seed)
    filler.fill()
    password = "" if seed % _EVERY_THIRD else _PASSWORD

    made = workspace.returns.make(filler.id, password=password)

    everything = _everything(made.data, password)
    assert made.returned.answers.single or made.returned.answers.rows
    for planted in _PLANTED:
        assert not any(word in everything for word in planted.split())


@pytest.mark.parametrize("seed", range(_FILLINGS))
def test_nothing_local_is_in_any_part(workspace: Workspace, seed: int) -> None:
    _check(workspace, seed)


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
@pytest.mark.parametrize("batch", range(20))
def test_nothing_local_is_in_any_part_of_many(workspace: Workspace, batch: int) -> None:
    for seed in range(batch * _ALL // 20, (batch + 1) * _ALL // 20):
        _check(workspace, _FILLINGS + seed)


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
