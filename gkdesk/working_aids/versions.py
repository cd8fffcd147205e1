"""Moves answers to another version of their template; what finds no place is told in a report.

A question or table is found by its name, else by what it says it `was`. Every answer is either in
the new answers or, as people read it, in the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import KEPT, Fate
from gkdesk.working_aids.answers import Answer, Answers, Row
from gkdesk.working_aids.converting import converted, shown
from gkdesk.working_aids.template import UNANSWERED, Group, Item, Kind, Question, Template, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Line:
    """What became of one answer. `text` is the answer or the part of it that is spoken of.

    `question` and `label` are those of the old version, `now` is the new name; `row` and
    `row_label` say which row of a table it stood in.
    """

    fate: Fate
    question: str
    label: str
    text: str
    now: str = ""
    row: int | None = None
    row_label: str = ""

    @property
    def is_lost(self) -> bool:
        """Tell whether the text is no longer among the answers."""
        return self.fate not in KEPT


@dataclass(frozen=True)
class Moved:
    """The answers in the new version and the report, in the order of the old one.

    `now` says how each question of the old version is called that has its place in the new one.
    """

    answers: Answers
    report: tuple[Line, ...] = ()
    now: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def lost(self) -> tuple[Line, ...]:
        """Return what found no place."""
        return tuple(line for line in self.report if line.is_lost)

    @property
    def now_returned(self) -> tuple[Line, ...]:
        """Return what stayed here so far and belongs to the return section now."""
        return tuple(line for line in self.report if line.fate is Fate.NOW_RETURNED)


def move(answers: Answers, old: Template, new: Template) -> Moved:
    """Return the answers as the new version has them, and what became of the others."""
    return _Mover(old, new).move(answers)


@dataclass(frozen=True)
class _Spot:
    """A question or table of a template, and the table it stands in."""

    item: Item
    table: str = ""


@dataclass(frozen=True)
class _Stood:
    """Where an answer stood: outside of tables, or in a row."""

    table: str = ""
    row: int | None = None
    label: str = ""


@dataclass
class _Taken:
    """What was moved so far."""

    single: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    report: list[Line] = field(default_factory=list)


class _Mover:
    def __init__(self, old: Template, new: Template) -> None:
        self._old = old
        self._new = new
        self._before = {spot.item.name: spot for spot in _spots(old)}
        self._now = {spot.item.name: spot for spot in _spots(new)}
        self._renamed = {
            spot.item.was: spot
            for spot in self._now.values()
            if spot.item.was not in self._now and spot.item.name not in self._before
        }
        self._taken = _Taken()

    def move(self, answers: Answers) -> Moved:
        order = {name: place for place, name in enumerate(self._before)}
        last = len(order)
        for name in sorted(answers.single, key=lambda each: (order.get(each, last), each)):
            self._answer(name, answers.single[name], _Stood(), self._taken.single)
        for table in sorted(answers.rows, key=lambda each: (order.get(each, last), each)):
            self._table(table, answers.rows[table])
        rows = {name: tuple(found) for name, found in self._taken.rows.items()}
        moved = Answers(MappingProxyType(self._taken.single), MappingProxyType(rows))
        return Moved(moved, tuple(self._taken.report), MappingProxyType(dict(self._places())))

    def _places(self) -> Iterator[tuple[str, str]]:
        for name, spot in self._before.items():
            now = self._target(name)
            table = self._target(spot.table) if spot.table else None
            if now is None or not _takes_answers(now.item):
                continue
            if now.table == (table.item.name if table is not None else spot.table):
                yield name, now.item.name

    def _table(self, name: str, rows: Iterable[Row]) -> None:
        spot = self._target(name)
        table = spot.item if spot is not None else None
        for row in rows:
            if isinstance(table, Group) and table.repeat:
                self._row(name, table, row)
            else:
                self._lost_row(Fate.REMOVED, row, self._stood(name, "", row))

    def _row(self, name: str, table: Group, row: Row) -> None:
        stood = self._stood(name, table.name, row)
        entry = row.entry if row.entry in _entries(self._new, table) else ""
        if not entry and not table.more:
            self._lost_row(Fate.ROW_GONE, row, stood)
            return
        if entry != row.entry:
            self._tell(Fate.ROW_FREED, name, stood.label or row.entry, stood, now=table.name)
        found: dict[str, Answer] = {}
        for question, answer in row.answers.items():
            self._answer(question, answer, stood, found)
        kept = replace(row, entry=entry, answers=MappingProxyType(found))
        self._taken.rows.setdefault(table.name, []).append(kept)

    def _stood(self, old: str, new: str, row: Row) -> _Stood:
        spot = self._before.get(old)
        rows = spot.item.rows if spot is not None and isinstance(spot.item, Group) else ""
        labels = self._old.lists.get(rows)
        label = labels.label(row.entry) if labels is not None and row.entry else row.entry
        return _Stood(new, row.ref, label)

    def _lost_row(self, fate: Fate, row: Row, stood: _Stood) -> None:
        for question, answer in row.answers.items():
            self._lose(fate, question, answer, stood)

    def _answer(self, name: str, answer: Answer, stood: _Stood, into: dict[str, Answer]) -> None:
        spot = self._target(name)
        now = spot.item if spot is not None else None
        fits = spot is not None and spot.table == stood.table and _takes_answers(spot.item)
        if fits and isinstance(now, Question) and now.name not in into:
            self._keep(name, answer, now, stood, into)
        else:
            self._lose(Fate.REMOVED, name, answer, stood)

    def _keep(
        self, name: str, answer: Answer, now: Question, stood: _Stood, into: dict[str, Answer]
    ) -> None:
        before = self._question(name)
        value, fate, gone = converted(answer.value, (before, self._old), (now, self._new))
        if fate is not None:
            self._tell(fate, name, gone, stood, now=now.name)
        if value and name != now.name:
            self._tell(Fate.RENAMED, name, self._shown(name, answer.value), stood, now=now.name)
        remark = answer.remark if now.remark else ""
        if answer.remark != remark:
            self._tell(Fate.REMARK_GONE, name, answer.remark, stood, now=now.name)
        if not value and not remark:
            return
        into[now.name] = Answer(value, remark)
        if before.zone is Zone.LOCAL and now.zone is Zone.RETURN:
            self._tell(Fate.NOW_RETURNED, name, value or remark, stood, now=now.name)

    def _lose(self, fate: Fate, name: str, answer: Answer, stood: _Stood) -> None:
        for text in (self._shown(name, answer.value), answer.remark):
            if text:
                self._tell(fate, name, text, stood)

    def _tell(self, fate: Fate, name: str, text: str, stood: _Stood, now: str = "") -> None:
        spot = self._before.get(name)
        label = spot.item.label if spot is not None else name
        line = Line(fate, name, label, text, now, stood.row, stood.label)
        self._taken.report.append(line)

    def _target(self, name: str) -> _Spot | None:
        return self._now.get(name) or self._renamed.get(name)

    def _question(self, name: str) -> Question:
        """Return the old question; of an answer that the old template does not know, a text."""
        spot = self._before.get(name)
        if spot is not None and isinstance(spot.item, Question):
            return spot.item
        return Question(name, Kind.TEXT, name)

    def _shown(self, name: str, value: str) -> str:
        return shown(self._question(name), value, self._old)


def _spots(template: Template) -> Iterator[_Spot]:
    for section in template.sections:
        yield from _inside(section, "")


def _inside(group: Group, table: str) -> Iterator[_Spot]:
    if group.repeat:
        yield _Spot(group, table)
    inside = group.name if group.repeat else table
    for child in group.children:
        if isinstance(child, Question):
            yield _Spot(child, inside)
        else:
            yield from _inside(child, inside)


def _takes_answers(item: Item) -> bool:
    return isinstance(item, Question) and item.kind not in UNANSWERED and not item.calculation


def _entries(template: Template, table: Group) -> frozenset[str]:
    found = template.lists.get(table.rows)
    return frozenset(each.name for each in found.choices) if found is not None else frozenset()
