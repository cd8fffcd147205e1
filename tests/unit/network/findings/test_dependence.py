"""What hangs on one person or one organisation."""

from __future__ import annotations

import pytest

from gkdesk.network.findings.dependence import dependence
from gkdesk.network.findings.finding import Severity
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import FindingCode
from gkdesk.text.codes.network import Ring
from tests.unit.network.findings.findings_kit import (
    LEADING_ROLES,
    actor,
    codes,
    group,
    network,
    person,
    seat,
    sentence,
    sentences,
    tie,
)


def test_an_organisation_with_one_contact_is_named_without_the_person() -> None:
    world = network(actors=[actor(1, "JMD", people=(person(5, name="Ina Invent"),))])
    (finding,) = dependence(world)
    assert sentence(finding) == "JMD ist nur über eine Ansprechperson ohne Vertretung erreichbar."
    assert (RecordKind.CONTACT_PERSON, 5) in {(a.kind, a.ref) for a in finding.about}
    assert "Invent" not in sentence(finding)


def test_a_single_contact_with_a_deputy_is_cover_enough() -> None:
    assert dependence(network(actors=[actor(1, people=(person(5, has_deputy=True),))])) == ()


def test_one_contact_matters_more_where_many_depend_on_it() -> None:
    lonely = actor(1, people=(person(5),))
    core = actor(2, people=(person(6),), ring=Ring.CORE)
    hub = actor(3, people=(person(7),))
    others = [actor(number) for number in (11, 12, 13)]
    ties = [tie(20 + other.id, 3, other.id) for other in others]
    found = dependence(network(actors=[lonely, core, hub, *others], ties=ties))
    assert [(f.facts.name, f.severity) for f in found] == [
        ("Stelle 3", Severity.IMPORTANT),
        ("Stelle 2", Severity.IMPORTANT),
        ("Stelle 1", Severity.NOTICE),
    ]
    assert sentence(found[0]).endswith("und mit 3 anderen Organisationen verbunden.")


def test_contacts_without_deputy_are_counted_per_organisation() -> None:
    people = (person(5, is_fixed=True), person(6), person(7, has_deputy=True))
    found = dependence(network(actors=[actor(1, "Jobcenter", people=people)]))
    assert [sentence(finding) for finding in found] == [
        (
            "Jobcenter: Für 2 von 3 Ansprechpersonen ist keine Vertretung "
            "eingetragen, darunter eine "
            "feste Ansprechperson."
        )
    ]


def test_a_body_of_one_organisation_is_named() -> None:
    world = network(
        actors=[actor(1, "KI")], groups=[group(1, [seat(1), seat(1)], name="Jour fixe")]
    )
    assert sentences(dependence(world), FindingCode.BODY_ON_ONE_ORGANISATION) == [
        "Jour fixe: Alle eingetragenen Plätze gehören zu KI."
    ]


@pytest.mark.parametrize("role", ["lead", "coordination"])
def test_a_body_led_by_one_person_without_deputy_is_named(role: str) -> None:
    actors = [actor(1, "KI", people=(person(5), person(6))), actor(2)]
    seats = [seat(1, 5, role=role), seat(2)]
    found = dependence(
        network(actors=actors, groups=[group(1, seats, name="AK Sprache")]), LEADING_ROLES
    )
    assert sentences(found, FindingCode.BODY_ON_ONE_PERSON) == [
        "AK Sprache: Eine einzige Person ohne Vertretung trägt das Gremium (KI)."
    ]


@pytest.mark.parametrize(
    "leading",
    [
        [seat(1, 5, role="lead", has_deputy=True)],
        [seat(1, 5, role="lead"), seat(2, 6, role="coordination")],
        [seat(1, role="lead")],
    ],
    ids=["deputy", "two", "organisation"],
)
def test_a_body_that_is_carried_by_more_is_no_finding(leading: list[object]) -> None:
    actors = [actor(1, people=(person(5, has_deputy=True),)), actor(2, people=(person(6),))]
    found = dependence(
        network(actors=actors, groups=[group(1, [*leading, seat(2)])]), LEADING_ROLES
    )
    assert FindingCode.BODY_ON_ONE_PERSON not in codes(found)


def test_a_volunteer_without_organisation_may_carry_a_body_alone() -> None:
    world = network(unattached=[person(5)], groups=[group(1, [seat(None, 5)], name="Runder Tisch")])
    (finding,) = dependence(world)
    assert sentence(finding) == (
        "Runder Tisch: Eine einzige Person ohne Vertretung trägt das Gremium."
    )


def test_an_organisation_that_leads_most_bodies_is_a_hint() -> None:
    actors = [actor(1, "KI"), actor(2)]
    groups = [group(n, [seat(1, role="lead"), seat(2)]) for n in (1, 2, 3)]
    groups.append(group(4, [seat(2, role="lead"), seat(1)]))
    found = dependence(network(actors=actors, groups=groups), LEADING_ROLES)
    assert [sentence(finding) for finding in found] == [
        "KI leitet oder koordiniert 3 von 4 Gremien mit eingetragener Leitung."
    ]


def test_a_body_without_seats_is_no_finding() -> None:
    assert dependence(network(groups=[group(1, [])])) == ()
