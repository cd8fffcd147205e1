"""From boxes to pages: each is filled as far as it goes, and the last one is not left nearly empty.

A last page with little on it gets lost, and whoever reads does not expect it any more.
"""

from __future__ import annotations

from dataclasses import replace

from gkdesk.export.pdf.boxes import EPSILON, Box, Gap, Room, Stack
from gkdesk.export.pdf.facing import without_leading_gaps
from gkdesk.export.pdf.framed import Grid

LEAST = 0.2  # of a page, on the last one
SHARES = tuple(share / 20 for share in range(19, 7, -1))
"""Of the height of the last page but one, which are tried to give the last one more."""


def paged(boxes: list[Box], height: float, *, balanced: bool = True) -> list[Box]:
    """Return what stands on each page; without any box there is one, empty page."""
    rest: Box | None = Stack(items=boxes)
    pages: list[Box] = []
    begun: list[Stack] = []
    while rest is not None:
        if pages and isinstance(rest, Stack):
            rest = replace(rest, items=without_leading_gaps(rest.items))
        if isinstance(rest, Stack):
            begun.append(rest)
        head, tail = rest.split(height, force=False)
        if head is None:
            head, tail = rest.split(height, force=True)
        page = head or rest
        pages.append(page if tail is None else _filled(page, height))
        rest = tail
    if balanced and 1 < len(pages) == len(begun) and pages[-1].height < LEAST * height:
        pages[-2:] = _shared(begun[-2], height) or pages[-2:]
    return pages


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


def _shared(both: Stack, height: float) -> list[Box] | None:
    """Cut the last two pages anew, so that the last has more; None where that is not possible."""
    if any(map(_may_lose, both.items)):
        return None
    for share in SHARES:
        upper, lower = both.split(share * height, force=False)
        if upper is None or not isinstance(lower, Stack):
            return None
        lower = replace(lower, items=without_leading_gaps(lower.items))
        if lower.height > height + EPSILON:
            return None
        if lower.height >= LEAST * height:
            return [upper, lower]
    return None


def _may_lose(box: Box) -> bool:
    """Tell whether a cut above the foot of a page could cost what a box may do without."""
    return box.spare or (isinstance(box, Grid) and box.empty > 0)
