"""Meetings of any purpose: prepared, run, sealed, and what is open afterwards."""

from __future__ import annotations
