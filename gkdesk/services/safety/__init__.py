"""Keeping the store safe: ways in, backups, the log and its sheets."""

from __future__ import annotations
