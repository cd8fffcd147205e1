"""Statistics for the ministry, from the records to the bytes of a file."""

from __future__ import annotations
