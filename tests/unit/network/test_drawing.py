from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk import paths
from gkdesk.network.compare import compare, united
from gkdesk.network.drawing import draw, drawing_steps
from gkdesk.network.graph import Network, Place
from gkdesk.network.layout import arrange
from gkdesk.network.look import (
    BodyView,
    ChangesView,
    Colouring,
    Filter,
    FocusView,
    Look,
    MunicipalityView,
    Rest,
)
from gkdesk.network.marks import (
    CurveMark,
    EllipseMark,
    Layer,
    PolygonMark,
    Subject,
    TextMark,
)
from gkdesk.network.steps import finished
from gkdesk.text.codes.network import Direction, FormalBasis, InterfaceType, Mechanism, Quality
from gkdesk.text.ids import BodyId, MunicipalityId
from tests.unit.network.networks import a_network, measure

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing, Mark

NETWORK = a_network(1)
LOOKS = {
    "plain": Look(title="Karte", notice="Übungsdaten – alle Personen erfunden"),
    "selected": Look(selected_actor=NETWORK.actors[2].id, focused=NETWORK.actors[3].id),
    "selected tie": Look(selected_tie=NETWORK.ties[2].id),
    "quality": Look(shows_quality=True),
    "mechanism": Look(colouring=Colouring.MECHANISM),
    "focus": Look(view=FocusView(NETWORK.actors[2].id)),
    "body": Look(view=BodyView(BodyId(1))),
    "municipality": Look(view=MunicipalityView(MunicipalityId(2))),
}


def drawn(look: Look, network: Network = NETWORK) -> Drawing:
    return draw(network, arrange(network), look, measure=measure)


def of(drawing: Drawing, subject: Subject, number: int = 0) -> list[Mark]:
    return [
        mark
        for mark in drawing.marks
        if mark.about.subject is subject and number in (0, mark.about.id)
    ]


def texts(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, TextMark)]


def tokens_of(mark: Mark) -> set[str]:
    if isinstance(mark, TextMark):
        return {mark.token}
    paints = [mark.stroke] if isinstance(mark, CurveMark) else [mark.fill, mark.stroke]
    return {paint.token for paint in paints if paint}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_same_data_give_the_same_drawing(look: Look) -> None:
    mixed = replace(NETWORK, actors=NETWORK.actors[::-1], ties=NETWORK.ties[::-1])
    assert drawn(look).marks == drawn(look, mixed).marks


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_colours_are_tokens_of_the_theme(look: Look) -> None:
    theme = (paths.resources() / "theme" / "tokens.toml").read_text(encoding="utf-8")
    for token in {token for mark in drawn(look).marks for token in tokens_of(mark)}:
        assert f"\n{token} = " in theme


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_marks_come_from_the_ground_upwards(look: Look) -> None:
    layers = [mark.layer for mark in drawn(look).marks]
    assert layers == sorted(layers)


def test_everything_shown_has_one_sentence_for_people_who_cannot_see_it() -> None:
    drawing = drawn(LOOKS["plain"])
    for subject, ids in (
        (Subject.ACTOR, [actor.id for actor in NETWORK.actors]),
        (Subject.TIE, [tie.id for tie in NETWORK.ties]),
    ):
        told = [mark.about.id for mark in of(drawing, subject) if mark.about.sentence]
        assert sorted(told) == sorted(ids)
    assert drawing.sentence == (
        "Karte: 70 Organisationen, 160 Kooperationen. Stand: So 1. 11. 2026."
    )


def test_the_sentence_of_a_cooperation_names_both_and_how_they_work() -> None:
    tie = replace(
        NETWORK.ties[0],
        direction=Direction.ONE_WAY,
        intensity=3,
        basis=FormalBasis.MINUTES,
        quality=Quality.TO_CLARIFY,
    )
    drawing = drawn(Look(), replace(NETWORK, ties=(tie,)))
    names = {actor.id: actor.name for actor in NETWORK.actors}
    assert of(drawing, Subject.TIE)[0].about.sentence == (
        f"{names[tie.first]} an {names[tie.second]}: eng, Protokoll, nur in eine Richtung."
    )


