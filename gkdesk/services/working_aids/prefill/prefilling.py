"""Proposals from what the program knows, taken over value by value or row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.services.office import WITHOUT_CASES
from gkdesk.services.outcome import Label
from gkdesk.services.working_aids.changing import Changing
from gkdesk.services.working_aids.filling import answerable
from gkdesk.services.working_aids.prefill.proposing import Found, found_for
from gkdesk.services.working_aids.writing import Whence
from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened
    from gkdesk.services.working_aids.views import Answered
    from gkdesk.text.ids import AidId


class Prefilling(Changing):
    """The proposals for the working aids of one store."""

    def proposals(self, aid_id: AidId) -> Found:
        """Return everything that can be proposed now; belongs in a worker."""
        with self._shelf.lock, self._store.read() as session:
            return self._found(session, self._shelf.open(session, aid_id))

    def accept(self, aid_id: AidId, refs: Iterable[Ref]) -> Answered:
        """Take over proposals as answers, with where they come from; also to refresh them.

        Raises InvalidInput where the program does not know anything about a question.
        """
        with self.step(Label.AID_FILLED_IN, aid_id) as step:
            wanted = tuple(refs)
            only = wanted[0].question if len(wanted) == 1 else ""
            found = self._found(step.session, step.opened, only)
            for ref in wanted:
                answerable(step.opened, ref)
                proposal = found.single.get(ref)
                if proposal is None:
                    raise InvalidInput("answer", "no_proposal")
                step.put(ref, proposal.value, Whence(proposal.sentence, proposal.as_of))
        return self.answered(step)

    def accept_rows(
        self, aid_id: AidId, table: str, places: Iterable[int] | None = None
    ) -> Answered:
        """Add proposed rows to a table: those at some places of the proposal, or all new ones."""
        with self.step(Label.AID_FILLED_IN, aid_id) as step:
            found = self._found(step.session, step.opened, table).rows.get(table)
            if found is None:
                raise InvalidInput("table", "no_proposal")
            wanted = None if places is None else set(places)
            for place, row in enumerate(found.rows):
                is_wanted = not row.is_there if wanted is None else place in wanted
                if is_wanted:
                    ref = step.add_row(table).id
                    for name, value in row.values:
                        step.put(Ref(name, ref), value, Whence(found.sentence, found.as_of))
        answered = self.answered(step)
        return replace(answered, reshaped=True)

    def _found(self, session: Session, opened: Opened, only: str = "") -> Found:
        keeps_cases = not self._store.settings.get(WITHOUT_CASES, default=False)
        today = self._store.clock.today()
        return found_for(session, opened, today, keeps_cases=keeps_cases, only=only)
