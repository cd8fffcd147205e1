"""What depends on what in a template: read once, used for every answer that changes.

Questions and groups are slots, by name. A slot depends on the group around it, on what its
`relevant` names and, where it is calculated, on what its calculation names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.working_aids import expressions
from gkdesk.working_aids.expressions import Expression
from gkdesk.working_aids.template import UNANSWERED, Group, Question, Template

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALL = re.compile(r"([a-z][a-z:-]*)\(")


@dataclass(eq=False)
class Slot:
    """A question or group: where it stands and what it is calculated from."""

    name: str
    item: Question | Group
    section: str
    group: Slot | None
    table: str
    relevant: Expression | None
    calculation: Expression | None = None
    constraint: Expression | None = None
    required: Expression | None = None
    choice_filter: Expression | None = None
    rank: int = 0
    dependents: list[Slot] = field(default_factory=list)
    watchers: list[Slot] = field(default_factory=list)
    """Whose choices, whose being required or right may change with it."""

    @property
    def question(self) -> Question | None:
        """Return the question, None for a group."""
        return self.item if isinstance(self.item, Question) else None

    @property
    def asked(self) -> bool:
        """Tell whether somebody answers it."""
        question = self.question
        return question is not None and question.kind not in UNANSWERED and self.calculation is None

    def sources(self) -> frozenset[str]:
        """Return the names that its relevance and its value are calculated from."""
        return _named(self.relevant, self.calculation)

    def looks_across(self) -> bool:
        """Tell whether a row of it may depend on other rows of its table."""
        return any(
            each is not None and (each.across or each.positional)
            for each in (self.relevant, self.calculation)
        )


class Plan:
    """The slots of a template by name, in an order in which each one can be calculated."""

    def __init__(self, template: Template) -> None:
        self.slots: dict[str, Slot] = {}
        self.tables: dict[str, Group] = {}
        self.columns: dict[str, list[Slot]] = {}
        self._collect(template)
        self._link()
        for rank, slot in enumerate(self._ordered()):
            slot.rank = rank

    def _collect(self, template: Template) -> None:
        for section in template.sections:
            self._add_group(section, None, section.name, "")

    def _add_group(self, group: Group, around: Slot | None, section: str, table: str) -> None:
        if group.repeat:
            self.tables.setdefault(group.name, group)
        slot = Slot(group.name, group, section, around, table, _compiled(group.relevant))
        self._keep(slot)
        inside = group.name if group.repeat else table
        for child in group.children:
            if isinstance(child, Group):
                self._add_group(child, slot, section, inside)
            else:
                self._keep(_question_slot(child, slot, section, inside))

    def _keep(self, slot: Slot) -> None:
        if slot.name in self.slots:
            return
        self.slots[slot.name] = slot
        if slot.table:
            self.columns.setdefault(slot.table, []).append(slot)

    def _link(self) -> None:
        for slot in self.slots.values():
            if slot.group is not None:
                slot.group.dependents.append(slot)
            for name in slot.sources() & self.slots.keys():
                self.slots[name].dependents.append(slot)
            watched = _named(slot.constraint, slot.required, slot.choice_filter)
            for name in watched & self.slots.keys():
                self.slots[name].watchers.append(slot)

    def _ordered(self) -> list[Slot]:
        """Return the slots so that each stands after what it depends on; a cycle is cut."""
        done: list[Slot] = []
        seen: set[str] = set()
        for root in self.slots.values():
            stack: list[tuple[Slot, Iterator[Slot]]] = []
            if root.name not in seen:
                seen.add(root.name)
                stack.append((root, iter(root.dependents)))
            while stack:
                slot, rest = stack[-1]
                new = next((each for each in rest if each.name not in seen), None)
                if new is None:
                    stack.pop()
                    done.append(slot)
                else:
                    seen.add(new.name)
                    stack.append((new, iter(new.dependents)))
        return done[::-1]


def default_expression(question: Question) -> Expression | None:
    """Return what a default is calculated with, None where it stands there as it is.

    Raises BrokenExpression.
    """
    called = (match[1] for match in _CALL.finditer(question.default))
    if "${" in question.default or any(name in expressions.FUNCTIONS for name in called):
        return expressions.compile(question.default)
    return None


def _question_slot(question: Question, group: Slot, section: str, table: str) -> Slot:
    return Slot(
        question.name,
        question,
        section,
        group,
        table,
        relevant=_compiled(question.relevant),
        calculation=_compiled(question.calculation),
        constraint=_compiled(question.constraint),
        required=_compiled(question.required),
        choice_filter=_compiled(question.choice_filter),
    )


def _compiled(written: str) -> Expression | None:
    return expressions.compile(written) if written.strip() else None


def _named(*found: Expression | None) -> frozenset[str]:
    return frozenset().union(*(each.names for each in found if each is not None))