@pytest.mark.parametrize("name", sorted(set(LOOKS) - {"quality"}))
def test_quality_leaves_no_trace_unless_it_is_asked_for(name: str) -> None:
    without = replace(NETWORK, ties=tuple(replace(tie, quality=None) for tie in NETWORK.ties))
    assert drawn(LOOKS[name]) == drawn(LOOKS[name], without)


def test_quality_is_shown_by_a_sign_where_it_is_asked_for() -> None:
    sign = [mark for mark in drawn(LOOKS["quality"]).marks if mark.layer is Layer.TIE_SIGNS]
    assert {mark.text for mark in sign if isinstance(mark, TextMark)} == {"+", "~", "!"}


def grey_signature(drawing: Drawing, number: int) -> tuple[object, ...]:
    """Return what a tie looks like without any colour."""
    shapes = []
    for mark in of(drawing, Subject.TIE, number):
        if isinstance(mark, CurveMark):
            way = (round(mark.end.x - mark.start.x, 1), round(mark.end.y - mark.start.y, 1))
            shapes.append(("line", mark.stroke.width, mark.stroke.dash, way))
        elif isinstance(mark, PolygonMark):
            shapes.append(("polygon", len(mark.points)))
        else:
            shapes.append((type(mark).__name__,))
    return tuple(shapes)


def test_without_colour_all_kinds_of_ties_can_be_told_apart() -> None:
    tie = NETWORK.ties[0]
    kinds = [
        replace(tie, intensity=intensity, basis=basis, direction=direction, interface_type=kind)
        for intensity in range(1, 5)
        for basis in (FormalBasis.AGREEMENT, FormalBasis.MINUTES, FormalBasis.LIVED)
        for direction in Direction
        for kind in (None, *InterfaceType)
    ]
    look = Look(colouring=Colouring.INTERFACE)
    seen = {grey_signature(drawn(look, replace(NETWORK, ties=(one,))), tie.id) for one in kinds}
    assert len(seen) == len(kinds)


def test_the_four_families_of_mechanisms_have_their_own_patterns() -> None:
    look = Look(colouring=Colouring.MECHANISM)
    families = (Mechanism.EXCHANGE, Mechanism.APPEAL, Mechanism.ADAPTATION, Mechanism.LINKING)
    tie = replace(NETWORK.ties[0], direction=Direction.BOTH)
    seen = set()
    for family in families:
        one = replace(NETWORK, ties=(replace(tie, mechanism=family),))
        seen.add(grey_signature(drawn(look, one), tie.id))
    assert len(seen) == 4


def test_areas_are_told_by_shape_and_the_outer_ring_is_hollow() -> None:
    drawing = drawn(Look())
    fills = {}
    for actor in NETWORK.actors:
        node = next(m for m in of(drawing, Subject.ACTOR, actor.id) if m.layer is Layer.ACTORS)
        assert isinstance(node, EllipseMark | PolygonMark)
        corners = len(node.points) if isinstance(node, PolygonMark) else 0
        fills[actor.area, actor.ring, corners] = node.fill.token if node.fill else ""
    assert len({(area, corners) for area, _ring, corners in fills}) == 5
    hollow = {token for (area, ring, _), token in fills.items() if ring == "wider" and area}
    assert all(token.endswith("_s") for token in hollow)


def test_an_organisation_in_focus_leaves_its_partners_and_dims_the_rest() -> None:
    centre = NETWORK.actors[2].id
    near = {
        end for t in NETWORK.ties if centre in (t.first, t.second) for end in (t.first, t.second)
    }
    away = drawn(Look(view=FocusView(centre), rest=Rest.AWAY))
    assert {spot.actor for spot in away.spots} == near
    dimmed = drawn(Look(view=FocusView(centre)))
    labels = [m for m in dimmed.marks if isinstance(m, TextMark) and m.layer is Layer.LABELS]
    assert {mark.about.id for mark in labels if mark.opacity == 1} == near


def test_a_body_shows_its_members() -> None:
    members = {seat.organisation for seat in NETWORK.groups[0].seats}
    drawing = drawn(Look(view=BodyView(BodyId(1)), rest=Rest.AWAY))
    assert {spot.actor for spot in drawing.spots} == members


