"""Where an expression of a form stands: which row, which answers it sees, what time it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.values import Nodes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from gkdesk.clock import Clock
    from gkdesk.working_aids.plan import Plan, Slot
    from gkdesk.working_aids.sheet import Sheet
    from gkdesk.working_aids.template import Choice, ChoiceList


class Surroundings:
    """What all expressions of a form see alike."""

    def __init__(
        self, plan: Plan, lists: Mapping[str, ChoiceList], sheet: Sheet, clock: Clock
    ) -> None:
        self.plan = plan
        self.lists = lists
        self.sheet = sheet
        self.clock = clock
        self.live: dict[Ref, bool] = {}
        self.values: dict[Ref, str] = {}

    def rows(self, slot: Slot) -> tuple[int | None, ...]:
        """Return the rows in which a slot stands, one without a number outside of tables."""
        return self.sheet.rows(slot.table) if slot.table else (None,)

    def refs(self) -> Iterator[Ref]:
        """Go through the questions from top to bottom, tables row by row."""
        done: set[str] = set()
        for slot in self.plan.slots.values():
            if slot.table and slot.table not in done:
                done.add(slot.table)
                columns = [each for each in self.plan.columns[slot.table] if each.question]
                for row in self.sheet.rows(slot.table):
                    yield from (Ref(each.name, row) for each in columns)
            elif slot.question is not None and not slot.table:
                yield Ref(slot.name)


class Place:
    """One expression's view: its question, its row, and for a filter the choice in question."""

    __slots__ = ("_around", "_choice", "_row", "_slot")

    def __init__(
        self, around: Surroundings, slot: Slot, row: int | None, choice: Choice | None = None
    ) -> None:
        self._around = around
        self._slot = slot
        self._row = row
        self._choice = choice

    def value(self, name: str) -> str | Nodes:
        """Return the answer of this row or outside of tables, of another table all that count."""
        slot = self._around.plan.slots.get(name)
        if slot is None:
            return ""
        if name in self._around.plan.tables:
            return self._places(name)
        if slot.table and slot.table != self._slot.table:
            live, values = self._around.live, self._around.values
            refs = (Ref(name, row) for row in self._around.sheet.rows(slot.table))
            return Nodes(values.get(ref, "") for ref in refs if live.get(ref))
        return self._around.values.get(Ref(name, self._row if slot.table else None), "")

    def nodes(self, name: str) -> Nodes:
        """Return the answers of all rows, also those that do not count, so that places fit."""
        slot = self._around.plan.slots.get(name)
        rows = self._around.rows(slot) if slot is not None else ()
        return Nodes(self._around.values.get(Ref(name, row), "") for row in rows)

    def own(self) -> str:
        return self._around.values.get(Ref(self._slot.name, self._row), "")

    def column(self, name: str) -> str:
        choice = self._choice
        if choice is None:
            return ""
        if name == "name":
            return choice.name
        return choice.label if name == "label" else choice.columns.get(name, "")

    def label(self, question: str, code: str) -> str:
        slot = self._around.plan.slots.get(question)
        name = slot.question.choices if slot is not None and slot.question is not None else ""
        found = self._around.lists.get(name)
        return found.label(code) if found is not None else code

    def position(self) -> int:
        return self._around.sheet.place(self._slot.table, self._row)

    def today(self) -> dt.date:
        return self._around.clock.today()

    def now(self) -> dt.datetime:
        return self._around.clock.now().astimezone()

    def _places(self, table: str) -> Nodes:
        if not self._around.live.get(Ref(table)):
            return Nodes()
        return Nodes(str(place) for place, _ in enumerate(self._around.sheet.rows(table), 1))
