"""What is said at a withdrawal, and the notice to who got something, with the request to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

FINAL = (
    "Ein Widerruf gilt ab dem eingetragenen Tag und bleibt stehen: Er lässt sich nicht "
    "zurücknehmen. Was bis dahin weitergegeben wurde, bleibt rechtmäßig."
)
NOTHING_PASSED_ON = "Im Weitergabe-Verzeichnis steht nichts an diese Stelle."

NOTHING_TO_TELL = (
    "Ein Brief würde dieser Stelle die Person erst nennen. Schreiben Sie nur, wenn sie auf anderem "
    "Weg etwas erfahren hat: Drucken & Senden, Mitteilung des Widerrufs."
)
CONFIRMED = "widerrufen"
"""What is typed so that one stray key does not withdraw."""


def belongs_to(families: Sequence[str]) -> str:
    """Return what a withdrawal means for the family cases that she belongs to."""
    named = ", ".join(map(inside, families))
    return (
        f"Gehört auch zu: {named}. Was dort vorher unterschrieben wurde, gilt für die Person "
        "gegenüber dieser Stelle dann nicht mehr, bis sie dort neu einwilligt."
    )


def closed_elsewhere(member: str, recipient: str, on: dt.date) -> str:
    """Return the hint in a family case that a member withdrew in her own."""
    return (
        f"{inside(member)} hat im eigenen Fall am {format_day(on)} widerrufen: "
        f"{inside(recipient)}. Was davon diesen Fall betrifft, ist geschlossen, bis die Person "
        "hier an einem späteren Tag neu einwilligt."
    )


def withdrawal_notice(recipient: str, name: str, on: dt.date, told: tuple[str, ...]) -> str:
    """Return the notice as plain text; `told` are the lines of the Weitergabe-Verzeichnis."""
    passed = "\n".join(f"– {line}" for line in told)
    what = f"\n\nSie haben von uns erhalten:\n{passed}" if passed else ""
    return (
        f"An: {inside(recipient)}\n\n"
        f"{inside(name)} hat die Einwilligung, Ihnen Angaben weiterzugeben, am {format_day(on)} "
        "widerrufen (Art. 7 Abs. 3 DSGVO). Von diesem Tag an geben wir Ihnen nichts mehr weiter."
        f"{what}\n\n"
        "Bitte löschen Sie, was Sie auf dieser Grundlage erhalten haben, soweit Sie es nicht "
        "nach anderen Vorschriften aufbewahren müssen (Art. 17 und 19 DSGVO), und bestätigen Sie "
        "uns das."
    )
