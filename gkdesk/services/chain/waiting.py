"""How long a referral may wait in each state before somebody asks again; our proposal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.text.codes.cases import ReferralState

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Referral

ANSWER_DAYS = 14
"""After two weeks without a word somebody asks again."""

WAITING_DAYS: dict[ReferralState, int] = {
    ReferralState.PROPOSED: 7,
    ReferralState.ASKED: ANSWER_DAYS,
    ReferralState.ACCEPTED: ANSWER_DAYS,
    ReferralState.BEGUN: ANSWER_DAYS,
}
"""The states in which something has yet to come, with the usual span."""


def awaited_on(referral: Referral) -> dt.date | None:
    """Return the day by which the next word is due: as agreed, else the usual span after the last.

    None where no day is known at all: then it is due at once.
    """
    asking = referral.state in (ReferralState.PROPOSED, ReferralState.ASKED)
    agreed = referral.answer_due if asking else referral.feedback_due
    last = {
        ReferralState.PROPOSED: referral.proposed_on,
        ReferralState.ASKED: referral.asked_on,
        ReferralState.ACCEPTED: referral.answered_on,
    }.get(referral.state, referral.begun_on)
    if agreed is not None or last is None:
        return agreed
    return last + dt.timedelta(days=WAITING_DAYS.get(referral.state, ANSWER_DAYS))
