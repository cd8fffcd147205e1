from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.errors import NetworkStateTooNew, NotANetworkState
from gkdesk.network.graph import Actor, Group, Network, Offering, Place, Tie, Wanted
from gkdesk.network.stored import FORMAT, from_json, tie_from_json, to_json, without_persons
from gkdesk.text.codes.network import Intensity
from gkdesk.text.ids import CooperationId, NeedId
from tests.unit.network.networks import a_network

WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)
st.register_type_strategy(str, WORDS)


def networks() -> st.SearchStrategy[Network]:
    kinds = {"groups": Group, "offers": Offering, "needs": Wanted}
    lists = {
        name: st.lists(st.from_type(kind), max_size=2).map(tuple) for name, kind in kinds.items()
    }
    nothing = st.builds(Network, as_of=st.dates(), shared=st.just(()), **lists)
    return st.tuples(nothing, actors()).flatmap(_with_ties)


def actors() -> st.SearchStrategy[tuple[Actor, ...]]:
    far = st.integers(-1_000_000, 1_000_000)
    places = st.none() | st.builds(Place, x=far, y=far)
    some = st.builds(Actor, place=places)
    return st.lists(some, min_size=1, max_size=3, unique_by=attrgetter("id")).map(tuple)


def _with_ties(parts: tuple[Network, tuple[Actor, ...]]) -> st.SearchStrategy[Network]:
    network, known = parts
    ends = st.sampled_from([actor.id for actor in known])
    tie = st.builds(Tie, first=ends, second=ends, intensity=st.sampled_from(Intensity).map(int))
    ties = st.lists(tie, max_size=2).map(tuple)
    return st.builds(replace, st.just(network), actors=st.just(known), ties=ties)


def document(**changes: object) -> str:
    return json.dumps(json.loads(to_json(a_network(1))) | changes)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_a_kept_state_comes_back_as_it_was(network: Network) -> None:
    assert from_json(to_json(network)) == without_persons(network)


def test_the_same_network_gives_the_same_text() -> None:
    assert to_json(a_network(1)) == to_json(a_network(1))


def test_no_person_stands_in_a_kept_state() -> None:
    network = replace(
        a_network(1), unattached=a_network(1).actors[0].people, as_of=dt.date(2026, 1, 1)
    )
    text = to_json(network)
    assert "Petersen" not in text
    assert not any(f'"{name}"' in text for name in ("people", "contact", "owner", "shared"))


def test_fields_of_a_later_program_are_ignored() -> None:
    data = json.loads(to_json(a_network(1)))
    data["weather"] = "rain"
    data["network"]["weather"] = {"deep": [1]}
    data["network"]["actors"][0]["colour"] = "green"
    assert from_json(json.dumps(data)) == without_persons(a_network(1))


def test_fields_that_an_earlier_program_did_not_know_get_their_defaults() -> None:
    data = json.loads(to_json(a_network(1)))
    del data["network"]["ties"][0]["agreements"]
    del data["network"]["needs"]
    assert from_json(json.dumps(data)).ties[0].agreements == ()


def test_persons_that_somebody_wrote_into_a_state_are_not_read() -> None:
    data = json.loads(to_json(a_network(1)))
    data["network"]["actors"][0]["people"] = [{"name": "Petersen"}]
    assert from_json(json.dumps(data)).actors[0].people == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"gkdesk-network"',
        "[" * 100_000,
        "{}",
        document(format="other"),
        document(version=0),
        document(version=True),
        document(version="1"),
        document(network=None),
        document(network=[]),
        document(network={}),
        document(network={"as_of": "gestern"}),
        document(network={"as_of": 20261101}),
        document(network={"as_of": "2026-11-01", "actors": {}}),
        document(network={"as_of": "2026-11-01", "actors": [{"id": 1}]}),
        document(network={"as_of": "2026-11-01", "ties": [{"id": True, "first": 1, "second": 2}]}),
        document(
            network={
                "as_of": "2026-11-01",
                "ties": [{"id": 1, "first": 1, "second": 2, "direction": "up"}],
            }
        ),
    ],
    ids=range(20),
)
def test_what_is_no_state_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotANetworkState):
        from_json(text)


def test_a_state_of_a_later_form_is_refused_by_name() -> None:
    with pytest.raises(NetworkStateTooNew):
        from_json(document(version=99))


def test_a_state_says_what_it_is() -> None:
    assert json.loads(to_json(a_network(1)))["format"] == FORMAT


def test_one_cooperation_is_read_as_it_stands_among_the_others() -> None:
    network = a_network(1)
    text = to_json(network)
    for tie in network.ties[:5]:
        assert tie_from_json(text, tie.id) == tie
    assert tie_from_json(text, CooperationId(7)) is None


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        document(format="other"),
        document(network=None),
        document(network={"ties": 7}),
        document(network={"ties": ["x"]}),
        document(network={"ties": [{"id": 7, "first": "x"}]}),
    ],
)
def test_one_cooperation_of_a_damaged_state_is_refused(text: str) -> None:
    with pytest.raises(NotANetworkState):
        tie_from_json(text, CooperationId(7))


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("ties", {"first": 987_654_321}),
        ("ties", {"second": 987_654_321}),
        ("ties", {"intensity": 99}),
        ("ties", {"intensity": -1}),
        ("actors", {"place": {"x": 10**400, "y": 0}}),
    ],
)
def test_a_state_whose_parts_do_not_fit_together_is_damaged(
    part: str, changes: dict[str, object]
) -> None:
    data = json.loads(to_json(a_network(1)))
    data["network"][part][0] |= changes
    with pytest.raises(NotANetworkState):
        from_json(json.dumps(data))


def test_an_organisation_that_stands_twice_in_a_state_is_damaged() -> None:
    data = json.loads(to_json(a_network(1)))
    data["network"]["actors"].append(data["network"]["actors"][0])
    with pytest.raises(NotANetworkState):
        from_json(json.dumps(data))


def test_one_cooperation_of_an_intensity_that_does_not_exist_is_refused() -> None:
    data = json.loads(to_json(a_network(1)))
    tie = data["network"]["ties"][0]
    tie["intensity"] = 99
    with pytest.raises(NotANetworkState):
        tie_from_json(json.dumps(data), tie["id"])


def test_a_count_that_points_to_persons_is_not_kept() -> None:
    needs = tuple(Wanted(NeedId(at), "Kurs", "", count=at) for at in range(5))
    network = replace(a_network(1), needs=needs)
    kept = json.loads(to_json(network))["network"]["needs"]
    assert [need["count"] for need in kept] == [0, None, None, 3, 4]


def test_a_small_count_in_an_older_state_is_not_read() -> None:
    data = json.loads(to_json(replace(a_network(1), needs=(Wanted(NeedId(1), "Kurs", ""),))))
    data["network"]["needs"][0]["count"] = 1
    assert from_json(json.dumps(data)).needs[0].count is None
