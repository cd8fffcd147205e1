"""From a booklet as data to its PDF: its pages, the same on sheets, or single pages of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.content import Facing
from gkdesk.services.booklets.made import MadeBooklet
from gkdesk.services.booklets.pages.lengths import longest_text
from gkdesk.services.booklets.pages.placing import BOUND, pages_again, placement, with_places
from gkdesk.services.booklets.pages.versions import Version, has_sheets, is_long, on_sheets
from gkdesk.services.booklets.profiles.profile import BookletBlock, PageKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from gkdesk.export.content import Document
    from gkdesk.services.booklets.made import BookletHead, ComposedBooklet, SinceLast

_ON_SHEETS = {PageKind.CARD: "Bogen"}
_FOLDED = "zum-Falten"
_TO_CUT = "zum-Schneiden"
_SINGLE = "einzelne-Seiten"


def render(composed: ComposedBooklet, page: PageKind) -> MadeBooklet:
    """Return the pages of a booklet; raise MissingGlyph for a character no font has."""
    from gkdesk.export.pdf.counting import page_count
    from gkdesk.export.pdf.render import render_pdf

    pdf = render_pdf(composed.document)
    pages, head = page_count(pdf), composed.head
    if page in BOUND and not head.is_partial:
        head = with_places(head, placement(head, composed.document.page, pdf, pages))
    too_long = is_long(pages, page, is_roomy=False)
    longest = longest_text(composed.document, page) if too_long else None
    return MadeBooklet(head, pdf, pages, longest=longest)


def on_paper(
    made: MadeBooklet, document: Document, page: PageKind, version: Version
) -> MadeBooklet:
    """Return a booklet in a version."""
    if version is Version.PAGES or not has_sheets(page):
        return made
    head = _named(made.head, _ON_SHEETS.get(page, _FOLDED))
    return replace(made, head=head, pdf=on_sheets(made.pdf, document, page), reading=made.pdf)


def with_pages(made: MadeBooklet, document: Document, since: SinceLast) -> SinceLast:
    """Return what has changed in a folded booklet with the pages that have to be made again.

    Where no page looks different, nothing has changed, whatever the record says.
    """
    if since.unknown is not None or not since.again:
        return since
    placed = placement(made.head, document.page, made.pdf, made.pages)
    order = [block for block, _ in made.head.parts]
    numbers = set(range(made.pages))
    if placed is not None:
        spreads = any(isinstance(each, Facing) for each in document.blocks)
        now = replace(placed, in_spreads=spreads)
        before = replace(now, starts=since.stood, sides=since.sides)
        numbers = pages_again(now, before, since.again, order)
    if not numbers and not since.out:
        none = frozenset[BookletBlock]()
        return replace(since, changed=none, moved=none, gone=none)
    return replace(since, pages=tuple(sorted(numbers)))


def single_pages(made: MadeBooklet, numbers: Collection[int], version: Version) -> MadeBooklet:
    """Return some pages of a folded booklet, to be put into the one of then.

    As sheets they are not folded, but cut apart. Without a page there is no PDF.
    """
    from gkdesk.export.pdf.chosen_pages import chosen_pages
    from gkdesk.export.pdf.imposition import cut_sheets

    if not numbers:
        return MadeBooklet(made.head, b"")
    again = frozenset(map(str, numbers))
    head = replace(_named(made.head, _SINGLE), is_partial=True, redone=again)
    pdf = chosen_pages(made.pdf, numbers)
    single = MadeBooklet(head, pdf, len(numbers), total=made.pages)
    if version is Version.PAGES:
        return single
    return replace(single, head=_named(head, _TO_CUT), pdf=cut_sheets(pdf), reading=pdf)


def _named(head: BookletHead, ending: str) -> BookletHead:
    return replace(head, file_name=f"{head.file_name.removesuffix('.pdf')}_{ending}.pdf")
