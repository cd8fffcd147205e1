"""Judges the answers of a form: what may be chosen, what has to be answered, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Trouble
from gkdesk.working_aids.canonical import trouble
from gkdesk.working_aids.parts import Problem, Ref
from gkdesk.working_aids.place import Place, Surroundings
from gkdesk.working_aids.template import CHOSEN, Choice, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.working_aids.plan import Slot


class Judge:
    """Remembers each judgement until something changes that it may depend on."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._offered: dict[Ref, tuple[Choice, ...]] = {}
        self._problems: dict[Ref, Problem | None] = {}

    def choices(self, ref: Ref) -> tuple[Choice, ...]:
        """Return what can be chosen now. Raises KeyError."""
        if ref not in self._offered:
            self._offered[ref] = self._filtered(self._around.plan.slots[ref.question], ref)
        return self._offered[ref]

    def problem(self, ref: Ref) -> Problem | None:
        """Return what is wrong with an answer that is shown. Raises KeyError."""
        if ref not in self._problems:
            self._problems[ref] = self._checked(self._around.plan.slots[ref.question], ref)
        return self._problems[ref]

    def required(self, ref: Ref) -> bool:
        """Tell whether a question has to be answered. Raises KeyError."""
        slot = self._around.plan.slots[ref.question]
        if slot.required is None or not slot.asked or not self._around.live.get(ref):
            return False
        return slot.required.holds(Place(self._around, slot, ref.row))

    def forget(self, refs: Iterable[Ref]) -> None:
        """Judge these anew when asked."""
        for ref in refs:
            self._offered.pop(ref, None)
            self._problems.pop(ref, None)

    def _filtered(self, slot: Slot, ref: Ref) -> tuple[Choice, ...]:
        found = self._around.lists.get(slot.question.choices) if slot.question else None
        if found is None:
            return ()
        rule = slot.choice_filter
        if rule is None:
            return found.choices
        places = ((each, Place(self._around, slot, ref.row, each)) for each in found.choices)
        return tuple(each for each, place in places if rule.holds(place))

    def _checked(self, slot: Slot, ref: Ref) -> Problem | None:
        question, value = slot.question, self._around.values.get(ref, "")
        if question is None or not value or not slot.asked:
            return None
        code = trouble(question.kind, value) or self._wrong_choice(question, ref, value)
        if code is not None:
            return Problem(ref, code)
        if slot.constraint is None or slot.constraint.holds(Place(self._around, slot, ref.row)):
            return None
        return Problem(ref, Trouble.CONSTRAINT, question.constraint_message)

    def _wrong_choice(self, question: Question, ref: Ref, value: str) -> Trouble | None:
        found = self._around.lists.get(question.choices)
        if question.kind not in CHOSEN or found is None:
            return None
        codes = set(value.split())
        if not codes <= {each.name for each in found.choices}:
            return Trouble.UNKNOWN_CHOICE
        offered = {each.name for each in self.choices(ref)}
        return None if codes <= offered else Trouble.NOT_OFFERED
