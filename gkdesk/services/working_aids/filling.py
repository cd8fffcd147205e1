"""Fill in a working aid: one answer, remark, comment or row at a time, each one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import AnswerRefused, InvalidInput, RecordGone
from gkdesk.models.working_aids import AidAnswer, AidContributor, AidRow
from gkdesk.services.outcome import Label
from gkdesk.services.rows import fetch
from gkdesk.services.working_aids import writing
from gkdesk.services.working_aids.before import Before
from gkdesk.services.working_aids.changing import Changing
from gkdesk.services.working_aids.viewing import aid_view
from gkdesk.services.working_aids.writing import TYPED, Whence
from gkdesk.text.clean import clean_text
from gkdesk.text.wording.aid_problems import TROUBLES
from gkdesk.working_aids.canonical import NotCanonical, canonical
from gkdesk.working_aids.template import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.working_aids.changing import Step
    from gkdesk.services.working_aids.opened import Opened
    from gkdesk.services.working_aids.views import AidView, Answered
    from gkdesk.text.ids import AidId, PartId
    from gkdesk.working_aids.parts import Ref
    from gkdesk.working_aids.template import Question


class Filling(Changing):
    """The answers of the working aids of one store. Writing raises AidClosed where it may not."""

    def open(self, aid_id: AidId) -> AidView:
        """Return one aid with everything in it. Raises RecordGone, AidUnreadable."""
        with self._shelf.lock, self._store.read() as session:
            return aid_view(session, self._shelf, aid_id)

    def answer(self, aid_id: AidId, ref: Ref, typed: str) -> Answered:
        """Answer a question as somebody typed it. Raises AnswerRefused."""
        with self.step(Label.AID_ANSWERED, aid_id) as step:
            question = answerable(step.opened, ref)
            step.put(ref, _canonical(question, typed), TYPED)
        return self.answered(step)

    def remark(self, aid_id: AidId, ref: Ref, typed: str) -> Answered:
        """Write the open explanation beside an answer; it has the zone of the question."""
        text = clean_text(typed, "remark")
        with self.step(Label.AID_REMARKED, aid_id) as step:
            answerable(step.opened, ref)
            value = step.opened.form.value(ref)
            writing.put(step.session, aid_id, ref, remark=text)
            step.note(step.opened.form.set(ref, value, text), ref)
        return self.answered(step)

    def comment(self, aid_id: AidId, ref: Ref, typed: str) -> Answered:
        """Write a comment for the office; it leaves with no paper and no return."""
        text = clean_text(typed, "comment")
        with self.step(Label.AID_COMMENTED, aid_id) as step:
            step.opened.question(ref)
            writing.beside(step.session, aid_id, ref, comment=text)
            step.touched.add(ref)
        return self.answered(step)

    def ascribe(
        self, aid_id: AidId, refs: Iterable[Ref], contributor_id: PartId | None
    ) -> Answered:
        """Say whose answers these are, None for the office itself."""
        with self.step(Label.AID_ASCRIBED, aid_id) as step:
            if contributor_id is not None:
                row = fetch(step.session, AidContributor, contributor_id)
                if row.aid_id != aid_id:
                    raise InvalidInput("contributor_id", "unknown_record")
            for ref in refs:
                step.opened.question(ref)
                writing.beside(step.session, aid_id, ref, contributor_id=contributor_id)
                step.touched.add(ref)
        return self.answered(step)

    def take_last_year(self, aid_id: AidId, ref: Ref) -> Answered:
        """Answer as in the round before, with its remark: „unverändert“."""
        with self.step(Label.AID_TAKEN_OVER, aid_id) as step:
            question = answerable(step.opened, ref)
            found = Before(step.session, self._shelf, step.opened).at(ref)
            if found is None or not found.can_be_taken:
                raise InvalidInput("answer", "no_last_year")
            whence = Whence(unchanged_from=found.year)
            remark = found.remark if question.remark else None
            step.put(ref, found.value, whence, remark)
        return self.answered(step)

    def confirm(self, aid_id: AidId, refs: Iterable[Ref]) -> Answered:
        """Say of answers that were taken over that they hold this year as well."""
        with self.step(Label.AID_TAKEN_OVER, aid_id) as step:
            for ref in refs:
                step.opened.question(ref)
                writing.beside(step.session, aid_id, ref, unchanged_from=None)
                step.touched.add(ref)
        return self.answered(step)

    def add_row(self, aid_id: AidId, table: str) -> Answered:
        """Add a row of one's own at the end of a table; its id is the `ref` of the outcome."""
        with self.step(Label.AID_ROW_ADDED, aid_id) as step:
            row = step.add_row(table)
        answered = self.answered(step)
        return replace(answered, outcome=replace(answered.outcome, ref=row.id))

    def remove_row(self, aid_id: AidId, row_id: PartId) -> Answered:
        """Remove a row of one's own with its answers."""
        with self.step(Label.AID_ROW_REMOVED, aid_id) as step:
            row = _own_row(step, row_id)
            for answer in step.session.scalars(select(AidAnswer).filter_by(row_id=row_id)):
                step.session.delete(answer)
            step.session.flush()
            step.session.delete(row)
            step.note(step.opened.form.remove_row(row.table_name, row_id))
            step.reshaped = True
        return self.answered(step)

    def move_row(self, aid_id: AidId, row_id: PartId, place: int) -> Answered:
        """Move a row of one's own to a place among the others, counted from 0."""
        with self.step(Label.AID_ROW_MOVED, aid_id) as step:
            row = _own_row(step, row_id)
            query = select(AidRow).filter_by(aid_id=aid_id, table_name=row.table_name, entry="")
            every = step.session.scalars(query.order_by(AidRow.position, AidRow.id)).all()
            first = every[0].position
            rows = [each for each in every if each.id != row_id]
            rows.insert(max(0, min(place, len(rows))), row)
            for position, each in enumerate(rows, first):
                if each.position != position:
                    each.position = position
            step.reshaped = step.is_reordered = True
        return self.answered(step)


def answerable(opened: Opened, ref: Ref) -> Question:
    """Return a question that somebody can answer. Raises RecordGone, InvalidInput."""
    question = opened.question(ref)
    if question.kind in UNANSWERED or question.calculation:
        raise InvalidInput("answer", "unknown_choice")
    return question


def _canonical(question: Question, typed: str) -> str:
    try:
        return canonical(question.kind, typed)
    except NotCanonical as error:
        raise AnswerRefused(why=TROUBLES[error.trouble]) from None


def _own_row(step: Step, row_id: int) -> AidRow:
    row = fetch(step.session, AidRow, row_id)
    if row.aid_id != step.aid_id:
        raise RecordGone
    if row.entry:
        raise InvalidInput("row", "fixed_row")
    return row
