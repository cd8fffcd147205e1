"""The map of the helpers: nothing crosses, nothing overlaps, whatever the names are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.export.content import (
    Cover,
    Document,
    Heading,
    HelperMap,
    HelperSpot,
    TextSize,
    passage,
)
from gkdesk.export.paper import A4, A5_BOOKLET, A6_PASS, Page
from gkdesk.export.pdf.builder import Builder
from gkdesk.export.pdf.helpers import HelperBox, helper_map
from gkdesk.export.pdf.paragraph import Setter
from gkdesk.export.pdf.render import MAKERS, render_pdf
from gkdesk.export.pdf.sheet_area import frame_of
from gkdesk.export.pdf.styles import Sheet
from tests.rounds import rounds
from tests.unit.export.pdf_reading import drawn, structure
from tests.unit.export.pdf_rules import findings

if TYPE_CHECKING:
    from gkdesk.export.pdf.ink import Area

NAMES = (
    ("Jobcenter", "de"),
    ("Frau Schmidt-Meyerhofer", "de"),
    ("Ausbildungsvorbereitungsmaßnahmenträger im Märkischen Kreis", "de"),
    ("Wolkenstein" * 12, "de"),
    ("محمد عبد الرحمن الخطيب", "ar"),
    ("مركز المشورة للهجرة والاندماج في مدينة لودنشايد", "ar"),
    ("ሰላም ተስፋይ", "ti"),
    ("Ю", "uk"),
)
PAPERS = (A4, A5_BOOKLET, A6_PASS)
Point = tuple[float, float]


def map_of(spots: list[HelperSpot], language: str = "de") -> HelperMap:
    centre = passage("يوسف الخطيب" if language == "ar" else "Yusuf", language, strong=True)
    return HelperMap(centre, tuple(spots), "Wer hilft: alle.", language)


def boxed(block: HelperMap, page: Page, size: TextSize = TextSize.NORMAL) -> HelperBox:
    frame = frame_of(page)
    builder = Builder(Setter(), Sheet(page.size, size), MAKERS, frame.height, page)
    (box,) = helper_map(builder, block, frame.width, None)
    assert isinstance(box, HelperBox)
    return box


names = st.sampled_from(NAMES)
spots = st.builds(
    lambda name, topics: HelperSpot(
        passage(*name, strong=True), tuple(passage(*topic) for topic in topics)
    ),
    names,
    st.lists(names, max_size=2),
)


def points(line: str) -> list[Point]:
    """Return points along a line, which is straight or one bow."""
    numbers = [float(each) for each in line.split() if each not in ("m", "l", "c")]
    ends = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [_on(ends, step / 60) for step in range(61)]


def _on(ends: list[Point], at: float) -> Point:
    while len(ends) > 1:
        ends = [
            ((1 - at) * x + at * to_x, (1 - at) * y + at * to_y)
            for (x, y), (to_x, to_y) in itertools.pairwise(ends)
        ]
    return ends[0]


def inside(point: Point, area: Area) -> bool:
    return (
        area.x + 0.5 < point[0] < area.x + area.width - 0.5
        and area.y + 0.5 < point[1] < area.y + area.height - 0.5
    )


def overlap(one: Area, other: Area) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def crosses(first: list[Point], second: list[Point]) -> bool:
    """Tell whether two bows that begin at the same point meet again."""
    both = zip(first[1:], second[1:], strict=True)
    order = [one[1] - other[1] for one, other in both]
    return min(order) < -0.01 and max(order) > 0.01


@settings(max_examples=60, deadline=None)
@given(
    st.lists(spots, min_size=1, max_size=8),
    st.sampled_from(PAPERS),
    st.sampled_from(TextSize),
    st.sampled_from(("de", "ar")),
)
def test_no_line_and_no_box_touches_another_one(
    around: list[HelperSpot], page: Page, size: TextSize, language: str
) -> None:
    box = boxed(map_of(around, language), page, size)
    middle, places = box.middle(0.0, 0.0), box.places(0.0, 0.0)
    assert len(places) == len(around)
    for one, other in itertools.combinations([middle, *places], 2):
        assert not overlap(one, other)
    for area in (middle, *places):
        assert area.x >= -0.01
        assert area.x + area.width <= box.width + 0.01
        assert -box.height - 0.01 <= area.y
        assert area.y + area.height <= 0.01
    lines = [points(line) for line in box.lines(middle, places)]
    assert not any(inside(p, area) for line in lines for p in line for area in (middle, *places))
    bows = [line for line in lines if line[0][1] == pytest.approx(middle.y + middle.height / 2)]
    for first, second in itertools.combinations(bows, 2):
        if first[0] == second[0]:
            assert not crosses(first, second)


@pytest.mark.full
@settings(max_examples=rounds(10, full=30), deadline=None)
@given(st.lists(spots, min_size=1, max_size=8), st.sampled_from(TextSize))
def test_the_map_fits_on_a_page_of_a_pass_below_its_heading(
    around: list[HelperSpot], size: TextSize
) -> None:
    box = boxed(map_of(around), A6_PASS, size)
    assert box.height < 0.85 * frame_of(A6_PASS).height


@settings(max_examples=30, deadline=None)
@given(st.lists(spots, min_size=1, max_size=8), st.sampled_from(PAPERS))
def test_every_text_stays_inside_its_box(around: list[HelperSpot], page: Page) -> None:
    box = boxed(map_of(around), page)
    for spot in (box.centre, *box.around):
        for text in spot.content.items:
            assert all(line.width <= spot.width - 10 for line in text.lines)


def rendered(block: HelperMap, page: Page = A5_BOOKLET) -> bytes:
    blocks = (Cover((passage("Heft"),)), Heading(passage("Meine Stellen")), block)
    return render_pdf(Document("Heft", "de", blocks, page=page))


def test_the_map_is_one_figure_that_is_told_in_words() -> None:
    around = [HelperSpot(passage(name, language)) for name, language in NAMES]
    data = rendered(map_of(around, "ar"))
    (figure,) = structure(data).of("Figure")
    assert findings(data) == []
    assert "Jobcenter" in figure.text
    assert "Wer hilft" not in figure.text


def test_arabic_names_are_drawn_with_joined_letters() -> None:
    data = rendered(map_of([HelperSpot(passage("محمد", "ar"))], "de"))
    letters = [glyph.gid for glyph in drawn(data) if glyph.text in "محمد" and glyph.page == 1]
    alone = rendered(map_of([HelperSpot(passage("م ح م د", "ar"))], "de"))
    apart = [glyph.gid for glyph in drawn(alone) if glyph.text in "محمد" and glyph.page == 1]
    assert len(letters) == len(apart) == 4
    assert letters != apart


def test_a_ninth_helper_is_refused() -> None:
    with pytest.raises(ValueError, match="9"):
        map_of([HelperSpot(passage("Jobcenter"))] * 9)
