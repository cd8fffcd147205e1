"""Who answers which sections of a working aid, and whose sheets were printed and came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.text.bidi_safe import inside
from gkdesk.text.date_input import Lean
from gkdesk.text.dates import format_day_joined
from gkdesk.text.ids import ContactId, OrganisationId, PartId
from gkdesk.ui import theme
from gkdesk.ui.forms import (
    ChecksField,
    Choice,
    DateField,
    FormSpec,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.pages.working_aids import papers
from gkdesk.ui.pages.working_aids.words import counted, listed
from gkdesk.ui.records.record_kit import Moves, RecordKit, RowMove
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.widgets import HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import ContributorView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.records.lookup import OfficeLookup

KEY = "working_aid.contributor"
PRINT, PRINTED, RETURNED = "print", "printed", "returned"
LEAD = (
    "Die Mitglieder des Bündnisses können sich die Fragen aufteilen. Hier steht, wer welche "
    "Abschnitte beantwortet."
)
EMPTY = "Noch niemand eingetragen. Bis dahin antwortet das Büro allein."


@dataclass(frozen=True)
class Contributor:
    """A row of the list."""

    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None
    name: str = ""
    sections: tuple[str, ...] = ()
    printed_on: dt.date | None = None
    returned_on: dt.date | None = None
    id: PartId | None = None
    shown: str = ""
    labels: tuple[str, ...] = ()
    answers: int = 0

    def fields(self) -> ContributorFields:
        """Return what is stored."""
        return ContributorFields(
            organisation_id=self.organisation_id,
            contact_id=self.contact_id,
            name=self.name,
            sections=self.sections,
            printed_on=self.printed_on,
            returned_on=self.returned_on,
        )


class ContributorsPage(QWidget):
    """The list of those who contribute."""

    def __init__(self, desk: Desk, lookup: OfficeLookup) -> None:
        super().__init__()
        self._desk = desk
        self._lookup = lookup
        self.parts = RecordScroll(desk.context)
        self.list: RecordList[Contributor] = RecordList(desk.context, self._kit())
        head = QVBoxLayout()
        head.setContentsMargins(24, theme.px("space.s"), 24, 0)
        head.setSpacing(2)
        head.addWidget(HeadingLabel("Beteiligte", Role.PAGE))
        head.addWidget(Label(LEAD, Role.LEAD, wrap=True))
        self.parts.body.addWidget(self.parts.add_list("contributors", self.list))
        self.parts.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        self.list.move_wanted.connect(self._on_list_move_wanted)
        desk.context.privacy.changed.connect(self._on_privacy_changed)

    def show_now(self) -> None:
        """Show the present state."""
        rows = tuple(_row(each) for each in self._desk.view.contributors)
        self.list.show_rows(self._desk.aid_id, rows)
        self.list.add.setVisible(self._desk.may_change)

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        self.parts.keep_drafts()

    def show_draft(self, part: str) -> bool:
        """Go to the form of a draft; tell whether it is there."""
        return self.parts.show_draft(KEY, part)

    def _kit(self) -> RecordKit[Contributor]:
        return RecordKit(
            title="Beteiligte",
            key=KEY,
            add="Beteiligte ergänzen",
            empty=EMPTY,
            text=self._text,
            form=self._form,
            save=self._save,
            remove=self._remove,
            fresh=Contributor,
            fixed=self._is_fixed,
            moves=Moves(
                of=self._moves,
                make=self._move,
                form=_nothing,
                start=_same,
                elsewhere=frozenset({PRINT}),
            ),
        )

    def _text(self, row: Contributor) -> RowText:
        sections = listed(row.labels) if row.labels else "noch keine Abschnitte"
        dates = joined(
            _day("ausgegeben", row.printed_on),
            _day("zurück", row.returned_on),
            counted(row.answers, "Antwort", "Antworten") if row.answers else "",
        )
        return RowText(title=inside(row.shown), line=sections, when=dates)

    def _form(self, row: Contributor | None) -> FormSpec[Contributor]:
        shown = row or Contributor()
        sections = tuple(Choice(each.name, each.label) for each in self._desk.view.sections)
        veiled = self._desk.context.privacy.is_on()
        return FormSpec(
            Contributor,
            (
                SearchChoiceField(
                    name="organisation_id",
                    label="Organisation",
                    choices=self._lookup.organisations(shown.organisation_id),
                    empty_text="keine",
                ),
                SearchChoiceField(
                    name="contact_id",
                    label="Ansprechperson",
                    choices=self._lookup.contacts(shown.contact_id, veiled=veiled),
                    empty_text="keine",
                ),
                TextField(name="name", label="Oder ein Name in Worten", wide=True),
                ChecksField(name="sections", label="Beantwortet", choices=sections),
                DateField(name="printed_on", label="Bogen ausgegeben am", lean=Lean.PAST),
                DateField(name="returned_on", label="Bogen zurück am", lean=Lean.PAST),
            ),
            name="Beteiligte",
        )

    def _save(self, _ref: int, row: Contributor) -> Outcome:
        service = self._desk.aids.contributors
        if row.id is None:
            return service.add(self._desk.aid_id, row.fields())
        return service.save(self._desk.aid_id, row.id, row.fields())

    def _remove(self, _ref: int, row: Contributor) -> Outcome:
        return self._desk.aids.contributors.remove(self._desk.aid_id, row.id or PartId(0))

    def _is_fixed(self, _row: Contributor) -> bool:
        return not self._desk.may_change

    def _moves(self, row: Contributor) -> tuple[RowMove, ...]:
        paper = RowMove(PRINT, "Bogen drucken", "printer")
        back = RowMove(RETURNED, "Bogen ist zurück", "check")
        if row.returned_on is not None:
            return (paper,)
        if row.printed_on is not None:
            return (paper, back)
        return (paper, RowMove(PRINTED, "Bogen ausgegeben", "document"), back)

    def _move(self, _ref: int, row: Contributor, move: str) -> Outcome:
        service = self._desk.aids.contributors
        mark = service.printed if move == PRINTED else service.returned
        return mark(self._desk.aid_id, row.id or PartId(0))

    @Slot(object, str)
    def _on_list_move_wanted(self, row: Contributor, _move: str) -> None:
        if row.id is not None:
            self._desk.context.navigate(papers.sheet_of(row.id), self._desk.aid_id)

    @Slot()
    def _on_privacy_changed(self) -> None:
        self.list.refresh_words()


def _row(view: ContributorView) -> Contributor:
    return Contributor(
        organisation_id=view.organisation_id,
        contact_id=view.contact_id,
        name=view.own_name,
        sections=view.sections,
        printed_on=view.printed_on,
        returned_on=view.returned_on,
        id=view.id,
        shown=view.name,
        labels=view.section_labels,
        answers=view.answers,
    )


def _day(word: str, day: dt.date | None) -> str:
    return "" if day is None else f"{word} {format_day_joined(day)}"


def _nothing(_row: Contributor, _move: str) -> FormSpec[Contributor] | None:
    return None


def _same(row: Contributor, _move: str) -> Contributor:
    return row
