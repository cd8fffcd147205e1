"""Taking over records from a file: assigned, tried, written in one step."""

from __future__ import annotations
