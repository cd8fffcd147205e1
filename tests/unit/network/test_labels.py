from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.network.drawing import draw
from gkdesk.network.graph import Network, Place
from gkdesk.network.labels import place_labels
from gkdesk.network.layout import Division, arrange
from gkdesk.network.look import A3_LANDSCAPE, Filter, Look, Page, Rest
from gkdesk.network.marks import Box, CurveMark, Layer, Node, Point, TextMark
from gkdesk.text.ids import OrganisationId
from tests.rounds import rounds
from tests.unit.network.networks import a_network, measure

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing, Spot

PRINT = Look(title="Netzwerkkarte", notice="Übungsdaten – alle Personen erfunden")
SCREEN = Look(page=Page(870, 580, 12), type_size=13, has_legend=False)


def drawn(network: Network, look: Look = PRINT, division: Division = Division.AREA) -> Drawing:
    return draw(network, arrange(network, division), look, measure=measure)


def labels_of(drawing: Drawing) -> list[Box]:
    return [spot.label for spot in drawing.spots if spot.label]


def node_boxes(drawing: Drawing) -> list[Box]:
    return [
        Box(
            spot.centre.x - spot.radius,
            spot.centre.y - spot.radius,
            spot.centre.x + spot.radius,
            spot.centre.y + spot.radius,
        )
        for spot in drawing.spots
    ]


def assert_clear(drawing: Drawing, look: Look) -> None:
    page = look.page
    inside = Box(page.margin, page.margin, page.width - page.margin, page.height - page.margin)
    names = labels_of(drawing)
    assert not [pair for pair in combinations(names, 2) if pair[0].overlaps(pair[1])]
    assert not [name for name in names for node in node_boxes(drawing) if name.overlaps(node)]
    assert all(inside.holds(name) for name in names)


def text_box(mark: TextMark) -> Box:
    width = measure(mark.text, mark.size, mark.weight)
    left = mark.position.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
    top = mark.position.y - mark.size * 0.75
    return Box(left, top, left + width, mark.position.y + mark.size * 0.2)


@pytest.mark.parametrize("seed", range(12))
def test_seventy_organisations_on_a4_all_have_their_name(seed: int) -> None:
    drawing = drawn(a_network(seed))
    assert drawing.unnamed == ()
    assert_clear(drawing, PRINT)


@pytest.mark.full
@settings(max_examples=rounds(8, full=25), deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(0, 150),
    st.sampled_from([PRINT, SCREEN, replace(PRINT, page=A3_LANDSCAPE)]),
    st.sampled_from(list(Division)),
)
def test_names_never_overlap_whatever_the_network(
    seed: int, size: int, look: Look, division: Division
) -> None:
    drawing = drawn(a_network(seed, size, 2 * size), look, division)
    assert_clear(drawing, look)
    missing = {spot.actor for spot in drawing.spots if spot.label is None}
    assert missing == {one.actor for one in drawing.unnamed}


def test_texts_of_the_page_do_not_run_into_each_other() -> None:
    drawing = drawn(a_network(4))
    texts = [text_box(mark) for mark in drawing.marks if isinstance(mark, TextMark)]
    assert not [pair for pair in combinations(texts, 2) if pair[0].overlaps(pair[1])]
    page = Box(0, 0, drawing.width, drawing.height)
    assert all(page.holds(box) for box in texts)


def test_names_for_which_there_is_no_room_are_counted_and_named_in_the_legend() -> None:
    drawing = drawn(a_network(1, actors=300, ties=600))
    assert drawing.unnamed
    lines = [
        mark.text
        for mark in drawing.marks
        if isinstance(mark, TextMark) and mark.layer is Layer.LEGEND
    ]
    assert f"weil der Platz fehlt: {len(drawing.unnamed)} " in lines[-1]
    assert drawing.unnamed[0].name in lines[-1]


def test_where_only_one_name_has_room_the_more_important_gets_it() -> None:
    low = Node(OrganisationId(1), "Volkshochschule", Point(10, 6), 5, (1,))
    high = Node(OrganisationId(2), "Volkshochschule", Point(25, 6), 5, (0,))
    page = Box(0, 0, 110, 12)
    assert set(place_labels([low, high], page=page, size=8, measure=measure)) == {high.actor}


@pytest.mark.parametrize("seed", range(3))
def test_selecting_moves_no_name(seed: int) -> None:
    network = a_network(seed)
    chosen = replace(PRINT, selected_actor=network.actors[5].id)
    assert drawn(network, chosen).spots == drawn(network).spots


