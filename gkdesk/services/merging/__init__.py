"""Making one record of two that mean the same."""

from __future__ import annotations
