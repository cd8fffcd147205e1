"""Which agreements of a cooperation speak for it; today is Wednesday, 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import Agreement
from gkdesk.text.codes.clients import DueKind
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import FormalBasis
from tests.factories import a_cooperation, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
OVER = Agreement(
    basis=FormalBasis.MINUTES,
    runs_until=dt.date(2023, 12, 31),
    review_on=dt.date(2021, 1, 1),
)
FOR_GOOD = Agreement(basis=FormalBasis.AGREEMENT, signed_on=dt.date(2024, 1, 1))


def tie_with(workspace: Workspace, *agreements: Agreement) -> None:
    tie = a_cooperation(workspace, an_organisation(workspace), an_organisation(workspace))
    for agreement in agreements:
        workspace.cooperations.save_agreement(tie, agreement)


def told(workspace: Workspace) -> tuple[bool, bool]:
    """Return whether Heute and Pflege tell the agreement of the only cooperation."""
    view = workspace.today.view()
    today = [item for part in view.sections for item in part.items]
    found = workspace.analyses.findings(Analysis.UPKEEP)
    codes = {FindingCode.AGREEMENT_RAN_OUT, FindingCode.REVIEW_DUE}
    return (
        any(item.kind is DueKind.AGREEMENT_REVIEW for item in today),
        any(finding.code in codes for finding in found),
    )


def test_an_agreement_that_ran_out_does_not_speak_for_one_that_holds(workspace: Workspace) -> None:
    tie_with(workspace, OVER, FOR_GOOD)
    (row,) = workspace.cooperations.rows()
    (tie,) = workspace.network.now().ties
    assert (row.runs_until, row.review_on) == (None, None)
    assert (tie.runs_until, tie.review_on) == (None, None)


def test_the_end_is_that_of_the_agreements_on_which_the_cooperation_rests(
    workspace: Workspace,
) -> None:
    ends, later = dt.date(2027, 6, 30), dt.date(2028, 6, 30)
    review = dt.date(2027, 1, 1)
    tie_with(
        workspace,
        OVER,
        Agreement(runs_until=ends, review_on=review),
        Agreement(runs_until=later),
        Agreement(basis=FormalBasis.MINUTES),
    )
    (row,) = workspace.cooperations.rows()
    assert (row.runs_until, row.review_on) == (later, review)


def test_heute_and_pflege_judge_an_agreement_that_ran_out_alike(workspace: Workspace) -> None:
    lately = dt.date(2026, 10, 31)
    tie_with(workspace, Agreement(runs_until=lately), Agreement(basis=FormalBasis.MINUTES))
    assert told(workspace) == (True, True)


def test_neither_heute_nor_pflege_tell_what_a_stronger_agreement_follows(
    workspace: Workspace,
) -> None:
    lately = dt.date(2026, 10, 31)
    tie_with(workspace, Agreement(basis=FormalBasis.MINUTES, runs_until=lately), FOR_GOOD)
    assert told(workspace) == (False, False)
