"""The paper of a document: its size, margins and the side on which it is bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gkdesk.text.languages import is_rtl


class PageSize(StrEnum):
    """Paper that office printers have, and what is cut from it: a pass, a card for a purse."""

    A4 = "A4"
    A5 = "A5"
    A6 = "A6"
    CARD = "card"


PAGE_SIZES: dict[PageSize, tuple[float, float]] = {
    PageSize.A4: (210.0, 297.0),
    PageSize.A5: (148.0, 210.0),
    PageSize.A6: (105.0, 148.0),
    PageSize.CARD: (85.6, 54.0),
}


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a page; `inner` is the bound side."""

    top: float
    bottom: float
    inner: float
    outer: float


class Binding(StrEnum):
    """The side on which the pages are bound; booklets in Arabic or Dari are bound right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Page:
    """Paper, margins and binding. `two_sided` mirrors the inner margin on even pages."""

    size: PageSize = PageSize.A4
    margins: Margins = field(default_factory=lambda: Margins(20.0, 20.0, 22.0, 20.0))
    binding: Binding = Binding.LEFT
    two_sided: bool = False


A4 = Page()
A5_BOOKLET = Page(PageSize.A5, Margins(15.0, 16.0, 16.0, 13.0), two_sided=True)
A6_PASS = Page(PageSize.A6, Margins(10.0, 11.0, 12.0, 9.0), two_sided=True)
PUNCHED = Page(PageSize.A4, Margins(20.0, 20.0, 24.0, 15.0), two_sided=True)
"""For a ring binder: the 20 mm at the bound side, where the holes are, stay empty."""
LETTER = Page(PageSize.A4, Margins(20.0, 20.0, 25.0, 20.0))
"""The margins of DIN 5008."""
CARD = Page(PageSize.CARD, Margins(4.0, 4.0, 4.5, 4.5))


def booklet_page(language: str, page: Page = A5_BOOKLET) -> Page:
    """Return the page of a booklet in this client language, bound on the side it needs."""
    binding = Binding.RIGHT if is_rtl(language) else Binding.LEFT
    return Page(page.size, page.margins, binding, page.two_sided)
