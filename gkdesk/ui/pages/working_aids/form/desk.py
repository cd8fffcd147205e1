"""One working aid on the desk: what is known of it, and every change that is made to it here."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.services.working_aids.views import (
    AidView,
    Progress,
    ProposalState,
    QuestionView,
    RowsProposalView,
)
from gkdesk.ui import tasks
from gkdesk.ui.pages.working_aids.form.parts import DRAFTS, What, place_of_draft
from gkdesk.working_aids.tables import tables_of
from gkdesk.working_aids.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress as Steps
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.working_aids.aids import WorkingAids
    from gkdesk.services.working_aids.prefill.proposing import Found
    from gkdesk.services.working_aids.views import Answered, ProposalView
    from gkdesk.text.ids import AidId, PartId
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tasks import Task
    from gkdesk.working_aids.parts import Ref


class Desk(QObject):
    """Reads one aid and writes to it; who shows a part of it listens.

    `changed` carries the questions that look different now, `progressed` comes when the counts of
    sections are other ones, `reshaped` when the aid was read anew as a whole, `proposed` when it
    is known what can be filled in.
    """

    changed = Signal(object)
    progressed = Signal()
    reshaped = Signal()
    proposed = Signal()

    def __init__(self, context: PageContext, aid_id: AidId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.aid_id = aid_id
        self.is_writing = False
        self._questions: dict[Ref, QuestionView] = {}
        self._progress: dict[str, Progress] = {}
        self._proposals: dict[Ref, ProposalView] = {}
        self._rows: dict[str, RowsProposalView] = {}
        self._looking: Task | None = None
        self.view: AidView = self._read()

    @property
    def aids(self) -> WorkingAids:
        return self.context.workspace.aids

    @property
    def may_change(self) -> bool:
        return self.view.summary.may_change

    def read(self) -> None:
        """Read the aid anew. Raises RecordGone, AidUnreadable."""
        self.view = self._read()
        self.reshaped.emit()

    def question(self, ref: Ref) -> QuestionView | None:
        """Return a question as it stands now with its proposal, None where its row is gone."""
        view = self._questions.get(ref)
        return None if view is None else self._with_proposal(view)

    def rows_proposal(self, table: str) -> RowsProposalView | None:
        """Return the rows that the program knows for a table."""
        return self._rows.get(table)

    def progress(self, section: str) -> Tally:
        """Return how far a section has come."""
        return self._progress[section].tally

    def counts(self) -> tuple[int, int]:
        """Return how many of the questions that are asked have been answered, in all sections."""
        found = self._progress.values()
        return sum(each.tally.answered for each in found), sum(each.tally.askable for each in found)

    def zones(self) -> tuple[int, int]:
        """Return how many of the questions that are asked may go back, and how many stay here."""
        found = [each.tally for each in self._progress.values()]
        return sum(each.returned for each in found), sum(each.kept for each in found)

    def section_of(self, name: str) -> str:
        """Return the section of a question or table, "" where there is none of this name."""
        return next((each.name for each in self.view.template.sections if name in each.names()), "")

    def is_table(self, name: str) -> bool:
        """Tell whether this is the name of a table."""
        return any(each.name == name for each in tables_of(self.view.template))

    def has_draft(self, key: str) -> bool:
        """Tell whether something half-typed waits at this place."""
        return key in self.context.drafts.keys(key)

    def half_typed(self) -> tuple[QuestionView, ...]:
        """Return the questions that are asked and at which something waits unsaved."""
        refs = set()
        for what in What:
            for key in self.context.drafts.keys(f"{DRAFTS}.{what.value}:{self.aid_id}:"):
                place = place_of_draft(key)
                if place is not None:
                    refs.add(place[1])
        asked = (each for each in self._questions.values() if each.is_relevant)
        return tuple(each for each in asked if each.ref in refs)

    def save(self, what: What, ref: Ref, typed: str) -> None:
        """Save what was given to a question. Raises UserError where it is refused."""
        filling = self.aids.filling
        calls = {
            What.ANSWER: filling.answer,
            What.REMARK: filling.remark,
            What.COMMENT: filling.comment,
        }
        self.write(partial(calls[what], self.aid_id, ref, typed))

    def take_last_year(self, ref: Ref) -> None:
        """Answer as in the round before."""
        self.write(partial(self.aids.filling.take_last_year, self.aid_id, ref))

    def confirm(self, refs: tuple[Ref, ...]) -> None:
        """Say of answers that were taken over that they still hold."""
        self.write(partial(self.aids.filling.confirm, self.aid_id, refs))

    def accept(self, ref: Ref) -> None:
        """Take over what the program knows."""
        self.accept_all((ref,))

    def accept_all(self, refs: tuple[Ref, ...]) -> None:
        """Take over what the program knows for some questions, in one step."""
        self.write(partial(self.aids.prefill.accept, self.aid_id, refs), say=len(refs) > 1)

    def accept_rows(self, table: str) -> None:
        """Take over all new rows that the program knows for a table."""
        self.write(partial(self.aids.prefill.accept_rows, self.aid_id, table), say=True)
        self.look_up()

    def ascribe(self, refs: tuple[Ref, ...], contributor: PartId | None) -> None:
        """Say whose answers these are."""
        self.write(partial(self.aids.filling.ascribe, self.aid_id, refs, contributor))

    def add_row(self, table: str) -> int | None:
        """Add a row at the end of a table and return its id."""
        outcome = self.write(partial(self.aids.filling.add_row, self.aid_id, table))
        return outcome.ref

    def remove_row(self, row: PartId) -> None:
        """Remove a row of one's own."""
        self.write(partial(self.aids.filling.remove_row, self.aid_id, row), say=True)

    def move_row(self, row: PartId, place: int) -> None:
        """Move a row of one's own to a place among the others."""
        self.write(partial(self.aids.filling.move_row, self.aid_id, row, place))

    def write(self, call: Callable[[], Answered], *, say: bool = False) -> Outcome:
        """Change something and tell what looks different. Raises UserError where it is refused."""
        self.is_writing = True
        try:
            answered = call()
            outcome = answered.outcome
            self._take_in(answered)
            self.context.wrote(outcome, outcome.label.text if say else "")
        finally:
            self.is_writing = False
        return outcome

    def do(self, call: Callable[[], Outcome]) -> None:
        """Change the aid as a whole and read it anew. Raises UserError where it is refused."""
        self.take(call())

    def take(self, outcome: Outcome, said: str = "") -> None:
        """Show and tell what was done to the aid as a whole, in the words `said` if there are."""
        self.is_writing = True
        try:
            self.read()
            self.context.wrote(outcome, said or outcome.label.text)
        finally:
            self.is_writing = False

    def look_up(self) -> None:
        """Ask in a worker what the program knows; `proposed` comes when it is there."""
        if not self.may_change:
            return
        self.stop()
        find = self.aids.prefill.proposals
        aid_id = self.aid_id

        def work(_steps: Steps) -> Found:
            return find(aid_id)

        self._looking = tasks.run(
            self,
            work,
            done=self._on_found,
            failed=self._on_not_found,
            stopped=tasks.stays_as_it_is,
            title="Vorschläge für die Arbeitshilfe",
        )

    def stop(self) -> None:
        """Wait for no answer any more."""
        if self._looking is not None:
            self._looking.drop()
            self._looking = None

    def _take_in(self, answered: Answered) -> None:
        if answered.reshaped:
            self.read()
            self.progressed.emit()
            return
        self._progress.update({each.section: each for each in answered.progress})
        self._questions.update({each.ref: each for each in answered.questions})
        shown = tuple(self._with_proposal(each) for each in answered.questions)
        self.changed.emit(shown)
        self.progressed.emit()

    def _read(self) -> AidView:
        view = self.aids.filling.open(self.aid_id)
        self._questions = {each.ref: each for each in view.questions()}
        self._progress = {
            each.name: Progress(each.name, Tally(each.answered, each.askable, each.returned))
            for each in view.sections
        }
        return view

    def _with_proposal(self, view: QuestionView) -> QuestionView:
        known = self._proposals.get(view.ref)
        if known is None or not view.is_relevant:
            return view
        return replace(view, proposal=replace(known, state=_state(view, known)))

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._looking = None
        touched = self._proposals.keys() | found.single.keys()
        self._proposals, self._rows = found.single, found.rows
        shown = (self.question(ref) for ref in touched)
        self.changed.emit(tuple(each for each in shown if each is not None))
        self.proposed.emit()

    @Slot(object)
    def _on_not_found(self, _error: UserError) -> None:
        """Fill in without proposals: they are a help, nothing depends on them."""
        self._looking = None


def _state(view: QuestionView, known: ProposalView) -> ProposalState:
    if view.value == known.value:
        return ProposalState.TAKEN
    if not view.value:
        return ProposalState.NEW
    return ProposalState.OUTDATED if view.source else ProposalState.OTHER
