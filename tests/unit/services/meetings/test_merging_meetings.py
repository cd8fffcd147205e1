"""What cases and meetings say about a merged organisation or person stays, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.case_fields import ChainStep, Referral, Transition
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import Access
from gkdesk.text.codes.records import Belonging, Fate
from tests.factories import (
    a_body,
    a_case_item,
    a_client,
    a_consent,
    a_contact,
    a_meeting,
    a_part,
    a_participant,
    a_series,
    an_action,
    an_issue,
    an_offer,
    an_organisation,
)
from tests.store_rows import all_records

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

PERSON, ORGANISATION = RecordKind.CONTACT_PERSON, RecordKind.ORGANISATION


def test_a_merged_person_keeps_her_part_in_cases_and_meetings(workspace: Workspace) -> None:
    keep, other = a_contact(workspace, name="Öczan"), a_contact(workspace)
    client, meeting = a_client(workspace), a_meeting(workspace)
    step = a_part(workspace, client, ChainStep("B1"))
    a_part(workspace, client, Transition(from_id=step, contact_id=other))
    a_part(workspace, client, Referral(contact_id=other))
    a_consent(workspace, client, contact_id=other)
    item = a_case_item(workspace, meeting, client)
    person = a_participant(workspace, meeting, other)
    action = an_action(workspace, meeting, contact_id=other)
    before = all_records(workspace)
    preview = workspace.merging.preview(PERSON, keep, other)
    assert {(entry.belonging, entry.fate) for entry in preview.belongings} == {
        (belonging, Fate.MOVES)
        for belonging in (
            Belonging.CHAIN,
            Belonging.REFERRAL,
            Belonging.CONSENT,
            Belonging.ACTION,
            Belonging.PARTICIPATION,
        )
    }
    workspace.merging.merge(PERSON, keep, other)
    detail = workspace.clients.detail(client)
    assert {detail.transitions[0].contact_id, detail.referrals[0].contact_id} == {keep}
    assert workspace.consents.of(client)[0].recipient == "Frau Öczan"
    assert workspace.meetings.matrix(meeting).at(item, person).access is Access.ALL
    assert [row.id for row in workspace.actions.rows() if row.fields.contact_id == keep] == [action]
    workspace.history.undo()
    assert all_records(workspace) == before


def test_a_merged_organisation_keeps_its_part_in_cases_and_meetings(
    workspace: Workspace,
) -> None:
    keep, other = an_organisation(workspace, name="VHS Kreis"), an_organisation(workspace)
    client, meeting = a_client(workspace), a_meeting(workspace)
    step = a_part(workspace, client, ChainStep("B1", organisation_id=other))
    a_part(workspace, client, Transition(from_id=step, organisation_id=other))
    a_part(workspace, client, Referral(organisation_id=other))
    a_consent(workspace, client, organisation_id=other)
    item = a_case_item(workspace, meeting, client)
    person = a_participant(workspace, meeting, organisation_id=other)
    an_action(workspace, meeting, organisation_id=other)
    before = all_records(workspace)
    workspace.merging.merge(ORGANISATION, keep, other)
    detail = workspace.clients.detail(client)
    named = {detail.chain[0].organisation_id, detail.transitions[0].organisation_id}
    assert named | {detail.referrals[0].organisation_id} == {keep}
    assert workspace.meetings.matrix(meeting).at(item, person).access is Access.ALL
    assert workspace.actions.rows()[0].fields.organisation_id == keep
    workspace.history.undo()
    assert all_records(workspace) == before


def test_both_at_one_meeting_stay_there_with_their_attendance(workspace: Workspace) -> None:
    keep, other = a_contact(workspace, name="Öczan"), a_contact(workspace)
    meeting, alone = a_meeting(workspace), a_meeting(workspace)
    for contact in (keep, other):
        a_participant(workspace, meeting, contact)
    a_participant(workspace, alone, other)
    preview = workspace.merging.preview(PERSON, keep, other)
    assert sorted(entry.fate for entry in preview.belongings) == [Fate.DOUBLE, Fate.MOVES]
    workspace.merging.merge(PERSON, keep, other)
    people = workspace.meetings.detail(meeting).participants
    assert [each.name for each in people] == ["Frau Öczan", "Frau Öczan"]


@pytest.mark.parametrize("used_by", ["meeting", "series", "consent", "issue"])
def test_a_body_that_met_is_ended_and_not_removed(workspace: Workspace, used_by: str) -> None:
    body = a_body(workspace)
    if used_by == "meeting":
        a_meeting(workspace, body_id=body)
    elif used_by == "series":
        a_series(workspace, body_id=body)
    elif used_by == "consent":
        a_consent(workspace, a_client(workspace), body_id=body)
    else:
        an_issue(workspace, body_id=body)
    with pytest.raises(InvalidInput) as refused:
        workspace.bodies.remove(body)
    assert refused.value.problem == "body_in_use"
    workspace.bodies.end(body)


@pytest.mark.parametrize("used_by", ["step", "referral"])
def test_an_offer_in_a_chain_is_ended_and_not_removed(workspace: Workspace, used_by: str) -> None:
    offer = an_offer(workspace)
    part = ChainStep(offer_id=offer) if used_by == "step" else Referral(offer_id=offer)
    a_client(workspace, part)
    with pytest.raises(InvalidInput) as refused:
        workspace.offers.remove(offer)
    assert refused.value.problem == "offer_in_use"
    workspace.offers.end(offer)
