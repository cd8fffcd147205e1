"""Working aids as they are shown: rounds, one aid with its sections, contributors, what was sent.

A section holds items in the order of the template: a question, a table, or a block under a heading
of its own. Values are canonical (see `gkdesk.working_aids.answers`), `shown` is what people read.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.services.outcome import Outcome
from gkdesk.services.working_aids.template_view import TemplateView
from gkdesk.text.codes.working_aids import AidEvent, AidState
from gkdesk.text.ids import AidId, ContactId, OrganisationId, PartId
from gkdesk.working_aids.form import Ref
from gkdesk.working_aids.tally import Tally
from gkdesk.working_aids.template import Choice, Group, Question, Template, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class AidSummary:
    """One aid in its round."""

    id: AidId
    template_id: str
    template_version: int
    title: str
    short: str
    year: int
    state: AidState
    fassung: int
    answered: int
    askable: int
    recipient: str = ""
    begun_on: dt.date | None = None
    due_on: dt.date | None = None
    closed_on: dt.date | None = None
    sent_on: dt.date | None = None

    @property
    def may_change(self) -> bool:
        """Tell whether answers can be changed."""
        return self.state is AidState.DRAFT


@dataclass(frozen=True)
class Round:
    """The aids of one year; `offered` are the templates that nobody has begun in it."""

    year: int
    aids: tuple[AidSummary, ...]
    offered: tuple[TemplateView, ...] = ()


@dataclass(frozen=True)
class RoundsView:
    """All rounds, the newest first; the year of today is there even without aids."""

    rounds: tuple[Round, ...]
    templates: tuple[TemplateView, ...]


class ProposalState(StrEnum):
    """How a proposal stands to the answer."""

    NEW = "new"
    TAKEN = "taken"
    OUTDATED = "outdated"
    """It was taken, and the program knows something else by now: it can be refreshed."""
    OTHER = "other"
    """Something else was answered."""


@dataclass(frozen=True)
class ProposalView:
    """What the program knows about a question: a value, and a sentence with origin and Stand."""

    value: str
    shown: str
    sentence: str
    as_of: dt.date
    state: ProposalState = ProposalState.NEW


@dataclass(frozen=True)
class ProposedRow:
    """A row that a table may get: its values by question, and whether it stands there already."""

    entry: str
    label: str
    values: tuple[tuple[str, str], ...]
    is_there: bool = False


@dataclass(frozen=True)
class RowsProposalView:
    """The rows that the program knows for a table."""

    rows: tuple[ProposedRow, ...]
    sentence: str
    as_of: dt.date

    @property
    def new(self) -> int:
        """Return how many rows are not there yet."""
        return sum(not row.is_there for row in self.rows)


@dataclass(frozen=True)
class LastYearView:
    """What was answered to the same question in the round before."""

    year: int
    value: str
    shown: str
    remark: str
    can_be_taken: bool = True


@dataclass(frozen=True)
class QuestionView:
    """One question as it stands in the form; in a table with the row in `ref`.

    `choices` are those that may be chosen now. `comment` stays in the office whatever the zone.
    """

    ref: Ref
    question: Question
    number: str
    zone: Zone
    is_relevant: bool
    is_required: bool
    choices: tuple[Choice, ...]
    value: str
    shown: str
    remark: str = ""
    comment: str = ""
    error: str = ""
    contributor_id: PartId | None = None
    contributor: str = ""
    source: str = ""
    source_on: dt.date | None = None
    unchanged_from: int | None = None
    proposal: ProposalView | None = None
    last_year: LastYearView | None = None


@dataclass(frozen=True)
class RowView:
    """A row of a table; a fixed one has an `entry` and cannot be removed or moved."""

    id: PartId
    entry: str
    label: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class TableView:
    """A repeated table with its rows and those that the program proposes."""

    group: Group
    number: str
    is_relevant: bool
    rows: tuple[RowView, ...]
    proposal: RowsProposalView | None = None


@dataclass(frozen=True)
class BlockView:
    """Questions under one heading within a section."""

    group: Group
    is_relevant: bool
    items: tuple[ItemView, ...]


ItemView = QuestionView | TableView | BlockView


@dataclass(frozen=True)
class SectionView:
    """A section with its progress; `contributors` are the names of who answers it.

    `returned` is how many of the questions that are asked may go back.
    """

    name: str
    label: str
    number: str
    hint: str
    is_relevant: bool
    answered: int
    askable: int
    returned: int
    contributors: tuple[str, ...]
    items: tuple[ItemView, ...]

    def questions(self) -> Iterator[QuestionView]:
        """Go through the questions in it from top to bottom, row by row in tables."""
        return _questions(self.items)


@dataclass(frozen=True)
class ContributorView:
    """Somebody who answers a part of an aid, with how many answers are marked as theirs."""

    id: PartId
    name: str
    organisation_id: OrganisationId | None
    contact_id: ContactId | None
    own_name: str
    sections: tuple[str, ...]
    section_labels: tuple[str, ...]
    printed_on: dt.date | None
    returned_on: dt.date | None
    answers: int = 0


@dataclass(frozen=True)
class DispatchView:
    """A return that was sent."""

    id: PartId
    fassung: int
    sent_on: dt.date
    recipient: str
    file_name: str
    digest: str
    with_password: bool


@dataclass(frozen=True)
class SealView:
    """That an aid was closed; `is_intact` is proved for the newest one while it is closed."""

    number: int
    fassung: int
    at: dt.datetime
    digest: str
    is_intact: bool
    reopened_at: dt.datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class EventView:
    """One line of the history of an aid."""

    event: AidEvent
    on: dt.date
    fassung: int
    note: str = ""


@dataclass(frozen=True)
class MissingView:
    """A required answer that is missing, or one that cannot stand as it is."""

    ref: Ref
    number: str
    label: str
    section: str
    why: str


@dataclass(frozen=True)
class OpenView:
    """A question without an answer; of a table without rows, `ref` has the name of the table."""

    ref: Ref
    number: str
    label: str
    section: str


@dataclass(frozen=True)
class AidView:
    """One aid, opened. `newer_version` is what its template could be moved to, if there is one.

    `last_year` is the year of the round before whose answers stand beside, or None.
    """

    summary: AidSummary
    template: Template
    sections: tuple[SectionView, ...]
    contributors: tuple[ContributorView, ...]
    dispatches: tuple[DispatchView, ...]
    seals: tuple[SealView, ...]
    last_year: int | None = None
    newer_version: int | None = None
    is_offered: bool = True

    @property
    def returned(self) -> int:
        """Return how many of the questions that are asked may go back."""
        return sum(each.returned for each in self.sections)

    @property
    def kept(self) -> int:
        """Return how many of the questions that are asked stay here."""
        return sum(each.askable for each in self.sections) - self.returned

    def questions(self) -> Iterator[QuestionView]:
        """Go through all questions from top to bottom."""
        for section in self.sections:
            yield from section.questions()

    def question(self, name: str, row: int | None = None) -> QuestionView:
        """Return one question. Raises KeyError."""
        for each in self.questions():
            if each.question.name == name and each.ref.row == row:
                return each
        raise KeyError(name)

    def table(self, name: str) -> TableView:
        """Return one table. Raises KeyError."""
        for section in self.sections:
            for each in _tables(section.items):
                if each.group.name == name:
                    return each
        raise KeyError(name)


@dataclass(frozen=True)
class Progress:
    """How many of the questions of a section that are asked have been answered."""

    section: str
    tally: Tally


@dataclass(frozen=True)
class Answered:
    """What an answer brought about: the questions that look different now, and the progress.

    `reshaped` tells that more than single questions changed (rows came or went, or a part is
    asked now that was not): then the aid is to be opened anew.
    """

    outcome: Outcome
    questions: tuple[QuestionView, ...]
    progress: tuple[Progress, ...]
    reshaped: bool = False


def _questions(items: tuple[ItemView, ...]) -> Iterator[QuestionView]:
    for item in items:
        if isinstance(item, QuestionView):
            yield item
        elif isinstance(item, TableView):
            for row in item.rows:
                yield from row.questions
        else:
            yield from _questions(item.items)


def _tables(items: tuple[ItemView, ...]) -> Iterator[TableView]:
    for item in items:
        if isinstance(item, TableView):
            yield item
        elif isinstance(item, BlockView):
            yield from _tables(item.items)
