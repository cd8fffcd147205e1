from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gkdesk.network.compare import Change, FieldChange, Part, compare, united
from gkdesk.network.graph import Network, Place
from gkdesk.text.codes.network import Direction, Fate, FormalBasis, Quality, Ring
from gkdesk.text.wording.map import field_word
from tests.unit.network.networks import a_network

BEFORE = a_network(1)
LATER = dt.date(2027, 11, 1)


def with_actor(**fields: object) -> Network:
    actor = replace(BEFORE.actors[0], **fields)  # type: ignore[arg-type]
    return replace(BEFORE, as_of=LATER, actors=(actor, *BEFORE.actors[1:]))


def with_tie(**fields: object) -> Network:
    tie = replace(BEFORE.ties[0], **fields)  # type: ignore[arg-type]
    return replace(BEFORE, as_of=LATER, ties=(tie, *BEFORE.ties[1:]))


def changes(now: Network, part: Part) -> tuple[Change, ...]:
    return compare(BEFORE, now).of(part)


def test_the_same_state_has_no_changes() -> None:
    mixed = replace(BEFORE, actors=BEFORE.actors[::-1], ties=BEFORE.ties[::-1])
    assert compare(BEFORE, mixed).changes == ()


def test_a_changed_field_says_what_was_and_what_is() -> None:
    now = with_actor(ring=Ring.CORE, name="Volkshochschule Neuheim")
    (change,) = changes(now, Part.ACTOR)
    assert change.fate is Fate.CHANGED
    assert change.fields == (
        FieldChange("name", BEFORE.actors[0].name, "Volkshochschule Neuheim"),
        FieldChange("ring", BEFORE.actors[0].ring, Ring.CORE),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"verified_on": LATER},
        {"is_stale": not BEFORE.actors[0].is_stale},
        {"place": Place(1, 2)},
        {"people": ()},
        {"fields": BEFORE.actors[0].fields[::-1]},
    ],
    ids=str,
)
def test_upkeep_places_and_persons_are_no_change(fields: dict[str, object]) -> None:
    assert compare(BEFORE, with_actor(**fields)).changes == ()


def test_new_and_gone_organisations_and_cooperations_are_found() -> None:
    now = replace(BEFORE, actors=BEFORE.actors[1:], ties=BEFORE.ties[1:])
    assert compare(BEFORE, now).fates(Part.ACTOR) == {BEFORE.actors[0].id: Fate.GONE}
    assert compare(BEFORE, now).fates(Part.TIE) == {BEFORE.ties[0].id: Fate.GONE}
    assert compare(now, BEFORE).fates(Part.ACTOR) == {BEFORE.actors[0].id: Fate.NEW}


def test_naming_the_partners_the_other_way_round_is_no_change() -> None:
    tie = BEFORE.ties[0]
    both = replace(BEFORE, ties=(replace(tie, direction=Direction.BOTH),))
    turned = replace(both.ties[0], first=tie.second, second=tie.first)
    assert compare(both, replace(both, ties=(turned,))).changes == ()
    way = replace(both, ties=(replace(both.ties[0], direction=Direction.ONE_WAY),))
    back = replace(way, ties=(replace(turned, direction=Direction.ONE_WAY),))
    assert [field.field for field in compare(way, back).changes[0].fields] == ["first", "second"]


def test_quality_is_not_compared() -> None:
    now = with_tie(quality=Quality.TO_CLARIFY)
    assert compare(with_tie(quality=Quality.SOUND), now).changes == ()


def test_seats_are_compared_by_organisation_and_role() -> None:
    body = BEFORE.groups[0]
    first, *others = body.seats
    deputy = replace(first, has_deputy=True, contact=None)
    now = replace(BEFORE, groups=(replace(body, seats=(deputy, *others[1:])),))
    found = {change.actors: change.fate for change in changes(now, Part.SEAT)}
    assert found == {
        (first.organisation,): Fate.CHANGED,
        (others[0].organisation,): Fate.GONE,
    }


def test_two_seats_of_one_organisation_that_become_one_are_one_seat_less() -> None:
    body = BEFORE.groups[0]
    twice = replace(BEFORE, groups=(replace(body, seats=(body.seats[0], *body.seats)),))
    fates = [change.fate for change in compare(twice, BEFORE).of(Part.SEAT)]
    assert fates == [Fate.GONE]


def test_a_prolonged_agreement_is_a_change_and_a_signed_one_is_new() -> None:
    tie = next(tie for tie in BEFORE.ties if tie.agreements)
    old = tie.agreements[0]
    prolonged = replace(old, runs_until=LATER)
    signed = replace(old, basis=FormalBasis.MINUTES, signed_on=LATER)
    ties = tuple(
        replace(one, agreements=(prolonged, signed)) if one is tie else one for one in BEFORE.ties
    )
    found = {c.code: c for c in changes(replace(BEFORE, ties=ties), Part.AGREEMENT)}
    assert found["agreement"].fields == (FieldChange("runs_until", None, LATER),)
    assert found["minutes"].fate is Fate.NEW
    assert found["minutes"].id == tie.id


def test_every_field_of_a_change_has_a_word() -> None:
    now = replace(a_network(2), as_of=LATER)
    fields = {f.field for c in compare(BEFORE, now).changes for f in c.fields}
    assert len(fields) > 10
    assert all(field_word(field) for field in fields)


def test_the_united_network_holds_what_is_gone_and_what_is_new() -> None:
    now = replace(with_actor(name="Anders"), actors=BEFORE.actors[1:], ties=BEFORE.ties[1:])
    both = united(BEFORE, now)
    assert {actor.id for actor in both.actors} == {actor.id for actor in BEFORE.actors}
    assert {tie.id for tie in both.ties} == {tie.id for tie in BEFORE.ties}
    assert both.as_of == LATER
