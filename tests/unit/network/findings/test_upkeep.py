"""What was not checked for long, as a list of calls."""

from __future__ import annotations

import datetime as dt

from gkdesk.network.findings.upkeep import UpkeepOptions, call_list, upkeep
from gkdesk.network.graph import Agreed
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.dates import format_day_joined
from tests.unit.network.findings.findings_kit import (
    FRESH,
    TODAY,
    actor,
    network,
    offer,
    person,
    sentence,
    tie,
)

_OLD = TODAY - dt.timedelta(days=366)
_OLDER = TODAY - dt.timedelta(days=800)


def test_what_was_checked_within_the_year_needs_no_call() -> None:
    world = network(
        actors=[actor(1, verified_on=TODAY - dt.timedelta(days=365), people=(person(5),))],
        offers=[offer(3, provider=1)],
    )
    assert call_list(world) == ()
    assert upkeep(world) == ()


def test_one_call_gathers_everything_to_check_with_an_organisation() -> None:
    world = network(
        actors=[
            actor(1, "VHS", verified_on=_OLD, people=(person(5, verified_on=_OLDER),)),
            actor(2),
        ],
        offers=[offer(3, provider=1, verified_on=_OLD), offer(4, provider=1, verified_on=_OLD)],
        ties=[tie(6, 1, 2, verified_on=_OLD), tie(7, 2, 1)],
    )
    (call,) = call_list(world)
    assert (call.organisation, call.oldest, call.days) == (1, _OLDER, 800)
    assert (call.own, call.people, call.offers, call.ties) == (True, (5,), (3, 4), (6,))
    (finding,) = upkeep(world)
    assert sentence(finding) == (
        "VHS: Zu prüfen sind die Angaben zur Organisation, 1 Ansprechperson, 2 Angebote und "
        "1 Kooperation; die älteste Prüfung war am 9.\N{NO-BREAK SPACE}9.\N{NO-BREAK SPACE}2024."
    )


def test_the_oldest_comes_first_and_what_was_never_checked_before_it() -> None:
    world = network(
        actors=[
            actor(1, "Alt", verified_on=_OLD),
            actor(2, "Nie", verified_on=None),
            actor(3, "Älter", verified_on=_OLDER),
        ]
    )
    assert [call.name for call in call_list(world)] == ["Nie", "Älter", "Alt"]
    assert [finding.facts.name for finding in upkeep(world)] == ["Nie", "Älter", "Alt"]
    assert sentence(upkeep(world)[0]).endswith("mindestens eine Angabe wurde noch nie geprüft.")


def test_the_period_can_be_chosen() -> None:
    world = network(actors=[actor(1, verified_on=FRESH)])
    assert len(call_list(world, UpkeepOptions(stale_after_months=1))) == 1


def test_people_and_offers_without_organisation_are_one_entry_of_their_own() -> None:
    world = network(
        unattached=[person(5, verified_on=None), person(6)],
        offers=[offer(3, verified_on=_OLD), offer(4, provider=99, verified_on=_OLD)],
    )
    (call,) = call_list(world)
    assert (call.organisation, call.people, call.offers) == (None, (5,), (3, 4))
    assert sentence(upkeep(world)[0]) == (
        "Ohne Organisation: Zu prüfen sind 1 Ansprechperson und 2 Angebote; mindestens eine "
        "Angabe wurde noch nie geprüft."
    )


def test_a_single_thing_to_check_stands_in_the_singular() -> None:
    world = network(actors=[actor(1, "VHS", people=(person(5, verified_on=_OLD),))])
    assert sentence(upkeep(world)[0]).startswith("VHS: Zu prüfen ist 1 Ansprechperson; ")


def _agreed(*agreements: Agreed) -> list[str]:
    world = network(
        actors=[actor(1, "JC"), actor(2, "ABH")], ties=[tie(3, 1, 2, agreements=agreements)]
    )
    return [sentence(finding) for finding in upkeep(world)]


def test_an_agreement_whose_review_has_come_is_named() -> None:
    day = dt.date(2026, 11, 1)
    assert _agreed(Agreed(FormalBasis.AGREEMENT, review_on=day)) == [
        f"ABH und JC: Ihre Vereinbarung ist seit dem {format_day_joined(day)} zur Prüfung fällig."
    ]
    assert _agreed(Agreed(FormalBasis.AGREEMENT, review_on=TODAY + dt.timedelta(days=1))) == []


def test_an_agreement_that_ran_out_is_named_unless_another_holds() -> None:
    over = Agreed(FormalBasis.AGREEMENT, runs_until=dt.date(2026, 6, 30), review_on=_OLD)
    assert _agreed(over) == [
        (
            "ABH und JC: Ihre Vereinbarung ist am "
            "30.\N{NO-BREAK SPACE}6.\N{NO-BREAK SPACE}2026 ausgelaufen, eine neue ist nicht "
            "eingetragen."
        )
    ]
    assert _agreed(over, Agreed(FormalBasis.AGREEMENT)) == []


def test_the_days_of_a_cooperation_itself_serve_where_no_agreement_is_listed() -> None:
    world = network(
        actors=[actor(1, "JC"), actor(2, "ABH")],
        ties=[tie(3, 1, 2, basis=FormalBasis.MINUTES, runs_until=dt.date(2026, 6, 30))],
    )
    assert "ausgelaufen" in sentence(upkeep(world)[0])


def test_a_new_review_day_is_a_new_finding() -> None:
    keys = set()
    for day in (dt.date(2026, 5, 1), dt.date(2026, 11, 1)):
        agreements = (Agreed(FormalBasis.AGREEMENT, review_on=day),)
        world = network(actors=[actor(1), actor(2)], ties=[tie(3, 1, 2, agreements=agreements)])
        keys |= {finding.key for finding in upkeep(world)}
    assert len(keys) == 2


def test_what_is_unchecked_again_after_a_check_is_a_new_finding() -> None:
    first = network(actors=[actor(1, verified_on=_OLDER)])
    again = network(actors=[actor(1, verified_on=_OLD)])
    (before,), (after,) = upkeep(first), upkeep(again)
    assert before.key != after.key
    assert upkeep(first)[0].key == before.key
