"""Strukturthemen: where they come from, which way they take, what became of them."""

from __future__ import annotations
