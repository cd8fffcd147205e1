"""Working aids: templates and rounds, filling in, closing, and what became of each."""

from __future__ import annotations
