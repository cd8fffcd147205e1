"""From boxes to pages: each is filled as far as it goes, and none is left nearly empty for nothing.

A page with little on it gets lost, at the end above all, where nobody expects it any more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from gkdesk.export.pdf.boxes import Box, Gap, Room, Stack
from gkdesk.export.pdf.facing import without_leading_gaps
from gkdesk.export.pdf.framed import Grid

LEAST = 0.25  # of a page
SHARES = tuple(share / 20 for share in range(19, 7, -1))
"""Of the height of a page, which are tried to give the one after it more."""


class _Page(NamedTuple):
    """A page, and what comes after it."""

    box: Box
    rest: Stack | None

    @property
    def left(self) -> int:
        return len(self.rest.items) if self.rest is not None else 0


def paged(
    boxes: list[Box], height: float, *, balanced: bool = True, ruled: bool = False
) -> list[Box]:
    """Return what stands on each page; without any box there is one, empty page.

    A `balanced` page gives to one that would be nearly empty, but not to a last one that is `ruled`
    to its foot.
    """
    pages: list[Box] = []
    before = Stack(items=())
    rest: Stack | None = Stack(items=boxes)
    while rest is not None:
        page = _fitted(rest, height)
        is_open = ruled and page.rest is None
        if balanced and pages and page.box.height < LEAST * height and not is_open:
            if page.rest is None and (whole := _closer(before, height)) is not None:
                return [*pages[:-1], whole]
            if (shared := _shared(before, page.left, height)) is not None:
                pages[-1], rest = shared
                page = _fitted(rest, height)
        pages.append(page.box)
        before, rest = rest, page.rest
    return pages


def _fitted(boxes: Stack, height: float) -> _Page:
    """Fill a page; a box that is too large for any is cut."""
    page, tail = boxes.page(height)
    if tail is None:
        return _Page(page, None)
    return _Page(_filled(page, height), _from_the_top(tail))


def _from_the_top(boxes: Stack) -> Stack:
    return replace(boxes, items=without_leading_gaps(boxes.items))


def _filled(page: Box, height: float) -> Box:
    """Let a table with rows to write in go on to the foot of its page."""
    if not isinstance(page, Stack):
        return page
    items = list(page.items)
    while items and isinstance(items[-1], Room | Gap):
        items.pop()
    if not items or not isinstance(items[-1], Grid):
        return page
    rest = height - Stack(items=items).height
    return replace(page, items=[*items[:-1], items[-1].filled(rest)])


def _closer(both: Stack, height: float) -> Box | None:
    """Give up rows to write in, so that two pages become one; None where that is not enough."""
    items = list(both.items)
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        too_high = Stack(items=items).height - height
        if too_high > 0 and isinstance(item, Grid):
            items[at] = item.without(too_high)
    whole, rest = replace(both, items=items).split(height, force=False)
    return whole if rest is None else None


def _shared(both: Stack, left: int, height: float) -> tuple[Box, Stack] | None:
    """Cut two pages anew, so that the second has more; None where that is not possible.

    What comes after them, `left` boxes, stays there.
    """
    if any(map(_may_lose, both.items[: len(both.items) - left])):
        return None
    for share in SHARES:
        upper, lower = both.split(share * height, force=False)
        if upper is None or not isinstance(lower, Stack):
            return None
        lower = _from_the_top(lower)
        page = _fitted(lower, height)
        if page.left > left:
            return None
        if page.box.height >= LEAST * height:
            return upper, lower
    return None


def _may_lose(box: Box) -> bool:
    """Tell whether a cut above the foot of a page could cost what a box may do without."""
    return box.spare or (isinstance(box, Grid) and box.empty > 0)
