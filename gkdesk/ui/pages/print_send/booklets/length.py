"""Before printing: that a booklet is very long, lacks a time, or is better made as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.booklets.pages.versions import is_long
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.text.dates import format_numeric
from gkdesk.ui.widgets import Banner, Kind

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.booklets.made import MadeBooklet

LONG = (
    "Dieses Heft hat {} Seiten, ungewöhnlich viele. Bitte sehen Sie vor dem Drucken nach, ob in "
    "einem Feld zu viel Text steht."
)
LONG_CARD = (
    "Diese Karte hat {} Seiten und passt nicht auf Vorder- und Rückseite. Bitte sehen Sie nach, ob "
    "in einem Feld zu viel Text steht."
)
MOST_ALTERED = (
    "Das sind {} von {} Seiten des Hefts. Ein neues Heft ist hier einfacher als einzelne Seiten."
)
LONGEST = " Am längsten ist der Text im Feld „{}“: {} Zeichen."
UNTIMED = (
    "Im Heft steht ein Termin ohne Uhrzeit, am {}. Dort ist eine Linie frei. Sie können die "
    "Uhrzeit bei der Person in den Text des Schritts schreiben, zum Beispiel: um 10:30 Uhr."
)
SEVERAL_UNTIMED = (
    "Im Heft stehen {} Termine ohne Uhrzeit, am {}. Dort sind Linien frei. Sie können die Uhrzeit "
    "bei der Person in den Text der Schritte schreiben, zum Beispiel: um 10:30 Uhr."
)


class LengthNote(Banner):
    """Hidden unless there is something to say."""

    def __init__(self) -> None:
        super().__init__("", Kind.WARN)
        self.hide()

    def tell(self, booklet: MadeBooklet) -> None:
        """Say it of one that is too long for its paper or to be meant, or of too many pages."""
        head, notes = booklet.head, []
        if 2 * booklet.pages > booklet.total > 0:
            notes.append(MOST_ALTERED.format(booklet.pages, booklet.total))
        elif not booklet.total and is_long(booklet.pages, head.paper, is_roomy=head.is_roomy):
            notes.append(_too_long(booklet))
        if head.untimed:
            notes.append(_untimed(head.untimed))
        self.say("\n".join(notes), Kind.WARN)
        self.setVisible(bool(notes))


def _too_long(booklet: MadeBooklet) -> str:
    words = (LONG_CARD if booklet.head.paper is PageKind.CARD else LONG).format(booklet.pages)
    if booklet.longest is None:
        return words
    characters = f"{booklet.longest.characters:,}".replace(",", ".")
    return words + LONGEST.format(booklet.longest.field, characters)


def _untimed(days: tuple[dt.date, ...]) -> str:
    """Say it by the days: a guest may look on."""
    said = ", ".join(dict.fromkeys(map(format_numeric, days)))
    return UNTIMED.format(said) if len(days) == 1 else SEVERAL_UNTIMED.format(len(days), said)
