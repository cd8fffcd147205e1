"""Words around papers that leave the office: the notes about them, and the list on a pile."""

from __future__ import annotations

MAYBE = {
    "printed": "Druck begonnen, vielleicht gedruckt",
    "saved": "Speichern begonnen, vielleicht gespeichert",
}
"""Behind a document that may have left, by the way it goes."""
COVER_TITLE = "Deckblatt"
"""Of the list that lies on a pile."""
CUT_SHORT = "Druck abgebrochen, vielleicht zum Teil gedruckt"
