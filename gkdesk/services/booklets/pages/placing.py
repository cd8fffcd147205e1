"""On which pages the parts of a folded booklet stand, so that single ones can be made again.

A page that is made again fits into the booklet that somebody has only if everything on it stands
where it stood: so it is kept where each part began, beside what it said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.services.booklets.profiles.profile import BookletBlock, PageKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gkdesk.export.paper import Page
    from gkdesk.services.booklets.made import BookletHead

BOUND = frozenset({PageKind.A5, PageKind.A6})
"""Paper on which one part follows the other and the pages are numbered."""
BEHIND = " "
"""Between the digest of a part and its place."""
_NEAR_TOP = 8.0
_MM = 72 / 25.4


@dataclass(frozen=True)
class Place:
    """Where a part begins: its page from 0, and how far up it, in points."""

    page: int
    top: float


@dataclass(frozen=True)
class Placement:
    """The pages of a booklet, and where each of its parts begins on them.

    `in_spreads` says that two pages beside each other say the same in two languages. `sides` has a
    digest of each page.
    """

    pages: int
    page_top: float
    starts: tuple[tuple[BookletBlock, Place], ...]
    in_spreads: bool = False
    sides: tuple[str, ...] = ()

    def by_part(self, order: Sequence[BookletBlock]) -> dict[BookletBlock, set[int]]:
        """Return the pages on which each part stands; `order` is that of all parts.

        What has no heading of its own stands with the part before it, a cover before all.
        """
        found: dict[BookletBlock, set[int]] = {}
        last = -1
        for block in order:
            mine = [at for at, (opened, _) in enumerate(self.starts) if opened is block] or [last]
            last = mine[-1]
            found[block] = {page for at in mine for page in self._range(at)}
        return found

    def _range(self, at: int) -> range:
        first = self._leaf(self.starts[at][1].page if at >= 0 else 0)
        if at + 1 == len(self.starts):
            return range(max(first, 0), self.pages)
        following = self.starts[at + 1][1]
        is_at_top = following.top >= self.page_top - _NEAR_TOP
        leaf = 2 if self.in_spreads else 1
        end = self._leaf(following.page) + (0 if is_at_top else leaf)
        return range(max(first, 0), min(max(first + leaf, end), self.pages))

    def _leaf(self, page: int) -> int:
        """Return the first page of what is opened at once: the page itself, or its spread."""
        return page - 1 if self.in_spreads and page % 2 == 0 else page


def placement(
    head: BookletHead, paper: Page, pdf: bytes, pages: int, *, folded: bool = False
) -> Placement | None:
    """Read in a finished booklet where its parts begin; None where that cannot be told.

    `folded` says that its pages stand on sheets already.
    """
    from gkdesk.export.paper import PAGE_SIZES
    from gkdesk.export.pdf.chosen_pages import openings
    from gkdesk.export.pdf.imposition import sheet_sides
    from gkdesk.export.pdf.page_digests import page_digests

    found = openings(pdf)
    if len(found) != len(head.openings):
        return None
    sides = tuple(sheet_sides(pages, paper.binding)) if folded else ()
    places = [
        Place(sides[each.page][1 if each.left > 0 else 0] if sides else each.page, each.top)
        for each in found
    ]
    top = (PAGE_SIZES[paper.size][1] - paper.margins.top) * _MM
    starts = tuple(zip(head.openings, places, strict=True))
    drawn = page_digests(pdf, paper.margins.bottom * _MM - 1, sides)
    return Placement(pages, top, starts, sides=drawn)


def pages_again(
    now: Placement,
    before: Placement,
    again: Collection[BookletBlock],
    order: Sequence[BookletBlock],
) -> set[int]:
    """Return the pages to change in a booklet, parts of which are no longer as they were.

    Those are the pages where the parts stand and where they stood, and all pages of what shares
    one with them: what comes after it may decide where it is cut. Of those only pages that look
    different are meant; a part is often changed on one of its pages alone.
    """
    parts, stood = now.by_part(order), before.by_part([block for block, _ in before.starts])
    found: set[int] = set()
    for block in again:
        found |= parts.get(block, set()) | stood.get(block, set())
    sharing = [pages for pages in parts.values() if pages & found]
    same = {
        number
        for number, (was, drawn) in enumerate(zip(before.sides, now.sides, strict=False))
        if was == drawn
    }
    return found.union(*sharing) & set(range(now.pages)) - same


def read_places(digests: Mapping[BookletBlock, str]) -> tuple[tuple[BookletBlock, Place], ...]:
    """Return where parts began, by their digests, in the order of the pages."""
    found: list[tuple[BookletBlock, Place]] = []
    for block, digest in digests.items():
        page, _, top = digest.partition(BEHIND)[2].partition("/")
        if page.isdecimal() and top.isdecimal():
            found.append((block, Place(int(page), float(top))))
    return tuple(sorted(found, key=_from_the_first))


def _from_the_first(start: tuple[BookletBlock, Place]) -> tuple[int, float]:
    return start[1].page, -start[1].top


def with_places(head: BookletHead, placed: Placement | None) -> BookletHead:
    """Return a head whose parts say where they begin as well."""
    if placed is None:
        return head
    starts = dict(reversed(placed.starts))
    parts = tuple(
        (block, f"{digest}{BEHIND}{starts[block].page}/{starts[block].top:.0f}")
        if block in starts
        else (block, digest)
        for block, digest in head.parts
    )
    return replace(head, parts=parts, sides=placed.sides)
