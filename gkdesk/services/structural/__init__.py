"""Structural issues on their way from single cases to those who can change something."""

from __future__ import annotations
