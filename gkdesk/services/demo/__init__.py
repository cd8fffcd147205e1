"""The invented alliance „Kreis Musterland“ and made-up records in any number."""

from __future__ import annotations