def test_a_municipality_shows_its_own_offices_and_those_for_the_whole_kreis() -> None:
    drawing = drawn(Look(view=MunicipalityView(MunicipalityId(2)), rest=Rest.AWAY))
    there = {
        actor.id
        for actor in NETWORK.actors
        if 2 in (*actor.municipalities, 2 * (not actor.municipalities))
    }
    assert {spot.actor for spot in drawing.spots} == there


def test_a_comparison_marks_new_gone_and_changed_by_sign_and_word() -> None:
    gone, stays = NETWORK.actors[0], NETWORK.actors[1]
    later = replace(
        NETWORK,
        actors=(replace(stays, name="Anders"), *NETWORK.actors[2:]),
        ties=NETWORK.ties[5:],
    )
    look = Look(view=ChangesView(compare(NETWORK, later)))
    drawing = drawn(look, united(NETWORK, later))
    assert {"neu", "weggefallen", "geändert"} <= set(texts(drawing))
    node = of(drawing, Subject.ACTOR, gone.id)
    assert node[0].about.sentence.endswith("weggefallen.")
    dashed = [m for m in node if isinstance(m, EllipseMark) and m.stroke and m.stroke.dash]
    assert dashed
    line = of(drawing, Subject.TIE, NETWORK.ties[0].id)[0]
    assert isinstance(line, CurveMark)
    assert len(line.stroke.dash) == 4


def test_a_cooperation_needs_both_its_ends() -> None:
    tie = NETWORK.ties[0]
    look = Look(filter=Filter(actors=frozenset({tie.first})), rest=Rest.AWAY)
    assert not of(drawn(look), Subject.TIE)


def test_two_cooperations_of_one_pair_do_not_lie_on_each_other() -> None:
    tie = NETWORK.ties[0]
    back = replace(tie, id=tie.id + 9000, first=tie.second, second=tie.first)
    drawing = drawn(Look(), replace(NETWORK, ties=(tie, back)))
    first, second = (of(drawing, Subject.TIE, number)[0] for number in (tie.id, back.id))
    assert isinstance(first, CurveMark)
    assert isinstance(second, CurveMark)
    assert first.control1 != second.control2


def test_a_point_of_the_page_becomes_the_place_that_is_kept() -> None:
    frame = drawn(Look()).frame
    assert frame.to_place(frame.to_page(0.25, -0.5)) == Place(250, -500)


def test_an_empty_network_is_a_drawing_of_its_rings() -> None:
    drawing = drawn(Look(title="Karte"), Network(NETWORK.as_of))
    assert {"Kerngruppe", "Bündnis", "weiteres Netz"} <= set(texts(drawing))
    assert drawing.spots == ()


def test_a_selection_of_something_that_is_gone_is_no_selection() -> None:
    assert drawn(Look(selected_actor=77)).marks == drawn(Look()).marks  # type: ignore[arg-type]


def test_a_web_of_lines_is_quiet_until_an_organisation_is_chosen() -> None:
    web = a_network(3, 90, 500)
    widths = {
        mark.stroke.width
        for mark in of(drawn(Look(), web), Subject.TIE)
        if isinstance(mark, CurveMark)
    }
    assert len(widths) == 1
    chosen = web.actors[5].id
    own = {tie.id for tie in web.ties if chosen in (tie.first, tie.second)}
    marks = of(drawn(Look(selected_actor=chosen), web), Subject.TIE)
    loud = {
        mark.about.id
        for mark in marks
        if isinstance(mark, CurveMark) and mark.layer is Layer.TIES and mark.stroke.opacity == 1
    }
    assert loud == own


def test_a_drawing_in_steps_is_the_drawing_at_once() -> None:
    look = LOOKS["quality"]
    steps = drawing_steps(NETWORK, arrange(NETWORK), look, measure=measure)
    for _ in range(5):
        next(steps)
    assert finished(steps) == drawn(look)


def test_a_sign_of_quality_lies_above_the_names() -> None:
    layers = [mark.layer for mark in drawn(LOOKS["quality"]).marks]
    last_name = max(place for place, layer in enumerate(layers) if layer is Layer.LABELS)
    assert layers.index(Layer.TIE_SIGNS) > last_name
