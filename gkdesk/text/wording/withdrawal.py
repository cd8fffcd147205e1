"""What is said at a withdrawal, and the notice to who got something, with the request to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day

if TYPE_CHECKING:
    import datetime as dt

FINAL = (
    "Ein Widerruf gilt ab dem eingetragenen Tag und bleibt stehen: Er lässt sich nicht "
    "zurücknehmen. Was bis dahin weitergegeben wurde, bleibt rechtmäßig."
)
NOTHING_PASSED_ON = "Im Weitergabe-Verzeichnis steht nichts an diese Stelle."


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
