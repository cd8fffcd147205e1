"""Grounds of disclosure: signed, withdrawn for good, sorted by how they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.clients.fields import Member
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
from gkdesk.text.codes.clients import Basis
from gkdesk.text.labels import Label
from tests.factories import (
    a_body,
    a_client,
    a_consent,
    a_contact,
    a_part,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.basis.consents import ConsentView
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(1)


def only(workspace: Workspace, client: ClientId) -> ConsentView:
    (view,) = workspace.consents.of(client)
    return view


def test_a_consent_names_its_recipient_and_what_it_covers(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    a_consent(
        workspace,
        client,
        contact_id=a_contact(workspace),
        organisation_id=office,
        body_id=a_body(workspace),
        recipient="und ihre Vertretung",
        categories=("language", "plans"),
    )
    view = only(workspace, client)
    assert view.recipient == "Frau Özcan, VHS, Bündniskerngruppe, und ihre Vertretung"
    assert len(view.covers) == 2
    assert view.state is ConsentState.VALID


def test_what_holds_comes_first_and_what_was_withdrawn_last(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    withdrawn = a_consent(workspace, client, organisation_id=office, aim="widerrufen")
    days = (
        ("abgelaufen", {"until": TODAY - DAY}),
        ("künftig", {"since": TODAY + DAY}),
        ("vorbereitet", {"signed_on": None}),
        ("länger", {"until": TODAY + 9 * DAY}),
        ("kürzer", {"until": TODAY + DAY}),
    )
    for aim, fields in days:
        a_consent(workspace, client, organisation_id=office, aim=aim, **fields)
    workspace.consents.withdraw(client, withdrawn)
    assert [view.consent.aim for view in workspace.consents.of(client)] == [
        "kürzer",
        "länger",
        "vorbereitet",
        "künftig",
        "abgelaufen",
        "widerrufen",
    ]


def test_a_signature_makes_it_hold_and_stays(workspace: Workspace) -> None:
    client = a_client(workspace)
    ref = a_consent(workspace, client, organisation_id=an_organisation(workspace), signed_on=None)
    with pytest.raises(InvalidInput):
        workspace.consents.sign(client, ref, TODAY + DAY)
    workspace.consents.sign(client, ref)
    assert only(workspace, client).state is ConsentState.VALID
    assert workspace.history.can_undo() is Label.ORGANISATION_CREATED
    with pytest.raises(InvalidInput):
        workspace.consents.sign(client, ref, TODAY - DAY)


def test_a_note_on_a_signed_consent_can_be_undone(workspace: Workspace) -> None:
    client = a_client(workspace)
    a_consent(workspace, client, organisation_id=an_organisation(workspace))
    stored = only(workspace, client).consent
    workspace.clients.save_part(client, replace(stored, interpreter="Frau Yilmaz"))
    workspace.history.undo()
    assert only(workspace, client).consent == stored


def test_a_withdrawal_is_final(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    ref = a_consent(workspace, client, organisation_id=office)
    with pytest.raises(InvalidInput):
        workspace.consents.withdraw(client, ref, TODAY + DAY)
    workspace.consents.withdraw(client, ref)
    view = only(workspace, client)
    assert (view.state, view.consent.withdrawn_on) == (ConsentState.WITHDRAWN, TODAY)
    assert workspace.history.can_undo() is not Label.CONSENT_WITHDRAWN
    for refused in (
        lambda: workspace.consents.withdraw(client, ref),
        lambda: workspace.consents.sign(client, ref),
        lambda: workspace.clients.save_part(client, replace(view.consent, withdrawn_on=None)),
        lambda: workspace.clients.save_part(
            client, replace(view.consent, categories=("plans", "health"))
        ),
        lambda: workspace.clients.remove_part(client, view.consent),
    ):
        with pytest.raises(InvalidInput):
            refused()
    assert only(workspace, client) == view


def test_it_is_withdrawn_in_its_own_call_only(workspace: Workspace) -> None:
    client = a_client(workspace)
    a_consent(workspace, client, organisation_id=an_organisation(workspace))
    consent = only(workspace, client).consent
    with pytest.raises(InvalidInput):
        workspace.clients.save_part(client, replace(consent, withdrawn_on=TODAY))


@pytest.mark.parametrize(
    ("field", "wider"),
    [
        ("categories", ("plans", "health")),
        ("confided", True),
        ("recipient", "und alle anderen"),
        ("organisation_id", None),
        ("purpose", ConsentPurpose.CONFERENCE),
        ("direction", Flow.BOTH),
        ("until", TODAY + 400 * DAY),
        ("since", None),
        ("signed_on", None),
        ("signed_on", TODAY - 30 * DAY),
        ("aim", "Etwas anderes"),
        ("basis", Basis.RELEASE),
    ],
)
def test_what_was_signed_stays_as_it_was_signed(
    workspace: Workspace, field: str, wider: object
) -> None:
    client = a_client(workspace)
    office = an_organisation(workspace)
    a_consent(workspace, client, organisation_id=office, until=TODAY + DAY, recipient="Empfang")
    before = only(workspace, client)
    with pytest.raises(InvalidInput) as refused:
        workspace.clients.save_part(client, replace(before.consent, **{field: wider}))
    assert (refused.value.field, refused.value.problem) == (field, "signed_stays")
    assert only(workspace, client) == before


def test_of_what_was_signed_the_language_and_the_interpreter_can_still_be_noted(
    workspace: Workspace,
) -> None:
    client = a_client(workspace)
    a_consent(workspace, client, organisation_id=an_organisation(workspace))
    noted = replace(only(workspace, client).consent, language="ar", interpreter="Herr Aziz")
    workspace.clients.save_part(client, noted)
    assert only(workspace, client).consent == noted


def test_what_was_signed_is_withdrawn_and_not_removed(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    a_consent(workspace, client, organisation_id=office)
    before = only(workspace, client)
    with pytest.raises(InvalidInput) as refused:
        workspace.clients.remove_part(client, before.consent)
    assert refused.value.problem == "signed_is_withdrawn"
    assert only(workspace, client) == before


def test_a_draft_can_be_changed_and_removed(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    a_consent(workspace, client, organisation_id=office, signed_on=None)
    wider = replace(only(workspace, client).consent, categories=("health", "plans"))
    workspace.clients.save_part(client, wider)
    assert len(only(workspace, client).covers) == 2
    workspace.clients.remove_part(client, wider)
    assert workspace.consents.of(client) == ()


def test_a_legal_provision_is_not_withdrawn(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    ref = a_consent(
        workspace,
        client,
        organisation_id=office,
        basis=Basis.LEGAL_PROVISION,
        provision="§ 69 SGB X",
        reason="Antrag",
        signed_on=None,
    )
    assert only(workspace, client).state is ConsentState.VALID
    with pytest.raises(InvalidInput) as refused:
        workspace.consents.withdraw(client, ref)
    assert refused.value.problem == "nothing_to_withdraw"


def test_grounds_belong_to_their_client(workspace: Workspace) -> None:
    client, other = a_client(workspace), a_client(workspace)
    ref = a_consent(workspace, client, organisation_id=an_organisation(workspace))
    with pytest.raises(RecordGone):
        workspace.consents.withdraw(other, ref)
    with pytest.raises(RecordGone):
        workspace.consents.sign(other, ref)


def test_the_proposal_ends_after_a_year_and_names_only_who_was_chosen(
    workspace: Workspace,
) -> None:
    proposal = workspace.consents.proposal(an_organisation(workspace))
    assert (proposal.since, proposal.until) == (TODAY, dt.date(2027, 11, 18))
    assert (proposal.categories, proposal.signed_on) == ((), None)
    assert workspace.consents.proposal().organisation_id is None


def test_a_consent_for_one_person_of_a_family_never_becomes_one_for_all(
    workspace: Workspace,
) -> None:
    client = a_client(workspace)
    member = a_part(workspace, client, Member("Amal"))
    a_part(workspace, client, Member("Bilal"))
    office = an_organisation(workspace)
    ref = a_consent(workspace, client, organisation_id=office, member_id=member, signed_on=None)
    assert only(workspace, client).member == "Amal"
    amal = next(each for each in workspace.clients.detail(client).members if each.id == member)
    with pytest.raises(InvalidInput) as refused:
        workspace.clients.remove_part(client, amal)
    assert refused.value.problem == "member_has_consents"
    consent = only(workspace, client).consent
    assert (consent.id, consent.member_id) == (ref, member)
    workspace.clients.remove_part(client, consent)
    workspace.clients.remove_part(client, amal)
    assert workspace.consents.of(client) == ()


def test_nothing_is_signed_that_does_not_say_what_for(workspace: Workspace) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    with pytest.raises(InvalidInput) as refused:
        a_consent(workspace, client, organisation_id=office, aim="")
    assert (refused.value.field, refused.value.problem) == ("aim", "aim_missing")
    ref = a_consent(workspace, client, organisation_id=office, aim="", signed_on=None)
    with pytest.raises(InvalidInput):
        workspace.consents.sign(client, ref)
    assert only(workspace, client).state is ConsentState.PREPARED


def test_to_keep_the_record_or_to_talk_about_it_says_itself_what_for(workspace: Workspace) -> None:
    client = a_client(workspace)
    a_consent(workspace, client, purpose=ConsentPurpose.CONFERENCE, aim="", categories=())
    assert only(workspace, client).state is ConsentState.VALID
