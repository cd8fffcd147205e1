"""What the program knows that a working aid asks for: proposals with their origin and day."""

from __future__ import annotations
