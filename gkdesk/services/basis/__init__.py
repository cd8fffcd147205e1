"""Grounds of disclosure: what may be told to whom, on which day, and what was told."""

from __future__ import annotations
