"""Clients: taken up, kept, shown and ended."""

from __future__ import annotations
