"""What is seen: the same marks on the screen and in a file, light, dark and in grey."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from gkdesk.network.compare import compare, united
from gkdesk.network.drawing import draw
from gkdesk.network.layout import arrange
from gkdesk.network.look import ChangesView, Filter, Look, Page, Rest
from gkdesk.network.marks import EllipseMark, Layer, Point, Subject, TextMark
from gkdesk.text.codes.network import Quality
from gkdesk.ui import theme
from gkdesk.ui.map import painting
from gkdesk.ui.map.lettering import Ruler
from gkdesk.ui.map.painting import Picture
from gkdesk.ui.map.targets import ACTOR
from gkdesk.ui.theme import Appearance
from tests.rounds import rounds
from tests.ui.conftest import draw as keep
from tests.ui.kit.hands import show
from tests.ui.map.conftest import BELOW, LEFT, MIDDLE, RIGHT, Desk, settle, small_network
from tests.ui.map.pointing import at
from tests.unit.network.networks import a_network

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from gkdesk.network.marks import Drawing
    from gkdesk.ui.map.view import MapView


def colors(view: MapView) -> Counter[int]:
    image = view.grab().toImage()
    return Counter(
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def seen(view: MapView, actor: int) -> QColor:
    image = view.grab().toImage()
    point = at(view, actor) * image.devicePixelRatio()
    return image.pixelColor(point)


def signs(drawing: Drawing | None) -> list[str]:
    assert drawing is not None
    return [
        mark.text
        for mark in drawing.marks
        if isinstance(mark, TextMark) and mark.layer is Layer.TIE_SIGNS
    ]


def painted(picture: Picture, ratio: float) -> QImage:
    image = QImage(round(500 * ratio), round(400 * ratio), QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    picture.paint(painter)
    painter.end()
    return image


def test_the_map_has_the_colours_of_the_moment(qtbot: QtBot, view: MapView) -> None:
    assert seen(view, MIDDLE) == theme.color("a4")
    light = theme.color("a4")
    theme.current().set_appearance(Appearance.DARK)
    settle(qtbot, view)
    assert theme.color("a4") != light
    assert seen(view, MIDDLE) == theme.color("a4")
    assert colors(view).most_common(1)[0][0] == theme.color("surface").rgb()


def test_without_quality_no_sign_and_no_word_of_it_is_left(qtbot: QtBot, view: MapView) -> None:
    view.select(ACTOR, MIDDLE)
    assert sorted(signs(view.drawing())) == ["!", "+"]
    view.show_network(small_network(), Look())
    settle(qtbot, view)
    drawing = view.drawing()
    assert signs(drawing) == []
    assert drawing is not None
    words = " ".join(mark.about.sentence for mark in drawing.marks)
    assert "Klärungsbedarf" not in words
    assert "tragfähig" not in words


def test_on_the_screen_only_what_needs_clarifying_is_marked_until_something_is_chosen(
    view: MapView,
) -> None:
    assert signs(view.drawing()) == ["!"]
    view.select(ACTOR, LEFT)
    assert signs(view.drawing()) == ["+"]


def test_a_place_by_hand_that_comes_back_is_where_it_was_dropped(
    qtbot: QtBot, view: MapView
) -> None:
    network = small_network()
    target = (at(view, MIDDLE) + at(view, LEFT)) / 2
    glass, drawing = view.glass(), view.drawing()
    assert glass is not None
    assert drawing is not None
    page = glass.to_page(target.toPointF())
    place = drawing.frame.to_place(Point(page.x(), page.y()))
    moved = replace(network, actors=(replace(network.actors[2], place=place), *network.actors[:2]))
    view.show_network(moved, Look())
    settle(qtbot, view)
    assert (at(view, RIGHT) - target).manhattanLength() <= 2


def test_what_is_gone_from_the_network_is_chosen_no_longer(view: MapView) -> None:
    view.select(ACTOR, BELOW)
    network = small_network()
    view.show_network(replace(network, actors=network.actors[:4]), Look())
    assert view.selected() == ("", None)


def test_names_on_the_screen_have_the_usual_size_or_wait_for_a_zoom(view: MapView) -> None:
    view.show_network(a_network(2, 71, 168), Look(has_legend=False))
    drawing = view.drawing()
    assert drawing is not None
    sizes = Counter(
        mark.size
        for mark in drawing.marks
        if isinstance(mark, TextMark) and mark.layer is Layer.LABELS
    )
    assert sizes.most_common(1)[0][0] == 13


def test_what_a_filter_takes_away_cannot_be_met(qtbot: QtBot, view: MapView) -> None:
    look = Look(filter=Filter(actors=frozenset({MIDDLE, LEFT})), rest=Rest.AWAY)
    view.show_network(small_network(), look)
    settle(qtbot, view)
    assert not view.find_actor("Volks")
    assert view.find_actor("carit")
    assert view.selected() == (ACTOR, LEFT)


def test_the_legend_stays_while_the_map_is_zoomed(qtbot: QtBot, view: MapView) -> None:
    def foot() -> QImage:
        image = view.grab().toImage()
        top = round(view.camera.size.height() * image.devicePixelRatio())
        return image.copy(0, top, image.width(), image.height() - top)

    before = foot()
    view.zoom_by(3)
    settle(qtbot, view)
    assert foot() == before
    height = view.camera.size.height()
    view.show_legend(on=False)
    settle(qtbot, view)
    assert view.camera.size.height() > height


def test_a_name_without_room_is_seen_when_its_organisation_is_chosen(
    qtbot: QtBot, view: MapView
) -> None:
    crowd = a_network(4, 300, 300)
    view.show_network(crowd, Look(has_legend=False))
    settle(qtbot, view)
    drawing = view.drawing()
    assert drawing is not None
    assert f"Namen ohne Platz: {len(drawing.unnamed)}" in view.hint()
    one = drawing.unnamed[0].actor
    view.select(ACTOR, one)
    settle(qtbot, view)
    point = at(view, one)
    chosen = view.grab().toImage()
    view.select("", None)
    settle(qtbot, view)
    plain = view.grab().toImage()
    beside = [point.x() + step for step in range(25, 80)]
    assert any(chosen.pixel(x, point.y()) != plain.pixel(x, point.y()) for x in beside)


def test_a_zoom_gives_room_to_more_names(qtbot: QtBot, view: MapView) -> None:
    view.show_network(a_network(4, 300, 300), Look(has_legend=False))
    settle(qtbot, view)
    whole = view.drawing()
    view.zoom_by(4)
    settle(qtbot, view)
    near = view.drawing()
    assert whole is not None
    assert near is not None
    assert len(near.unnamed) < len(whole.unnamed) / 2


def test_new_gone_and_changed_differ_by_shape_and_line_alone(view: MapView) -> None:
    before = small_network()
    changed = replace(before.ties[0], intensity=4)
    now = replace(before, actors=before.actors[:3], ties=(changed,))
    view.show_network(united(before, now), Look(view=ChangesView(compare(before, now))))
    drawing = view.drawing()
    assert drawing is not None
    rings = [
        mark
        for mark in drawing.marks
        if isinstance(mark, EllipseMark)
        and mark.about.subject is Subject.ACTOR
        and mark.about.id == BELOW
        and mark.stroke
        and mark.stroke.dash
    ]
    assert rings
    dashes = {mark.stroke.dash for mark in drawing.marks if mark.layer is Layer.TIES}
    assert len(dashes) == 2


@pytest.mark.parametrize("pixels", [400, 1600])
def test_a_picture_file_has_the_size_that_was_asked_for(pixels: int) -> None:
    look = Look(page=Page(800, 600), type_size=8)
    drawing = draw(small_network(), arrange(small_network()), look, measure=Ruler())
    image = QImage.fromData(painting.png(drawing, pixels))
    assert (image.width(), image.height()) == (pixels, pixels * 3 // 4)
    assert image.pixelColor(2, 2) == painting.paper_palette().color("surface")
    point = drawing.spots[0].centre
    scale = pixels / 800
    assert image.pixelColor(round(point.x * scale), round(point.y * scale)).name() == "#6faa4c"


def test_a_picture_file_is_light_in_the_dark_scheme(dark: None) -> None:
    drawing = draw(small_network(), arrange(small_network()), Look(), measure=Ruler())
    assert QImage.fromData(painting.png(drawing, 300)).pixelColor(1, 1).name() == "#ffffff"


def test_a_drawing_can_be_painted_where_there_are_no_pixels(tmp_path: Path) -> None:
    path = tmp_path / "karte.pdf"
    writer = QPdfWriter(str(path))
    one = Filter(actors=frozenset({MIDDLE}))
    look = Look(page=Page(400, 300), type_size=8, shows_quality=True, filter=one)
    drawing = draw(small_network(), arrange(small_network()), look, measure=Ruler())
    painter = QPainter(writer)
    painting.paint(painter, drawing, painting.paper_palette())
    painter.end()
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.full
@pytest.mark.parametrize("ratio", [1.5, 1.0, 2.0][: rounds(1, full=3)])
@pytest.mark.parametrize("rest", Rest)
def test_lines_painted_at_once_look_like_lines_painted_one_by_one(rest: Rest, ratio: float) -> None:
    network = a_network(4, 40, 160)
    shown = frozenset(actor.id for actor in network.actors[:26])
    look = Look(page=Page(500, 400), filter=Filter(actors=shown), rest=rest)
    drawing = draw(network, arrange(network), look, measure=Ruler())
    palette = painting.screen_palette()
    single = Picture(drawing.marks, palette, in_pieces=True)
    assert painted(Picture(drawing.marks, palette), ratio) == painted(single, ratio)


def test_widths_grow_with_the_size_of_type_and_arabic_has_its_own_letters() -> None:
    ruler = Ruler()
    assert ruler("Jobcenter", 26, 400) == pytest.approx(2 * ruler("Jobcenter", 13, 400))
    assert ruler("Jobcenter", 13, 600) > ruler("Jobcenter", 13, 400)
    assert ruler("مركز الاستشارة", 13, 400) > 0


def test_quality_is_no_part_of_a_network_that_has_none(view: MapView) -> None:
    network = small_network()
    sound = tuple(replace(tie, quality=Quality.SOUND) for tie in network.ties)
    view.show_network(replace(network, ties=sound), Look(shows_quality=True))
    assert signs(view.drawing()) == []


@pytest.mark.parametrize("scheme", [Appearance.LIGHT, Appearance.DARK])
def test_the_map_with_its_tools_looks_as_it_shall(qtbot: QtBot, scheme: Appearance) -> None:
    theme.current().set_appearance(scheme)
    desk = Desk()
    show(qtbot, desk, 870, 640)
    desk.view.show_network(a_network(2, 71, 168), Look(shows_quality=True))
    settle(qtbot, desk.view)
    keep(desk, f"map-{scheme.value}")
    desk.view.select(ACTOR, 1007)
    desk.view.setFocus()
    settle(qtbot, desk.view)
    keep(desk, f"map-{scheme.value}-chosen")
