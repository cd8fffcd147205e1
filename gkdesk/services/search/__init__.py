"""Finding everything that was entered."""

from __future__ import annotations
