"""What the analysis of the network has to find lies in the invented alliance."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from gkdesk.text.codes.clients import CefrLevel
from tests.unit.services.demo_network_kit import YEAR, Row, living, pairs, read, seats, tables

LEVELS = list(CefrLevel)


def parts_without(gone: str | None = None) -> int:
    """Return into how many parts the cooperations fall, perhaps without one organisation."""
    near: dict[str, set[str]] = {key: set() for pair in pairs() for key in pair - {gone}}
    for first, second in (pair for pair in pairs() if gone not in pair):
        near[first].add(second)
        near[second].add(first)
    parts = 0
    while near:
        parts += 1
        reached = [next(iter(near))]
        while reached:
            reached += [each for each in near.pop(reached.pop(), ()) if each in near]
    return parts


def core_kinds() -> set[str]:
    """Return the kinds of organisations that sit in the core group."""
    kinds = {row["key"]: row["kind"] for row in tables()["organisation"]}
    core = next(body for body in tables()["body"] if body["kind"] == "core_group")
    return {kinds[seat["organisation"]] for seat in seats(core)}


def meets(offer: Row, need: Row) -> bool:
    """Tell whether an offer is open to the people who have a need."""
    if offer["field"] != need["field"]:
        return False
    if need.get("childcare") and offer.get("childcare") != "yes":
        return False
    place, here = offer.get("municipality"), need.get("municipality")
    if place and here and place != here:
        return False
    open_to = set(offer.get("statuses", ()))
    if open_to and not set(need.get("statuses", ())) <= open_to:
        return False
    if "level" not in need or "level_from" not in offer:
        return True
    low, high = LEVELS.index(offer["level_from"]), LEVELS.index(offer["level_to"])
    return low <= LEVELS.index(need["level"]) <= high


def fitting(need: Row) -> list[Row]:
    """Return the offers that meet a need."""
    return [offer for offer in living("offer") if meets(offer, need)]


def test_the_core_group_lacks_kinds_that_most_others_have() -> None:
    assert len(core_kinds()) >= 10
    assert not {"youth_office", "school_transition_office", "chamber_of_commerce"} & core_kinds()


def test_some_needs_are_met_by_nothing_and_some_by_several() -> None:
    wanted = [need for need in tables()["need"] if need["state"] in ("open", "in_work")]
    found = [len(fitting(need)) for need in wanted]
    assert found.count(0) >= 6
    assert any(count > 1 for count in found)
    assert sum("owner" not in need for need in wanted) >= 4


def test_some_offers_double_and_some_are_closed_to_people_without_a_permit() -> None:
    cells = Counter(
        (row["field"], row.get("level_from"), row.get("level_to"), row.get("municipality"))
        for row in living("offer")
        if "level_from" in row
    )
    assert max(cells.values()) >= 2
    closed = {"toleration", "permission_to_stay"}
    shut = [
        row for row in living("offer") if row.get("statuses") and not closed & set(row["statuses"])
    ]
    assert len(shut) >= 8
    admissions = [row["admission_until"] for row in living("offer") if "admission_until" in row]
    assert any(-31 <= day < 0 for day in admissions)
    assert any(0 <= day <= 14 for day in admissions)


def test_some_stand_beside_the_same_clients_without_working_together() -> None:
    home = {row["key"]: row.get("organisation") for row in tables()["contact"]}
    shared: Counter[frozenset[str]] = Counter()
    for client in read("klienten")["client"]:
        beside = {home[key] for key, _ in client.get("helpers", ())} - {None}
        shared.update(frozenset(pair) for pair in combinations(sorted(map(str, beside)), 2))
    assert len(set(shared) - pairs()) >= 3
    assert set(shared) & pairs()


def test_some_cooperations_may_not_exchange_or_have_no_clear_lead() -> None:
    ties = living("cooperation")
    assert sum(row.get("may_exchange") == "no" for row in ties) >= 5
    assert sum(row.get("lead_is_clear") == "no" for row in ties) >= 5
    assert {row.get("mechanism") for row in ties} >= {"exchange", "appeal", "shift", "handover"}
    assert any(row.get("direction") == "one_way" for row in ties)
    assert any(row.get("wish_for_more") for row in ties)


def test_some_things_hang_on_one_person() -> None:
    people = Counter(row.get("organisation") for row in living("contact"))
    assert sum(people[row["key"]] == 1 for row in living("organisation")) >= 10
    assert sum("deputy" not in row for row in living("contact")) >= 30
    assert [body["key"] for body in living("body") if len(seats(body)) == 1] == ["uag_praktikum"]
    assert {body["state"] for body in tables()["body"]} == {"active", "dormant", "ended"}


def test_some_organisations_stand_alone_and_some_hold_others() -> None:
    tied = frozenset().union(*pairs())
    assert len({row["key"] for row in living("organisation")} - tied) >= 3
    whole = parts_without()
    assert sum(parts_without(key) > whole for key in tied) >= 4


def test_some_entries_were_not_checked_for_a_year_or_never() -> None:
    for kind in ("contact", "organisation", "cooperation"):
        days = [row.get("verified") for row in living(kind)]
        assert sum(day is not None and day < -YEAR for day in days) >= 8, kind
        assert None in days, kind
    assert any("name" not in row for row in living("contact"))


def test_agreements_came_over_the_years_and_some_want_a_review() -> None:
    signed = [row["signed_on"] for row in tables()["agreements"]]
    for year in range(4):
        assert any(-(year + 1) * YEAR <= day < -year * YEAR for day in signed)
    days = [row["review_on"] for row in tables()["agreements"] if "review_on" in row]
    assert any(day < 0 for day in days)
    assert any(0 <= day <= 60 for day in days)
    assert any(day > 60 for day in days)


def test_a_written_basis_has_the_kind_that_was_signed_last() -> None:
    for row in tables()["cooperation"]:
        if row.get("agreements"):
            assert row["agreements"][-1]["basis"] == row["basis"], row["key"]
