"""Verabredungen of all meetings: what is open, and what became of the rest."""

from __future__ import annotations
