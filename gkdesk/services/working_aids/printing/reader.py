"""What a paper of a working aid reads: the template, and the answers that may stand on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.services.basis.names_in_text import KnownNames, find
from gkdesk.services.working_aids.printing.conditions import Conditions
from gkdesk.text.papers import working_aids as words
from gkdesk.working_aids.converting import shown
from gkdesk.working_aids.form import Form
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.template import Template

if TYPE_CHECKING:
    from gkdesk.working_aids.template import Choice, Group, Question

KEPT_BACK = frozenset({"akteur_engagement", "akteur_klaerung", "kv_schwierig"})
"""Questions about the quality of a cooperation or its reason, which reach no file and no paper."""


@dataclass(frozen=True)
class Said:
    """An answer as it stands on the paper; `value` is its code, empty where it is held back."""

    value: str = ""
    shown: str = ""
    remark: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown or self.remark)


NOTHING = Said()


@dataclass
class Reader:
    """Reads for one paper; without a form it is blank. Answers that name a client are counted."""

    template: Template
    numbers: Mapping[str, str]
    form: Form | None = None
    clients: KnownNames = field(default_factory=KnownNames)
    withheld: int = 0

    @property
    def to_fill_in(self) -> bool:
        """Tell whether lines and boxes stand where nothing was answered: on a blank paper."""
        return self.form is None

    @cached_property
    def conditions(self) -> Conditions:
        return Conditions(self.template, self.numbers)

    def is_asked(self, name: str, row: int | None = None) -> bool:
        """Tell whether something stands on the paper: on a blank one everything does."""
        return self.form is None or self.form.relevant(Ref(name, row))

    def condition(self, relevant: str) -> str:
        """Say when something is asked; what is on a filled paper is asked anyway."""
        return self.conditions.told(relevant) if self.form is None else ""

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return the choices of a list."""
        found = self.template.lists.get(question.choices)
        return () if found is None else found.choices

    def rows(self, table: Group) -> tuple[tuple[int | None, str], ...]:
        """Return the rows of a table with the words of fixed ones."""
        found = self.template.lists.get(table.rows)
        if self.form is None:
            return tuple((None, each.label) for each in (found.choices if found else ()))
        form = self.form
        entries = ((row, form.entry(table.name, row)) for row in form.rows(table.name))
        return tuple((row, found.label(code) if found and code else "") for row, code in entries)

    def said(self, question: Question, row: int | None = None) -> Said:
        """Return an answer, or that there is one that does not stand here."""
        if self.form is None or not self.is_asked(question.name, row):
            return NOTHING
        ref = Ref(question.name, row)
        value, remark = self.form.value(ref), self.form.remark(ref)
        told = shown(question, value, self.template)
        if not (told or remark):
            return NOTHING
        if question.name in KEPT_BACK:
            return Said("", words.LEFT_OUT)
        if any(find(text, self.clients) for text in (told, remark)):
            self.withheld += 1
            return Said("", words.LEFT_OUT)
        unit = f" {question.unit}" if question.unit and told else ""
        return Said(value, told + unit, remark)
