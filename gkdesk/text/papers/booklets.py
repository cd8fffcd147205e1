"""The German words on the list that lies on a pile of booklets, and why somebody got none."""

from __future__ import annotations

GONE = "Die Person ist nicht mehr im Bestand."
CHOICE_BROKEN = "Die festgehaltene Wahl lässt sich nicht lesen. Bitte neu festhalten."
UNDRAWN = "Feld „{field}“: Zeichen {number} kann keine Schrift zeichnen."
MAYBE = "vielleicht nur zum Teil gedruckt"
OUT = {"printed": "gedruckt", "saved": "gespeichert"}
"""By the way they go."""
SUMMARY = "{booklets} am {day} {out}."
SUMMARY_SKIPPED = "{number} übersprungen."
SUMMARY_STOPPED = "Der Lauf wurde angehalten: {booklets} nicht {out}."
SKIPPED = "Übersprungen"
COLUMNS = ("Nr.", "Kennung", "Sprache", "Seiten")
SKIPPED_COLUMNS = ("Kennung", "Grund")


def why_skipped(field: str, character: str, *, is_choice_broken: bool) -> str:
    """Say why a booklet was skipped; the character itself can be drawn nowhere, perhaps."""
    if is_choice_broken:
        return CHOICE_BROKEN
    if not character:
        return GONE
    number = " ".join(f"U+{ord(each):04X}" for each in character)
    return UNDRAWN.format(field=field, number=number)
