"""Words of the notes about papers that leave the office, until and unless they are settled."""

from __future__ import annotations

MAYBE = {
    "printed": "Druck begonnen, vielleicht gedruckt",
    "saved": "Speichern begonnen, vielleicht gespeichert",
}
"""Behind a document that may have left, by the way it goes."""
CUT_SHORT = "Druck abgebrochen, vielleicht zum Teil gedruckt"
