"""Closing, sealing, opening again, sending; and who contributed what."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from gkdesk.errors import AidClosed, InvalidInput
from gkdesk.models.working_aids import AidAnswer, AidBody, AidRow
from gkdesk.services.working_aids.closing import Dispatch
from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.rounds import AidFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.working_aids import AidEvent, AidState
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.labels import Label
from tests.factories import a_contact, an_organisation
from tests.unit.services.working_aids.aid_kit import HARD, HOW_OFTEN, MEETS, a_row, begun, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
MINISTRY = Dispatch("MKFFI NRW", "AH_probe_05999_2026_F1.zip", "ab" * 32)


@pytest.fixture
def aid(workspace: Workspace) -> AidId:
    ref = begun(workspace)
    fill(workspace, ref)
    return ref


def _change(workspace: Workspace, statement: object) -> None:
    with workspace._store.transaction(Label.AID_CHANGED) as transaction:
        transaction.session.execute(statement)  # type: ignore[call-overload]


def _state(workspace: Workspace, aid: AidId) -> AidState:
    return workspace.aids.filling.open(aid).summary.state


def test_what_is_missing_is_listed_with_its_number(workspace: Workspace) -> None:
    aid = begun(workspace)
    missing = workspace.aids.closing.missing(aid)
    assert [(each.number, each.ref, each.section) for each in missing] == [("1.1", MEETS, "runde")]
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.closing.close(aid)
    assert refused.value.problem == "aid_incomplete"


def test_a_wrong_answer_keeps_it_from_being_closed(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.filling.answer(aid, HOW_OFTEN, "-1")
    missing = workspace.aids.closing.missing(aid)
    assert [(each.ref, each.why) for each in missing] == [
        (HOW_OFTEN, "Bitte eine Zahl ab 0 eintragen.")
    ]


def test_a_wrong_answer_that_is_hidden_does_not(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.filling.answer(aid, HOW_OFTEN, "-1")
    workspace.aids.filling.answer(aid, MEETS, "nein")
    assert workspace.aids.closing.missing(aid) == ()


def test_a_closed_aid_is_sealed_and_stays_as_it_is(workspace: Workspace, aid: AidId) -> None:
    row = a_row(workspace, aid)
    workspace.aids.closing.close(aid)
    view = workspace.aids.filling.open(aid)
    assert (view.summary.state, view.summary.closed_on) == (AidState.CLOSED, TODAY)
    assert view.seals[0].is_intact
    refused: tuple[Callable[[], object], ...] = (
        lambda: workspace.aids.filling.answer(aid, MEETS, "nein"),
        lambda: workspace.aids.filling.comment(aid, MEETS, "später"),
        lambda: workspace.aids.filling.remove_row(aid, row),
        lambda: workspace.aids.prefill.accept(aid, [MEETS]),
        lambda: workspace.aids.contributors.add(aid, ContributorFields(name="VHS")),
        lambda: workspace.aids.rounds.move(aid),
        lambda: workspace.aids.rounds.remove(aid),
    )
    for call in refused:
        with pytest.raises(AidClosed):
            call()
    assert workspace.aids.filling.open(aid) == view


def test_closing_cannot_be_taken_back_and_neither_what_was_before(
    workspace: Workspace, aid: AidId
) -> None:
    workspace.aids.closing.close(aid)
    assert workspace.history.can_undo() is not Label.AID_ANSWERED
    assert _state(workspace, aid) is AidState.CLOSED


@pytest.mark.parametrize(
    "statement",
    [
        update(AidAnswer).where(AidAnswer.question == "sitzungen").values(value="60"),
        update(AidAnswer).where(AidAnswer.question == "trifft_sich").values(remark="nie"),
        delete(AidAnswer).where(AidAnswer.question == "schwierig"),
        update(AidRow).where(AidRow.entry == "jobcenter").values(entry="", table_name="gremium"),
        update(AidBody).values(body=AidBody.body + " "),
    ],
    ids=["value", "remark", "gone", "row", "blank at the end of the template"],
)
def test_the_seal_shows_what_was_changed_behind_it(
    workspace: Workspace, aid: AidId, statement: object, request: pytest.FixtureRequest
) -> None:
    workspace.aids.closing.close(aid)
    _change(workspace, statement)
    workspace.aids.shelf.forget()
    # A blank says nothing else: it is the same template.
    same = "blank" in request.node.callspec.id
    assert workspace.aids.filling.open(aid).seals[0].is_intact is same


def test_deadline_and_recipient_may_change_behind_the_seal(
    workspace: Workspace, aid: AidId
) -> None:
    workspace.aids.closing.close(aid)
    workspace.aids.rounds.save(aid, AidFields(TODAY, "Ministerium"))
    assert workspace.aids.filling.open(aid).seals[0].is_intact


def test_opening_again_asks_for_a_reason(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.closing.close(aid)
    with pytest.raises(InvalidInput):
        workspace.aids.closing.reopen(aid, "  ")
    workspace.aids.closing.reopen(aid, "Zahl war falsch")
    view = workspace.aids.filling.open(aid)
    assert (view.summary.state, view.summary.fassung) == (AidState.DRAFT, 1)
    assert (view.seals[0].reason, view.seals[0].is_intact) == ("Zahl war falsch", False)


def test_a_return_after_one_that_was_sent_is_a_new_fassung(
    workspace: Workspace, aid: AidId
) -> None:
    closing = workspace.aids.closing
    closing.close(aid)
    closing.sent(aid, MINISTRY)
    assert _state(workspace, aid) is AidState.SENT
    closing.reopen(aid, "Zahl war falsch")
    workspace.aids.filling.answer(aid, HOW_OFTEN, "7")
    closing.close(aid)
    closing.sent(aid, Dispatch("MKFFI NRW", sent_on=dt.date(2026, 11, 20), with_password=True))
    view = workspace.aids.filling.open(aid)
    assert [(each.fassung, each.with_password) for each in view.dispatches] == [
        (2, True),
        (1, False),
    ]
    assert view.summary.sent_on == dt.date(2026, 11, 20)
    assert [(each.event, each.fassung) for each in closing.history(aid)] == [
        (AidEvent.SENT, 2),
        (AidEvent.CLOSED, 2),
        (AidEvent.REOPENED, 1),
        (AidEvent.SENT, 1),
        (AidEvent.CLOSED, 1),
        (AidEvent.BEGUN, 1),
    ]


def test_only_a_closed_aid_is_sent_and_to_somebody(workspace: Workspace, aid: AidId) -> None:
    with pytest.raises(InvalidInput):
        workspace.aids.closing.sent(aid, MINISTRY)
    workspace.aids.closing.close(aid)
    with pytest.raises(InvalidInput):
        workspace.aids.closing.sent(aid, Dispatch(""))
    assert workspace.aids.closing.dispatches(aid) == ()


def test_what_was_sent_is_not_removed(workspace: Workspace, aid: AidId) -> None:
    workspace.aids.closing.close(aid)
    workspace.aids.closing.sent(aid, MINISTRY)
    workspace.aids.closing.reopen(aid, "Nachtrag")
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.rounds.remove(aid)
    assert refused.value.problem == "aid_was_sent"


def test_what_was_closed_once_is_not_removed_with_its_seal(
    workspace: Workspace, aid: AidId
) -> None:
    workspace.aids.closing.close(aid)
    workspace.aids.closing.reopen(aid, "Nachtrag")
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.rounds.remove(aid)
    assert refused.value.problem == "aid_was_closed"
    assert [each.reason for each in workspace.aids.filling.open(aid).seals] == ["Nachtrag"]


def test_contributors_answer_their_sections(workspace: Workspace, aid: AidId) -> None:
    office = an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")
    person = a_contact(workspace)
    part = _contributor(
        workspace, aid, organisation_id=office, contact_id=person, sections=("runde",)
    )
    workspace.aids.filling.ascribe(aid, [MEETS, HARD], part)
    view = workspace.aids.filling.open(aid)
    assert view.sections[0].contributors == ("JC, Frau Özcan",)
    assert view.question("schwierig").contributor == "JC, Frau Özcan"
    (shown,) = view.contributors
    assert (shown.section_labels, shown.answers) == (("Die Runde",), 2)


def test_sheets_are_printed_and_come_back(workspace: Workspace, aid: AidId) -> None:
    part = _contributor(workspace, aid, name="Sportbund")
    workspace.aids.contributors.printed(aid, part)
    workspace.aids.contributors.returned(aid, part, dt.date(2026, 11, 25))
    (shown,) = workspace.aids.contributors.rows(aid)
    assert (shown.name, shown.printed_on, shown.returned_on) == (
        "Sportbund",
        TODAY,
        dt.date(2026, 11, 25),
    )


def test_answers_stay_when_a_contributor_goes(workspace: Workspace, aid: AidId) -> None:
    part = _contributor(workspace, aid, name="Sportbund")
    workspace.aids.filling.ascribe(aid, [HARD], part)
    workspace.aids.contributors.remove(aid, part)
    view = workspace.aids.filling.open(aid)
    assert (view.contributors, view.question("schwierig").contributor) == ((), "")
    assert view.question("schwierig").value == "Die Wege sind weit."
    workspace.history.undo()
    assert workspace.aids.filling.open(aid).question("schwierig").contributor == "Sportbund"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (ContributorFields(), "organisation_id"),
        (ContributorFields(name="VHS", sections=("nirgends",)), "sections"),
    ],
)
def test_a_contributor_needs_a_name_and_sections_that_are_there(
    workspace: Workspace, aid: AidId, fields: ContributorFields, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.aids.contributors.add(aid, fields)
    assert refused.value.field == field
    assert workspace.aids.contributors.rows(aid) == ()


def test_a_contributor_of_another_aid_is_refused(workspace: Workspace, aid: AidId) -> None:
    part = _contributor(workspace, begun(workspace, 2025), name="VHS")
    with pytest.raises(InvalidInput):
        workspace.aids.filling.ascribe(aid, [HARD], part)


def test_merged_organisations_contribute_as_one(workspace: Workspace, aid: AidId) -> None:
    stays = an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")
    goes = an_organisation(workspace, name="Job-Center Musterland", short_name="JCM")
    _contributor(workspace, aid, organisation_id=goes)
    workspace.merging.merge(RecordKind.ORGANISATION, stays, goes, {})
    assert [each.name for each in workspace.aids.contributors.rows(aid)] == ["JC"]


def _contributor(workspace: Workspace, aid: AidId, **fields: object) -> PartId:
    ref = workspace.aids.contributors.add(aid, ContributorFields(**fields)).ref
    assert ref is not None
    return PartId(ref)
