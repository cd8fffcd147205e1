"""From a booklet as data to its PDF: its pages, the same on sheets, or single pages of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.content import Facing
from gkdesk.services.booklets.made import MadeBooklet
from gkdesk.services.booklets.pages.lengths import longest_text
from gkdesk.services.booklets.pages.placing import BOUND, pages_again, placement, with_places
from gkdesk.services.booklets.pages.versions import Version, has_sheets, is_long, on_sheets
from gkdesk.services.booklets.profiles.profile import PageKind

if TYPE_CHECKING:
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


def single_pages(
    made: MadeBooklet, document: Document, since: SinceLast, version: Version
) -> MadeBooklet:
    """Return the pages of a folded booklet that have changed since, to be put into the one of then.

    As sheets they are not folded, but cut apart.
    """
    from gkdesk.export.pdf.chosen_pages import chosen_pages
    from gkdesk.export.pdf.imposition import cut_sheets

    placed = placement(made.head, document.page, made.pdf, made.pages)
    order = [block for block, _ in made.head.parts]
    numbers = set(range(made.pages))
    if placed is not None:
        spreads = any(isinstance(each, Facing) for each in document.blocks)
        now = replace(placed, in_spreads=spreads)
        numbers = pages_again(now, replace(now, starts=since.stood), since.again, order)
    head = replace(_named(made.head, _SINGLE), is_partial=True)
    pdf = chosen_pages(made.pdf, numbers)
    single = MadeBooklet(head, pdf, len(numbers), total=made.pages)
    if version is Version.PAGES:
        return single
    return replace(single, head=_named(head, _TO_CUT), pdf=cut_sheets(pdf), reading=pdf)


def _named(head: BookletHead, ending: str) -> BookletHead:
    return replace(head, file_name=f"{head.file_name.removesuffix('.pdf')}_{ending}.pdf")
