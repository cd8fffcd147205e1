from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from gkdesk.export.map.colours import print_palette
from gkdesk.export.map.painting import extent
from gkdesk.export.map.svg import map_svg
from gkdesk.export.map.text import Ruler, one_line
from gkdesk.network.look import A3_LANDSCAPE, A4_LANDSCAPE, Page
from gkdesk.network.marks import Box, CurveMark
from tests.unit.export.map.maps import HOSTILE, drawing, named, texts

SVG = "{http://www.w3.org/2000/svg}"


def spoken_texts(data: bytes) -> list[str]:
    """Return the texts that are not halos, without their titles."""
    return [
        (node.text or "") + "".join(kid.tail or "" for kid in node)
        for node in ET.fromstring(data).iter(f"{SVG}text")
        if node.get("aria-hidden") is None
    ]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert map_svg(drawing()) == map_svg(drawing())


def test_every_text_of_the_drawing_is_there_once_in_the_order_of_the_marks() -> None:
    made = drawing()
    assert len(texts(made)) > 100
    assert spoken_texts(map_svg(made)) == texts(made)


def test_a_screen_reader_gets_the_map_and_every_thing_as_a_sentence() -> None:
    made = drawing()
    root = ET.fromstring(map_svg(made))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Karte & Netz"
    assert root.findtext(f"{SVG}desc") == made.sentence
    titles = {node.text for node in root.iter(f"{SVG}title")}
    assert {mark.about.sentence for mark in made.marks} - {""} <= titles


def test_groups_name_their_subject_and_hold_no_ids_of_the_store() -> None:
    made = drawing()
    data = map_svg(made)
    groups = {node.get("class") for node in ET.fromstring(data).iter(f"{SVG}g")}
    assert groups == {"ring", "sector", "tie", "actor", "legend", "page"}
    assert re.findall(rb'id="([^"]*)"', data) == [b"title", b"desc"]


def test_nothing_comes_from_outside() -> None:
    data = map_svg(drawing()).decode()
    assert data.count("http") == 1  # the name space
    assert not re.search(r"href|url\(|<style|<script|<image|@import", data)


def test_names_that_look_like_markup_stay_names() -> None:
    made = drawing(named(HOSTILE), size=5)
    root = map_svg(made)
    shown = " ".join(spoken_texts(root))
    assert "<b>Haus" in shown
    assert "بيت" in shown
    assert ET.fromstring(root).find(f".//{SVG}b") is None
    titles = [node.text or "" for node in ET.fromstring(root).iter(f"{SVG}title")]
    assert any(one_line(HOSTILE).strip() in title for title in titles)


def test_a_name_in_arabic_letters_is_read_from_the_right_by_every_program() -> None:
    made = drawing(named("بيت الأمل AG"))
    assert "\u2068بيت الأمل AG\u2069" in spoken_texts(map_svg(made))


def test_a_name_cannot_turn_the_writing_around_it() -> None:
    data = map_svg(drawing(named("Treff \u202eabc"))).decode()
    assert all("\u202e" not in text for text in spoken_texts(data.encode()))


def test_a_sign_that_no_bundled_font_draws_is_left_to_the_fonts_of_the_viewer() -> None:
    assert "Treff 😀" in "".join(spoken_texts(map_svg(drawing(named("Treff 😀")))))


def test_no_colour_but_that_of_the_theme_is_used_and_in_grey_only_greys() -> None:
    coloured, grey = (
        set(re.findall(r"#[0-9A-F]{6}", map_svg(drawing(), grey=grey).decode()))
        for grey in (False, True)
    )
    assert coloured <= set(print_palette().colours.values())
    assert len(coloured) > 6
    assert all(code[1:3] == code[3:5] == code[5:7] for code in grey)
    assert len(grey) > 6


def test_a_grey_is_as_bright_as_its_colour() -> None:
    colour, grey = print_palette(), print_palette(grey=True)
    assert grey.code("surface") == "#FFFFFF"
    dark, light = (sum(grey.share(token)) for token in ("ink", "ring1"))
    assert dark < sum(grey.share("a3")) < sum(grey.share("a4")) < light
    assert colour.code("a4") == "#6FAA4C"
    assert grey.code("a4") == "#9B9B9B"


@pytest.mark.parametrize(("page", "size"), [(A4_LANDSCAPE, 6.5), (A3_LANDSCAPE, 8.0)])
def test_no_mark_stands_outside_of_the_page(page: Page, size: float) -> None:
    made, ruler = drawing(page=page, size=size), Ruler()
    paper = Box(0.0, 0.0, made.width, made.height)
    outside = [
        mark
        for mark in made.marks
        if not isinstance(mark, CurveMark) and not paper.holds(extent(mark, ruler))
    ]
    assert outside == []
    for mark in made.marks:
        if isinstance(mark, CurveMark):
            assert all(paper.holds(Box(x, y, x, y)) for x, y in points(mark))


def points(mark: CurveMark) -> list[tuple[float, float]]:
    steps = [step / 40 for step in range(41)]
    corners = (mark.start, mark.control1, mark.control2, mark.end)
    shares = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in steps]
    return [
        (
            sum(share * at.x for share, at in zip(each, corners, strict=True)),
            sum(share * at.y for share, at in zip(each, corners, strict=True)),
        )
        for each in shares
    ]
