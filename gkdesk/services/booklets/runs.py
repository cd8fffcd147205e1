"""Many booklets in one go, one after the other in the order of the list, few of them in memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.errors import ChoiceUnreadable, RecordGone
from gkdesk.services.booklets.made import (
    BookletHead,
    BookletRun,
    ComposedBooklet,
    MadeBooklet,
    SkippedBooklet,
    skipped,
)
from gkdesk.services.booklets.pages.placing import BOUND, placement, with_places
from gkdesk.services.booklets.pages.versions import CARDS_ON_A_SHEET, Version
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Document
    from gkdesk.export.paper import Page
    from gkdesk.progress import Progress


@dataclass(frozen=True)
class Wanted:
    """One booklet of a run: of whom, and what makes it.

    `compose` raises RecordGone, or ChoiceUnreadable.
    """

    client_id: ClientId
    code: str
    compose: Callable[[], ComposedBooklet]


@dataclass
class Delivery:
    """Where finished booklets and skipped ones go."""

    deliver: Callable[[MadeBooklet], None]
    skip: Callable[[SkippedBooklet], None]
    skipped: list[SkippedBooklet] = field(default_factory=list)
    made: int = 0

    def hand(self, booklet: MadeBooklet) -> None:
        """Hand over one, or a sheet of several."""
        self.deliver(booklet)
        self.made += len(booklet.heads)

    def leave_out(self, one: SkippedBooklet) -> None:
        """Tell at once who was skipped."""
        self.skipped.append(one)
        self.skip(one)


def run_booklets(
    wanted: tuple[Wanted, ...],
    delivery: Delivery,
    *,
    page: PageKind,
    version: Version,
    progress: Progress | None,
) -> BookletRun:
    """Make them all; raises Cancelled between two when the progress says so."""
    from gkdesk.export.pdf.mass import render_many

    on_sheets = version is Version.SHEETS
    pile = _Cards(delivery) if on_sheets and page is PageKind.CARD else None
    heads: list[tuple[BookletHead, Page]] = []
    documents = _documents(wanted, heads, delivery)
    folded = on_sheets and pile is None
    results = render_many(documents, len(wanted), progress=progress, folded=folded)
    with closing(results):
        for result in results:
            head, paper = heads[result.index]
            if result.problem is not None:
                delivery.leave_out(skipped(head, result.problem))
            elif result.pdf is not None:
                if page in BOUND:
                    placed = placement(head, paper, result.pdf, result.pages, folded=folded)
                    head = with_places(head, placed)
                made = MadeBooklet(head, result.pdf, result.pages)
                if pile is None:
                    delivery.hand(made)
                else:
                    pile.add(made)
    if pile is not None:
        pile.end()
    return BookletRun(delivery.made, tuple(delivery.skipped))


def _documents(
    wanted: Iterable[Wanted], heads: list[tuple[BookletHead, Page]], delivery: Delivery
) -> Iterator[Document]:
    """Compose one booklet after the other, and note in `heads` whose it is, and on which paper."""
    for each in wanted:
        try:
            composed = each.compose()
        except (RecordGone, ChoiceUnreadable) as error:
            broken = isinstance(error, ChoiceUnreadable)
            delivery.leave_out(SkippedBooklet(each.client_id, each.code, is_choice_broken=broken))
            continue
        heads.append((composed.head, composed.document.page))
        yield composed.document


class _Cards:
    """Gathers cards until a sheet is full."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._cards: list[MadeBooklet] = []

    def add(self, card: MadeBooklet) -> None:
        """Take one card, or both sides of one."""
        if self._sides() + card.pages > CARDS_ON_A_SHEET:
            self.end()
        self._cards.append(card)

    def end(self) -> None:
        """Hand over what there is."""
        from gkdesk.export.pdf.imposition import card_sheets

        if not self._cards:
            return
        first, *others = self._cards
        sheet = card_sheets([card.pdf for card in self._cards])
        heads = tuple(card.head for card in others)
        pages, shares = self._sides(), tuple(card.pages for card in self._cards)
        self._cards = []
        self._delivery.hand(MadeBooklet(first.head, sheet, pages, heads, shares))

    def _sides(self) -> int:
        return sum(card.pages for card in self._cards)
