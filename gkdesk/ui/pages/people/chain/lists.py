"""Steps, transitions and referrals as lists of a client's record."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

from gkdesk.services.chain.chains import NEXT
from gkdesk.services.chain.waiting import awaited_on
from gkdesk.services.clients import case_fields as case
from gkdesk.text.codes.cases import ChainState, ReferralState
from gkdesk.text.dates import format_day_short, relative_day
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.people.chain import forms
from gkdesk.ui.pages.people.chain.words import (
    OPEN,
    WAITING,
    is_late,
    referred_to,
    silence,
    step_place,
    step_title,
    step_when,
    who_sees_to,
)
from gkdesk.ui.pages.people.part_lists import part_kit
from gkdesk.ui.records.record_kit import Moves, RecordKit, RowMove
from gkdesk.ui.records.row_text import RowText, joined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

P = TypeVar("P")
HANDOVER = "handover"
UP = "earlier"
DOWN = "later"
MOVE_WORDS = {
    ReferralState.PROPOSED: "Wieder vorschlagen",
    ReferralState.ASKED: "Angefragt",
    ReferralState.ACCEPTED: "Angenommen",
    ReferralState.DECLINED: "Abgelehnt …",
    ReferralState.BEGUN: "Begonnen",
    ReferralState.ANSWERED: "Rückmeldung …",
    ReferralState.WITHDRAWN: "Zurückziehen",
}
ASKED_AGAIN = "Erneut angefragt"
ASKING = {ReferralState.DECLINED: forms.REASON_FORM, ReferralState.ANSWERED: forms.FEEDBACK_FORM}
"""What is asked before a referral goes into this state."""
ENDED = frozenset({ReferralState.ANSWERED, ReferralState.DECLINED, ReferralState.WITHDRAWN})
DRAG_HINT = "Ziehen Sie eine Zeile an ihren Platz, oder drücken Sie Alt mit Pfeil auf oder ab."
HINT = (
    "Ein Klick hält den nächsten Stand mit heute fest. gkdesk schlägt vor, nach 14 Tagen "
    "nachzufragen; den Tag können Sie ändern."
)


class ChainLists:
    """Makes the lists of one tab; `steps` gives the steps that are shown at the moment."""

    def __init__(
        self,
        context: PageContext,
        lookup: OfficeLookup,
        steps: Callable[[], tuple[case.ChainStep, ...]],
    ) -> None:
        self._context = context
        self._lookup = lookup
        self._steps = steps

    def step_kit(self) -> RecordKit[case.ChainStep]:
        kit = part_kit(self._context, self._lookup, case.ChainStep, forms.step_form)
        moves = Moves(of=self._step_moves, make=self._move_step, form=_nothing, start=_same)
        return dataclasses.replace(kit, text=self._step_text, moves=moves, hint=DRAG_HINT)

    def transition_kit(self) -> RecordKit[case.Transition]:
        kit = part_kit(self._context, self._lookup, case.Transition, self._transition_form)
        return dataclasses.replace(kit, text=self._transition_text)

    def referral_kit(self) -> RecordKit[case.Referral]:
        kit = part_kit(self._context, self._lookup, case.Referral, self._referral_form)
        moves = Moves(
            of=referral_moves,
            make=self._move_referral,
            form=_asked,
            start=_same,
            elsewhere=frozenset({HANDOVER}),
        )
        fresh = self._fresh_referral
        return dataclasses.replace(
            kit, text=self._referral_text, moves=moves, fresh=fresh, hint=HINT
        )

    def _today(self) -> dt.date:
        return self._context.workspace.clock.today()

    def _step_text(self, step: case.ChainStep) -> RowText:
        offer = self._lookup.offer(step.offer_id)[0]
        line = joined(
            word(step.state),
            offer if offer != step_title(step, self._lookup) else "",
            step_place(step, self._lookup),
            step.note,
        )
        over = step.state in (ChainState.DONE, ChainState.BROKEN_OFF)
        when = step_when(step, self._today())
        return RowText(step_title(step, self._lookup), line, when, done=over)

    def _step_moves(self, step: case.ChainStep) -> tuple[RowMove, ...]:
        refs = [each.id for each in self._steps()]
        place = refs.index(step.id) if step.id in refs else 0
        found = (
            RowMove(UP, "Früher", "chevron-up", small=True) if place > 0 else None,
            RowMove(DOWN, "Später", "chevron-down", small=True) if place < len(refs) - 1 else None,
        )
        return tuple(each for each in found if each is not None)

    def _move_step(self, ref: int, step: case.ChainStep, what: str) -> Outcome:
        order = [PartId(each.id) for each in self._steps() if each.id is not None]
        place = order.index(PartId(step.id or 0))
        to = place - 1 if what == UP else place + 1
        order.insert(to, order.pop(place))
        return self._context.workspace.chains.reorder(ClientId(ref), order)

    def _step_choices(self) -> tuple[Choice, ...]:
        steps = self._steps()
        return tuple(Choice(step.id, step_title(step, self._lookup)) for step in steps)

    def _step_name(self, ref: int | None, missing: str) -> str:
        steps = self._steps()
        found = (step_title(step, self._lookup) for step in steps if step.id == ref)
        return next(found, missing)

    def _transition_form(
        self, lookup: OfficeLookup, row: case.Transition | None
    ) -> FormSpec[case.Transition]:
        return forms.transition_form(lookup, row, self._step_choices())

    def _transition_text(self, passage: case.Transition) -> RowText:
        begin = self._step_name(passage.from_id, "Beginn")
        end = self._step_name(passage.to_id, OPEN)
        today = self._today()
        days = (
            ("vorbereitet", passage.prepared_on),
            ("begleitet", passage.accompanied_on),
            ("dokumentiert", passage.documented_on),
            ("gemeinsames Gespräch", passage.talked_on),
        )
        said = [f"{name} {format_day_short(day, today)}" for name, day in days if day]
        why = word(passage.opening) if passage.opening and passage.to_id is None else ""
        line = joined(why, who_sees_to(passage, self._lookup), *said, passage.note)
        return RowText(f"{begin} → {end}", line, warn=passage.to_id is None)

    def _referral_form(
        self, lookup: OfficeLookup, row: case.Referral | None
    ) -> FormSpec[case.Referral]:
        return forms.referral_form(lookup, row, self._step_choices())

    def _fresh_referral(self) -> case.Referral:
        return case.Referral(proposed_on=self._today())

    def _referral_text(self, referral: case.Referral) -> RowText:
        return referral_text(referral, self._lookup, self._today())

    def _move_referral(self, ref: int, referral: case.Referral, what: str) -> Outcome:
        state = ReferralState(what)
        said = {
            ReferralState.DECLINED: referral.reason,
            ReferralState.ANSWERED: referral.feedback,
        }
        return self._context.workspace.chains.move_referral(
            ClientId(ref), PartId(referral.id or 0), state, words=said.get(state, "")
        )


def referral_text(referral: case.Referral, lookup: OfficeLookup, today: dt.date) -> RowText:
    """Return the words of a referral: what, to whom, how far, and since when it is silent."""
    to = referred_to(referral, lookup)
    state = word(referral.state)
    if referral.state in WAITING:
        state = joined(state, f"{silence(referral, today)} ohne Antwort".strip())
    due = awaited_on(referral)
    when = _due_words(due, today) if due and referral.state in WAITING else ""
    line = joined(to if referral.subject else "", state, referral.reason, referral.feedback)
    over = referral.state in ENDED
    return RowText(referral.subject or to, line, when, warn=is_late(referral, today), done=over)


def _due_words(due: dt.date, today: dt.date) -> str:
    if due < today:
        return f"{relative_day(due, today)} überfällig"
    return f"bis {format_day_short(due, today)}"


def referral_moves(referral: case.Referral) -> tuple[RowMove, ...]:
    """Return the states that may follow, each in one click."""
    following = NEXT[referral.state]
    moves = tuple(RowMove(state.value, _move_word(referral, state)) for state in following)
    return (*moves, RowMove(HANDOVER, "Übergabeblatt drucken", "printer", small=True))


def _move_word(referral: case.Referral, state: ReferralState) -> str:
    again = referral.state is ReferralState.DECLINED and state is ReferralState.ASKED
    return ASKED_AGAIN if again else MOVE_WORDS[state]


def _asked(_referral: case.Referral, what: str) -> FormSpec[case.Referral] | None:
    return ASKING.get(ReferralState(what))


def _nothing(_step: case.ChainStep, _what: str) -> None:
    return None


def _same(row: P, _what: str) -> P:
    return row
