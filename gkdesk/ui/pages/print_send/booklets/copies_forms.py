"""The forms beside the copies of booklets: that they were issued, and such as were made elsewhere.

What is typed in them outlives the lock, as in every form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.copies.copies import MOST_ELSEWHERE, IssueEntry, MadeElsewhere
from gkdesk.text.codes.booklets import IssuedBy
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms.specs import (
    Choice,
    ChoiceField,
    DateField,
    FieldSpec,
    FormSpec,
    NumberField,
    SearchChoiceField,
)
from gkdesk.ui.records.lookup import words_of
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.booklets.copies.copies import CopyRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

ISSUED_DRAFT = "booklet.issued"
ELSEWHERE_DRAFT = "booklet.elsewhere"
NO_RECORD = 0
"""Stands for the record of a form that belongs to none; ids are greater."""
DAY_HELP = "Zum Beispiel heute, gestern oder 3.4."


class IssuedForm(OneOffForm[IssueEntry]):
    """Who gave copies to their owners; it belongs to the first of the rows that are chosen."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        self._copies = context.workspace.booklets.copies
        self._clock = context.workspace.clock
        self._lookup = lookup
        self.rows: tuple[CopyRow, ...] = ()
        super().__init__(context, ISSUED_DRAFT)

    def show_rows(self, rows: tuple[CopyRow, ...]) -> None:
        """Belong to these rows from now on."""
        if rows != self.rows:
            self.keep_draft()
            self._ref = None
            self.rows = rows
            self.show_record(rows[0].id if rows else NO_RECORD)

    def spec(self) -> FormSpec[IssueEntry]:
        fields: list[FieldSpec] = [
            DateField(
                name="on", label="Ausgegeben am", required=True, lean=Lean.PAST, help_text=DAY_HELP
            ),
            ChoiceField(
                name="by", label="Ausgegeben durch", choices=words_of(IssuedBy), empty_text=None
            ),
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                help_text="Zum Beispiel der Träger, der das Heft übergeben hat",
                choices=self._lookup.organisations(),
            ),
        ]
        if self._has_number():
            most = self.rows[0].copies
            fields.append(
                NumberField(name="number", label=f"Wie viele von {most}?", least=1, most=most)
            )
        return FormSpec(IssueEntry, tuple(fields), name="Ausgabe")

    def start(self) -> IssueEntry:
        number = self.rows[0].copies if self._has_number() else None
        return IssueEntry(on=self._clock.today(), number=number)

    def write(self, ref: int, value: IssueEntry) -> Outcome:
        del ref  # the first of them
        return self._copies.issue([row.id for row in self.rows], value)

    def _has_number(self) -> bool:
        return len(self.rows) == 1 and self.rows[0].copies > 1


class ElsewhereForm(OneOffForm[MadeElsewhere]):
    """How many copies were made without the program: binders that the town bought, for example."""

    def __init__(self, context: PageContext) -> None:
        self._booklets = context.workspace.booklets
        super().__init__(context, ELSEWHERE_DRAFT)
        self.show_record(NO_RECORD)

    def spec(self) -> FormSpec[MadeElsewhere]:
        kinds = tuple(Choice(row.id, row.name) for row in self._booklets.kept.rows())
        return FormSpec(
            MadeElsewhere,
            (
                ChoiceField(
                    name="profile_id",
                    label="Art des Hefts",
                    choices=kinds,
                    empty_text="Bitte wählen",
                    required=True,
                ),
                NumberField(
                    name="copies", label="Wie viele?", least=1, most=MOST_ELSEWHERE, required=True
                ),
                DateField(
                    name="made_on",
                    label="Gemacht oder gekauft am",
                    required=True,
                    lean=Lean.PAST,
                    help_text=DAY_HELP,
                ),
            ),
            name="Anderswo gemachte Hefte",
        )

    def write(self, ref: int, value: MadeElsewhere) -> Outcome:
        del ref
        names = {row.id: row.name for row in self._booklets.kept.rows()}
        return self._booklets.copies.add(value, names.get(value.profile_id, value.profile_id))
