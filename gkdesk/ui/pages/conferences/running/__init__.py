"""A meeting while it runs, and what comes after it: minutes, time, attendance, seal."""

from __future__ import annotations
