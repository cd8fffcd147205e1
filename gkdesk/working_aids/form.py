"""A template with its answers: what is asked, what is calculated, what is wrong or missing.

An answer that changes makes the form look again only at what depends on it. What is hidden keeps
its answer, but counts as not given: expressions do not see it and `given` does not hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.clock import SystemClock
from gkdesk.working_aids.answers import NOTHING, Answer, Answers
from gkdesk.working_aids.canonical import NotCanonical, canonical
from gkdesk.working_aids.judging import Judge
from gkdesk.working_aids.numbering import numbers
from gkdesk.working_aids.parts import Changes, Problem, Ref
from gkdesk.working_aids.place import Place, Surroundings
from gkdesk.working_aids.plan import Plan, Slot, default_expression
from gkdesk.working_aids.recalculating import recalculate
from gkdesk.working_aids.sheet import Sheet, gathered
from gkdesk.working_aids.tally import Part, Tally, counted
from gkdesk.working_aids.template import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gkdesk.clock import Clock
    from gkdesk.working_aids.template import Choice, Template

__all__ = ["Changes", "Form", "Problem", "Ref"]


@dataclass(slots=True)
class _Counted:
    """A part while it is being counted."""

    section: str
    first: str
    answered: bool = False
    returned: bool = False


class Form:
    """The state of one filled-in template; every change says what else changed."""

    def __init__(
        self, template: Template, answers: Answers = NOTHING, clock: Clock | None = None
    ) -> None:
        self.template = template
        self.numbers: Mapping[str, str] = numbers(template)
        self._plan = Plan(template)
        self._sheet = Sheet(self._plan.tables, template.lists, answers)
        self._around = Surroundings(self._plan, template.lists, self._sheet, clock or SystemClock())
        self._judge = Judge(self._around)
        self._parts: tuple[Part, ...] | None = None
        slots = self._plan.slots.values()
        recalculate(
            self._around, [Ref(slot.name, row) for slot in slots for row in self._around.rows(slot)]
        )

    def value(self, ref: Ref) -> str:
        """Return what was answered, also where it is hidden; of a calculation, its result."""
        if self._plan.slots[ref.question].calculation is not None:
            return self._around.values.get(ref, "")
        return self._sheet.answer(ref).value

    def remark(self, ref: Ref) -> str:
        """Return the open explanation beside an answer."""
        return self._sheet.answer(ref).remark

    def relevant(self, ref: Ref) -> bool:
        """Tell whether a question, group or table is shown."""
        return self._around.live.get(ref, False)

    def required(self, ref: Ref) -> bool:
        """Tell whether a question has to be answered."""
        return self._judge.required(ref)

    def choices(self, ref: Ref) -> tuple[Choice, ...]:
        """Return what can be chosen now."""
        return self._judge.choices(ref)

    def error(self, ref: Ref) -> Problem | None:
        """Return what is wrong with an answer that is shown."""
        return self._judge.problem(ref)

    def errors(self) -> tuple[Problem, ...]:
        """Return what is wrong, from top to bottom."""
        found = (self._judge.problem(ref) for ref in self._around.refs())
        return tuple(each for each in found if each is not None)

    def missing(self) -> tuple[Ref, ...]:
        """Return the questions that have to be answered and are not, from top to bottom."""
        empty = (ref for ref in self._around.refs() if not self._around.values.get(ref))
        return tuple(ref for ref in empty if self.required(ref))

    def progress(self, section: str) -> tuple[int, int]:
        """Return how many questions of a section are answered, of how many that are asked."""
        found = self.tallies()[section]
        return found.answered, found.askable

    def tallies(self) -> Mapping[str, Tally]:
        """Return how many questions are asked and answered, by section."""
        by_section: dict[str, list[Part]] = {each.name: [] for each in self.template.sections}
        for part in self.parts():
            by_section[part.section].append(part)
        return {name: counted(found) for name, found in by_section.items()}

    def parts(self) -> tuple[Part, ...]:
        """Return what is asked now, each part that counts as one question, from top to bottom."""
        if self._parts is None:
            self._parts = tuple(self._counted())
        return self._parts

    def _counted(self) -> Iterator[Part]:
        found: dict[tuple[str, int | None], _Counted] = {}
        for slot in self._plan.slots.values():
            table = self._plan.tables.get(slot.name)
            if table is not None and table.more and self.relevant(Ref(slot.name)):
                columns = [each for each in self._plan.columns.get(slot.name, ()) if each.asked]
                first = columns[0].name if columns else ""
                returned = any(map(_returns, columns))
                found[slot.name, None] = _Counted(slot.section, first, returned=returned)
            if slot.asked:
                for row in self._around.rows(slot):
                    self._count(found, slot, Ref(slot.name, row))
        for (name, row), part in found.items():
            yield Part(part.section, name, part.first, row, part.answered, part.returned)

    def _count(self, found: dict[tuple[str, int | None], _Counted], slot: Slot, ref: Ref) -> None:
        """Add a question to the part that it belongs to."""
        if not self.relevant(ref):
            return
        key = self._part(slot, ref)
        part = found.get(key)
        if part is None:
            part = found[key] = _Counted(slot.section, slot.name)
        part.answered = part.answered or bool(self._sheet.answer(ref))
        part.returned = part.returned or _returns(slot)

    def rows(self, table: str) -> tuple[int, ...]:
        """Return the rows of a table, the fixed ones first."""
        return self._sheet.rows(table)

    def entry(self, table: str, row: int) -> str:
        """Return the code of a fixed row, "" of a row of one's own."""
        return self._sheet.entry(table, row)

    def set(self, ref: Ref, value: str, remark: str | None = None) -> Changes:
        """Take an answer; without a remark, the one that is there stays.

        Raises KeyError where there is no such question or row, ValueError where it is calculated.
        """
        slot = self._plan.slots[ref.question]
        if slot.question is None or ref.row not in self._around.rows(slot):
            raise KeyError(ref)
        if slot.calculation is not None:
            raise ValueError("calculated")
        old = self._sheet.answer(ref)
        self._sheet.put(ref, Answer(value, old.remark if remark is None else remark))
        return self._refresh([ref])

    def add_row(self, table: str, ref: int | None = None) -> tuple[int, Changes]:
        """Add a row of one's own with its default values; return it and what changed.

        Without `ref` the row gets a negative one, which no stored row has. Raises KeyError where
        there is no such table, ValueError where it has only its fixed rows.
        """
        if not self._plan.tables[table].more:
            raise ValueError("only fixed rows")
        row = self._sheet.add(table, ref)
        for slot in self._plan.columns.get(table, ()):
            self._sheet.put(Ref(slot.name, row), Answer(self._default(slot, row)))
        return row, self._refresh(self._touched(table))

    def remove_row(self, table: str, row: int) -> Changes:
        """Remove a row of one's own with its answers.

        Raises KeyError where it is not there, ValueError where it is a fixed one.
        """
        self._sheet.remove(table, row)
        gone = [Ref(slot.name, row) for slot in self._plan.columns.get(table, ())]
        for ref in gone:
            self._around.live.pop(ref, None)
            self._around.values.pop(ref, None)
        self._judge.forget(gone)
        return self._refresh(self._touched(table))

    def defaults(self) -> Mapping[Ref, str]:
        """Return what stands in questions from the start and nobody has answered yet."""
        empty = [ref for ref in self._around.refs() if not self._sheet.answer(ref)]
        found = {ref: self._default(self._plan.slots[ref.question], ref.row) for ref in empty}
        return {ref: value for ref, value in found.items() if value}

    def answers(self) -> Answers:
        """Return everything that was answered, also what is hidden or not in the template."""
        return self._sheet.answers()

    def given(self) -> Answers:
        """Return what counts: answers that are shown, with the results of calculations."""
        shown = [ref for ref in self._around.refs() if self.relevant(ref)]
        found = {ref: Answer(self._around.values[ref], self.remark(ref)) for ref in shown}
        tables = [name for name in self._plan.tables if self.relevant(Ref(name))]
        rows = {name: self._sheet.entries(name) for name in tables}
        return gathered({ref: each for ref, each in found.items() if each}, rows)

    def _refresh(self, begun: list[Ref]) -> Changes:
        self._parts = None
        changes = recalculate(self._around, begun)
        self._judge.forget(changes.checked)
        return changes

    def _touched(self, table: str) -> list[Ref]:
        """Return what may be different when a table has a row more or less."""
        columns = self._plan.columns.get(table, [])
        inside = [*columns, self._plan.slots[table]]
        watching = [other for slot in inside for other in slot.watchers]
        naming = [other for slot in inside for other in slot.dependents]
        touched = {slot.name: slot for slot in [*columns, *naming, *watching]}
        return [Ref(slot.name, row) for slot in touched.values() for row in self._around.rows(slot)]

    def _part(self, slot: Slot, ref: Ref) -> tuple[str, int | None]:
        if not slot.table or ref.row is None:
            return slot.name, None
        return slot.table, ref.row if self._sheet.entry(slot.table, ref.row) else None

    def _default(self, slot: Slot, row: int | None) -> str:
        question = slot.question
        if question is None or not question.default or not slot.asked:
            return ""
        rule = default_expression(question)
        found = question.default if rule is None else rule.value(Place(self._around, slot, row))
        try:
            return canonical(question.kind, found)
        except NotCanonical:
            return ""


def _returns(slot: Slot) -> bool:
    return slot.question is not None and slot.question.zone is Zone.RETURN
