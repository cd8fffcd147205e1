"""The chain of a client: its order, referrals and their answers, what fits, who waits."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.chain.chains import NEXT
from gkdesk.services.clients.case_fields import ChainStep, Referral, Transition
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    GermanLevel,
    Member,
    StatusEntry,
)
from gkdesk.text.codes.cases import ChainState, ConsentPurpose, Opening, ReferralState
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import PartialDate
from tests.factories import (
    a_client,
    a_consent,
    a_municipality,
    a_part,
    an_offer,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.chain.chains import Suggestion
    from gkdesk.services.chain.open_ends import OpenEnd
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, PartId

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(1)
ORDER = (
    ReferralState.PROPOSED,
    ReferralState.ASKED,
    ReferralState.ACCEPTED,
    ReferralState.BEGUN,
    ReferralState.ANSWERED,
)


def the_referral(workspace: Workspace, client: ClientId) -> Referral:
    (referral,) = workspace.clients.detail(client).referrals
    return referral


def referred(workspace: Workspace, state: ReferralState) -> tuple[ClientId, PartId]:
    client = a_client(workspace)
    referral = Referral(organisation_id=an_organisation(workspace), state=state)
    return client, a_part(workspace, client, referral)


@pytest.mark.parametrize("before", ReferralState)
def test_a_referral_goes_its_way_and_no_other(workspace: Workspace, before: ReferralState) -> None:
    client, ref = referred(workspace, before)
    for after in ReferralState:
        if after in NEXT[before]:
            workspace.chains.move_referral(client, ref, after, words="kein Platz frei")
            assert the_referral(workspace, client).state is after
            workspace.history.undo()
        else:
            with pytest.raises(InvalidInput) as refused:
                workspace.chains.move_referral(client, ref, after, words="kein Platz frei")
            assert refused.value.problem == "referral_not_there_yet", after
        assert the_referral(workspace, client).state is before, after


def test_every_state_has_its_next_ones() -> None:
    assert NEXT.keys() == set(ReferralState)
    assert all(later in NEXT[earlier] for earlier, later in itertools.pairwise(ORDER))


def test_days_and_words_are_noted_on_the_way(workspace: Workspace) -> None:
    client, ref = referred(workspace, ReferralState.PROPOSED)
    move = workspace.chains.move_referral
    move(client, ref, ReferralState.ASKED, on=TODAY - 20 * DAY)
    row = the_referral(workspace, client)
    assert (row.asked_on, row.answer_due) == (TODAY - 20 * DAY, TODAY - 6 * DAY)
    with pytest.raises(InvalidInput):
        move(client, ref, ReferralState.DECLINED)
    move(client, ref, ReferralState.DECLINED, words="voll")
    assert the_referral(workspace, client).reason == "voll"
    move(client, ref, ReferralState.ASKED)
    assert the_referral(workspace, client).answered_on is None
    move(client, ref, ReferralState.ACCEPTED)
    move(client, ref, ReferralState.BEGUN)
    row = the_referral(workspace, client)
    assert (row.begun_on, row.feedback_due) == (TODAY, TODAY + 14 * DAY)
    move(client, ref, ReferralState.ANSWERED, words="läuft gut")
    row = the_referral(workspace, client)
    assert (row.feedback_on, row.feedback) == (TODAY, "läuft gut")


def test_a_referral_is_not_moved_by_another_client(workspace: Workspace) -> None:
    _, ref = referred(workspace, ReferralState.PROPOSED)
    with pytest.raises(RecordGone):
        workspace.chains.move_referral(a_client(workspace), ref, ReferralState.ASKED)


def test_steps_are_put_into_another_order(workspace: Workspace) -> None:
    client = a_client(workspace)
    refs = [a_part(workspace, client, ChainStep(what)) for what in ("A1", "B1", "Ausbildung")]
    workspace.chains.reorder(client, [refs[2], refs[0], refs[1]])
    steps = workspace.clients.detail(client).chain
    assert [step.what for step in steps] == ["Ausbildung", "A1", "B1"]
    for wrong in (refs[:2], [*refs, refs[0], 7]):
        with pytest.raises(RecordGone):
            workspace.chains.reorder(client, wrong)


def test_a_step_that_goes_takes_the_passage_along_that_then_joins_nothing(
    workspace: Workspace,
) -> None:
    client = a_client(workspace)
    step = ChainStep("A1")
    first = a_part(workspace, client, step)
    second = a_part(workspace, client, ChainStep("B1"))
    a_part(workspace, client, Transition(from_id=first))
    a_part(workspace, client, Transition(from_id=first, to_id=second))
    workspace.clients.remove_part(client, workspace.clients.detail(client).chain[0])
    (left,) = workspace.clients.detail(client).transitions
    assert (left.from_id, left.to_id) == (None, second)


def suggested(workspace: Workspace, client: ClientId, **more: bool) -> dict[str, Suggestion]:
    return {each.name: each for each in workspace.chains.suggestions(client, **more)}


def test_suggestions_say_what_speaks_for_them(workspace: Workspace) -> None:
    here = a_municipality(workspace)
    client = a_client(
        workspace, StatusEntry("permission_to_stay"), Member("Amal", birth=PartialDate(2024))
    )
    workspace.clients.save_case(client, CaseFacts(main_field="language"))
    workspace.clients.save_german(client, GermanLevel(reached=CefrLevel.A2))
    workspace.clients.save_address(client, Address("", "", "", here))
    an_offer(
        workspace,
        organisation_id=an_organisation(workspace),
        level_from=CefrLevel.A2,
        level_to=CefrLevel.B1,
        municipality_id=here,
        childcare=Answer.YES,
    )
    found = suggested(workspace, client)["Frauensprachkurs"]
    assert found.provider == "VHS"
    assert found.fit.reasons == (
        "passt zum Handlungsfeld",
        "offen für jeden Aufenthaltsstatus",
        "passt zum Deutschniveau",
        "in der eigenen Gemeinde",
        "mit Kinderbetreuung",
    )
    assert (found.fit.against, found.fit.to_ask) == ((), ())


@pytest.mark.parametrize(
    ("fields", "against"),
    [
        ({"level_from": CefrLevel.B1}, "verlangt Deutsch ab B1"),
        ({"level_to": CefrLevel.A1}, "geht nur bis A1"),
        ({"childcare": Answer.NO}, "ohne Kinderbetreuung"),
        ({"admission_until": TODAY - DAY}, "Einstieg war bis 17.11.2026 möglich"),
    ],
)
def test_what_speaks_against_an_offer_is_said_on_demand(
    workspace: Workspace, fields: dict[str, object], against: str
) -> None:
    client = a_client(workspace, Member("Amal", birth=PartialDate(2024)))
    workspace.clients.save_german(client, GermanLevel(reached=CefrLevel.A2))
    an_offer(workspace, **fields)
    assert suggested(workspace, client) == {}
    assert suggested(workspace, client, with_unfit=True)["Frauensprachkurs"].fit.against == (
        against,
    )


def test_what_the_record_does_not_say_has_to_be_asked(workspace: Workspace) -> None:
    client = a_client(workspace)
    an_offer(workspace, level_from=CefrLevel.B1, statuses=("permission_to_stay",))
    fit = suggested(workspace, client)["Frauensprachkurs"].fit
    assert fit.against == ()
    assert fit.to_ask == ("Aufenthaltsstatus nicht eingetragen", "Deutschniveau nicht eingetragen")


def test_offers_of_other_fields_and_ended_ones_are_not_suggested(workspace: Workspace) -> None:
    client = a_client(workspace)
    workspace.clients.save_case(client, CaseFacts(main_field="language"))
    an_offer(workspace, name="Praktikum", field="work")
    workspace.offers.end(an_offer(workspace, name="Früherer Kurs"))
    assert suggested(workspace, client) == {}


def ends(workspace: Workspace) -> dict[str, OpenEnd]:
    return {each.last_step: each for each in workspace.chains.open_ends()}


def test_a_chain_that_ended_without_a_next_step_is_an_open_end(workspace: Workspace) -> None:
    client = a_client(workspace, ContactEntry("angerufen", TODAY - DAY))
    step = a_part(workspace, client, ChainStep("B1-Kurs", state=ChainState.DONE, until=TODAY))
    end = ends(workspace)["B1-Kurs"]
    assert (end.client_id, end.opening, end.ended_on) == (client, Opening.UNCLEAR, TODAY)
    assert (end.last_contact, end.may_be_contacted, end.talked_on) == (TODAY - DAY, False, None)
    passage = Transition(from_id=step, opening=Opening.MISSING, talked_on=TODAY)
    a_part(workspace, client, passage)
    a_consent(workspace, client, purpose=ConsentPurpose.FOLLOW_UP)
    end = ends(workspace)["B1-Kurs"]
    assert (end.opening, end.talked_on, end.may_be_contacted) == (Opening.MISSING, TODAY, True)


def test_a_family_may_be_contacted_when_each_of_them_agreed(workspace: Workspace) -> None:
    client = a_client(workspace, ChainStep("B1-Kurs", state=ChainState.DONE))
    members = [a_part(workspace, client, Member(name)) for name in ("Amal", "Bilal")]
    for member in members:
        assert not ends(workspace)["B1-Kurs"].may_be_contacted
        a_consent(workspace, client, purpose=ConsentPurpose.FOLLOW_UP, member_id=member)
    assert not ends(workspace)["B1-Kurs"].may_be_contacted
    a_consent(workspace, client, purpose=ConsentPurpose.FOLLOW_UP, herself=True)
    assert ends(workspace)["B1-Kurs"].may_be_contacted


def test_whose_chain_goes_on_or_who_has_ended_is_no_open_end(workspace: Workspace) -> None:
    done = ChainStep("A1-Kurs", state=ChainState.DONE)
    a_client(workspace, done, ChainStep("B1-Kurs", state=ChainState.PLANNED))
    ended = a_client(workspace, done)
    workspace.clients.end(ended, TODAY, "weggezogen")
    a_client(workspace)
    assert ends(workspace) == {}


def test_who_waits_longest_comes_first(workspace: Workspace) -> None:
    for what, until in (("ohne Tag", None), ("neu", TODAY), ("alt", TODAY - 90 * DAY)):
        a_client(workspace, ChainStep(what, state=ChainState.BROKEN_OFF, until=until))
    assert list(ends(workspace)) == ["alt", "neu", "ohne Tag"]
