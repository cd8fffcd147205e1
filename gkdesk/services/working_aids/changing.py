"""One change of a working aid: a transaction, and the form that goes along with it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from gkdesk.errors import InvalidInput
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.working_aids import writing
from gkdesk.services.working_aids.opened import Opened, draft
from gkdesk.services.working_aids.viewing import showing_of
from gkdesk.services.working_aids.views import Answered, Progress
from gkdesk.working_aids.parts import Changes, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.models.working_aids import AidRow
    from gkdesk.services.working_aids.opened import Shelf
    from gkdesk.services.working_aids.writing import Whence
    from gkdesk.store.store import Store

MOST_ROWS = 500
"""A table that somebody fills in by hand, with room to spare."""


@dataclass
class Step:
    """One change on its way: what is open, and what the form says about it.

    `touched` are the questions that were written to; `reshaped` tells that rows came or went,
    `is_reordered` that they changed places, which a form cannot follow.
    """

    session: Session
    opened: Opened
    outcome: Outcome
    changes: Changes = field(default_factory=Changes)
    touched: set[Ref] = field(default_factory=set)
    reshaped: bool = False
    is_reordered: bool = False
    told: Answered = field(init=False)

    @property
    def aid_id(self) -> int:
        return self.opened.aid.id

    def put(self, ref: Ref, value: str, whence: Whence, remark: str | None = None) -> None:
        """Store an answer and let the form follow."""
        writing.put(self.session, self.aid_id, ref, value=value, remark=remark, whence=whence)
        self.note(self.opened.form.set(ref, value, remark), ref)

    def add_row(self, table: str) -> AidRow:
        """Add a row of one's own with its default values. Raises RecordGone, InvalidInput."""
        form = self.opened.form
        if not self.opened.table(table).more:
            raise InvalidInput("table", "no_more_rows")
        if len(form.rows(table)) >= MOST_ROWS:
            raise InvalidInput("table", "too_many_rows", limit=MOST_ROWS)
        row = writing.add_row(self.session, self.aid_id, table)
        _ref, changes = form.add_row(table, row.id)
        self.note(changes)
        for question in self.opened.table(table).questions():
            value = form.value(Ref(question.name, row.id)) if question.default else ""
            if value:
                writing.put(self.session, self.aid_id, Ref(question.name, row.id), value=value)
        self.reshaped = True
        return row

    def note(self, changes: Changes, ref: Ref | None = None) -> None:
        """Remember what a change of the form made different."""
        self.changes.shown.update(changes.shown)
        self.changes.hidden.update(changes.hidden)
        self.changes.values.update(changes.values)
        self.changes.checked.update(changes.checked)
        if ref is not None:
            self.touched.add(ref)


class Changing:
    """What every service that changes answers does alike."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf

    @contextmanager
    def step(self, label: Label, aid_id: int) -> Iterator[Step]:
        """Change a draft in one transaction; where it fails, its form is built anew next time.

        Raises RecordGone, AidClosed, AidUnreadable.
        """
        shelf = self._shelf
        with shelf.lock, shelf.following(aid_id), self._store.transaction(label) as transaction:
            session = transaction.session
            draft(session, aid_id)
            opened = shelf.open(session, aid_id)
            step = Step(session, opened, Outcome(label, ()))
            yield step
            session.flush()
            opened.note_progress()
            if step.is_reordered:
                shelf.drop(aid_id)
                step.opened = shelf.open(session, aid_id)
            else:
                shelf.changed(session, opened)
            step.told = _told(shelf, step)
        step.outcome = Outcome(label, transaction.changes, aid_id)

    def answered(self, step: Step) -> Answered:
        """Return what a step brought about, with the questions as they look now."""
        return replace(step.told, outcome=step.outcome)


def _told(shelf: Shelf, step: Step) -> Answered:
    opened = step.opened
    showing = showing_of(step.session, shelf, opened)
    questions, reshaped = _differing(step, opened)
    sections = {opened.layout.section_of[ref.question] for ref in questions}
    tallies = opened.form.tallies()
    return Answered(
        outcome=step.outcome,
        questions=tuple(
            showing.question(opened.layout.questions[ref.question], ref.row) for ref in questions
        ),
        progress=tuple(
            Progress(each.name, tallies[each.name])
            for each in opened.template.sections
            if each.name in sections or reshaped
        ),
        reshaped=reshaped,
    )


def _differing(step: Step, opened: Opened) -> tuple[list[Ref], bool]:
    """Return the questions that look different now, and whether groups do or rows came or went."""
    changes = step.changes
    moved = changes.shown | changes.hidden
    every = step.touched | moved | changes.values | changes.checked
    known = opened.layout.questions
    questions = [ref for ref in every if ref.question in known and opened.has(ref)]
    is_group = any(ref.question not in known for ref in moved)
    return sorted(questions, key=_by_name), step.reshaped or is_group


def _by_name(ref: Ref) -> tuple[str, int]:
    return ref.question, ref.row or 0
