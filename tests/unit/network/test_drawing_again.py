"""A map drawn again: what did not move is taken from the last drawing; nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby

import pytest

from gkdesk.network.drawing import draw
from gkdesk.network.graph import Network, Place
from gkdesk.network.layout import arrange
from gkdesk.network.look import A3_LANDSCAPE, Colouring, Filter, Look, Rest
from gkdesk.network.marks import About, CurveMark, Drawing, Layer, PolygonMark, Subject
from gkdesk.text.codes.network import Direction
from tests.unit.network.networks import a_network, measure

NETWORK = a_network(3, 130, 600)
ARRANGEMENT = arrange(NETWORK)
HALF = Filter(actors=frozenset(actor.id for actor in NETWORK.actors[::2]))
FEW = Filter(actors=frozenset(actor.id for actor in NETWORK.actors[:20]))
LOOKS = {
    "all": Look(),
    "dimmed": Look(filter=HALF),
    "few": Look(filter=FEW),
    "away": Look(filter=HALF, rest=Rest.AWAY),
    "ties": Look(filter=Filter(ties=frozenset(tie.id for tie in NETWORK.ties[::3]))),
    "chosen": Look(selected_actor=NETWORK.actors[4].id, shows_quality=True),
    "coloured": Look(colouring=Colouring.INTERFACE),
    "large": Look(page=A3_LANDSCAPE, type_size=11.0),
}


def drawn(look: Look, network: Network = NETWORK, earlier: Drawing | None = None) -> Drawing:
    arrangement = ARRANGEMENT if network is NETWORK else arrange(network)
    return draw(network, arrangement, look, measure=measure, earlier=earlier)


def lines(drawing: Drawing) -> list[CurveMark]:
    return [m for m in drawing.marks if isinstance(m, CurveMark) and m.layer is Layer.TIES]


def faint_arrows(drawing: Drawing) -> int:
    ties = [mark for mark in drawing.marks if mark.layer is Layer.TIES]
    fills = [mark.fill for mark in ties if isinstance(mark, PolygonMark)]
    return sum(fill is not None and fill.opacity < 0.2 for fill in fills)


@pytest.mark.parametrize("name", LOOKS)
def test_the_last_drawing_changes_nothing_in_the_next(name: str) -> None:
    before = "all" if name == "away" else "away"
    earlier = drawn(LOOKS["dimmed"], earlier=drawn(LOOKS[before]))
    assert drawn(LOOKS[name], earlier=earlier) == drawn(LOOKS[name])


def test_lines_that_a_filter_leaves_where_they_are_are_bent_once() -> None:
    earlier = drawn(LOOKS["away"])
    known = {mark.about.id: mark.start for mark in lines(earlier)}
    again = lines(drawn(LOOKS["all"], earlier=drawn(LOOKS["dimmed"], earlier=earlier)))
    assert known
    assert all(mark.start is known[mark.about.id] for mark in again if mark.about.id in known)


def test_a_tie_that_was_changed_is_drawn_as_it_is_now() -> None:
    first, *others = NETWORK.ties
    ways = set(Direction) - {first.direction}
    changed = replace(NETWORK, ties=(replace(first, direction=ways.pop()), *others))
    assert drawn(Look(), changed, drawn(Look())) == drawn(Look(), changed)


def test_lines_follow_a_node_that_was_moved() -> None:
    first, *others = NETWORK.actors
    moved = replace(NETWORK, actors=(replace(first, place=Place(100, -250)), *others))
    arrangement = arrange(moved)
    fresh = draw(moved, arrangement, Look(), measure=measure)
    assert draw(moved, arrangement, Look(), measure=measure, earlier=drawn(Look())) == fresh
    assert lines(fresh) != lines(drawn(Look()))


def test_lines_of_one_stroke_follow_each_other() -> None:
    strokes = [stroke for stroke, _group in groupby(mark.stroke for mark in lines(drawn(Look())))]
    # Quiet lines of different intensity look the same, so a stroke may come once for each.
    assert len(strokes) <= 4 * len(set(strokes))


def test_in_a_web_lines_that_stand_back_have_no_arrow() -> None:
    small = a_network(3, 60, 90)
    near = Filter(actors=frozenset(actor.id for actor in small.actors[:10]))
    assert faint_arrows(drawn(Look(filter=near), small))
    assert not faint_arrows(drawn(LOOKS["few"]))


def test_a_sentence_is_made_when_somebody_asks_and_only_once() -> None:
    asked: list[str] = []

    def tell(name: str) -> str:
        asked.append(name)
        return f"{name} und andere."

    about = About(Subject.TIE, 7, partial(tell, "Caritas"))
    assert about.is_main
    assert not asked
    assert about.sentence == about.sentence == "Caritas und andere."
    assert asked == ["Caritas"]


def test_what_a_mark_is_about_is_told_apart_by_its_sentence() -> None:
    about = About(Subject.TIE, 7, "Caritas und Jobcenter.")
    assert about == About(Subject.TIE, 7, partial(str, "Caritas und Jobcenter."))
    assert about != About(Subject.TIE, 7)
    assert about != About(Subject.TIE, 8, about.sentence)
    assert not About(Subject.TIE, 7).is_main
    assert {about} == {About(Subject.TIE, 7, about.sentence)}
