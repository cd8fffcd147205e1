"""Before printing: that a booklet is longer than one expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.profile import Layout, PageKind
from gkdesk.services.booklets.versions import is_long
from gkdesk.ui.widgets import Banner, Kind

if TYPE_CHECKING:
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.booklets.profile import BookletChoice

LONG = (
    "Dieses Heft hat {} Seiten, ungewöhnlich viele. Bitte sehen Sie vor dem Drucken nach, ob in "
    "einem Feld zu viel Text steht."
)
LONG_CARD = (
    "Diese Karte hat {} Seiten und passt nicht auf Vorder- und Rückseite. Bitte sehen Sie nach, ob "
    "in einem Feld zu viel Text steht."
)


class LengthNote(Banner):
    """Hidden unless there is something to say."""

    def __init__(self) -> None:
        super().__init__("", Kind.WARN)
        self.hide()

    def tell(self, booklet: MadeBooklet, page: PageKind, choice: BookletChoice) -> None:
        """Say it of a booklet that is too long for its paper, or too long to be meant."""
        is_roomy = choice.large_print or choice.layout is Layout.FACING
        words = LONG_CARD if page is PageKind.CARD else LONG
        self.say(words.format(booklet.pages), Kind.WARN)
        self.setVisible(is_long(booklet.pages, page, is_roomy=is_roomy))