@pytest.mark.parametrize("seed", range(3))
def test_a_filter_moves_neither_nodes_nor_names(seed: int) -> None:
    network = a_network(seed)
    shown = frozenset(actor.id for actor in network.actors[::3])
    filtered = drawn(network, replace(PRINT, filter=Filter(actors=shown), rest=Rest.AWAY))
    before = {spot.actor: spot for spot in drawn(network).spots}
    assert {spot.actor for spot in filtered.spots} == shown
    assert all(before[spot.actor] == spot for spot in filtered.spots)


def test_a_filter_gives_room_to_names_that_had_none() -> None:
    network = a_network(1, actors=300, ties=600)
    hidden = [one.actor for one in drawn(network).unnamed][:10]
    look = replace(PRINT, filter=Filter(actors=frozenset(hidden)), rest=Rest.AWAY)
    assert drawn(network, look).unnamed == ()


def test_a_place_by_hand_beyond_the_page_is_drawn_on_the_page() -> None:
    network = a_network(1)
    far = replace(network.actors[0], place=Place(9000, -9000))
    drawing = drawn(replace(network, actors=(far, *network.actors[1:])))
    assert_clear(drawing, PRINT)
    page = Box(0, 0, drawing.width, drawing.height)
    assert all(page.holds(box) for box in node_boxes(drawing))


def test_a_long_name_is_set_in_two_lines_and_keeps_all_its_words() -> None:
    node = Node(OrganisationId(1), "Industrie- und Handelskammer Neuheim", Point(200, 100), 5, (0,))
    label = place_labels([node], page=Box(0, 0, 400, 200), size=8, measure=measure)[node.actor]
    assert label.lines == ("Industrie- und", "Handelskammer Neuheim")


def test_a_name_without_any_room_stays_away() -> None:
    node = Node(OrganisationId(1), "Volkshochschule", Point(10, 10), 5, (0,))
    assert place_labels([node], page=Box(0, 0, 20, 20), size=8, measure=measure) == {}


@pytest.mark.full
@pytest.mark.parametrize("seed", range(rounds(2, full=6)))
def test_two_names_in_a_line_are_not_read_as_one(seed: int) -> None:
    drawing = drawn(a_network(seed), SCREEN)
    sizes = {mark.text: mark.size for mark in drawing.marks if isinstance(mark, TextMark)}
    air = 0.25 * min(sizes.values())
    wider = [Box(b.left - air, b.top, b.right, b.bottom) for b in labels_of(drawing)]
    pairs = combinations(range(len(wider)), 2)
    assert not [(one, two) for one, two in pairs if wider[one].overlaps(wider[two])]


def from_border(spot: Spot, box: Box) -> float:
    across = max(box.left - spot.centre.x, 0.0, spot.centre.x - box.right)
    down = max(box.top - spot.centre.y, 0.0, spot.centre.y - box.bottom)
    return math.hypot(across, down) - spot.radius


@pytest.mark.full
@pytest.mark.parametrize("seed", range(rounds(3, full=6)))
def test_on_a_calm_map_no_name_stands_where_it_seems_to_be_anothers(seed: int) -> None:
    drawing = drawn(a_network(seed), replace(SCREEN, is_calm=True, page=Page(827, 240, 12)))
    afar = {
        mark.about.id
        for mark in drawing.marks
        if isinstance(mark, CurveMark) and mark.layer is Layer.LABELS and mark.stroke.width < 1
    }
    for spot in drawing.spots:
        if spot.label and spot.actor in afar:
            nearest = min(drawing.spots, key=lambda one: from_border(one, spot.label))
            assert nearest.actor == spot.actor


def test_labels_do_not_depend_on_the_order_of_the_nodes() -> None:
    network = a_network(6)
    chance = random.Random(1)
    mixed = replace(network, actors=tuple(chance.sample(network.actors, 70)))
    assert set(drawn(mixed).spots) == set(drawn(network).spots)


@pytest.mark.parametrize("size", [70, 200])
def test_the_earlier_drawing_saves_time_and_changes_nothing(size: int) -> None:
    network = a_network(3, actors=size)
    arrangement = arrange(network)
    earlier = draw(network, arrangement, PRINT, measure=measure)
    shown = frozenset(actor.id for actor in network.actors[::2])
    look = replace(PRINT, filter=Filter(actors=shown), selected_actor=network.actors[0].id)
    again = draw(network, arrangement, look, measure=measure, earlier=earlier)
    assert again == draw(network, arrangement, look, measure=measure)


def test_an_earlier_drawing_of_other_data_is_not_used() -> None:
    network, other = a_network(3), a_network(4)
    earlier = drawn(other)
    assert draw(network, arrange(network), PRINT, measure=measure, earlier=earlier) == drawn(
        network
    )
