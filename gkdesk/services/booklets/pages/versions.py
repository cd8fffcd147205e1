"""The two versions of a booklet: its pages for the screen, and sheets to fold or to cut."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export.content import Cover
from gkdesk.services.booklets.profiles.profile import PageKind

if TYPE_CHECKING:
    from gkdesk.export.content import Document

CARDS_ON_A_SHEET = 8
_FILL_A_PAGE = 8
"""So many blocks fill the first page of a booklet without a cover."""
MOST_PAGES = 36
MOST_ROOMY_PAGES = 54
MOST_SIDES_OF_A_CARD = 2
"""More is hardly meant: full booklets of everyday have about thirty pages."""


class Version(StrEnum):
    """Pages in their order, as they are read, or sheets for the printer."""

    PAGES = "pages"
    SHEETS = "sheets"


def has_sheets(page: PageKind) -> bool:
    """Tell whether the paper of a profile is folded or cut; loose sheets are not."""
    return page is not PageKind.PUNCHED


def is_long(pages: int, page: PageKind, *, is_roomy: bool) -> bool:
    """Tell whether a booklet has more pages than anybody expects.

    A roomy one has large print, or the languages on opposite pages.
    """
    if page is PageKind.CARD:
        return pages > MOST_SIDES_OF_A_CARD
    return pages > (MOST_ROOMY_PAGES if is_roomy else MOST_PAGES)


def on_sheets(pdf: bytes, document: Document, page: PageKind) -> bytes:
    """Return the pages of a document on sheets."""
    from gkdesk.export.pdf.imposition import booklet_sheets, card_sheets

    if page is PageKind.CARD:
        return card_sheets([pdf])
    return booklet_sheets(pdf, document.page.binding)


def beginning(document: Document) -> Document:
    """Return the first page of a document: its cover, or what stands at its top."""
    is_cover = isinstance(document.blocks[0], Cover) if document.blocks else False
    return replace(document, blocks=document.blocks[: 1 if is_cover else _FILL_A_PAGE])
