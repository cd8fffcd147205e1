"""What of the network passes to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gkdesk.network.graph import Actor, Network, Person, Tie, Wanted
from gkdesk.services.redactor import AudienceRefused, Redactor
from gkdesk.services.register.contact_fields import (
    ContactFields,
    ContactView,
    OrganisationFields,
    OrganisationView,
)
from gkdesk.text.codes.clients import Audience, Salutation
from gkdesk.text.codes.network import Answer, Quality, Ring
from gkdesk.text.ids import ContactId, CooperationId, NeedId, OrganisationId

OTHERS = [audience for audience in Audience if audience is not Audience.OFFICE]
CHECKS = (
    "know_each_other",
    "can_exchange",
    "may_exchange",
    "inform_each_other",
    "lead_is_clear",
)
OPEN = ContactView(
    ContactId(1),
    "Frau Weber",
    ContactFields(
        name="Johanna Weber",
        salutation=Salutation.MS,
        function="Koordination",
        phone="0221 1",
        mobile="0171 2",
        email="w@kreis.example",
        mobile_private=True,
        note="GEHEIM",
        deputy_id=ContactId(2),
    ),
    organisation="KI",
    organisation_short="KI",
    address="",
    verified_on=None,
    ended_on=None,
    deputy="Frau Still",
)
PRIVATE = replace(
    OPEN,
    id=ContactId(2),
    name="Frau Still",
    fields=ContactFields(name="Still", function="Begleitung", mobile="0171 3", private=True),
    deputy="",
)
NETWORK = Network(
    as_of=dt.date(2026, 11, 18),
    actors=(
        Actor(
            OrganisationId(1),
            "KI",
            "",
            "",
            None,
            Ring.CORE,
            people=(
                Person(
                    ContactId(1), "Frau Weber", has_deputy=True, is_fixed=True, verified_on=None
                ),
            ),
        ),
    ),
    ties=(
        Tie(
            CooperationId(1),
            OrganisationId(1),
            OrganisationId(1),
            quality=Quality.TO_CLARIFY,
            wish_for_more=True,
        ),
    ),
    needs=(Wanted(NeedId(1), "Kurs", "language", count=2), Wanted(NeedId(2), "Bus", "", count=3)),
)


@pytest.mark.parametrize("audience", OTHERS)
def test_a_private_number_stays_with_the_office(audience: Audience) -> None:
    assert Redactor(audience).contact(OPEN).fields.mobile == ""
    assert Redactor(Audience.OFFICE).contact(OPEN).fields.mobile == "0171 2"


@pytest.mark.parametrize("audience", list(Audience))
def test_notes_about_people_pass_to_nobody(audience: Audience) -> None:
    assert Redactor(audience).contact(OPEN).fields.note == ""


@pytest.mark.parametrize("audience", OTHERS)
def test_who_is_private_stands_in_no_list_and_is_nobodys_deputy_there(audience: Audience) -> None:
    (seen,) = Redactor(audience).contacts([OPEN, PRIVATE])
    assert seen.deputy == ""
    assert "Still" not in repr(seen)


def test_the_office_sees_all_it_has() -> None:
    seen = Redactor(Audience.OFFICE).contacts([OPEN, PRIVATE])
    assert [view.name for view in seen] == ["Frau Weber", "Frau Still"]
    assert seen[0].deputy == "Frau Still"


@pytest.mark.parametrize("audience", [Audience.MINISTRY, Audience.PUBLIC])
def test_others_learn_functions_without_names(audience: Audience) -> None:
    (seen,) = Redactor(audience).contacts([OPEN])
    assert (seen.name, seen.fields.name, seen.fields.phone) == ("Koordination", "", "0221 1")
    assert "Weber" not in repr(seen)
    assert "w@kreis" not in repr(seen)


@pytest.mark.parametrize("audience", OTHERS)
def test_what_the_office_notes_about_an_organisation_stays_there(audience: Audience) -> None:
    fields = OrganisationFields(
        "KI", limits="GEHEIM", gain="GEHEIM", source="GEHEIM", hints="Bus 3"
    )
    view = OrganisationView(OrganisationId(1), fields, "", "", None, None)
    seen = Redactor(audience).organisation(view)
    assert "GEHEIM" not in repr(seen)
    assert seen.fields.hints == "Bus 3"
    assert Redactor(Audience.OFFICE).organisation(view).fields.limits == "GEHEIM"


@pytest.mark.parametrize("audience", list(Audience))
def test_quality_and_wishes_leave_no_network(audience: Audience) -> None:
    (tie,) = Redactor(audience).network(NETWORK).ties
    assert (tie.quality, tie.wish_for_more) == (None, False)


def test_the_steering_group_may_ask_for_quality() -> None:
    seen = Redactor(Audience.STEERING_GROUP, with_quality=True).network(NETWORK)
    assert seen.ties[0].quality is Quality.TO_CLARIFY


@pytest.mark.parametrize(
    "audience", [each for each in Audience if each is not Audience.STEERING_GROUP]
)
def test_nobody_else_may_ask_for_quality(audience: Audience) -> None:
    with pytest.raises(AudienceRefused):
        Redactor(audience, with_quality=True)


def test_names_of_persons_leave_the_network_only_for_the_office() -> None:
    assert Redactor(Audience.OFFICE).network(NETWORK).actors[0].people[0].name == "Frau Weber"
    for audience in OTHERS:
        assert Redactor(audience).network(NETWORK).actors[0].people[0].name == ""


@pytest.mark.parametrize("audience", list(Audience))
def test_counts_of_persons_below_three_pass_to_nobody(audience: Audience) -> None:
    assert [need.count for need in Redactor(audience).network(NETWORK).needs] == [None, 3]


@pytest.mark.parametrize("audience", list(Audience))
def test_who_does_not_know_whom_is_not_for_the_ministry_and_the_public(audience: Audience) -> None:
    (tie,) = NETWORK.ties
    answered = replace(
        tie,
        know_each_other=Answer.NO,
        can_exchange=Answer.YES,
        may_exchange=Answer.NO,
        inform_each_other=Answer.YES,
        lead_is_clear=Answer.NO,
    )
    (seen,) = Redactor(audience).network(replace(NETWORK, ties=(answered,))).ties
    answers = {getattr(seen, name) for name in CHECKS}
    nameless = audience in (Audience.MINISTRY, Audience.PUBLIC)
    assert answers == ({Answer.UNKNOWN} if nameless else {Answer.YES, Answer.NO})
