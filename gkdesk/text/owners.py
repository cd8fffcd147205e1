"""How an agreement names the person of the case as the one who does it."""

from __future__ import annotations

HERSELF = "die Person selbst"
