"""Few figures, and who carries how much."""

from __future__ import annotations

import datetime as dt

from gkdesk.network.findings.figures import AgreementYear, figures, network_figures
from gkdesk.network.findings.load import load, load_table
from gkdesk.network.graph import Agreed, Sitting
from gkdesk.text.codes.findings import FindingCode
from gkdesk.text.codes.network import Area, FormalBasis
from tests.unit.network.findings.findings_kit import (
    LEADING_ROLES,
    TODAY,
    actor,
    codes,
    group,
    network,
    person,
    seat,
    sentence,
    sentences,
    shared,
    tie,
)

_AGREEMENT = FormalBasis.AGREEMENT


def test_size_density_and_areas_are_counted() -> None:
    world = network(
        actors=[actor(1, area=Area.WORK), actor(2, area=Area.WORK), actor(3)],
        ties=[tie(1, 1, 2), tie(2, 2, 1)],
    )
    shown = network_figures(world)
    assert (shown.ties, shown.measured.pairs) == (2, 1)
    assert shown.by_area == ((Area.WORK, 2), (None, 1))
    found = figures(world)
    assert sentences(found, FindingCode.SIZE) == [
        "Das Netzwerk umfasst 3 Organisationen und 2 Kooperationen."
    ]
    assert sentences(found, FindingCode.DENSITY) == [
        "Von allen möglichen Paaren haben 33,3 % eine eingetragene Kooperation."
    ]
    assert sentences(found, FindingCode.ISOLATED) == [
        "Stelle 3: Es ist noch keine Kooperation eingetragen."
    ]


def test_an_empty_network_has_no_figures() -> None:
    assert figures(network()) == ()


def test_a_bridge_names_who_is_reached_through_it_alone() -> None:
    world = network(
        actors=[actor(number) for number in range(1, 5)],
        ties=[tie(1, 1, 2), tie(2, 2, 3), tie(3, 3, 1), tie(4, 3, 4)],
    )
    assert sentences(figures(world), FindingCode.BRIDGE) == [
        (
            "Stelle 3 verbindet Teile des Netzwerks, die sonst nicht verbunden sind. Nur so "
            "angebunden: Stelle 4."
        )
    ]


def test_agreements_stand_beside_those_of_the_alliances() -> None:
    world = network(
        actors=[actor(1), actor(2), actor(3)],
        ties=[
            tie(1, 1, 2, agreements=(Agreed(_AGREEMENT), Agreed(FormalBasis.MINUTES))),
            tie(2, 2, 3, agreements=(Agreed(_AGREEMENT, runs_until=dt.date(2025, 1, 1)),)),
        ],
    )
    assert sentences(figures(world), FindingCode.AGREEMENTS) == [
        (
            "Derzeit gelten 2 schriftliche Grundlagen der Zusammenarbeit, darunter eine "
            "Kooperationsvereinbarung. Landesweit gab es "
            "Kooperationsvereinbarungen 2020 in 7 von 49, "
            "2021 in 13 von 39 und 2022 in 24 von 40 ausgewerteten Bündnissen."
        )
    ]


def test_agreements_are_told_by_kind_and_year() -> None:
    signed = dt.date(2024, 5, 1)
    agreements = (
        Agreed(_AGREEMENT, signed, runs_until=dt.date(2025, 6, 30)),
        Agreed(_AGREEMENT, dt.date(2026, 1, 1)),
        Agreed(FormalBasis.MINUTES, dt.date(2027, 1, 1)),
        Agreed(FormalBasis.LETTER_OF_INTENT),
    )
    world = network(actors=[actor(1), actor(2)], ties=[tie(1, 1, 2, agreements=agreements)])
    shown = network_figures(world)
    assert shown.by_year == (
        AgreementYear(2024, _AGREEMENT, 1, 1),
        AgreementYear(2026, _AGREEMENT, 1, 1),
    )
    assert shown.agreements == ((FormalBasis.LETTER_OF_INTENT, 1), (_AGREEMENT, 1))


def _busy() -> tuple[object, ...]:
    return tuple(
        group(number, [seat(1, 5, role="lead" if number == 1 else "member"), seat(2)])
        for number in range(1, 5)
    )


def test_load_is_told_by_organisation_and_function_and_never_by_person() -> None:
    people = (person(5, name="Ina Invent", function="Leitung"),)
    world = network(actors=[actor(1, "JMD", people=people), actor(2)], groups=_busy())
    found = load(world)
    assert sentences(found, FindingCode.MANY_BODIES)[0] == "JMD ist in 4 von 4 Gremien vertreten."
    assert sentences(found, FindingCode.FUNCTION_IN_MANY_BODIES) == [
        "JMD: Die Funktion „Leitung“ hat Plätze in 4 Gremien."
    ]
    assert not [finding for finding in found if "Invent" in sentence(finding)]
    (row, _other) = load_table(world, LEADING_ROLES)
    assert (row.name, row.leads, row.functions) == ("JMD", 1, (("Leitung", 4),))


def test_meetings_of_the_last_year_are_counted_once_for_each_body() -> None:
    sittings = (
        Sitting(TODAY - dt.timedelta(days=10)),
        Sitting(TODAY - dt.timedelta(days=400)),
        Sitting(TODAY + dt.timedelta(days=10)),
    )
    world = network(actors=[actor(1)], groups=[group(1, [seat(1), seat(1)], sittings=sittings)])
    assert load_table(world)[0].meetings == 1


def test_the_function_is_the_one_in_the_organisation_of_the_seat() -> None:
    world = network(
        actors=[
            actor(1, people=(person(5, function="Leitung"),)),
            actor(2, people=(person(5, function="Vorstand"),)),
        ],
        groups=[group(1, [seat(2, 5)])],
    )
    assert [row.functions for row in load_table(world)] == [(("Vorstand", 1),)]


def test_who_works_with_many_and_sits_nowhere_is_named() -> None:
    actors = [actor(1, "Wohnungsamt"), *(actor(number) for number in range(2, 7))]
    world = network(
        actors=actors,
        ties=[tie(number, 1, number) for number in range(2, 6)],
        shared=[shared(1, 6, 2)],
        groups=[group(1, [seat(number) for number in range(2, 7)])],
    )
    assert [sentence(finding) for finding in load(world)] == [
        (
            "Wohnungsamt ist mit 5 anderen Organisationen verbunden und hat in "
            "keinem Gremium einen "
            "Sitz."
        )
    ]


def _attended(*present: int | None) -> list[FindingCode]:
    sittings = tuple(
        Sitting(TODAY - dt.timedelta(days=30 * place), heads) for place, heads in enumerate(present)
    )
    seats = [seat(number) for number in range(1, 5)]
    actors = [actor(number) for number in range(1, 5)]
    return codes(load(network(actors=actors, groups=[group(1, seats, sittings=sittings)])))


def test_seats_that_stay_empty_for_long_are_a_finding_of_the_body() -> None:
    assert _attended(1, 2, 1) == [FindingCode.FEW_PRESENT]
    assert _attended(2, 2, 2) == []


def test_too_few_counted_meetings_have_no_average() -> None:
    assert _attended(1, 1, None, None) == []
